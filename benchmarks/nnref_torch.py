"""PyTorch at the same work, on the CPU."""

import os

import torch
from nnref_data import convolution_case, digit_like, examples, grid, lstm_case, plane

VERSION = f"PyTorch {torch.__version__}"
torch.set_num_threads(int(os.environ["BENCHMARK_THREADS"]))
F = torch.nn.functional


def module(sizes, dtype, activation=torch.nn.ReLU):
    _, _, layers = examples(sizes, 1, dtype)
    parts = []
    for k, (w, b) in enumerate(layers):
        linear = torch.nn.Linear(*w.shape, dtype=getattr(torch, dtype))
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(w.T))
            linear.bias.copy_(torch.tensor(b))
        parts += [linear, activation()] if k + 1 < len(layers) else [linear]
    return torch.nn.Sequential(*parts)


def data(sizes, n, dtype):
    X, t, _ = examples(sizes, n, dtype)
    return torch.tensor(X), torch.tensor(t)


def epoch(sizes, batch, n, dtype, fused):
    net, (X, t) = module(sizes, dtype), data(sizes, n, dtype)
    optimizer, loss_function = torch.optim.Adam(net.parameters(), fused=fused), torch.nn.CrossEntropyLoss()

    def work():
        order, total = torch.randperm(n), torch.zeros(())
        for i in range(0, n, batch):
            rows = order[i : i + batch]
            optimizer.zero_grad()
            loss = loss_function(net(X[rows]), t[rows])
            loss.backward()
            optimizer.step()
            total += loss.detach()
        return total.item()

    return work


def decision_map(sizes, pixels, dtype):
    net, points = module(sizes, dtype, torch.nn.Tanh), torch.tensor(grid(pixels, dtype))

    @torch.inference_mode()
    def work():
        return net(points)

    return work


def check(sizes, n, fast):
    """torch.autograd.gradcheck over all parameters; fast mode looks along one random direction."""
    net, (X, t) = module(sizes, "float64", torch.nn.Tanh), data(sizes, n, "float64")
    names, parameters = zip(*net.named_parameters())

    def loss(*parameters):
        return F.cross_entropy(torch.func.functional_call(net, dict(zip(names, parameters)), X), t)

    return lambda: torch.autograd.gradcheck(loss, parameters, fast_mode=fast)


def landscape(sizes, points, dtype):
    X, t = map(torch.tensor, digit_like(dtype))
    _, _, layers = examples(sizes, 1, dtype)
    flat = [[torch.tensor(a) for layer in some for a in layer] for some in (layers, *plane(layers, dtype))]
    places = torch.linspace(-1, 1, points)

    @torch.inference_mode()
    def work():
        losses = torch.empty(points, points)
        for i, a in enumerate(places):
            for j, b in enumerate(places):
                w1, b1, w2, b2 = (p + a * d + b * e for p, d, e in zip(*flat))
                losses[i, j] = F.cross_entropy(torch.addmm(b2, torch.relu(torch.addmm(b1, X, w1)), w2), t)
        return losses

    return work


def many_alone(sizes, batch, n, dtype, networks):
    X, t = data(sizes, batch, dtype)
    runs, loss_function = [], torch.nn.CrossEntropyLoss()
    for _ in range(networks):
        net = module(sizes, dtype)
        runs.append((net, torch.optim.Adam(net.parameters(), fused=True)))

    def work():
        for net, optimizer in runs:
            optimizer.zero_grad()
            loss_function(net(X), t).backward()
            optimizer.step()

    return work


def gradient_norms(depth, width, n):
    torch.manual_seed(0)
    weights = [(torch.randn(width, width, dtype=torch.float64) / width**0.5).requires_grad_() for _ in range(depth)]
    X = torch.randn(n, width, dtype=torch.float64)

    def work():
        a = X
        for w in weights:
            a = torch.tanh(a @ w)
        return [float(torch.linalg.norm(g)) for g in torch.autograd.grad(a.sum(), weights)]

    return work


def convolution(n, channels, filters, image, kernel, dtype):
    x, w, b, g = map(torch.tensor, convolution_case(n, channels, filters, image, kernel, dtype))
    for a in (x, w, b):
        a.requires_grad_()
    return lambda: torch.autograd.grad(F.conv2d(x, w, b, padding=kernel // 2), (x, w, b), g)


def lstm(n, length, inputs, hidden, dtype):
    x, h, c, Wx, Wh, b, g = map(torch.tensor, lstm_case(n, length, inputs, hidden, dtype))
    layer = torch.nn.LSTM(inputs, hidden, batch_first=True, dtype=x.dtype)
    with torch.no_grad():
        layer.weight_ih_l0.copy_(Wx.T)
        layer.weight_hh_l0.copy_(Wh.T)
        layer.bias_ih_l0.copy_(b)
        layer.bias_hh_l0.zero_()
    given = (x.requires_grad_(), h[None].requires_grad_(), c[None].requires_grad_())
    wanted = [*given, *layer.parameters()]

    def work():
        states, _ = layer(given[0], given[1:])
        return torch.autograd.grad(states, wanted, g)

    return work
