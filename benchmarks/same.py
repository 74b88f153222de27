"""What must cost next to nothing: records, callbacks, the estimator, rows on disk.

python -m benchmarks.same [WORK ...] [--mnist FOLDER] [--turns 5] [--json FILE]
"""

from ._report import parser, report
from ._turns import Contender
from ._work import Work

LINEAR, MLP = Work("mnist", 64, epochs=5), Work("mnist", 64, (128,))
MEMORY = Contender("descend, in memory", "steepest_", "epochs", "every norm recorded")
DISK = [
    Contender("descend, .npy on disk", "steepest_", "on_disk", "mapped, in windows"),
    Contender("descend, Arrow on disk", "steepest_", "arrow", "mapped, in windows"),
]

WORKS = {
    "disk-linear": (LINEAR, [MEMORY, *DISK]),
    "disk-mlp": (MLP, [MEMORY, *DISK]),
    "overhead": (
        LINEAR,
        [
            Contender("descend, loss only", "steepest_", "unwatched", "watch=False"),
            MEMORY,
            Contender(
                "and evaluated", "steepest_", "everything", "4096 rows, a callback"
            ),
            Contender("DescentClassifier", "steepest_", "estimator", "the default"),
            Contender("steepest train", "steepest_", "command", "validation 0"),
            Contender("bare JAX loop", "bare_", "loop", "no records, no optimizer"),
        ],
    ),
    "watch-mlp": (
        MLP,
        [
            Contender("descend, loss only", "steepest_", "unwatched", "watch=False"),
            MEMORY,
            Contender(
                "and evaluated", "steepest_", "everything", "4096 rows, a callback"
            ),
        ],
    ),
    "whole": (
        Work("mnist", 64, epochs=20),
        [
            Contender("descend", "steepest_", "evaluated", "with all evaluations"),
            Contender("DescentClassifier", "steepest_", "estimator_call", "fit"),
            Contender("steepest train", "steepest_", "command_call", "reads a .npz"),
        ],
    ),
}


def main():
    asked = parser(__doc__, WORKS)
    for name in asked.works or WORKS:
        work, contenders = WORKS[name]
        report(name, work, contenders, asked)


if __name__ == "__main__":
    main()
