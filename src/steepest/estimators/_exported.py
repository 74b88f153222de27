"""`to_sklearn`: the same model as an estimator of scikit-learn alone."""

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted

from ..errors import SettingError
from ..models import with_inputs_rescaled, with_outputs_rescaled
from ._onnx import Onnx

ACTIVATIONS = {
    "identity": "identity",
    "relu": "relu",
    "sigmoid": "logistic",
    "tanh": "tanh",
}
PLAIN = (0.0, 1.0)  # center and factor of inputs and outputs in their own units


@dataclass(kw_only=True, eq=False, repr=False)
class Exported(Onnx):
    """An estimator that scikit-learn alone can predict with."""

    def to_sklearn(self) -> Any:
        """Return a fitted estimator of scikit-learn that predicts the same.

        A linear model becomes a `LogisticRegression` (an `SGDClassifier` where the loss
        gives no probabilities) or a `LinearRegression`, an mlp an `MLPClassifier` or an
        `MLPRegressor`. The scaling is part of its weights, so that it takes X as `fit`
        did.

        Returns
        -------
        estimator

        Raises
        ------
        SettingError
            If scikit-learn has no such model: one's own, another activation, images.

        Examples
        --------
        >>> from sklearn.datasets import load_iris
        >>> from steepest import DescentClassifier
        >>> X, y = load_iris(return_X_y=True)
        >>> ours = DescentClassifier(learning_rate=0.05, random_state=0).fit(X, y)
        >>> theirs = ours.to_sklearn()
        >>> theirs, bool((theirs.predict(X) == ours.predict(X)).all())
        (LogisticRegression(), True)
        """
        check_is_fitted(self)
        layers: Any = self._layers
        linear = layers is not None and layers.kind == "linear"
        known = linear or (
            layers is not None
            and layers.activation in ACTIVATIONS
            and layers.last_activation == "identity"
        )
        several = getattr(self, "_labels", "classes") == "several"
        if linear:
            known = not several
        elif self._task == "classification" and not getattr(self, "_of_columns", False):
            known = known and self._loss().probability is not None
        if not known or len(self._input_shape) > 1:
            raise SettingError(
                f"scikit-learn has no model like this: {self.model} with rows of shape "
                f"{self._input_shape}. It has linear models and mlps of columns, with "
                f"the activations {', '.join(ACTIVATIONS)} and a cross-entropy. Use "
                "save() or pickle."
            )
        theirs = self._linear_twin() if linear else self._network_twin()
        for name in ("classes_", "n_features_in_", "feature_names_in_"):
            if hasattr(self, name):
                setattr(theirs, name, getattr(self, name))
        return theirs

    def _linear_twin(self) -> Any:
        from sklearn import linear_model  # slow to import, and no `fit` needs it

        ours: Any = copy.copy(self)
        if self._task == "regression":
            theirs: Any = linear_model.LinearRegression()
        elif self._loss().probability is None:
            theirs = linear_model.SGDClassifier()
        else:
            theirs = linear_model.LogisticRegression()
        ours._row_type, ours._sparse_coef = "float64", False  # as they are computed
        theirs.coef_, theirs.intercept_ = ours.coef_, ours.intercept_
        return theirs

    def _network_twin(self) -> Any:
        from sklearn.neural_network import MLPClassifier, MLPRegressor
        from sklearn.preprocessing import LabelBinarizer

        layers: Any = self._layers
        scale = self.scale_.center, self.scale_.factor
        params = with_inputs_rescaled(layers, self.run_.params, scale, PLAIN)
        classes, several = getattr(self, "classes_", None), False
        named = {
            "hidden_layer_sizes": layers.hidden,
            "activation": ACTIVATIONS[layers.activation],
        }
        if classes is None:
            target: Any = getattr(self, "target_scale_")  # noqa: B009
            scale = target.center, target.factor
            params = with_outputs_rescaled(layers, params, scale, PLAIN)
            theirs: Any = MLPRegressor(**named)
            theirs.out_activation_ = "identity"
        else:
            theirs = MLPClassifier(**named)
            several = getattr(self, "_labels") == "several"  # noqa: B009
            known: Any = np.tri(len(classes), dtype=int) if several else classes
            theirs._label_binarizer = LabelBinarizer().fit(known)
            softmax = len(classes) > 2 and not several
            theirs.out_activation_ = "softmax" if softmax else "logistic"
        weights = [np.asarray(layer["weight"], np.float64).T for layer in params]
        biases = [np.asarray(layer["bias"], np.float64) for layer in params]
        two = classes is not None and not several and len(classes) == 2
        if two and weights[-1].shape[1] == 2:
            weights[-1] = weights[-1][:, 1:] - weights[-1][:, :1]
            biases[-1] = biases[-1][1:] - biases[-1][:1]
        theirs.coefs_, theirs.intercepts_ = weights, biases
        theirs.n_layers_, theirs.n_outputs_ = len(weights) + 1, len(biases[-1])
        theirs.n_iter_ = self.n_iter_
        return theirs
