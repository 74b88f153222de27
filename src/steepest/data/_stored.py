"""What a run stores of how files become rows: its types and their bounds."""

from typing import Annotated

from msgspec import Meta

from .._core._stored import Count, Shape, Stored, Text, Texts
from ._image_files import Format
from ._reading import Reading
from ._written_dates import DateFormat
from ._written_numbers import NumberFormat

Some = Annotated[Texts, Meta(min_length=1)]


class StoredReading(Stored):
    """How a column of a file is read; see `ColumnReading`."""

    name: Text
    missing: Texts = []
    dates: DateFormat | None = None
    numbers: NumberFormat | None = None
    truth: bool = False


class StoredColumn(Stored):
    """A column of a table; the number that fills a missing cell is in an array."""

    name: Text
    categories: Some | None
    fill: Text | None = None

    def __post_init__(self) -> None:
        """Check that a column of text has a text for missing cells."""
        if self.categories is not None and self.fill is None:
            raise ValueError(f"the column of text '{self.name}' has no 'fill'")


class StoredTable(Stored, tag_field="kind", tag="table"):
    """See `TableInputs`."""

    columns: Annotated[list[StoredColumn], Meta(min_length=1)]
    readings: list[StoredReading] = []


class StoredArray(Stored, tag_field="kind", tag="array"):
    """See `ArrayInputs`."""

    shape: Shape
    pixels: bool


class StoredImages(Stored, tag_field="kind", tag="images"):
    """See `ImageInputs`."""

    shape: Shape
    pixels: bool
    format: Format


class StoredClasses(Stored, tag_field="task", tag="classification"):
    """See `ClassTargets`."""

    names: Texts
    classes: Some
    text: bool
    spellings: list[tuple[Text, Text]] = []
    one_hot: Texts = []


class StoredNumbers(Stored, tag_field="task", tag="regression"):
    """See `NumberTargets`."""

    names: Texts
    form: NumberFormat | None = None


class StoredEncoding(Stored):
    """See `Encoding`."""

    version: Count
    inputs: StoredTable | StoredArray | StoredImages
    targets: StoredClasses | StoredNumbers
    reading: Reading | None = None
