"""The settings: the name, type, default and command-line option of each, in one place.

`descend` takes the `DescentSettings`, a training all `Settings`. The options of the
commands are made from their fields, and a run stores them. Nothing here imports JAX, so
that `steepest train --help` answers at once.
"""

from ._aliases import without_aliases
from ._choices import check_word
from ._data import DataSettings
from ._descent import DescentSettings
from ._metrics import METRICS, Metric, check_metric, metric_named
from ._names import NAMES, WITH_MOMENTUM
from ._objective import ObjectiveSettings
from ._option import Option, option_of
from ._readers import key_values
from ._repeat import as_command, as_python, as_toml, typed_in_toml
from ._settings import Settings
from ._together import check_together, without_effect
from ._trackers import check_tracker
from ._typed import settings_from_options

__all__ = [
    "METRICS",
    "NAMES",
    "WITH_MOMENTUM",
    "DataSettings",
    "DescentSettings",
    "Metric",
    "ObjectiveSettings",
    "Option",
    "Settings",
    "as_command",
    "as_python",
    "as_toml",
    "check_metric",
    "check_together",
    "check_tracker",
    "check_word",
    "key_values",
    "metric_named",
    "option_of",
    "settings_from_options",
    "typed_in_toml",
    "without_aliases",
    "without_effect",
]
