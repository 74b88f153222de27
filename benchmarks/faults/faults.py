"""The faults: each a change of a healthy recipe, and the causes that are right for it.

The right causes were written down before anything was diagnosed: "check/because", or
"check" where every reason of that check names the fault. A cause is right if somebody
who acts on it removes the fault. A symptom, or a consequence, is never right.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from steepest.models import mlp
from steepest.objectives import Batch, hinge

from .fault import Fault
from .last_layers import (
    class_numbers,
    last_activation,
    pairs_of,
    probabilities_wanted,
)
from .recipe import Recipe
from .wrong_gradients import (
    bias_forgotten,
    factor_missing,
    hinge_without_margin,
    probabilities_as_scores,
    sign_turned,
    summed,
)

__all__ = ["FAULTS", "Fault"]

NETS = ("mlp-32", "mlp-64")
CLASSES, NUMBERS = ("classification",), ("regression",)
SEEN = 19  # validation rows; all sets of halves A to C have as many
Draw = np.random.Generator


def _rate(factor: float) -> Callable[[Recipe, Draw], Recipe]:
    def change(recipe: Recipe, draw: Draw) -> Recipe:
        return recipe.with_settings(
            learning_rate=factor * recipe.settings["learning_rate"]
        )

    return change


def _settings(**settings: Any) -> Callable[[Recipe, Draw], Recipe]:
    return lambda recipe, draw: recipe.with_settings(**settings)


def _inputs(recipe: Recipe, f: Callable[[np.ndarray], np.ndarray]) -> Recipe:
    def changed(part: Batch) -> Batch:
        return part._replace(inputs=f(part.inputs).astype(np.float32))

    return recipe.flat().with_parts(changed)


def _unscaled(recipe: Recipe, draw: Draw) -> Recipe:
    """Columns in units of their own, from tenths to thousands, given as they are."""
    factors = 10.0 ** draw.uniform(-1, 3, recipe.n_inputs)
    flat = recipe.flat()
    center, spread = flat.rows.inputs.mean(0), flat.rows.inputs.std(0)
    spread = np.where(spread == 0, 1, spread)
    shift = draw.uniform(-3, 3, recipe.n_inputs)
    changed = _inputs(flat, lambda x: ((x - center) / spread + shift) * factors)
    return replace(changed, scaling="none")


def _one_huge(recipe: Recipe, draw: Draw) -> Recipe:
    """One column a million times larger than the others, none of them scaled."""
    flat = recipe.flat()
    center, spread = flat.rows.inputs.mean(0), flat.rows.inputs.std(0)
    spread = np.where(spread == 0, 1, spread)
    factors = np.ones(recipe.n_inputs)
    varied = np.flatnonzero(flat.rows.inputs.std(0) > 0)
    factors[draw.choice(varied)] = 1e6
    changed = _inputs(flat, lambda x: (x - center) / spread * factors)
    return replace(changed, scaling="none")


def _columns(recipe: Recipe, draw: Draw) -> Recipe:
    """Two columns overwritten: one is constant, one repeats another."""
    flat = recipe.flat()
    varied = np.flatnonzero(flat.rows.inputs.std(0) > 0)
    once, again, constant = draw.choice(varied, 3, replace=False)

    def overwritten(x: np.ndarray) -> np.ndarray:
        x = x.copy()
        x[:, again] = 2 * x[:, once]
        x[:, constant] = 7.0
        return x

    return _inputs(flat, overwritten)


def _not_finite(recipe: Recipe, draw: Draw) -> Recipe:
    flat = recipe.flat()
    x = flat.rows.inputs.copy()
    rows = draw.choice(len(x), 3, replace=False)
    x[rows, draw.integers(0, x.shape[1], 3)] = np.nan
    return replace(flat, rows=flat.rows._replace(inputs=x))


def _shuffled(recipe: Recipe, draw: Draw) -> Recipe:
    """The targets of all rows in another order, as after a wrong join."""

    def mixed(part: Batch) -> Batch:
        return part._replace(targets=draw.permutation(part.targets))

    return replace(recipe, rows=mixed(recipe.rows), validation=mixed(recipe.validation))


def _off_by_one(recipe: Recipe, draw: Draw) -> Recipe:
    """The training part counts its classes from one, the validation part from zero."""
    targets = (recipe.rows.targets + 1) % len(recipe.classes)
    return replace(recipe, rows=recipe.rows._replace(targets=targets.astype(np.int32)))


def _imbalanced(recipe: Recipe, draw: Draw) -> Recipe:
    """One class is 98 % of the training and validation rows."""
    kept = int(draw.integers(0, len(recipe.classes)))

    def thinned(part: Batch) -> Batch:
        y = np.asarray(part.targets)
        most = np.flatnonzero(y == kept)
        each = max(1, round(len(most) * 2 / 98 / (len(recipe.classes) - 1)))
        few = [
            draw.choice(np.flatnonzero(y == k), each, replace=False)
            for k in range(len(recipe.classes))
            if k != kept
        ]
        rows = draw.permutation(np.concatenate([most, *few]))
        return Batch(part.inputs[rows], y[rows])

    return replace(
        recipe, rows=thinned(recipe.rows), validation=thinned(recipe.validation)
    )


def _loss(make: Callable[[Any], Any]) -> Callable[[Recipe, Draw], Recipe]:
    return lambda recipe, draw: replace(recipe, loss=make(recipe.loss))


def _model(make: Callable[[Any], Any]) -> Callable[[Recipe, Draw], Recipe]:
    return lambda recipe, draw: replace(recipe, model=make(recipe.model))


def _drawn(recipe: Recipe, scale: float, draw: Draw) -> Any:
    """Return every weight, the last layer's too, at `scale` times He's scale."""
    return jax.tree.map(
        lambda a: (
            scale * draw.normal(size=a.shape) * np.sqrt(2 / a.shape[1])
            if a.ndim == 2
            else np.zeros(a.shape)
        ).astype(np.float32),
        jax.tree.map(np.asarray, recipe.params),
    )


def _start(scale: float) -> Callable[[Recipe, Draw], Recipe]:
    return lambda recipe, draw: replace(recipe, params=_drawn(recipe, scale, draw))


def _dead(recipe: Recipe, draw: Draw) -> Recipe:
    """Hidden biases so low that no relu unit answers to any row."""
    *inner, last = jax.tree.map(np.asarray, recipe.params)
    inner = [{**layer, "bias": np.full_like(layer["bias"], -100.0)} for layer in inner]
    return replace(recipe, params=(*inner, last))


def _saddle(recipe: Recipe, draw: Draw) -> Recipe:
    """Weights of zero, with biases that differ: no slope on average, and no minimum.

    The last bias predicts the prior, so that the mean slope is zero in every tensor.
    """
    layers = [
        {
            "weight": np.zeros(layer["weight"].shape, np.float32),
            "bias": draw.uniform(0.5, 1.5, layer["bias"].shape).astype(np.float32),
        }
        for layer in recipe.params
    ]
    if recipe.classes is None:
        prior = np.array([recipe.rows.targets.mean()])
    else:
        counts = np.bincount(recipe.rows.targets, minlength=len(recipe.classes))
        prior = np.log(np.maximum(counts, 1) / counts.sum())
    layers[-1]["bias"] = prior.astype(np.float32)
    return replace(recipe, params=tuple(layers))


def _plateau(recipe: Recipe, draw: Draw) -> Recipe:
    """tanh units pushed far to one side, where their slope is nothing."""
    model = mlp(recipe.n_inputs, recipe.hidden, recipe.n_scores, activation="tanh")
    params = []
    for layer in _drawn(recipe, 0.7, draw):
        side = draw.choice([-1.0, 1.0], layer["bias"].shape)
        params.append({**layer, "bias": (30 * side).astype(np.float32)})
    params[-1]["bias"] = np.zeros_like(params[-1]["bias"])
    return replace(
        recipe, model=model, params=tuple(params), asked={"activation": "tanh"}
    )


def _deep(activation: str, scale: float) -> Callable[[Recipe, Draw], Recipe]:
    def change(recipe: Recipe, draw: Draw) -> Recipe:
        hidden = (32,) * 6
        model = mlp(recipe.n_inputs, hidden, recipe.n_scores, activation=activation)
        shaped = replace(recipe, params=model.init(jax.random.key(0)))
        return replace(
            recipe,
            model=model,
            hidden=hidden,
            params=_drawn(shaped, scale / np.sqrt(2), draw),
            asked={"activation": activation},
        )

    return change


def _few_rows(recipe: Recipe, draw: Draw) -> Recipe:
    """Three rows of each class, or 24, as many steps, and no penalty."""
    classes = len(recipe.classes)
    each = -(-24 // classes) if classes < 8 else 3
    y = recipe.rows.targets
    keep = np.concatenate([np.flatnonzero(y == k)[:each] for k in range(classes)])
    keep = draw.permutation(keep)
    rows = Batch(recipe.rows.inputs[keep], y[keep])
    size = recipe.settings["batch_size"]
    steps = recipe.settings["epochs"] * -(-len(y) // size)
    changed = replace(recipe, rows=rows, strength=0.0)
    return changed.with_settings(epochs=steps, batch_size=min(size, len(keep)))


def _one_unit(recipe: Recipe, draw: Draw) -> Recipe:
    """A single hidden unit."""
    model = mlp(recipe.n_inputs, (1,), recipe.n_scores)
    return replace(
        recipe, model=model, hidden=(1,), params=model.init(jax.random.key(3))
    )


def _one_row(recipe: Recipe, draw: Draw) -> Recipe:
    """Steps of a single row at a tenfold rate, for a quarter of the epochs."""
    epochs = max(1, recipe.settings["epochs"] // 4)
    rate = 10 * recipe.settings["learning_rate"]
    return recipe.with_settings(batch_size=1, learning_rate=rate, epochs=epochs)


def _sorted(recipe: Recipe, draw: Draw) -> Recipe:
    """Rows sorted by target, in this order in every epoch."""
    order = np.argsort(recipe.rows.targets, kind="stable")
    rows = Batch(recipe.rows.inputs[order], recipe.rows.targets[order])
    return replace(recipe, rows=rows).with_settings(shuffle=False)


def _sticky(recipe: Recipe, draw: Draw) -> Recipe:
    options = {"b1": 0.999} if recipe.settings["optimizer"] == "adam" else {}
    if not options:
        return recipe.with_settings(
            optimizer="momentum", optimizer_options={"momentum": 0.999}
        )
    return recipe.with_settings(optimizer_options=options)


def _leak(recipe: Recipe, draw: Draw) -> Recipe:
    """Half of the validation rows are training rows."""
    n = len(recipe.validation.inputs)
    where = draw.choice(n, n // 2, replace=False)
    which = draw.choice(len(recipe.rows.inputs), n // 2, replace=False)
    x, y = np.array(recipe.validation.inputs), np.array(recipe.validation.targets)
    x[where], y[where] = recipe.rows.inputs[which], recipe.rows.targets[which]
    return replace(recipe, validation=Batch(x, y))


def _shift(recipe: Recipe, draw: Draw) -> Recipe:
    """A third of the validation columns measured with another zero."""
    flat = recipe.flat()
    spread = flat.rows.inputs.std(0)
    moved = draw.random(recipe.n_inputs) < 1 / 3
    moved[draw.choice(np.flatnonzero(spread > 0))] = True
    x = flat.validation.inputs + 2 * spread * moved
    changed = flat.validation._replace(inputs=x.astype(np.float32))
    return replace(flat, validation=changed)


# at the start, only later on, and by what it broke: one cause in three codes
RATE_HIGH = tuple(
    f"learning_rate/{because}"
    for because in ("too_high", "too_high_late", "killed_units")
)
TOO_LARGE = ("weight_scale/too_large", "initial_loss/too_high")

FAULTS: dict[str, Fault] = {
    "rate x100": Fault(_rate(100), RATE_HIGH),
    "rate x30": Fault(_rate(30), RATE_HIGH),
    "rate /100": Fault(_rate(0.01), ("learning_rate/too_low",)),
    "unscaled": Fault(_unscaled, ("scale",)),
    "one feature 1e6": Fault(_one_huge, ("scale",)),
    "constant, duplicate": Fault(
        _columns, ("columns",), note=True, repairable=False, columns=4
    ),
    "NaN rows": Fault(_not_finite, ("finite",), by_definition=True, repairable=False),
    "labels shuffled": Fault(
        _shuffled, ("learnable",), by_definition=True, repairable=False
    ),
    "labels off by one": Fault(
        _off_by_one,
        ("labels",),
        tasks=CLASSES,
        by_definition=True,
        repairable=False,
        validation=SEEN,
    ),
    "imbalance": Fault(
        _imbalanced,
        ("imbalance",),
        tasks=CLASSES,
        balanced=True,
        classes=4,
        validation=SEEN,
    ),
    "gradient sign": Fault(
        _loss(sign_turned), ("gradient",), by_definition=True, own_programs=True
    ),
    "gradient factor": Fault(
        _model(factor_missing), ("gradient",), by_definition=True, own_programs=True
    ),
    "bias gradient 0": Fault(
        _model(bias_forgotten), ("gradient",), by_definition=True, own_programs=True
    ),
    "sum, not mean": Fault(
        _loss(summed), ("batch_mean",), by_definition=True, own_programs=True
    ),
    "margin 0": Fault(
        _loss(lambda loss: hinge_without_margin()),
        ("margin",),
        tasks=CLASSES,
        own_programs=True,
    ),
    "margin 100": Fault(
        _loss(lambda loss: hinge(100.0)), ("margin",), tasks=CLASSES, own_programs=True
    ),
    "double softmax": Fault(
        _model(probabilities_as_scores),
        ("scores",),
        tasks=CLASSES,
        by_definition=True,
        own_programs=True,
    ),
    "zero start": Fault(_start(0.0), ("symmetry",), models=NETS),
    "start x50": Fault(_start(50.0), TOO_LARGE, models=NETS),
    # weights so small are a signal that dies: the same mend
    "start /1000": Fault(
        _start(1e-3), ("weight_scale/too_small", "signal"), models=NETS
    ),
    "dead relu": Fault(_dead, ("dead_units",), models=NETS),
    "deep sigmoid": Fault(
        _deep("sigmoid", 1.0),
        ("signal", "saturated_units"),
        models=NETS,
        own_programs=True,
    ),
    # every layer triples the scale: its weights, or the signal that explodes
    "deep linear x3": Fault(
        _deep("identity", 3.0),
        (
            "weight_scale/too_large",
            "weight_scale/multiplies",  # the same cause, a code of its own since
            "signal",
            "initial_loss/too_high",
        ),
        models=NETS,
        own_programs=True,
    ),
    "penalty x1e4": Fault(
        lambda recipe, draw: replace(recipe, strength=1e4 * recipe.strength),
        ("penalty",),
    ),
    "N << D": Fault(
        _few_rows, ("overfitting",), tasks=CLASSES, repairable=False, columns=30
    ),
    "one unit": Fault(_one_unit, ("model_size",), models=NETS, own_programs=True),
    "linear for curved": Fault(
        lambda recipe, draw: recipe, ("model_size",), models=("linear",), curved=True
    ),
    # one fault of two halves: either mends it
    "batch 1, large rate": Fault(_one_row, (*RATE_HIGH, "batch_size/too_small")),
    # as many epochs are then too few steps
    "batch N": Fault(
        _settings(batch_size="full"), ("batch_size/too_large", "epochs/too_few")
    ),
    "sorted, unshuffled": Fault(_sorted, ("order",)),
    # the saddle is a start whose weights are zero: to draw them mends it
    "saddle start": Fault(
        _saddle,
        ("critical_point/saddle", "symmetry", "weight_scale/too_small", "signal"),
        models=NETS,
    ),
    "plateau start": Fault(
        _plateau,
        ("saturated_units", "critical_point/plateau", "signal"),
        models=NETS,
        own_programs=True,
    ),
    "too few epochs": Fault(_settings(epochs=2), ("epochs/too_few",)),
    "momentum .999": Fault(_sticky, ("momentum",)),
    "schedule to 0": Fault(
        _settings(schedule="exponential", schedule_options={"end": 1e-40}),
        ("schedule",),
    ),
    "leak": Fault(
        _leak, ("leak",), by_definition=True, repairable=False, validation=SEEN
    ),
    "shift": Fault(
        _shift, ("shift",), by_definition=True, repairable=False, validation=SEEN
    ),
}

LAST_LAYER = {
    "relu last": Fault(last_activation("relu"), ("last_layer",), tasks=NUMBERS),
    "sigmoid last": Fault(last_activation("sigmoid"), ("last_layer",), tasks=NUMBERS),
    "softmax of one": Fault(last_activation("softmax"), ("last_layer",), tasks=NUMBERS),
    # acting on either mends it
    "sigmoid, then softmax": Fault(
        last_activation("sigmoid"), ("last_layer", "scores"), tasks=CLASSES
    ),
    "class numbers": Fault(
        class_numbers,
        ("last_layer/class_numbers",),
        tasks=CLASSES,
        least_classes=3,
        by_definition=True,
        repairable=False,
    ),
    "probabilities wanted": Fault(
        probabilities_wanted,
        ("last_layer", "scores"),
        tasks=CLASSES,
        by_definition=True,
        repairable=False,
    ),
}
FAULTS |= {
    name: replace(fault, models=NETS, own_programs=True, halves="DE")
    for name, fault in LAST_LAYER.items()
}
FAULTS |= {name: replace(fault, halves="D") for name, fault in pairs_of(FAULTS).items()}
