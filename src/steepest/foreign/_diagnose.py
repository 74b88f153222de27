"""`steepest.diagnose`: a model of any known package, and why it works or does not."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import Any

from .._core import keep_compiled_programs, unknown_name
from ..diagnosis import diagnose as ask_all
from ..diagnosis import fix as tried
from ..errors import SettingError
from ..settings import DescentSettings
from ._case import case_of_foreign, named_classes
from ._data import batch_of, classes_of, rows_of, weights_of
from ._diagnosed import ModelDiagnosis
from ._left_out import without_left_out
from ._read import read
from ._with_loss import check_outputs, with_loss

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
    foreign = read(model, X, y, weights=sample_weight, loss=loss, optimizer=optimizer)
    if trained is not None:
        foreign = replace(foreign, trained=trained)
    if class_weight is not None:
        weights = weights_of(class_weight, classes_of(y))
        foreign = replace(foreign, class_weights=weights)
    X, y, sample_weight, note = without_left_out(
        X, y, sample_weight, foreign.left_out, "X"
    )
    if note:
        foreign = replace(foreign, notes=(*foreign.notes, note))
    if X_val is not None:
        X_val, y_val, *_ = without_left_out(
            X_val, y_val, None, foreign.left_out, "X_val"
        )
    foreign, targets_of = with_loss(foreign, X, y, loss)
    rows = batch_of(foreign, X, targets_of(y, "X"), sample_weight)
    validation = None
    if X_val is not None:
        validation = batch_of(foreign, X_val, targets_of(y_val, "X_val"), name="X_val")
    check_outputs(foreign, rows)
    case, notes = case_of_foreign(foreign, rows, validation, given)
    case = named_classes(case, foreign.classes)
    found = ask_all(case, budget=budget, also=also, on_check=on_check)
    fixed = tried(case, found, on_check=on_check) if fix else None
    parts = {field.name: getattr(found, field.name) for field in fields(found)}
    return ModelDiagnosis(**parts, run=case.run, notes=notes, fixed=fixed)


def _settings(settings: dict[str, Any], **given: Any) -> dict[str, Any]:
    for name in settings:
        if name not in SETTINGS:
            raise unknown_name("setting", name, SETTINGS)
    chosen = {name: value for name, value in given.items() if value is not None}
    return {**settings, **chosen}
