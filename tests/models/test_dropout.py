import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.models._dropout import drop


@pytest.mark.parametrize(
    ("rate", "kept"), [(0.5, 128), (0.2, 205), (0.001, 255), (0.999, 1)]
)
def test_the_share_kept_is_a_multiple_of_1_over_256_and_the_mean_is_exact(rate, kept):
    dropped = np.asarray(drop(jax.random.key(5), jnp.ones((401, 499)), rate))
    survived = dropped != 0
    share = kept / 256
    error = math.sqrt(share * (1 - share) / dropped.size)
    assert survived.mean() == pytest.approx(share, abs=5 * error)
    np.testing.assert_allclose(dropped[survived], 1 / share, rtol=1e-6)


def test_neighbors_are_left_out_independently():
    kept = np.asarray(drop(jax.random.key(2), jnp.ones((300, 300)), 0.5)) > 0
    centered = kept - 0.5
    for shift in (1, 2, 3, 4):  # four bytes come from one random word
        together = (centered * np.roll(centered, shift, axis=1)).mean() / 0.25
        assert abs(together) < 5 / math.sqrt(kept.size)
