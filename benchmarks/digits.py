"""How well are the digits learned with nothing but defaults? Five seeds, two models.

python -m benchmarks.digits
"""

import numpy as np

from steepest.training import Settings, train


def main():
    for model in ("linear", "mlp"):
        runs = [train(Settings(model=model, seed=seed)) for seed in range(5)]
        tested = np.array([run.metrics["test"]["accuracy"] for run in runs])
        seconds = [run.seconds["total"] for run in runs]
        print(
            f"{model:6}  test accuracy {tested.mean():.4f} ± {tested.std(ddof=1):.4f}, "
            f"lowest {tested.min():.4f}; {np.median(seconds):.1f} s"
        )


if __name__ == "__main__":
    main()
