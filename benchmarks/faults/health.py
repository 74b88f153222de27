"""The certificate of health, by outcome alone, written down before any diagnosis.

A healthy run is *certified* if its score on the validation rows is no more than 0.03
below the best out-of-fold score of three reference learners on the training rows, and
neither it nor the run of another seed with the same set, model and optimizer diverged.
For half C a third clause was added before anything of it was diagnosed: its score on
the training rows is no more than 0.10 above that on *fresh* rows, which neither the run
nor any check ever reads. A net that knows its rows by heart is not healthy only because
simple learners do no better.
The learners know nothing of the run: 5 nearest neighbors, a linear model, extra trees,
three folds, standardised inputs. No check uses this number: the diagnosis measures a
reference of its own, which is why figures without the certificate stand beside those
with it.
"""

from functools import cache
from pathlib import Path

import numpy as np

from .sets import cut

__all__ = ["GAP", "TOLERANCE", "reference"]

TOLERANCE = 0.03
GAP = 0.10
ROWS = 800


@cache
def reference(name: str, seed: int, folder: Path | None = None) -> float:
    """Return the best out-of-fold accuracy or R² of the three learners."""
    from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor
    from sklearn.linear_model import RidgeClassifierCV, RidgeCV
    from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
    from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    parts = cut(name, seed, folder)
    x, y = (np.asarray(a)[:ROWS] for a in parts.train)
    x = x.reshape(len(x), -1).astype(np.float64)
    strengths = np.logspace(-2, 3, 6)
    if parts.classes is None:
        folds = KFold(3, shuffle=True, random_state=0)
        learners = (
            KNeighborsRegressor(5),
            RidgeCV(strengths),
            ExtraTreesRegressor(100, random_state=0),
        )
    else:
        folds = StratifiedKFold(3, shuffle=True, random_state=0)
        learners = (
            KNeighborsClassifier(5),
            RidgeClassifierCV(strengths),
            ExtraTreesClassifier(100, random_state=0),
        )
    return float(
        max(
            cross_val_score(make_pipeline(StandardScaler(), one), x, y, cv=folds).mean()
            for one in learners
        )
    )
