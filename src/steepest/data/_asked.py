"""What `load` was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from ._reading import Reading


@dataclass(frozen=True)
class Asked:
    """What `load` was asked for; see there."""

    target: str | Sequence[str] | None
    task: str | None
    validation: float
    seed: int
    skip_bad: bool
    scaling: str
    scaling_of_targets: str
    image_size: int | tuple[int, int] | None
    reading: Reading
