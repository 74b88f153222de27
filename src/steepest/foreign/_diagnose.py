"""`steepest.diagnose`: a model of any known package, and why it works or does not."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import Any

import jax
import numpy as np

from .._core import keep_compiled_programs, unknown_name
from ..diagnosis import Case
from ..diagnosis import diagnose as ask_all
from ..diagnosis import fix as tried
from ..errors import SettingError
from ..objectives import Loss, losses
from ..settings import DescentSettings
from ._case import case_of_foreign, named_classes
from ._data import (
    as_array,
    batch_of,
    check_outputs,
    classes_of,
    is_name,
    rows_of,
    weights_of,
)
from ._diagnosed import ModelDiagnosis
from ._foreign import Foreign
from ._read import read

SETTINGS = frozenset(field.name for field in fields(DescentSettings))


def diagnose(
    model: Any,
    X: Any,
    y: Any = None,
    *,
    X_val: Any = None,
    y_val: Any = None,
    sample_weight: Any = None,
    class_weight: Mapping[Any, float] | None = None,
    loss: Any = None,
    optimizer: Any = None,
    learning_rate: float | str | None = None,
    epochs: int | None = None,
    batch_size: int | str | None = None,
    trained: bool | None = None,
    fix: bool = False,
    budget: float | None = None,
    also: Collection[str] = (),
    on_check: Callable[[str, int, int], object] | None = None,
    **settings: Any,
) -> ModelDiagnosis:
    """Say why a model of yours works or why it does not, and what to fix first.

    A model that was not trained is trained on these rows. One that was is examined as
    it is, and parts of its training are repeated only where a check needs them. The
    model itself is never changed.

    Parameters
    ----------
    model : model
        A scikit-learn estimator or a Pipeline that ends in one, a Keras model, a
        torch.nn.Module, a Flax linen or nnx Module, an Equinox Module, or a steepest
        Model.
    X, y : arrays, frames or tensors
        The training rows and their targets. Text, booleans and up to 100 whole numbers
        are classes. A DataLoader or a Dataset of PyTorch gives both.
    X_val, y_val : like X and y, optional
        Rows that the model was not trained on. Several checks need them.
    sample_weight : (rows,), optional
        How much each training row counts.
    class_weight : mapping, optional
        How much the rows of each class count, as `fit` of Keras takes it; others
        count 1.
    loss : str or Loss, optional
        A name of `steepest.losses`, or the loss of the model's package. By default that
        of the model, or softmax cross-entropy for classes and squared error for
        numbers.
    optimizer : str, optional
        A name of `steepest.descent.optimizers`, or the optimizer of the model's
        package. By default that of the model, or adam.
    learning_rate, epochs, batch_size
        As for `steepest.descend`; by default those of the model.
    trained : bool, optional
        Whether the model was trained. By default it is told from the model, or from its
        loss on these rows.
    fix : bool
        Whether to train with the advice, and keep what helps.
    budget, also, on_check
        As for `steepest.diagnosis.diagnose`.
    **settings
        The other settings of `steepest.descend`, such as schedule or seed.

    Returns
    -------
    ModelDiagnosis
        `print` shows it as text.

    Raises
    ------
    ModelError
        If the model cannot be read; the error says what it is and what to do.
    DataError
        If rows and targets do not fit each other or the model.
    SettingError
        If a setting is unknown or cannot work.

    Examples
    --------
    >>> from sklearn.datasets import load_wine
    >>> from sklearn.linear_model import LogisticRegression
    >>> from sklearn.pipeline import make_pipeline
    >>> from sklearn.preprocessing import StandardScaler
    >>> X, y = load_wine(return_X_y=True)
    >>> pipeline = make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y)
    >>> diagnose(pipeline, X, y, budget=0).verdict
    <Verdict.PASS: 'pass'>
    """
    given = _settings(
        settings, learning_rate=learning_rate, epochs=epochs, batch_size=batch_size
    )
    if isinstance(optimizer, str):
        given["optimizer"] = optimizer
    if X_val is None and y_val is not None:
        raise SettingError("Give X_val and y_val together, or neither of them.")
    X, y = rows_of(X, y, "X")
    if X_val is not None:
        X_val, y_val = rows_of(X_val, y_val, "X_val")
    keep_compiled_programs()
    classes = classes_of(y)
    n_scores = columns_of(y) if classes is None else len(classes)
    foreign = read(
        model,
        X,
        y,
        weights=sample_weight,
        loss=loss,
        optimizer=optimizer,
        n_scores=n_scores,
    )
    if trained is not None:
        foreign = replace(foreign, trained=trained)
    if class_weight is not None:
        foreign = replace(foreign, class_weights=weights_of(class_weight, classes))
    case, notes = _case(foreign, X, y, sample_weight, X_val, y_val, loss, given)
    found = ask_all(case, budget=budget, also=also, on_check=on_check)
    fixed = tried(case, found, on_check=on_check) if fix else None
    parts = {field.name: getattr(found, field.name) for field in fields(found)}
    return ModelDiagnosis(**parts, run=case.run, notes=notes, fixed=fixed)


def _case(
    foreign: Foreign,
    X: Any,
    y: Any,
    weights: Any,
    X_val: Any,
    y_val: Any,
    loss: Any,
    given: dict[str, Any],
) -> tuple[Case, tuple[str, ...]]:
    foreign = with_loss(foreign, X, y, loss)
    rows = batch_of(foreign, X, y, weights)
    validation = None
    if X_val is not None:
        validation = batch_of(foreign, X_val, y_val, name="X_val")
    shape = _shape_of_scores(foreign, rows.inputs)
    chosen = foreign.loss
    if chosen is not None:
        n = columns_of(y) if foreign.classes is None else len(foreign.classes)
        check_outputs(foreign, chosen, n, shape[1:])
    case, notes = case_of_foreign(foreign, rows, validation, given)
    return named_classes(case, foreign.classes), notes


def _shape_of_scores(foreign: Foreign, inputs: Any) -> tuple[int, ...]:
    """Return the shape of the scores of two rows."""
    model = foreign.model
    first = (foreign.state,) if model.has_state else ()

    def scores(params: Any, inputs: Any) -> Any:
        out = model.apply(params, *first, inputs, None)
        return out[0] if model.has_state else out

    params = jax.tree.map(np.float32, foreign.params)
    return jax.eval_shape(scores, params, inputs[:2]).shape


def with_loss(foreign: Foreign, X: Any, y: Any, loss: Any) -> Foreign:
    """Return the model with a loss: the one that is named, its own, or one for y."""
    if is_name(loss) or (isinstance(loss, str) and foreign.loss is None):
        foreign = replace(foreign, loss=losses[loss]())
    elif isinstance(loss, Loss):
        foreign = replace(foreign, loss=loss)
    if foreign.classes is None:
        foreign = replace(foreign, classes=classes_of(y))
    if foreign.loss is not None:
        if foreign.loss.task == "regression":
            return replace(foreign, classes=None)
        if foreign.classes is None:  # whole numbers that came as floats
            return replace(foreign, classes=np.unique(as_array(y)))
        return foreign
    if foreign.classes is None:
        return replace(foreign, loss=losses["squared_error"]())
    shape = _shape_of_scores(foreign, as_array(foreign.inputs_of(X)))
    one = shape[1:] == (1,) and len(foreign.classes) == 2
    name = "binary_cross_entropy" if one else "softmax_cross_entropy"
    return replace(foreign, loss=losses[name]())


def _settings(settings: dict[str, Any], **given: Any) -> dict[str, Any]:
    for name in settings:
        if name not in SETTINGS:
            raise unknown_name("setting", name, SETTINGS)
    chosen = {name: value for name, value in given.items() if value is not None}
    return {**settings, **chosen}


def columns_of(y: Any) -> int:
    """Return how many numbers a target has."""
    shape = np.shape(as_array(y))
    return int(np.prod(shape[1:], dtype=int)) if len(shape) > 1 else 1
