"""Memory of a fit on sparse rows, beside that of the rows.

python -m benchmarks.estimators.sparse

100 000 rows of 50 000 columns, 0.1 % of them not zero; the memory of the process is
looked at all the time while a linear model is fitted and scored.
"""

import threading
import time
import warnings
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from steepest import DescentClassifier

ROWS, COLUMNS, A_ROW = 100_000, 50_000, 50
WARM = 2000  # rows of a first fit, which compiles
MEGABYTE, PAGE = 2**20, 4096


def memory() -> float:
    """Return the resident memory of this process in MB (Linux)."""
    pages = Path("/proc/self/statm").read_text("utf-8").split()[1]
    return int(pages) * PAGE / MEGABYTE


def main() -> None:
    """Fit, and print the most memory that was in use."""
    warnings.simplefilter("ignore")
    draw = np.random.default_rng(0)
    columns = draw.integers(0, COLUMNS, ROWS * A_ROW).astype(np.int32)
    starts = np.arange(0, ROWS * A_ROW + 1, A_ROW)
    numbers = draw.normal(size=ROWS * A_ROW)
    rows = csr_matrix((numbers, columns, starts), shape=(ROWS, COLUMNS))
    y = (np.asarray(rows[:, :2000].sum(1)).ravel() > 0).astype(int)
    size = sum(a.nbytes for a in (rows.data, rows.indices, rows.indptr)) / MEGABYTE
    ours = DescentClassifier(epochs=1, learning_rate=0.01, random_state=0)
    ours.fit(rows[:WARM], y[:WARM])
    before, most, done = memory(), [0.0], threading.Event()

    def watch() -> None:
        while not done.is_set():
            most[0] = max(most[0], memory())
            time.sleep(0.005)

    watcher = threading.Thread(target=watch)
    watcher.start()
    begin = time.perf_counter()
    ours.fit(rows, y)
    seconds = time.perf_counter() - begin
    score = ours.score(rows, y)
    done.set()
    watcher.join()
    more = most[0] - before
    print(
        f"rows {size:.0f} MB, fit and score {more:.0f} MB more: {more / size:.2f} times"
    )
    print(f"accuracy {score:.3f}, a fit {seconds:.1f} s")


if __name__ == "__main__":
    main()
