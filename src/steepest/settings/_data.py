"""Settings of the data: where they are, how they are split, scaled and weighted."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from ._choices import feature_names, named
from ._option import setting
from ._part import Part
from ._readers import class_weights, fraction_or_path, image_size

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
    image_size : tuple of int or None
        (height, width) that images are resized to; None takes the most common size.
    augment : str or None
        "horizontal_flip", for images.
    """

    data: str = _option(
        "digits",
        "",
        "DATA",
        "A built-in set (digits, iris, wine, breast-cancer, diabetes, linnerud), "
        "a table (.csv, .tsv, .parquet), a folder of class folders of images, or "
        "arrays (.npz, .npy).",
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
