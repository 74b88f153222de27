"""Keras models: parity in evaluation and after a training step, losses, refusals."""

import jax
import jax.numpy as jnp
import keras
import numpy as np
import pytest
from keras import layers
from sklearn.datasets import load_digits

import steepest
from steepest.errors import ModelError
from steepest.foreign import read
from steepest.foreign._keras_loss import loss_of
from steepest.objectives import Batch, Objective

PIXELS, DIGITS = load_digits(return_X_y=True)
PIXELS = (PIXELS / 16).astype(np.float32)
ORDER = np.random.default_rng(0).permutation(len(PIXELS))
PIXELS, DIGITS = PIXELS[ORDER], DIGITS[ORDER]
IMAGES = PIXELS.reshape(-1, 8, 8, 1)
WORDS = np.random.default_rng(1).integers(0, 17, (64, 12)).astype(np.int32)
SERIES = PIXELS.reshape(-1, 8, 8)


def mlp(last="softmax", units=10):
    return keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(16, "relu"),
            layers.Dense(units, last),
        ]
    )


def convolution(dropout=0.25):
    return keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            layers.Conv2D(6, 3, padding="same", use_bias=False),
            layers.BatchNormalization(momentum=0.8),
            layers.ReLU(),
            layers.MaxPooling2D(),
            layers.Dropout(dropout),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )


def residual(dropout=0.0):
    inputs = keras.Input((8, 8, 1))
    x = layers.Conv2D(6, 3, padding="same", activation="relu")(inputs)
    y = layers.BatchNormalization()(layers.Conv2D(6, 3, padding="same")(x))
    x = layers.GlobalAveragePooling2D()(layers.ReLU()(layers.Add()([x, y])))
    return keras.Model(inputs, layers.Dense(10)(layers.Dropout(dropout)(x)))


def attention(dropout=0.1):
    inputs = keras.Input((12,), dtype="int32")
    x = layers.Embedding(17, 8)(inputs)
    x = layers.MultiHeadAttention(2, 4, dropout=dropout)(x, x) + x
    x = layers.GlobalAveragePooling1D()(layers.LayerNormalization()(x))
    return keras.Model(inputs, layers.Dense(3)(x))


def recurrent(dropout=0.0):
    return keras.Sequential(
        [
            keras.Input((8, 8)),
            layers.LSTM(6, dropout=dropout),
            layers.Dense(10),
        ]
    )


MODELS = {
    "mlp": (lambda dropout: mlp(None), PIXELS, DIGITS),
    "convolution": (convolution, IMAGES, DIGITS),
    "residual": (residual, IMAGES, DIGITS),
    "attention": (attention, WORDS, WORDS.sum(1) % 3),
    "recurrent": (recurrent, SERIES, DIGITS),
}


@pytest.fixture(autouse=True)
def _seeded():
    keras.utils.set_random_seed(0)


def compiled(model, loss="sparse_categorical_crossentropy", **options):
    loss = keras.losses.get(loss) if isinstance(loss, str) else loss
    model.compile(keras.optimizers.SGD(0.1), loss, **options)
    return model


def of_scores():
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def apply(foreign, params, state, inputs, key=None):
    if foreign.model.has_state:
        return foreign.model.apply(params, state, inputs, key)
    return foreign.model.apply(params, inputs, key), None


@pytest.mark.parametrize("name", MODELS)
def test_scores_in_evaluation_are_those_of_keras(name):
    make, X, y = MODELS[name]
    model = compiled(make(0.3), of_scores())
    foreign = read(model, X[:4], y[:4])
    inputs = foreign.inputs_of(X[:32])
    ours, _ = apply(foreign, foreign.params, foreign.state, inputs)
    np.testing.assert_allclose(ours, model(X[:32], training=False), atol=1e-5)
    assert [v.path for v in model.trainable_variables] == list(foreign.params)


@pytest.mark.parametrize("name", MODELS)
def test_a_training_step_is_that_of_keras(name):
    make, X, y = MODELS[name]
    model = compiled(make(0.0), of_scores())
    foreign = read(model, X[:4], y[:4])
    inputs = foreign.inputs_of(X[:32])
    objective = Objective(foreign.model, foreign.loss, state=foreign.state)
    batch = Batch(inputs, y[:32].astype(np.int32))

    def loss(params):
        return objective.mean_loss(params, batch, jax.random.key(0))

    gradient = jax.jit(jax.grad(loss))(foreign.params)
    ours = jax.tree.map(lambda w, g: w - 0.1 * g, foreign.params, gradient)
    _, state = apply(foreign, foreign.params, foreign.state, inputs, jax.random.key(0))
    model.train_on_batch(X[:32], y[:32])
    for v in model.trainable_variables:
        np.testing.assert_allclose(ours[v.path], v.value, atol=1e-5)
    for v in model.non_trainable_variables:
        if state is not None and v.path in state:
            np.testing.assert_allclose(state[v.path], v.value, atol=1e-5)


def test_metrics_with_batch_normalization_are_those_of_keras_after_five_epochs():
    model = compiled(convolution(0.0), of_scores(), metrics=["accuracy"])
    foreign = read(model, IMAGES[:4], DIGITS[:4])
    rows = Batch(IMAGES[:600], DIGITS[:600].astype(np.int32))
    run = steepest.descend(
        Objective(foreign.model, foreign.loss),
        foreign.params,
        rows,
        learning_rate=0.1,
        batch_size=64,  # the last batch is short
        epochs=5,
        shuffle=False,
    )
    model.fit(IMAGES[:600], DIGITS[:600], 64, epochs=5, shuffle=False, verbose=0)
    loss, accuracy = model.evaluate(IMAGES[:600], DIGITS[:600], verbose=0)
    assert run.metrics["train"]["loss"] == pytest.approx(loss, abs=1e-3)
    assert run.metrics["train"]["accuracy"] == pytest.approx(accuracy, abs=2e-3)


def test_dropout_is_drawn_anew_at_every_step():
    foreign = read(compiled(convolution(), of_scores()), IMAGES[:4], DIGITS[:4])
    keys = [jax.random.key(seed) for seed in (0, 0, 1)]
    scores = [
        apply(foreign, foreign.params, foreign.state, IMAGES[:4], key)[0]
        for key in keys
    ]
    np.testing.assert_array_equal(scores[0], scores[1])
    assert not np.allclose(scores[0], scores[2])


@pytest.mark.parametrize(
    ("loss", "activation", "outputs", "name", "belongs"),
    [
        (
            "sparse_categorical_crossentropy",
            "softmax",
            10,
            "softmax_cross_entropy",
            True,
        ),
        (of_scores(), "linear", 10, "softmax_cross_entropy", False),
        (of_scores(), "softmax", 10, "softmax_cross_entropy", False),  # a mistake
        ("binary_crossentropy", "sigmoid", 1, "binary_cross_entropy", True),
        (
            "binary_crossentropy",
            "softmax",
            1,
            "binary_cross_entropy_of_probabilities",
            False,
        ),
        (
            "categorical_crossentropy",
            "sigmoid",
            10,
            "cross_entropy_of_probabilities",
            False,
        ),
        ("mse", "linear", 1, "squared_error", False),
        (keras.losses.MeanAbsoluteError(), "relu", 1, "absolute_error", False),
        (keras.losses.Huber(delta=0.5), "linear", 2, "huber", False),
        (None, "softmax", 3, "softmax_cross_entropy", True),
    ],
)
def test_the_loss_and_the_last_activation(loss, activation, outputs, name, belongs):
    ours, last_belongs = loss_of(loss, activation, outputs)
    assert (ours.name, last_belongs) == (name, belongs)


def test_losses_of_probabilities_have_the_values_of_keras():
    rng = np.random.default_rng(0)
    outputs = rng.uniform(0.05, 0.95, (6, 3)).astype(np.float32)
    classes = np.array([0, 2, 1, 1, 0, 2])
    ours, _ = loss_of("sparse_categorical_crossentropy", "sigmoid", 3)
    theirs = keras.losses.sparse_categorical_crossentropy(classes, outputs)
    np.testing.assert_allclose(ours.per_example(outputs, classes), theirs, rtol=1e-5)
    ours, _ = loss_of("binary_crossentropy", "relu", 1)
    theirs = keras.losses.binary_crossentropy(classes[:, None] > 0, outputs[:, :1])
    found = ours.per_example(outputs[:, :1], (classes > 0).astype(int))
    np.testing.assert_allclose(found, theirs, rtol=1e-5)


def test_the_diagnosis_of_a_trained_model_leaves_it_as_it_is():
    model = mlp()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(
        PIXELS[:600],
        DIGITS[:600],
        epochs=2,
        batch_size=32,
        verbose=0,
        validation_data=(PIXELS[600:900], DIGITS[600:900]),
    )
    before = [np.array(w) for w in model.get_weights()]
    diagnosis = steepest.diagnose(
        model, PIXELS[:600], DIGITS[:600], X_val=PIXELS[600:900], y_val=DIGITS[600:900]
    )
    assert [f.measured for f in diagnosis.findings if f.because == "error"] == []
    assert diagnosis.run.settings["epochs"] == 2
    assert diagnosis.run.settings["batch_size"] == 32
    assert diagnosis.run.settings["optimizer"] == "adam"
    assert diagnosis.of("gradient").verdict == "pass"
    assert diagnosis.of("scores").verdict == "pass"
    loss, accuracy = model.evaluate(PIXELS[600:900], DIGITS[600:900], verbose=0)
    held_out = diagnosis.run.metrics["validation"]
    assert held_out["loss"] == pytest.approx(loss, abs=1e-5)
    assert held_out["accuracy"] == pytest.approx(accuracy, abs=1e-6)
    assert all(map(np.array_equal, before, model.get_weights()))
    assert model.layers[-1].activation is keras.activations.softmax
    assert "The softmax at the end of" in str(diagnosis)


def test_an_untrained_model_is_trained():
    model = compiled(mlp())
    diagnosis = steepest.diagnose(
        model, PIXELS[:300], DIGITS[:300], epochs=2, batch_size=32, budget=0
    )
    assert diagnosis.run.history.n_epochs == 2
    assert diagnosis.run.settings["learning_rate"] == pytest.approx(0.1)


def test_the_settings_of_optimizers():
    model = mlp()
    schedule = keras.optimizers.schedules.ExponentialDecay(0.02, 100, 0.5)
    rule = keras.optimizers.AdamW(schedule, weight_decay=0.01, global_clipnorm=2.0)
    model.compile(rule, "sparse_categorical_crossentropy")
    settings = read(model, PIXELS[:4], DIGITS[:4]).settings
    assert settings["optimizer"] == "adamw"
    assert settings["optimizer_options"]["weight_decay"] == 0.01
    assert settings["clip_norm"] == 2.0
    rates = settings["learning_rate"] * settings["schedule"](np.array([0, 100, 200]))
    np.testing.assert_allclose(rates, [0.02, 0.01, 0.005], rtol=1e-5)


def test_float64_reaches_every_layer():
    foreign = read(compiled(mlp(None), of_scores()), PIXELS[:4], DIGITS[:4])
    with jax.enable_x64(True):
        params = {k: np.asarray(v, np.float64) for k, v in foreign.params.items()}
        first = next(iter(params))
        moved = params | {first: params[first] + 1e-10}
        inputs = jnp.asarray(PIXELS[:4], jnp.float64)
        scores = [foreign.model.apply(p, inputs, None) for p in (params, moved)]
        assert scores[0].dtype == jnp.float64
        assert 0 < abs(scores[1] - scores[0]).max() < 1e-7


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: keras.Sequential([layers.Dense(3)]), "has no weights yet"),
        (lambda: layers.Dense(3), "is a part of Keras, but not a model"),
        (
            lambda: keras.Model(
                [a := keras.Input((2,)), b := keras.Input((2,))],
                layers.Dense(3)(layers.Concatenate()([a, b])),
            ),
            "takes 2 inputs; X holds 1",
        ),
        (
            lambda: keras.Sequential([keras.Input((7,)), layers.Dense(3)]),
            r"failed on rows of shape \(64,\): ValueError",
        ),
        (
            lambda: keras.Sequential(
                [keras.Input((64,)), layers.Dense(3, trainable=False)]
            ),
            "All layers .* are frozen",
        ),
    ],
)
def test_what_cannot_be_read_is_named(make, message):
    with pytest.raises(ModelError, match=message):
        steepest.diagnose(make(), PIXELS[:4], DIGITS[:4])


def test_another_backend_is_told_how_to_switch(monkeypatch):
    monkeypatch.setattr(keras.config, "backend", lambda: "torch")
    with pytest.raises(ModelError, match="backend 'torch'.* KERAS_BACKEND=jax"):
        steepest.diagnose(mlp(), PIXELS[:4], DIGITS[:4])


def test_outputs_that_do_not_fit_the_targets():
    with pytest.raises(
        steepest.errors.DataError,
        match="gives 7 scores a row; .* of 10 classes takes 10",
    ):
        steepest.diagnose(compiled(mlp(None, 7), of_scores()), PIXELS, DIGITS)


def test_a_loss_of_this_package_can_be_named():
    model = mlp(None)  # not compiled
    for name in ("softmax_cross_entropy", "crammer-singer-hinge"):
        diagnosis = steepest.diagnose(
            model, PIXELS[:80], DIGITS[:80], loss=name, epochs=1, budget=0
        )
        assert diagnosis.run.history.n_epochs == 1
    with pytest.raises(ModelError, match="softmax_entropie"):
        steepest.diagnose(mlp(None), PIXELS[:80], DIGITS[:80], loss="softmax_entropie")
