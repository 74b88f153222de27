"""`steepest race`."""

from typing import Annotated, Any

import typer

from ..language import told
from ..settings import key_values
from . import _console as console
from . import _options as options


def race(
    surface: Annotated[
        str, typer.Argument(metavar="SURFACE", help="A name, or a formula in x and y.")
    ],
    optimizer: Annotated[
        str,
        typer.Option(
            "--optimizer", metavar="NAMES", help="Optimizers, separated by commas."
        ),
    ] = "sgd,momentum,adam",
    learning_rate: Annotated[
        str,
        typer.Option(
            "--learning-rate",
            metavar="auto|η[,η…]",
            help="auto, one for all, or one for each, separated by commas.",
        ),
    ] = "auto",
    start: Annotated[
        str | None,
        typer.Option(
            "--start", metavar="x,y", help="The point to start from, such as -1.2,1."
        ),
    ] = None,
    steps: Annotated[
        int, typer.Option("--steps", metavar="N", help="Steps of each optimizer.")
    ] = 500,
    noise: Annotated[
        str,
        typer.Option(
            "--noise",
            metavar="σ[,σ…]",
            help="Standard deviation of the noise in the gradients, for all or each.",
        ),
    ] = "0",
    seed: Annotated[
        str,
        typer.Option(
            "--seed",
            metavar="N[,N…]",
            help="Seeds of the noise, separated by commas.",
        ),
    ] = "0",
    surface_option: Annotated[
        list[str] | None,
        typer.Option(
            "--surface-option",
            metavar="KEY=VALUE",
            help="Such as condition=100; repeatable.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="The picture, .png or .svg; only in two dimensions.",
        ),
    ] = None,
    animate: Annotated[
        str | None,
        typer.Option("--animate", metavar="FILE", help="Also an animation, .gif."),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Run several optimizers on a test surface, or on a formula.

    Surfaces: beale, bowl, himmelblau, monkey-saddle, plateau, rastrigin, ravine,
    rosenbrock, saddle, saddle-chain, styblinski-tang, two-basins, or a formula.

    For example:
      steepest race ravine --optimizer sgd,momentum,adam
      steepest race rosenbrock --optimizer adam --learning-rate 0.01,0.1
      steepest race "x^4 - x^2 + y^2" --optimizer newton,sgd --animate race.gif
    """
    from .. import landscape
    from .._core import keep_compiled_programs
    from ..report import animate_race, draw_race
    from ..surfaces import make_surface

    keep_compiled_programs()
    chosen = make_surface(surface, key_values(surface_option or [], "--surface-option"))
    if out is None and chosen.dimension == 2:
        out = f"{chosen.name}.png"
    rates = None
    if learning_rate != "auto":
        rates = _numbers("--learning-rate", learning_rate)
    result = landscape.race(
        chosen,
        None if start is None else _numbers("--start", start),
        [name.strip().lower() for name in optimizer.split(",") if name.strip()],
        rates,
        _numbers("--noise", noise),
        _seeds(seed),
        steps,
    )
    pictures = [] if out is None else [draw_race(result, out)]
    if animate is not None:
        pictures.append(animate_race(result, animate))
    if as_json:
        console.print_json(_fields(result, [str(path) for path in pictures]))
        return
    console.result(f"{chosen.name}: f = {chosen.formula}")
    console.result("\n".join(_table(result)))
    for path in pictures:
        console.result(told(f"Drawn in {path}"))


def _numbers(option: str, text: str) -> list[float]:
    from ..errors import SettingError

    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise SettingError(
            f"{option} takes numbers with commas between them; got '{text}'."
        ) from None


def _seeds(text: str) -> list[int]:
    from ..errors import SettingError

    seeds = [part.strip() for part in text.split(",")]
    if all(part.isdecimal() and int(part) < 2**32 for part in seeds):
        return [int(part) for part in seeds]
    raise SettingError(
        f"--seed takes whole numbers from 0 to {2**32 - 1} with commas between them; "
        f"got '{text}'."
    )


def _table(result: Any) -> list[str]:
    heading = ("optimizer", "learning rate", "f at the end", "outcome")
    rows = [[*map(told, heading)]]
    for runner in result.runners:
        rate, last = f"{runner.learning_rate:.3g}", f"{runner.outcome.value:.4g}"
        rows.append([told(runner.label), rate, last, told(runner.outcome)])
    return console.columns(rows, right=(1, 2))


def _fields(result: Any, pictures: list[str]) -> dict[str, Any]:
    return {
        "surface": result.surface.name,
        "formula": result.surface.formula,
        "start": result.start,
        "steps": result.steps,
        "runners": [
            {
                "optimizer": runner.optimizer,
                "learning_rate": runner.learning_rate,
                "noise": runner.noise,
                "seed": runner.seed,
                "ending": str(runner.outcome.ending),
                "step": runner.outcome.step,
                "point": runner.outcome.point,
                "kind": runner.outcome.kind and str(runner.outcome.kind),
                "is_global": runner.outcome.is_global,
                "value": runner.outcome.value,
                "end": runner.points[-1].tolist(),
            }
            for runner in result.runners
        ],
        "pictures": pictures,
    }
