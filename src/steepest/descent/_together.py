"""Descents that differ in numbers alone, trained side by side in one program."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import jax
import numpy as np

from .._core import count
from ..errors import SteepestError
from ..objectives import Objective
from ..processes import together as processes_together
from ..runs import Run
from ..settings import DescentSettings
from ._batches import choose_batch_size
from ._begin import Begun, begin
from ._descend import descend
from ._devices import all_devices
from ._schedules import Schedule
from ._state import Rules
from ._walk import Stretch, walk

NUMBERS = frozenset(
    {"learning_rate", "schedule", "schedule_options", "warmup", "patience"}
)
"""Settings that change no program, no batch and no number of steps."""
STEP, PRODUCT = 3e-6, 1.5e-10
"""Seconds of a step, and of a parameter times a row in it, on a small machine."""
WORTH = 2.0
"""Seconds of all descents one by one that are worth compiling a program for."""
WIDE = 1 << 18
"""Parameters times rows of a step. More are work enough for the processor: there eight
members take eight times as long as one (`python -m benchmarks.candidates`)."""
AT_ONCE = 1 << 24
"""Parameters of all members together: 64 MB, and as much for each moment."""


def descend_together(members: Sequence[Mapping[str, Any]]) -> Iterator[Run]:
    """Yield the runs of several descents, which are those of `descend` one by one.

    Those that differ in numbers alone, such as η or λ, are members of one population:
    they see the same batches, and take the steps that each would take alone, but for
    rounding. Others, and those so short that compiling would take longer, are trained
    one after another, each when its run is asked for.

    Parameters
    ----------
    members : sequence of mappings
        Keywords of `descend`. Of a population, neither snapshots nor callbacks are
        heeded: such members are trained one after another.

    Raises
    ------
    SteepestError
        As from `descend`, for the member whose run is asked for.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> bowl = lambda w: 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)
    >>> of_all = {"objective": bowl, "params": jnp.ones(2), "epochs": 200}
    >>> rates = ({**of_all, "learning_rate": rate} for rate in (0.1, 1.0))
    >>> [run.outcome.value for run in descend_together(list(rates))]
    ['finished', 'diverged']
    """
    runs: list[Run] = []
    if len(members) > 1 and _is_worth_it(members) and _alike(members):
        try:
            runs = _side_by_side(members)
        except SteepestError:
            runs = []  # and each says by itself what is wrong with it
    if runs:
        yield from runs
    else:
        for member in members:
            yield descend(**member)


def _settings(member: Mapping[str, Any]) -> DescentSettings:
    names = {field.name for field in fields(DescentSettings)}
    return DescentSettings(**{k: v for k, v in member.items() if k in names})


def _is_worth_it(members: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether all of them take longer than a program takes to compile."""
    first = members[0]
    settings, data = _settings(first), first.get("data")
    if data is None or processes_together() > 1 or all_devices() is not None:
        return False
    n_rows = len(jax.tree.leaves(data)[0])
    size: Any = settings.batch_size
    size = n_rows if size == "full" else choose_batch_size(size, n_rows)
    work = count(first["params"]) * size
    steps = settings.epochs * -(-n_rows // size)
    fits = len(members) * count(first["params"]) <= AT_ONCE
    return (
        fits and work <= WIDE and len(members) * steps * (STEP + PRODUCT * work) > WORTH
    )


def _alike(members: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether members differ in numbers alone."""
    first, *others = [{**member, **_settings(member).keywords()} for member in members]
    if first["schedule"] == "adaptive" or first.get("callbacks"):
        return False
    for other in others:
        if set(other) != set(first) or other["schedule"] == "adaptive":
            return False
        for name in set(first) - NUMBERS:
            one, another = first[name], other[name]
            if isinstance(one, Objective) and isinstance(another, Objective):
                another = replace(another, penalty_strength=one.penalty_strength)
            if not _same(one, another):
                return False
    return True


def _same(one: Any, another: Any) -> bool:
    """Compare two trees, of which large ones are usually the same object."""
    if one is another:
        return True
    leaves, tree = jax.tree.flatten(one)
    others, shape = jax.tree.flatten(another)
    return tree == shape and all(
        a is b or (np.shape(a) == np.shape(b) and bool(np.all(a == b)))
        for a, b in zip(leaves, others, strict=True)
    )


def _side_by_side(members: Sequence[Mapping[str, Any]]) -> list[Run]:
    """Train all as one population, of which each keeps its own journal."""
    names = {field.name for field in fields(DescentSettings)}
    with jax.enable_x64(_settings(members[0]).dtype == "float64"):
        all_begun = [
            begin(
                _settings(member),
                **{"data": None, **{k: v for k, v in member.items() if k not in names}},
            )
            for member in members
        ]
        for begun in all_begun:
            begun.journal.begin()
        going = dict(enumerate(all_begun))
        for stretch in _walk(all_begun):
            state, record = jax.tree.map(np.array, (stretch.state, stretch.record))
            for i, begun in list(going.items()):
                own = jax.tree.map(lambda a, i=i: a[i], state)
                columns: Any = {name: column[:, i] for name, column in record.items()}
                one = Stretch(own, stretch.chunk, columns)
                if begun.journal.record(one, begun.rule):
                    del going[i]
            if not going:
                break
        return [begun.close() for begun in all_begun]


def _walk(all_begun: list[Begun]) -> Iterator[Stretch]:
    """Take the steps of all, as `walk` does."""
    first = all_begun[0]
    objective = first.objective
    if isinstance(objective, Objective):
        strengths = [begun.objective.penalty_strength for begun in all_begun]
        objective = replace(objective, penalty_strength=np.array(strengths))
    rates = np.stack([begun.rules.learning_rate for begun in all_begun])
    keys = None if first.rules.key is None else _stack_keys(all_begun)

    def stacked(*leaves: Any) -> np.ndarray:
        return np.stack([np.asarray(leaf) for leaf in leaves])

    return walk(
        objective,
        first.rule,
        Rules(rates, keys, first.rules.clip_norm),
        jax.tree.map(stacked, *(begun.state for begun in all_begun)),
        first.rows,
        first.plan,
        _factors(all_begun),
        0,
        first.steps,
        boundary=first.journal.every or None,
        members=True,
        measure_every=first.measure_every,
    )


def _stack_keys(all_begun: list[Begun]) -> jax.Array:
    data = [np.asarray(jax.random.key_data(begun.rules.key)) for begun in all_begun]
    return jax.random.wrap_key_data(np.stack(data))


def _factors(all_begun: list[Begun]) -> Schedule:
    """Return the schedule of all, or a column of factors for each."""
    first = all_begun[0]
    names = ("schedule", "schedule_options", "warmup")
    of_each = [[getattr(begun.settings, name) for name in names] for begun in all_begun]
    if all(of_one == of_each[0] for of_one in of_each):
        return first.factors
    return lambda steps: np.stack([begun.factors(steps) for begun in all_begun], 1)
