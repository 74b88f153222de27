"""The log of another training, diagnosed for the page: what its numbers prove."""

from typing import Any

import numpy as np

from ..language import LANGUAGES, told
from ..logs import Log, LogDiagnosis, diagnose_log, is_log, read_log
from ._frames import Reply
from ._opened import Opened
from ._sources import KEY, OPENED, source_of, without_folders

CURVES = ("loss", "validation_loss", "accuracy", "validation_accuracy", "rate")


def log_named(what: str, opened: Opened) -> Log | None:
    """Return the log that the page names: the one that was opened, or dropped.

    Raises
    ------
    DataError
        If what was dropped is no log.
    """
    if KEY.fullmatch(what):
        return read_log(source_of(opened, what))
    if what == OPENED and opened.run is not None and is_log(opened.run):
        return read_log(opened.run)
    return None


def found_in(log: Log) -> Reply:
    """Return what a log proves, with its curves as rows of (place, value)."""
    diagnosis = diagnose_log(log)
    header = {
        "kind": "log",
        "source": without_folders(log.source),
        "writer": log.kind,
        "verdict": diagnosis.verdict,
        "findings": [
            {
                "name": finding.name,
                "verdict": finding.verdict,
                "says": {name: told(finding.says, name) for name in LANGUAGES},
                "advice": {name: told(finding.advice, name) for name in LANGUAGES},
            }
            for finding in diagnosis.findings
        ],
        "headline": {
            name: without_folders(told(diagnosis.headline, name)) for name in LANGUAGES
        },
        "open": {name: _last(diagnosis, name) for name in LANGUAGES},
    }
    return Reply(header, _curves(log))


def _last(diagnosis: LogDiagnosis, language: str) -> str:
    """Return what a log leaves open."""
    from ..language import speaking

    with speaking(language):
        return diagnosis.paragraphs()[-1][1]


def _curves(log: Log) -> dict[str, Any]:
    series = {name: getattr(log, name) for name in CURVES}
    return {
        name: np.stack([one.at, one.values], 1)
        for name, one in series.items()
        if one is not None and len(one)
    }
