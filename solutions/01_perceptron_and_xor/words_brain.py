from autograder.exercise import Words

exercise = Words(
    "words_brain",
    "A newspaper writes: “Artificial neural networks work like the brain.” Write a correction of three to five sentences: "
    "what the two have in common, and at least three things in which they differ.",
    rubric=(
        "1 point: something they share: many simple units; each combines many inputs with different strength into one output; what is known "
        "lies in the strengths of the connections, which change by experience.",
        "1 point: at least three differences, for instance: real neurons send spikes in time, not one number; they are living cells with "
        "their own dynamics; the wiring of a brain is not in layers and has loops; a brain does not learn by Rosenblatt's rule or "
        "by backpropagation over a labelled data set, as far as is known; energy; numbers of examples.",
    ),
    model_answer=(
        "Both consist of many simple units, each of which combines many inputs of different strength into one output, and in both "
        "experience changes the strength of connections. There the likeness ends. A real nerve cell is a living thing that sends short "
        "pulses in time; an artificial neuron is one line of arithmetic that gives one number. Our networks are arranged in layers without "
        "loops, a brain is wired in all directions. Our networks learn by a rule that compares an output with a given target, many "
        "thousand times; how a brain changes its connections is only partly known, and it often needs a single example. "
        "The brain was an inspiration for the first models, not a blueprint."
    ),
    points=2,
)
