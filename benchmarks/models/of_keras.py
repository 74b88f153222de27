"""Five models of Keras."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .measuring import PIXELS, RATE, WORDS, Subject

__all__ = ["of_keras"]

IMAGES = PIXELS.reshape(-1, 8, 8, 1)


def _mlp(keras: Any, layers: Any) -> Any:
    return keras.Sequential(
        [keras.Input((64,)), layers.Dense(32, "relu"), layers.Dense(10)]
    )


def _convolution(keras: Any, layers: Any) -> Any:
    return keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            layers.Conv2D(16, 3, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.MaxPooling2D(),
            layers.Dropout(0.0),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )


def _residual(keras: Any, layers: Any) -> Any:
    inputs = keras.Input((8, 8, 1))
    x = layers.Conv2D(16, 3, padding="same", activation="relu")(inputs)
    y = layers.BatchNormalization()(layers.Conv2D(16, 3, padding="same")(x))
    x = layers.GlobalAveragePooling2D()(layers.ReLU()(layers.Add()([x, y])))
    return keras.Model(inputs, layers.Dense(10)(x))


def _attention(keras: Any, layers: Any) -> Any:
    inputs = keras.Input((16,), dtype="int32")
    x = layers.Embedding(17, 16)(inputs)
    x = layers.MultiHeadAttention(2, 8)(x, x) + x
    x = layers.GlobalAveragePooling1D()(layers.LayerNormalization()(x))
    return keras.Model(inputs, layers.Dense(10)(x))


def _recurrent(keras: Any, layers: Any) -> Any:
    return keras.Sequential([keras.Input((8, 8)), layers.LSTM(16), layers.Dense(10)])


def of_keras() -> dict[str, Callable[[], Subject]]:
    """Return what makes each of them, by its name."""
    models = {
        "mlp": (_mlp, PIXELS, False),
        "convolution": (_convolution, IMAGES, True),
        "residual": (_residual, IMAGES, True),
        "attention": (_attention, WORDS, False),
        "recurrent": (_recurrent, PIXELS.reshape(-1, 8, 8), False),
    }
    return {
        f"Keras {name}": lambda parts=parts: _subject(*parts)
        for name, parts in models.items()
    }


def _subject(build: Any, X: np.ndarray, normalized: bool) -> Subject:
    import keras

    keras.utils.set_random_seed(0)
    model = build(keras, keras.layers)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.SGD(RATE), loss, metrics=["accuracy"])

    def copied() -> Any:
        copy = keras.models.clone_model(model)
        copy.set_weights(model.get_weights())
        copy.compile(keras.optimizers.SGD(RATE), loss, metrics=["accuracy"])
        return copy

    def step(rows: np.ndarray, targets: np.ndarray) -> list[np.ndarray]:
        copy = copied()
        copy.train_on_batch(rows, targets)
        pairs = [
            list(zip(*pair, strict=True))
            for pair in (
                (model.trainable_variables, copy.trainable_variables),
                (_kept(model), _kept(copy)),
            )
        ]
        in_order = [v for pair in pairs for v in sorted(pair, key=lambda p: p[0].path)]
        return [np.asarray(new.value) for _, new in in_order]

    def epochs(rows: np.ndarray, targets: np.ndarray, n: int, batch: int) -> Any:
        copy = copied()
        copy.fit(rows, targets, batch, epochs=n, shuffle=False, verbose=0)
        return copy.evaluate(rows, targets, verbose=0)

    def scores(rows: np.ndarray) -> np.ndarray:
        return np.asarray(model(rows, training=False))

    return Subject(model, X, scores, step, epochs if normalized else None)


def _kept(model: Any) -> list[Any]:
    return [v for v in model.non_trainable_variables if "seed" not in v.path]
