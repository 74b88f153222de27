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

PICTURE_OF = {  # by check: the name of the chart that shows its finding
    "learning_rate": "rates",
    **dict.fromkeys(
        ("overfitting", "epochs", "not_finite", "stability", "schedule", "penalty"),
        "loss",
    ),
    "imbalance": "confusion",
}


def findings_html(
    diagnosis: Diagnosis, run: Run, phrases: Mapping[str, str], language: str
) -> Iterator[str]:
    """Yield what a diagnosis says, the picture that shows a finding below it."""
    pictures = {chart.name: chart for chart in run_charts(run, phrases)}
    quality = judged_part(run)
    waiting, problems = "", iter(diagnosis.problems)
    shown = paragraphs(diagnosis, language)[1:]
    if not diagnosis.spent:  # the last paragraph is the time spent
        shown = shown[:-1]
    for paragraph in shown:
        if paragraph.kind in ("space", "finding"):
            yield waiting
            waiting = ""
        yield paragraph_html(paragraph)
        if paragraph.kind == "finding":
            name = PICTURE_OF.get(next(problems).check)
            if name == "rates" and name not in pictures:  # the rate was given
                name = "loss"
            if name in pictures:
                chart = pictures[name]
                waiting = group("indented", [figure(chart.title, chart_svg(chart))])
            elif name == "confusion" and quality is not None:
                waiting = group("indented", [confusion_html(quality, phrases)])
    yield waiting
