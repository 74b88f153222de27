import numpy as np
import pytest

from steepest.descent import Progress
from steepest.diagnosis import Watch
from steepest.diagnosis._windows import joined

NOISE = np.random.default_rng(0).normal(size=100_000)


def chunk(step, losses, steps=1000, **columns):
    """A chunk that ends at a step; what is measured is measured at every fourth one."""
    n = len(losses)
    recorded = {"loss": np.asarray(losses, float)}
    for name, value in columns.items():
        recorded[name] = np.full(n, np.nan)
        recorded[name][::4] = (np.zeros(n) + value)[::4]
    return Progress("training", step=step, steps=steps, recorded=recorded)


def codes(losses, size=20, steps=None, **columns):
    """The codes of the warnings for losses that come in chunks of some size."""
    watch, said = Watch(), []
    for end in range(size, len(losses) + 1, size):
        part = {
            name: values[end - size : end] if np.ndim(values) else values
            for name, values in columns.items()
        }
        progress = chunk(end, losses[end - size : end], steps or len(losses), **part)
        before = set(watch.warned)
        sentences = watch(progress)
        assert len(sentences) == len(watch.warned - before)
        said += watch.warned - before
    return said


def falling(n=400, noise=0.3, floor=1.0):
    """A loss that falls from 3 to a floor within some 40 steps, and then scatters."""
    return floor + (3 - floor) * np.exp(-np.arange(n) / 40) + noise * NOISE[:n]


HEALTHY = {
    "cosine": 0.2 * NOISE[:400],
    "gradient_norm": 1.0,
    "update_norm": 0.01,
    "weight_norm": 5.0,
}


def test_a_healthy_run_is_left_alone_whatever_its_cosines_scatter():
    assert codes(falling(), **HEALTHY) == []
    assert min(np.median(HEALTHY["cosine"][i : i + 20 : 4]) for i in (0, 20, 40)) < 0


def test_a_loss_that_keeps_growing_diverges_and_is_told_once():
    growing = 2 * 1.05 ** np.arange(400)
    said = codes(growing, **HEALTHY)
    assert said == ["diverges"]
    watch = Watch()
    (sentence,) = watch(chunk(100, growing[:100]))
    assert sentence.startswith("The loss rose from 2 to 250: the run diverges.")


@pytest.mark.parametrize(("factor", "said"), [(10.5, []), (11.5, ["diverges"])])
def test_ten_times_the_first_loss_is_the_bound(factor, said):
    # the first losses, then eight others
    losses = np.repeat([2.0, 2.0 * factor], 10)
    assert codes(losses, size=10, steps=1000) == said


def test_single_outliers_do_not_diverge():
    spikes = falling(noise=0.01)
    spikes[::7] += 1000.0
    assert codes(spikes, **HEALTHY) == []


def test_outliers_do_not_hide_that_the_loss_fell():
    # a fifth of the batches hold an outlier, but not the first one
    losses = 0.05 + 0.3 * np.exp(-np.arange(400) / 40)
    losses[3::5] += 3.0
    assert losses[-80:].mean() > losses[0]
    assert codes(losses, **HEALTHY) == []


def test_a_first_batch_that_was_easy_does_not_make_a_run_a_failure():
    losses = falling()
    losses[0] = 0.8 * losses[1:60].min()
    assert codes(losses, **HEALTHY) == []


@pytest.mark.parametrize("noise", [0.0, 0.01, 0.3])
def test_a_loss_that_stays_is_told_after_a_fifth_of_the_steps(noise):
    losses = 2.0 + noise * NOISE[:1000]
    assert codes(losses[:180], steps=1000) == []
    assert codes(losses[:400], steps=1000) == ["stays"]
    watch = Watch()
    assert watch(chunk(180, np.full(180, 2.0))) == []
    (sentence,) = watch(chunk(200, np.full(20, 1.999)))
    assert sentence == (
        "After 200 steps the loss has not clearly fallen: it was 2 and is 2."
    )


def test_a_short_run_gets_a_hundred_steps():
    assert codes(np.full(80, 2.0)) == []
    assert codes(np.full(100, 2.0)) == ["stays"]


def test_a_fall_of_two_percent_that_is_certain_and_no_more_is_no_fall():
    slow = np.linspace(2.0, 1.97, 400)
    assert codes(slow) == ["stays"]
    assert codes(np.linspace(2.0, 1.5, 400)) == []


def test_a_small_fall_in_much_noise_is_seen_over_all_steps():
    losses = 1.0 - 0.3 * np.arange(2000) / 2000 + 0.3 * NOISE[:2000]
    assert codes(losses, size=50) == []


def test_steps_against_the_gradient_are_told_where_the_loss_rises_again():
    swing = 1.5 + np.cos(np.arange(400) / 60) + 0.05 * NOISE[:400]
    cosine = np.where(np.sin(np.arange(400) / 60) < 0, -0.6, 0.6) + 0.2 * NOISE[:400]
    measured = {**HEALTHY, "cosine": cosine}
    assert codes(swing, **measured) == ["uphill"]
    # neither a loss that rises alone, nor such steps alone
    assert codes(swing, **HEALTHY) == []
    assert codes(falling(), **{**HEALTHY, "cosine": -0.6}) == []


def test_no_slope():
    zero = {**HEALTHY, "gradient_norm": 0.0}
    assert codes(np.full(60, 2.0), steps=1000, **zero) == ["no_slope"]
    # a hinge that every row satisfies has no slope either, and nothing is wrong
    assert codes(np.maximum(2.0 - np.arange(400) / 20, 0.0), **zero) == []


def test_steps_that_are_longer_than_the_weights():
    long = {**HEALTHY, "update_norm": 5.1}
    assert codes(falling(), **long) == ["long_steps"]
    assert codes(falling(), **{**HEALTHY, "update_norm": 4.9}) == []
    # weights that start at zero are short
    assert codes(falling()[:80], steps=1000, **long) == []


def test_a_run_is_told_one_thing_and_then_only_that_it_diverges():
    stuck = np.full(400, 2.0)
    wrong = {"cosine": -0.9, "gradient_norm": 0.0, "update_norm": 9.0}
    measured = {**HEALTHY, **wrong}
    assert codes(stuck, **measured) == ["no_slope"]
    stuck[300:] = 1e6
    assert codes(stuck, **measured) == ["no_slope", "diverges"]
    moving = {**measured, "gradient_norm": 1.0}
    assert codes(2 * 1.2 ** np.arange(400), **moving) == ["diverges"]


def test_a_long_run_keeps_few_windows_and_judges_alike():
    watch, losses = Watch(), falling(8000)
    for end in range(10, 8001, 10):
        assert watch(chunk(end, losses[end - 10 : end], 8000)) == []
    assert len(watch.windows) <= 64
    assert sum(window.steps for window in watch.windows) == 8000
    mean = sum(w.steps * w.loss for w in watch.windows) / 8000
    assert mean == pytest.approx(losses.mean())
    whole = joined(watch.windows)
    assert whole.variance == pytest.approx(losses.var(ddof=1))


def test_other_phases_and_empty_records_say_nothing():
    watch = Watch()
    for progress in (Progress("loading"), Progress("training", step=1, steps=4)):
        assert watch(progress) == []
    assert Watch("ko").table is not Watch("en").table
