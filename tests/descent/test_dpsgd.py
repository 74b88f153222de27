import jax
import numpy as np
import pytest

from steepest.descent import descend
from steepest.errors import SettingError

OPTIONS = {"noise_multiplier": 0.0, "l2_norm_clip": 0.5}


def one_step(problem, **options):
    return descend(
        problem.objective(strength=0.5, l2=1.0),
        {"weight": np.ones((3, 5)), "bias": np.zeros(3)},
        problem.rows,
        optimizer="dpsgd",
        optimizer_options=OPTIONS | options,
        learning_rate=0.2,
        batch_size="full",
        epochs=1,
        dtype="float64",
        watch=False,
    ).params


def test_every_gradient_is_shortened_and_the_penalty_is_not(problem):
    """With equal rows of weights all scores are equal, and p = 1/3 for every class."""
    total_w, total_b = np.zeros((3, 5)), np.zeros(3)
    for x, y in zip(problem.x.astype(float), problem.y, strict=True):
        delta = np.full(3, 1 / 3) - np.eye(3)[y]
        w, b = np.outer(delta, x), delta
        length = np.sqrt((w**2).sum() + (b**2).sum())
        total_w += w * min(1, 0.5 / length)
        total_b += b * min(1, 0.5 / length)
    after = one_step(problem)
    slope = total_w / 46 + 2 * 0.5 * np.ones((3, 5))
    np.testing.assert_allclose(after["weight"], 1 - 0.2 * slope, rtol=1e-12)
    np.testing.assert_allclose(after["bias"], -0.2 * total_b / 46, rtol=1e-12)


def test_the_noise_has_the_size_of_its_setting(problem):
    """Deviation η · clip · multiplier / N in every number, by a seed."""
    quiet = one_step(problem)

    def noise(seed):
        loud = one_step(problem, noise_multiplier=30.0, seed=seed)
        return np.concatenate(
            [
                np.ravel(leaf)
                for leaf in jax.tree.leaves(jax.tree.map(np.subtract, loud, quiet))
            ]
        )

    drawn = np.concatenate([noise(seed) for seed in range(3)])
    expected = 0.2 * 0.5 * 30 / 46
    # the deviation of 54 normal numbers is known to 1 / √108 of itself
    assert drawn.std() == pytest.approx(expected, rel=4 / np.sqrt(108))
    np.testing.assert_array_equal(noise(2), noise(2))


@pytest.mark.parametrize("rule", ["dpsgd", "noisy_sgd"])
def test_the_noise_follows_the_seed_of_the_run_unless_it_has_its_own(problem, rule):
    def weight(seed, options=None):
        run = descend(
            problem.objective(strength=0.5, l2=1.0),
            {"weight": np.ones((3, 5)), "bias": np.zeros(3)},
            problem.rows,
            optimizer=rule,
            optimizer_options=options,
            learning_rate=0.2,
            batch_size="full",  # no order that a seed could change
            shuffle=False,
            epochs=2,
            seed=seed,
        )
        return run.params["weight"]

    np.testing.assert_array_equal(weight(1), weight(1))
    np.testing.assert_array_equal(weight(1, {"seed": 2}), weight(5, {"seed": 2}))
    assert not np.allclose(weight(1), weight(2), rtol=1e-3)


def test_a_seed_of_the_noise_is_a_whole_number(problem):
    with pytest.raises(SettingError, match="'seed' is a whole number; got 2.5"):
        one_step(problem, seed=2.5)
