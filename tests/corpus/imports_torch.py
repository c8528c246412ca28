# verdict: raised
# how: answer

def accuracy(scores, t):
    import torch

    return float((torch.tensor(scores).argmax(1) == torch.tensor(t)).float().mean())
