"""Every error that steepest raises on purpose, one sentence each.

SteepestError
├── DataError (ValueError)          what was given to learn from cannot be used
├── SettingError (ValueError)       a setting has a value that cannot work
│   └── UnknownNameError (KeyError) no loss, optimizer, … has that name
├── ModelError (ValueError)         a user's own model or function does not fit
└── RunError (OSError)              a run's folder cannot be written or read

A message says what is wrong, what was found and what to do. The command line shows
it without a traceback and exits with status 2.
"""

__all__ = [
    "DataError",
    "ModelError",
    "RunError",
    "SettingError",
    "SteepestError",
    "UnknownNameError",
]


class SteepestError(Exception):
    """The root of every error that steepest raises on purpose."""


class DataError(SteepestError, ValueError):
    """What was given to learn from cannot be used."""


class SettingError(SteepestError, ValueError):
    """A setting has a value that cannot work."""


class UnknownNameError(SettingError, KeyError):
    """No loss, optimizer, data set, … has the name that was given."""

    def __str__(self) -> str:
        """Return the message; KeyError would show it in quotes."""
        return str(self.args[0])


class ModelError(SteepestError, ValueError):
    """A user's own model or function does not fit its inputs or its loss."""


class RunError(SteepestError, OSError):
    """A run's folder cannot be written or read."""
