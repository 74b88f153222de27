"""Which letters a picture can show: those of the fonts that the system has."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from ..language import language, speaking

KOREAN = (
    *("nanumgothic", "notosanscjk", "notosanskr", "malgun", "applesdgothic"),
    *("applegothic", "undotum", "baekmuk"),
)
"""How the file names of fonts with Korean letters begin, the most legible first."""
BASE = "DejaVu Sans"  # comes with Matplotlib


def picture_language(language: str) -> str:
    """Return the language of a picture: English if no font has Korean letters.

    Examples
    --------
    >>> picture_language("en")
    'en'
    """
    return "en" if language == "ko" and korean_font() is None else language


@contextmanager
def lettered() -> Iterator[None]:
    """Draw in the language that is spoken, or in English if no font has its letters."""
    spoken = picture_language(language())
    if spoken == "en":  # the letters of the usual font
        with speaking("en"):
            yield
        return
    import matplotlib

    with speaking(spoken), matplotlib.rc_context({"font.family": families()}):
        yield


@cache
def korean_font() -> str | None:
    """Return the name of a font with Korean letters, if the system has one."""
    from matplotlib import font_manager

    files = sorted(font_manager.findSystemFonts())
    for start in KOREAN:
        for file in files:
            stem = Path(file).stem.lower().replace("-", "").replace("_", "")
            if stem.startswith(start) and _plain(stem) and _has(file, "한"):
                font_manager.fontManager.addfont(file)
                return font_manager.FontProperties(fname=file).get_name()
    return None


def families() -> list[str]:
    """Return the fonts of a picture; each is used for letters the ones before lack."""
    korean = korean_font()
    return [BASE] if korean is None else [BASE, korean]


def showable(name: str, number: int) -> str:
    """Return a name, or its number where no font has all of its letters."""
    from matplotlib import font_manager

    files = [
        font_manager.findfont(font_manager.FontProperties(family=[family]))
        for family in families()
    ]
    seen = all(any(_has(file, letter) for file in files) for letter in name)
    return name if seen else f"#{number + 1}"


def _plain(stem: str) -> bool:
    return not any(kind in stem for kind in ("bold", "light", "thin", "coding", "eco"))


@cache
def _has(file: str, letter: str) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        return FT2Font(file).get_char_index(ord(letter)) != 0
    except (OSError, RuntimeError):  # not a readable font
        return False
