"""Free text: how language models are evaluated."""

from autograder.exercise import Words

exercise = Words(
    "words_language_models",
    "How are large language models evaluated, and why is that harder than for the digits of this chapter? Name at least four methods, say what "
    "each measures and how it can mislead, and say what you would do to choose a model for a task of your own.",
    rubric=(
        "1 point: at least four of: perplexity, benchmarks, tests of code, human preference, model as judge, red teaming, use in the field",
        "1 point: for each a way in which it misleads (contamination, position and length bias, narrow tasks, tokenizers that differ)",
        "1 point: why it is harder: no single right answer, open tasks, prompts matter, training data unknown",
        "1 point: an own evaluation: own examples, kept private, blind, with uncertainty",
    ),
    model_answer="""**Junior.** Perplexity says how surprised the model is by a text: 1 is perfect prediction. Benchmarks ask thousands of questions with
known answers. People compare two answers blindly, and Elo turns the comparisons into a ranking. Another model can act as the judge. It is
harder than with digits, because a question has many good answers, and because the questions may have been in the training data.

**Mid-level.** Perplexity depends on the tokenizer, and says nothing on usefulness. A benchmark may be contaminated, and its score moves with the
wording of the prompt; a fall on rephrased questions shows it. Human preference favours long and confident answers. A model as judge prefers
the first answer, the longer one, and its own style, so one asks twice with the order swapped and compares with human verdicts on a sample.
Code can be run against tests, which is the most honest measure, but only for code.

**Senior.** Each method is a proxy with an error of its own, and once a number is a goal it is optimized. For a task of my own I collect a few
hundred real cases, write down what a good answer must contain, keep them private, let people grade blindly, and measure their agreement first,
since it limits what any automatic judge can reach. I report standard errors or bootstrap intervals, several prompts and seeds, cost and latency, and
failures by kind, above all the harmful ones. Then I keep measuring in use, because models behind an interface change without notice.""",
    points=4,
)
