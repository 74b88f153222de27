import shlex
import tomllib

import pytest

from steepest.errors import SettingError, UnknownNameError
from steepest.settings import (
    Settings,
    as_command,
    as_python,
    as_toml,
    typed_in_toml,
)


def test_only_what_was_changed_is_written():
    assert as_toml(Settings()) == 'data = "digits"'
    assert as_command(Settings()) == ["steepest", "train", "digits"]


def test_toml_has_the_values_in_their_types():
    settings = Settings(
        data='say "높이".csv',
        shuffle=False,
        hidden=(8,),
        learning_rate=1e-05,
        class_weight={"a b": 2.0},
        optimizer_options={"b1": 0.8, "nesterov": True, "mask": None},
    )
    assert tomllib.loads(as_toml(settings)) == {
        "data": 'say "높이".csv',
        "shuffle": False,
        "hidden": [8],
        "learning_rate": 1e-05,
        "class_weight": {"a b": 2.0},
        "optimizer_options": {"b1": 0.8, "nesterov": True, "mask": "none"},
    }


def test_a_command_survives_the_shell():
    settings = Settings(data="-it's.csv", target="-y", skip_bad=True)
    words = as_command(settings)
    assert shlex.split(shlex.join(words)) == words
    assert words == [
        *("steepest", "train", "--target=-y", "--skip-bad", "--", "-it's.csv")
    ]


def test_a_call_from_python_has_the_same_settings():
    settings = Settings(
        data='say "높이".csv', hidden=(8,), optimizer_options={"b1": 0.8}, shuffle=False
    )
    assert as_python(Settings()) == "import steepest\n\nrun = steepest.train('digits')"
    code = as_python(settings).removeprefix("import steepest\n\nrun = steepest.train")

    def train(data, **keywords):
        return Settings(data=data, **keywords)

    assert eval(f"train{code}", {"train": train}) == settings


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("epoch = 3", UnknownNameError, "'epoch'. Did you mean 'epochs'?"),
        ("epochs 3", SettingError, "is no TOML file: "),
        ('shuffle = "no"', SettingError, "The setting shuffle in '.*' takes true or"),
        ("epochs = true", SettingError, "The setting epochs in '.*' takes no true or"),
        ("loss-options = 3", SettingError, r"takes a table, such as \[loss-options\]"),
        ("[epochs]\na = 1", SettingError, "The setting epochs in '.*' takes no table"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, kind, message):
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(kind, match=message):
        typed_in_toml(tmp_path / "a.toml")


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path):
    with pytest.raises(SettingError, match=r"'no\.toml': no such file"):
        typed_in_toml("no.toml")
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingError, match="is no TOML file"):
        typed_in_toml(tmp_path / "a.toml")


def test_both_spellings_of_a_name_are_read(tmp_path):
    (tmp_path / "a.toml").write_text('batch-size = "full"\nimage_size = [8, 6]')
    assert typed_in_toml(tmp_path / "a.toml") == {
        "batch_size": "full",
        "image_size": "8x6",
    }
