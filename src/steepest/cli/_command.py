"""Commands whose help groups the options and appears without loading anything slow."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ..settings import without_aliases

OVERVIEW = """\
Train by gradient descent, and find out why it works or why it does not.

  steepest train DATA           train on a table, a folder of images or a built-in set
  steepest diagnose RUN         find out what is wrong, and what to fix first
  steepest predict RUN DATA     predict new rows or images
  steepest show RUN             look at a result, its history and its settings
  steepest rates DATA           see which learning rates work

Begin with `steepest train iris`, or with a table of `steepest example`. The other
commands are in `steepest --help`, and every option of one in `steepest train --help`.
"""


class Command(TyperCommand):
    """A command whose help lists its options under the headings of their panels."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments, aliases of options included."""
        known = [
            flag
            for parameter in self.get_params(ctx)
            for flag in (*parameter.opts, *parameter.secondary_opts)
        ]
        return super().parse_args(ctx, without_aliases(args, known))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the docstring with the line breaks of the source."""
        _write_unwrapped(self.help, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments and options, heading by heading."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is None:
                continue
            is_argument = parameter.param_type_name == "argument"
            if is_argument:  # the name alone: the type of every argument is text
                record = (str(parameter.metavar), record[1])
            panel = getattr(parameter, "rich_help_panel", None)
            heading = panel or ("Arguments" if is_argument else "Options")
            sections.setdefault(heading, []).append(record)
        sections["Options"] = sections.pop("Options")  # the common ones come last
        for heading, records in sections.items():
            with formatter.section(heading):
                formatter.write_dl(records, col_max=32)


class Group(TyperGroup):
    """All the commands, in the order in which they were added."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the docstring with the line breaks of the source."""
        _write_unwrapped(self.help, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments, or print help; without arguments, what one does first.

        Help comes before any value is parsed, because parsing loads the modules that
        check values, which takes longer than everything else.
        """
        before_dashes = args[: [*args, "--"].index("--")]
        if not args or {"-h", "--help"} & set(before_dashes):
            name = next((arg for arg in args if not arg.startswith("-")), None)
            if not args:
                typer.echo(OVERVIEW, nl=False)
                raise typer.Exit
            if name is None:
                _help(self, ctx)
            elif name in self.commands:
                command = self.commands[name]
                _help(command, type(ctx)(command, parent=ctx, info_name=name))
        return super().parse_args(ctx, args)


def _help(command: Any, context: Any) -> None:
    typer.echo(command.get_help(context))
    raise typer.Exit


def _write_unwrapped(text: str | None, formatter: Any) -> None:
    formatter.write("\n")
    for line in (text or "").splitlines():
        formatter.write(f"  {line}".rstrip() + "\n")
