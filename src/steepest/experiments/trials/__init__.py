"""Measurements whose settings can be changed, to see a wrong and a right one."""

from . import (
    backward,
    content,
    deep,
    differences,
    initial_loss,
    margin,
    polynomial,
    random_search,
    rings,
    zeros,
)

FILES = (
    initial_loss,
    content,
    margin,
    zeros,
    polynomial,
    random_search,
    differences,
    rings,
    deep,
    backward,
)
