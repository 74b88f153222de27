"""How well simple learners rank rows that they have not seen."""

from typing import NamedTuple

import numpy as np

from .._probability import ranked_alike, ranked_higher
from ._reference import Reference

CLASS = 10  # rows inside and outside of a class that its test needs: chosen


class Ranking(NamedTuple):
    """The clearest ranking of unseen rows by any learner, for any class or output.

    Attributes
    ----------
    p : float
        The smallest p-value, times their number (Bonferroni).
    learner, which : str, int
        The learner and the class (or output) with that p-value.
    ranked : float
        Their share of pairs of rows in the right order: the area under the ROC curve
        of the class; for numbers (1 + Spearman's ρ) / 2.
    tested : int
        How many learners × classes were tested.
    """

    p: float
    learner: str
    which: int
    ranked: float
    tested: int


def ranking_of(reference: Reference) -> Ranking | None:
    """Test how predictions out of fold rank the rows; None without classes.

    Mann–Whitney for the scores of a class, Spearman for numbers, one-sided.
    """
    classes = reference.metric == "accuracy"
    targets = np.asarray(reference.rows.targets)
    columns = targets.reshape(len(targets), -1)
    rankings = []
    for learner, scores in reference.out_of_fold.items():
        for k in range(scores.shape[1]):
            if classes:
                inside = targets == k
                if min(inside.sum(), (~inside).sum()) < CLASS:
                    continue
                own, other = scores[inside, k], scores[~inside, k]
                test = ranked_higher(own, other)
                ranked = float(test.statistic / (len(own) * len(other)))
                rankings.append((test.p, learner, k, ranked))
            elif np.ptp(columns[:, k]) > 0 and np.ptp(scores[:, k]) > 0:
                rho, p = ranked_alike(scores[:, k], columns[:, k])
                rankings.append((p, learner, k, (1 + rho) / 2))
    if not rankings:
        return None
    p, learner, which, ranked = min(rankings)
    p = min(1.0, p * len(rankings))
    return Ranking(p, learner, which, ranked, len(rankings))
