"""Measure every experiment, and write its page and picture in both languages.

    python -m scripts.experiment_pages            all of them
    python -m scripts.experiment_pages hinge      some
    python -m scripts.experiment_pages --images FOLDER cifar10-search

Those that need images are left out unless a folder is given.
A page is the claim, what came out, the command and the code.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from steepest._core import shown_name
from steepest.experiments import Experiment, Measured, experiments
from steepest.language import speaking, told
from steepest.report import draw_experiment

PAGES = Path(__file__).parents[1] / "docs" / "experiments"
SOURCE = "src/steepest/experiments"
PROMPT = re.compile(r"^(?:>>>|\.\.\.) ?", re.MULTILINE)
COLORS = 64
IMPORTS = ("from ", "import ")

HEADINGS = {
    "en": {
        "came_out": "What came out",
        "corrected": "Where a common note is wrong",
        "command": "The command",
        "code": "In Python",
        "prints": "It prints",
        "source": "All of the experiment: [`{file}`]({link}).",
        "title": "Experiments",
        "intro": "What introductions to gradient descent claim, measured. Every number "
        "is computed anew by the command, and a test compares it with a second source.",
        "table": "| claim | command |",
    },
    "ko": {
        "came_out": "결과",
        "corrected": "흔한 설명에서 고칠 점",
        "command": "명령",
        "code": "파이썬으로",
        "prints": "출력",
        "source": "실험의 모든 코드: [`{file}`]({link}).",
        "title": "실험",
        "intro": "경사 하강법 입문서의 주장을 하나씩 재어 봅니다. 모든 수는 명령을 "
        "내릴 때마다 새로 계산하며, 테스트가 다른 방법으로 구한 값과 견줍니다.",
        "table": "| 주장 | 명령 |",
    },
}


def page_named(name: str, language: str) -> str:
    """Return the name of a page's file: `hinge.md`, in Korean `hinge.ko.md`."""
    return f"{name}.md" if language == "en" else f"{name}.{language}.md"


def picture_named(name: str, language: str) -> str:
    """Return where a picture is, seen from the pages."""
    folder = "figures" if language == "en" else f"figures/{language}"
    return f"{folder}/{name}.png"


def page_of(experiment: Experiment, measured: Measured, language: str) -> str:
    """Return the page of an experiment in Markdown."""
    words, name = HEADINGS[language], shown_name(experiment.name)
    file = f"{SOURCE}/{experiment.group}/{experiment.name}.py"
    code, printed = code_of(experiment)
    option = images_of(experiment)
    option += "" if language == "en" else f" --language {language}"
    parts = [
        f"# {told(experiment.claim, language)}",
        f"![{name}]({picture_named(name, language)})",
        f"## {words['came_out']}",
        "\n".join(f"- {text}" for text in experiment.sentences(measured, language)),
    ]
    if experiment.correction:
        parts += [f"## {words['corrected']}", told(experiment.correction, language)]
    parts += [
        f"## {words['command']}",
        f"```sh\nsteepest experiment {name}{option}\n```",
        f"## {words['code']}",
        f"```python\n{code}```",
        f"{words['prints']}\n\n```text\n{printed}```",
        words["source"].format(file=file, link=f"../../{file}"),
    ]
    return "\n\n".join(parts) + "\n"


def images_of(experiment: Experiment) -> str:
    """Return the option that an experiment on images needs; "" for the others."""
    return " --images FOLDER" if experiment.needs else ""


def code_of(experiment: Experiment) -> tuple[str, str]:
    """Return the code of the example of an experiment, and what it prints."""
    _, _, example = (experiment.page or "").partition("Examples\n--------\n")
    lines = example.strip().splitlines()
    code = spaced([PROMPT.sub("", line) for line in lines if PROMPT.match(line)])
    printed = "\n".join(line for line in lines if not PROMPT.match(line))
    return f"{code}\n", f"{printed}\n"


def spaced(lines: Sequence[str]) -> str:
    """Return lines of Python with the blank lines that an example has no room for."""
    parts, before = [], ""
    for line in lines:
        top = not line.startswith((" ", ")"))
        if top and "def " in (line[:4], before[:4]):
            parts += ["", ""]
        elif before.startswith(IMPORTS) and not line.startswith(IMPORTS):
            parts.append("")
        parts.append(line)
        before = line if top else before
    return "\n".join(parts)


def readme(language: str) -> str:
    """Return the list of all experiments in Markdown."""
    words = HEADINGS[language]
    lines = [f"# {words['title']}", "", words["intro"]]
    for group in dict.fromkeys(one.group for one in experiments.values()):
        lines += ["", f"## {told(heading_of(group), language)}", ""]
        lines += [words["table"], "|---|---|"]
        for one in experiments.values():
            if one.group == group:
                name, claim = shown_name(one.name), told(one.claim, language)
                link = page_named(name, language)
                command = f"steepest experiment {name}{images_of(one)}"
                lines.append(f"| [{claim}]({link}) | `{command}` |")
    return "\n".join(lines) + "\n"


def heading_of(group: str) -> str:
    """Return the name of a group as a heading."""
    return group.replace("_", " ").capitalize()


def write(experiment: Experiment, images: str | None) -> None:
    """Write the pages and pictures of an experiment."""
    folder = [images] if experiment.needs else []
    measured, name = experiment.measure(*folder), shown_name(experiment.name)
    for language in HEADINGS:
        page = page_of(experiment, measured, language)
        (PAGES / page_named(name, language)).write_text(page, "utf-8")
        picture = PAGES / picture_named(name, language)
        picture.parent.mkdir(parents=True, exist_ok=True)
        with speaking(language):
            draw_experiment(measured, picture)
        with Image.open(picture) as image:
            small = image.convert("RGB").quantize(COLORS)
        small.save(picture, optimize=True)


def main(names: Sequence[str] = ()) -> None:
    """Write the pages of some experiments, or of all, and the lists."""
    images = None
    if names[:1] == ["--images"]:
        images, names = names[1], names[2:]
    for name in names or list(experiments):
        if images or not experiments[name].needs:
            write(experiments[name], images)
    for language in HEADINGS:
        (PAGES / page_named("README", language)).write_text(readme(language), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
