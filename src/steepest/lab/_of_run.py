"""A run in a notebook: the lab with its data and settings, or its findings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import SettingError
from ..settings import NAMES
from ._opened import Opened
from ._sources import OPENED
from ._widget import widget

if TYPE_CHECKING:  # the page is served before JAX is loaded
    from ..runs import Run

IN_ADDRESS = {
    "target": "t.target",
    "model": "t.model",
    "hidden": "t.hidden",
    "filters": "t.filters",
    "activation": "t.activation",
    "loss": "t.loss",
    "penalty": "t.penalty",
    "penalty_strength": "t.strength",
    "optimizer": "t.optimizer",
    "dropout": "t.dropout",
    "clip_norm": "t.clip",
    "start": "t.start",
    "scaling": "t.scaling",
    "features": "t.features",
    "schedule": "t.schedule",
    "epochs": "t.epochs",
    "seed": "t.seed",
}
"""Settings by their names in the address of the page."""


def of_run(run: "Run", asked: Mapping[str, Any], view: str = "train") -> Any:
    """Return a view of the lab as a widget that begins with a run.

    Parameters
    ----------
    run : Run
        Whose data and settings are taken, or, in the view "doctor", whose findings.
    asked : mapping
        Its settings, as they were given.
    view : {"train", "doctor", "surfaces"}
        Which one.

    Raises
    ------
    SettingError
        If its findings are asked for and it is not stored, or there is no such view.

    See Also
    --------
    steepest.lab.widget : makes the widget.
    """
    if view == "doctor":
        if run.folder is None:
            raise SettingError(
                "The doctor reads a run from its folder, and this one is not stored. "
                "Train with out='runs/NAME'."
            )
        return widget(view, state={"d.run": OPENED}, opened=Opened(run=str(run.folder)))
    return widget(view, state=_state(run, asked), opened=Opened(data=asked["data"]))


def _state(run: "Run", asked: Mapping[str, Any]) -> dict[str, str]:
    """Return what the page is to show of a run's settings."""
    data = str(asked["data"])
    state = {"t.data": data if data in NAMES["data"] else OPENED}
    for name, key in IN_ADDRESS.items():
        value = asked.get(name)
        if isinstance(value, list | tuple):
            value = ",".join(map(str, value))
        if value is not None and value != "raw":
            state[key] = _spelled(value)
    used = run.settings
    state["t.rate"] = f"{float(used.get('learning_rate', 0.1)):.6g}"
    state["t.batch"] = str(used.get("batch_size", "auto"))
    if asked.get("batch_norm") is False:
        state["t.norm"] = "0"
    if asked.get("class_weight") == "balanced":
        state["t.balanced"] = "1"
    options = {
        f"{kind}.{option}": value
        for kind in ("optimizer", "loss", "penalty")
        for option, value in asked.get(f"{kind}_options", {}).items()
    }
    momentum = options.pop("optimizer.momentum", None)
    if momentum is not None:
        state["t.momentum"] = str(momentum)
    if options:
        pairs = (f"{name}:{_spelled(value)}" for name, value in options.items())
        state["t.options"] = ",".join(pairs)
    if isinstance(asked.get("validation"), float | int):
        state["t.validation"] = str(asked["validation"])
    return state


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.replace("_", "-") if isinstance(value, str) else str(value)
