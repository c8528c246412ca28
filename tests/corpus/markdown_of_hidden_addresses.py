# verdict: passed
# how: make
# outputs: shown

def make(notebook):
    import copy

    cell = copy.deepcopy(next(c for c in notebook.cells if c.cell_type == "markdown" and not c.metadata.get("nbgrader")))
    cell.id = "own"
    cell.source = (
        "[a](java&#115;cript:alert(1)) [b](javascript&colon;alert(1)) [c](&#1;javascript:alert(1)) <javascript:alert(1)>\n\n"
        "[d]: javascript:alert(1)\n\n[d] ![e](http://example.org/seen.png) ![f][g]\n\n[g]: //example.org/seen.png\n\n"
        "$\\href{javascript:alert(1)}{x}$ <svg/onload=alert(1)> <math><mi xlink:href='javascript:alert(1)'>x</mi></math> "
        "<base href=//example.org> <meta http-equiv=refresh content=0> <link rel=stylesheet href=//example.org>\n"
    )
    notebook.cells.insert(2, cell)
    shown = copy.deepcopy(next(c for c in notebook.cells if c.cell_type == "code"))
    shown.metadata, shown.id = {}, "shown"
    shown.source = (
        "from IPython.display import HTML, Latex, Markdown, SVG, display\n"
        "display(HTML('<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">'))\n"
        "display(HTML('<a href=\"javascript:alert(1)\">x</a><div class=\"modal in\" style=\"display:block;margin:-999px;background-color:#fff\">You have 100 points</div>'))\n"
        "display(HTML('<p style=\"background-color:url(http://example.org/x);color:expression(alert(1))\">x</p><base href=//example.org><meta http-equiv=refresh content=0>'))\n"
        "display(Markdown('[x](javascript:alert(1)) ![e](http://example.org/seen.png)'), Latex('$\\\\href{javascript:alert(1)}{x}$'))\n"
        "display({'application/vnd.jupyter.widget-view+json': {'model_id': 'x'}, 'text/html': '<b>b</b>', 'application/javascript': 'alert(1)'}, raw=True)\n"
    )
    notebook.cells.insert(3, shown)
    return text(notebook).encode()
