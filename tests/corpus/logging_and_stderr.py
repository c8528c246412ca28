# verdict: passed
# how: answer
# outputs: shown

import logging
import sys
import warnings

logging.warning("hm")
print("hm", file=sys.stderr)
warnings.warn("hm")
from tqdm import tqdm

for _ in tqdm(range(3)):
    pass


def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
