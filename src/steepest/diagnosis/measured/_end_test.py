"""Several learning rates side by side for 96 steps from the end of a run."""

from dataclasses import dataclass
from functools import cached_property

import jax
import numpy as np

from .._case import Case
from ._paired import paired_z
from ._trials import MEMBERS, STEPS, RowLosses, Trials, setting_of

QUARTER_DECADES = 10.0 ** (np.arange(MEMBERS) / 4 - 2)  # 1e-2 … 18 times the run's rate
SEVEN = 10.0 ** (np.arange(MEMBERS // 2) / 2 - 2)  # 1e-2 … 10 times
LIGHTER = 0.01  # of the penalty strength, for half of the members
WARMING = 20  # steps at rate 0, in which the optimizer's memory fills
SEED = 2  # another order than those of the range test


@dataclass(frozen=True, eq=False)
class EndTest:
    """How the loss goes on from the end of a run, for each of many learning rates.

    Attributes
    ----------
    factors : (members,)
        Multiples of the run's own rate, ascending.
    train, validation : RowLosses
        After the steps; no validation: None.
    lighter_train, lighter_validation : RowLosses or None
        The same with a hundredth of the penalty strength; None without a penalty.
    end_train, end_validation : RowLosses
        At the end of the run.
    steps : int
        How many were taken, after those that fill the optimizer's memory.

    See Also
    --------
    steepest.diagnosis.measure_end : makes it.
    """

    factors: np.ndarray
    train: RowLosses
    validation: RowLosses | None
    lighter_train: RowLosses | None
    lighter_validation: RowLosses | None
    end_train: RowLosses
    end_validation: RowLosses | None
    steps: int = STEPS

    @property
    def own(self) -> int:
        """Which member goes on at the run's own rate."""
        return int(np.argmin(np.abs(np.log(self.factors))))

    @cached_property
    def lowest(self) -> tuple[float, float, float]:
        """Which factor went lowest, to what share, by how many standard errors.

        The share is of the loss at the end, or of that of the run's own rate where this
        is lower; both on validation rows, where there are any.
        """
        held, end = self.judged
        best = int(np.argmin(held.mean))
        at_end, own = end.losses[0], held.losses[self.own]
        before = at_end if end.mean[0] <= held.mean[self.own] else own
        least = min(float(end.mean[0]), float(held.mean[self.own]))
        share = held.mean[best] / least if least > 0 else 1.0
        z = paired_z(before, held.losses[best])
        return float(self.factors[best]), float(share), z

    @property
    def way_on(self) -> int:
        """The better one of the run's own rate and of about a third of it.

        A third, because a schedule ends with rates below the run's own.
        """
        held, _ = self.judged
        third = int(np.argmin(np.abs(np.log(3 * self.factors))))
        return min(self.own, third, key=lambda member: held.mean[member])

    def z_of(self, member: int) -> float:
        """By how many standard errors a member ended below the end of the run."""
        held, end = self.judged
        return paired_z(end.losses[0], held.losses[member])

    def z_lighter(self, member: int, other: int) -> float:
        """By how many standard errors less penalty ended below a member."""
        return paired_z(
            self.judged[0].losses[member], self.lighter_judged.losses[other]
        )

    @property
    def lighter_judged(self) -> RowLosses:
        """The members with less penalty, on the rows of `judged`."""
        held = self.lighter_validation or self.lighter_train
        return self.train if held is None else held

    @property
    def judged(self) -> tuple[RowLosses, RowLosses]:
        """The members and the end on validation rows; on training rows without."""
        if self.validation is None or self.end_validation is None:
            return self.train, self.end_train
        return self.validation, self.end_validation


def end_test_epochs(case: Case) -> float:
    """Return about how many epochs the test takes: 7 members of 96 steps."""
    return MEMBERS // 2 * STEPS / 3 / case.plan.steps_per_epoch


def measure_end(case: Case) -> EndTest | None:
    """Go on from the end of a run at several learning rates for 96 steps.

    The same program as `measure_rates`. With a penalty, seven rates as they are and
    seven with a hundredth of its strength; without, fourteen rates. First 20 steps at
    rate 0 fill the optimizer's memory.

    Returns
    -------
    EndTest or None
        None if the run diverged, or if there is no rate to try.

    See Also
    --------
    steepest.diagnosis.measure_rates : the same from the start.
    """
    setting = setting_of(case)
    if setting is None or case.diverged:
        return None
    penalized = not case.own_function and float(case.objective.penalty_strength) > 0
    factors = np.tile(SEVEN, 2) if penalized else QUARTER_DECADES
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(case, setting)
        strengths = np.ones(MEMBERS)
        if penalized:
            strengths[MEMBERS // 2 :] = LIGHTER
        found = trials.trained(
            case.params, setting.rate * factors, SEED, strengths, WARMING
        )
        end = trials.judged([case.params])
    if not penalized:
        return EndTest(factors, *found, None, None, *end)
    as_is, lighter = slice(None, MEMBERS // 2), slice(MEMBERS // 2, None)
    train, validation = found
    if validation is None:
        return EndTest(SEVEN, train[as_is], None, train[lighter], None, *end)
    return EndTest(
        SEVEN,
        train[as_is],
        validation[as_is],
        train[lighter],
        validation[lighter],
        *end,
    )
