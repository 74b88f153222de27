"""The checker itself is checked: wrong gradients must fail, correct ones never."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest.diagnosis import Verdict, check_gradient
from steepest.errors import ModelError, SettingError
from steepest.models import mlp
from steepest.objectives import (
    Batch,
    Objective,
    Penalty,
    absolute_error,
    crammer_singer_hinge,
    hinge,
    l1,
    l2,
    softmax_cross_entropy,
    squared_error,
)

RNG = np.random.default_rng(0)
INPUTS = RNG.normal(size=(30, 4)).astype(np.float32)
TARGETS = np.sort(RNG.choice(3, size=30, p=[0.6, 0.3, 0.1]))
BATCH = Batch(INPUTS, TARGETS, RNG.uniform(0.5, 2, 30).astype(np.float32))
MODEL = mlp(4, 5, 3)
OBJECTIVE = Objective(MODEL, softmax_cross_entropy())
PARAMS = MODEL.init(jax.random.key(0))
NAMES = ["0/bias", "0/weight", "1/bias", "1/weight"]


@partial(jax.custom_vjp, nondiff_argnums=(1,))
def tampered(x, change):
    """The identity, whose gradient is changed on the way back."""
    return x


def _forward(x, change):
    return x, None


def _backward(change, _, slope):
    return (change(slope),)


tampered.defvjp(_forward, _backward)


def double(slope):
    return 2 * slope


def flip(slope):
    return -slope


def stop(slope):
    return 0 * slope


def one_percent(slope):
    return 1.01 * slope


def first_row_stopped(slope):
    return slope.at[0].set(0.0)


def objective_with(change, layer, name):
    def f(params, batch):
        own = dict(params[layer])
        own[name] = tampered(own[name], change)
        params = tuple(own if i == layer else each for i, each in enumerate(params))
        return OBJECTIVE(params, batch)

    return f


def tensors(finding):
    return {each["name"]: each for each in finding.measured["tensors"]}


@pytest.mark.parametrize(
    ("change", "because", "ratio"),
    [
        (double, "factor", 2.0),
        (flip, "sign", -1.0),
        (stop, "stopped", 0.0),
        (one_percent, "factor", 1.01),
    ],
)
@pytest.mark.parametrize(("layer", "name"), [(0, "bias"), (1, "weight")])
def test_a_wrong_gradient_in_one_tensor_is_named(change, because, ratio, layer, name):
    found = check_gradient(objective_with(change, layer, name), PARAMS, BATCH)
    assert (found.verdict, found.because) == (Verdict.FAIL, because)
    assert found.measured["tensor"] == f"{layer}/{name}"
    assert found.measured["ratio"] == pytest.approx(ratio, abs=1e-6)
    assert found.measured["alike"] == f"{layer}/{name}"
    verdicts = {n: each["verdict"] for n, each in tensors(found).items()}
    assert verdicts == {n: "fail" if n == f"{layer}/{name}" else "pass" for n in NAMES}


def test_a_part_of_a_tensor_that_is_stopped_is_wrong():
    f = objective_with(first_row_stopped, 1, "weight")
    found = check_gradient(f, PARAMS, BATCH)
    assert (found.because, found.measured["tensor"]) == ("wrong", "1/weight")


def test_a_wrong_row_between_the_coordinates_is_seen_by_the_directions():
    def gradient(w):
        slope = np.cos(w["w"])
        slope[17] *= 0.8  # neither among the largest nor among the few at random
        return {"w": slope}

    w = {"w": np.linspace(0.1, 1.2, 100)}
    found = check_gradient(
        lambda w: np.sum(np.sin(w["w"])), w, gradient=gradient, coordinates=2
    )
    assert (found.verdict, found.because) == (Verdict.FAIL, "wrong")
    assert found.measured["numeric"] == pytest.approx(found.measured["analytic"])


def test_a_gradient_where_there_is_no_slope():
    def gradient(w):
        return {"used": 2 * w["used"], "idle": np.ones(2)}

    w = {"used": np.array([1.0, 2.0]), "idle": np.zeros(2)}
    found = check_gradient(lambda w: np.sum(w["used"] ** 2), w, gradient=gradient)
    assert (found.because, found.measured["tensor"]) == ("spurious", "idle")
    assert found.to_json()["measured"]["ratio"] is None  # infinite


@pytest.mark.parametrize("loss", [softmax_cross_entropy(), hinge()])
def test_a_correct_gradient_agrees(loss):
    found = check_gradient(Objective(MODEL, loss), PARAMS, BATCH)
    assert (found.verdict, found.because) == (Verdict.PASS, "agrees")
    assert [each["name"] for each in found.measured["tensors"]] == NAMES
    assert max(each["error"] for each in found.measured["tensors"]) < 1e-6
    assert found.cost["rows"] == 24
    # 12 coordinates, or fewer where there are fewer, and 2 directions; 5 widths; ±
    assert found.cost["forwards"] == 10 * (5 + 12 + 3 + 12 + 4 * 2) + 1
    assert found.advice is None


def test_the_penalty_is_checked_apart():
    class WrongPenalty(Penalty):
        def smooth(self, params):
            return tampered(super().smooth(params), double)

    penalized = Objective(MODEL, softmax_cross_entropy(), l2(), 0.1)
    right = check_gradient(penalized, PARAMS, BATCH)
    assert right.verdict is Verdict.PASS
    assert {each["part"] for each in right.measured["tensors"]} == {"loss", "penalty"}
    wrong = Objective(
        MODEL, softmax_cross_entropy(), WrongPenalty("wrong", l2=1.0), 0.1
    )
    found = check_gradient(wrong, PARAMS, BATCH)
    assert (found.because, found.measured["part"]) == ("factor", "penalty")
    assert found.measured["ratio"] == pytest.approx(2.0)
    assert found.measured["alike"] == "0/weight, 1/weight"


def test_a_penalty_with_a_kink_at_zero_agrees():
    objective = Objective(MODEL, softmax_cross_entropy(), l1(), 0.1)
    assert check_gradient(objective, PARAMS, BATCH).verdict is Verdict.PASS


def test_a_dead_start_is_left():
    dead = jax.tree.map(jnp.zeros_like, PARAMS)
    dead[0]["bias"] = dead[0]["bias"] - 5.0  # jitter alone does not wake these units
    assert check_gradient(OBJECTIVE, dead, BATCH).because == "agrees"
    wrong = objective_with(flip, 0, "weight")
    found = check_gradient(wrong, dead, BATCH)
    assert (found.because, found.measured["tensor"]) == ("sign", "0/weight")
    still = check_gradient(wrong, dead, BATCH, jitter=0.0)
    assert still.verdict is Verdict.PASS  # 0 = 0, and so it says
    assert still.because == "agrees_partly"
    assert "0/weight" in still.measured["unseen"]


def test_a_fault_that_only_shows_later_is_found_after_burn_in():
    @jax.custom_vjp
    def square(x):
        return x**2

    square.defvjp(lambda x: (x**2, x), lambda x, g: (jnp.where(x > 1, 2, 1) * g * x,))

    def f(w):
        return -jnp.sum(tampered(square(w["w"]), double))  # right while w ≤ 1

    w = {"w": jnp.array([0.9])}
    assert check_gradient(f, w).verdict is Verdict.PASS
    assert check_gradient(f, w, burn_in=20).because == "factor"


def test_kinks_are_left_out_and_counted():
    w = {"at": jnp.zeros(3), "beside": jnp.array([1.0, -2.0])}

    def f(w):
        return jnp.sum(jax.nn.relu(w["at"])) + jnp.sum(jnp.abs(w["beside"]))

    found = check_gradient(f, w, jitter=0.0)
    assert (found.verdict, found.because) == (Verdict.PASS, "agrees_partly")
    assert (found.measured["kinks"], found.measured["unseen"]) == (3, "at")
    assert found.measured["checked"] == 2
    only = check_gradient(lambda w: f({**w, "beside": 0.0}), {"at": w["at"]}, jitter=0)
    assert (only.verdict, only.because) == (Verdict.SKIPPED, "kinks")


def test_a_kink_near_by_takes_a_narrower_step():
    near = {"w": jnp.array([3e-6, -4e-5, 2e-4, 0.5])}
    found = check_gradient(lambda w: jnp.sum(jax.nn.relu(w["w"])), near, jitter=0.0)
    assert (found.because, found.measured["checked"]) == ("agrees", 4)
    assert found.measured["kinks"] == 0


def test_slopes_that_are_small_are_told_from_none():
    found = check_gradient(lambda w: 1e-8 * jnp.sum(w["w"] ** 2), {"w": jnp.ones(3)})
    assert found.because == "agrees"
    wrong = check_gradient(
        lambda w: 1e-8 * jnp.sum(tampered(w["w"], flip) ** 2), {"w": jnp.ones(3)}
    )
    assert wrong.because == "sign"


@pytest.mark.parametrize("dtype", [jnp.float16, jnp.bfloat16])
def test_a_model_of_16_bits(dtype):
    params = jax.tree.map(lambda leaf: leaf.astype(dtype), PARAMS)
    right = check_gradient(OBJECTIVE, params, BATCH)
    assert (right.verdict, right.because) == (Verdict.PASS, "agrees")
    found = check_gradient(objective_with(one_percent, 1, "bias"), params, BATCH)
    assert (found.because, found.measured["tensor"]) == ("factor", "1/bias")


def test_a_model_of_16_bits_with_a_penalty():
    params = jax.tree.map(lambda leaf: leaf.astype(jnp.bfloat16), PARAMS)
    penalized = Objective(MODEL, softmax_cross_entropy(), l2(), 1.0)
    assert check_gradient(penalized, params, BATCH).because == "agrees"


def test_a_gradient_of_ones_own_gets_arrays_of_jax():
    def own(params, batch):
        slope = jax.grad(OBJECTIVE)(params, batch)
        weight = params[1]["weight"].at[:].set(slope[1]["weight"])
        return (slope[0], {**slope[1], "weight": weight})

    found = check_gradient(OBJECTIVE, PARAMS, BATCH, gradient=jax.jit(own))
    assert found.because == "agrees"


def test_a_gradient_that_16_bits_cannot_hold():
    def f(w):  # each slope underflows in float16, whose least number is 6e-8
        return jnp.sum(w["w"] * jnp.asarray(1e-4, w["w"].dtype)) * jnp.asarray(
            1e-4, w["w"].dtype
        )

    params = {"w": jnp.ones(3, jnp.float16)}
    found = check_gradient(f, params)
    assert (found.verdict, found.because) == (Verdict.WARN, "precision")
    assert found.measured["half"] == "float16"
    assert found.measured["half_error"] > found.expected["half_bound"]
    wide = {"w": jnp.ones(3, jnp.float32)}
    assert check_gradient(f, wide).verdict is Verdict.PASS


def test_a_function_that_rounds_inside_is_not_judged_by_its_rounding():
    def f(w):
        return jnp.sum(jnp.tanh(w["w"].astype(jnp.bfloat16))).astype(jnp.float32)

    found = check_gradient(f, {"w": jnp.linspace(-1, 1, 5)})
    assert (found.verdict, found.because) == (Verdict.SKIPPED, "rounding")
    assert found.measured["dtype"] == "bfloat16"

    def single(w):
        return jnp.sum(jnp.tanh(w["w"].astype(jnp.float32)))

    found = check_gradient(single, {"w": jnp.linspace(-1, 1, 5)})
    assert found.verdict is not Verdict.FAIL
    assert found.measured["dtype"] == "float32"


def test_a_function_of_numpy_with_its_own_gradient():
    def svm(w, batch):
        inputs, targets = batch
        scores = inputs @ w
        total = 0.0
        for row, target in enumerate(targets):
            for c in range(3):
                if c != target:
                    total += max(0.0, scores[row, c] - scores[row, target] + 1)
        return total / len(targets)

    def gradient(w, batch, factor=1.0):
        inputs, targets = batch
        scores = inputs @ w
        rows = np.arange(len(targets))
        over = (scores - scores[rows, targets][:, None] + 1 > 0).astype(float)
        over[rows, targets] = 0
        over[rows, targets] = -over.sum(axis=1)
        return factor * inputs.T @ over / len(targets)

    w, batch = np.zeros((4, 3)), (INPUTS[:8], TARGETS[::4])
    assert check_gradient(svm, w, batch, gradient=gradient).because == "agrees"
    wrong = partial(gradient, factor=1 / 8)
    found = check_gradient(svm, w, batch, gradient=wrong)
    assert (found.because, found.measured["tensor"]) == ("factor", "parameters")
    assert found.measured["ratio"] == pytest.approx(1 / 8)
    with pytest.raises(ModelError, match="cannot trace this .* gradient=…"):
        check_gradient(svm, w, batch)


def test_a_function_of_chance_is_found_out():
    draw = np.random.default_rng(1)

    def f(w):
        return float(np.sum(w)) + draw.normal()

    found = check_gradient(f, np.ones(2), gradient=lambda w: np.ones(2))
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_deterministic")


def test_what_is_not_finite_is_named():
    found = check_gradient(lambda w: jnp.log(w["w"]).sum(), {"w": -jnp.ones(2)})
    assert (found.verdict, found.because) == (Verdict.FAIL, "not_finite")

    def f(w):  # a root whose slope at 0 is infinite, and 0 · ∞ is no number
        return jnp.sum(w["fine"]) + jnp.sum(0 * jnp.sqrt(0 * w["root"] ** 2))

    found = check_gradient(f, {"fine": jnp.ones(2), "root": jnp.ones(2)})
    assert (found.because, found.measured["tensor"]) == ("gradient_not_finite", "root")


def test_random_weights_do_not_fail_a_function_that_they_do_not_suit():
    def f(w):  # level in "idle"; for "used" below 0 the slope is not finite
        root = jnp.where(w["used"] > 0, jnp.sqrt(w["used"]), 1.0)
        return jnp.sum(root) + 0 * jnp.sum(w["idle"])

    w = {"used": jnp.full(9, 4.0), "idle": jnp.ones(2)}
    found = check_gradient(f, w)
    assert (found.verdict, found.because) == (Verdict.PASS, "agrees_partly")
    assert found.measured["unseen"] == "idle"


def test_noise_does_not_leave_where_the_function_is_defined():
    found = check_gradient(lambda w: jnp.log(w["w"]).sum(), {"w": jnp.full(9, 1e-3)})
    assert found.because == "agrees"


@pytest.mark.parametrize("loss", [squared_error(), absolute_error()])
def test_losses_of_numbers(loss):
    batch = Batch(INPUTS, INPUTS[:, :3])
    assert check_gradient(Objective(MODEL, loss), PARAMS, batch).verdict is Verdict.PASS


def test_errors_say_what_to_do():
    with pytest.raises(SettingError, match="rows must be 1 or more; found 0"):
        check_gradient(OBJECTIVE, PARAMS, BATCH, rows=0)
    with pytest.raises(ModelError, match="no parameters"):
        check_gradient(lambda w: 0.0, {})
    with pytest.raises(ModelError, match=r"one floating.* found float64\[2\]"):
        check_gradient(lambda w: w["w"], {"w": jnp.ones(2)})
    with pytest.raises(ModelError, match="found a tuple"):
        check_gradient(lambda w: (w["w"].sum(), 1), {"w": jnp.ones(2)})
    with pytest.raises(ModelError, match="function failed in float64.*KeyError: 'v'"):
        check_gradient(lambda w: w["v"], {"w": jnp.ones(2)})
    with pytest.raises(ModelError, match="gradient failed .*ZeroDivisionError"):
        check_gradient(
            lambda w: w["w"].sum(), {"w": jnp.ones(2)}, gradient=lambda w: 1 / 0
        )
    with pytest.raises(ModelError, match=r"has shapes \(3,\); .* \{'w': \(2,\)\}"):
        check_gradient(
            lambda w: w["w"].sum(), {"w": jnp.ones(2)}, gradient=lambda w: np.ones(3)
        )

    def breaks(w):
        return float(np.asarray(w)[5])

    with pytest.raises(ModelError, match="function failed in float64.*IndexError"):
        check_gradient(breaks, np.ones(2), gradient=np.ones_like)


LOSSES = [hinge(), crammer_singer_hinge(), softmax_cross_entropy()]
DEEPER = mlp(4, (6, 4), 3, last_start="he")


def random_net(draw):
    """A net at a start that is sometimes awkward: tiny, huge, with equal scores."""
    params = DEEPER.init(jax.random.key(int(draw.integers(2**31))))
    scale = 10.0 ** draw.uniform(-1, 1)
    params = jax.tree.map(lambda leaf: np.asarray(scale * leaf), params)
    if draw.random() < 0.5:
        params[-1]["weight"] = 0 * params[-1]["weight"]
    inputs = draw.normal(size=(20, 4)) * 10.0 ** draw.uniform(-1, 1)
    inputs[:, 0] = 0  # a dead pixel
    targets = draw.choice(3, size=20, p=[0.6, 0.3, 0.1])
    loss = LOSSES[draw.integers(len(LOSSES))]
    return Objective(DEEPER, loss), params, Batch(inputs, targets)


def test_correct_nets_of_relu_and_hinge_never_fail():
    draw = np.random.default_rng(5)
    for seed in range(40):
        objective, params, batch = random_net(draw)
        found = check_gradient(objective, params, batch, seed=seed)
        assert found.verdict is Verdict.PASS, (seed, found)
