from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_run_order",
    "Cell A holds `count = 1`, cell B holds `count = count + 1`. You start the kernel, then run A, B, B, A, B, in this order. "
    "What is `count` now?",
    answer=2,
    wrong={
        1: "The last cell that ran is B, and it adds 1 to what A has set a moment before.",
        3: "That would be right for A, B, B. Then A ran again and set count back to 1.",
        4: "You added up three runs of B. The second run of A threw the earlier ones away.",
        5: "You counted the runs. Only the state at the end matters: follow count from run to run.",
    },
    hints=("Write down the value of count after each of the five runs.",),
)
