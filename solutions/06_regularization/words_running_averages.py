"""Free text: why running averages in batch norm."""

from autograder.exercise import Words

exercise = Words(
    "words_running_averages",
    "Why does batch norm keep running averages of mean and variance? What would go wrong at test time without them, and what goes wrong when "
    "they are used or gathered wrongly? Are they parameters?",
    rubric=(
        "1 point: training normalizes by the batch; at test time there may be one example only, or a batch that is not representative",
        "1 point: running statistics make the prediction a fixed function of the one example",
        "1 point: a failure named: training mode at test time, statistics not yet warmed up, wrong momentum, shifted data",
        "1 point: buffers, not parameters: no gradient, but saved with the model, unlike gamma and beta which are trained",
    ),
    model_answer="""**Junior.** In training batch norm subtracts the mean of the batch and divides by its deviation. At test time I may have a
single picture: its own mean is the picture itself, and the result would always be beta. So during training the layer also keeps running
averages of mean and variance, and uses these when it predicts.

**Mid-level.** With batch statistics the answer for a patient would depend on who else is in the batch. With the running ones each layer is
a fixed affine map of its input, and can even be merged into the dense layer before it. What goes wrong: forgetting to switch the mode;
predicting after few steps, when the averages still contain their start 0 and 1; reading the momentum the other way round, as libraries
differ; tiny batches, whose statistics are noisy. They are buffers: no gradient, but they must be saved and loaded with the model.

**Senior.** The two modes compute different functions, so there is a gap between training and test loss even without overfitting. It grows with
small batches, with dropout in front of the layer, and when the test data are shifted. If the activations drift quickly, the average lags
behind; recomputing the statistics once over the training set after training removes the lag. Where batches are small or dependent I use
layer norm or group norm, which have no such state.""",
    points=4,
)
