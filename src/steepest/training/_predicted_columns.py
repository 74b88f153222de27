"""Predictions as named columns: what a table of them is written from."""

from collections.abc import Sequence

import numpy as np

from ..errors import SettingError
from ._predictor import Predictions


def predicted_columns(
    found: Predictions,
    targets: Sequence[str],
    *,
    probabilities: bool = False,
    numbered: bool = False,
    digits: int | None = None,
) -> dict[str, np.ndarray]:
    """Return predictions as the columns of a table.

    Parameters
    ----------
    found : Predictions
        Of `Predictor.predict_source`.
    targets : sequence of str
        What several numbers in a row are called.
    probabilities : bool
        Whether to add the probability of every class.
    numbered : bool
        Whether to add the name of each row, which images always have.
    digits : int, optional
        Round numbers to so many significant digits.

    Returns
    -------
    dict of str to (rows,) array
        "file" or "row", the kept columns, "prediction" (or the names of several
        targets), and "probability of CLASS".

    Raises
    ------
    SettingError
        If there are no probabilities, no digits, or two columns of one name.

    See Also
    --------
    steepest.trained.TrainedRun.predict_table : makes both.
    """
    if digits is not None and digits < 1:
        raise SettingError(
            f"Numbers have at least one significant digit; got {digits}. Try 6."
        )
    table: dict[str, np.ndarray] = {}
    if found.names is not None:
        names = np.asarray(found.names)
        if found.of_files:
            table["file"] = names.astype(str)
        elif numbered:
            table["row"] = names
    values = found.values
    answers = {"prediction": values}
    if values.ndim > 1:
        answers = dict(zip(targets, values.T, strict=True))
    if probabilities:
        if found.probabilities is None or found.classes is None:
            raise SettingError(
                "This model gives no probabilities, because its loss defines none. "
                "Leave out --probabilities, or train with --loss softmax-cross-entropy."
            )
        columns = zip(found.classes, found.probabilities.T, strict=True)
        answers |= {f"probability of {name}": column for name, column in columns}
    for name in found.kept:
        if name in table or name in answers:
            raise SettingError(
                f"The column '{name}' cannot be kept: the predictions have a column of "
                "that name. Rename it, or leave it out."
            )
    table |= found.kept
    return table | {name: rounded(each, digits) for name, each in answers.items()}


def rounded(values: np.ndarray, digits: int | None) -> np.ndarray:
    """Return numbers in so many significant digits; texts as they are.

    Examples
    --------
    >>> import numpy as np
    >>> rounded(np.array([123456.789, 0.000123456]), 3).tolist()
    [123000.0, 0.000123]
    """
    if digits is None or values.dtype.kind != "f":
        return values
    texts = np.char.mod(f"%.{digits - 1}e", values.astype(np.float64))
    return texts.astype(np.float64)
