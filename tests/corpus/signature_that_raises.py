# verdict: raised
# how: answer

class Answer:
    @property
    def __signature__(self):
        raise RuntimeError("asked for a signature")

    @property
    def __code__(self):
        raise KeyError("asked for code")

    def __call__(self, scores, t):
        return float(np.mean(scores.argmax(axis=1) == t))


accuracy = Answer()
