"""English: checks of the gradient."""

GRADIENT = {
    "title/gradient": "Is the gradient the slope?",
    "part/loss": "(Of the loss alone, without the penalty.)",
    "part/penalty": "(Of the penalty alone.)",
    "row/whole": "",
    "row/loss": "loss: ",
    "row/penalty": "penalty: ",
    "column/tensor": "tensor",
    "column/shape": "shape",
    "column/error": "error",
    "column/ratio": "ratio",
    "column/checked": "checked",
    "tensor/agrees": "agrees",
    "tensor/zero": "zero",
    "tensor/sign": "wrong sign",
    "tensor/factor": "wrong factor",
    "tensor/stopped": "stopped",
    "tensor/spurious": "not zero where the slope is",
    "tensor/wrong": "wrong",
    "tensor/uncomfortable": "uncomfortable",
    "tensor/kinks": "skipped: kinks",
    "tensor/rounding": "skipped: rounding",
    "gradient/agrees": "The gradient is the slope in all {n_tensors} tensors "
    "({checked} coordinates, {kinks} more skipped at kinks); the largest error is "
    "{error:.1e}, in {tensor}.",
    "gradient/agrees_partly": "The gradient is the slope wherever there is one "
    "({checked} coordinates, {kinks} more skipped at kinks); the largest error is "
    "{error:.1e}, in {tensor}. Nothing could be compared in: {unseen}.",
    "gradient/sign": "The gradient of {tensor} points the wrong way: its ratio to the "
    "slope is {ratio:.4g}. At coordinate {index} it is {analytic:.6g}, and the slope "
    "is {numeric:.6g}. Tensors like this ({n_alike}): {alike}.",
    "gradient/factor": "The gradient of {tensor} is {ratio:.6g} times the slope. At "
    "coordinate {index} it is {analytic:.6g}, and the slope is {numeric:.6g}. "
    "Tensors like this ({n_alike}): {alike}.",
    "gradient/stopped": "The gradient of {tensor} is zero, and the slope is not: "
    "{numeric:.6g} at coordinate {index}. Tensors like this ({n_alike}): {alike}.",
    "gradient/spurious": "The gradient of {tensor} is {analytic:.6g} at coordinate "
    "{index}, and the slope is zero. Tensors like this ({n_alike}): {alike}.",
    "gradient/wrong": "The gradient of {tensor} is wrong by {error:.1e} of its "
    "length. At coordinate {index} it is {analytic:.6g}, and the slope is "
    "{numeric:.6g}. Tensors like this ({n_alike}): {alike}.",
    "gradient/uncomfortable": "The gradient of {tensor} is off by {error:.1e} of its "
    "length. At coordinate {index} it is {analytic:.6g}, and the slope is "
    "{numeric:.6g}.",
    "gradient/precision": "The formula is right, but computed in {half} the gradient "
    "of {tensor} is off by {half_error:.1e} of its length.",
    "gradient/not_finite": "The function is not finite at these parameters.",
    "gradient/gradient_not_finite": "The gradient of {tensor} is not finite, and the "
    "function is.",
    "gradient/not_deterministic": "Two calls at the same point give two values.",
    "expected/gradient": "Expected: an error below {uncomfortable:g}; above {wrong:g} "
    "it is wrong.",
    "cannot_see/gradient": "It cannot see errors that cancel, what a wrong value and "
    "its own right gradient have in common, or single coordinates of a large tensor.",
    "advice/sign": "Look for a minus that is missing or one too many on the way to "
    "{tensor}.",
    "advice/factor": "Look for a factor of {ratio:.4g} on the way to {tensor}: a 2 "
    "from a square, a 1/N of the mean, a scale applied twice.",
    "advice/stopped": "Look for stop_gradient, a conversion to integers or a constant "
    "copy of {tensor}.",
    "advice/spurious": "The function does not depend on {tensor} here; its rule for "
    "the gradient says that it does.",
    "advice/wrong": "Compare the derivation of {tensor} term by term, from the raw "
    "values.",
    "advice/uncomfortable": "Look for a small term that was left out, or for an "
    "operation that rounds.",
    "advice/precision": "Multiply the loss by a scale and divide the gradient by it, "
    "or keep {tensor} in float32.",
    "advice/not_finite": "Start elsewhere, or look for a logarithm, root or division.",
    "advice/gradient_not_finite": "Look for a root or norm at zero, or for a where() "
    "whose unused side is not finite.",
    "advice/not_deterministic": "Fix the seed of whatever is random in it, or switch "
    "dropout off.",
}
