"""The settings that a page asks for: texts, read as those of a command are."""

from typing import Any

from ..errors import SettingError, unknown_name
from ..settings import NAMES, Settings, settings_from_options
from ._messages import Message
from ._opened import Opened
from ._sources import source_of

WHOLE = {
    *("model", "hidden", "filters", "kernel", "activation", "last_activation"),
    *("dropout", "input_dropout"),
    *("loss", "penalty", "penalty_strength", "optimizer", "learning_rate", "schedule"),
    *("batch_size", "epochs", "clip_norm", "seed", "target", "task", "validation"),
    *("scaling", "features", "class_weight", "augment", "start", "image_size"),
    *("decimal", "thousands", "encoding"),
}
"""Settings that are one text."""
SEVERAL = {"optimizer_options", "loss_options", "penalty_options", "schedule_options"}
SWITCHES = {"shuffle", "batch_norm", "skip_bad", "no_header", "join_classes"}
MOST = 300  # characters of a value
DEEPEST, WIDEST, LONGEST = 12, 2048, 100_000
"""Hidden layers or blocks, units or filters in one, and epochs, at most."""


def settings_of(message: Message, opened: Opened) -> Settings:
    """Return the settings of a message: its "data" and its "settings".

    Raises
    ------
    SettingError
        If a value cannot be used, or names a path: a page names data by their key, and
        code not at all.
    """
    given = message.fields.get("settings", {})
    if not isinstance(given, dict) or len(given) > 60:
        raise SettingError("'settings' is an object of texts by name.")
    typed: dict[str, Any] = {
        "data": source_of(opened, message.text("data", default="moons"))
    }
    for name, value in given.items():
        checked = _checked(name, value)
        if checked is not None:  # an empty field is the default
            typed[name] = checked
    settings = settings_from_options(typed)
    layers = max(settings.hidden, settings.filters, key=len)
    widest = max((*settings.hidden, *settings.filters, settings.kernel))
    if len(layers) > DEEPEST or widest > WIDEST or settings.epochs > LONGEST:
        raise SettingError(
            f"On the page a model has at most {DEEPEST} hidden layers of {WIDEST} "
            f"units, and {LONGEST:,} epochs. steepest train takes more."
        )
    return settings


def _checked(name: str, value: Any) -> Any:
    if name in WHOLE:
        fits = isinstance(value, str) and len(value) <= MOST
    elif name in SEVERAL:
        fits = isinstance(value, list) and all(
            isinstance(entry, str) and len(entry) <= MOST for entry in value
        )
    elif name in SWITCHES:
        fits = isinstance(value, bool)
    else:
        raise unknown_name("setting", name[:60], WHOLE | SEVERAL | SWITCHES)
    if not fits:
        raise SettingError(f"The value of '{name}' cannot be used.")
    return None if value == "" else _no_path(name, value)


def _no_path(name: str, value: Any) -> Any:
    """Return a value that names no file and no code of this computer."""
    if name == "validation":
        try:
            float(value)
        except ValueError:
            raise SettingError(
                "A page takes the validation rows from the data: give their share, "
                "such as 0.2."
            ) from None
    if name in ("model", "start") and value not in NAMES[name]:
        raise unknown_name(name, value, NAMES[name])
    return value
