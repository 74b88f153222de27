"""What an experiment is: a claim, a measurement, and sentences about its numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..display import short_number
from ..language import told
from ._picture import Panel


@dataclass(frozen=True)
class Measured:
    """What an experiment measured.

    Attributes
    ----------
    numbers : mapping of str to float
        By the names that the sentences use.
    panels : tuple of Panel
        Its picture.
    """

    numbers: Mapping[str, float]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Experiment:
    """A claim about gradient descent, and how it is measured.

    Attributes
    ----------
    name : str
        Its name in the table `experiments`.
    group : str
        The idea it belongs to: "losses", "penalties", "learning_rate", …
    claim : str
        One sentence.
    says : tuple of str
        Sentences of what came out, with places for the numbers.
    measure : callable
        `measure()` returns a `Measured`; the same numbers at every call. Where `needs`
        names image folders it is `measure(images)`, with the folder that holds them.
    page : str
        The documentation of its module, which ends with an example that runs.
    correction : str
        Where a common note is wrong, what is right; "" where none is.
    needs : tuple of str
        The image folders that it is measured on: "mnist", "cifar10".
    """

    name: str
    group: str
    claim: str
    says: tuple[str, ...]
    measure: Callable[..., Measured]
    page: str | None
    correction: str = ""
    needs: tuple[str, ...] = ()

    def sentences(
        self, measured: Measured, language: str | None = None
    ) -> tuple[str, ...]:
        """Return what came out, in a language; None for the one that is spoken.

        Examples
        --------
        >>> from steepest.experiments import experiments
        >>> hinge = experiments["hinge"]
        >>> print(hinge.sentences(hinge.measure(), "en")[0])
        The lecture's cat, car and frog have hinge losses of 2.9, 0 and 12.9.
        """
        values: dict[str, Any] = {
            name: short_number(value) for name, value in measured.numbers.items()
        }
        return tuple(told(text, language, **values) for text in self.says)
