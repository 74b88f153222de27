"""The view of surfaces: races, single steps, and where descent is stable."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from .._core import keep_compiled_programs
from ..descent import Optimizer
from ..landscape import (
    along,
    edges_here,
    make_rule,
    numbers_of_step,
    race,
    slopes_around,
    stability_map,
)
from ..surfaces import make_surface
from ._client import Client
from ._frames import Reply
from ._maps import asked_surface
from ._messages import Message

TURN = np.linspace(0, 2 * np.pi, 73)
RATES = np.geomspace(1e-3, 10, 121)
MOMENTA = np.linspace(0, 0.995, 61)
FIRST = ("sgd", "momentum", "adam")
"""The rules that race on a page that was just opened."""
WITH_MOMENTUM = ("momentum", "nesterov")
MOST_RUNNERS, MOST_STEPS = 8, 5000
LOWEST, HIGHEST = 1e-8, 1e4


def run_race(message: Message, client: Client) -> Reply:
    """Answer with the tracks of several rules, and what is seen along them."""
    del client
    surface, start = asked_surface(message), _start(message)
    names = message.list_of("optimizers", (str,), MOST_RUNNERS)
    rules = [_rule(message, name) for name in names]
    noise, seed = _noise(message)
    steps = message.whole("steps", 1, MOST_STEPS)
    # one program a rule, so that another choice of rules compiles only what is new
    runners = [
        race(surface, start, [rule], _rate(message, rule), noise, seed, steps).runners[
            0
        ]
        for rule in rules
    ]
    here = edges_here(surface, start, rules)
    seen = [along(surface, runner.points) for runner in runners]
    header: dict[str, Any] = {
        "curvatures": here.curvatures.tolist(),
        "runners": [
            {
                "optimizer": runner.optimizer,
                "rate": runner.learning_rate,
                "edge": edge,
                "isAbove": edge is not None and runner.learning_rate > edge,
                "ending": runner.outcome.ending.name.lower(),
                "step": runner.outcome.step,
                "told": str(runner.outcome),
                "value": runner.outcome.value,
            }
            for runner, edge in zip(runners, here.edges, strict=True)
        ],
    }
    arrays = {
        "points": [runner.points for runner in runners],
        "values": [runner.values for runner in runners],
        "gradients": [one.gradients for one in seen],
        "slopes": [one.slopes for one in seen],
        "cosines": [one.cosines for one in seen],
    }
    return Reply(header, arrays)


def explain_step(message: Message, client: Client) -> Reply:
    """Answer with one step and every number that makes it."""
    del client
    surface = asked_surface(message)
    name = message.text("optimizer", 60)
    rule, rate = _rule(message, name), message.real("rate", 0, HIGHEST)
    noise, seed = _noise(message)
    seen = numbers_of_step(
        surface,
        _start(message),
        rule,
        rate,
        message.whole("step", 0, MOST_STEPS),
        steps=message.whole("steps", 1, MOST_STEPS),
        noise=noise,
        seed=seed,
    )
    header = {
        "optimizer": name,
        "rate": rate,
        "options": {**rule.rule.defaults, **rule.options},
        "point": seen.point.tolist(),
        "following": seen.following.tolist(),
        "gradient": seen.gradient.tolist(),
        "noise": seen.noise.tolist(),
        "used": seen.used.tolist(),
        "move": seen.move.tolist(),
        "slope": seen.slope,
        "before": {name: value.tolist() for name, value in seen.memory_before.items()},
        "memory": {name: value.tolist() for name, value in seen.memory.items()},
        "change": seen.change,
        "firstOrder": seen.first_order,
        "secondOrder": seen.second_order,
        "curvatures": seen.curvatures.tolist(),
        "axes": seen.axes.tolist(),
    }
    return Reply(header, {"around": slopes_around(surface, seen.point, TURN)})


def draw_stability(message: Message, client: Client) -> Reply:
    """Answer with the factor of a step for every learning rate and momentum."""
    del client
    surface = asked_surface(message)
    curvatures = edges_here(surface, _start(message), []).curvatures
    nesterov = message.flag("nesterov")
    radius = stability_map(curvatures, RATES, MOMENTA, nesterov=nesterov)
    here = [message.real("rate", LOWEST, HIGHEST)], [message.real("momentum", 0, 1)]
    factor = stability_map(curvatures, *here, nesterov=nesterov)
    header = {
        "curvatures": curvatures.tolist(),
        "factor": float(factor[0, 0]),
        "rates": [RATES[0], RATES[-1]],
        "momenta": [MOMENTA[0], MOMENTA[-1]],
    }
    return Reply(header, {"radius": radius})


def warm_up() -> None:
    """Compile what the page asks for first, on all processors at once."""
    keep_compiled_programs()
    surface, steps = make_surface("ravine"), 300
    start = surface.start
    asked = Message(0, "surfaces.race", "en", {})
    rules = [_rule(asked, name) for name in FIRST]
    nowhere = np.zeros((steps + 1, surface.dimension))
    tasks = [
        *(partial(race, surface, start, [rule], 0.01, 0.0, 0, steps) for rule in rules),
        partial(along, surface, nowhere),
        partial(edges_here, surface, start, rules),
    ]
    with ThreadPoolExecutor(len(tasks)) as pool:
        list(pool.map(lambda task: task(), tasks))


topics = {
    "surfaces.race": run_race,
    "surfaces.step": explain_step,
    "surfaces.stability": draw_stability,
}


def _start(message: Message) -> list[float]:
    return message.reals("start", 2, -1e6, 1e6)


def _noise(message: Message) -> tuple[float, int]:
    noise = message.real("noise", 0, HIGHEST, 0)
    return noise, message.whole("seed", 0, 2**32 - 1, 0)


def _rule(message: Message, name: str) -> Optimizer:
    momentum = message.real("momentum", 0, 0.9999, 0.9)
    options = {"momentum": momentum} if name in WITH_MOMENTUM else None
    return make_rule(name[:60], options)


def _rate(message: Message, rule: Optimizer) -> float | None:
    """Return the rate of a runner: its own, or the common one; None chooses one."""
    own = message.fields.get("rates") or {}
    if isinstance(own, dict) and rule.name in own:
        if own[rule.name] == "auto":
            return None
        return replace(message, fields=own).real(rule.name, LOWEST, HIGHEST)
    return None if rule.rule.own_rate else message.real("rate", LOWEST, HIGHEST)
