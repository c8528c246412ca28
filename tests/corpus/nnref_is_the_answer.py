# verdict: raised
# how: answer

from nnref import accuracy
