"""`to_onnx`: a linear model or an mlp as a graph that other programs run."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted

from ..errors import SettingError
from ._stored import Stored

OPSET, IR = 20, 10  # the first with Gelu, and a format that runtimes since 2024 read
OPERATOR = {
    "elu": "Elu",
    "gelu": "Gelu",
    "identity": "Identity",
    "relu": "Relu",
    "sigmoid": "Sigmoid",
    "softmax": "Softmax",
    "softplus": "Softplus",
    "tanh": "Tanh",
}
OF_CLASSES = {
    "binary_cross_entropy": "Sigmoid",
    "multilabel_cross_entropy": "Sigmoid",
    "soft_label_cross_entropy": "Softmax",
    "softmax_cross_entropy": "Softmax",
}
"""How scores become probabilities, by loss."""


@dataclass(kw_only=True, eq=False, repr=False)
class Onnx(Stored):
    """An estimator that is written as an ONNX graph."""

    def to_onnx(self, path: str | Path | None = None) -> Any:
        """Return the fitted estimator as an ONNX model, scaling included.

        Its input is "X", (rows, columns) of float32, or uint8 images where the fit had
        them. A classifier gives "label", as `predict`, and "probabilities", as
        `predict_proba` (or "scores" where the loss has no probabilities); a regressor
        gives "predictions". Needs the package onnx: `pip install "steepest[onnx]"`.

        Parameters
        ----------
        path : path, optional
            A file that the model is written to as well.

        Returns
        -------
        onnx.ModelProto

        Raises
        ------
        SettingError
            If the package onnx is missing, or the model is one's own.

        Examples
        --------
        >>> from sklearn.datasets import load_iris
        >>> from steepest import DescentClassifier
        >>> X, y = load_iris(return_X_y=True)
        >>> ours = DescentClassifier(learning_rate=0.05, random_state=0).fit(X, y)
        >>> [output.name for output in ours.to_onnx().graph.output]
        ['label', 'probabilities']
        """
        check_is_fitted(self)
        try:
            import onnx
        except ImportError as error:
            raise SettingError(
                "to_onnx needs the package onnx, which is not installed: "
                'pip install "steepest[onnx]".'
            ) from error
        if self._layers is None:
            raise SettingError(
                f"The model {self.model} is your own, and its code is no ONNX graph. "
                "to_onnx knows 'linear' and 'mlp'."
            )
        graph = _Graph(onnx)
        scores = graph.scores(self._layers, self.run_.params, self.scale_)
        if self._task == "regression":
            self._add_predictions(graph, scores)
        else:
            self._add_classes(graph, scores)
        kind = onnx.TensorProto.UINT8 if self.scale_.by_model else None
        model = graph.model(self._input_shape, kind)
        if path is not None:
            Path(path).write_bytes(model.SerializeToString())
        return model

    def _add_predictions(self, graph: Any, scores: str) -> None:
        target: Any = getattr(self, "target_scale_")  # noqa: B009
        if self._loss().name == "poisson":
            scores = graph.add("Exp", scores)
        numbers = graph.add("Div", scores, graph.floats(target.factor))
        numbers = graph.add("Add", numbers, graph.floats(target.center))
        columns: int | None = self._n_targets
        if getattr(self, "_flat"):  # noqa: B009
            numbers = graph.add("Squeeze", numbers, graph.integers([1]))
            columns = None
        graph.output("predictions", numbers, "FLOAT", columns)

    def _add_classes(self, graph: Any, scores: str) -> None:
        ours: Any = self
        loss, n_classes = self._loss().name, len(ours.classes_)
        single = self._loss().n_scores(n_classes) < n_classes
        if ours._labels == "several":
            label = graph.add("Greater", scores, graph.floats(0.0))
            label = graph.add("Cast", label, to=graph.integer)
        elif single:
            above = graph.add("Greater", scores, graph.floats(0.0))
            label = graph.add("Cast", above, to=graph.integer)
            label = graph.add("Squeeze", label, graph.integers([1]))
        else:
            label = graph.add("ArgMax", scores, axis=1, keepdims=0)
        kind = "INT64"
        if ours._labels == "one_hot":
            rows = graph.integers(np.eye(n_classes))
            label = graph.add("Gather", rows, label, axis=0)
        elif ours._labels == "classes":
            names, kind = graph.classes(ours.classes_)
            label = graph.add("Gather", names, label, axis=0)
        in_columns = ours._labels in ("several", "one_hot")
        graph.output("label", label, kind, n_classes if in_columns else None)
        if loss not in OF_CLASSES:
            graph.output("scores", scores, "FLOAT", 1 if single else n_classes)
            return
        if single:
            both = graph.add("Neg", scores), scores
            scores = graph.add("Concat", *both, axis=1)
        shares = graph.add(OF_CLASSES[loss], scores)
        if loss == "binary_cross_entropy" and not single:
            total = graph.add("ReduceSum", shares, graph.integers([1]), keepdims=1)
            shares = graph.add("Div", shares, total)
        graph.output("probabilities", shares, "FLOAT", n_classes)


class _Graph:
    """A graph that grows node by node."""

    def __init__(self, onnx: Any) -> None:
        self.onnx = onnx
        self.integer = onnx.TensorProto.INT64
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self.outputs: list[Any] = []
        self._names = (f"n{number}" for number in count())

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """Add a node, and return the name of what it gives."""
        name = next(self._names)
        node = self.onnx.helper.make_node(operator, inputs, [name], **attributes)
        self.nodes.append(node)
        return name

    def constant(self, values: np.ndarray) -> str:
        name = next(self._names)
        self.constants.append(self.onnx.numpy_helper.from_array(values, name))
        return name

    def floats(self, values: Any) -> str:
        return self.constant(np.asarray(values, np.float32))

    def integers(self, values: Any) -> str:
        return self.constant(np.asarray(values, np.int64))

    def classes(self, classes: np.ndarray) -> tuple[str, str]:
        """Return the names of classes as a constant, and their type."""
        if classes.dtype.kind in "iub":
            return self.integers(classes), "INT64"
        if classes.dtype.kind == "f":
            return self.floats(classes), "FLOAT"
        return self.constant(
            np.array([str(name) for name in classes], object)
        ), "STRING"

    def scores(self, layers: Any, params: Any, scale: Any) -> str:
        """Add the scaling and the layers."""
        units = "X"
        if scale.by_model:
            units = self.add("Cast", units, to=self.onnx.TensorProto.FLOAT)
        units = self.add("Sub", units, self.floats(scale.center))
        units = self.add("Mul", units, self.floats(scale.factor))
        units = self.add("Flatten", units, axis=1)
        weights: Sequence[Any] = (params,) if layers.kind == "linear" else params
        names = [layers.activation] * (len(weights) - 1) + [layers.last_activation]
        for layer, name in zip(weights, names, strict=True):
            weight = self.floats(np.asarray(layer["weight"]).T)
            units = self.add("MatMul", units, weight)
            units = self.add("Add", units, self.floats(layer["bias"]))
            units = self.add(OPERATOR[name], units)
        return units

    def output(self, name: str, node: str, kind: str, columns: int | None) -> None:
        """Give what a node computes a name, and its type."""
        helper, types = self.onnx.helper, self.onnx.TensorProto
        self.nodes.append(helper.make_node("Identity", [node], [name]))
        kind = getattr(types, kind)
        shape = ["rows"] if columns is None else ["rows", columns]
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def model(self, shape: tuple[int, ...], kind: Any) -> Any:
        """Return the checked model."""
        helper = self.onnx.helper
        kind = self.onnx.TensorProto.FLOAT if kind is None else kind
        rows = helper.make_tensor_value_info("X", kind, ["rows", *shape])
        graph = helper.make_graph(
            self.nodes, "steepest", [rows], self.outputs, self.constants
        )
        opsets = [helper.make_opsetid("", OPSET)]
        model = helper.make_model(
            graph, opset_imports=opsets, ir_version=IR, producer_name="steepest"
        )
        self.onnx.checker.check_model(model, full_check=True)
        return model
