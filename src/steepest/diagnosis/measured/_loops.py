"""Loops in a computation, such as the steps of a recurrent layer over time.

The computation inside is gone through once, whatever the number of rounds.
"""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp

from ._computation import multiplies


class Loop(NamedTuple):
    """A loop of JAX, `jax.lax.scan`.

    Attributes
    ----------
    inside : Jaxpr
        What is computed in a round, from constants, what is carried, and this round's
        part of what is gone through.
    held : tuple
        The values that it names itself.
    constants, carried : int
        How many of each there are.
    rounds : int
    backward : bool
        Whether the last part comes first.
    """

    inside: Any
    held: tuple[Any, ...]
    constants: int
    carried: int
    rounds: int
    backward: bool

    def divided(self, given: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
        """Return what goes in as constants, carried, and gone through."""
        begin, end = self.constants, self.constants + self.carried
        return given[:begin], given[begin:end], given[end:]

    @property
    def unchanged(self) -> list[bool]:
        """Whether each of what is carried comes out as it went in."""
        went_in = self.inside.invars[self.constants :]
        came_out = self.inside.outvars[: self.carried]
        return [a is b for a, b in zip(went_in, came_out, strict=False)]


def loop_of(equation: Any) -> Loop | None:
    """Return the loop of an equation; None if it is none that multiplies matrices."""
    if equation.primitive.name != "scan":
        return None
    about = equation.params
    inside = about["jaxpr"]
    if not about["length"] or not multiplies(inside.jaxpr):
        return None
    return Loop(
        inside.jaxpr,
        tuple(inside.consts),
        about["num_consts"],
        about["num_carry"],
        about["length"],
        about["reverse"],
    )


def run_loop(loop: Loop, given: list[Any], taps: Any, inside: Any) -> Any:
    """Run a loop, and return what comes out of it and what was seen in each round.

    Parameters
    ----------
    loop : Loop
    given : list of array
    taps : tree of array
        More to go through, a part for each round.
    inside : callable
        From what goes into a round and its taps to what comes out and what is seen.

    Returns
    -------
    list of array
    tree of array
        What was seen, with a last axis of rounds.
    """
    constants, carried, parts = loop.divided(given)

    def one_round(carried: Any, now: Any) -> Any:
        parts, taps = now
        out, seen = inside([*constants, *carried, *parts], taps)
        return out[: loop.carried], (out[loop.carried :], seen)

    last, (each, seen) = jax.lax.scan(
        one_round,
        carried,
        (parts, taps),
        length=loop.rounds,
        reverse=loop.backward,
    )
    return [*last, *each], jax.tree.map(lambda a: jnp.moveaxis(a, 0, -1), seen)
