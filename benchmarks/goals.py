"""Time to 92 % on MNIST's test part, and 32 learning rates at once.

    python -m benchmarks.goals [WORK ...] [--mnist FOLDER] [--turns 5] [--json FILE]

The test part says when to stop, for every contender: good for speed, not for a claim
about accuracy.
"""

from ._report import parser, report
from ._turns import Contender
from ._work import Work

WORKS = {
    "to-92-percent": (
        # the shortest of the recipes with one, two or three epochs that had above 92 %
        # of 10 000 rows put aside from the training part right, with all of three seeds
        Work("mnist", 64, optimizer="momentum", rate=0.04, epochs=2),
        [
            Contender("steepest", "steepest_", "to_goal", "the whole call"),
            Contender("torch eager", "torch_", "to_goal", "the same recipe"),
            Contender("LogisticRegression", "sklearn_", "lbfgs", "lbfgs, 40 rounds"),
            Contender("LogisticRegression", "sklearn_", "saga", "saga, 5 rounds"),
        ],
    ),
    "32-rates": (
        Work("mnist", 64, epochs=1),
        [
            Contender("32 rates side by side", "steepest_", "rates", "one program"),
            Contender("one rate", "steepest_", "epochs", "descend, once"),
            Contender("32 calls of descend", "steepest_", "one_by_one", "one by one"),
            Contender("32 loops of torch", "torch_", "one_by_one", "one by one"),
        ],
    ),
}


def main():
    asked = parser(__doc__, WORKS)
    for name in asked.works or WORKS:
        work, contenders = WORKS[name]
        report(name, work, contenders, asked, whole=True)


if __name__ == "__main__":
    main()
