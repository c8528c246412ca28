"""Free text: an error analysis."""

from autograder.exercise import Words

exercise = Words(
    "words_error_analysis",
    "Look at every validation image that your model gets wrong. Group the errors by what they have in common (not by class alone), count the groups, and say "
    "for each: what could the cause be, which change would help, and how would you test whether it did? Which errors would you leave alone, and why?",
    rubric=(
        "1 point: all errors of a stated part were looked at; groups with counts that add up",
        "1 point: groups by a visible or measurable property (thin strokes, open loops, cut off, wrong label), not only 'class 8'",
        "1 point: for at least two groups a cause and a change that addresses it, with a test on validation data that could fail",
        "1 point: names errors that cannot or should not be repaired (unreadable, mislabelled), and does not repair them by hand",
    ),
    model_answer="""The network with 64 units and without copies has 8 errors among 360 validation digits; I looked at all of them. **Lost holes (5):** five 8s,
three of them taken for 1, one for 5, one for 9. An 8 has two holes; in these I see at most one, the others are filled with ink or left open. Possible cause:
among 1,078 images there are few 8s that are as narrow or lean as much. Change: copies of all digits that are turned by a few degrees and moved by half a pixel. Test: same
split and same three seeds with and without copies; it fails if fewer than two of the five are mended or if other errors rise by as many. **Uncommon shapes (2):** two 3s
taken for 8, one pale and curled, one a bold zigzag. Change: copies with paler and bolder ink. Test likewise, but over five splits, because two images
are no evidence. **A single case (1):** a 6 taken for 5. I read it without trouble. I leave it alone: one image has no pattern, and a change made for it would be
fitted to it. Also left alone: the 8s in which I see no 8 either. Who mends those learns the labels of these images by heart; better is to let the model refuse. No label
looked wrong to me; if one did, I would report it to whoever keeps the data, and not change it in a part that I measure on.""",
    points=4,
)
