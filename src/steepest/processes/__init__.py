"""Several processes, on one machine or more, that train one model together."""

from ._agree import first_has, gathered, is_first, on_its_own, same_everywhere, together
from ._group import Group, group_of
from ._join import leave, taking_part
from ._launch import launch

__all__ = [
    "Group",
    "first_has",
    "gathered",
    "group_of",
    "is_first",
    "launch",
    "leave",
    "on_its_own",
    "same_everywhere",
    "taking_part",
    "together",
]
