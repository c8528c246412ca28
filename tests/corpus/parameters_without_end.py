# verdict: wrong type
# how: answer

exec("def accuracy(" + ", ".join(f"parameter_{i}" for i in range(3000)) + "): pass")
