# verdict: passed
# how: before

%pip install torch
