"""For which optimizers an edge of stability is known."""

from collections.abc import Mapping
from typing import Any

KNOWN = ("adagrad", "adam", "adamw", "momentum", "nesterov", "rmsprop", "sgd")


def edge_is_known(optimizer: str, options: Mapping[str, Any] | None) -> bool:
    """Say whether theory has a largest stable rate for an optimizer."""
    if optimizer in ("adam", "adamw") and (options or {}).get("nesterov"):
        return False
    return optimizer in KNOWN
