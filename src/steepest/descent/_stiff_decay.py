"""An l2 penalty so strong that an explicit step would overshoot zero and diverge."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp

from .._core import Tree
from ..objectives import Objective, is_weight
from ._optimizer import Optimizer


@dataclass(frozen=True)
class StiffDecay:
    """W ← (W + ΔW) / (1 + 2 η λ), where ΔW is the update for the loss alone.

    It is the implicit step: the slope of the penalty is taken where the step ends. Its
    fixed points are those of the explicit one, W ← W + ΔW − 2 η λ W, which overshoots
    zero where 2 η λ > 1 and diverges above 2. Up to 1 the explicit one is taken. A
    momentum β multiplies the length of many steps, and so η here, by 1 / (1 − β).

    Attributes
    ----------
    decay : ()
        2 η λ where the step is implicit, and 0 elsewhere.
    slope : ()
        2 λ where the step is implicit, and 0 elsewhere.
    """

    decay: jax.Array
    slope: jax.Array

    @classmethod
    def of(cls, objective: Any, optimizer: Optimizer, rate: Any) -> "StiffDecay | None":
        """Return the decay of a step; None where no step can be stiff.

        Rules that divide the gradient by its size, such as Adam, take no longer steps
        under a stronger penalty.
        """
        if (
            not isinstance(objective, Objective)
            or objective.penalty is None
            or not objective.penalty.l2
            or optimizer.name not in ("sgd", "momentum", "nesterov")
        ):
            return None
        momentum = optimizer.momentum
        factor = 1.0 if momentum is None else 1.0 / (1.0 - jnp.asarray(momentum[1]))
        slope = 2.0 * objective.penalty_strength * objective.penalty.l2
        decay = rate * slope * factor
        stiff = rate * slope > 1.0
        return cls(jnp.where(stiff, decay, 0.0), jnp.where(stiff, slope, 0.0))

    def without(self, gradient: Tree, params: Tree) -> Tree:
        """Return the gradient without the penalty, where the step is implicit."""
        return jax.tree.map(
            lambda g, w: (g - self.slope * w).astype(g.dtype) if is_weight(w) else g,
            gradient,
            params,
        )

    def shrunk(self, params: Tree) -> Tree:
        """Return the parameters after the implicit part of the step."""
        return jax.tree.map(
            lambda w: (w / (1.0 + self.decay)).astype(w.dtype) if is_weight(w) else w,
            params,
        )
