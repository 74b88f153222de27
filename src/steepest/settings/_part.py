"""What all groups of settings share: to and from JSON, and from other objects."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from ..errors import unknown_name
from ._stored import checked


@dataclass(frozen=True, kw_only=True)
class Part:
    """A group of settings."""

    def __post_init__(self) -> None:
        """Replace None by no options."""
        for field in fields(self):
            if field.default_factory is dict and getattr(self, field.name) is None:
                object.__setattr__(self, field.name, {})

    @classmethod
    def of(cls, owner: Any, **instead: Any) -> Self:
        """Return the settings whose values are the attributes of an object.

        Parameters
        ----------
        owner : object
            Other settings, or an estimator.
        **instead
            Settings that are not taken from the owner.
        """
        names = {field.name for field in fields(cls)} - set(instead)
        return cls(**{name: getattr(owner, name) for name in names}, **instead)

    def keywords(self) -> dict[str, Any]:
        """Return the settings as keyword arguments."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def to_json(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Return the settings that `to_json` wrote; missing ones have their defaults.

        Raises
        ------
        UnknownNameError
            If there is no setting of some name.
        SettingError
            If a value is of another type, or a number is beyond its limits.
        """
        known = {field.name for field in fields(cls)}
        for name in values:
            if name not in known:
                raise unknown_name("setting", name, known)
        return cls(**checked(cls, values))
