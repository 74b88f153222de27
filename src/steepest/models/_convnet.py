"""The convolutional net: filters that look at every place of an image."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import jax
import jax.numpy as jnp

from ..errors import ModelError, SettingError
from ._activation import activations, last_activations
from ._batch_norm import first_statistics, normalized
from ._dense import dense
from ._dropout import drop
from ._given import given_start
from ._layers import Layers
from ._mlp import share
from ._model import Model
from ._sizes import whole
from ._start import start_for, starts


def convnet(
    input_shape: Sequence[int],
    filters: Sequence[int] | int,
    n_outputs: int,
    *,
    kernel: int = 3,
    batch_norm: bool = True,
    activation: str = "relu",
    start: str | Any = "auto",
    last_start: str = "zero",
    start_scale: float = 1.0,
    dropout: float = 0.0,
    last_activation: str = "identity",
) -> Model:
    """Scores of images, from filters that are learned.

    Each block looks through its filters at every place, keeps the largest value of
    every 2 × 2 places, normalizes and bends it:

        zᵢⱼ = Σₐᵦ Wₐᵦ hᵢ₊ₐ,ⱼ₊ᵦ     with zeros outside the image
        h' = φ(γ (pool(z) − mean) / √(variance + 10⁻⁵) + β)

    and the scores are a weighted sum of the last block's values, averaged over all
    places: s = W_last mean(h) + b. A block with as many filters as the one before it
    pools nothing, and neither does a side of one place. The largest value is taken
    before φ and not after it: for a φ that rises, such as relu, this is the same, and
    there are four times fewer values to normalize.

    Parameters
    ----------
    input_shape : (height, width) or (height, width, channels)
        Of one image.
    filters : sequence of int, or int
        How many filters each block has, from the image on: (32, 64, 128) are three
        blocks, each of which halves the image; (32, 32, 64, 64) are four, and the
        first and the third halve it.
    n_outputs : int
        Scores per image.
    kernel : int
        Places that a filter looks at in each direction, an odd number.
    batch_norm : bool
        Whether each block normalizes: while training by mean and variance over the
        images and places of the batch, and otherwise by their running means, which are
        the state of the model. Without it, β is a bias and there is no γ.
    activation : str
        φ, a name in `activations`.
    start : str or tree
        How filters start, a name in `starts`, "auto" for the start that suits the
        activation, or the starting parameters themselves.
    last_start : str
        How the last layer's weights start; see `mlp` for why at zero.
    start_scale : float
        Every drawn weight is multiplied by it.
    dropout : float
        Share of the averaged values set to zero at every training step.
    last_activation : str
        After the last layer, a name in `last_activations`.

    Returns
    -------
    Model
        Its parameters are a tuple of blocks {"weight": (filters, kernel · kernel ·
        channels), "scale": γ, "bias": β} and the last layer {"weight", "bias"}. The
        numbers of a filter are in the order row, column, channel. The same object for
        equal arguments, unless the start is a tree.

    Raises
    ------
    UnknownNameError
        If no activation or start has that name.
    SettingError
        If a size is not a positive whole number, the kernel not odd, there is no
        block, or a rate is not in [0, 1).
    ModelError
        If the shape is not that of an image, or the given start does not fit.

    Notes
    -----
    A convolution is computed as one product of a matrix with the k · k · channels
    numbers around each place: on a processor XLA's own convolution takes thirty to
    forty times as long on the way back.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> model = convnet((8, 8), [4, 6], 3)
    >>> model
    Model(convnet 8x8x1-4-6-3)
    >>> params = model.init(jax.random.key(0))
    >>> [block["weight"].shape for block in params]
    [(4, 9), (6, 36), (3, 6)]
    >>> scores, state = model.apply(
    ...     params, model.start_state(jax.random.key(0)), jnp.ones((5, 8, 8))
    ... )
    >>> scores.shape
    (5, 3)

    References
    ----------
    LeCun, Bottou, Bengio and Haffner (1998), Gradient-Based Learning Applied to
    Document Recognition, section II. Ioffe and Szegedy (2015), Batch Normalization,
    algorithms 1 and 2. Lin, Chen and Yan (2014), Network In Network, section 3.2 (the
    mean over places).
    """
    shape = _image_shape(input_shape)
    blocks = filters if isinstance(filters, Sequence) else (filters,)
    if not len(blocks):
        raise SettingError(
            "A convnet needs at least one block of filters; found none. Give such as "
            "filters=(32, 64), or choose the model linear."
        )
    if whole("kernel", kernel) % 2 == 0:
        raise SettingError(
            f"kernel must be an odd number, so that a filter has a middle; found "
            f"{kernel}. Give {kernel + 1}."
        )
    by_name = isinstance(start, str)
    start_name = start.replace("-", "_") if by_name else "auto"
    if start_name == start_for(activation):
        start_name = "auto"  # the same model, whose start follows its activation
    model = _convnet(
        Layers(
            "convnet",
            (
                math.prod(shape),
                *(whole("each number in filters", number) for number in blocks),
                whole("n_outputs", n_outputs),
            ),
            activation,
            start_name,
            last_start.replace("-", "_"),
            float(start_scale),
            share("dropout", dropout),
            last_activation=last_activation.replace("-", "_"),
            input_shape=shape,
            kernel=int(kernel),
            batch_norm=bool(batch_norm),
        )
    )
    return model if by_name else given_start(model, start)


@cache
def _convnet(layers: Layers) -> Model:
    kernel, shape, with_norm = layers.kernel, layers.input_shape, layers.batch_norm
    name = "convnet " + "-".join(
        map(str, ("x".join(map(str, shape)), *layers.sizes[1:]))
    )
    activate = activations[layers.activation]
    activate_last = last_activations[layers.last_activation]
    draw, draw_last = starts[layers.hidden_start], starts[layers.last_start]
    channels = (shape[2], *layers.hidden)

    def init(key: jax.Array) -> tuple[dict[str, jax.Array], ...]:
        blocks = []
        for block, (n_in, n_out) in enumerate(pairwise(channels)):
            block_key = jax.random.fold_in(key, block)
            weight = layers.start_scale * draw(block_key, n_out, kernel * kernel * n_in)
            norm = {"scale": jnp.ones(n_out)} if with_norm else {}
            blocks.append({"weight": weight, **norm, "bias": jnp.zeros(n_out)})
        n_outputs = layers.sizes[-1]
        weight = draw_last(
            jax.random.fold_in(key, len(blocks)), n_outputs, channels[-1]
        )
        last = {"weight": layers.start_scale * weight, "bias": jnp.zeros(n_outputs)}
        return (*blocks, last)

    def start_state(key: jax.Array) -> tuple[dict[str, jax.Array], ...]:
        del key
        return tuple(first_statistics(number) for number in layers.hidden)

    def blocks_of(
        params: Any, state: Any, inputs: jax.Array, training: bool
    ) -> tuple[list[jax.Array], Any]:
        """Return h of every block, (batch, height, width, filters), and the state."""
        values = images_of(inputs, shape, params[0]["weight"], name)
        seen, new = [], []
        for block, weights in enumerate(params[:-1]):
            values = convolved(weights["weight"], values, kernel)
            if block == 0 or channels[block] != channels[block + 1]:
                values = pooled(values)
            if with_norm:
                values, statistics = normalized(values, state[block], training)
                new.append(statistics)
                values = values * weights["scale"]
            values = activate(values + weights["bias"])
            seen.append(values)
        return seen, tuple(new)

    def scores_of(params: Any, values: jax.Array, key: jax.Array | None) -> jax.Array:
        units = values.mean(axis=(1, 2))
        if key is not None and layers.dropout > 0:
            units = drop(key, units, layers.dropout)
        return activate_last(dense(params[-1], units))

    def apply(
        params: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> jax.Array:
        seen, _ = blocks_of(params, None, inputs, key is not None)
        return scores_of(params, seen[-1], key)

    def apply_with_state(
        params: Any, state: Any, inputs: jax.Array, key: jax.Array | None = None
    ) -> tuple[jax.Array, Any]:
        seen, new = blocks_of(params, state, inputs, key is not None)
        return scores_of(params, seen[-1], key), new

    def units(params: Any, inputs: jax.Array) -> list[jax.Array]:
        # normalized by these images, as a training step would be
        state = start_state(jax.random.key(0))
        seen, _ = blocks_of(params, state, inputs, training=True)
        return seen

    return Model(
        init,
        apply_with_state if with_norm else apply,
        name,
        layers.dropout > 0,
        layers,
        units,
        start_state if with_norm else None,
    )


def images_of(
    inputs: jax.Array, shape: tuple[int, ...], like: jax.Array, name: str
) -> jax.Array:
    """Return inputs as (batch, height, width, channels) in the type of `like`.

    Raises
    ------
    ModelError
        If a row is no image of that shape.
    """
    if inputs.shape[1:] not in (shape, shape[:2] if shape[2] == 1 else shape):
        raise ModelError(
            f"The model {name} takes images of shape {shape}; found inputs of shape "
            f"{inputs.shape}, whose first number counts the images. Resize the images, "
            "or make the model for their shape."
        )
    return inputs.reshape(len(inputs), *shape).astype(like.dtype)


def convolved(weight: jax.Array, images: jax.Array, kernel: int) -> jax.Array:
    """Return every filter's sum at every place, with zeros outside the image.

    Parameters
    ----------
    weight : (filters, kernel · kernel · channels)
    images : (batch, height, width, channels)
    kernel : int
        Odd.

    Returns
    -------
    (batch, height, width, filters)

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> blur = jnp.ones((1, 9))
    >>> convolved(blur, jnp.eye(3)[None, :, :, None], 3)[0, :, :, 0].tolist()
    [[2.0, 2.0, 1.0], [2.0, 3.0, 2.0], [1.0, 2.0, 2.0]]
    """
    _, height, width, _ = images.shape
    edge = kernel // 2
    framed = jnp.pad(images, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
    around = [
        framed[:, row : row + height, column : column + width]
        for row in range(kernel)
        for column in range(kernel)
    ]
    patches = jnp.concatenate(around, axis=-1)
    return jax.lax.dot_general(patches, weight, (((3,), (1,)), ((), ())))


def pooled(values: jax.Array) -> jax.Array:
    """Return the largest of every 2 × 2 places; a side of one place stays as it is.

    A last row or column that has no partner is left out.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> pooled(jnp.arange(16.0).reshape(1, 4, 4, 1))[0, :, :, 0].tolist()
    [[5.0, 7.0], [13.0, 15.0]]
    """
    batch, height, width, filters = values.shape
    down, across = (2 if side > 1 else 1 for side in (height, width))
    values = values[:, : height // down * down, : width // across * across]
    shape = (batch, height // down, down, width // across, across, filters)
    return values.reshape(shape).max(axis=(2, 4))


def _image_shape(shape: Sequence[int]) -> tuple[int, int, int]:
    sizes = tuple(whole("each number in input_shape", side) for side in shape)
    if len(sizes) not in (2, 3):
        raise ModelError(
            "A convnet takes images of shape (height, width) or (height, width, "
            f"channels); found rows of shape {sizes}. Choose the model mlp for rows of "
            "numbers."
        )
    return (*sizes, 1)[:3]  # type: ignore[return-value]
