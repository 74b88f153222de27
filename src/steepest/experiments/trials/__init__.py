"""Measurements whose settings can be changed, to see a wrong and a right one."""

from . import backward, deep, polynomial, rings

FILES = (polynomial, deep, backward, rings)
