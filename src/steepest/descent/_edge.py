"""The largest learning rate at which an update rule is stable on a parabola."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple


class Edge(NamedTuple):
    """The edge of stability of a rule with its options: rate = factor / λ_max.

    Attributes
    ----------
    factor : float
        What is divided by the largest curvature.
    formula : str
        The bound as text, with the rule's convention of momentum.
    divisor : {"adagrad", "adam", "rmsprop"} or None
        The rule whose diagonal D the gradient is divided by: λ_max is then that of
        D^−½ H D^−½. None where it is that of H, because nothing divides.
    """

    factor: float
    formula: str
    divisor: Literal["adagrad", "adam", "rmsprop"] | None = None


def edge_of_descent(
    options: Mapping[str, Any], divisor: Literal["adagrad", "rmsprop"] | None = None
) -> Edge:
    """Return the edge of gradient descent: plain, with momentum, or Nesterov's.

    Examples
    --------
    >>> edge_of_descent({}).factor, edge_of_descent({"momentum": 0.5}).factor
    (2.0, 3.0)
    """
    largest = "λ_max" if divisor is None else "λ_max(D^−½ H D^−½)"
    if options.get("momentum") is None:
        return Edge(2.0, f"2 / {largest}", divisor)
    beta = float(options["momentum"])
    if options.get("nesterov"):
        factor = 2 * (1 + beta) / (1 + 2 * beta)
        return Edge(factor, f"2(1+β) / ((1+2β) {largest})", divisor)
    formula = f"2(1+β) / {largest}, with v ← βv + ∇f"
    return Edge(2 * (1 + beta), formula, divisor)


def edge_of_nesterov(options: Mapping[str, Any]) -> Edge:
    """Return the edge of a rule whose momentum is always Nesterov's."""
    return edge_of_descent({**options, "nesterov": True})


def edge_of_adagrad(options: Mapping[str, Any]) -> Edge:
    """Return the edge of a rule that divides by all squares so far."""
    return edge_of_descent(options, "adagrad")


def edge_of_rmsprop(options: Mapping[str, Any]) -> Edge:
    """Return the edge of a rule that divides by an average of the last squares."""
    return edge_of_descent(options, "rmsprop")


def edge_of_adam(options: Mapping[str, Any]) -> Edge | None:
    """Return the edge of adam; None with Nesterov's momentum: no bound is known."""
    if options.get("nesterov"):
        return None
    b1 = float(options["b1"])
    factor = 2 * (1 + b1) / (1 - b1)
    return Edge(factor, "2(1+β₁) / ((1−β₁) λ_max(D^−½ H D^−½))", "adam")
