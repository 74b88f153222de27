"""Test functions that do not carry over, and why."""

ONE_CLASS = "of the one-class SVM, which is no estimator here"
PRIVATE = "of private functions or attributes of scikit-learn"
OWN_RATE = "of a rate with scikit-learn's own formula"

LEFT_OUT = {
    **dict.fromkeys(
        (
            "test_warm_start_oneclass",
            "test_clone_oneclass",
            "test_partial_fit_oneclass",
            "test_partial_fit_equal_fit_oneclass",
            "test_late_onset_averaging_reached_oneclass",
            "test_sgd_averaged_computed_correctly_oneclass",
            "test_sgd_averaged_partial_fit_oneclass",
            "test_average_sparse_oneclass",
            "test_ocsvm_vs_sgdocsvm",
            "test_sgd_oneclass_convergence",
            "test_sgd_oneclass_vs_linear_oneclass",
            "test_sgd_oneclass_vs_linear_oneclass_offsets_match",
            "test_sgd_one_class_svm_estimator_type",
            "test_sgd_one_class_svm_formulation_with_scipy_minimize",
        ),
        ONE_CLASS,
    ),
    **dict.fromkeys(
        (
            "test_plain_has_no_average_attr",
            "test_loss_hinge",
            "test_gradient_squared_hinge",
            "test_loss_modified_huber",
            "test_loss_epsilon_insensitive",
            "test_loss_squared_epsilon_insensitive",
            "test_loss_function_epsilon",
            "test_validation_mask_correctly_subsets",
            "test_fit",
            "test_gradient",
            "test_n_iter_no_change_inf",
        ),
        PRIVATE,
    ),
    **dict.fromkeys(
        (
            "test_learning_rate_PA_raises",
            "test_power_t_limits",
            "test_learning_rate_warmstart",
            "test_adaptive_learning_rate",
        ),
        OWN_RATE,
    ),
    "test_regression_losses": "a loss of numbers in a classifier",
    "test_sgd_multiclass_njobs": "processes inside one fit",
    "test_lbfgs_classification_maxfun": "a limit of evaluations, not of steps",
    "test_lbfgs_regression_maxfun": "a limit of evaluations, not of steps",
}
"""By the name of the function."""
