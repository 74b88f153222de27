"""What a diagnosis says on a page, each finding with the picture that shows it."""

from collections.abc import Iterator, Mapping

from ..diagnosis import Diagnosis, paragraphs
from ..runs import Run
from ._charts import run_charts
from ._fragments import paragraph_html
from ._html import figure, group
from ._quality_html import confusion_html
from ._run_picture import judged_part
from ._svg import chart_svg

PICTURE_OF = {  # of a finding: what shows it
    "learning_rate": "rates",
    **dict.fromkeys(
        ("overfitting", "epochs", "not_finite", "stability", "schedule", "penalty"),
        "loss",
    ),
    "imbalance": "confusion",
}


def findings_html(
    diagnosis: Diagnosis, run: Run, said: Mapping[str, str], language: str
) -> Iterator[str]:
    """Yield what a diagnosis says, the picture that shows a finding below it."""
    pictures = {chart.name: chart for chart in run_charts(run, said)}
    quality = judged_part(run)
    waiting, problems = "", iter(diagnosis.problems)
    told_of = paragraphs(diagnosis, language)[1:]
    for told in told_of if diagnosis.spent else told_of[:-1]:  # the last tells the time
        if told.kind in ("space", "finding"):
            yield waiting
            waiting = ""
        yield paragraph_html(told)
        if told.kind == "finding":
            name = PICTURE_OF.get(next(problems).check)
            if name == "rates" and name not in pictures:  # the rate was given
                name = "loss"
            if name in pictures:
                chart = pictures[name]
                waiting = group("indented", [figure(chart.title, chart_svg(chart))])
            elif name == "confusion" and quality is not None:
                waiting = group("indented", [confusion_html(quality, said)])
    yield waiting
