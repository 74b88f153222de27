"""Whether the model can learn twenty rows by heart, asked only on request."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import jax
import numpy as np

from ..._core import generator_for
from ...descent import make_optimizer
from ...objectives import Batch, Objective
from .._finding import Finding, Verdict, skipped
from ..data._reduction import finite_rows, flat
from ._chance import chance_loss
from ._trials import MEMBERS, Setting, Trials

if TYPE_CHECKING:
    from .._case import Case

ROWS = 20
MANY = 1000  # rows that they are taken from
FEWEST = 2
STEPS = 300
RATES = 1e-5 * 10.0 ** (np.arange(MEMBERS) / 2)  # of Adam: 1e-5 … 30
LEFT = 0.05  # of the loss at chance: as good as nothing


class Memorize(NamedTuple):
    """How far a few rows can be learned by heart.

    Attributes
    ----------
    rows, steps : int
        How many rows, and how many steps at each of 14 rates.
    rate : float
        Of Adam, where the loss went lowest.
    loss, chance : float
        The lowest loss, without the penalty, and that of the best constant scores; of a
        function of one's own, that at the start.
    score : float
        Accuracy or R² on these rows; not a number for a function.

    See Also
    --------
    steepest.diagnosis.check_memorize : measures and judges.
    """

    rows: int
    steps: int
    rate: float
    loss: float
    chance: float
    score: float

    @property
    def left(self) -> float:
        """What is left of the loss at chance."""
        return self.loss / self.chance if self.chance > 0 else math.inf


def measure_memorize(case: "Case") -> Memorize | None:
    """Train on a few rows alone, all at once; None if there are too few.

    See Also
    --------
    steepest.diagnosis.check_memorize : measures and judges.
    """
    few = _few(case)
    if len(jax.tree.leaves(few)[0]) < FEWEST:
        return None
    alone = case.objective
    if isinstance(alone, Objective):
        alone = replace(alone, penalty=None)
    small = replace(case, objective=alone, rows=few, validation=None)
    setting = Setting(make_optimizer("adam", {}), float(RATES[0]), None)
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(small, setting, batch_size=ROWS)
        before, _ = trials.judged([case.start])
        held, _ = trials.trained(case.start, RATES, 0, steps=STEPS)
    best = int(np.argmin(held.mean))
    chance = float(before.mean[0])
    if isinstance(alone, Objective):
        chance = chance_loss(alone, few.targets)
    return Memorize(
        rows=len(jax.tree.leaves(few)[0]),
        steps=STEPS,
        rate=float(RATES[best]),
        loss=float(held.mean[best]),
        chance=chance,
        score=float(held.scores[best]),
    )


def _few(case: "Case") -> Any:
    """Return a few rows that differ, of all classes in turn.

    For a linear model there are no more of them than columns.
    """
    if case.own_function:
        return case.sample("rows", ROWS)
    rows = case.sample("rows", MANY)
    x, y = np.asarray(rows.inputs), np.asarray(rows.targets)
    fine = finite_rows(x, y)
    _, first = np.unique(flat(x), axis=0, return_index=True)
    chosen = np.array([i for i in first if fine[i]], np.int64)
    chosen = generator_for(0, "rows to memorize").permutation(chosen)
    if case.task == "classification":
        labels = y[chosen]
        turn = [int((labels[:i] == label).sum()) for i, label in enumerate(labels)]
        chosen = chosen[np.argsort(turn, kind="stable")]
    columns, name = flat(x).shape[1], case.objective.model.name
    at_most = min(ROWS, columns) if name.startswith("linear") else ROWS
    return Batch(x[chosen[:at_most]], y[chosen[:at_most]])


def judge_memorize(measured: Memorize, *, symptom: bool = False) -> Finding:
    """Judge whether a few rows were learned by heart.

    See Also
    --------
    steepest.diagnosis.check_memorize : measures and judges.
    """
    learned = measured.left < LEFT
    verdict = Verdict.PASS
    if not learned:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return Finding(
        check="memorize",
        verdict=verdict,
        because="learned" if learned else "not_learned",
        measured={**measured._asdict(), "left": measured.left},
        expected={"bound": LEFT},
        advice=None if learned else "look_at_model",
        source="Cover (1965): D numbers fit any D targets; Karpathy (2019)",
        cost={"gradients": MEMBERS * STEPS, "rows": measured.rows},
    )


def check_memorize(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the model can learn twenty rows by heart.

    What cannot learn twenty rows cannot learn: its gradient, its loss or its start is
    wrong, or it has too few parameters. Adam takes 300 steps from the run's start, with
    all of these rows at once and without the penalty, at fourteen rates side by side. A
    linear model gets no more rows than it has columns, which it can always fit.

    Parameters
    ----------
    case : Case
        At most 20 of its training rows, all different.
    symptom : bool
        Whether the run was seen to fail; without, it only warns.

    Returns
    -------
    Finding

    Notes
    -----
    Asked only on request, by `diagnose(…, also=["memorize"])`: it costs 300 steps of
    its own and finds little that the exact checks leave, but for a model or a function
    of one's own.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_memorize
    >>> from steepest.models import linear
    >>> from steepest.objectives import Batch, Objective, squared_error
    >>> objective = Objective(linear(3, 1), squared_error())
    >>> draw = np.random.default_rng(0)
    >>> inputs = draw.normal(size=(40, 3)).astype(np.float32)
    >>> rows = Batch(inputs, draw.normal(size=40).astype(np.float32))
    >>> start = objective.model.init(jax.random.key(0))
    >>> run = descend(objective, start, rows, learning_rate=0.1, epochs=5)
    >>> case = Case(objective=objective, start=start, rows=rows, run=run)
    >>> found = check_memorize(case)
    >>> print(found.verdict, found.because, found.measured["rows"])
    pass learned 3

    References
    ----------
    Cover (1965), Geometrical and Statistical Properties of Systems of Linear
    Inequalities, §II; Karpathy (2019), A Recipe for Training Neural Networks, 2.
    """
    if not case.n_rows:
        return skipped("memorize", "no_rows")
    measured = measure_memorize(case)
    if measured is None:
        return skipped("memorize", "few_rows")
    if not measured.chance > 0:
        return skipped("memorize", "no_floor")
    return judge_memorize(measured, symptom=symptom)
