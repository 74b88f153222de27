"""Every check there is, a cause before what it explains.

`explains` says which other findings a failing check makes mere consequences, as a check
or as check/because. It is causal knowledge and not a size of violation: unscaled inputs
make the learning rate wrong, and never the other way round.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from .._core import NameTable
from ._case import Case
from ._finding import Finding, skipped

ROWS = 256  # of the sample that the checks of the start look at

Function = Callable[..., Finding]


@dataclass(frozen=True)
class Check:
    """One question to a case.

    Attributes
    ----------
    name : str
        As in its findings.
    depth : int
        How early a cause it is: 0 data that are no numbers, 9 generalization.
    function : callable
        `function(case, symptom=…)` returns a finding.
    explains : frozenset of str
        The findings that are its consequences: "check", or "check/because".
    epochs : callable
        About how many passes over the training rows it costs for a case.
    free : bool
        Whether it only reads what is there.
    on_request : bool
        Whether it is left out unless somebody asks for it.

    See Also
    --------
    steepest.diagnosis.diagnose : asks all of them.
    """

    name: str
    depth: int
    function: Function
    explains: frozenset[str] = frozenset()
    epochs: Callable[[Case], float] = lambda case: 0.0
    free: bool = False
    on_request: bool = False

    def __call__(self, case: Case, *, symptom: bool) -> Finding:
        """Return what the check finds."""
        return self.function(case, symptom=symptom)


def _late(group: str, name: str) -> Function:
    """Return a check that is imported when it is first asked."""

    def check(case: Case, *, symptom: bool) -> Finding:
        module = import_module(f".{group}", __package__)
        return getattr(module, f"check_{name}")(case, symptom=symptom)

    return check


def _of_start(name: str, takes: str) -> Function:
    """Return a check of a start as a check of a case.

    `takes` lists what it is given: the [o]bjective, the start's [p]arameters, the
    sample of [r]ows, and whether there is a [s]ymptom.
    """

    def check(case: Case, *, symptom: bool) -> Finding:
        if "r" in takes and not case.n_rows:
            return skipped(name, "no_rows")
        function = getattr(import_module(".start", __package__), f"check_{name}")
        given = []
        if "o" in takes:
            given.append(case.objective)
        if "p" in takes:
            given.append(case.start)
        if "r" in takes:
            given.append(case.sample("rows", ROWS))
        return function(*given, **({"symptom": symptom} if "s" in takes else {}))

    return check


def _gradient(case: Case, *, symptom: bool) -> Finding:
    del symptom  # a wrong gradient is wrong by definition
    from .gradient import check_gradient

    rows = case.sample("rows", ROWS) if case.n_rows else None
    return check_gradient(case.objective, case.start, rows)


def end_test_epochs(case: Case) -> float:
    """7 members of 96 steps."""
    return 7 * 96 / 3 / case.plan.steps_per_epoch


START = ("symmetry", "weight_scale", "initial_loss", "dead_units", "saturated_units")
DESCENT = (
    *("critical_point", "penalty", "momentum", "schedule", "learning_rate"),
    *("stability", "direction", "not_finite", "batch_size", "epochs", "model_size"),
)
AFTER_DESCENT_RULES = ("critical_point", *DESCENT[4:])
STUCK = (
    *("critical_point", "memorize", "learning_rate", "epochs", "model_size"),
    "not_finite",
)
OBJECTIVE = ("batch_mean", "gradient", "scores", "margin")
AFTER_ROWS = (
    *("scale", "columns", "shift", "targets"),
    *(*OBJECTIVE, *START, "signal", *DESCENT, "overfitting"),
)
AFTER_LABELS = ("leak", "learnable", "imbalance", *AFTER_ROWS)

EXPLAINS: Mapping[str, tuple[str, ...]] = {
    "finite": ("order", "labels", *AFTER_LABELS),
    "order": DESCENT,
    "labels": AFTER_LABELS,
    "learnable": AFTER_ROWS,
    "scale": (
        *("initial_loss", "saturated_units", "dead_units", "signal", "memorize"),
        *DESCENT,
    ),
    "imbalance": ("learnable", "model_size", "epochs"),
    "shift": ("overfitting", "model_size"),
    "targets": ("initial_loss", "memorize", *DESCENT),
    "batch_mean": ("initial_loss", "overfitting", *DESCENT),
    "gradient": ("dead_units", "signal", "memorize", "overfitting", *DESCENT),
    "scores": ("initial_loss", "signal", "memorize", *DESCENT),
    "margin": ("initial_loss", "memorize", "overfitting", *DESCENT),
    "symmetry": ("weight_scale", "dead_units", "signal", *STUCK),
    "weight_scale": (*START[2:], "signal", "overfitting", *STUCK),
    "dead_units": ("signal", *STUCK),
    "saturated_units": ("signal", *STUCK),
    "signal": STUCK,
    "initial_loss": ("learning_rate", "epochs", "model_size", "not_finite"),
    "critical_point": ("direction", "batch_size", "epochs", "model_size"),
    "memorize": ("epochs", "model_size"),
    "penalty": AFTER_DESCENT_RULES,
    "momentum": AFTER_DESCENT_RULES,
    "schedule": AFTER_DESCENT_RULES,
    "learning_rate": ("critical_point", "overfitting", *DESCENT[5:]),
    "batch_size": ("epochs", "model_size"),
    "epochs": ("model_size",),
}
"""Which other findings a check's finding makes mere consequences."""

FREE = frozenset(
    {
        *("finite", "order", "scale", "columns", "imbalance", "targets", "margin"),
        *("symmetry", "weight_scale", "momentum", "schedule"),
    }
)
"""The checks that read what is there, and compute next to nothing."""

EPOCHS: Mapping[str, Callable[[Case], float]] = {
    "penalty": end_test_epochs,
    "learning_rate": end_test_epochs,  # the range test is part of the symptom
    "stability": lambda case: 24 * min(512 / max(case.n_rows, 1), 1.0),
    "memorize": lambda case: 14 * 300 * 20 / max(case.n_rows, 1),
}

ON_REQUEST = frozenset({"memorize"})
"""The checks that are left out unless somebody asks for them."""


def _check(name: str, depth: int, function: Function) -> Check:
    return Check(
        name,
        depth,
        function,
        frozenset(EXPLAINS.get(name, ())),
        EPOCHS.get(name, Check.epochs),
        name in FREE,
        name in ON_REQUEST,
    )


def _group(depth: int, group: str, *names: str) -> list[Check]:
    return [_check(name, depth, _late(group, name)) for name in names]


checks: NameTable[Check] = NameTable(
    "check",
    {
        check.name: check
        for check in (
            *_group(0, "data", "finite"),
            *_group(1, "data", "order", "labels", "leak", "learnable"),
            *_group(2, "data", "scale", "columns", "imbalance", "shift", "targets"),
            _check("batch_mean", 3, _of_start("batch_mean", "opr")),
            _check("gradient", 3, _gradient),
            _check("scores", 3, _of_start("scores", "opr")),
            _check("margin", 3, _of_start("margin", "os")),
            _check("symmetry", 4, _of_start("symmetry", "p")),
            _check("weight_scale", 4, _of_start("weight_scale", "ps")),
            _check("dead_units", 4, _of_start("dead_units", "oprs")),
            _check("saturated_units", 4, _of_start("saturated_units", "oprs")),
            _check("signal", 4, _of_start("signal", "oprs")),
            _check("initial_loss", 4, _of_start("initial_loss", "oprs")),
            *_group(4, "progress", "critical_point", "memorize"),
            *_group(5, "progress", "penalty", "momentum", "schedule"),
            *_group(6, "progress", "learning_rate", "stability", "direction"),
            *_group(6, "progress", "not_finite"),
            *_group(7, "progress", "batch_size"),
            *_group(8, "progress", "epochs"),
            *_group(9, "outcome", "model_size", "overfitting"),
        )
    },
)
"""Every check by its name, a cause before what it explains."""
