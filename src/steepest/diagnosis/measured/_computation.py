"""The computation of a model, equation by equation, as JAX writes it down.

A model of any package is a computation of JAX in the end, so that its layers can be
found there, whatever they are called in that package.
"""

from collections.abc import Callable, Sequence
from typing import Any

from jax.extend.core import Literal

Step = Callable[[Any, list[Any]], list[Any]]
"""From an equation and what goes into it to what comes out."""

ALWAYS_OPENED = ("jit", "pjit", "closed_call", "core_call", "remat2", "checkpoint")
HAVE_OWN_GRADIENT = ("custom_jvp_call", "custom_vjp_call", "custom_vjp_call_jaxpr")
PRODUCTS = ("dot_general", "conv_general_dilated")


def walk(
    jaxpr: Any,
    constants: Sequence[Any],
    arguments: Sequence[Any],
    step: Step,
    whole: Callable[[Any], bool],
    literal: Callable[[Any], Any] = lambda value: value,
) -> list[Any]:
    """Go through all equations in order, into those that call others, too.

    Parameters
    ----------
    jaxpr : Jaxpr
    constants, arguments : sequences
        What its variables stand for, in the form that `step` takes.
    step : callable
        What is done at an equation.
    whole : callable
        Whether a call is one step.
    literal : callable
        From a number in the text of the computation to that form.

    Returns
    -------
    list
        What comes out at the end.
    """
    values = dict(zip(jaxpr.constvars, constants, strict=True))
    values |= dict(zip(jaxpr.invars, arguments, strict=True))

    def read(atom: Any) -> Any:
        return literal(atom.val) if isinstance(atom, Literal) else values[atom]

    for equation in jaxpr.eqns:
        given = [read(atom) for atom in equation.invars]
        inner = None if whole(equation) else opened(equation)
        if inner is None:
            out = step(equation, given)
        else:
            held = [literal(value) for value in getattr(inner, "consts", ())]
            inner = getattr(inner, "jaxpr", inner)
            out = walk(inner, held, given, step, whole, literal)
        values |= dict(zip(equation.outvars, out, strict=True))
    return [read(atom) for atom in jaxpr.outvars]


def opened(equation: Any) -> Any:
    """Return the computation that an equation calls; None if it calls none.

    One that has a gradient of its own is opened only if it multiplies with weights.
    """
    name = equation.primitive.name
    inner = None
    if name in (*ALWAYS_OPENED, *HAVE_OWN_GRADIENT):
        params = equation.params
        inner = params.get("jaxpr") or params.get("call_jaxpr")
    if inner is None or name in ALWAYS_OPENED:
        return inner
    return inner if multiplies(getattr(inner, "jaxpr", inner)) else None


def called(equation: Any) -> str:
    """Return the name of the function that an equation calls, "" if it calls none."""
    params = equation.params
    if "name" in params:
        return str(params["name"])
    inner = params.get("call_jaxpr") or params.get("fun_jaxpr")
    about = getattr(getattr(inner, "jaxpr", inner), "debug_info", None)
    return str(getattr(about, "func_name", ""))


def computed(equation: Any, given: list[Any]) -> list[Any]:
    """Return what an equation computes."""
    primitive = equation.primitive
    options = primitive.get_bind_params(equation.params)
    out = primitive.bind(*given, **options)
    return list(out) if primitive.multiple_results else [out]


def multiplies(jaxpr: Any) -> bool:
    """Whether matrices are multiplied or kernels are moved over inputs."""
    for equation in jaxpr.eqns:
        if equation.primitive.name in PRODUCTS:
            return True
        inner = opened(equation)
        if equation.primitive.name == "scan":
            inner = equation.params["jaxpr"]
        if inner is not None and multiplies(getattr(inner, "jaxpr", inner)):
            return True
    return False
