"""How long is an epoch, beside every peer doing the same? One table per work.

python -m benchmarks.epoch [WORK ...] [--mnist FOLDER] [--cifar10 FOLDER]
                           [--turns 5] [--json FILE]
"""

import jax

from ._machine import limits
from ._report import parser, report
from ._turns import Contender
from ._work import Work

EPOCHS = Contender(
    "steepest", "steepest_", "epochs", "descend, from the first step to the last"
)
CALL = Contender(
    "steepest, whole call", "steepest_", "call", "with checks and final evaluation"
)
TORCH = Contender("torch eager", "torch_", "eager", "fused rule, index_select")
COMPILED = Contender("torch.compile", "torch_", "compiled", "the whole step, static")
FLAX = Contender("Flax + Optax loop", "flax_", "loop", "one jitted call a step")
KERAS = Contender("Keras on JAX", "keras_", "fit", "fit, jit_compile")
SGD = Contender("scikit-learn SGD*", "sklearn_", "sgd", "constant rate, no penalty")
KERNEL = Contender("loop in C", "kernel_", "epochs", "one thread, -O3 -march=native")
BARE = Contender("bare JAX loop", "bare_", "loop", "no records, no optimizer")
MLP = Contender("MLPClassifier", "sklearn_", "mlp", "solver as the work's")

IN_PLACE = Contender("steepest, sgd", "steepest_", "by_sgd", "in place of adam")
VW = Contender("Vowpal Wabbit", "vowpal_", "learn", "from its cache, zeros skipped")
GPU = Contender("torch on a GPU", "torch_", "on_gpu", "bytes there, scaled there")
RIVER = Contender("river", "river_", "learn", "rows are dicts beforehand")

WORKS = {
    "linear": (
        Work("mnist", 64),
        [EPOCHS, CALL, TORCH, COMPILED, FLAX, KERAS, BARE, KERNEL],
    ),
    "adam": (
        Work("mnist", 64, optimizer="adam", rate=0.001),
        [EPOCHS, IN_PLACE, TORCH],
    ),
    "one-row": (
        Work("mnist", 1, loss="hinge", rate=0.001, epochs=1),
        [EPOCHS, SGD, VW],
    ),
    "mlp": (
        Work("mnist", 64, (128,)),
        [EPOCHS, CALL, TORCH, COMPILED, FLAX, KERAS, MLP],
    ),
    "deep-mlp": (
        Work("cifar10", 256, (512, 128), epochs=2, rows=20_000),
        [EPOCHS, CALL, TORCH, FLAX, KERAS],
    ),
    "regression": (
        Work("regression", 64, loss="squared", rate=0.01, epochs=1),
        [EPOCHS, CALL, TORCH, SGD],
    ),
    "digits": (Work("digits", 32, epochs=20, rate=0.01, calls=10), [EPOCHS, CALL, SGD]),
    "digits-one-row": (
        Work("digits", 1, epochs=20, rate=0.001, calls=5),
        [EPOCHS, CALL, SGD],
    ),
    "breast-cancer": (
        Work("breast_cancer", 32, loss="binary", epochs=20, rate=0.01, calls=20),
        [EPOCHS, CALL, SGD],
    ),
    "breast-cancer-one-row": (
        Work("breast_cancer", 1, loss="binary", epochs=20, rate=0.001, calls=20),
        [EPOCHS, CALL, SGD, RIVER],
    ),
    "gpu-linear": (Work("mnist", 64, epochs=5), [EPOCHS, CALL, GPU]),
    "gpu-mlp": (Work("mnist", 256, (512, 128), epochs=5), [EPOCHS, CALL, GPU]),
}


def main():
    asked = parser(__doc__, WORKS)
    for name in asked.works or WORKS:
        work, contenders = WORKS[name]
        if name.startswith("gpu-") and jax.default_backend() == "cpu":
            print(f"\n{name}: not run, for JAX sees no accelerator here")
            continue
        report(name, work, contenders, asked, limits())


if __name__ == "__main__":
    main()
