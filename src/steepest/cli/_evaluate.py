"""`steepest evaluate`."""

from ..language import told
from . import _console as console
from . import _options as options
from ._loading import loading
from ._run_folder import run_folder


def evaluate(
    run: options.RunFolder,
    data: options.NewData,
    model: options.OwnModel = None,
    skip_bad: options.SkipBad = False,
    strict: options.Strict = False,
    memory: options.Memory = None,
    as_json: options.Json = False,
) -> None:
    """Measure a trained model on data with known targets.

    For example:
      steepest evaluate runs/first test.csv
      steepest evaluate runs/first photos/ --json
    """
    with loading():
        from .._core import keep_compiled_programs
        from ..training import load_predictor
    from ._quality import quality_lines
    from ._result import metric_table

    keep_compiled_programs()
    predictor = load_predictor(run_folder(run), model=model, strict=strict)
    parts = predictor.parts(
        data, skip_bad, with_targets=True, memory=options.bytes_of(memory)
    )
    metrics, quality = predictor.judge_parts(parts)
    if as_json:
        console.print_json(
            {
                "run": predictor.run.folder,
                "data": data,
                "metrics": metrics,
                "quality": quality.to_json(),
                "notes": parts.notes,
            }
        )
    else:
        for note in parts.notes:
            console.note(told("Note: {note}", note=note))
        lines = [*metric_table({data: metrics}), "", *quality_lines(quality, data)]
        console.result("\n".join(lines))
