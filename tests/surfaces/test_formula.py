import math
import re
from math import atan, cos, cosh, exp, log, pi, sin, sinh, sqrt, tan, tanh

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.errors import SettingError
from steepest.surfaces import rosenbrock, surface_of

X, Y = 1.3, -0.7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 - 2 - 3", -4.0),
        ("12 / 3 / 2", 2.0),
        ("-x^2", -(X**2)),
        ("(-x)^2", X**2),
        ("2*-x", -2 * X),
        ("x - -y", X + Y),
        ("y**3", Y**3),
        ("y^-1", 1 / Y),
        ("x^(-0.5)", X**-0.5),
        ("x² + 2·y³ − π", X**2 + 2 * Y**3 - math.pi),
        ("sin(pi*x) + cos(y) * exp(-x)", sin(pi * X) + cos(Y) * exp(-X)),
        ("sqrt(x)*log(x)+tan(y)-tanh(y)", sqrt(X) * log(X) + tan(Y) - tanh(Y)),
        ("abs(y) + arctan(x) + sinh(x)*cosh(y)", -Y + atan(X) + sinh(X) * cosh(Y)),
        ("1.5e-1*e + .5", 0.15 * math.e + 0.5),
        ("((((x))))", X),
    ],
)
def test_means_what_mathematics_means(text, expected):
    with jax.enable_x64(True):
        assert float(surface_of(text)([X, Y])) == pytest.approx(expected, rel=1e-13)


def test_a_formula_is_the_same_function_as_the_one_in_the_table():
    typed = surface_of("(1 - x)^2 + 100*(y - x^2)^2")
    point = jnp.array([-0.4, 0.9])
    np.testing.assert_allclose(typed(point), rosenbrock()(point), rtol=1e-6)
    np.testing.assert_allclose(
        jax.grad(typed)(point), jax.grad(rosenbrock())(point), rtol=1e-5
    )


def test_power_is_differentiable_at_zero():
    gradient = jax.grad(surface_of("x^2 + y^3"))(jnp.zeros(2))
    np.testing.assert_array_equal(gradient, [0.0, 0.0])


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("x^2 + sn(y)", 7, "Unknown name 'sn'. Did you mean 'sin'?"),
        ("2x", 2, "An operator is missing here; write 2*x, not 2x."),
        ("(2x)", 3, "An operator or ')' is missing here; write 2*x"),
        ("x y", 3, "An operator is missing here"),
        ("x^^2", 3, "An exponent is a number, such as 2 or (-0.5)"),
        ("x^y", 3, "for a variable exponent write exp(y*log(x))"),
        ("x^33", 3, "An exponent is at most 32."),
        ("x^(-33)", 5, "An exponent is at most 32."),
        ("x^2^3", 4, "A power of a power needs parentheses"),
        ("x²^3", 3, "A power of a power needs parentheses"),
        ("x^(2", 5, "The '(' of the exponent is not closed."),
        ("1 + (x", 5, "This '(' is never closed."),
        ("x)", 2, "This ')' closes nothing."),
        ("x, y", 2, "',' cannot stand here."),
        ("sin(x, y)", 6, "A function here takes one number"),
        ("sin x", 5, "Write sin(…), with parentheses."),
        ("x + ", 5, "The formula ends where a number or a name should follow."),
        ("", 1, "The formula ends where a number or a name should follow."),
        ("* x", 1, "A number, a name or '(' should stand here."),
        ("x.real", 2, "'.' is not part of a formula."),
        ("__import__('os')", 12, "''' is not part of a formula."),
        ("x +\n(y", 5, "This '(' is never closed."),
        ("1e31 * x", 1, "A number is at most 1e30."),
        ("(" * 41 + "x" + ")" * 41, 41, "More than 40 levels inside each other."),
        ("-" * 41 + "x", 41, "More than 40 levels inside each other."),
    ],
)
def test_a_mistake_is_shown_where_it_is(text, position, reason):
    with pytest.raises(SettingError) as caught:
        surface_of(text)
    message = str(caught.value)
    first, shown, caret, allowed = message.split("\n")
    assert f"at position {position}. " in first
    assert reason in first
    assert shown == "  " + text.replace("\n", " ")
    assert caret.index("^") == 2 + position - 1
    assert allowed.startswith("Allowed: x, y; numbers; e, pi; + - * / ^ ( ); abs, arc")


def test_too_long_a_formula():
    with pytest.raises(SettingError, match="at most 400 characters; found 401"):
        surface_of("x" + "+1" * 200)


def test_a_formula_at_the_limits_still_compiles():
    deep = "sin(" * 40 + "x" + ")" * 40
    assert np.isfinite(float(surface_of(deep)([0.5, 0.0])))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"variables": ("e",)}, "'e' cannot name a variable"),
        ({"variables": ("x 1",)}, "'x 1' cannot name a variable"),
        ({"variables": ("x", "x")}, "variables with different names; found"),
        ({"variables": ()}, "variables with different names; found"),
        ({"domain": [(0, 1)]}, "2 variables and its domain 1 intervals"),
    ],
)
def test_settings_that_cannot_work(settings, message):
    with pytest.raises(SettingError, match=message):
        surface_of("1", **settings)


def test_one_variable_and_an_own_domain():
    surface = surface_of("t^2", variables=["t"], domain=[(0, 4)])
    assert (surface.dimension, surface.start) == (1, (1.0,))
    assert float(surface([3.0])) == 9.0


def test_division_by_zero_is_infinite_and_a_root_of_less_is_not_a_number():
    assert float(surface_of("1/0 + x")([0.0, 0.0])) == math.inf
    assert math.isnan(float(surface_of("sqrt(x)")([-1.0, 0.0])))


def test_nothing_in_the_text_is_run():
    for text in ("exec(x)", "x.__class__", "lambda: x", "[x]", "open(x)"):
        with pytest.raises(SettingError, match=re.escape("cannot be read at position")):
            surface_of(text)
