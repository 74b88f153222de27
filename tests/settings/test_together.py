import pytest

from steepest.descent import rules
from steepest.errors import SettingError
from steepest.settings import WITH_MOMENTUM, Settings, check_together, without_effect


def test_the_optimizers_with_a_momentum_are_those_of_the_table():
    have = [name for name in rules if "momentum" in rules[name].option_names]
    assert sorted(name.replace("_", "-") for name in have) == list(WITH_MOMENTUM)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"penalty": "l2"}, "The penalty l2 has no effect, because its strength is 0"),
        ({"penalty_options": {"l1_ratio": 0.5}}, "there is no penalty"),
        ({"hidden": (64,)}, "The setting hidden has no effect on the linear model"),
        (
            {"dropout": 0.5, "input_dropout": 0.2},
            "The settings dropout, input dropout have no effect on the linear model",
        ),
        ({"class_weight": "balanced", "task": "regression"}, "has no classes"),
        ({"batch_size": "full", "shuffle": False}, "every step uses all of them"),
    ],
)
def test_a_setting_without_effect_is_told(changed, sentence):
    (told,) = without_effect(Settings(**changed))
    assert sentence in told


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"model": "mlp", "hidden": (64,), "dropout": 0.5},
        {"model": "mine:net", "hidden": (64,)},
        {"penalty": "l2", "penalty_strength": 0.1},
        {"penalty_strength": 0.1},
        {"class_weight": "balanced"},
        {"shuffle": False},
    ],
)
def test_a_setting_with_an_effect_is_not(changed):
    assert without_effect(Settings(**changed)) == ()


def test_the_data_can_tell_the_task():
    settings = Settings(class_weight={"a": 2.0})
    assert len(without_effect(settings, "regression")) == 1
    assert without_effect(settings, "classification") == ()


def test_the_data_can_tell_that_there_are_no_images():
    settings = Settings(image_size=(8, 8))
    (told,) = without_effect(settings, images=False)
    assert told == "The image size has no effect: the rows are no images."
    assert without_effect(settings, images=True) == without_effect(settings) == ()


def test_a_momentum_is_refused_where_there_is_none():
    options = {"momentum": 0.9}
    check_together(Settings(optimizer="SGD", optimizer_options=options))
    with pytest.raises(SettingError) as error:
        check_together(Settings(optimizer="adam", optimizer_options=options))
    assert str(error.value) == (
        "The optimizer adam has no option momentum. Choose the optimizer sgd, nesterov "
        "or momentum with it, or b1=0.9 for adam."
    )
    with pytest.raises(SettingError, match="nesterov or momentum with it."):
        check_together(Settings(optimizer="newton_cg", optimizer_options=options))


def test_patience_needs_rows_to_look_at():
    check_together(Settings(patience=3))
    with pytest.raises(SettingError, match="there are none. Give a share"):
        check_together(Settings(patience=3, validation=0))
