from dataclasses import fields

import pytest

from steepest.errors import SettingError
from steepest.settings import Settings, _aliases, option_of, without_aliases

KNOWN = [
    flag
    for field in fields(Settings)
    for flag in option_of(field).flag.split("/")
    if flag
]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("--lr 0.1", "--learning-rate 0.1"),
        ("--lr=0.1", "--learning-rate 0.1"),
        ("--momentum 0.9", "--optimizer-option momentum=0.9"),
        ("--nesterov --epochs 2", "--optimizer-option nesterov=true --epochs 2"),
        ("--l2 0.01", "--penalty l2 --penalty-strength 0.01"),
        ("--batch_size 8", "--batch-size 8"),
        ("--learning_rate=0.1", "--learning-rate=0.1"),
        ("iris --no-such 1 -q", "iris --no-such 1 -q"),
        ("iris -- --lr", "iris -- --lr"),
    ],
)
def test_an_alias_is_written_out(typed, written):
    assert without_aliases(typed.split(), KNOWN) == written.split()


def test_every_alias_leads_to_options_and_is_none():
    for flag, meaning in _aliases.OPTIONS.items():
        assert flag not in KNOWN
        assert {part for part in meaning if part.startswith("--")} <= set(KNOWN)
    assert not set(_aliases.AMBIGUOUS_OPTIONS) & {*KNOWN, *_aliases.OPTIONS}


def test_an_alias_counts_only_where_there_is_what_it_stands_for():
    assert without_aliases(["--lr", "1"], ["--json"]) == ["--lr", "1"]
    assert without_aliases(["--wd", "1"], ["--json"]) == ["--wd", "1"]


def test_an_alias_with_several_meanings_is_not_guessed():
    with pytest.raises(
        SettingError, match="give --learning-rate or --penalty-strength"
    ):
        without_aliases(["--alpha", "1"], KNOWN)


def test_an_alias_without_a_value_says_so():
    with pytest.raises(SettingError, match="--lr needs a value, such as --lr 0.1"):
        without_aliases(["iris", "--lr"], KNOWN)
