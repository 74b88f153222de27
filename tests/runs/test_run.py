import pytest

from steepest.runs import Outcome, Run


def test_printing_a_run_says_what_happened(run: Run):
    assert repr(run).splitlines() == [
        "Run: finished. Ran all 2 epochs.",
        "  data        wine.csv, 178 rows",
        "  parameters  25 numbers",
        "  history     3 steps: loss 2.5 → 0.5; 2 epochs: train_loss 1.5 → inf",
        "  train       loss 0.5, accuracy 1",
        "  test        loss inf",
        "  seconds     compile 0.25, total 1.50",
        "  note: 2 columns are constant.",
    ]


@pytest.mark.parametrize(
    ("outcome", "succeeded"),
    [
        (Outcome.FINISHED, True),
        (Outcome.STOPPED_EARLY, True),
        (Outcome.DIVERGED, False),
        (Outcome.INTERRUPTED, False),
    ],
)
def test_which_outcomes_are_successes(outcome: Outcome, succeeded: bool):
    assert outcome.succeeded is succeeded
