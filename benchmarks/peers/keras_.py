"""Keras on JAX: `model.fit`, compiled."""

import os

os.environ["KERAS_BACKEND"] = "jax"

import keras


def fit(work, data):
    """`fit` on arrays in memory, float32, scaled beforehand; `jit_compile=True`."""
    inputs, targets = data.scaled, data.targets
    layers = [keras.layers.Dense(width, "relu") for width in work.hidden]
    model = keras.Sequential([*layers, keras.layers.Dense(data.outputs(work.loss))])
    losses = {
        "softmax": keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        "squared": keras.losses.MeanSquaredError(),
    }
    rules = {"sgd": keras.optimizers.SGD, "adam": keras.optimizers.Adam}
    model.compile(rules[work.optimizer](work.rate), losses[work.loss], jit_compile=True)

    def turn():
        model.fit(inputs, targets, batch_size=work.batch, epochs=work.epochs, verbose=0)

    return turn
