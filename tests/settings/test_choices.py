import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.settings import NAMES, _aliases, _choices
from steepest.settings._aliases import squeezed


@pytest.mark.parametrize("kind", NAMES)
def test_every_spelling_of_a_name_is_that_name(kind):
    read = _choices.named(kind)
    for name in NAMES[kind]:
        for text in (name, name.upper(), name.replace("-", "_"), squeezed(name)):
            assert read(text, "--x") == name


@pytest.mark.parametrize("kind", _aliases.VALUES)
def test_every_alias_leads_to_a_name_and_is_none(kind):
    names = {squeezed(name) for name in NAMES[kind]}
    for word, name in _aliases.VALUES[kind].items():
        assert name in NAMES[kind]
        assert squeezed(word) not in names
        assert _choices.named(kind)(word, "--x") == name
    for word in _aliases.AMBIGUOUS_VALUES.get(kind, {}):
        assert squeezed(word) not in names | set(map(squeezed, _aliases.VALUES[kind]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mse", "squared-error"),
        ("mae", "absolute-error"),
        ("CE", "softmax-cross-entropy"),
        ("cross_entropy", "softmax-cross-entropy"),
        ("bce", "binary-cross-entropy"),
    ],
)
def test_losses_have_the_short_names_that_people_type(text, name):
    assert _choices.named("loss")(text, "--loss") == name


def test_a_word_with_several_meanings_is_not_guessed():
    with pytest.raises(SettingError) as error:
        _choices.named("loss")("Logistic", "--loss")
    assert str(error.value) == (
        "--loss has no 'Logistic'. Give softmax-cross-entropy, for any number of "
        "classes, or binary-cross-entropy, for two."
    )


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (_choices.named("optimizer"), "adm", "optimizer 'adm'. Did you mean 'adam'?"),
        (_choices.model_name, "mpl", "model 'mpl'. Did you mean 'mlp'?"),
        (_choices.start_name, "gloro", "start 'gloro'. Did you mean 'glorot'?"),
        (_choices.feature_names, "raw,hogg:cell=4", "feature 'hogg'. Did you mean 'ho"),
        (_choices.named("dtype"), "float99", "Unknown precision 'float99'."),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(read, text, message):
    with pytest.raises(UnknownNameError) as error:
        read(text, "--x")
    assert message in str(error.value)


def test_a_folder_can_be_the_start_and_a_path_the_model(tmp_path):
    assert _choices.start_name(str(tmp_path), "--start") == str(tmp_path)
    assert _choices.model_name("mine.Models:Net", "--model") == "mine.Models:Net"
