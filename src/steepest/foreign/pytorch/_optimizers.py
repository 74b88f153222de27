"""An optimizer of PyTorch as settings of `descend`."""

from typing import Any

from ...errors import ModelError

KNOWN: dict[str, tuple[str, dict[str, str]]] = {
    "Adadelta": ("adadelta", {"rho": "rho", "eps": "eps"}),
    "Adagrad": (
        "adagrad",
        {"initial_accumulator_value": "initial_accumulator_value", "eps": "eps"},
    ),
    "Adam": ("adam", {"eps": "eps"}),
    "AdamW": ("adamw", {"eps": "eps", "weight_decay": "weight_decay"}),
    "Adamax": ("adamax", {"eps": "eps"}),
    "NAdam": ("adam", {"eps": "eps"}),
    "RAdam": ("radam", {"eps": "eps"}),
    "RMSprop": (
        "rmsprop",
        {
            "decay": "alpha",
            "eps": "eps",
            "momentum": "momentum",
            "centered": "centered",
        },
    ),
    "SGD": ("sgd", {"momentum": "momentum", "nesterov": "nesterov"}),
}
"""Of each class: the name of the rule here, and its options by PyTorch's names."""


def settings_of(optimizer: Any) -> tuple[dict[str, Any], float, list[str]]:
    """Return the settings, λ of the penalty ½ λ Σ w², and notes.

    Raises
    ------
    ModelError
        If its groups of parameters have different options.
    """
    kind = type(optimizer).__name__
    groups = [
        {name: value for name, value in group.items() if name != "params"}
        for group in optimizer.param_groups
    ]
    for group in groups[1:]:
        for name, value in group.items():
            if value != groups[0].get(name):
                raise ModelError(
                    f"The optimizer {kind} has {len(groups)} groups of parameters with "
                    f"different options: {name} is {groups[0].get(name)} and {value}. "
                    "One rule moves all parameters here: give an optimizer with one "
                    "group, or name one: optimizer='adam', learning_rate=…"
                )
    options, notes = groups[0], []
    if kind not in KNOWN:
        known = ", ".join(sorted(KNOWN))
        note = (
            f"The optimizer {kind} is not known here, so adam stands for it; known are "
            f"{known}."
        )
        return {"learning_rate": float(options["lr"])}, 0.0, [note]
    name, theirs = KNOWN[kind]
    chosen: dict[str, Any] = {ours: options[key] for ours, key in theirs.items()}
    if "betas" in options:
        chosen["b1"], chosen["b2"] = map(float, options["betas"])
    if kind == "NAdam":
        chosen["nesterov"] = True
    if name == "rmsprop":
        chosen["eps_in_sqrt"] = False
    if not chosen.get("momentum", True):
        del chosen["momentum"]
        chosen.pop("nesterov", None)
    decay = float(options.get("weight_decay") or 0.0)
    if options.get("dampening"):
        notes.append("The dampening of the momentum is left out.")
    if options.get("amsgrad") and name == "adam":
        name = "amsgrad"
    if kind == "AdamW" or not decay:
        decay = 0.0
    else:
        notes.append(
            f"The weight decay of {kind} is an l2 penalty of the weights here, and not "
            "of the biases."
        )
    settings = {
        "optimizer": name,
        "optimizer_options": chosen,
        "learning_rate": float(options["lr"]),
    }
    return settings, decay, notes
