"""The numbers of an experiment, measured once for all tests of this folder."""

from functools import cache

import pytest

from steepest.experiments import experiments


@cache
def _numbers(name):
    return experiments[name].measure().numbers


@pytest.fixture
def numbers():
    """Give a function from a name to the numbers of that experiment."""
    return _numbers
