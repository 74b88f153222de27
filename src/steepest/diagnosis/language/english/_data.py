"""English: checks of the rows."""

DATA = {
    "skipped/data_not_finite": "the data hold NaN or infinity.",
    "skipped/few_rows": "there are too few rows to tell it from chance.",
    "skipped/no_numbers": "the targets are classes, not numbers.",
    "skipped/no_validation": "there are no validation rows.",
    "skipped/small_classes": "no class has enough rows, or no output varies.",
    "title/finite": "Is every number of the data a number?",
    "finite/finite": "Every number is finite.",
    "finite/missing": "{rows} of {n_rows} rows hold numbers that are missing (NaN) or "
    "infinite, in the {array}. The first: row {row}, column {name}, {value}.",
    "finite/infinite": "{rows} of {n_rows} rows hold numbers that are infinite or "
    "missing, in the {array}. The first: row {row}, column {name}, {value}.",
    "expected/finite": "Expected: {bound}.",
    "cannot_see/finite": "It cannot see numbers so large that they overflow later.",
    "advice/leave_out_or_fill": "Leave these rows out, or fill in what is missing.",
    "title/order": "Are rows that are visited in the file's order sorted?",
    "order/mixed": "The rows keep their order, and it is mixed: of neighbors "
    "{alike:.0%} are alike, by chance {by_chance:.0%}.",
    "order/shuffled": "Every epoch sees the rows in a fresh order, or all at once.",
    "order/in_order": "The rows are sorted and not shuffled: neighbors are alike to "
    "{alike:.0%}, by chance to {by_chance:.0%}.",
    "expected/order": "Expected: at most {bound:.0%} of the way from mixed to sorted.",
    "cannot_see/order": "It cannot see an order by something other than the targets.",
    "advice/shuffle": "Shuffle the rows before every epoch.",
    "title/labels": "Do training and validation rows mean the same by their classes?",
    "labels/agree": "They do: {accuracy:.0%} of the validation rows are predicted "
    "right, and with the best change of names {renamed:.0%}.",
    "labels/all_there": "Every class has training rows.",
    "labels/outside": "{outside} targets are no class at all.",
    "labels/disagree": "Only {accuracy:.0%} of the validation rows are predicted "
    "right, but {renamed:.0%} if the classes are renamed: {renaming}.",
    "labels/never_seen": "Classes of validation rows have no training row: {shown}.",
    "labels/without_rows": "Classes without a training row: {shown}.",
    "expected/labels": "Expected: a gain of at most {gain:.0%} by renaming.",
    "cannot_see/labels": "It cannot see a few wrong labels, nor names that are wrong "
    "in both parts alike.",
    "advice/labels_from_zero": "Number the classes from 0 on, without gaps.",
    "advice/same_labels": "Name the classes of both parts by one list.",
    "advice/rows_of_class": "Add training rows of these classes, or leave them out.",
    "title/learnable": "Do the inputs say anything about the targets?",
    "learnable/learned": "They do: the run scores {run:.3g} on rows that it has not "
    "seen, where guessing gives {prior:.3g}.",
    "learnable/learnable": "They do: simple learners put {ranked:.0%} of unseen pairs "
    "of rows in the right order; by chance 50%.",
    "learnable/nothing_found": "Nothing found: on {rows} rows no simple learner does "
    "better than chance (p = {p:.2g}); the best scores {score:.3g}, guessing "
    "{prior:.3g}.",
    "learnable/hardly_anything": "Hardly: the best simple learner scores {score:.3g}, "
    "guessing {prior:.3g}.",
    "expected/learnable": "Expected: p below {chance:.2g}.",
    "cannot_see/learnable": "It cannot see what no simple learner sees, such as the "
    "parity of many columns, nor labels that are wrong in part.",
    "advice/look_at_targets": "See whether each row still has its own target.",
    "title/leak": "Are validation rows copies of training rows?",
    "leak/apart": "{share:.1%} of the validation rows have a twin among the training "
    "rows, which themselves have {own_share:.1%}.",
    "leak/copies": "{share:.1%} of the validation rows have a twin among the training "
    "rows, which themselves have {own_share:.1%}. Validation row = training row: "
    "{first}.",
    "expected/leak": "Expected: at most {bound:.0%}, or {times:g} times the training "
    "rows' own.",
    "cannot_see/leak": "It cannot see copies that were changed, several rows about the "
    "same thing, or a column that gives the target away.",
    "advice/remove_copies": "Take the copies out of the validation rows, and expect a "
    "lower score.",
    "title/shift": "Do training and validation rows come from the same source?",
    "shift/alike": "They cannot be told apart: {area:.2f}, by chance 0.50.",
    "shift/inputs_differ": "{area:.0%} of the pairs of a training and a validation row "
    "can be told apart; by chance 50%.",
    "shift/classes_differ": "{variation:.0%} of the rows would have to change their "
    "class for the two parts to have equal shares.",
    "expected/shift": "Expected: less than {bound:.0%} told apart, and shares that "
    "differ by less than {variation_bound:.0%}.",
    "cannot_see/shift": "It cannot see targets that mean something else for the same "
    "inputs.",
    "advice/split_at_random": "Split one set of rows at random, or find what differs.",
    "title/scale": "Do the inputs have a scale that one learning rate suits?",
    "scale/suits": "The mean square of the inputs is {mean_square:.3g}; the largest "
    "column has {spread:.3g} times the usual scale.",
    "scale/too_large": "The mean square of the inputs is {mean_square:.3g}; they go "
    "from {lowest:.3g} to {highest:.3g}.",
    "scale/too_small": "The mean square of the inputs is {mean_square:.3g}; they go "
    "from {lowest:.3g} to {highest:.3g}.",
    "scale/uneven": "Column {name} has {spread:.3g} times the usual scale of a column; "
    "a learning rate that suits one is wrong for the other.",
    "expected/scale": "Expected: a mean square between {low:g} and {high:g}, and no "
    "column above {spread_bound:g} times the usual.",
    "cannot_see/scale": "It cannot see a few huge numbers in a column that has the "
    "right scale.",
    "advice/standardize": "Bring every column to mean 0 and standard deviation 1.",
    "title/columns": "Does every column say something of its own?",
    "columns/varied": "All {columns} columns vary, and no two are the same.",
    "columns/some_constant": "{n_constant} of {columns} columns are constant "
    "({shown}); they do no harm.",
    "columns/duplicates": "Columns that are the same up to scale: {n_pairs} "
    "({shown_pairs}); they do no harm.",
    "columns/constant_and_duplicates": "{n_constant} of {columns} columns are constant "
    "({shown}), {n_pairs} the same as another up to scale ({shown_pairs}); they do no "
    "harm.",
    "columns/nothing_varies": "All {columns} columns are constant.",
    "expected/columns": "Expected: {bound}.",
    "cannot_see/columns": "It cannot see a column that is a sum of others.",
    "advice/drop_columns": "They can be left out.",
    "advice/other_columns": "Give inputs that differ from row to row.",
    "title/imbalance": "Are rare classes found?",
    "imbalance/balanced": "No class is rare: the smallest has {share:.2%} of the rows.",
    "imbalance/rare": "The smallest class has {share:.2%} of the rows, the largest "
    "{largest_share:.0%}.",
    "imbalance/rare_but_found": "The smallest class has {share:.2%} of the rows, and "
    "{recall:.0%} of the rows of rare classes are found.",
    "imbalance/never_found": "The smallest class has {share:.2%} of the rows, and "
    "{recall:.0%} of {rows} rows of rare classes are found: accuracy hides it.",
    "expected/imbalance": "Expected: at least {low:.2%} of the rows in each class, or "
    "more than {recall_bound:.0%} of rare ones found.",
    "cannot_see/imbalance": "It cannot see what a missed row costs.",
    "advice/weight_classes": "Let every class count the same, and judge by balanced "
    "accuracy.",
    "title/targets": "Do the numbers to predict have a scale that suits?",
    "targets/suit": "The standard deviation of the targets is {deviation:.3g}.",
    "targets/constant": "The targets are all the same.",
    "targets/outliers": "The target of row {row} is {outlier:.3g} times as far from "
    "the median as is usual, and its squared error outweighs all others.",
    "targets/too_large": "The standard deviation of the targets is {deviation:.3g}, "
    "and the gradient as large.",
    "targets/too_small": "The standard deviation of the targets is {deviation:.3g}, "
    "and the gradient as small.",
    "expected/targets": "Expected: between {low:g} and {high:g}, and nothing farther "
    "than {outlier_bound:g} times the usual distance.",
    "cannot_see/targets": "It cannot see which outliers are mistakes.",
    "advice/standardize_targets": "Bring the targets to mean 0 and standard deviation "
    "1.",
    "advice/huber": "Use the Huber loss, or mend the row.",
    "advice/other_targets": "Give targets that differ from row to row.",
}
