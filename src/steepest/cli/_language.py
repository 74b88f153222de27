"""`--language`, before a command or after it, for everything that is printed."""

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

import typer

from ..errors import unknown_name
from ..language import CHOICE, LANGUAGES, VARIABLE


def without_language(arguments: Sequence[str]) -> list[str]:
    """Return what was typed beside the language.

    Examples
    --------
    >>> without_language(["--language", "ko", "train", "iris"])
    ['train', 'iris']
    """
    words = list(arguments)
    while words and words[0].partition("=")[0] == CHOICE:
        words = words[1 if "=" in words[0] else 2 :]
    return words


@cache
def language_option() -> Any:
    """Return the option of every command; its value is known before it is parsed."""

    def bearer(
        language: Annotated[
            str | None,
            typer.Option(
                CHOICE,
                metavar="|".join(LANGUAGES),
                help=f"English or Korean; otherwise {VARIABLE} or the locale decides.",
                is_eager=True,
                expose_value=False,
                envvar=VARIABLE,
                show_envvar=False,
                callback=_known,
            ),
        ] = None,
    ) -> None: ...

    # typer makes an option only from the signature of a command
    app = typer.Typer(add_completion=False)
    app.command()(bearer)
    return typer.main.get_command(app).params[0]


def _known(value: str | None) -> None:
    """Refuse a language that is not known.

    Raises
    ------
    UnknownNameError
        If there are no sentences in it.
    """
    if value is not None and value.lower() not in LANGUAGES:
        raise unknown_name("language", value, LANGUAGES)
