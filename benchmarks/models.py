"""Models of Keras, PyTorch, Flax and Equinox: are their numbers the same here?

KERAS_BACKEND=jax python -m benchmarks.models [NAME …]

For each model: by how much its scores differ from those of its own package, its
parameters (and running means) after one training step of plain descent from the same
rows, the seconds to read it, and those to the first diagnosis with a budget of 0.
"""

import sys
import time
import warnings

import jax
import numpy as np
from sklearn.datasets import load_digits

import steepest
from steepest.foreign import read
from steepest.objectives import Objective, softmax_cross_entropy

RATE, ROWS = 0.1, 64
PIXELS, DIGITS = load_digits(return_X_y=True)
PIXELS = (PIXELS / 16).astype(np.float32)
ORDER = np.random.default_rng(0).permutation(len(PIXELS))
PIXELS, DIGITS = PIXELS[ORDER], DIGITS[ORDER]
WORDS = (PIXELS[:, ::4] * 16).astype(np.int32)


def measured(name, make):
    """Print a line of the table."""
    model, X, their_scores, their_step = make()
    begin = time.perf_counter()
    foreign = read(model, X[:4], DIGITS[:4], n_scores=10)
    reading = time.perf_counter() - begin
    objective = Objective(foreign.model, softmax_cross_entropy(), state=foreign.state)
    inputs, targets = foreign.inputs_of(X[:ROWS]), DIGITS[:ROWS].astype(np.int32)
    scores = jax.jit(objective.scores)(foreign.params, inputs)
    off = float(np.abs(np.asarray(scores) - their_scores(X[:ROWS])).max())

    def loss(params):
        key = jax.random.key(0)
        scores, state = objective.scores_and_state(params, foreign.state, inputs, key)
        return objective.loss.per_example(scores, targets).mean(), state

    gradient, state = jax.jit(jax.grad(loss, has_aux=True))(foreign.params)
    moved = jax.tree.map(lambda w, g: w - RATE * g, foreign.params, gradient)
    theirs = their_step(X[:ROWS], targets)
    ours = [*jax.tree.leaves(moved), *jax.tree.leaves(state)]
    step = max(
        float(np.abs(np.asarray(a) - np.asarray(b)).max())
        for a, b in zip(ours, theirs, strict=True)
    )
    begin = time.perf_counter()
    diagnosis = steepest.diagnose(
        model, X[:1000], DIGITS[:1000], loss="softmax_cross_entropy", epochs=1,
        learning_rate=RATE, optimizer="sgd", trained=False, budget=0,
    )  # fmt: skip
    first = time.perf_counter() - begin
    answered = sum(f.verdict != "skipped" for f in diagnosis.findings)
    print(
        f"| {name} | {off:.1e} | {step:.1e} | {reading:.1f} | {first:.0f} | "
        f"{answered} |",
        flush=True,
    )


def of_keras(build, X):
    import keras

    def make():
        keras.utils.set_random_seed(0)
        model = build(keras, keras.layers)
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(keras.optimizers.SGD(RATE), loss)

        def scores(rows):
            return np.asarray(model(rows, training=False))

        def step(rows, targets):
            copy = keras.models.clone_model(model)
            copy.set_weights(model.get_weights())
            copy.compile(keras.optimizers.SGD(RATE), loss)
            copy.train_on_batch(rows, targets)
            kept = [v for v in copy.non_trainable_variables if "seed" not in v.path]
            learned = sorted(
                zip(model.trainable_variables, copy.trainable_variables, strict=True),
                key=lambda pair: pair[0].path,
            )
            states = sorted(
                zip(
                    [v for v in model.non_trainable_variables if "seed" not in v.path],
                    kept,
                    strict=True,
                ),
                key=lambda pair: pair[0].path,
            )
            return [np.asarray(new.value) for _, new in (*learned, *states)]

        return model, X, scores, step

    return make


def of_torch(build, X):
    import copy

    import torch

    def make():
        torch.manual_seed(0)
        module = build(torch, torch.nn)

        def tensor(rows):
            return torch.from_numpy(np.array(rows))

        def scores(rows):
            return copy.deepcopy(module).eval()(tensor(rows)).detach().numpy()

        def step(rows, targets):
            moved = copy.deepcopy(module).train()
            rule = torch.optim.SGD(moved.parameters(), RATE)
            labels = torch.from_numpy(targets.astype(np.int64))
            torch.nn.CrossEntropyLoss()(moved(tensor(rows)), labels).backward()
            rule.step()
            learned, kept = dict(moved.named_parameters()), dict(moved.named_buffers())
            return [
                tensors[name].detach().numpy()
                for tensors in (learned, kept)
                for name in sorted(tensors)
            ]

        return module, X, scores, step

    return make


def keras_models():
    def mlp(keras, layers):
        return keras.Sequential(
            [keras.Input((64,)), layers.Dense(32, "relu"), layers.Dense(10)]
        )

    def convolution(keras, layers):
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

    def residual(keras, layers):
        inputs = keras.Input((8, 8, 1))
        x = layers.Conv2D(16, 3, padding="same", activation="relu")(inputs)
        y = layers.BatchNormalization()(layers.Conv2D(16, 3, padding="same")(x))
        x = layers.GlobalAveragePooling2D()(layers.ReLU()(layers.Add()([x, y])))
        return keras.Model(inputs, layers.Dense(10)(x))

    def attention(keras, layers):
        inputs = keras.Input((16,), dtype="int32")
        x = layers.Embedding(17, 16)(inputs)
        x = layers.MultiHeadAttention(2, 8)(x, x) + x
        x = layers.GlobalAveragePooling1D()(layers.LayerNormalization()(x))
        return keras.Model(inputs, layers.Dense(10)(x))

    def recurrent(keras, layers):
        return keras.Sequential(
            [keras.Input((8, 8)), layers.LSTM(16), layers.Dense(10)]
        )

    return {
        "Keras mlp": (of_keras, mlp, PIXELS),
        "Keras convolution": (of_keras, convolution, PIXELS.reshape(-1, 8, 8, 1)),
        "Keras residual": (of_keras, residual, PIXELS.reshape(-1, 8, 8, 1)),
        "Keras attention": (of_keras, attention, WORDS),
        "Keras recurrent": (of_keras, recurrent, PIXELS.reshape(-1, 8, 8)),
    }


def torch_models():
    def mlp(torch, nn):
        return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))

    def convolution(torch, nn):
        return nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1, bias=False),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Dropout(0.0),
            nn.Flatten(),
            nn.Linear(256, 10),
        )

    def residual(torch, nn):
        class Residual(nn.Module):
            def __init__(self):
                super().__init__()
                self.first = nn.Conv2d(1, 16, 3, padding=1)
                self.norm = nn.BatchNorm2d(16)
                self.second = nn.Conv2d(16, 16, 3, padding=1)
                self.last = nn.Linear(16, 10)

            def forward(self, x):
                x = torch.relu(self.norm(self.first(x)))
                return self.last(torch.relu(x + self.second(x)).mean((2, 3)))

        return Residual()

    def attention(torch, nn):
        class Attention(nn.Module):
            def __init__(self):
                super().__init__()
                self.words = nn.Embedding(17, 16)
                self.encoder = nn.TransformerEncoderLayer(
                    16, 2, 32, 0.0, batch_first=True
                )
                self.last = nn.Linear(16, 10)

            def forward(self, x):
                return self.last(self.encoder(self.words(x)).mean(1))

        return Attention()

    def recurrent(torch, nn):
        class Recurrent(nn.Module):
            def __init__(self):
                super().__init__()
                self.memory = nn.LSTM(8, 16, batch_first=True)
                self.last = nn.Linear(16, 10)

            def forward(self, x):
                return self.last(self.memory(x)[0][:, -1])

        return Recurrent()

    return {
        "PyTorch mlp": (of_torch, mlp, PIXELS),
        "PyTorch convolution": (of_torch, convolution, PIXELS.reshape(-1, 1, 8, 8)),
        "PyTorch residual": (of_torch, residual, PIXELS.reshape(-1, 1, 8, 8)),
        "PyTorch attention": (of_torch, attention, WORDS),
        "PyTorch recurrent": (of_torch, recurrent, PIXELS.reshape(-1, 8, 8)),
    }


def main():
    warnings.simplefilter("ignore")
    print(
        "| model | scores differ by | after a step | read, s | first findings, s | "
        "checks that answer at budget 0 |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name, (door, build, X) in {**keras_models(), **torch_models()}.items():
        if not sys.argv[1:] or any(part in name for part in sys.argv[1:]):
            measured(name, door(build, X))


if __name__ == "__main__":
    main()
