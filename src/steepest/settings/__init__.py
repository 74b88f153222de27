"""The settings: the name, type, default and command-line option of each, in one place.

`descend` takes the `DescentSettings`, a training all `Settings`. The options of the
commands are made from their fields, and a run stores them. Nothing here imports JAX, so
that `steepest train --help` answers at once.
"""

from ._data import DataSettings
from ._descent import DescentSettings
from ._objective import ObjectiveSettings
from ._option import Option, option_of
from ._readers import key_values
from ._settings import Settings
from ._typed import typed_command

__all__ = [
    "DataSettings",
    "DescentSettings",
    "ObjectiveSettings",
    "Option",
    "Settings",
    "key_values",
    "option_of",
    "typed_command",
]
