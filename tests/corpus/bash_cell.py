# verdict: passed
# how: before
# outputs: shown

%%bash
echo hello; touch here
