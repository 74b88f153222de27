"""Predictions as named columns, as they are written to a file."""

from collections.abc import Sequence

import numpy as np

from ..errors import SettingError
from ._predictor import Predictions


def predicted_columns(
    predictions: Predictions,
    targets: Sequence[str],
    *,
    probabilities: bool = False,
    numbered: bool = False,
    digits: int | None = None,
) -> dict[str, np.ndarray]:
    """Return predictions as the columns of a table.

    Parameters
    ----------
    predictions : Predictions
        From `Predictor.predict_source`.
    targets : sequence of str
        The names of the target columns, used where there are several.
    probabilities : bool
        Whether to add the probability of every class.
    numbered : bool
        Whether to add the row numbers; images always have their file names.
    digits : int, optional
        Round numbers to this many significant digits.

    Returns
    -------
    dict of str to (rows,) array
        "file" or "row", the copied columns, "prediction" (or the names of several
        targets), and "probability of CLASS".

    Raises
    ------
    SettingError
        If there are no probabilities, `digits` is below 1, or two columns would have
        the same name.

    See Also
    --------
    steepest.trained.TrainedRun.predict_table : predicts and returns the columns.
    """
    if digits is not None and digits < 1:
        raise SettingError(
            f"Numbers have at least one significant digit; got {digits}. Try 6."
        )
    table: dict[str, np.ndarray] = {}
    if predictions.names is not None:
        names = np.asarray(predictions.names)
        if predictions.of_files:
            table["file"] = names.astype(str)
        elif numbered:
            table["row"] = names
    values = predictions.values
    answers = {"prediction": values}
    if values.ndim > 1:
        answers = dict(zip(targets, values.T, strict=True))
    if probabilities:
        if predictions.probabilities is None or predictions.classes is None:
            raise SettingError(
                "This model gives no probabilities, because its loss defines none. "
                "Leave out --probabilities, or train with --loss softmax-cross-entropy."
            )
        columns = zip(predictions.classes, predictions.probabilities.T, strict=True)
        answers |= {f"probability of {name}": column for name, column in columns}
    for name in predictions.copied:
        if name in table or name in answers:
            raise SettingError(
                f"The column '{name}' cannot be copied: the predictions have a column "
                "of that name. Rename it, or leave it out."
            )
    table |= predictions.copied
    return table | {name: rounded(column, digits) for name, column in answers.items()}


def rounded(values: np.ndarray, digits: int | None) -> np.ndarray:
    """Return numbers rounded to significant digits; texts as they are.

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
