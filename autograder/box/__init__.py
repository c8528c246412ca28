"""The isolated process that runs a learner's code and returns values. Read `grading.md`'s rule first: judge and judged share no process.

sandbox.py     trusted side: start a warmed process inside bubblewrap, hand it code and cases, read observations
stage.py       trusted side: a whole notebook, cell by cell, with questions where its checks stand
testimony.py   trusted side: what comes out of the box, checked field by field
outfit.py      what the process finds: copies of our packages without what is asked, a root of its own
zygote.py      inside: fork for each submission, shut the fork in namespaces of its own, run, answer
syscalls.py    inside: what the kernel is told to refuse
wire.py        frames between the two: lengths are checked before anything is allocated, no pickle
"""
