"""A recorder of `fit` of Keras: a callback."""

from typing import Any

import numpy as np

from ._recording import Recording

MEASURED = 500  # steps whose weights are compared: chosen, each copies them


def keras_recording(model: Any) -> Any:
    """Return a callback that records what `fit` does."""
    import keras  # pyright: ignore[reportMissingImports]

    class KerasRecording(keras.callbacks.Callback, Recording):
        """Records every step of `fit`: `model.fit(…, callbacks=[recording])`."""

        def __init__(self) -> None:
            keras.callbacks.Callback.__init__(self)
            Recording.__init__(self, model)
            self._sum = (0, 0.0)
            self._weights: np.ndarray | None = None

        @property
        def model(self) -> Any:
            """The model that is fitted."""
            return self._model

        @model.setter
        def model(self, value: Any) -> None:
            self._model = value

        def on_train_begin(self, logs: Any = None) -> None:
            """Keep the parameters from before the first step."""
            if self.start is None:
                self.start = _values(self._model)

        def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
            """Begin the running mean anew, as Keras does."""
            self._sum = (0, 0.0)

        def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
            """Keep the weights of steps that are measured."""
            self._weights = None
            if len(self._steps) < MEASURED:
                self._synchronize()
                self._weights = _flat(self._model)

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            """Record a step; Keras reports the mean over the epoch so far."""
            self._synchronize()
            step: dict[str, float] = {}
            if logs and "loss" in logs:
                count, before = self._sum
                now = float(logs["loss"]) * (count + 1)
                step["loss"], self._sum = now - before, (count + 1, now)
            step["learning_rate"] = _rate(self._model)
            if self._weights is not None:
                with np.errstate(all="ignore"):  # of a training that diverges
                    update = _flat(self._model) - self._weights
                    step["update_norm"] = float(np.linalg.norm(update))
                    step["weight_norm"] = float(np.linalg.norm(self._weights))
            self.add_step(**step)

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            """Record what Keras measured on all rows."""
            names = {
                "loss": "train_loss",
                "accuracy": "train_accuracy",
                "val_loss": "validation_loss",
                "val_accuracy": "validation_accuracy",
            }
            logs = logs or {}
            self.add_epoch(**{ours: logs[k] for k, ours in names.items() if k in logs})

        def _synchronize(self) -> None:
            if hasattr(self._model, "jax_state_sync"):
                self._model.jax_state_sync()

        def epochs_and_batch_size(self, n_rows: int) -> dict[str, Any]:
            """Return batch size and epochs."""
            steps = (self.params or {}).get("steps")
            found = {"epochs": len(self._epochs)} if self._epochs else {}
            return found | ({"batch_size": -(-n_rows // int(steps))} if steps else {})

    return KerasRecording()


def _values(model: Any) -> dict[str, np.ndarray]:
    from .._keras import named_parameters

    return named_parameters(model)


def _flat(model: Any) -> np.ndarray:
    values = [np.asarray(v.value, np.float64) for v in model.trainable_variables]
    return np.concatenate([v.ravel() for v in values])


def _rate(model: Any) -> float:
    from .._keras_optimizer import number_of

    return number_of(model.optimizer.learning_rate)
