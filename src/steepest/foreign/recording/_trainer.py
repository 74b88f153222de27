"""A recorder of the Trainer of Hugging Face: a callback."""

from typing import Any

from ._torch import TorchRecording


def trainer_recording(model: Any) -> Any:
    """Return a callback that records what a Trainer of Hugging Face does."""
    from transformers import (  # pyright: ignore[reportMissingImports]
        TrainerCallback,
    )

    class TrainerRecording(TorchRecording, TrainerCallback):
        """Records every step: `Trainer(model, callbacks=[recording])`."""

        def on_train_begin(
            self, args: Any, state: Any, control: Any, **about: Any
        ) -> None:
            """Begin to record."""
            optimizer = about["optimizer"]
            self.attach(getattr(optimizer, "optimizer", optimizer))

        def on_evaluate(
            self, args: Any, state: Any, control: Any, **about: Any
        ) -> None:
            """Record an epoch with the loss of the evaluation."""
            metrics = about.get("metrics") or {}
            if "eval_loss" in metrics:
                self.add_epoch(validation_loss=metrics["eval_loss"])

        def on_train_end(
            self, args: Any, state: Any, control: Any, **about: Any
        ) -> None:
            """Stop recording."""
            self.detach()

    return TrainerRecording(model)
