"""English: verdicts, costs and reasons to skip."""

WORDS = {
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
}
