import numpy as np
import pytest

from steepest.descent import descend


@pytest.mark.parametrize("epochs", [5, 6, 7, 20])
def test_the_slow_weights_follow(epochs):
    """On 1.5 w²: fast ← 0.7 fast; every third step slow ← ¾ fast + ¼ slow."""
    fast = slow = 2.0
    for step in range(epochs):
        fast -= 0.1 * 3 * fast
        if (step + 1) % 3 == 0:
            fast = slow = slow + 0.75 * (fast - slow)
    run = descend(
        lambda w: 1.5 * w @ w,
        np.full(1, 2.0),
        optimizer="lookahead",
        optimizer_options={"sync_period": 3, "slow_step_size": 0.75},
        learning_rate=0.1,
        epochs=epochs,
        dtype="float64",
        watch=False,
    )
    assert run.params[0] == pytest.approx(fast, rel=1e-12)
