"""A recorder of Lightning's Trainer: a callback."""

from typing import Any

from ._torch import TorchRecording


def lightning_recording(module: Any) -> Any:
    """Return a callback that records what a Trainer of Lightning does."""
    package = next(
        base.__module__.partition(".")[0]
        for base in type(module).__mro__
        if base.__name__ == "LightningModule"
    )
    if package == "pytorch_lightning":
        from pytorch_lightning import (  # pyright: ignore[reportMissingImports]
            Callback,
        )
    else:
        from lightning.pytorch import (  # pyright: ignore[reportMissingImports]
            Callback,
        )

    class LightningRecording(TorchRecording, Callback):
        """Records every step: `Trainer(callbacks=[recording])`."""

        def on_train_start(self, trainer: Any, pl_module: Any) -> None:
            """Begin to record the first optimizer."""
            self.attach(trainer.optimizers[0])

        def on_before_backward(self, trainer: Any, pl_module: Any, loss: Any) -> None:
            """Record the loss; Lightning divides it by the batches of a step."""
            self.record_loss(loss * trainer.accumulate_grad_batches)

        def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
            """Record an epoch, with what was logged of the validation."""
            self.add_epoch(**_logged(trainer.callback_metrics))

        def on_train_end(self, trainer: Any, pl_module: Any) -> None:
            """Stop recording."""
            self.detach()

    return LightningRecording(module)


def _logged(metrics: Any) -> dict[str, float]:
    names = {
        "val_loss": "validation_loss",
        "valid_loss": "validation_loss",
        "val/loss": "validation_loss",
        "val_acc": "validation_accuracy",
        "val_accuracy": "validation_accuracy",
        "val/acc": "validation_accuracy",
    }
    return {ours: float(metrics[k]) for k, ours in names.items() if k in metrics}
