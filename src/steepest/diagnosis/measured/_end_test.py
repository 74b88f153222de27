"""Several learning rates side by side for 96 steps from the end of a run."""

from dataclasses import dataclass
from functools import cached_property

import jax
import numpy as np

from .._case import Case
from ._paired import paired_z
from ._rate_grid import MEMBERS, half_decades
from ._row_losses import RowLosses
from ._trials import STEPS, Trials, epochs_of_trials, trial_settings_of

QUARTER_DECADES = 10.0 ** (np.arange(MEMBERS) / 4 - 2)  # 1e-2 … 18 times the run's rate
SEVEN = half_decades(-2, MEMBERS // 2)  # 1e-2 … 10 times
FEW_LATER = np.array([0.01, 0.1, 0.3, 1.0, 3.0])  # of a costly model
TWO = np.array([0.3, 1.0])  # the same with a penalty
LIGHTER = 0.01  # of the penalty strength, for half of the members
WARMING = 20  # steps at rate 0, in which the optimizer's memory fills
SEED = 2  # another order of the rows than in the range test


@dataclass(frozen=True, eq=False)
class EndTest:
    """The losses after 96 more steps from the end of a run, for many learning rates.

    Attributes
    ----------
    factors : (members,)
        Multiples of the run's own rate, ascending.
    train, validation : RowLosses
        After the steps; None without validation rows.
    lighter_train, lighter_validation : RowLosses or None
        The same with a hundredth of the penalty strength; None without a penalty.
    end_train, end_validation : RowLosses
        At the end of the run.
    steps : int
        How many were taken, after those that fill the optimizer's memory.
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
        """Which member continues at the run's own rate."""
        return int(np.argmin(np.abs(np.log(self.factors))))

    @cached_property
    def lowest(self) -> tuple[float, float, float]:
        """The factor with the lowest loss, its share, and by how many standard errors.

        The share is of the loss at the end, or of that of the run's own rate where this
        is lower; both on validation rows, where there are any.
        """
        members, end = self.validation_or_train
        best = int(np.argmin(members.mean))
        end_is_lower = end.mean[0] <= members.mean[self.own]
        before = end.losses[0] if end_is_lower else members.losses[self.own]
        least = min(float(end.mean[0]), float(members.mean[self.own]))
        share = members.mean[best] / least if least > 0 else 1.0
        z = paired_z(before, members.losses[best])
        return float(self.factors[best]), float(share), z

    @property
    def continuation(self) -> int:
        """The better one of the run's own rate and of about a third of it.

        A third, because a schedule ends with rates below the run's own.
        """
        members, _ = self.validation_or_train
        third = int(np.argmin(np.abs(np.log(3 * self.factors))))
        return min(self.own, third, key=lambda member: members.mean[member])

    def z_of(self, member: int) -> float:
        """By how many standard errors a member ended below the end of the run."""
        members, end = self.validation_or_train
        return paired_z(end.losses[0], members.losses[member])

    def z_lighter(self, member: int, lighter: int) -> float:
        """By how many standard errors a member with less penalty ended below one."""
        members, _ = self.validation_or_train
        return paired_z(
            members.losses[member], self.lighter_validation_or_train.losses[lighter]
        )

    @property
    def lighter_validation_or_train(self) -> RowLosses:
        """The members with less penalty; the others if the run has no penalty."""
        lighter = self.lighter_validation or self.lighter_train
        return self.train if lighter is None else lighter

    @property
    def validation_or_train(self) -> tuple[RowLosses, RowLosses]:
        """The members and the end of the run on validation rows, if there are any."""
        if self.validation is None or self.end_validation is None:
            return self.train, self.end_train
        return self.validation, self.end_validation


def end_test_epochs(case: Case) -> float:
    """Return about how many epochs the test costs: half of the short trainings."""
    return epochs_of_trials(case) / 2


def measure_end(case: Case) -> EndTest | None:
    """Continue from the end of a run at several learning rates for 96 steps.

    The same program as `measure_rates`. With a penalty, seven rates as they are and
    seven with a hundredth of its strength; without, fourteen rates. First 20 steps at
    rate 0 fill the optimizer's memory.

    Returns
    -------
    EndTest or None
        None if the run diverged, or if there is no rate to try.
    """
    settings = trial_settings_of(case)
    if settings is None or case.diverged:
        return None
    penalized = _is_penalized(case)
    with jax.enable_x64(case.settings.get("dtype") == "float64"):
        trials = Trials(case, settings)
        some, factors = _factors(trials, penalized)
        n = len(some)
        strengths = np.ones(trials.members)
        if penalized:
            strengths[n : 2 * n] = LIGHTER
        train, validation = trials.train(
            case.params, settings.rate * factors, SEED, strengths, WARMING
        )
        end = trials.evaluate([case.params])
    if not penalized:
        return EndTest(some, train, validation, None, None, *end, trials.steps)
    as_is, lighter = slice(None, n), slice(n, 2 * n)
    return EndTest(
        some,
        train[as_is],
        validation and validation[as_is],
        train[lighter],
        validation and validation[lighter],
        *end,
        trials.steps,
    )


def continued_without(calm: Case) -> tuple[RowLosses, RowLosses | None] | None:
    """Continue as `measure_end` does, of a case whose objective lacks something.

    Parameters
    ----------
    calm : Case
        With the run and the penalty of another one.

    Returns
    -------
    (RowLosses, RowLosses or None) or None
        Of the training and of the validation rows, a member for each of its factors;
        None where `measure_end` returns None.
    """
    settings = trial_settings_of(calm)
    if settings is None or calm.diverged:
        return None
    with jax.enable_x64(calm.settings.get("dtype") == "float64"):
        trials = Trials(calm, settings)
        some, factors = _factors(trials, _is_penalized(calm))
        train, validation = trials.train(
            calm.params, settings.rate * factors, SEED, warming=WARMING
        )
    kept = slice(None, len(some))
    return train[kept], validation and validation[kept]


def _factors(trials: Trials, penalized: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return the multiples of the run's own rate, and that of each member.

    With a penalty half of the members have less of it, at the same rates.
    """
    if not penalized:
        every = FEW_LATER if trials.costly else QUARTER_DECADES
        return every, every
    some = TWO if trials.costly else SEVEN
    return some, np.resize(np.tile(some, 2), trials.members)


def _is_penalized(case: Case) -> bool:
    return not case.own_function and float(case.objective.penalty_strength) > 0
