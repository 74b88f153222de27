"""What scores mean: classes, probabilities, numbers; of NumPy's arrays or of JAX's."""

from typing import Any, NamedTuple


class Links(NamedTuple):
    """The functions of a loss that turn scores into answers.

    Attributes
    ----------
    predict, probability, log_probability : callable or None
        Those of `steepest.objectives.Loss`.
    """

    predict: Any
    probability: Any = None
    log_probability: Any = None


def largest_score(scores: Any) -> Any:
    """Return the class of the largest score, (batch,); the first one in a tie.

    See Also
    --------
    steepest.objectives.Loss : its `predict`.
    """
    return scores.argmax(axis=1)


def own_class(scores: Any) -> Any:
    """Return the class of the largest score; of a single score, that of its sign.

    See Also
    --------
    steepest.objectives.Loss : its `predict`.
    """
    if scores.shape[1] == 1:
        return (scores[:, 0] > 0).astype("int32")
    return largest_score(scores)


def themselves(scores: Any) -> Any:
    """Return the scores, which are the predicted numbers.

    See Also
    --------
    steepest.objectives.Loss : its `predict`.
    """
    return scores


def exponential(scores: Any) -> Any:
    """Return exp(s).

    See Also
    --------
    steepest.objectives.Loss : its `predict`.
    """
    return scores.__array_namespace__().exp(scores)


def softmax(scores: Any) -> Any:
    """Return probabilities of classes that exclude one another.

    See Also
    --------
    steepest.objectives.Loss : its `probability`.
    """
    return scores.__array_namespace__().exp(log_softmax(scores))


def log_softmax(scores: Any) -> Any:
    """Return the logarithms of `softmax`.

    See Also
    --------
    steepest.objectives.Loss : its `log_probability`.
    """
    by = scores.__array_namespace__()  # NumPy or JAX
    shifted = scores - by.max(scores, axis=1, keepdims=True)
    return shifted - by.log(by.sum(by.exp(shifted), axis=1, keepdims=True))


def sigmoid(scores: Any) -> Any:
    """Return the probability of each label on its own.

    See Also
    --------
    steepest.objectives.Loss : its `predict`.
    """
    by = scores.__array_namespace__()
    return by.exp(-by.logaddexp(-scores, by.zeros((), dtype=scores.dtype)))


def sigmoid_of_both(scores: Any) -> Any:
    """Return probabilities of two classes, or those of each against the rest.

    See Also
    --------
    steepest.objectives.Loss : its `probability`.
    """
    # sigmoid(−s) rather than 1 − sigmoid(s), which rounds to 0 for s above 17
    return scores.__array_namespace__().exp(log_sigmoid_of_both(scores))


def log_sigmoid_of_both(scores: Any) -> Any:
    """Return the logarithms of `sigmoid_of_both`.

    See Also
    --------
    steepest.objectives.Loss : its `log_probability`.
    """
    by = scores.__array_namespace__()
    alone = scores.shape[1] == 1
    both = by.concat([scores, -scores], axis=1) if alone else -scores
    logarithms = -by.logaddexp(both, by.zeros((), dtype=both.dtype))
    return logarithms if alone else log_softmax(logarithms)


def clipped_probability(scores: Any) -> Any:
    """Return (clip(s, −1, 1) + 1) / 2, of many classes divided by their sum.

    See Also
    --------
    steepest.objectives.Loss : its `probability`.
    """
    by = scores.__array_namespace__()
    own = (by.clip(scores, -1, 1) + 1) / 2
    if scores.shape[1] == 1:
        return by.concat([1 - own, own], axis=1)
    total = by.sum(own, axis=1, keepdims=True)
    none = total == 0  # no class is more likely than another then
    return by.where(none, 1 / scores.shape[1], own / by.where(none, 1, total))
