"""English: checks of the start."""

START = {
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
