"""A recorder of training loops of PyTorch."""

from typing import Any

import numpy as np

from ._recording import Recording

EVERY = 1 << 24  # numbers that are copied in a step: above, steps are left out


class TorchRecording(Recording):
    """Records the steps of an optimizer while the block of a `with` lasts.

    Parameters
    ----------
    model : torch.nn.Module
    optimizer : torch.optim.Optimizer
    loss : torch.nn.Module, optional
        The loss function, if it is a module: what it returns while the model trains is
        recorded. Otherwise call `record_loss` in the loop.
    """

    def __init__(self, model: Any, optimizer: Any = None, loss: Any = None) -> None:
        super().__init__(model)
        self.optimizer, self.loss_function = optimizer, loss
        self._handles: list[Any] = []
        self._losses: list[Any] = []
        self._examples = 0
        self._before: list[Any] = []

    def __enter__(self) -> "TorchRecording":
        self.attach(self.optimizer)
        return self

    def __exit__(self, *error: object) -> None:
        self.detach()

    def attach(self, optimizer: Any) -> None:
        """Begin to record."""
        self.detach()
        self.optimizer = optimizer
        if self.start is None:
            self.start = {
                name: np.array(tensor.detach().cpu().float().numpy())
                for name, tensor in self.model.named_parameters()
                if tensor.requires_grad
            }
        self._handles = [
            self.model.register_forward_hook(self._seen, with_kwargs=True),
            optimizer.register_step_pre_hook(self._step_begins),
            optimizer.register_step_post_hook(self._step_ends),
        ]
        if hasattr(self.loss_function, "register_forward_hook"):
            watched = self.loss_function.register_forward_hook(self._loss_seen)
            self._handles.append(watched)

    def detach(self) -> None:
        """Stop recording, and leave the model and its optimizer as they were."""
        for handle in self._handles:
            handle.remove()
        self._handles = []

    def record_loss(self, value: Any) -> Any:
        """Record the loss of a batch, before the optimizer's step; return it."""
        if getattr(value, "requires_grad", True):
            self._losses.append(value.detach() if hasattr(value, "detach") else value)
        return value

    def _loss_seen(self, module: Any, inputs: Any, value: Any) -> None:
        if self.model.training and value.ndim == 0:
            self.record_loss(value)

    def _seen(self, module: Any, inputs: Any, named: Any, output: Any) -> None:
        """Count the rows of a batch; some models return their loss themselves."""
        if not self.model.training:
            return
        given = (*inputs, *named.values())
        first = next((a for a in given if hasattr(a, "shape") and a.ndim), None)
        if first is not None:
            self._examples += len(first)
        value = getattr(output, "loss", None)
        if value is not None and self.loss_function is None:
            self.record_loss(value)

    def _step_begins(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        """Keep the parameters; gradients are looked at after the step.

        Before it, they may be those of the step before: Lightning computes them inside.
        """
        parts = [p for group in optimizer.param_groups for p in group["params"]]
        rarely = max(sum(p.numel() for p in parts) // EVERY, 1)
        measured = len(self._steps) % rarely == 0
        self._before = [(p, p.detach().clone()) for p in parts] if measured else []

    def _step_ends(self, optimizer: Any, args: Any, kwargs: Any) -> None:
        step: dict[str, float] = {}
        if self._losses:
            step["loss"] = sum(map(float, self._losses)) / len(self._losses)
        step["learning_rate"] = float(optimizer.param_groups[0]["lr"])
        if self._examples:
            step["examples"] = self._examples
        if self._before:
            step |= _measured(self._before)
        self.add_step(**step)
        self._losses, self._examples, self._before = [], 0, []


def _measured(before: list[Any]) -> dict[str, float]:
    """Return ‖g‖, ‖ΔW‖, ‖W‖ and the cosine between ΔW and −g."""
    squares = np.zeros(4)
    for parameter, old in before:
        if parameter.grad is None:
            continue
        update = (parameter.detach() - old).double().cpu()
        gradient = parameter.grad.detach().double().cpu()
        old = old.double().cpu()
        pairs = ((gradient, gradient), (update, update), (old, old))
        sums = [float((a * b).sum()) for a, b in (*pairs, (update, -gradient))]
        squares += np.array(sums)
    g, u, w = np.sqrt(squares[:3])
    cosine = squares[3] / (g * u) if g * u else float("nan")
    return {"gradient_norm": g, "update_norm": u, "weight_norm": w, "cosine": cosine}
