# verdict: passed
# how: before
# outputs: shown

from IPython.display import HTML, display

display(HTML("<p>" + "".join(f'<b title="{i}">' for i in range(1400)) + "<p>x" * 1400))
display(HTML("<p " + " ".join(f"a{i}" for i in range(60_000)) + ">x"))
display(HTML('<p style="color:' + "(" * 5000 + '">x'))
