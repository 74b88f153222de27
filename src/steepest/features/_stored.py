"""What a run stores of its features: types and bounds."""

from typing import Annotated, Any

from msgspec import Meta

from .._core._stored import DamagedError, Shape, Stored, Text, check_row_shape, stored

LARGEST_IMAGE = 2**24
"""Numbers of one row, such as 2048 × 2048 pixels of three colors."""
OptionNumber = Annotated[int, Meta(ge=-(10**6), le=10**6)]
OptionValue = bool | OptionNumber | float | Text | list[OptionNumber | float] | None


class StoredFeature(Stored):
    """One feature: its options, and what it learned."""

    name: Text
    options: dict[str, OptionValue]
    learned: dict[str, Any]


class StoredStack(Stored):
    """Features side by side; see `FeatureStack`."""

    scaling: Text
    features: Annotated[list[StoredFeature], Meta(min_length=1, max_length=100)]


class Learned(Stored):
    """What an image feature learned, besides arrays."""

    shape: Shape
    distance: float = 0.0

    def __post_init__(self) -> None:
        """Check that it is the shape of a row that fits into memory."""
        check_row_shape(self.shape, LARGEST_IMAGE)


def learned_of(state: Any, least: int = 1) -> Learned:
    """Return what a feature learned.

    Parameters
    ----------
    state : Any
        JSON that `to_state` of a feature returned.
    least : int
        How many dimensions the shape has at least.

    Raises
    ------
    DamagedError
        If it is something else.
    """
    learned = stored(Learned, state, "what its features learned")
    if len(learned.shape) < least or (least == 2 and len(learned.shape) > 3):
        raise DamagedError(f"images have no shape {learned.shape}")
    return learned
