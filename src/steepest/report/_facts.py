"""The facts of a run on a page: its data, its settings, how to repeat it."""

import shlex
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ..language import told
from ..runs import Run
from ..settings import Settings, as_command
from ._html import table, text


def facts_html(run: Run, phrases: Mapping[str, str]) -> Iterator[str]:
    """Yield the data and settings of a run, and how to repeat it."""
    yield from _data(run, phrases)
    yield from _settings(run, phrases)
    yield from _repeat(run, phrases)


def _data(run: Run, phrases: Mapping[str, str]) -> Iterator[str]:
    data = run.data
    yield text(phrases["data"], tag="h2")
    known = [(phrases["source"], data.get("source") or told("arrays"))]
    for part, name in (
        ("train", "rows"),
        ("validation", "validation_rows"),
        ("test", "test_rows"),
    ):
        if data.get(name):
            known.append((phrases[part], f"{data[name]:,} {phrases['rows']}"))
    if data.get("classes"):
        known.append((phrases["classes"], ", ".join(map(str, data["classes"]))))
    if data.get("fingerprint"):
        known.append((phrases["fingerprint"], data["fingerprint"]))
    yield table((), known)
    yield from (text(told(note), "aside") for note in run.notes)


def _settings(run: Run, phrases: Mapping[str, str]) -> Iterator[str]:
    shown = [
        (name.replace("_", " "), _value(value))
        for name, value in run.settings.items()
        if name not in ("asked", "learning_rate_choice")
        and value not in (None, {}, [], "", False)
    ]
    if shown:
        yield text(phrases["settings"], tag="h2")
        yield table((), shown)


def _repeat(run: Run, phrases: Mapping[str, str]) -> Iterator[str]:
    yield text(phrases["repeat"], tag="h2")
    if run.settings.get("asked") and run.state.get("encoding"):
        command = shlex.join(as_command(Settings.from_json(run.settings["asked"])))
        yield f"<p><code>{escape(command)}</code></p>"
        yield text(phrases["repeat_gives"], "aside")
    else:
        yield text(phrases["from_python"])
    if run.environment:
        facts = [(told(name), _value(value)) for name, value in run.environment.items()]
        yield text(phrases["versions"], tag="h3")
        yield table((), facts)
    if run.seconds:
        spent = [
            (phrases.get(name, name), phrases["seconds"].format(seconds=value))
            for name, value in run.seconds.items()
        ]
        yield text(phrases["spent"], tag="h3")
        yield table((), spent, right=(1,))


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={_value(entry)}" for name, entry in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)
