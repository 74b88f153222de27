"""Arrays of other packages are read as NumPy's, also where scikit-learn dispatches."""

from contextlib import AbstractContextManager, nullcontext

from sklearn import config_context, get_config


def by_numpy() -> AbstractContextManager[None]:
    """Return a context in which scikit-learn's checks give NumPy's arrays.

    With `array_api_dispatch` they would hand on arrays of torch, CuPy or JAX. What is
    computed here is NumPy's and JAX's own, and answers are arrays of NumPy.

    Examples
    --------
    >>> with by_numpy():
    ...     get_config()["array_api_dispatch"]
    False
    """
    if get_config()["array_api_dispatch"]:
        return config_context(array_api_dispatch=False)
    return nullcontext()
