"""Progress and live warnings below the cell of a notebook."""

import sys
import time
from collections.abc import Callable
from html import escape

from ..descent import Progress, progress_facts
from ..language import language, told

PAUSE = 0.2  # seconds between two pictures, which a browser has to draw
BAR = (
    '<progress max="1" {value} style="width: 16em; vertical-align: middle"></progress>'
)


def notebook_progress() -> Callable[[Progress], None] | None:
    """Return what shows a `Progress` below the running cell; None in no notebook."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None or not hasattr(shell, "kernel"):  # a terminal has none
        return None
    from IPython.display import HTML, display  # pyright: ignore[reportMissingImports]

    from ..diagnosis import Watch  # slow to import

    area = display(HTML(""), display_id=True)
    watch, warnings = Watch(language()), []
    drawn, phase = 0.0, ""

    def show(progress: Progress) -> None:
        nonlocal drawn, phase
        new = watch(progress)
        warnings.extend(new)
        ended = progress.steps and progress.step >= progress.steps
        now = time.monotonic()
        if now - drawn < PAUSE and progress.phase == phase and not (ended or new):
            return
        drawn, phase = now, progress.phase
        area.update(HTML(_drawn(progress, warnings)))

    return show


def _drawn(progress: Progress, warnings: list[str]) -> str:
    share = progress.step / progress.steps if progress.steps else None
    bar = BAR.format(value="" if share is None else f'value="{share:.3f}"')
    facts = " · ".join([told(progress.phase), *progress_facts(progress)])
    lines = [f"{bar} {escape(facts)}"]
    lines += [escape(told("Warning: {warning}", warning=text)) for text in warnings]
    return "<br>".join(lines)
