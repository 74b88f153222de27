"""What every group of settings can do: become JSON and be found again in an object."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, kw_only=True)
class Part:
    """Settings that belong together."""

    def __post_init__(self) -> None:
        """Let None stand for no options."""
        for field in fields(self):
            if field.default_factory is dict and getattr(self, field.name) is None:
                object.__setattr__(self, field.name, {})

    @classmethod
    def of(cls, owner: Any, **instead: Any) -> Self:
        """Return the settings that an object has as attributes.

        Parameters
        ----------
        owner : object
            Other settings, or an estimator.
        **instead
            Settings by name that are not the owner's.
        """
        names = {field.name for field in fields(cls)} - set(instead)
        return cls(**{name: getattr(owner, name) for name in names}, **instead)

    def keywords(self) -> dict[str, Any]:
        """Return the settings by name, as they are."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def to_json(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """Return the settings that `to_json` wrote; what is missing is as by default.

        Raises
        ------
        UnknownNameError
            If there is no setting of some name.
        """
        known = {field.name for field in fields(cls)}
        for name in found:
            if name not in known:
                from .._core import unknown_name  # loads JAX

                raise unknown_name("setting", name, known)
        return cls(
            **{
                name: tuple(value) if isinstance(value, list) else value
                for name, value in found.items()
            }
        )
