"""Assertions for one's own tests.

    def test_my_model_learns():
        steepest.testing.assert_learns(make_model(), X, y)

With pytest the fixture `assert_learns` does the same; it comes with the package.
"""

from ._assert_learns import assert_learns

__all__ = ["assert_learns"]
