"""Every error that steepest raises on purpose, one sentence each.

SteepestError
├── DataError (ValueError)          what was given to learn from cannot be used
├── SettingError (ValueError)       a setting has a value that cannot work
│   └── UnknownNameError (KeyError) no loss, optimizer, … has that name
├── ModelError (ValueError)         a user's own model or function does not fit
├── RunError (OSError)              a run's folder cannot be written or read
└── ProcessError (RuntimeError)     this process was forked, and JAX cannot compute

A message says what is wrong, what was found and what to do. The command line shows
it without a traceback and exits with status 2.
"""

import difflib
from collections.abc import Iterable

from .language import told

__all__ = [
    "DataError",
    "ModelError",
    "ProcessError",
    "RunError",
    "SettingError",
    "SteepestError",
    "UnknownNameError",
    "english_of",
    "unknown_name",
]


class SteepestError(Exception):
    """The root of every error that steepest raises on purpose.

    Its text is told in the language that is spoken: see `steepest.language`.
    """

    @property
    def english(self) -> str:
        """The message as it was raised."""
        return str(self.args[0]) if self.args else ""

    def __str__(self) -> str:
        """Return the message in the language that is spoken."""
        return told(self.english)


class DataError(SteepestError, ValueError):
    """What was given to learn from cannot be used."""


class SettingError(SteepestError, ValueError):
    """A setting has a value that cannot work."""


class UnknownNameError(SettingError, KeyError):
    """No loss, optimizer, data set, … has the name that was given."""


class ModelError(SteepestError, ValueError):
    """A user's own model or function does not fit its inputs or its loss."""


class RunError(SteepestError, OSError):
    """A run's folder cannot be written or read."""


class ProcessError(SteepestError, RuntimeError):
    """A process was forked from one in which JAX had started, and cannot compute."""


def english_of(error: Exception) -> str:
    """Return the message of an error in English, as it is stored.

    Examples
    --------
    >>> english_of(DataError("There are no rows."))
    'There are no rows.'
    """
    return error.english if isinstance(error, SteepestError) else str(error)


def unknown_name(
    kind: str, name: object, known: Iterable[str], meant: str | None = None
) -> UnknownNameError:
    """Build the error for a name that is not known, with the nearest known one.

    Parameters
    ----------
    kind : str
        What is named: "loss", "optimizer", "column", …
    name : object
        The unknown name.
    known : iterable of str
        The names that would have worked.
    meant : str, optional
        The one that is meant, where that is known; otherwise the nearest in spelling.

    Returns
    -------
    UnknownNameError
        To be raised by the caller.

    Examples
    --------
    >>> print(unknown_name("loss", "hinje", ["hinge", "huber"]))
    Unknown loss 'hinje'. Did you mean 'hinge'? Available: hinge, huber.
    """
    known = sorted(known)
    if not known:
        return UnknownNameError(
            f"Unknown {kind} '{name}'. There are none; leave it out."
        )
    near = (
        [meant] if meant else difflib.get_close_matches(str(name).lower(), known, n=1)
    )
    question = f" Did you mean '{near[0]}'?" if near else ""
    return UnknownNameError(
        f"Unknown {kind} '{name}'.{question} Available: {', '.join(known)}."
    )
