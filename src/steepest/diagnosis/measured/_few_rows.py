"""Whether a run on few rows learned what can be learned of them.

With so few rows no learner can be tested on others. But the rows can be memorized, and
the best constant is known: what a run makes of them lies in between.
"""

from typing import NamedTuple

import numpy as np

from .._case import Case
from ._memorized import ROWS, measure
from ._predicted import predictions
from ._reduction import as_columns
from ._reference import FEWEST, errors_of_rows

MEMORIZED = 0.9  # score, chosen: the rows can be told apart
HALF = 0.5  # of what memorizing gains over the best constant: chosen
HARDLY = 0.1  # the same, where simple learners have rows enough to say more: chosen


class FewRows(NamedTuple):
    """The scores of a run, of the best constant and of memorizing, on the same rows.

    Attributes
    ----------
    few_rows : int
        How many training rows there are.
    few_own, few_prior, few_reached : float
        Accuracy or R² of the run, of the best constant, and of Adam from the run's own
        start.
    few_rates : tuple of float
        Adam's learning rates at which it is learned.
    few_steps : int
        How many steps it took.
    """

    few_rows: int
    few_own: float
    few_prior: float
    few_reached: float
    few_rates: tuple[float, ...]
    few_steps: int

    @property
    def unlearned(self) -> bool:
        """Whether the run is far from what can be learned from its start."""
        share = HALF if self.few_rows < FEWEST else HARDLY
        bound = self.few_prior + share * (self.few_reached - self.few_prior)
        return self.few_reached > MEMORIZED and self.few_own < bound


def measure_few_rows(case: Case) -> FewRows | None:
    """Compare a run with the best constant and with memorizing, on its training rows.

    Returns
    -------
    FewRows or None
        None with more than 20 rows, without scores, or where there is nothing to learn.
    """
    if case.own_function or case.diverged:
        return None
    if not 2 <= case.n_rows <= ROWS or case.run is None:
        return None
    targets = np.asarray(case.rows.targets)
    predicted = predictions(case, case.rows.inputs)
    if predicted is None or not np.isfinite(targets).all() or not np.ptp(targets):
        return None
    memorized = measure(case)
    distinct = len(np.unique(as_columns(case.rows.inputs), axis=0))
    if memorized is None or memorized.rows < distinct:
        return None  # a linear model cannot memorize more rows than columns
    prior = 0.0
    if case.task == "classification":
        prior = float(np.bincount(targets).max() / len(targets))
    return FewRows(
        few_rows=case.n_rows,
        few_own=1 - float(errors_of_rows(case.metric, targets, predicted).mean()),
        few_prior=prior,
        few_reached=memorized.score,
        few_rates=memorized.learned or (memorized.rate,),
        few_steps=memorized.steps,
    )
