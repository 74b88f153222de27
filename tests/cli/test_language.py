"""Every command speaks Korean: no English word but names of settings and files."""

import re
import sys
from typing import Any, cast

import pytest
import typer

from steepest.cli import main
from steepest.cli._app import app
from steepest.settings import NAMES, Settings

COMMANDS = tuple(cast(Any, typer.main.get_command(app)).commands)
NAMED = {
    *COMMANDS,
    *(name for names in NAMES.values() for name in names),
    *vars(Settings()),
    *("steepest", "auto", "full", "balanced", "on", "off", "true", "false", "none"),
    *(
        "name",
        "Python",
        "JAX",
        "Optax",
        "CSV",
        "JSON",
        "TOML",
        "PNG",
        "JPEG",
        "ROC",
        "AUC",
    ),
    *("Keras", "PyTorch", "scikit", "learn", "Flax", "Equinox", "GB", "MB"),
    *("NaN", "UTF", "HOG", "Objective", "IPC", "Arrow"),
    *("memorize", "unknown", "space", "latin", "cp", "float", "styblinski", "tang"),
    *("monkey", "two", "basins", "chain"),
    *("en", "ko", "id", "key", "value", "runs", "raw", "polar", "hog", "such"),
    # test functions, and the functions of a formula
    *("beale", "bowl", "himmelblau", "plateau", "rastrigin", "ravine", "rosenbrock"),
    *("saddle", "abs", "exp", "log", "sin", "cos", "tan", "sqrt", "pi", "sinh", "cosh"),
    *("tanh", "arctan"),
    # example tables, their columns and classes
    *("churn", "houses", "sensors", "churned", "price", "power", "setosa"),
    *("versicolor", "virginica", "yes", "no", "gas", "mine"),
}
PARTS = {part for name in NAMED for part in re.split(r"[-_]", str(name))}
CODE = re.compile(
    r"'[^'\n]*'"  # what a user named
    r"|`[^`\n]*`"
    r"|\{[^}]*\}|\[[^\]]*\]"
    r"|--?[\w-]+"  # options
    r"|[^\s,()]*[=/_.:^*+\\][^\s,()]*"  # paths, settings, formulas
)
WORD = re.compile(r"[A-Za-z]{2,}")


def english(text: str) -> set[str]:
    """Return the Latin words of a text that are no names."""
    # a sentence may end with a name
    plain = CODE.sub(" ", re.sub(r"[.:](?=\s|$)", " ", text))
    return {word for word in WORD.findall(plain) if word not in PARTS}


def test_english_words_are_seen():
    assert english("학습률 0.1에서 loss 2.3, see below") == {"see", "below"}
    assert english("--lr 옵션은 없습니다. 'no such' data/x.csv runs/first.") == set()
    assert english("검증 loss. The end.") == {"The", "end"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_korean(steepest, command):
    answer = steepest(*command.split(), "--help", "--language", "ko")
    assert answer.status == 0
    assert "사용법:" in answer.output
    lines = answer.output.splitlines()
    # what is typed stays as it is typed
    prose = [
        line for line in lines if not re.match(r" +(steepest|def|params|batch) ", line)
    ]
    assert english("\n".join(prose)) == set()


def test_steepest_alone_is_korean(steepest):
    answer = steepest("--language", "ko")
    assert answer.status == 0
    assert english(answer.output) == set()


def test_the_language_may_stand_before_the_command(steepest, here):
    before = steepest("--language", "ko", "runs")
    after = steepest("runs", "--language=ko")
    assert before.errors == after.errors
    assert before.errors.startswith("오류: 폴더 'runs'이(가) 없습니다.")


def test_the_locale_chooses(steepest, here, monkeypatch):
    monkeypatch.delenv("STEEPEST_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert steepest("runs").errors.startswith("오류:")
    assert steepest("runs", "--language", "en").errors.startswith("Error:")
    monkeypatch.setenv("STEEPEST_LANGUAGE", "en")
    assert steepest("runs").errors.startswith("Error:")


def test_an_unknown_language_is_refused(steepest, here, monkeypatch):
    answer = steepest("runs", "--language", "fr")
    assert answer.status == 2
    assert answer.errors == "Error: Unknown language 'fr'. Available: en, ko.\n"
    monkeypatch.setenv("STEEPEST_LANGUAGE", "de")
    assert "Unknown language 'de'." in steepest("runs").errors


def test_json_is_the_same_in_every_language(steepest, here):
    for command in (("example",), ("runs", "nowhere"), ("train", "--loss", "hinje")):
        korean = steepest(*command, "--json", "--language", "ko")
        assert korean.json == steepest(*command, "--json").json
    assert korean.errors.startswith("오류: 손실 이름 'hinje'을(를) 알 수 없습니다.")


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """A folder with a table of houses and a run that was trained on it."""
    folder = tmp_path_factory.mktemp("tables")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with (folder / "houses.csv").open("w") as file:
            patch.setattr(sys, "stdout", file)
            main(["example", "houses"])
        patch.undo()
        patch.chdir(folder)
        training = "--target price --epochs 2 --learning-rate 0.01 --quiet"
        assert main(f"train houses.csv {training} --out runs/first".split()) == 0
        yield folder


def test_a_file_that_is_called_like_a_word_keeps_its_name(
    steepest, tables, monkeypatch
):
    monkeypatch.chdir(tables)
    (tables / "test.csv").write_text((tables / "houses.csv").read_text())
    printed = steepest("evaluate", "first", "test.csv", "--language", "ko").output
    assert "\ntest.csv" in printed
    assert "test.csv, 250행:" in printed


SPOKEN = [
    "example",
    "train iris --epochs 2 --out iris --penalty l2",
    "train digits --epochs 1 --learning-rate 0.01 --optimizer sgd --out digits",
    "show first",
    "runs",
    "evaluate first houses.csv",
    "predict first houses.csv --out new.csv",
    "compare first iris",
    "rates iris --epochs 1 --seeds 1",
    "race rosenbrock --steps 50 --optimizer adam,newton,sgd",
    "diagnose iris --budget 20",
    "report first --budget 0 -o report.html",
    "check mine:loss",
    "delete iris --yes",
]


@pytest.mark.parametrize("command", SPOKEN)
def test_results_are_korean(steepest, tables, monkeypatch, command):
    monkeypatch.chdir(tables)
    monkeypatch.syspath_prepend(str(tables))
    (tables / "mine.py").write_text(
        "import jax.numpy as jnp\nparams = {'w': jnp.ones(3)}\n"
        "def loss(params): return (params['w'] ** 2).sum()\n"
    )
    answer = steepest(*command.split(), "--language", "ko")
    failed = "diagnose" in command  # by a finding, which is told as well
    assert answer.status in (0, failed), answer.errors
    printed = answer.output + answer.errors
    assert re.search("[가-힣]", printed)
    said = printed.partition("\n설정\n")[0]  # names and values of settings follow
    said = re.sub(r"근거: [^\n]*", "", said)  # authors
    assert english(said) <= {"iris", "first", "digits"}


MISTAKES = [
    ("train nothing.csv", "nothing.csv 파일이나 폴더가 없습니다."),
    ("train houses.csv --target prise", "'price'을(를) 뜻했나요?"),
    ("train --loss hinje", "'hinge'을(를) 뜻했나요?"),
    ("train --epochs none", "1 이상의 정수"),
    ("train --learning-rate fast", "양수 또는 auto"),
    ("train --validation 2", "0 이상 1 미만"),
    ("train --alpha 3", "--penalty-strength를 쓰세요."),
    ("train --foo", "--foo 옵션은 없습니다."),
    ("train a b", "쓸 곳이 없습니다."),
    ("train --resume", "이어서 할 실행이 있어야 합니다"),
    ("train houses.csv --target price --out runs/first", "이미 실행이 있습니다."),
    ("train houses.csv --target price --loss hinge", "분류에 쓰는데"),
    ("show", "필요한 인수가 없습니다: 실행."),
    ("show nothing", "'nothing'에 실행이 없습니다."),
    ("show first --plot x.jpg", ".png 또는 .svg"),
    ("predict first houses.csv --out x.txt", "가운데 하나로 끝나야 합니다."),
    ("predict first houses.csv --probabilities", "확률을 낼 수 없습니다."),
    ("compare first", "둘 이상"),
    ("race x^2+", "수식의 5번째 자리를 읽을 수 없습니다."),
    ("race ravine --steps many", "정수를 쓰세요."),
    ("rates --seeds 1000", "100 이하의 수를 쓰세요."),
    ("diagnose first --also nothing", "검사 이름 'nothing'"),
    ("check nothing:loss", "모듈 'nothing'이(가) 없습니다."),
    ("nothing", "'nothing' 명령은 없습니다."),
    ("delete nothing --yes", "'nothing'에 실행이 없습니다."),
]


@pytest.mark.parametrize(("command", "said"), MISTAKES)
def test_errors_are_korean(steepest, tables, monkeypatch, command, said):
    monkeypatch.chdir(tables)
    answer = steepest(*command.split(), "--language", "ko")
    assert answer.status == 2
    assert said in answer.errors
    error = re.sub(r"(쓸 수 있는 이름|비슷한 옵션): [^\n]*", "", answer.errors)
    assert error.startswith(("오류: ", "읽기 …\n오류: "))
    assert english(error) <= {"nothing", "alpha"}
