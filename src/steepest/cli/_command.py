"""Commands whose help groups the options and appears without loading anything slow."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ..language import filled, padded, told, width
from ..settings import without_aliases
from ._language import language_option, without_language

PLACEHOLDER = re.compile(r"(?<![\w-])[A-Z]{2,}(?:[|=][A-Z]+)*(?![\w-])")
WIDEST_FLAG = 32  # columns; the help of a wider one begins on the next line
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

    def get_params(self, ctx: Any) -> list[Any]:
        """Return its parameters; --language and --help come last."""
        *own, help_option = super().get_params(ctx)
        return [*own, language_option(), help_option]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is called."""
        _write_usage(self, ctx, formatter)

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
            flag, about = record
            if is_argument:  # the name alone: the type of every argument is text
                flag = str(parameter.metavar)
            record = (_told_flag(flag), told(about))
            panel = getattr(parameter, "rich_help_panel", None)
            heading = panel or ("Arguments" if is_argument else "Options")
            sections.setdefault(heading, []).append(record)
        sections["Options"] = sections.pop("Options")  # the common ones come last
        for heading, records in sections.items():
            with formatter.section(told(heading)):
                _write_list(records, formatter)


class Group(TyperGroup):
    """All the commands, in the order in which they were added."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return its options; --language and --help come last."""
        *own, help_option = super().get_params(ctx)
        return [*own, language_option(), help_option]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the program is called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options of the program, then its commands."""
        records = [
            record
            for parameter in self.get_params(ctx)
            if (record := parameter.get_help_record(ctx))
        ]
        with formatter.section(told("Options")):
            _write_list([(flag, told(about)) for flag, about in records], formatter)
        commands = [
            (name, told((command.help or "").split("\n\n")[0].replace("\n", " ")))
            for name, command in self.commands.items()
        ]
        with formatter.section(told("Commands")):
            _write_list(commands, formatter)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write the docstring with the line breaks of the source."""
        _write_unwrapped(self.help, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments, or print help; without arguments, what one does first.

        Help comes before any value is parsed, because parsing loads the modules that
        check values, which takes longer than everything else.
        """
        before_dashes = args[: [*args, "--"].index("--")]
        if not without_language(args) or {"-h", "--help"} & set(before_dashes):
            name = next(
                (arg for arg in without_language(args) if not arg.startswith("-")), None
            )
            if name is None and not {"-h", "--help"} & set(before_dashes):
                typer.echo(told(OVERVIEW), nl=False)
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


def _write_usage(command: Any, context: Any, formatter: Any) -> None:
    pieces = " ".join(map(_told_flag, command.collect_usage_pieces(context)))
    prefix = told("Usage: ")
    text = filled(pieces, formatter.width, f"{prefix}{context.command_path} ", " " * 7)
    formatter.write(text + "\n")


def _told_flag(flag: str) -> str:
    """Return an option with the placeholder of its value in the language spoken."""
    return PLACEHOLDER.sub(lambda match: told(match[0]), flag)


def _write_list(records: list[tuple[str, str]], formatter: Any) -> None:
    """Write names and what they are, in two columns."""
    indent = " " * formatter.current_indent
    first = min(max(width(flag) for flag, _ in records), WIDEST_FLAG)
    for flag, about in records:
        start = indent + padded(flag, first) + "  "
        under = " " * (len(indent) + first + 2)
        if width(flag) > first:
            formatter.write(f"{indent}{flag}\n")
            start = under
        text = filled(about, formatter.width, start, under)
        formatter.write((text or start.rstrip()) + "\n")


def _write_unwrapped(text: str | None, formatter: Any) -> None:
    """Write a docstring with its line breaks; in Korean, its paragraphs are filled."""
    for paragraph in (text or "").strip().split("\n\n"):
        formatter.write("\n")
        for line in _lines(paragraph, formatter.width):
            formatter.write(f"  {line}".rstrip() + "\n")


def _lines(paragraph: str, columns: int) -> list[str]:
    """Return a paragraph as lines: prose is told as a whole, examples line by line."""
    lines = paragraph.splitlines()
    prose = " ".join(lines)
    if "  " in prose or told(prose) == prose:
        return [told(line) for line in lines]
    return filled(told(prose), columns - 2).splitlines()
