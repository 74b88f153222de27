"""The view of the stored runs: listed, compared, renamed, deleted, repeated."""

import shlex
from collections.abc import Mapping
from typing import Any

from ..diagnosis import Comparison
from ..diagnosis import compare as compare_runs
from ..errors import SettingError
from ..language import LANGUAGES
from ..report import comparison_tables, gain_sentences
from ..runs import (
    Run,
    RunSummary,
    delete_run,
    newest_folders,
    read_run,
    rename_run,
    summary_of,
)
from ..settings import Settings, as_command, as_python, as_toml
from ._client import Client
from ._curves import curves_of
from ._frames import Reply
from ._messages import Message
from ._moments import in_both
from ._named_run import folder_of
from ._sources import without_folders

PAGE = 100  # runs in a reply: the first ones are shown while the others are read
MOST = 12  # runs that are compared


def list_all(message: Message, client: Client) -> None:
    """Answer with the summaries of all runs, the newest first, in several replies."""
    folders = newest_folders(client.opened.runs)
    for first in range(0, max(len(folders), 1), PAGE):
        if client.closed:
            return
        page = [_row(summary_of(folder)) for folder in folders[first : first + PAGE]]
        header = {
            "runs": page,
            "first": first,
            "of": len(folders),
            "folder": str(client.opened.runs),
            "more": first + PAGE < len(folders),
        }
        client.send(Reply(header), message)


def _row(summary: RunSummary) -> dict[str, Any]:
    metrics = summary.metrics
    known = {name for part in metrics.values() for name in part}
    scores = (summary.metric, "accuracy", "r2", "loss")
    score = next((name for name in scores if name in known and name != "loss"), "loss")
    return {
        "name": summary.folder.name,
        "written": summary.written,
        "outcome": summary.outcome,
        "data": without_folders(summary.data),
        "model": summary.model,
        "optimizer": summary.optimizer,
        "rate": summary.learning_rate,
        "score": score,
        "validation": metrics.get("validation", {}).get(score),
        "test": metrics.get("test", {}).get(score),
        "loss": metrics.get("validation", metrics.get("train", {})).get("loss"),
        "verdict": summary.verdict,
        "seconds": summary.seconds,
        "problem": in_both(summary.problem) if summary.problem else None,
    }


def _several(message: Message, client: Client) -> tuple[list[str], list[Run]]:
    names = message.list_of("runs", (str,), MOST)
    return names, [read_run(folder_of(client.opened, name)) for name in names]


def curves(message: Message, client: Client) -> Reply:
    """Answer with the curves of some runs."""
    names, runs = _several(message, client)
    arrays: dict[str, Any] = {}
    for number, run in enumerate(runs):
        arrays |= curves_of(run.history, f"{number}.")
    header = [
        {
            "name": name,
            "outcome": run.outcome.value,
            "reason": in_both(run.reason),
            "notes": [in_both(note) for note in run.notes],
        }
        for name, run in zip(names, runs, strict=True)
    ]
    return Reply({"runs": header}, arrays)


def compare(message: Message, client: Client) -> None:
    """Answer with what differs; then again with what one gains, row by row."""
    names, runs = _several(message, client)
    for again in (False, True):
        compared = compare_runs(runs, names, again=again)
        said = {name: _said(compared, name, again) for name in LANGUAGES}
        client.send(Reply({"names": names, "more": not again, **said}), message)


def _said(compared: Comparison, language: str, again: bool) -> dict[str, Any]:
    return {
        "gains": gain_sentences(compared, language) if again else [],
        "tables": [side._asdict() for side in comparison_tables(compared, language)],
    }


def rename(message: Message, client: Client) -> Reply:
    """Give a run another name."""
    folder = folder_of(client.opened, message.text("run"))
    return Reply({"name": rename_run(folder, message.text("name")).name})


def delete(message: Message, client: Client) -> Reply:
    """Delete some runs."""
    names = message.list_of("runs", (str,), 1000)
    for name in names:
        delete_run(folder_of(client.opened, name))
    return Reply({"deleted": names})


def export(message: Message, client: Client) -> Reply:
    """Answer with the command, the call and the file of settings that repeat a run."""
    run = read_run(folder_of(client.opened, message.text("run")))
    asked = run.settings.get("asked")
    if not isinstance(asked, Mapping):
        raise SettingError(
            f"The run in {run.folder} was made from Python, on arrays: no command "
            "repeats it."
        )
    settings = Settings.from_json(asked)
    return Reply(
        {
            "command": shlex.join(as_command(settings)),
            "python": as_python(settings),
            "toml": as_toml(settings),
        }
    )


topics = {
    "runs.list": list_all,
    "runs.curves": curves,
    "runs.compare": compare,
    "runs.rename": rename,
    "runs.delete": delete,
    "runs.export": export,
}
