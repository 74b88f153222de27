"""The optimizer that a Keras model was compiled with, as settings of `descend`."""

from collections.abc import Callable
from typing import Any

import numpy as np

OPTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "Adadelta": ("adadelta", {"rho": "rho", "eps": "epsilon"}),
    "Adagrad": (
        "adagrad",
        {"initial_accumulator_value": "initial_accumulator_value", "eps": "epsilon"},
    ),
    "Adam": ("adam", {"b1": "beta_1", "b2": "beta_2", "eps": "epsilon"}),
    "AdamW": ("adamw", {"b1": "beta_1", "b2": "beta_2", "eps": "epsilon"}),
    "Adamax": ("adamax", {"b1": "beta_1", "b2": "beta_2", "eps": "epsilon"}),
    "Lion": ("lion", {"b1": "beta_1", "b2": "beta_2"}),
    "Nadam": ("adam", {"b1": "beta_1", "b2": "beta_2", "eps": "epsilon"}),
    "RMSprop": (
        "rmsprop",
        {
            "decay": "rho",
            "momentum": "momentum",
            "eps": "epsilon",
            "centered": "centered",
        },
    ),
    "SGD": ("sgd", {"momentum": "momentum", "nesterov": "nesterov"}),
}
"""Of each class: the name of the rule here, and its options by Keras' names."""


def settings_of(optimizer: Any) -> tuple[dict[str, Any], list[str]]:
    """Return the settings of a Keras optimizer, and what was left out."""
    kind, config = type(optimizer).__name__, optimizer.get_config()
    notes = []
    if kind not in OPTIONS:
        known = ", ".join(sorted(OPTIONS))
        return {}, [
            f"The Keras optimizer {kind} is not known here, so adam stands for it; "
            f"known are {known}."
        ]
    name, options = OPTIONS[kind]
    chosen = {ours: config[theirs] for ours, theirs in options.items()}
    if name == "sgd" and not chosen["momentum"]:
        chosen = {}
    if name == "rmsprop" and not chosen["momentum"]:
        del chosen["momentum"]
    if kind == "Nadam":
        chosen["nesterov"] = True
    decay = config.get("weight_decay")
    if decay:
        name = "adamw" if name == "adam" else name
        if name in ("adamw", "lion"):
            chosen["weight_decay"] = float(decay)
        else:
            notes.append(f"The weight decay of {kind} is left out.")
    elif name == "adamw":
        chosen["weight_decay"] = 0.0
    settings: dict[str, Any] = {"optimizer": name, "optimizer_options": chosen}
    if config.get("global_clipnorm"):
        settings["clip_norm"] = float(config["global_clipnorm"])
    notes += [
        f"The {name} of the optimizer is left out."
        for name in ("clipnorm", "clipvalue")
        if config.get(name)
    ]
    schedule = getattr(optimizer, "_learning_rate", None)
    if callable(schedule) and not hasattr(schedule, "path"):
        first, factors = _factors(schedule)
        return settings | {"learning_rate": first, "schedule": factors}, notes
    return settings | {"learning_rate": number_of(optimizer.learning_rate)}, notes


def number_of(value: Any) -> float:
    """Return a number, a variable or an array of Keras as a float."""
    return float(np.asarray(getattr(value, "value", value)))


def _factors(schedule: Any) -> tuple[float, Callable[[Any], np.ndarray]]:
    """Return the largest of the first rates, and the schedule divided by it."""
    early = [number_of(schedule(step)) for step in range(0, 1000, 50)]
    largest = max(early)

    def factors(steps: Any) -> np.ndarray:
        rates = [number_of(schedule(int(step))) for step in np.atleast_1d(steps)]
        return np.array(rates) / largest

    return largest, factors
