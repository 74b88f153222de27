"""PyTorch modules: parity in evaluation and in training, losses, rules, refusals."""

import copy

import jax
import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits
from torch import nn

import steepest
from steepest.errors import DataError, ModelError
from steepest.foreign import read
from steepest.foreign.pytorch._losses import loss_of
from steepest.foreign.pytorch._optimizers import settings_of
from steepest.objectives import (
    Batch,
    Objective,
    softmax_cross_entropy,
    squared_error,
)

PIXELS, DIGITS = load_digits(return_X_y=True)
PIXELS = (PIXELS / 16).astype(np.float32)
ORDER = np.random.default_rng(0).permutation(len(PIXELS))
PIXELS, DIGITS = PIXELS[ORDER], DIGITS[ORDER]
IMAGES, SERIES = PIXELS.reshape(-1, 1, 8, 8), PIXELS.reshape(-1, 8, 8)
WORDS = np.random.default_rng(1).integers(0, 17, (64, 12))


def mlp():
    return nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 10))


def convolution(dropout=0.0):
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1, bias=False),
        nn.BatchNorm2d(6, momentum=0.3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Dropout(dropout),
        nn.Flatten(),
        nn.Linear(96, 10),
    )


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 6, 3, padding=1)
        self.norm = nn.BatchNorm2d(6)
        self.second = nn.Conv2d(6, 6, 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.last = nn.Linear(6, 10)

    def forward(self, x):
        x = torch.relu(self.norm(self.first(x)))
        x = torch.relu(x + self.second(x))
        return self.last(self.pool(x).flatten(1))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(17, 8)
        self.encoder = nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True)
        self.last = nn.Linear(8, 10)

    def forward(self, x):
        return self.last(self.encoder(self.words(x)).mean(1))


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.memory = nn.GRU(8, 6, batch_first=True, bidirectional=True)
        self.last = nn.Linear(12, 10)

    def forward(self, x):
        return self.last(self.memory(x)[0][:, -1])


MODELS = {
    "mlp": (mlp, PIXELS, DIGITS),
    "convolution": (convolution, IMAGES, DIGITS),
    "residual": (Residual, IMAGES, DIGITS),
    "attention": (Attention, WORDS, WORDS.sum(1) % 10),
    "recurrent": (Recurrent, SERIES, DIGITS),
}


@pytest.fixture(autouse=True)
def _seeded():
    torch.manual_seed(0)


@pytest.mark.parametrize("name", MODELS)
def test_evaluation_and_a_training_step_are_those_of_torch(name):
    make, X, y = MODELS[name]
    module = make()
    foreign = read(module, X[:4], y[:4])
    inputs = foreign.inputs_of(X[:32])
    objective = Objective(foreign.model, softmax_cross_entropy(), state=foreign.state)
    tensor = torch.from_numpy(np.array(inputs))
    theirs = copy.deepcopy(module).eval()(tensor).detach().numpy()
    scores = jax.jit(objective.scores)(foreign.params, inputs)
    np.testing.assert_allclose(scores, theirs, atol=1e-5)

    batch = Batch(inputs, y[:32].astype(np.int32))

    def loss(params):
        scores, state = objective.scores_and_state(
            params, foreign.state, inputs, jax.random.key(0)
        )
        losses = objective.loss.per_example(scores, batch.targets)
        return losses.mean(), state

    gradient, state = jax.jit(jax.grad(loss, has_aux=True))(foreign.params)
    ours = jax.tree.map(lambda w, g: w - 0.1 * g, foreign.params, gradient)
    module.train()
    rule = torch.optim.SGD(module.parameters(), 0.1)
    nn.CrossEntropyLoss()(module(tensor), torch.from_numpy(y[:32].copy())).backward()
    rule.step()
    for path, parameter in module.named_parameters():
        np.testing.assert_allclose(ours[path], parameter.detach(), atol=1e-5)
    for path, buffer in module.named_buffers():
        np.testing.assert_allclose(state[path], buffer, atol=1e-5)


def test_metrics_with_batch_normalization_are_those_of_torch_after_five_epochs():
    module = convolution()
    X, y = IMAGES[:300], DIGITS[:300]
    foreign = read(module, X[:4], y[:4])
    run = steepest.descend(
        Objective(foreign.model, softmax_cross_entropy()),
        foreign.params,
        Batch(X, y.astype(np.int32)),
        learning_rate=0.1,
        batch_size=64,
        epochs=5,
        shuffle=False,
    )
    rule = torch.optim.SGD(module.parameters(), 0.1)
    module.train()
    inputs, targets = torch.from_numpy(X.copy()), torch.from_numpy(y.copy())
    for _ in range(5):
        for begin in range(0, 300, 64):
            part = slice(begin, begin + 64)
            rule.zero_grad()
            nn.CrossEntropyLoss()(module(inputs[part]), targets[part]).backward()
            rule.step()
    module.eval()
    loss = float(nn.CrossEntropyLoss()(module(inputs), targets).detach())
    assert run.metrics["train"]["loss"] == pytest.approx(loss, abs=1e-3)


def test_dropout_is_drawn_anew_and_only_in_training():
    foreign = read(convolution(0.5), IMAGES[:4], DIGITS[:4])
    scores = [
        foreign.model.apply(foreign.params, foreign.state, IMAGES[:4], key)[0]
        for key in (jax.random.key(0), jax.random.key(0), jax.random.key(1))
    ]
    np.testing.assert_array_equal(scores[0], scores[1])
    assert not np.allclose(scores[0], scores[2])


def test_the_diagnosis_of_a_trained_module_leaves_it_as_it_is():
    module = mlp()
    rule = torch.optim.Adam(module.parameters(), 3e-3)
    inputs, targets = torch.from_numpy(PIXELS[:500]), torch.from_numpy(DIGITS[:500])
    for _ in range(60):
        rule.zero_grad()
        nn.CrossEntropyLoss()(module(inputs), targets).backward()
        rule.step()
    before = copy.deepcopy(module.state_dict())
    diagnosis = steepest.diagnose(
        module,
        inputs,
        targets,
        X_val=PIXELS[500:800],
        y_val=DIGITS[500:800],
        loss=nn.CrossEntropyLoss(),
        optimizer=rule,
        epochs=60,
        batch_size="full",
    )
    assert [f.measured for f in diagnosis.findings if f.because == "error"] == []
    assert diagnosis.run.settings["optimizer"] == "adam"
    assert diagnosis.run.settings["learning_rate"] == pytest.approx(3e-3)
    assert diagnosis.of("gradient").verdict == "pass"
    theirs = (module(inputs).argmax(1) == targets).float().mean()
    assert diagnosis.run.metrics["train"]["accuracy"] == pytest.approx(float(theirs))
    assert all(torch.equal(before[k], v) for k, v in module.state_dict().items())
    assert "It came trained" in diagnosis.notes[-1]


def test_a_loader_gives_the_rows():
    data = torch.utils.data.TensorDataset(
        torch.from_numpy(PIXELS[:100]), torch.from_numpy(DIGITS[:100])
    )
    loader = torch.utils.data.DataLoader(data, batch_size=32)
    for given in (loader, data):
        diagnosis = steepest.diagnose(mlp(), given, epochs=1, budget=0)
        assert diagnosis.run.data["rows"] == 100


@pytest.mark.parametrize(
    ("loss", "name"),
    [
        (nn.CrossEntropyLoss(), "softmax_cross_entropy"),
        (nn.NLLLoss(), "softmax_cross_entropy"),
        (nn.MSELoss(), "squared_error"),
        (nn.L1Loss(), "absolute_error"),
        (nn.HuberLoss(delta=0.5), "huber"),
        (nn.BCEWithLogitsLoss(), "binary_cross_entropy"),
        (nn.BCELoss(), "binary_cross_entropy_of_probabilities"),
    ],
)
def test_losses(loss, name):
    assert loss_of(loss)[0].name == name


def test_class_weights_of_a_loss_count_the_rows():
    weights = torch.tensor([1.0, 3.0, 2.0])
    _, found = loss_of(nn.CrossEntropyLoss(weight=weights))
    assert found.tolist() == [1, 3, 2]


def test_rules():
    parameters = [nn.Parameter(torch.zeros(2))]
    optim = torch.optim
    settings, penalty, _ = settings_of(
        optim.SGD(parameters, 0.1, momentum=0.9, nesterov=True, weight_decay=0.02)
    )
    assert settings == {
        "optimizer": "sgd",
        "optimizer_options": {"momentum": 0.9, "nesterov": True},
        "learning_rate": 0.1,
    }
    assert penalty == 0.02  # of half the squares
    settings, penalty, _ = settings_of(optim.AdamW(parameters, 0.002, (0.8, 0.9)))
    assert settings["optimizer_options"]["b1"] == 0.8
    assert settings["optimizer_options"]["weight_decay"] == 0.01
    assert penalty == 0.0
    groups = [
        {"params": parameters},
        {"params": [nn.Parameter(torch.ones(1))], "lr": 1},
    ]
    with pytest.raises(ModelError, match="2 groups .*: lr is 0.1 and 1"):
        settings_of(optim.SGD(groups, 0.1))


class Deciding(nn.Module):
    def __init__(self):
        super().__init__()
        self.last = nn.Linear(64, 10)

    def forward(self, x):
        return self.last(x) if x.sum() > 0 else -self.last(x)


class Strange(nn.Module):
    def __init__(self):
        super().__init__()
        self.odd = nn.Sequential(nn.Linear(64, 10), Sorting())

    def forward(self, x):
        return self.odd(x)


class Sorting(nn.Module):
    def forward(self, x):
        return torch.lgamma(x)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Deciding, "decides by the values of a tensor"),
        (Strange, r"not known here: lgamma.default \(odd\.1\)"),
        (lambda: nn.LazyLinear(10), "weight of LazyLinear has no shape yet"),
        (lambda: nn.Linear(64, 10, device="meta"), "weight of Linear is on .* 'meta'"),
        (
            lambda: torch.jit.trace(nn.Linear(64, 10), torch.zeros(2, 64)),
            "is a scripted module",
        ),
        (nn.ReLU, "The module ReLU has no parameters"),
        (lambda: nn.Linear(64, 10).requires_grad_(False), "parameters .* are frozen"),
        (lambda: nn.Linear(32, 10), r"failed on inputs of shape \(3, 64\).* multipl"),
        (lambda: nn.GRU(64, 10), "returns a tuple, not one tensor"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_cannot_be_read_is_named(make, message):
    with pytest.raises(ModelError, match=message):
        steepest.diagnose(make(), PIXELS[:8], DIGITS[:8])


def test_half_precision_is_examined_in_float32():
    foreign = read(mlp().half(), PIXELS[:4], DIGITS[:4])
    assert foreign.notes == ("It computes in float16, and was examined in float32.",)
    assert foreign.params["0.weight"].dtype == np.float32


def test_outputs_that_do_not_fit_the_targets():
    with pytest.raises(
        DataError, match="gives 4 scores a row; .* of 10 classes takes 10"
    ):
        steepest.diagnose(nn.Linear(64, 4), PIXELS, DIGITS)


def test_text_is_refused_before_the_module_is_called():
    with pytest.raises(DataError, match="X holds <U1"):
        steepest.diagnose(mlp(), np.full((8, 64), "a"), DIGITS[:8])


def test_a_loss_may_be_a_function_of_torch():
    assert loss_of(nn.functional.cross_entropy)[0] is softmax_cross_entropy()
    assert loss_of(nn.functional.mse_loss)[0] is squared_error()
    with pytest.raises(ModelError, match="The loss own_loss of PyTorch"):
        loss_of(own_loss)


def own_loss(scores, targets):
    return (scores - targets).abs().sum()


def test_a_fresh_module_is_told_by_the_scales_of_its_normalization():
    from steepest.foreign._case import _left_its_start

    module = nn.Sequential(nn.Linear(64, 10), nn.LayerNorm(10))
    assert _left_its_start(read(module, PIXELS[:4], DIGITS[:4])) is False
    with torch.no_grad():
        module[1].weight += 0.01
    assert _left_its_start(read(module, PIXELS[:4], DIGITS[:4])) is True
    assert _left_its_start(read(nn.Linear(64, 10), PIXELS[:4], DIGITS[:4])) is None


class Tied(nn.Module):
    """Words and scores share their weights, as in many language models."""

    def __init__(self):
        super().__init__()
        self.words, self.last = nn.Embedding(9, 4), nn.Linear(4, 9, bias=False)
        self.last.weight = self.words.weight

    def forward(self, x):
        return self.last(self.words(x).mean(1))


def test_tied_weights_are_one_parameter():
    torch.manual_seed(0)
    module, X = Tied(), np.random.default_rng(0).integers(0, 9, (30, 5))
    foreign = read(module, X, X[:, 0])
    assert list(foreign.params) == ["words.weight"]
    ours = foreign.model.apply(foreign.params, foreign.inputs_of(X), None)
    theirs = module(torch.from_numpy(X))
    np.testing.assert_allclose(ours, theirs.detach(), atol=1e-6)
    theirs.square().mean().backward()

    def loss(params):
        return (foreign.model.apply(params, foreign.inputs_of(X), None) ** 2).mean()

    gradient = jax.grad(loss)(foreign.params)["words.weight"]
    np.testing.assert_allclose(gradient, module.words.weight.grad, atol=1e-6)
