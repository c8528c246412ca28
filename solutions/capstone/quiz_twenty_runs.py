"""Quiz: the best of twenty."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_twenty_runs",
    "Twenty networks that differ in nothing but their seed are measured on one validation part of 300 digits. All of them are equally good in "
    "truth: 97 %. You report the best of the twenty numbers. What will it most likely be?",
    choices={
        "a": "below 97 %, because so many were tried",
        "b": "about 97 %",
        "c": "about 98.5 %",
        "d": "100 %",
    },
    answer="c",
    wrong={
        "b": "97 % is what one of them has on average. You took the largest of twenty, and the largest is above the average.",
        "a": "Trying more does not make the best one worse. It makes the best one look better than it is.",
        "d": "One such number scatters by about 1 percentage point (the root of 0.97 · 0.03 / 300). The best of twenty lies one to two of those above.",
    },
    hints=(
        "How much does one accuracy on 300 digits scatter? The deviation is the root of p(1 - p)/n.",
        "The largest of twenty draws lies about 1.9 deviations above the mean if they are independent, less if they see the same digits.",
    ),
)
