"""Settings as a TOML file, a command or a call that repeats a training."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

from ..errors import SettingError, unknown_name
from ._option import option_of
from ._settings import Settings

FIELDS = {field.name: field for field in fields(Settings)}


def typed_in_toml(path: str | Path) -> dict[str, Any]:
    """Return the settings of a TOML file as they would be typed as options.

    Parameters
    ----------
    path : path
        The keys are names of settings, with underscores or hyphens; options, such as
        those of an optimizer, are a table.

    Returns
    -------
    dict
        By name of a setting: a text, True or False for a switch, or a list of
        "key=value".

    Raises
    ------
    SettingError
        If the file cannot be read, or a value has the wrong type.
    UnknownNameError
        If a key is not the name of a setting.

    See Also
    --------
    steepest.settings.as_toml : writes such a file, and has an example.
    """
    try:
        table = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingError(f"Cannot read the settings in '{path}': {reason}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(
            f"'{path}' is no TOML file: {error}. Write one setting a line, such as "
            'optimizer = "sgd".'
        ) from None
    return {_name(key, path): _typed(key, table[key], path) for key in table}


def as_toml(settings: Settings) -> str:
    """Return the settings that differ from the defaults as a TOML file.

    Examples
    --------
    >>> settings = Settings(data="iris", model="mlp", hidden=(64, 32), dropout=0.5)
    >>> print(as_toml(settings))
    data = "iris"
    model = "mlp"
    hidden = [64, 32]
    dropout = 0.5
    """
    lines, tables = [], []
    for name, value in _changed(settings).items():
        if isinstance(value, Mapping):
            entries = [f"{_key(key)} = {_toml(entry)}" for key, entry in value.items()]
            tables += ["", f"[{name}]", *entries]
        else:
            lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines + tables)


def as_command(settings: Settings) -> list[str]:
    """Return the words of the command that trains with these settings.

    Examples
    --------
    >>> import shlex
    >>> print(shlex.join(as_command(Settings(data="a b.csv", shuffle=False))))
    steepest train 'a b.csv' --no-shuffle
    """
    changed = _changed(settings)
    data = str(changed.pop("data"))
    words = []
    for name, value in changed.items():
        flag = option_of(FIELDS[name]).flag
        if isinstance(value, bool):
            words.append(flag.split("/")[0 if value else -1])
            continue
        text = _as_typed(name, value)
        for part in text if isinstance(text, list) else [text]:
            # "=", so that a value that begins with "-" is not read as an option
            words += [f"{flag}={part}"] if part.startswith("-") else [flag, part]
    if data.startswith("-"):
        return ["steepest", "train", *words, "--", data]
    return ["steepest", "train", data, *words]


def as_python(settings: Settings) -> str:
    """Return the call from Python that trains with these settings.

    Examples
    --------
    >>> print(as_python(Settings(data="iris", model="mlp", hidden=(64,), epochs=5)))
    import steepest
    <BLANKLINE>
    run = steepest.train(
        'iris',
        model='mlp',
        hidden=(64,),
        epochs=5,
    )
    """
    changed = _changed(settings)
    arguments = [repr(changed.pop("data"))]
    for name, value in changed.items():
        plain = dict(value) if isinstance(value, Mapping) else value
        arguments.append(f"{name}={plain!r}")
    if len(arguments) == 1:
        return f"import steepest\n\nrun = steepest.train({arguments[0]})"
    listed = "".join(f"    {argument},\n" for argument in arguments)
    return f"import steepest\n\nrun = steepest.train(\n{listed})"


def _changed(settings: Settings) -> dict[str, Any]:
    """Return the data and the settings that differ from the defaults, in order."""
    return {
        name: getattr(settings, name)
        for name, field in FIELDS.items()
        if name == "data" or getattr(settings, name) != _default(field)
    }


def _default(field: Field[Any]) -> Any:
    return {} if field.default is MISSING else field.default


def _name(key: str, path: str | Path) -> str:
    name = key.replace("-", "_")
    if name not in FIELDS:
        raise unknown_name(f"setting in '{path}':", key, FIELDS)
    return name


def _typed(key: str, value: Any, path: str | Path) -> Any:
    """Return a value of a TOML file as it would be typed."""
    name = _name(key, path)
    option = option_of(FIELDS[name])
    if isinstance(FIELDS[name].default, bool):
        fits, expected = isinstance(value, bool), "true or false"
    elif option.repeated:
        fits, expected = isinstance(value, Mapping), f"a table, such as [{key}]"
    elif isinstance(value, Mapping):
        fits, expected = name == "class_weight", "no table"
    else:
        fits, expected = not isinstance(value, bool), "no true or false"
    if not fits:
        raise SettingError(f"The setting {key} in '{path}' takes {expected}.")
    return value if isinstance(value, bool) else _as_typed(name, value)


def _as_typed(name: str, value: Any) -> str | list[str]:
    if option_of(FIELDS[name]).repeated:
        return [f"{key}={_word(entry)}" for key, entry in value.items()]
    if isinstance(value, Mapping):
        return ",".join(f"{key}={_word(entry)}" for key, entry in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        between = "x" if name == "image_size" else ","
        return between.join(map(str, value))
    return str(value)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "none" if value is None else str(value)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return _word(value)
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_toml, value))}]"
    text = "none" if value is None else str(value)
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if plain else _toml(key)
