"""Aliases: other words that people type for an option or a name.

Aliases are accepted and not shown in help. Words with several meanings are refused,
with a message that says what to give instead.
"""

from collections.abc import Collection, Sequence

from ..errors import SettingError

OPTIONS: dict[str, tuple[str, ...]] = {
    "--batch": ("--batch-size", "{}"),
    "--batchsize": ("--batch-size", "{}"),
    "--bs": ("--batch-size", "{}"),
    "--epoch": ("--epochs", "{}"),
    "--eta": ("--learning-rate", "{}"),
    "--hidden-layer-sizes": ("--hidden", "{}"),
    "--l1": ("--penalty", "l1", "--penalty-strength", "{}"),
    "--l2": ("--penalty", "l2", "--penalty-strength", "{}"),
    "--learningrate": ("--learning-rate", "{}"),
    "--lr": ("--learning-rate", "{}"),
    "--lr-schedule": ("--schedule", "{}"),
    "--lr-scheduler": ("--schedule", "{}"),
    "--max-iter": ("--epochs", "{}"),
    "--momentum": ("--optimizer-option", "momentum={}"),
    "--nesterov": ("--optimizer-option", "nesterov=true"),
    "--n-epochs": ("--epochs", "{}"),
    "--num-epochs": ("--epochs", "{}"),
    "--optim": ("--optimizer", "{}"),
    "--random-state": ("--seed", "{}"),
    "--scheduler": ("--schedule", "{}"),
    "--solver": ("--optimizer", "{}"),
    "--units": ("--hidden", "{}"),
    "--val": ("--validation", "{}"),
    "--validation-split": ("--validation", "{}"),
}
"""The words that replace an alias; {} is its value."""

AMBIGUOUS_OPTIONS: dict[str, str] = {
    "--alpha": "alpha is the learning rate for some and the penalty strength for "
    "others: give --learning-rate or --penalty-strength",
    "--beta": "there is more than one β: give --optimizer-option b1=… for the momentum "
    "of adam, or momentum=… for that of sgd",
    "--regularization": "give --l1 or --l2 with a strength, such as --l2 0.01",
    "--wd": "weight decay is a penalty, --l2 0.01, or an option of some optimizers, "
    "--optimizer adamw --optimizer-option weight_decay=0.01",
}
AMBIGUOUS_OPTIONS["--weight-decay"] = AMBIGUOUS_OPTIONS["--wd"]
AMBIGUOUS_OPTIONS["--lambda"] = "give --penalty-strength, and --penalty l1 or l2"

VALUES: dict[str, dict[str, str]] = {
    "activation": {"linear": "identity", "logistic": "sigmoid", "none": "identity"},
    "last_activation": {"linear": "identity", "none": "identity"},
    "augment": {"flip": "horizontal-flip"},
    "dtype": {"double": "float64", "f32": "float32", "f64": "float64"},
    "loss": {
        "bce": "binary-cross-entropy",
        "ce": "softmax-cross-entropy",
        "cross-entropy": "softmax-cross-entropy",
        "categorical-cross-entropy": "softmax-cross-entropy",
        "l1": "absolute-error",
        "l2": "squared-error",
        "least-squares": "squared-error",
        "log-loss": "softmax-cross-entropy",
        "mae": "absolute-error",
        "mean-absolute-error": "absolute-error",
        "mean-squared-error": "squared-error",
        "mse": "squared-error",
        "softmax": "softmax-cross-entropy",
    },
    "metric": {
        "acc": "accuracy",
        "auc": "roc-auc",
        "auroc": "roc-auc",
        "area-under-curve": "roc-auc",
        "mae": "mean-absolute-error",
        "r-squared": "r2",
        "rmse": "root-mean-squared-error",
    },
    "model": {
        "cnn": "convnet",
        "conv": "convnet",
        "nn": "mlp",
        "neural-network": "mlp",
        "perceptron": "linear",
    },
    "optimizer": {"gd": "sgd", "gradient-descent": "sgd", "nag": "nesterov"},
    "penalty": {"lasso": "l1", "ridge": "l2"},
    "scaling": {"raw": "none", "standardize": "standard", "z-score": "standard"},
    "schedule": {
        "cosine-annealing": "cosine",
        "exp": "exponential",
        "plateau": "adaptive",
        "reduce-on-plateau": "adaptive",
        "step": "staircase",
    },
    "start": {"kaiming": "he", "xavier": "glorot", "zeros": "zero"},
    "tracker": {"tb": "tensorboard", "weights-and-biases": "wandb"},
    "task": {"classify": "classification", "regress": "regression"},
}
"""By setting, the aliases of its names."""

AMBIGUOUS_VALUES: dict[str, dict[str, str]] = {
    "loss": {
        "logistic": "softmax-cross-entropy, for any number of classes, or "
        "binary-cross-entropy, for two",
    },
    "metric": {
        "f1": "average-precision, which needs no threshold, or balanced-accuracy",
        "mse": "root-mean-squared-error, its root, which has the same best run",
        "precision": "average-precision, its mean over all thresholds",
        "recall": "balanced-accuracy, the mean of the recalls of the classes",
    },
    "scaling": {
        "minmax": "standard or center, whose statistics no single row decides",
    },
    "model": {
        "logistic": "linear, with the loss softmax-cross-entropy, which is its default",
        "svm": "linear, and --loss hinge",
    },
}
"""By setting, words with several meanings, and what to give instead."""


def without_aliases(words: Sequence[str], known: Collection[str]) -> list[str]:
    """Return the words of a command line with every alias of an option written out.

    Parameters
    ----------
    words : sequence of str
        The words typed after the command.
    known : collection of str
        The options of the command. They are not changed, and an alias is replaced only
        if the command has the options that it stands for.

    Raises
    ------
    SettingError
        If an alias has several meanings.

    Examples
    --------
    >>> known = ["--learning-rate", "--penalty", "--penalty-strength"]
    >>> without_aliases(["iris", "--lr", "0.1", "--l2=0.01"], known)
    ['iris', '--learning-rate', '0.1', '--penalty', 'l2', '--penalty-strength', '0.01']
    """
    typed, written = list(words), []
    while typed:
        word = typed.pop(0)
        if word == "--":
            return [*written, word, *typed]
        flag, equals, value = word.partition("=")
        spelled = flag.replace("_", "-") if flag.startswith("--") else flag
        if spelled in known:
            written.append(spelled + equals + value)
            continue
        meaning = OPTIONS.get(spelled, ())
        flags = [part for part in meaning if part.startswith("--")]
        if spelled in AMBIGUOUS_OPTIONS and "--penalty" in known:
            raise SettingError(
                f"There is no option {flag}: {AMBIGUOUS_OPTIONS[spelled]}."
            )
        if not meaning or not set(flags) <= set(known):
            written.append(word)
            continue
        if any("{}" in part for part in meaning) and not equals:
            if not typed:
                raise SettingError(f"{flag} needs a value, such as {flag} 0.1.")
            value = typed.pop(0)
        written += [part.format(value) if "{}" in part else part for part in meaning]
    return written


def squeezed(name: str) -> str:
    """Return a name in lower case and without hyphens, underscores and spaces.

    Examples
    --------
    >>> squeezed("Squared_Error") == squeezed("squared-error")
    True
    """
    return "".join(letter for letter in name.lower() if letter.isalnum())
