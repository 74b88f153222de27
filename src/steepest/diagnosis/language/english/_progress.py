"""English: checks of how the run went."""

PROGRESS = {
    "title/learning_rate": "Is the learning rate one that works?",
    "learning_rate/inside": "The learning rate {rate:.3g} is one that works: in "
    "{steps} steps from the start those from {low:.3g} to {high:.3g} lowered the loss.",
    "learning_rate/none_works": "No learning rate from {tried_low:.2g} to "
    "{tried_high:.2g} lowered the loss clearly in {steps} steps, so the rate is not "
    "to blame.",
    "learning_rate/low_but_enough": "The learning rate {rate:.3g} is below those that "
    "work in {steps} steps, {low:.3g} to {high:.3g}, and the run was long enough for "
    "it.",
    "learning_rate/low_but_short": "The learning rate {rate:.3g} is below those that "
    "work in {steps} steps, {low:.3g} to {high:.3g}; the run took {taken} steps, which "
    "are few at any rate.",
    "learning_rate/too_high": "The learning rate {rate:.3g} is too high: in {steps} "
    "steps from the start those from {low:.3g} to {high:.3g} work.",
    "learning_rate/too_low": "The learning rate {rate:.3g} is too low: in {steps} "
    "steps from the start those from {low:.3g} to {high:.3g} work.",
    "learning_rate/killed_units": "Steps at the rate {rate:.3g} killed relu units: "
    "{dead_start:.0%} of a layer were 0 on every row at the start, {dead_end:.0%} are "
    "at the end.",
    "learning_rate/too_high_late": "The learning rate {rate:.3g} works at the start "
    "and is too high later on.",
    "expected/learning_rate": "Expected: between {low:.3g} and {high:.3g}.",
    "cannot_see/learning_rate": "It cannot see what takes longer than 96 steps, as "
    "the end of a large momentum's swing.",
    "advice/lower_rate": "Use a learning rate of {recommended:.3g}.",
    "advice/higher_rate": "Use a learning rate of {recommended:.3g}.",
    "advice/lower_or_decay": "Let the rate fall during the run, or use "
    "{late_factor:.2g} times the rate.",
    "title/epochs": "Did it stop while the loss was still falling?",
    "epochs/settled": "{more_steps} more steps from the end bring the loss to "
    "{train_ratio:.3g} times what it was.",
    "epochs/unstable": "{more_steps} more steps from the end at the run's own rate "
    "blow the loss up; there is nothing to gain from more of them.",
    "epochs/still_falling": "{more_steps} more steps from the end bring the training "
    "loss to {train_ratio:.3g} and the validation loss to {validation_ratio:.3g} "
    "times what they were: going on would help.",
    "epochs/too_few": "{more_steps} more steps from the end bring the training loss "
    "to {train_ratio:.3g} and the validation loss to {validation_ratio:.3g} times "
    "what they were: {epochs} epochs ({steps} steps) were too few.",
    "expected/epochs": "Expected: less than {bound:.0%} of the fall from the start to "
    "be left.",
    "cannot_see/epochs": "It cannot see falls that need more than 96 steps to show.",
    "advice/more_epochs": "Train for more epochs, about eight times as many.",
    "title/momentum": "Does the rule forget old gradients within the run?",
    "momentum/forgets": "Momentum {momentum:g} averages over {memory:.3g} of the "
    "{steps} steps.",
    "momentum/too_large": "Momentum {momentum:g} averages over {memory:.3g} steps, "
    "and the run has {steps}: its steps go where the first ones pointed.",
    "expected/momentum": "Expected: fewer than {bound:.3g} steps, or a momentum up to "
    "{ordinary:g}.",
    "cannot_see/momentum": "It cannot see memory that a rule does not call momentum.",
    "advice/momentum_09": "Use a momentum of 0.9.",
    "title/schedule": "Does the schedule let the run take steps?",
    "schedule/moves": "The rates of the schedule '{schedule}' add up to {share:.0%} "
    "of a constant rate's.",
    "schedule/decays_at_once": "The rates of the schedule '{schedule}' add up to "
    "{share:.2%} of a constant rate's: half of the way is over at step {half_at} of "
    "{steps}.",
    "expected/schedule": "Expected: at least {least:.0%}.",
    "cannot_see/schedule": "It cannot see whether the rate itself is right.",
    "advice/slower_schedule": "Let the rate fall more slowly: cosine, or constant.",
    "title/penalty": "Does the penalty leave the loss anything to say?",
    "penalty/light": "The penalty of strength {strength:.3g} weighs less than the "
    "loss.",
    "penalty/overshoots": "The penalty of strength {strength:.3g} alone makes every "
    "step overshoot: rate times curvature is {shrink:.3g}, and above 2 it diverges.",
    "penalty/holds_at_zero": "The penalty of strength {strength:.3g} holds every "
    "weight at zero: it pulls with {pull:.3g}, and no weight's slope is above "
    "{slope:.3g}.",
    "penalty/outweighs": "The penalty of strength {strength:.3g} curves by "
    "{curved:.3g} in every direction, and the loss by {sharpness:.3g} at most: it "
    "outweighs the loss.",
    "penalty/shrank_to_nothing": "The penalty of strength {strength:.3g} left "
    "{kept:.1%} of the weights' length, and the model says the same of every row.",
    "penalty/holds_back": "With a hundredth of the penalty's strength {strength:.3g}, "
    "a few steps from the end gained {validation_gain:.3f} of score on validation and "
    "{train_gain:.3f} on training rows.",
    "expected/penalty": "Expected: less curvature than the loss has, and no gain "
    "above {points:g} without it.",
    "cannot_see/penalty": "It cannot see what a weaker penalty changes over a whole "
    "run.",
    "advice/weaker_penalty": "Use a hundredth of the penalty's strength.",
    "title/batch_size": "Does the batch suit the noise of its gradients?",
    "batch_size/suits": "Batches of {batch_size} suit the noise: signal and noise are "
    "equal at {scale:.3g} examples.",
    "batch_size/suits_throughout": "Batches of {batch_size} suit the noise: signal "
    "and noise are equal at {scale:.3g} examples at the start, and at {end_scale:.3g} "
    "at the end.",
    "batch_size/not_measurable": "The gradient at the start does not stand above its "
    "noise, so that its scale cannot be measured.",
    "batch_size/large": "Batches of {batch_size} are far above the {scale:.3g} "
    "examples at which signal and noise are equal: smaller ones would take more steps "
    "for the same price.",
    "batch_size/too_large": "Batches of {batch_size} leave only {steps} steps, and "
    "signal and noise are equal at {scale:.3g} examples already.",
    "batch_size/too_small": "Batches of {batch_size} are too noisy for this learning "
    "rate, and batches of {larger} bear it.",
    "expected/batch_size": "Expected: fewer than {bound:.3g} examples in a short run.",
    "cannot_see/batch_size": "It cannot see the noise of rare examples that 256 rows "
    "do not hold.",
    "advice/larger_batch": "Use batches of {larger}, or a lower rate.",
    "advice/smaller_batch": "Use smaller batches; they take more steps in an epoch.",
    "title/memorize": "Can it learn a few rows by heart?",
    "memorize/learned": "In {steps} steps the loss on {rows} rows fell to {left:.1%} "
    "of that of chance.",
    "memorize/not_learned": "In {steps} steps at fourteen rates the loss on {rows} "
    "rows alone fell to {left:.1%} of that of chance, no lower: what cannot learn "
    "{rows} rows cannot learn many.",
    "expected/memorize": "Expected: less than {bound:.0%}.",
    "cannot_see/memorize": "It cannot see whether what was learned is true of other "
    "rows.",
    "advice/look_at_model": "Check the gradient, the loss and the start; then give the "
    "model more units.",
    "title/critical_point": "If nothing was learned, where does it stand?",
    "critical_point/learned": "The loss, {loss:.4g}, is below that of chance, "
    "{chance:.4g}.",
    "critical_point/moves": "The loss is still that of chance, {chance:.4g}, and the "
    "run moves: its slope is {slope:.2g}.",
    "critical_point/saddle": "It stands on a saddle: the loss is that of chance, "
    "{chance:.4g}, the slope is {slope:.1g}, and a direction that the slope does not "
    "show goes down with curvature {smallest:.2g}.",
    "critical_point/plateau": "It stands on a plateau: the loss is that of chance, "
    "{chance:.4g}, the slope is {slope:.1g}, and no direction curves down.",
    "expected/critical_point": "Expected: a loss below {stuck:g} of that of chance, "
    "or a slope above {flat:g}.",
    "cannot_see/critical_point": "It cannot see a saddle that was passed on the way.",
    "advice/leave_saddle": "Start elsewhere, with random weights.",
    "advice/leave_plateau": "Start with weights at which the activation has a slope, "
    "or use Adam, whose steps do not shrink with the slope.",
    "title/stability": "On which side of the edge of stability is the rate?",
    "stability/below": "At the {at} of the run rates up to {edge:.3g} are stable; the "
    "run's is {rate:.3g}.",
    "stability/above": "At the {at} of the run rates up to {edge:.3g} are stable, by "
    "{formula}; the run's is {rate:.3g}. Where the landscape is no parabola, training "
    "can go on above the edge.",
    "stability/flat": "At the {at} of the run no direction curves upward: no rate is "
    "too high there.",
    "stability/unstable": "The objective is a parabola and stable up to a rate of "
    "{edge:.3g}, by {formula}; the run's is {rate:.3g}, so that it must diverge.",
    "stability/catapult": "At the start rates up to {edge:.3g} are stable, by "
    "{formula}; the run's is {rate:.3g}, from where nothing comes back.",
    "expected/stability": "Expected: at most {bound:.3g}, if the landscape were a "
    "parabola.",
    "cannot_see/stability": "It cannot see how the sharpness changes on the way.",
    "advice/below_the_edge": "Use a rate below the edge.",
    "title/direction": "Did the steps go downhill?",
    "direction/downhill": "A short step against the gradient lowers the loss by "
    "{actual:.3g}; the slope says {predicted:.3g}.",
    "direction/gradient_uphill": "A short step against the gradient should lower the "
    "loss by {predicted:.3g} and changes it by {actual:.3g}: the gradient is not the "
    "slope.",
    "direction/steps_uphill": "{uphill:.0%} of the steps went uphill: the median "
    "cosine between step and −gradient is {cosine:.2g}.",
    "expected/direction": "Expected: at most {share:.0%} of the steps uphill.",
    "cannot_see/direction": "It cannot see a step that is too long in the right "
    "direction.",
    "advice/check_gradient": "Check the gradient tensor by tensor.",
    "advice/less_momentum": "Use less momentum or a lower rate.",
    "title/not_finite": "Where did a value stop being finite?",
    "not_finite/finite": "The loss of every step and all parameters are finite.",
    "not_finite/blew_up": "The loss rose to {rise:.2g} times its start and stayed "
    "finite.",
    "not_finite/at_step": "At step {step} the loss stopped being finite; just before "
    "it was {loss_before:.3g}.",
    "not_finite/in_tensor": "At step {step} the parameters {tensor} were not finite; "
    "the last loss was {loss_before:.3g}.",
    "not_finite/in_layer": "At step {step} the {quantity} of layer {layer} stopped "
    "being finite first; the loss just before was {loss_before:.3g}.",
    "not_finite/inputs": "The inputs of step {step} are not finite.",
    "expected/not_finite": "Expected: finite numbers alone.",
    "cannot_see/not_finite": "It cannot see what made the values grow; the learning "
    "rate and the scale of the inputs are asked for that.",
    "advice/smaller_steps": "Look at the rate and at the scale of the inputs first.",
    "skipped/diverged": "the run diverged, and there is no end to go on from.",
    "skipped/no_edge": "no edge of stability is known for this optimizer.",
    "skipped/no_floor": "the function starts at a loss of zero or below, and may "
    "have no floor.",
    "skipped/no_momentum": "the optimizer has no momentum.",
    "skipped/no_parameters": "there are no parameters.",
    "skipped/no_penalty": "there is no penalty.",
    "skipped/nothing_to_explain": "nothing is wrong that the edge of stability would "
    "explain.",
    "skipped/own_rate": "the optimizer finds the length of its own steps.",
}
