"""Those of the programs that look at images through filters.

On a part of their images, with fewer steps than there: a row takes 14 and 56 million
products, and the whole programs would take two processors hours.
"""

from dataclasses import replace
from functools import partial

from . import rows
from .description import Form, Layer, Program

__all__ = ["PROGRAMS"]

DIGITS = (
    Layer(32, "relu", kernel=5, bias=0.1),
    Layer(64, "relu", kernel=5, bias=0.1),
    Layer(1024, "relu", bias=0.1),
)
COLORS = (Layer(64, "relu", "he", 3), Layer(256, "relu", "he", 3))

digits = Form(
    layers=(*DIGITS, Layer(10, "relu")),
    loss="categorical",
    optimizer="adam",
    batch=50,
    epochs=20,
    dropout=0.5,
    image=(28, 28, 1),
)
colors = Form(
    layers=(*COLORS, Layer(512, "relu"), Layer(10, "softmax")),
    loss="categorical",
    optimizer="adam",
    batch=20,
    epochs=5,
    dropout=0.3,
    image=(32, 32, 3),
)

PROGRAMS = (
    Program(
        post="47352366",
        causes=("activation", "epochs"),
        rows=partial(rows.images, largest=1.0, rows=250),
        faulty=digits,
        corrected=replace(digits, layers=(*DIGITS, Layer(10, "softmax"))),
        note="250 of 55000 images, and so many epochs that it takes 100 steps of 600.",
        seeds=1,
    ),
    Program(
        post="48594888",
        causes=("epochs", "batch size"),
        rows=partial(rows.color_images, largest=255.0, rows=200),
        faulty=colors,
        corrected=replace(
            colors,
            layers=(*COLORS, Layer(1024, "relu"), Layer(10, "softmax")),
            dropout=0.4,
            rows=partial(rows.color_images, largest=1.0, rows=200),
        ),
        note=(
            "200 of 50000 images in batches of 20, not 500, so that an epoch is 10 "
            "steps, and not 100. Filters see zeros outside the image; all are 3 × 3."
        ),
        seeds=1,
    ),
)
