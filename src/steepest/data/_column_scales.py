"""Columns that are not scaled → a note about the one that no learning rate suits."""

import numpy as np

from ._dataset import Dataset

ROWS = 2000  # that are looked at
SPREAD = 100.0  # of the scales of columns: the curvatures differ by its square, 10⁴
LARGE = 100.0  # root mean square of a column: the curvature is its square, 10⁴
STANDARD = "--scaling standard (from Python scaling='standard')"


def scale_notes(data: Dataset, scaling: str) -> tuple[str, ...]:
    """Return a sentence about the column that is largest, if it is far too large.

    Parameters
    ----------
    data : Dataset
        The training rows as the model gets them.
    scaling : str
        How they were scaled; standardized columns need no look.

    Examples
    --------
    >>> rows = np.array([[1.0, 2e5], [-1.0, 1e5]])
    >>> data = Dataset(rows, np.zeros(2), feature_names=("age", "income"))
    >>> print(scale_notes(data, "none")[0][:58])
    The numbers of column 'income' are about 1.58e+05, and tho
    >>> scale_notes(data, "standard")
    ()
    """
    if scaling == "standard" or data.inputs.ndim != 2 or data.inputs.dtype == np.uint8:
        return ()
    few = np.asarray(data.inputs[:ROWS], np.float64)
    scales = np.sqrt(np.mean(few**2, axis=0))
    vary = scales[scales > 0]
    if not len(vary):
        return ()
    column = int(scales.argmax())
    usual = float(np.sort(vary)[(len(vary) - 1) // 2])
    if scales[column] <= LARGE and scales[column] <= SPREAD * usual:
        return ()
    names = data.feature_names or ()
    name = f"'{names[column]}'" if names else f"{column + 1}"
    if scales[column] <= SPREAD * usual:
        return (
            f"The numbers of column {name} are about {scales[column]:.3g}, and large "
            f"numbers need tiny steps. {STANDARD} scales them.",
        )
    return (
        f"The numbers of column {name} are about {scales[column]:.3g}, and those of "
        f"the usual column about {usual:.3g}: steps that suit one do not suit the "
        f"other. {STANDARD} brings all columns to the same scale.",
    )
