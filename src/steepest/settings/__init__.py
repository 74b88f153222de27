"""Every setting, once: its name, type, default, and what the command line says of it.

`descend` takes the `DescentSettings`, a training all `Settings`; the options of the
commands are made of their fields, and a run stores them. Free of JAX, so that
`steepest train --help` answers at once.
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
