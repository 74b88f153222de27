"""What findings say in English: one sentence per code."""

__all__ = ["ENGLISH"]

ENGLISH = {
    "verdict/pass": "Pass",
    "verdict/warn": "Warning",
    "verdict/fail": "Failure",
    "verdict/skipped": "Skipped",
    "cost/forwards": "evaluations: {number}",
    "cost/gradients": "gradients: {number}",
    "cost/rows": "rows: {number}",
    "skipped/cannot_die": "only relu has units that are zero on every row.",
    "skipped/cannot_saturate": "the activation has no ends to be stuck at.",
    "skipped/few_weights": "the hidden layers have too few weights to tell a scale.",
    "skipped/kinks": "every coordinate lies on a kink; no slope is defined there.",
    "skipped/linear_model": "the model is linear, and nothing of it is hidden.",
    "skipped/no_classes": "the scores are numbers, not classes.",
    "skipped/no_layers": "the model is not made of plain layers.",
    "skipped/no_margin": "the loss has no margin.",
    "skipped/no_value": "the objective is zero, negative or not finite there.",
    "skipped/one_score": "one score for two classes cannot be told from a probability.",
    "skipped/rounding": "the function computes in {dtype}, and its slopes are lost in "
    "rounding.",
    "skipped/unscaled": "the inputs have mean square {input_scale:.3g}; starts are "
    "made for 1. Scale them first.",
    "skipped/user_function": "a function of one's own has no scores to look at.",
    "skipped/zero": "every slope and every gradient is zero; 0 = 0 shows nothing.",
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
    "title/initial_loss": "Does it start where equal scores must start?",
    "initial_loss/as_expected": "The loss starts at {value:.4g}; equal scores give "
    "{equal:.4g}.",
    "initial_loss/too_high": "The loss starts at {value:.4g}, equal scores give "
    "{equal:.4g}: the scores, of standard deviation {score_spread:.3g}, are certain "
    "of something before anything was learned.",
    "initial_loss/not_its_own": "All scores are zero and the loss is {value:.4g}; it "
    "says of itself that it is {equal:.4g} there.",
    "initial_loss/not_finite": "The loss is not finite at the start.",
    "expected/initial_loss": "Expected: {equal:.4g}, and less than {bound:.4g}.",
    "cannot_see/initial_loss": "It cannot see weights that are too small.",
    "advice/smaller_start": "Start with smaller weights, the last layer at zero.",
    "advice/loss_facts": "Correct the loss, or its value at equal scores.",
    "advice/find_not_finite": "Look at the inputs first, then at the first layer "
    "whose values are not finite.",
    "title/batch_mean": "Is the objective a mean over the batch?",
    "batch_mean/mean": "With every row twice the objective is {ratio:.4g} times as "
    "large.",
    "batch_mean/sum": "With every row twice the objective is {ratio:.4g} times as "
    "large: it is a sum over the batch.",
    "batch_mean/partly": "With every row twice the objective is {ratio:.4g} times as "
    "large: a part of it is a sum.",
    "batch_mean/shrinks": "With every row twice the objective is {ratio:.4g} times as "
    "large: it is divided by the number of rows more than once.",
    "expected/batch_mean": "Expected: 1; more than {bound:g} is a sum.",
    "cannot_see/batch_mean": "It cannot see a sum that is divided by a constant.",
    "advice/divide_by_rows": "Divide by the number of rows.",
    "advice/divide_once": "Divide by the number of rows once.",
    "title/scores": "Are the scores scores, and not probabilities already?",
    "scores/scores": "The rows of scores are no probabilities: the least is "
    "{least:.3g} and sums are up to {off:.3g} away from 1.",
    "scores/probabilities": "No score is negative and every row adds up to 1 within "
    "{off:.1e}: they are probabilities already, and the loss makes probabilities of "
    "them again.",
    "expected/scores": "Expected: sums that are farther than {bound:g} from 1.",
    "cannot_see/scores": "It cannot see scores that were divided by a temperature.",
    "advice/no_softmax": "Leave the softmax out of the model; the loss has one.",
    "title/margin": "Does the margin suit weights of ordinary size?",
    "margin/suits": "The margin of the hinge is {margin:g}.",
    "margin/none": "The margin of the hinge is {margin:g}: weights of zero are a "
    "minimum.",
    "margin/too_small": "The margin of the hinge is {margin:g}.",
    "margin/too_large": "The margin of the hinge is {margin:g}.",
    "expected/margin": "Expected: between {low:g} and {high:g}; 1 is safe.",
    "cannot_see/margin": "It cannot see whether the penalty was tuned for this margin.",
    "advice/margin_one": "Use a margin of 1; the scale of the weights follows it.",
    "title/symmetry": "Do the units of a layer differ?",
    "symmetry/different": "The hidden units differ; in layer {layer}, where most are "
    "alike, {distinct} of {units} are distinct.",
    "symmetry/twins": "Only {distinct} of {units} units of layer {layer} are "
    "distinct; equal units get equal gradients and stay equal.",
    "expected/symmetry": "Expected: more than {bound:.0%} of the units distinct.",
    "cannot_see/symmetry": "It cannot see units that are equal up to sign or scale.",
    "advice/random_start": "Start the hidden weights at random.",
    "title/weight_scale": "Do the starting weights keep the scale of what goes "
    "through?",
    "weight_scale/keeps": "The largest weight scale is {rho:.3g}, in layer {layer}.",
    "weight_scale/too_large": "The weight scale of layer {layer} is {rho:.3g}; what "
    "goes through grows by as much, layer after layer.",
    "weight_scale/too_small": "The weight scale of layer {layer} is {rho:.3g}; what "
    "goes through shrinks by as much, layer after layer.",
    "expected/weight_scale": "Expected: between {low:g} and {high:g}; 1 keeps the "
    "scale.",
    "cannot_see/weight_scale": "It cannot see the scale of the inputs, or what "
    "normalizing layers put right.",
    "advice/start_auto": "Start the weights at the scale that suits the activation.",
    "title/dead_units": "Do the relu units answer?",
    "dead_units/alive": "At most {share:.0%} of the units of a layer are zero on "
    "every row.",
    "dead_units/dead": "{share:.0%} of the units of layer {layer} are zero on every "
    "row and have no slope.",
    "expected/dead_units": "Expected: at most {bound:.0%}.",
    "cannot_see/dead_units": "It cannot see units that die later.",
    "title/saturated_units": "Do the units start where they have a slope?",
    "saturated_units/alive": "At most {share:.0%} of the values of a layer are at an "
    "end of the activation.",
    "saturated_units/saturated": "{share:.0%} of the values of layer {layer} are at "
    "an end of the activation, where its slope is gone.",
    "expected/saturated_units": "Expected: at most {bound:.0%}.",
    "cannot_see/saturated_units": "It cannot see whether the inputs, rather than the "
    "weights, are too large.",
    "title/signal": "Does the signal go through, and the slope come back?",
    "signal/flows": "The last hidden layer has {forward:.2g} times the scale of the "
    "inputs; the slope of the first layer {backward:.2g} times that of the last.",
    "signal/fades": "The last hidden layer has {forward:.2g} times the scale of the "
    "inputs.",
    "signal/constant": "The last hidden layer hardly depends on the inputs: between "
    "rows it varies by {varies:.2g} of their scale.",
    "signal/vanishing": "The slope of the first layer is {backward:.2g} times that of "
    "the last: it vanishes on the way back.",
    "signal/exploding": "The slope of the first layer is {backward:.2g} times that of "
    "the last: it explodes on the way back.",
    "signal/not_finite": "The first number that is not finite: {where}.",
    "expected/signal": "Expected: forward at least {forward_low:g}, between rows "
    "{varies_low:g}; back between {backward_low:g} and {backward_high:g}.",
    "cannot_see/signal": "It looks at one moment and at the scale alone, and cannot "
    "see what training makes of it.",
    "advice/relu_he": "Use relu with He's start, or fewer layers.",
}
