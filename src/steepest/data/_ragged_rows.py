"""Lines of a text table with another number of cells than it has columns."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class RaggedRows:
    """Decides what becomes of lines with too many or too few cells, and counts them.

    A line that begins with # and does not fit is a comment. Of the others, `skip_bad`
    decides. Arrow calls it for each such line.

    Attributes
    ----------
    skip_bad : bool
        Whether rows of the wrong length are left out.
    skipped, comments : int
        How many were left out so far.
    """

    skip_bad: bool = False
    skipped: int = 0
    comments: int = 0

    def __call__(self, row: Any) -> str:
        """Return "skip" or "error" for an `InvalidRow` of Arrow."""
        if is_comment(row.text):
            self.comments += 1
            return "skip"
        self.skipped += 1
        return "skip" if self.skip_bad else "error"

    def add(self, other: "RaggedRows") -> None:
        """Count the lines of another part of the same file, too."""
        self.skipped += other.skipped
        self.comments += other.comments

    def notes(self, path: Path) -> tuple[str, ...]:
        """Return a sentence for each kind of lines that were left out."""
        found: tuple[str, ...] = ()
        if self.comments:
            lines = "line was" if self.comments == 1 else "lines were"
            found += (
                f"{self.comments} {lines} skipped in {path}: comments, which begin "
                "with #.",
            )
        if self.skipped:
            rows = "row was" if self.skipped == 1 else "rows were"
            found += (
                f"{self.skipped} {rows} of the wrong length and skipped in {path}.",
            )
        return found


def is_comment(text: str) -> bool:
    """Whether a line that does not fit the columns is a comment.

    Examples
    --------
    >>> is_comment("# end of file"), is_comment("1,2")
    (True, False)
    """
    return text.lstrip().removeprefix('"').startswith("#")
