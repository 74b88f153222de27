"""What a trial is: a measurement with settings to change, some wrong and some right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import SettingError
from ._picture import Panel


@dataclass(frozen=True)
class Choice:
    """A setting of a trial: a number between two ends, or one of several words.

    Attributes
    ----------
    name, label : str
        Its keyword; what it is called, in English.
    usual : float or str
        Its default.
    low, high : float
        The ends of a number.
    log : bool
        Whether its slider is logarithmic.
    whole : bool
        Whether it is a whole number.
    words : tuple of str
        The words it can be; empty for a number.
    """

    name: str
    label: str
    usual: float | str
    low: float = 0.0
    high: float = 1.0
    log: bool = False
    whole: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """Numbers in rows and columns, under a title.

    Attributes
    ----------
    title : str
        What they are, in English.
    rows : (rows, columns)
        The numbers.
    """

    title: str
    rows: Any


@dataclass(frozen=True)
class Tried:
    """What came out of one trial.

    Attributes
    ----------
    says : tuple of str
        Sentences of what came out, in English.
    panels : tuple of Panel
        Its picture.
    grids : tuple of tuple of Grid
        Numbers to compare, side by side in each row.
    images : tuple of (str, array)
        Images of uint8 with their titles, in English.
    """

    says: tuple[str, ...]
    panels: tuple[Panel, ...] = ()
    grids: tuple[tuple[Grid, ...], ...] = ()
    images: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Trial:
    """A claim about gradient descent that is tried with settings.

    Attributes
    ----------
    name, title, claim : str
        Its name in the table `trials`; what it is about; one sentence.
    choices : tuple of Choice
        What can be set.
    presets : mapping of str to mapping
        Settings by what they are called, such as "wrong: no penalty".
    measure : callable
        `measure(**settings)` returns a `Tried`; the same numbers for the same settings.
    """

    name: str
    title: str
    claim: str
    choices: tuple[Choice, ...]
    presets: Mapping[str, Mapping[str, Any]]
    measure: Callable[..., Tried]

    def tried(self, **settings: Any) -> Tried:
        """Measure with settings that are checked; those left out have their default.

        Raises
        ------
        SettingError
            If a setting is not known, or beyond its ends.

        Examples
        --------
        >>> from steepest.experiments import trials
        >>> print(trials["polynomial"].tried(strength=0.1).says[0])
        λ = 0.1: the mean squared error is ... at the points and ... between them.
        """
        values: dict[str, Any] = {}
        for choice in self.choices:
            value = settings.pop(choice.name, choice.usual)
            if choice.words:
                fits = value in choice.words
                ends = ", ".join(choice.words)
            else:
                is_number = isinstance(value, int | float)
                fits = is_number and choice.low <= value <= choice.high
                fits = fits and (not choice.whole or value == int(value))
                ends = f"{choice.low:g} … {choice.high:g}"
            if not fits:
                raise SettingError(
                    f"The setting '{choice.name}' of this trial is one of {ends}; "
                    f"found {value!r}."
                )
            values[choice.name] = int(value) if choice.whole else value
        if settings:
            raise SettingError(
                f"The trial '{self.name}' has no setting '{next(iter(settings))}'."
            )
        return self.measure(**values)
