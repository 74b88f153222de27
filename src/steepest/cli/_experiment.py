"""`steepest experiment`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..language import told
from . import _console as console
from . import _options as options

if TYPE_CHECKING:
    from ..experiments import Experiment

FOLDER = "experiments"


def experiment(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="An experiment.  [default: list them]"),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Do all of them; --out is a folder then."),
    ] = False,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="PATH",
            help="The picture, .png or .svg.  [default: NAME.png, or the folder "
            "experiments]",
        ),
    ] = None,
    images: Annotated[
        str | None,
        typer.Option(
            "--images",
            metavar="FOLDER",
            help="What holds the image folders 'mnist' and 'cifar10', each with "
            "train and test, for the experiments that are measured on them.",
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Measure a claim about gradient descent, and draw what came out.

    For example:
      steepest experiment
      steepest experiment hinge
      steepest experiment margin --out margin.svg
      steepest experiment --all --out pictures
      steepest experiment cifar10-search --images data
    """
    from .._core import keep_compiled_programs, shown_name
    from ..errors import SettingError
    from ..experiments import experiments

    if name is None and not everything:
        _list(list(experiments.values()), as_json)
        return
    if name is not None and everything:
        raise SettingError(
            f"--all does every experiment, and '{name}' names one. Leave one of the "
            "two out."
        )
    keep_compiled_programs()
    if name is not None:
        asked = experiments[name]
        picture = out or f"{shown_name(asked.name)}.png"
        fields = _do(asked, picture, images, as_json)
        if as_json:
            console.print_json(fields)
        return
    folder = Path(out or FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    done = []
    without = [one for one in experiments.values() if one.needs and images is None]
    within = [one for one in experiments.values() if one not in without]
    for i, asked in enumerate(within):
        if i and not as_json:
            console.result()
        picture = str(folder / f"{shown_name(asked.name)}.png")
        done.append(_do(asked, picture, images, as_json))
    for asked in without:
        console.note(f"Left out, because it needs --images: {shown_name(asked.name)}.")
    if as_json:
        console.print_json({"experiments": done})


def _do(
    asked: "Experiment", picture: str, images: str | None, as_json: bool
) -> dict[str, Any]:
    """Measure, draw and print one experiment, and return it as fields."""
    from .._core import shown_name
    from ..errors import SettingError
    from ..report import draw_experiment, free_place

    free_place(picture, True, ("png", "svg"))
    if asked.needs and images is None:
        name, needs = shown_name(asked.name), ", ".join(asked.needs)
        raise SettingError(
            f"The experiment {name} is measured on images: {needs}. Give the folder "
            "that holds them, --images FOLDER; each has the folders train and test, "
            "with a folder of images for each class."
        )
    measured = asked.measure(images) if asked.needs else asked.measure()
    sentences = asked.sentences(measured)
    written = str(draw_experiment(measured, picture))
    if not as_json:
        console.result(console.styled(told(asked.claim), bold=True))
        for sentence in sentences:
            console.result(f"- {console.wrapped(sentence, '  ')}")
        if asked.correction:
            console.result(console.wrapped(asked.correction))
        console.result(told(f"Drawn in {written}"))
    return {
        "name": shown_name(asked.name),
        "group": asked.group,
        "claim": told(asked.claim),
        "sentences": list(sentences),
        "correction": told(asked.correction) if asked.correction else None,
        "numbers": dict(measured.numbers),
        "picture": written,
    }


def _list(known: "list[Experiment]", as_json: bool) -> None:
    from .._core import shown_name

    if as_json:
        rows = [
            {"name": shown_name(one.name), "group": one.group, "claim": told(one.claim)}
            for one in known
        ]
        console.print_json({"experiments": rows})
        return
    rows = [[told("name"), told("what is claimed")]]
    rows += [[shown_name(one.name), told(one.claim)] for one in known]
    console.result("\n".join(console.columns(rows)))
