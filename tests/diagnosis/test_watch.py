import numpy as np
import pytest

from steepest.descent import Progress
from steepest.diagnosis import Watch


def chunk(step, loss, steps=1000, **columns):
    n = 4
    recorded = {"loss": np.full(n, loss)}
    recorded |= {name: np.full(n, value) for name, value in columns.items()}
    return Progress("training", step=step, steps=steps, recorded=recorded)


def warned(*chunks):
    watch = Watch()
    return [sentence for each in chunks for sentence in watch(each)]


def test_a_healthy_run_is_left_alone():
    healthy = {
        "cosine": 0.9,
        "gradient_norm": 1.0,
        "update_norm": 0.01,
        "weight_norm": 5.0,
    }
    assert (
        warned(*(chunk(s, 100 / (s + 40), **healthy) for s in range(4, 999, 4))) == []
    )


@pytest.mark.parametrize(("loss", "count"), [(21.9, 0), (22.1, 1)])
def test_a_loss_that_rose_by_ten_times_its_start_diverges(loss, count):
    found = warned(chunk(4, 2.0), chunk(8, loss))
    assert len(found) == count
    assert all(each.startswith("The loss rose from 2 to 22.1") for each in found)


def test_it_warns_once():
    assert len(warned(chunk(4, 2.0), chunk(8, 99.0), chunk(12, 999.0))) == 1


@pytest.mark.parametrize(
    ("step", "loss", "count"), [(199, 2.0, 0), (200, 2.0, 1), (200, 1.97, 0)]
)
def test_a_loss_that_stays_is_told_after_a_fifth(step, loss, count):
    assert len(warned(chunk(4, 2.0), chunk(step, loss))) == count


def test_a_short_run_gets_a_hundred_steps():
    assert warned(chunk(4, 2.0, steps=50), chunk(50, 2.0, steps=50)) == []


@pytest.mark.parametrize(("cosine", "count"), [(-0.01, 1), (0.01, 0), (np.nan, 0)])
def test_steps_that_go_uphill(cosine, count):
    found = warned(chunk(4, 2.0, cosine=cosine))
    assert len(found) == count
    assert all("uphill" in each for each in found)


def test_no_slope():
    assert warned(chunk(4, 2.0, gradient_norm=0.0)) == [
        "The gradient is zero: the parameters do not change."
    ]


@pytest.mark.parametrize(("update", "count"), [(4.9, 0), (5.1, 1)])
def test_a_step_longer_than_the_weights(update, count):
    long = {"update_norm": update, "weight_norm": 5.0}
    assert warned(chunk(4, 2.0, **long)) == []  # weights that start at zero are short
    found = warned(chunk(4, 2.0, **long), chunk(400, 1.0, **long))
    assert len(found) == count


def test_other_phases_and_empty_records_say_nothing():
    assert warned(Progress("loading"), Progress("training", step=1, steps=4)) == []
    assert Watch("ko").table is not Watch("en").table
