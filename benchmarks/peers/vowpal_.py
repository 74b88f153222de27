"""Vowpal Wabbit: one row at a time, one model a class, from its own cache."""

from vowpalwabbit import Workspace


def learn(work, data):
    """A pass over the cache; rows as 0 … 1 without their zeros, which it skips."""
    text, cache = data.folder / "rows.vw", data.folder / "rows.cache"
    if not text.exists():
        with text.open("w") as lines:
            for x, y in zip(data.inputs, data.targets, strict=True):
                pixels = " ".join(f"{k}:{x[k] / 255:.4f}" for k in x.nonzero()[0])
                lines.write(f"{y + 1} | {pixels}\n")
    asked = (
        f"-d {text} --cache_file {cache} --passes {work.epochs} --holdout_off --quiet "
        f"--oaa {data.outputs(work.loss)} --loss_function {work.loss} "
        f"--sgd --power_t 0 -l {work.rate}"
    )
    return lambda: Workspace(asked).finish()
