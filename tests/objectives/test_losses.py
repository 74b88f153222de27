"""Every loss in the table against two sources, and the facts it says of itself."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.objectives import Loss, loss_named, losses

from .conftest import within_range

VARIANTS = {
    "softmax_cross_entropy": {},
    "binary_cross_entropy": {},
    "hinge": {"margin": 0.7},
    "squared_hinge": {"margin": 0.7},
    "crammer_singer_hinge": {"margin": 0.7},
    "crammer_singer_squared_hinge": {"margin": 0.7},
    "squared_error": {},
    "absolute_error": {},
    "huber": {"delta": 0.7},
    "binary_hinge": {"margin": 0.7},
    "binary_squared_hinge": {"margin": 0.7},
    "binary_squared_error": {},
    "modified_huber": {},
    "epsilon_insensitive": {"epsilon": 0.7},
    "squared_epsilon_insensitive": {"epsilon": 0.7},
    "poisson": {},
    "soft_label_cross_entropy": {},
    "multilabel_cross_entropy": {},
}
NAMES = sorted(losses)
HINGES = [name for name in NAMES if "hinge" in name]
AGAINST_REST = [name for name in NAMES if name.startswith(("binary", "modified"))]


def made(name: str) -> Loss:
    return loss_named(name, **VARIANTS[name])


def scores_and_targets(loss: Loss, rng: np.random.Generator, rows: int = 7):
    if loss.task == "regression":
        numbers = within_range(loss, rng.normal(size=(rows, 2)))
        return rng.normal(size=(rows, 2)), numbers
    if loss.name == "binary_cross_entropy":
        return rng.normal(size=(rows, 1)), np.array([0, 1, 1, 0, 1, 1, 1])[:rows]
    return rng.normal(size=(rows, 3)), np.array([0, 2, 2, 1, 2, 2, 0])[:rows]


def of_difference(name: str, r: float) -> float:
    """A loss of |s − y|, with δ = ε = 0.7."""
    if name == "huber":
        return r * r / 2 if r <= 0.7 else 0.7 * (r - 0.35)
    if "insensitive" in name:
        r = max(0.0, r - 0.7)
    return r * r if "squared" in name else r


def of_one_class(name: str, s: float, right: bool) -> float:
    """A loss of one class against the rest, with Δ = 0.7."""
    z = s if right else -s
    if name == "binary_cross_entropy":
        return -math.log(1 / (1 + math.exp(-z)))
    if name == "modified_huber":
        return max(0.0, 1 - z) ** 2 if z >= -1 else -4 * z
    if name == "binary_squared_error":
        return (1 - z) ** 2
    return max(0.0, 0.7 - z) ** (2 if "squared" in name else 1)


def by_hand(name: str, s, y, margin: float = 0.7) -> float:
    """One row with Python numbers, straight from the definition."""
    if name in AGAINST_REST:
        if len(s) == 1:
            return of_one_class(name, s[0], y == 1)
        return sum(of_one_class(name, each, j == y) for j, each in enumerate(s))
    if name == "softmax_cross_entropy":
        return -math.log(math.exp(s[y]) / sum(math.exp(each) for each in s))
    if name == "soft_label_cross_entropy":
        return sum(t * by_hand("softmax_cross_entropy", s, j) for j, t in enumerate(y))
    if name == "multilabel_cross_entropy":
        return sum(
            t * of_one_class("binary_cross_entropy", each, True)
            + (1 - t) * of_one_class("binary_cross_entropy", each, False)
            for each, t in zip(s, y, strict=True)
        )
    if name == "poisson":  # half the deviance
        pairs = zip(s, y, strict=True)
        terms = (t * math.log(t / math.exp(e)) - t + math.exp(e) for e, t in pairs)
        return sum(terms) / len(s)
    if loss_named(name).task == "regression":
        pairs = zip(s, y, strict=True)
        return sum(of_difference(name, abs(e - t)) for e, t in pairs) / len(s)
    terms = [max(0.0, s[j] - s[y] + margin) for j in range(len(s)) if j != y]
    power = 2 if "squared" in name else 1
    return (max(terms) if "crammer" in name else sum(t**power for t in terms)) ** (
        power if "crammer" in name else 1
    )


def test_the_variants_cover_the_table():
    assert set(VARIANTS) == set(losses)


@pytest.mark.parametrize("name", NAMES)
def test_value_is_that_of_a_plain_loop(name, rng):
    loss = made(name)
    scores, targets = scores_and_targets(loss, rng)
    with jax.enable_x64(True):
        values = jax.jit(loss.per_example)(jnp.array(scores), jnp.array(targets))
    expected = [by_hand(name, s, y) for s, y in zip(scores, targets, strict=True)]
    np.testing.assert_allclose(values, expected, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("name", AGAINST_REST)
def test_three_classes_are_three_problems_of_one_class(name, rng):
    loss = made(name)
    scores, targets = rng.normal(size=(7, 3)), np.array([0, 2, 2, 1, 2, 2, 0])
    with jax.enable_x64(True):
        values = loss.per_example(jnp.array(scores), jnp.array(targets))
        single = [
            loss.per_example(jnp.array(scores[:, [j]]), jnp.array(targets == j))
            for j in range(3)
        ]
    expected = [by_hand(name, s, y) for s, y in zip(scores, targets, strict=True)]
    np.testing.assert_allclose(values, expected, rtol=1e-13)
    np.testing.assert_allclose(values, np.sum(single, axis=0), rtol=1e-13)


@pytest.mark.parametrize("name", NAMES)
def test_gradient_is_the_slope_by_centered_differences(name, rng):
    loss = made(name)
    scores, targets = scores_and_targets(loss, rng)
    h = 1e-6  # far smaller than the distance of these scores from any kink
    with jax.enable_x64(True):
        targets = jnp.array(targets)
        total = jax.jit(lambda s: jnp.sum(loss.per_example(s, targets)))
        found = jax.grad(total)(jnp.array(scores))
        for place in np.ndindex(scores.shape):
            step = np.zeros_like(scores)
            step[place] = h
            slope = (
                total(jnp.array(scores + step)) - total(jnp.array(scores - step))
            ) / (2 * h)
            assert float(found[place]) == pytest.approx(
                float(slope), abs=2e-9, rel=1e-8
            )


def test_hand_calculation_of_the_lecture_notes():
    scores, label = jnp.array([[3.2, 5.1, -1.7]]), jnp.array([0])

    def value(name: str) -> float:
        return float(losses[name]().per_example(scores, label)[0])

    # e^3.2 = 24.53, e^5.1 = 164.02, e^-1.7 = 0.18: 24.53 / 188.74 = 0.13 → 2.04 nats
    assert value("softmax_cross_entropy") == pytest.approx(2.04, abs=5e-3)
    # max(0, 5.1 − 3.2 + 1) + max(0, −1.7 − 3.2 + 1) = 2.9 + 0
    assert value("hinge") == pytest.approx(2.9, rel=1e-6)
    assert value("squared_hinge") == pytest.approx(2.9**2, rel=1e-6)
    assert value("crammer_singer_hinge") == pytest.approx(2.9, rel=1e-6)
    assert value("crammer_singer_squared_hinge") == pytest.approx(2.9**2, rel=1e-6)


def test_sum_and_max_hinge_differ_where_two_classes_violate():
    scores, label = jnp.array([[3.2, 5.1, 4.7]]), jnp.array([0])
    total = float(losses["hinge"]().per_example(scores, label)[0])
    largest = float(losses["crammer_singer_hinge"]().per_example(scores, label)[0])
    assert (total, largest) == (
        pytest.approx(5.4, rel=1e-6),
        pytest.approx(2.9, rel=1e-6),
    )


@pytest.mark.parametrize(
    ("name", "options", "peer"),
    [
        (
            "softmax_cross_entropy",
            {},
            optax.losses.softmax_cross_entropy_with_integer_labels,
        ),
        ("crammer_singer_hinge", {"margin": 1.0}, optax.losses.multiclass_hinge_loss),
        (
            "binary_cross_entropy",
            {},
            lambda s, y: optax.losses.sigmoid_binary_cross_entropy(
                s[:, 0], y.astype(s.dtype)
            ),
        ),
        ("squared_error", {}, lambda s, y: optax.losses.squared_error(s, y).mean(1)),
        (
            "huber",
            {"delta": 0.7},
            lambda s, y: optax.losses.huber_loss(s, y, delta=0.7).mean(1),
        ),
        ("soft_label_cross_entropy", {}, optax.losses.softmax_cross_entropy),
        (
            "multilabel_cross_entropy",
            {},
            lambda s, y: optax.losses.sigmoid_binary_cross_entropy(s, y).sum(1),
        ),
    ],
)
def test_value_is_that_of_optax_where_the_convention_is_the_same(
    name, options, peer, rng
):
    loss = loss_named(name, **options)
    scores, targets = map(jnp.asarray, scores_and_targets(loss, rng))
    np.testing.assert_allclose(
        loss.per_example(scores, targets), peer(scores, targets), rtol=2e-6
    )


@pytest.mark.parametrize("n_classes", [3, 10])
@pytest.mark.parametrize("name", NAMES)
def test_value_at_equal_scores_is_what_the_loss_says(name, n_classes, rng):
    loss = made(name)
    rows = 4
    if loss.task == "regression":
        targets = within_range(loss, rng.normal(size=(rows, n_classes)))
    else:
        targets = np.array([0, 1, 1, 0])
    scores = np.zeros((rows, loss.n_scores(n_classes)))
    weights = np.array([1.0, 2.0, 0.5, 3.0])
    with jax.enable_x64(True):
        values = np.asarray(loss.per_example(jnp.array(scores), jnp.array(targets)))
    expected = loss.at_equal_scores(n_classes, targets)
    weighted = loss.at_equal_scores(n_classes, targets, weights)
    assert values.mean() == pytest.approx(expected, rel=1e-14)
    assert np.average(values, weights=weights) == pytest.approx(weighted, rel=1e-14)


def test_values_at_equal_scores_are_the_known_ones():
    known = {
        "softmax_cross_entropy": math.log(10),
        "hinge": 9 * 0.7,
        "squared_hinge": 9 * 0.49,
        "crammer_singer_hinge": 0.7,
        "crammer_singer_squared_hinge": 0.49,
    }
    for name, value in known.items():
        assert made(name).at_equal_scores(10) == pytest.approx(value, rel=1e-14)
    assert made("binary_cross_entropy").at_equal_scores(2) == math.log(2)
    y = np.array([3.0, -1.0])
    assert made("squared_error").at_equal_scores(None, y) == 5.0
    assert made("absolute_error").at_equal_scores(None, y) == 2.0


@pytest.mark.parametrize("scale", [1e4, 1e30])
@pytest.mark.parametrize("name", NAMES)
def test_extreme_scores_give_the_true_value_and_a_finite_slope(name, scale):
    """Squares of 1e30 are beyond float32; there infinity is the nearest number."""
    loss = made(name)
    if loss.task == "classification":
        scores = np.array([[scale, -scale, 0.0]] * 2)
        targets = np.array([1, 0])
        largest, total = 2 * scale, 3 * scale
        expected = [total if name in ("hinge",) else largest, 0.0]
        if name == "squared_hinge":
            expected = [(2 * scale) ** 2 + scale**2, 0.0]
        if name == "crammer_singer_squared_hinge":
            expected = [(2 * scale) ** 2, 0.0]
        if name in AGAINST_REST:  # of one score, and wrong by twice the scale
            scores, targets = np.array([[scale], [scale]]), np.array([0, 1])
            beyond = scale + (0.7 if "hinge" in name else 0)
            expected = [beyond ** (2 if "squared" in name else 1), 0.0]
            if name == "modified_huber":
                expected = [4 * scale, 0.0]
            if name == "binary_squared_error":
                expected = [(1 + scale) ** 2, (1 - scale) ** 2]
    elif name == "multilabel_cross_entropy":
        scores, targets = np.array([[scale], [-scale]]), np.array([[0.0], [0.0]])
        expected = [scale, 0.0]
    elif name == "soft_label_cross_entropy":
        scores, targets = np.array([[scale, -scale]] * 2), np.array([[0, 1], [1, 0]])
        expected = [2 * scale, 0.0]
    elif name == "poisson":  # exp(1e4) is beyond any float, and so is its slope
        scores, targets = np.array([[-scale], [-scale]]), np.array([[0.0], [1.0]])
        expected = [0.0, scale]
    else:
        scores, targets = np.array([[scale], [-scale]]), np.zeros((2, 1))
        beyond = scale - (0.7 if "insensitive" in name else 0)
        one = beyond ** (2 if "squared" in name else 1)
        expected = [0.7 * scale if name == "huber" else one] * 2
    scores, targets = jnp.asarray(scores, jnp.float32), jnp.asarray(targets)
    values, back = jax.vjp(lambda s: loss.per_example(s, targets), scores)
    gradient = back(jnp.ones_like(values))[0]
    beyond = np.array(expected) > np.finfo(np.float32).max
    assert np.isposinf(np.asarray(values)[beyond]).all()
    # a margin of 0.7 beside 3e4 is a relative 2e-5
    np.testing.assert_allclose(
        np.asarray(values)[~beyond], np.array(expected)[~beyond], rtol=1e-4
    )
    assert np.isfinite(gradient).all()


@pytest.mark.parametrize("name", NAMES)
def test_a_score_that_is_not_a_number_is_never_hidden(name):
    loss = made(name)
    width = loss.n_scores(2 if loss.task == "classification" else 1)
    for place in range(width):
        scores = np.zeros((1, width), np.float32)
        scores[0, place] = np.nan
        shape = (1,) if loss.task == "classification" else (1, 1)
        targets = jnp.zeros(shape, int if loss.task == "classification" else float)
        assert np.isnan(loss.per_example(jnp.array(scores), targets)).all()


@pytest.mark.parametrize("name", [n for n in HINGES if n not in AGAINST_REST])
def test_slope_is_zero_where_a_margin_is_exactly_met(name):
    loss = loss_named(name, margin=1.0)
    scores = jnp.array([[2.0, 1.0, 0.0]])  # class 1 is exactly one margin behind
    gradient = jax.grad(lambda s: loss.per_example(s, jnp.array([0]))[0])(scores)
    assert not gradient.any()


def test_absolute_error_has_no_slope_at_its_kink():
    loss = losses["absolute_error"]()
    gradient = jax.grad(lambda s: loss.per_example(s, jnp.ones((1, 1)))[0])
    assert float(gradient(jnp.ones((1, 1)))[0, 0]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_strict_shapes_and_types_are_kept_under_jit_and_vmap(name, rng):
    loss = made(name)
    scores, targets = scores_and_targets(loss, rng)
    with (
        jax.enable_x64(True),
        jax.numpy_rank_promotion("raise"),
        jax.numpy_dtype_promotion("strict"),
    ):
        for dtype in (jnp.float32, jnp.float64):
            rows = jnp.array(scores, dtype)
            several = jnp.stack([rows, 2 * rows])
            values = jax.jit(jax.vmap(loss.per_example, (0, None)))(
                several, jnp.array(targets)
            )
            assert (values.shape, values.dtype) == ((2, len(rows)), dtype)
            np.testing.assert_allclose(
                values[1],
                loss.per_example(2 * rows, jnp.array(targets)),
                rtol=1e-6,
                atol=1e-7 if name == "poisson" else 0,  # terms of about 1 that cancel
            )


@pytest.mark.parametrize("dtype", [np.int32, np.uint8, np.int64])
def test_labels_of_any_integer_type_are_the_same_labels(dtype):
    scores = jnp.array([[0.1, 0.2, 0.7], [0.5, 0.1, 0.3]])
    loss = made("softmax_cross_entropy")
    np.testing.assert_array_equal(
        loss.per_example(scores, jnp.asarray(np.array([2, 1], dtype))),
        loss.per_example(scores, jnp.array([2, 1])),
    )


def test_predictions_and_probabilities():
    scores = jnp.array([[1.0, 3.0, 2.0], [4.0, 0.0, 4.0]])
    softmax = made("softmax_cross_entropy")
    assert softmax.predict(scores).tolist() == [1, 0]
    assert made("hinge").predict(scores).tolist() == [1, 0]
    assert made("hinge").probability is None
    assert softmax.probability is not None
    powers = np.exp(np.asarray(scores, np.float64))
    np.testing.assert_allclose(
        softmax.probability(scores), powers / powers.sum(1, keepdims=True), rtol=1e-6
    )
    binary, score = made("binary_cross_entropy"), jnp.array([[-30.0], [0.5]])
    assert binary.probability is not None
    assert binary.predict(score).tolist() == [0, 1]
    expected = [
        [1.0, math.exp(-30)],
        [1 / (1 + math.exp(0.5)), 1 / (1 + math.exp(-0.5))],
    ]
    np.testing.assert_allclose(binary.probability(score), expected, rtol=1e-6)
    np.testing.assert_array_equal(made("huber").predict(scores), scores)


def test_binary_cross_entropy_is_softmax_over_zero_and_the_score(rng):
    score = jnp.asarray(rng.normal(size=(6, 1)), jnp.float32)
    label = jnp.array([0, 1, 1, 0, 1, 1])
    both = jnp.concatenate([jnp.zeros_like(score), score], axis=1)
    np.testing.assert_allclose(
        made("binary_cross_entropy").per_example(score, label),
        made("softmax_cross_entropy").per_example(both, label),
        rtol=1e-6,
    )


def test_equal_options_give_the_same_object():
    for name in NAMES:
        assert losses[name]() is loss_named(name.replace("_", "-"))
    assert losses["hinge"](2) is losses["hinge"](margin=2.0)
    assert losses["hinge"](2) is not losses["hinge"](3)
    assert losses["huber"]() is losses["huber"](delta=1.0)
    assert dict(losses["huber"](2).options) == {"delta": 2.0}


@pytest.mark.parametrize("value", [-1.0, math.inf, math.nan])
def test_a_margin_that_cannot_work_is_refused(value):
    for name in HINGES:
        with pytest.raises(
            SettingError, match=f"margin must be 0 or a .* found {value}"
        ):
            loss_named(name, margin=value)


@pytest.mark.parametrize("value", [0, -1.0, math.inf, math.nan])
def test_a_delta_that_cannot_work_is_refused(value):
    with pytest.raises(SettingError, match="delta must be a positive number"):
        loss_named("huber", delta=value)


@pytest.mark.parametrize("name", [n for n in HINGES if n not in AGAINST_REST])
def test_without_a_margin_only_the_order_counts(name):
    """The perceptron: 0 where the right score is the highest, also when they tie."""
    loss = loss_named(name, margin=0)
    scores = jnp.array([[2.0, 1.0, -3.0], [1.0, 1.0, 1.0], [0.5, 2.0, 1.0]])
    values = np.asarray(loss.per_example(scores, jnp.zeros(3, int)))
    squares = 2 if "squared" in name else 1
    terms = [1.5**squares, 0.5**squares]
    behind = terms[0] if name.startswith("crammer") else sum(terms)
    np.testing.assert_allclose(values, [0.0, 0.0, behind], rtol=1e-6)
    assert loss.at_equal_scores(3) == 0
    assert loss.chance(np.array([0, 1, 2])) == 0


def test_misspelled_names_and_options_are_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="Did you mean 'softmax-cross-entropy'"):
        loss_named("softmax_crossentropy")
    with pytest.raises(
        UnknownNameError, match="loss 'hinge' 'margn'. Did you mean 'margin'"
    ):
        loss_named("hinge", margn=2)
    with pytest.raises(
        SettingError, match="'squared_error' takes no options; found 'margin'"
    ):
        loss_named("squared-error", margin=2)


def test_facts_that_need_more_than_they_were_given_say_so():
    for name in ("poisson", "multilabel_cross_entropy", "soft_label_cross_entropy"):
        with pytest.raises(SettingError, match=f"{name} is at scores of zero depends"):
            losses[name]().at_equal_scores(None)
    with pytest.raises(SettingError, match="log C needs the number of classes"):
        losses["softmax_cross_entropy"]().at_equal_scores(None)
    for name in ("hinge", "modified_huber"):
        with pytest.raises(SettingError, match=f"{name} needs the number of classes"):
            losses[name]().at_equal_scores(None)
    with pytest.raises(SettingError, match="huber is at scores of zero depends on"):
        losses["huber"]().at_equal_scores(None)


def test_values_are_those_of_scikit_learn(rng):
    """The losses of its `SGDClassifier`, `SGDRegressor` and `PoissonRegressor`."""
    from sklearn.linear_model import _sgd_fast as theirs
    from sklearn.metrics import mean_poisson_deviance

    scores = rng.normal(size=40) * 2
    signs = np.where(rng.random(40) < 0.4, -1.0, 1.0)
    numbers = rng.normal(size=40)
    counts = rng.poisson(3, 40).astype(float)
    pairs = [
        ("binary_hinge", {"margin": 0.7}, theirs.Hinge(0.7), signs),
        ("binary_hinge", {"margin": 0}, theirs.Hinge(0.0), signs),
        ("binary_squared_hinge", {"margin": 0.7}, theirs.SquaredHinge(0.7), signs),
        ("modified_huber", {}, theirs.ModifiedHuber(), signs),
        (
            "epsilon_insensitive",
            {"epsilon": 0.7},
            theirs.EpsilonInsensitive(0.7),
            numbers,
        ),
        (
            "squared_epsilon_insensitive",
            {"epsilon": 0.7},
            theirs.SquaredEpsilonInsensitive(0.7),
            numbers,
        ),
    ]
    with jax.enable_x64(True):
        for name, options, their, targets in pairs:
            ours = targets if "insensitive" in name else (targets > 0).astype(int)
            loss, rows = loss_named(name, **options), jnp.array(scores)[:, None]
            values = loss.per_example(rows, jnp.array(ours))
            slopes = jax.grad(lambda s, f=loss, y=ours: f.per_example(s, y).sum())(rows)
            both = [(s, y) for s, y in zip(scores, targets, strict=True)]
            expected = [their.py_loss(y, s) for s, y in both]
            np.testing.assert_allclose(values, expected, rtol=1e-12, atol=1e-14)
            expected = [their.py_dloss(s, y) for s, y in both]
            np.testing.assert_allclose(slopes[:, 0], expected, rtol=1e-12, atol=1e-14)
        values = losses["poisson"]().per_example(
            jnp.array(scores)[:, None], jnp.array(counts)
        )
    deviance = mean_poisson_deviance(counts, np.exp(scores))
    assert 2 * np.asarray(values).mean() == pytest.approx(deviance, rel=1e-12)


def test_probabilities_against_the_rest_are_those_of_scikit_learn(rng):
    from sklearn.linear_model import SGDClassifier

    X, y = rng.normal(size=(60, 3)), rng.integers(0, 3, 60)
    for classes in (2, 3):
        for name, ours in (
            ("log_loss", "binary_cross_entropy"),
            ("modified_huber", "modified_huber"),
        ):
            their = SGDClassifier(loss=name, random_state=0).fit(X, y % classes)
            scores = np.atleast_2d(their.decision_function(X).T).T * 0.02
            their.coef_, their.intercept_ = their.coef_ * 0.02, their.intercept_ * 0.02
            found = losses[ours]().probability(scores)
            np.testing.assert_allclose(found, their.predict_proba(X), atol=1e-12)
            predicted = losses[ours]().predict(scores)
            np.testing.assert_array_equal(predicted, their.predict(X))


def test_a_perceptron_leaves_a_start_of_zeros():
    loss = loss_named("binary_hinge", margin=0)
    slope = jax.grad(lambda s: loss.per_example(s, jnp.array([0]))[0])
    assert slope(jnp.zeros((1, 3))).tolist() == [[-1.0, 1.0, 1.0]]


def test_predictions_of_numbers_with_a_link(rng):
    scores = rng.normal(size=(5, 3))
    np.testing.assert_allclose(made("poisson").predict(scores), np.exp(scores))
    sigmoid = 1 / (1 + np.exp(-scores))
    found = made("multilabel_cross_entropy").predict(scores)
    np.testing.assert_allclose(found, sigmoid)
    powers = np.exp(scores)
    found = made("soft_label_cross_entropy").predict(scores)
    np.testing.assert_allclose(found, powers / powers.sum(1, keepdims=True))


@pytest.mark.parametrize("value", [-1.0, math.inf, math.nan])
def test_an_epsilon_that_cannot_work_is_refused(value):
    for name in ("epsilon_insensitive", "squared_epsilon_insensitive"):
        with pytest.raises(SettingError, match="epsilon must be 0 or a positive"):
            loss_named(name, epsilon=value)


def test_which_losses_take_any_number():
    bounded = {name for name in NAMES if not losses[name]().takes_any_number}
    shares = {"soft_label_cross_entropy", "multilabel_cross_entropy"}
    assert bounded == shares | {"poisson"}
    assert losses["poisson"]().target_range == (0, math.inf)
    assert all(losses[name]().target_range == (0, 1) for name in shares)
