"""Trainings of other packages, recorded and then diagnosed."""

import sys
import types

import keras
import numpy as np
import pytest
import torch
from torch import nn

import steepest
from steepest.errors import ModelError

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(96, 4)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.int64)
ROWS, LABELS = torch.from_numpy(X), torch.from_numpy(Y)


def net():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))


def loop(model, optimizer, loss, epochs=2, record=lambda value: value):
    """Train, and return what happened, measured in another way."""
    seen = []
    for _ in range(epochs):
        for i in range(0, 96, 32):
            optimizer.zero_grad()
            value = record(loss(model(ROWS[i : i + 32]), LABELS[i : i + 32]))
            value.backward()
            g = nn.utils.parameters_to_vector(p.grad for p in model.parameters())
            before = nn.utils.parameters_to_vector(model.parameters()).detach()
            optimizer.step()
            after = nn.utils.parameters_to_vector(model.parameters()).detach()
            move = after - before
            cosine = nn.functional.cosine_similarity(move, -g, dim=0)
            norms = (g.norm(), move.norm(), before.norm(), cosine)
            seen.append([float(a) for a in (value.detach(), *norms)])
    return np.array(seen)


def test_a_loop_of_torch_is_recorded_and_diagnosed():
    model, loss = net(), nn.CrossEntropyLoss()
    first = {name: p.detach().numpy().copy() for name, p in model.named_parameters()}
    optimizer = torch.optim.SGD(model.parameters(), 0.1, momentum=0.9)
    with steepest.watch(model, optimizer, loss) as run:
        seen = loop(model, optimizer, loss)
        with torch.no_grad():
            loss(model.eval()(ROWS), LABELS)  # of an evaluation: not recorded
        model.train()
    names = ("loss", "gradient_norm", "update_norm", "weight_norm", "cosine")
    steps = run.history.steps
    for name, column in zip(names, seen.T, strict=True):
        np.testing.assert_allclose(steps[name], column, rtol=1e-4, atol=1e-5)
    np.testing.assert_array_equal(steps["learning_rate"], 0.1)
    assert run.settings(96) == {"learning_rate": 0.1, "batch_size": 32, "epochs": 2}
    for name, value in run.start.items():
        np.testing.assert_array_equal(value, first[name])
    loop(model, optimizer, loss, 1)
    assert run.history.n_steps == 6  # the block has ended
    found = steepest.diagnose(run, X, Y, budget=0)
    assert "was recorded" in found.notes[-1]
    assert found.run.history.n_steps == 6
    assert found.run.settings["optimizer"] == "sgd"
    assert found.of("momentum").verdict != "skipped"


def test_a_function_as_loss_is_recorded_by_hand_and_a_schedule_is_seen():
    model = net()
    optimizer = torch.optim.SGD(model.parameters(), 0.4)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 3, 0.5)
    with steepest.watch(model, optimizer) as run:
        for _ in range(2):
            seen = loop(
                model, optimizer, nn.functional.cross_entropy, 1, run.record_loss
            )
            for _ in range(3):
                schedule.step()
            run.add_epoch(validation_loss=1.5)
    np.testing.assert_allclose(run.history.steps["loss"][3:], seen[:, 0], rtol=1e-6)
    settings = run.settings(96)
    assert (settings["learning_rate"], str(settings["schedule"])) == (0.4, "recorded")
    np.testing.assert_allclose(settings["schedule"](np.arange(6)), [1] * 3 + [0.5] * 3)
    assert run.history.epochs["validation_loss"].tolist() == [1.5, 1.5]
    assert run.history.epochs["train_loss"][1] == pytest.approx(seen[:, 0].mean())


def test_gradients_that_an_optimizer_computes_itself_are_those_of_its_step():
    model, loss = net(), nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)

    def closure():
        optimizer.zero_grad()
        value = loss(model(ROWS), LABELS)
        value.backward()
        return value

    with steepest.watch(model, optimizer, loss) as run:
        for _ in range(3):
            optimizer.step(closure)
    steps = run.history.steps
    np.testing.assert_allclose(steps["cosine"], 1.0, rtol=1e-4)
    np.testing.assert_allclose(
        steps["update_norm"], 0.1 * steps["gradient_norm"], rtol=1e-4
    )


def test_fit_of_keras_is_recorded_and_diagnosed():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.SGD(0.1), loss)
    alone = keras.models.clone_model(model)
    alone.set_weights(model.get_weights())
    alone.compile(keras.optimizers.SGD(0.1), loss)
    run = steepest.watch(model)
    model.fit(
        X, Y, batch_size=32, epochs=2, shuffle=False, verbose=0,
        callbacks=[run], validation_data=(X, Y),
    )  # fmt: skip
    losses, moves = [], []
    for _ in range(2):
        for i in range(0, 96, 32):
            before = np.concatenate([w.ravel() for w in alone.get_weights()])
            losses.append(alone.train_on_batch(X[i : i + 32], Y[i : i + 32]))
            after = np.concatenate([w.ravel() for w in alone.get_weights()])
            moves.append(np.linalg.norm(after - before))
            alone.reset_metrics()
    steps, epochs = run.history.steps, run.history.epochs
    np.testing.assert_allclose(steps["loss"], losses, rtol=1e-5)
    np.testing.assert_allclose(steps["update_norm"], moves, rtol=1e-4)
    np.testing.assert_allclose(steps["learning_rate"], 0.1, rtol=1e-6)
    assert epochs["validation_loss"][-1] == pytest.approx(
        model.evaluate(X, Y, verbose=0), rel=1e-5
    )
    assert run.settings(96)["batch_size"] == 32
    found = steepest.diagnose(run, X, Y, budget=0)
    assert found.run.history.n_steps == 6
    assert "was recorded" in found.notes[-1]


@pytest.fixture
def packages(monkeypatch):
    """Stand-ins with the protocols of Lightning 2.6 and transformers 5."""
    lightning = types.ModuleType("lightning")
    lightning.pytorch = types.ModuleType("lightning.pytorch")
    transformers = types.ModuleType("transformers")
    lightning.pytorch.Callback = type("Callback", (), {})
    transformers.TrainerCallback = type("TrainerCallback", (), {})
    for module in (lightning, lightning.pytorch, transformers):
        monkeypatch.setitem(sys.modules, module.__name__, module)


def named(name, module):
    """Return a class of another package that computes what `net` does."""

    def forward(self, x):
        return self.layers(x)

    base = type(name, (nn.Module,), {"forward": forward})
    base.__module__ = module
    made = type("Mine", (base,), {"__module__": "mine"})()
    made.layers = net()
    return made


def test_a_trainer_of_lightning_is_recorded(packages):
    module = named("LightningModule", "lightning.pytorch.core.module")
    run = steepest.watch(module)
    optimizer = torch.optim.SGD(module.parameters(), 0.1)
    trainer = types.SimpleNamespace(
        optimizers=[optimizer], accumulate_grad_batches=2, callback_metrics={}
    )
    run.on_train_start(trainer, module)
    for _ in range(2):
        for half in (slice(0, 48), slice(48, 96)):  # a step of two batches
            value = nn.functional.cross_entropy(module(ROWS[half]), LABELS[half]) / 2
            run.on_before_backward(trainer, module, value)
            value.backward()
        optimizer.step()
        trainer.callback_metrics["val_loss"] = torch.tensor(0.5)
        run.on_train_epoch_end(trainer, module)
    run.on_train_end(trainer, module)
    assert run.history.n_steps == 2
    assert run.history.steps["examples"].tolist() == [96, 96]
    whole = nn.functional.cross_entropy(net()(ROWS), LABELS)  # at the same start
    assert run.history.steps["loss"][0] == pytest.approx(whole.item(), rel=1e-5)
    assert run.history.epochs["validation_loss"].tolist() == [0.5, 0.5]


def test_a_trainer_of_hugging_face_is_recorded(packages):
    model = named("PreTrainedModel", "transformers.modeling_utils")
    plain = type(model).forward

    def forward(self, x, labels=None):
        scores = plain(self, x)
        loss = nn.functional.cross_entropy(scores, labels)
        return types.SimpleNamespace(loss=loss, logits=scores)

    type(model).forward = forward
    run = steepest.watch(model)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    wrapped = types.SimpleNamespace(optimizer=optimizer)  # as accelerate does
    run.on_train_begin(None, None, None, model=model, optimizer=wrapped)
    for _ in range(3):
        optimizer.zero_grad()
        model(x=ROWS, labels=LABELS).loss.backward()
        optimizer.step()
    run.on_evaluate(None, None, None, metrics={"eval_loss": 0.25})
    run.on_train_end(None, None, None)
    assert run.history.n_steps == 3
    assert (np.diff(run.history.steps["loss"]) < 0).all()
    assert run.settings(96) == {"learning_rate": 0.1, "batch_size": 96, "epochs": 1}
    assert run.history.epochs["validation_loss"].tolist() == [0.25]


def test_what_cannot_be_recorded_is_named():
    from sklearn.linear_model import Ridge

    with pytest.raises(ModelError, match="at the steps of its optimizer"):
        steepest.watch(net())
    with pytest.raises(ModelError, match="Ridge is not trained by Keras or PyTorch"):
        steepest.watch(Ridge())
