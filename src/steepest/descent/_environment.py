"""What the numbers of a run may depend on besides its settings."""

import functools
import platform
from importlib.metadata import version

import jax


def environment() -> dict[str, str]:
    """Return what the numbers of a run may depend on."""
    device = jax.devices()[0]
    return {
        "python": platform.python_version(),
        **_versions(),
        "platform": platform.platform(),
        "device": f"{len(jax.devices())} × {device.device_kind}",
    }


@functools.cache
def _versions() -> dict[str, str]:
    """Return the installed versions; looking them up takes as long as 5000 steps."""
    packages = ("steepest", "jax", "jaxlib", "optax", "numpy")
    return {name: version(name) for name in packages}
