"""Settings of the data: where they are, how they are split, scaled and weighted."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from ._choices import feature_names, named
from ._option import setting
from ._part import Part
from ._readers import class_weights, fraction_or_path, image_size
from ._text_readers import byte_count, one_of, text_encoding, words

_option = partial(setting, panel="Data")


@dataclass(frozen=True, kw_only=True)
class DataSettings(Part):
    """Where the data are, and how they are split, scaled and weighted.

    Attributes
    ----------
    data : str
        A built-in data set, a table, a folder of class folders, or an arrays file.
    target : str or None
        The column to predict; None where the source has its own targets.
    task : {"classification", "regression"} or None
        None infers it from the targets.
    validation : float or str
        A share of the rows, or the path of the validation rows.
    test : str or None
        The path of the test rows.
    features : str
        "raw", or image features by name, separated by commas.
    scaling : {"standard", "center", "none"}
        How the inputs are scaled, with statistics of the training rows.
    class_weight : "balanced", mapping or None
        How much the rows of each class count.
    skip_bad : bool
        Whether unreadable images and rows are left out and counted.
    columns, ignore, keep : tuple of str or None
        The only columns to learn from; columns to leave out; columns to take although
        they look like identifiers.
    join_classes : bool
        Whether classes that differ only by case, spaces or a final dot are one.
    decimal, thousands : str or None
        The decimal sign of numbers in text, and what stands between their thousands,
        where the cells do not tell.
    missing : tuple of str or None
        More words, or numbers such as -999, that mean a missing value.
    no_header : bool
        Whether the first line of a text file holds values and not names.
    encoding : str or None
        Of a text file; None finds out.
    memory : int or None
        Bytes that a source may take: a larger table or .npy is encoded once, on disk,
        and read from there. None means half of what is free.
    image_size : tuple of int or None
        (height, width) that images are resized to; None takes the most common size.
    augment : str or None
        "horizontal_flip", for images.
    """

    data: str = _option(
        "digits",
        "",
        "DATA",
        "A built-in set (digits, iris, wine, breast-cancer, diabetes, linnerud; in the "
        "plane blobs, circles, moons, spirals, wave, xor), a table (.csv, .tsv, "
        ".parquet), a folder of class folders of images, or arrays (.npz, .npy).",
    )
    target: str | None = _option(
        None, "--target", "COLUMN", "The column to predict, or several: a,b."
    )
    task: str | None = _option(
        None,
        "--task",
        "TASK",
        "classification or regression; otherwise it follows from the target.",
        read=named("task"),
    )
    validation: float | str = _option(
        0.1,
        "--validation",
        "SHARE|PATH",
        "Validation rows: a share of the data, or other data.",
        read=fraction_or_path,
    )
    test: str | None = _option(
        None, "--test", "PATH", "Test rows, evaluated once at the end."
    )
    features: str = _option(
        "raw",
        "--features",
        "NAMES",
        "raw, color-histogram, hog, visual-words, polar; several: hog,polar.",
        read=feature_names,
    )
    scaling: str = _option(
        "standard",
        "--scaling",
        "HOW",
        "standard (mean 0, deviation 1 in the training part), center or none.",
        read=named("scaling"),
    )
    class_weight: Any = _option(
        None,
        "--class-weight",
        "WEIGHTS",
        "balanced, or a weight per class: cat=2,dog=1.",
        read=class_weights,
    )
    skip_bad: bool = _option(
        False,
        "--skip-bad",
        None,
        "Leave out and count rows and images that cannot be used.",
    )
    columns: tuple[str, ...] | None = _option(
        None, "--columns", "NAMES", "Learn from these columns alone: a,b.", read=words
    )
    ignore: tuple[str, ...] | None = _option(
        None, "--ignore", "NAMES", "Columns to leave out: id,name.", read=words
    )
    keep: tuple[str, ...] | None = _option(
        None,
        "--keep",
        "NAMES",
        "Columns to learn from although they look like identifiers.",
        read=words,
    )
    join_classes: bool = _option(
        False,
        "--join-classes",
        None,
        "Take classes as one that differ only by case, spaces or a final dot.",
    )
    decimal: str | None = _option(
        None,
        "--decimal",
        "SIGN",
        "The decimal sign of the numbers in a table: . or ,",
        read=one_of(".", ","),
    )
    thousands: str | None = _option(
        None,
        "--thousands",
        "SIGN",
        "What stands between their thousands: , or . or ' or space",
        read=one_of(",", ".", "'", "space"),
    )
    missing: tuple[str, ...] | None = _option(
        None,
        "--missing",
        "WORDS",
        "More cells that mean a missing value: unknown,-999.",
        read=words,
    )
    no_header: bool = _option(
        False, "--no-header", None, "The first line of a table holds values, not names."
    )
    encoding: str | None = _option(
        None,
        "--encoding",
        "NAME",
        "Of a text file, such as cp949 or latin-1; otherwise it is found out.",
        read=text_encoding,
    )
    memory: int | None = _option(
        None,
        "--memory",
        "SIZE",
        "Keep a table or .npy that takes more on disk, such as 2GB; otherwise half of "
        "what is free.",
        read=byte_count,
    )
    image_size: tuple[int, int] | None = _option(
        None,
        "--image-size",
        "H[xW]",
        "Resize images to this many pixels.",
        read=image_size,
    )
    augment: str | None = _option(
        None,
        "--augment",
        "HOW",
        "horizontal-flip: mirror images at random.",
        read=named("augment"),
    )
