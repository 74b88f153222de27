"""A race: many update rules from one start, side by side in one compiled program."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..descent import Optimizer
from ..errors import SettingError
from ..surfaces import Surface, make_surface
from ._default_rate import default_rate
from ._function import as_argument
from ._outcome import RaceOutcome, judge_track
from ._race_program import Group, rest_of_all, run_all
from ._rules import make_rule


@dataclass(frozen=True)
class Runner:
    """One track of a race.

    Attributes
    ----------
    label : str
        The update rule, with the settings in which runners of the same rule differ.
    optimizer : str
        The update rule.
    learning_rate, noise : float
        η; the standard deviation of the gradient's error.
    seed : int
        Of the noise.
    points : (steps + 1, dimension)
        Its points, the start first.
    values : (steps + 1,)
        f at these points.
    outcome : RaceOutcome
        How it ended.
    """

    label: str
    optimizer: str
    learning_rate: float
    noise: float
    seed: int
    points: np.ndarray
    values: np.ndarray
    outcome: RaceOutcome


@dataclass(frozen=True)
class Race:
    """The surface and the runners, in the order they were named."""

    surface: Surface
    start: tuple[float, ...]
    steps: int
    runners: tuple[Runner, ...]

    def __str__(self) -> str:
        """Return one line per runner."""
        widest = max(len(runner.label) for runner in self.runners)
        return "\n".join(
            f"{runner.label:<{widest}}  {runner.outcome}" for runner in self.runners
        )


def race(
    surface: str | Surface,
    start: Sequence[float] | None = None,
    optimizers: Sequence[str | Optimizer] = ("sgd", "momentum", "adam"),
    learning_rates: float | Sequence[float] | None = None,
    noise: float | Sequence[float] = 0.0,
    seeds: int | Iterable[int] = 0,
    steps: int = 500,
    *,
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> Race:
    """Run several optimizers from one start and return how each of them ended.

    Parameters
    ----------
    surface : str or Surface
        A name of `surfaces`, a formula in x and y, or a surface.
    start : sequence of float, optional
        None: the surface's own.
    optimizers : sequence of str
        Any rule of Optax by name, or newton, saddle_free_newton, perturbed_descent.
    learning_rates : float or sequence of float, optional
        One for all, or one for each optimizer; a single optimizer with several rates
        runs once with each. None: 1.7/L for rules that follow the gradient, or nine
        tenths of their edge of stability where that is less, L the largest curvature
        found below the start; 2 % of the domain for rules whose steps have a length of
        their own, such as adam; 1 for Newton's.
    noise : float or sequence of float
        Standard deviation of the Gaussian error of every gradient coordinate, the model
        of a batch; one for all, or one for each optimizer.
    seeds : int or iterable of int
        Seeds of the noise: every optimizer runs once with each.
    steps : int
        For every runner.
    options : mapping, optional
        Options of a rule by its name, such as {"momentum": {"momentum": 0.99}}.

    Returns
    -------
    Race

    Raises
    ------
    SettingError, UnknownNameError
        If a name is unknown, a number impossible, or the sequences do not match.

    Notes
    -----
    Learning rates, noise and seeds are traced: other values compile nothing. A runner
    rests at a point if it stays within 1e-3 of the domain's longest side of it for the
    last fifth of its steps. It is out if it is more than five sides from the center,
    or a value is not finite.

    Examples
    --------
    >>> result = race("ravine", optimizers=["sgd", "newton"], steps=300)
    >>> print(result)
    sgd     converged to the global minimum (0, 0) at step ...
    newton  converged to the global minimum (0, 0) at step 1
    """
    surface = make_surface(surface)
    place = _checked_start(surface, start)
    if steps < 1:
        raise SettingError(f"A race has at least 1 step; found {steps}.")
    entries = _entries(surface, place, optimizers, learning_rates, noise, options or {})
    seeds = [seeds] if isinstance(seeds, int) else list(seeds)
    if not entries or not seeds:
        raise SettingError("A race needs at least one optimizer and one seed.")
    entries = [entry._replace(seed=seed) for entry in entries for seed in seeds]
    dtype = jnp.result_type(float)  # of NumPy arrays: making JAX arrays takes longer
    by_rule: dict[Any, list[int]] = {}
    for i, entry in enumerate(entries):
        by_rule.setdefault(jax.tree.structure(entry.rule), []).append(i)
    groups = tuple(
        _group([entries[i] for i in members], dtype) for members in by_rule.values()
    )
    noisy = any(entry.noise > 0 for entry in entries)
    f, begin = as_argument(surface), np.array(place, dtype)
    tracks = jax.device_get(run_all(f, begin, groups, steps, noisy))
    settled = np.concatenate([track.settled for track in tracks])
    rest, curvature = jax.device_get(rest_of_all(f, begin, settled))
    order = iter(range(len(settled)))
    runners: dict[int, Runner] = {}
    labels = _labels(entries)
    for members, track in zip(by_rule.values(), tracks, strict=True):
        for row, i in enumerate(members):
            entry, at = entries[i], next(order)
            points, values = track.points[row], track.values[row]
            outcome = judge_track(
                surface,
                points,
                values,
                rest.point[at],
                float(rest.slope[at]),
                rest.curvatures[at],
                float(curvature),
                entry.noise > 0,
            )
            runners[i] = Runner(
                labels[i],
                entry.rule.name,
                entry.learning_rate,
                entry.noise,
                entry.seed,
                points,
                values,
                outcome,
            )
    return Race(surface, place, steps, tuple(runners[i] for i in range(len(entries))))


def _checked_start(
    surface: Surface, start: Sequence[float] | None
) -> tuple[float, ...]:
    place = tuple(float(x) for x in (surface.start if start is None else start))
    if len(place) != surface.dimension:
        raise SettingError(
            f"'{surface.name}' has {surface.dimension} coordinates; the start has "
            f"{len(place)}. Give one number per coordinate."
        )
    if not np.isfinite(place).all():
        raise SettingError(
            f"A race starts at a finite point; found {place}. Nothing can be compared "
            "from there."
        )
    return place


class Entry(NamedTuple):
    """The settings of one runner."""

    rule: Optimizer
    learning_rate: float
    noise: float
    seed: int = 0


def _entries(
    surface: Surface,
    start: tuple[float, ...],
    names: Sequence[str | Optimizer],
    rates: float | Sequence[float] | None,
    noise: float | Sequence[float],
    options: Mapping[str, Mapping[str, Any]],
) -> list[Entry]:
    if isinstance(names, (str, Optimizer)):
        names = [names]
    options = {key.replace("-", "_"): value for key, value in options.items()}
    rules = []
    for name in names:
        key = name.replace("-", "_") if isinstance(name, str) else name.name
        rules.append(make_rule(name, options.get(key)))
    rate_list = list(rates) if isinstance(rates, Iterable) else [rates]
    noise_list = list(noise) if isinstance(noise, Iterable) else [noise]
    count = max(len(rules), len(rate_list), len(noise_list))
    columns = []
    for what, column in (
        ("optimizers", rules),
        ("learning rates", rate_list),
        ("noise levels", noise_list),
    ):
        if len(column) not in (1, count):
            raise SettingError(
                f"{count} runners were asked for and {len(column)} {what}. Give one "
                "for all, or one for each."
            )
        columns.append(column * count if len(column) == 1 else column)
    entries = []
    for rule, rate, error in zip(*columns, strict=True):
        rate = default_rate(surface, start, rule) if rate is None else float(rate)
        if not (np.isfinite(rate) and rate > 0):
            raise SettingError(f"A learning rate is above 0 and finite; found {rate}.")
        if not float(error) >= 0:
            raise SettingError(f"The noise is a standard deviation ≥ 0; found {error}.")
        entries.append(Entry(rule, rate, float(error)))
    return entries


def _group(entries: list[Entry], dtype: Any) -> Group:
    rules, rates, noise, seeds = zip(*entries, strict=True)
    return Group(
        jax.tree.map(lambda *leaves: np.array(leaves), *rules),
        np.array(rates, dtype),
        np.array(noise, dtype),
        np.array(seeds, np.uint32),
    )


SYMBOLS = {"learning_rate": "η", "noise": "noise", "seed": "seed"}


def _labels(entries: list[Entry]) -> list[str]:
    """Name every runner by its rule and the settings that others of its rule vary."""
    labels = []
    for entry in entries:
        alike = [other for other in entries if other.rule.name == entry.rule.name]
        label = entry.rule.name
        for field, symbol in SYMBOLS.items():
            if len({getattr(other, field) for other in alike}) > 1:
                label += f" {symbol}={getattr(entry, field):g}"
        labels.append(label)
    return labels
