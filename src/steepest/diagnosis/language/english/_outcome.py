"""English: checks of the outcome."""

OUTCOME = {
    "skipped/scores_not_finite": "the scores after the run are not finite.",
    "title/overfitting": "Did it learn the rows instead of what they have in common?",
    "overfitting/carries_over": "It scores {train:.3g} on training rows and "
    "{validation:.3g} on rows that it has not seen.",
    "overfitting/below_simple_learners": "It scores {train:.3g} on training rows and "
    "{validation:.3g} on rows that it has not seen, where a simple learner scores "
    "{reference:.3g}.",
    "overfitting/by_heart": "It knows the training rows by heart ({train:.3g}) and "
    "scores {validation:.3g} on rows that it has not seen.",
    "overfitting/rises": "The validation loss rose to {rise:.3g} times its lowest, in "
    "epoch {best_epoch} of {epochs}; the scores are {train:.3g} and {validation:.3g}.",
    "overfitting/too_certain": "The validation loss rose to {rise:.3g} times its "
    "lowest, and the score did not fall: it grew too certain.",
    "overfitting/few_rows": "It knows its {rows} training rows by heart, which are no "
    "more than the {columns} columns, and scores {validation:.3g} on rows that it has "
    "not seen.",
    "overfitting/gap": "It scores {train:.3g} on training rows and {validation:.3g} on "
    "rows that it has not seen.",
    "expected/overfitting": "Expected: a gap of at most {bound:.0%} and {errors:g} "
    "standard errors, or a validation loss at most {rise_bound:g} times its lowest.",
    "cannot_see/overfitting": "It cannot see validation rows that were used to choose "
    "the settings.",
    "advice/regularize": "Stop where the validation loss is lowest, add a penalty, or "
    "add rows.",
    "title/model_size": "Is the model large enough for what the rows hold?",
    "model_size/large_enough": "It scores {train:.3g} on rows that it has seen; a "
    "simple learner {reference:.3g} on rows that it has not.",
    "model_size/too_small": "It scores {train:.3g} on rows that it has seen, and a "
    "simple learner {reference:.3g} on rows that it has not: its {parameters} numbers "
    "cannot hold what is there, or something kept it from learning.",
    "expected/model_size": "Expected: at most {bound:.0%} behind.",
    "cannot_see/model_size": "It cannot see what no simple learner finds.",
    "advice/larger_model": "Use a model with hidden layers, or with larger ones.",
}
