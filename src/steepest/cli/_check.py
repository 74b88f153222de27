"""`steepest check`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..language import language
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
        typer.Option(metavar="STEPS", min=0, help="Check again after this many steps."),
    ] = 0,
    jitter: Annotated[
        float,
        typer.Option(
            metavar="SCALE", help="Scale of the noise added to the parameters."
        ),
    ] = 0.02,
    seed: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, help="Seed of noise, coordinates and directions."
        ),
    ] = 0,
    as_json: options.Json = False,
) -> None:
    """Check the gradient of a function of yours against its slopes.

    Every argument of the function is looked up in its module by its name: a value, or
    a function without arguments that returns it. The first one is the parameters.

    In mine.py:
      params = {"w": jax.numpy.ones(3)}
      batch = jax.numpy.eye(3)
      def loss(params, batch): return ((batch @ params["w"]) ** 2).mean()

    For example:
      steepest check mine:loss
      steepest check mine:loss --gradient loss_gradient --burn-in 20
    """
    from ..diagnosis import check_gradient, languages, load_call, sentences

    words = languages[language()]
    call = load_call(function, gradient)
    finding = check_gradient(
        call.function,
        call.params,
        call.batch,
        gradient=call.gradient,
        burn_in=burn_in,
        jitter=jitter,
        seed=seed,
    )
    text = sentences(finding, language())
    if as_json:
        console.print_json({"function": function, "findings": [finding.to_json()]})
    else:
        verdict = console.styled(text.verdict, fg=COLORS[finding.verdict], bold=True)
        rest = str(text).removeprefix(text.verdict)
        tensors = "\n".join(_tensor_table(finding, words))
        sections = [f"{verdict}{rest}", tensors, f"{text.cannot_see}\n({text.cost})"]
        console.result("\n\n".join(section for section in sections if section))
    if finding.verdict == "fail":
        raise typer.Exit(1)


def _tensor_table(finding: "Finding", words: Any) -> list[str]:
    """Return a table of the results for every tensor."""
    tensors = finding.measured.get("tensors", [])
    if not tensors:
        return []
    headings = ("tensor", "shape", "error", "ratio", "checked", "")
    rows = [[words[f"column/{name}"] if name else "" for name in headings]]
    for tensor in tensors:
        compared = tensor["because"] not in ("zero", "kinks", "rounding")
        rows.append(
            [
                words[f"row/{tensor['part']}"] + tensor["name"],
                "×".join(map(str, tensor["shape"])) or "1",
                f"{tensor['error']:.1e}" if compared else "",
                f"{tensor['ratio']:.4g}" if compared else "",
                str(tensor["checked"]),
                words[f"tensor/{tensor['because']}"],
            ]
        )
    return console.columns(rows, right=(2, 3, 4))
