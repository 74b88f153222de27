"""`steepest check`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import _console as console
from . import _options as options

if TYPE_CHECKING:
    from ..diagnosis import Finding

COLORS = {"pass": "green", "warn": "yellow", "fail": "red", "skipped": "yellow"}


def check(
    function: Annotated[
        str,
        typer.Argument(
            metavar="package.module:function",
            help="A function of parameters, and of data if it takes any, that returns "
            "one number; or an Objective.",
        ),
    ],
    gradient: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="A function in the same module that returns the gradient.  "
            "[default: that of JAX, custom rules included]",
        ),
    ] = None,
    burn_in: Annotated[
        int,
        typer.Option(metavar="STEPS", help="Check again after this many steps."),
    ] = 0,
    jitter: Annotated[
        float,
        typer.Option(
            metavar="SCALE", help="Noise that is first added to the parameters."
        ),
    ] = 0.02,
    seed: Annotated[
        int, typer.Option(metavar="N", help="Of the noise and of where to look.")
    ] = 0,
    language: Annotated[
        str, typer.Option(metavar="en|ko", help="English or Korean.")
    ] = "en",
    as_json: options.Json = False,
) -> None:
    """Check the gradient of a function of yours against its slopes.

    Every argument of the function is looked up in its module by its name: a value, or
    a function without arguments that makes it. The first one is the parameters.

    In mine.py:
      params = {"w": jax.numpy.ones(3)}
      batch = jax.numpy.eye(3)
      def loss(params, batch): return ((batch @ params["w"]) ** 2).mean()

    For example:
      steepest check mine:loss
      steepest check mine:loss --gradient loss_gradient --burn-in 20
    """
    from ..diagnosis import check_gradient, languages, load_call, sentences

    table = languages[language]
    call = load_call(function, gradient)
    found = check_gradient(
        call.function,
        call.params,
        call.batch,
        gradient=call.gradient,
        burn_in=burn_in,
        jitter=jitter,
        seed=seed,
    )
    said = sentences(found, language)
    if as_json:
        console.print_json({"function": function, "findings": [found.to_json()]})
    else:
        word = console.styled(said.verdict, fg=COLORS[found.verdict], bold=True)
        rest = str(said).removeprefix(said.verdict)
        notes = ["\n".join((said.cannot_see, f"({said.cost})"))]
        sections = [f"{word}{rest}", "\n".join(_table(found, table)), *notes]
        console.result("\n\n".join(section for section in sections if section))
    if found.verdict == "fail":
        raise typer.Exit(1)


def _table(found: "Finding", words: Any) -> list[str]:
    """Return what was found of every tensor, under each other."""
    tensors = found.measured.get("tensors", [])
    if not tensors:
        return []
    headings = ("tensor", "shape", "error", "ratio", "checked", "")
    rows = [[words[f"column/{name}"] if name else "" for name in headings]]
    for each in tensors:
        compared = each["because"] not in ("zero", "kinks", "rounding")
        rows.append(
            [
                words[f"row/{each['part']}"] + each["name"],
                "×".join(map(str, each["shape"])) or "1",
                f"{each['error']:.1e}" if compared else "",
                f"{each['ratio']:.4g}" if compared else "",
                str(each["checked"]),
                words[f"tensor/{each['because']}"],
            ]
        )
    return console.columns(rows, right=(2, 3, 4))
