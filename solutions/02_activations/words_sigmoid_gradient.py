"""Free text: the derivative of the sigmoid, and why it blocks gradients."""

from autograder.exercise import Words

exercise = Words(
    "words_sigmoid_gradient",
    "Derive the derivative of the sigmoid, describe its graph, and explain with numbers why sigmoids block gradients in a deep network. "
    "What would you use in their place, and where would you keep them?",
    rubric=(
        "1 point: σ'(z) = σ(z)(1 - σ(z)), with the steps that lead there",
        "1 point: the graph; a bell with its top 1/4 at z = 0, near 0 beyond |z| of about 5",
        "1 point: the product over the layers with a number, for example (1/4)^10 ≈ 1e-6, and saturation on top; the weights belong to the "
        "product too",
        "1 point: ReLU or relatives inside, the sigmoid at the output of a yes-or-no question (and in gates)",
    ),
    model_answer="""**Junior.** The derivative is σ(z)(1 - σ(z)). It looks like a bell: 0.25 at z = 0, 0.105 at z = 2, 0.0066 at z = 5. In the
backward pass each sigmoid multiplies the gradient by this number and so lets a quarter through at most, ten of them a millionth. With
weights of a usual size the first layers hardly learn. I would use ReLU in the hidden layers and keep the sigmoid for a yes-or-no output.

**Mid-level.** Write σ = (1 + u)⁻¹ with u = e^(-z). Then dσ/du = -(1 + u)⁻² and du/dz = -u, so σ' = u/(1 + u)², which is 1/(1 + u) times
u/(1 + u), that is σ(1 - σ). As y(1 - y) is a parabola in y with its top at y = 1/2, the slope is 1/4 at most. A unit saturates when |z| is
large: the output is close to 0 or 1, the slope almost 0, and the unit stays where it is even when it is wrong.

**Senior.** The gradient through L layers is a product of weights and slopes. The slopes give at most 4^(-L); the weights could make up for
it, but large weights push units into saturation, which lowers the slopes again. Hence non-saturating activations, fitting initialization,
normalization and residual connections. The sigmoid stays where its range is the point: the probability of a yes, where the loss undoes the
saturation (cross-entropy from logits has the gradient p - t), and the gates of an LSTM.""",
    points=4,
)
