"""The programs whose post number ends in an even digit, with their published causes.

Causes: those of the table of DEFault (2025) and of DeepFD (2022), together. Layers,
start, optimizer, rate, batch and epochs are those of the program. A decay of the rate
by a millionth a step is left out.
"""

from functools import partial

from . import rows
from .description import Form, Layer, Program

__all__ = ["NOT_PORTED", "PROGRAMS"]

NESTEROV_9 = {"momentum": 0.9}

PROGRAMS = (
    Program(
        post="31556268",
        causes=("loss", "epochs", "learning rate", "optimizer"),
        rows=rows.xor,
        faulty=Form(
            layers=(Layer(4, "sigmoid"), Layer(1, "sigmoid")),
            loss="absolute",
            optimizer="nesterov",
            rate=0.05,
            options={"momentum": 0.11},
            batch=4,
            epochs=1000,
        ),
        corrected=Form(
            layers=(Layer(4, "sigmoid"), Layer(1, "sigmoid")),
            loss="squared",
            optimizer="adam",
            batch=4,
            epochs=10_000,
        ),
    ),
    Program(
        post="31627380",
        causes=("optimizer", "activation", "loss"),
        rows=rows.titanic,
        faulty=Form(
            layers=(Layer(512, "relu"), Layer(2, "softmax")),
            loss="categorical",
            optimizer="adam",
            batch=4,
            epochs=10,
            dropout=0.5,
        ),
        corrected=Form(
            layers=(Layer(512, "relu"), Layer(2, "sigmoid")),
            loss="binary",
            optimizer="adam",
            batch=4,
            epochs=10,
            dropout=0.5,
        ),
    ),
    Program(
        post="31880720",
        causes=("activation", "epochs"),
        rows=rows.ones_and_zeros,
        faulty=Form(
            layers=(Layer(50, "relu"), Layer(50, "relu"), Layer(1, "softmax")),
            loss="binary",
            optimizer="rmsprop",
            batch=1,
            epochs=3,
            dropout=0.2,
        ),
        corrected=Form(
            layers=(Layer(50, "relu"), Layer(50, "relu"), Layer(1, "sigmoid")),
            loss="binary",
            optimizer="rmsprop",
            batch=1,
            epochs=3,
            dropout=0.2,
        ),
    ),
    Program(
        post="34311586",
        causes=("learning rate", "activation", "epochs", "batch size", "start"),
        rows=rows.xor_twice,
        faulty=Form(
            layers=(
                Layer(2, "sigmoid", "uniform"),
                Layer(3, "sigmoid", "uniform"),
                Layer(1, "softmax", "uniform"),
            ),
            loss="squared",
            optimizer="nesterov",
            options=NESTEROV_9,
            epochs=20,
        ),
        corrected=Form(
            layers=(
                Layer(2, "sigmoid", "uniform"),
                Layer(3, "sigmoid", "uniform"),
                Layer(1, "sigmoid", "uniform"),
            ),
            loss="squared",
            optimizer="nesterov",
            rate=0.1,
            options=NESTEROV_9,
            batch=4,
            epochs=10_000,
        ),
    ),
    Program(
        post="34673164",
        causes=("layers", "activation", "loss"),
        rows=rows.few_names,
        faulty=Form(
            layers=(
                Layer(64, "tanh", "uniform"),
                Layer(64, "tanh", "uniform"),
                Layer(2, "softmax", "uniform"),
            ),
            loss="squared",
            optimizer="nesterov",
            rate=0.1,
            options=NESTEROV_9,
            batch=16,
            epochs=20,
            dropout=0.5,
        ),
        corrected=Form(
            layers=(
                Layer(64, "tanh", "uniform"),
                Layer(64, "tanh", "uniform"),
                Layer(2, "sigmoid", "uniform"),
            ),
            loss="binary",
            optimizer="nesterov",
            rate=0.1,
            options=NESTEROV_9,
            batch=16,
            epochs=20,
            dropout=0.5,
            scaled="inputs",
        ),
        note="Standardized inputs stand for the batch norm of the corrected form.",
    ),
    Program(
        post="39525358",
        causes=("activation", "learning rate", "preprocessing"),
        rows=rows.sorted_output,
        faulty=Form(
            layers=(
                Layer(12, "relu", "uniform"),
                Layer(3, "relu", "uniform"),
                Layer(1, "sigmoid", "uniform"),
            ),
            loss="binary",
            optimizer="adam",
            batch=1,
            epochs=150,
        ),
        corrected=Form(
            layers=(
                Layer(12, "relu", "uniform"),
                Layer(3, "relu", "uniform"),
                Layer(1, "sigmoid", "uniform"),
            ),
            loss="binary",
            optimizer="adam",
            batch=10,
            epochs=150,
            scaled="inputs",
        ),
    ),
    Program(
        post="41372874",
        causes=(),
        rows=rows.sine,
        faulty=Form(
            layers=(
                Layer(2, "relu", "uniform"),
                Layer(2, "relu", "uniform"),
                Layer(1, "sigmoid", "uniform"),
            ),
            loss="binary",
            optimizer="adam",
            batch=2,
            epochs=20,
        ),
        corrected=None,
    ),
    Program(
        post="44066044",
        causes=("preprocessing",),
        rows=rows.packets,
        faulty=Form(
            layers=(
                Layer(12, "relu", "normal"),
                Layer(12, "relu", "normal"),
                Layer(1, "relu", "normal"),
            ),
            loss="binary",
            optimizer="adam",
            batch=5,
            epochs=100,
        ),
        corrected=Form(
            layers=(
                Layer(12, "relu", "normal"),
                Layer(12, "relu", "normal"),
                Layer(1, "sigmoid", "normal"),
            ),
            loss="binary",
            optimizer="adam",
            batch=5,
            epochs=100,
            scaled="inputs",
        ),
    ),
    Program(
        post="48221692",
        causes=("activation",),
        rows=rows.line,
        faulty=Form(
            layers=(Layer(5, "sigmoid"), Layer(1, "sigmoid")),
            loss="squared",
            optimizer="sgd",
            rate=0.01,
            batch=150,
            epochs=1000,
        ),
        corrected=Form(
            layers=(Layer(5, "sigmoid"), Layer(1)),
            loss="squared",
            optimizer="sgd",
            rate=0.01,
            batch=150,
            epochs=1000,
        ),
        classes=False,
    ),
    Program(
        post="48385830",
        causes=("activation", "loss", "learning rate"),
        rows=partial(rows.images, largest=1.0),
        faulty=Form(
            layers=(Layer(30, "identity", "normal 1"), Layer(10, start="normal 1")),
            loss="squared",
            optimizer="sgd",
            rate=3.0,
            batch=10,
            epochs=30,
        ),
        corrected=Form(
            layers=(
                Layer(30, "sigmoid", "normal 1"),
                Layer(10, "softmax", "normal 1"),
            ),
            loss="categorical",
            optimizer="sgd",
            rate=3.0,
            batch=10,
            epochs=30,
        ),
        note="5000 of 60000 images.",
    ),
    Program(
        post="48934338",
        causes=("learning rate",),
        rows=rows.cube,
        faulty=Form(
            layers=(Layer(50, "relu"), Layer(30, "relu", "uniform"), Layer(1)),
            loss="squared",
            optimizer="sgd",
            rate=0.1,
            epochs=1000,
        ),
        corrected=Form(
            layers=(Layer(50, "relu"), Layer(30, "relu", "uniform"), Layer(1)),
            loss="squared",
            optimizer="sgd",
            epochs=1000,
        ),
        classes=False,
    ),
    Program(
        post="50306988",
        causes=("learning rate", "epochs"),
        rows=rows.clouds,
        faulty=Form(
            layers=(Layer(2, "sigmoid"), Layer(2, "softmax")),
            loss="categorical",
            optimizer="adam",
            epochs=5,
        ),
        corrected=Form(
            layers=(Layer(2, "sigmoid"), Layer(1, "sigmoid")),
            loss="binary",
            optimizer="adam",
            epochs=50,
        ),
    ),
    Program(
        post="50481178",
        causes=("activation", "loss"),
        rows=rows.multilabel,
        faulty=Form(
            layers=(
                *(Layer(units, "relu") for units in (10, 20, 30, 40, 50)),
                Layer(1, "sigmoid"),
            ),
            loss="binary",
            optimizer="adam",
            batch=10,
            epochs=50,
        ),
        corrected=Form(
            layers=(
                *(Layer(units, "relu") for units in (10, 20, 30, 40, 50)),
                Layer(2, "softmax"),
            ),
            loss="categorical",
            optimizer="adam",
            batch=10,
            epochs=50,
        ),
    ),
    Program(
        post="51930566",
        causes=("activation",),
        rows=rows.iris,
        faulty=Form(
            layers=(Layer(4, "relu", "normal"), Layer(3, "sigmoid", "normal")),
            loss="categorical",
            optimizer="adam",
            batch=5,
            epochs=50,
        ),
        corrected=Form(
            layers=(Layer(4, "relu", "normal"), Layer(3, "softmax", "normal")),
            loss="categorical",
            optimizer="adam",
            batch=5,
            epochs=50,
            scaled="inputs",
        ),
    ),
    Program(
        post="52800582",
        causes=("preprocessing",),
        rows=rows.fourth_power,
        faulty=Form(
            layers=(Layer(50, "sigmoid"), Layer(50, "elu"), Layer(1)),
            loss="squared",
            optimizer="adam",
            batch=400,
            epochs=1000,
        ),
        corrected=Form(
            layers=(Layer(50, "relu"), Layer(50, "elu"), Layer(1)),
            loss="squared",
            optimizer="adam",
            batch=400,
            epochs=10_000,
            scaled="both",
        ),
        classes=False,
        note="The corrected form trains for 100000 epochs; here a tenth of that.",
    ),
    Program(
        post="55328966",
        causes=("activation", "optimizer", "preprocessing", "regularization"),
        rows=partial(rows.images, largest=255.0),
        faulty=Form(
            layers=(Layer(784), Layer(50, "relu"), Layer(10, "sigmoid")),
            loss="categorical",
            optimizer="sgd",
            rate=0.0001,
            epochs=10,
        ),
        corrected=Form(
            layers=(Layer(784), Layer(50, "relu"), Layer(10, "softmax")),
            loss="categorical",
            optimizer="sgd",
            rate=0.0001,
            epochs=10,
            rows=partial(rows.images, largest=1.0),
        ),
        note="Other images of the same set.",
    ),
)

NOT_PORTED = {
    "47352366": "a convolutional net on 55000 images; activation, epochs",
    "48594888": "a convolutional net on 50000 color images; epochs, batch size",
}
"""Of the even numbers, with the reason and the causes."""
