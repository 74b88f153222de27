"""`steepest.watch`: a recorder for any way to train a model."""

from typing import Any

from ...errors import ModelError


def watch(model: Any, optimizer: Any = None, loss: Any = None) -> Any:
    """Record a training that another package does, so that it can be diagnosed.

    What is recorded is what `steepest.descend` records: the start, and of every step
    the loss, the learning rate, the length of the gradient, of the step and of the
    weights, and the cosine between step and −gradient. Keras does not show its
    gradients, so that these two are missing there.

    Parameters
    ----------
    model : model
        A Keras model: the recorder is a callback of `fit`. A torch.nn.Module: the
        recorder is used with `with`. A LightningModule or a model of transformers
        without an optimizer: the recorder is a callback of its Trainer.
    optimizer : torch.optim.Optimizer, optional
        Of one's own loop.
    loss : torch.nn.Module, optional
        The loss function of one's own loop. Without it, call
        `run.record_loss(value)` in the loop.

    Returns
    -------
    Recording
        `steepest.diagnose(recording, X, y)` diagnoses the training.

    Raises
    ------
    ModelError
        If the model is of another package, or an own loop has no optimizer.

    See Also
    --------
    steepest.foreign.Recording : what is recorded.
    steepest.diagnose : takes it in place of a model.

    Notes
    -----
    In a loop of PyTorch::

        with steepest.watch(model, optimizer, loss) as run:
            train(model, optimizer, loss)
        print(steepest.diagnose(run, X, y))
    """
    from .._kinds import package_of

    package = package_of(model)
    if package == "keras":
        from .._keras import check
        from ._keras import keras_recording

        check(model)
        return keras_recording(model)
    if package != "torch":
        raise ModelError(
            f"{type(model).__name__} is not trained by Keras or PyTorch, whose "
            "trainings are recorded. steepest.descend records its own; a fitted "
            "estimator is given to steepest.diagnose."
        )
    roots = {base.__name__: base.__module__ for base in type(model).__mro__}
    if optimizer is None and "LightningModule" in roots:
        from ._lightning import lightning_recording

        return lightning_recording(model)
    if optimizer is None and "PreTrainedModel" in roots:
        from ._trainer import trainer_recording

        return trainer_recording(model)
    if not hasattr(optimizer, "param_groups"):
        raise ModelError(
            f"A loop around {type(model).__name__} is recorded at the steps of its "
            "optimizer: watch(model, optimizer)."
        )
    from ._torch import TorchRecording

    return TorchRecording(model, optimizer, loss)
