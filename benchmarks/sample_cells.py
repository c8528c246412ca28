"""Twenty cells as learners write them, each with one mistake: what the check says to them stands in docs/diagnosis.md."""

CELLS: tuple[tuple[str, str], ...] = (
    ("softmax", """
def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=0)
"""),
    ("softmax", """
def softmax(z):
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)
"""),
    ("dense", """
def dense(x, w, b):
    print(x @ w + b)
"""),
    ("dense", """
def dense(x, w, b):
    return x @ w + 2 * b
"""),
    ("dense_backward", """
def dense_backward(g, y, x, w, b):
    dx = g @ w.T
    dw = x.T @ g
    db = g.mean(axis=0)
    return dx, dw, db
"""),
    ("mse", """
def mse(y, t):
    total = 0.0
    for i in range(len(y) - 1):
        total += (y[i] - t[i]) ** 2
    return total / len(y)
"""),
    ("standardize", """
def standardize(X):
    X -= X.mean(axis=0)
    std = X.std(axis=0)
    return X / np.where(std == 0, 1, std)
"""),
    ("relu_backward", """
def relu_backward(g, y, z):
    return g * (z >= 0)
"""),
    ("sigmoid", """
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
"""),
    ("one_hot", """
def one_hot(t, num_classes):
    return np.array([[int(k == c) for c in range(num_classes)] for k in t])
"""),
    ("accuracy", """
def accuracy(scores, t):
    return (scores.argmax(axis=1) == t).sum()
"""),
    ("momentum_step", """
def momentum_step(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    return v, w - lr * v
"""),
    ("adam_step", """
def adam_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2) ** t
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
"""),
    ("mlp_backward", """
def mlp_backward(X, t, params):
    W1, b1, W2, b2 = params
    z1, a1, z2 = mlp_forward(X, params)
    loss = softmax_cross_entropy(z2, t)
    dz2 = softmax_cross_entropy_backward(1.0, loss, z2, t)
    da1, dW2, db2 = dense_backward(dz2, z2, a1, W2, b2)
    dz1 = da1 * a1
    _, dW1, db1 = dense_backward(dz1, z1, X, W1, b1)
    return loss, (dW1, db1, dW2, db2)
"""),
    ("gradient_descent", """
seen = []

def gradient_descent(grad, x0, lr, steps):
    x = x0.copy()
    seen.append(x)
    for _ in range(steps):
        x = x - lr * grad(x)
        seen.append(x)
    return np.array(seen)
"""),
    ("batch_norm", """
def batch_norm(x, gamma, beta, eps=1e-5):
    mean = x.mean(axis=0)
    var = x.var(axis=0, ddof=1)
    return gamma * (x - mean) / np.sqrt(var + eps) + beta
"""),
    ("cosine_decay", """
def cosine_decay(lr0, step, total):
    while step < total:
        lr = lr0 * (1 + np.cos(np.pi * step / total)) / 2
    return lr
"""),
    ("quiz_sigmoid_slope", """
def quiz_sigmoid_slope():
    return 1.0
"""),
    ("myth_sigmoid_slope", """
def myth_sigmoid_slope():
    return 0.3
"""),
    ("bug_momentum_training", """
def bug_momentum_training(X, t, w, epochs, batch_size, lr, momentum):
    for _ in range(epochs):
        v = np.zeros_like(w)
        for start in range(0, len(X), batch_size):
            Xb, tb = X[start : start + batch_size], t[start : start + batch_size]
            g = 2 * Xb.T @ (Xb @ w - tb) / len(Xb)
            v = momentum * v + g
            w = w - lr * v
    return w
"""),
)  # fmt: skip
