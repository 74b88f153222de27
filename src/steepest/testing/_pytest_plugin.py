"""What pytest loads by itself: the fixture `assert_learns`. JAX is loaded when used."""

from collections.abc import Callable

import pytest


@pytest.fixture
def assert_learns() -> Callable[..., None]:
    """Return `steepest.testing.assert_learns`."""
    from ._assert_learns import assert_learns as learns

    return learns
