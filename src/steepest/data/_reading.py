"""What a person says of how files are to be read."""

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How files are to be read, where it does not follow from what they hold.

    Attributes
    ----------
    decimal : "." or ",", or None
        The decimal sign of numbers that are written as text.
    thousands : str or None
        What stands between their thousands: "," "." "'" or a space.
    missing : tuple of str
        More words, or numbers, that mean a missing value.
    ignore, columns, keep : tuple of str
        Columns to leave out; the only ones to take; those to take although they look
        like identifiers.
    join_classes : bool
        Whether classes that differ only by case, spaces or a final dot are one.
    no_header : bool
        Whether the first line holds values and not names.
    encoding : str or None
        Of text files.
    memory : int or None
        Bytes that a source may take; a larger one stays on disk. None means half of
        what is free.

    Examples
    --------
    >>> Reading(missing=("-999", "Unknown")).missing_words
    ('-999', 'unknown')
    """

    decimal: str | None = None
    thousands: str | None = None
    missing: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    join_classes: bool = False
    no_header: bool = False
    encoding: str | None = None
    memory: int | None = None

    def __post_init__(self) -> None:
        """Split texts at their commas."""
        for name in ("missing", "ignore", "columns", "keep"):
            value = getattr(self, name) or ()
            if isinstance(value, str):
                value = [word.strip() for word in value.split(",")]
            object.__setattr__(self, name, tuple(map(str, value)))

    @classmethod
    def of(cls, settings: Any) -> "Reading":
        """Return what the attributes of settings say."""
        names = (field.name for field in fields(cls))
        return cls(**{name: getattr(settings, name) for name in names})

    @property
    def missing_words(self) -> tuple[str, ...]:
        """The words for missing values in small letters."""
        return tuple(word.strip().lower() for word in self.missing)

    def to_state(self) -> dict[str, Any]:
        """Return what is not the default as JSON values, for `Reading(**state)`."""
        usual = asdict(Reading())
        said = {k: v for k, v in asdict(self).items() if v != usual[k]}
        return {k: v for k, v in said.items() if k != "memory"}
