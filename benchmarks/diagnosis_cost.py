"""What a diagnosis costs: each check in passes over the training rows, compiling apart.

    python -m benchmarks.diagnosis_cost FOLDER [--model linear] [--json]

FOLDER is a folder of class folders, such as the training images of MNIST; any data that
`steepest train` takes will do. The first diagnosis meets shapes that nothing was
compiled for; the second is the same again, with all programs there and no more kept.
"""

import argparse
import json
import os
import tempfile
from dataclasses import replace
from typing import Any

EPOCHS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data")
    parser.add_argument("--model", action="append", choices=("linear", "mlp"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache  # so that the first time is the first
        for model in asked.model or ("linear", "mlp"):
            found = measured(asked.data, model)
            print(json.dumps(found) if asked.json else table(found))


def measured(data: str, model: str) -> dict[str, Any]:
    """Train, diagnose twice, and return what each check took."""
    import jax

    from steepest.diagnosis import case_of_material, diagnose
    from steepest.training import Settings, train

    kept: list[Any] = []

    def keep(run: Any, made: Any) -> Any:
        kept.append(made)
        return run

    rate = 0.003 if model == "linear" else 0.001
    settings = Settings(data=data, model=model, epochs=EPOCHS, learning_rate=rate)
    run = train(settings, examine=keep)
    first = case_of_material(run, kept[0])
    again = replace(first)
    programs: list[str] = []
    counted = "/jax/core/compile/backend_compile_duration"

    def count(event: str, seconds: float, **about: Any) -> None:
        del seconds
        if event == counted:
            programs.append(str(about.get("fun_name", "")))

    jax.monitoring.register_event_duration_secs_listener(count)
    cold = diagnose(first)
    compiled = len(programs)
    warm = diagnose(again)
    return {
        "data": data,
        "model": model,
        "rows": first.n_rows,
        "batch_size": first.plan.batch_size,
        "epoch_seconds": run.seconds["train"] / EPOCHS,
        "verdict": warm.verdict,
        "first": {
            "seconds": cold.seconds,
            "compiling": sum(each.compiling for each in cold.spent.values()),
            "programs": compiled,
        },
        "again": {
            "seconds": warm.seconds,
            "epochs": sum(each.epochs or 0.0 for each in warm.spent.values()),
        },
        "checks": {
            name: {
                "epochs": each.epochs,
                "seconds": each.seconds,
                "compiling_first": cold.spent[name].compiling,
                "seconds_first": cold.spent[name].seconds,
            }
            for name, each in warm.spent.items()
        },
    }


def table(found: dict[str, Any]) -> str:
    """Return it as text, the dearest first."""
    lines = [
        f"{found['model']}, {found['rows']:,} rows, batches of {found['batch_size']}, "
        f"an epoch takes {found['epoch_seconds']:.2f} s; verdict: {found['verdict']}",
        "",
        f"{'':16} {'again':>8} {'again':>8} {'first':>8} {'of it compiling':>16}",
        f"{'check':16} {'epochs':>8} {'s':>8} {'s':>8} {'s':>16}",
    ]
    dearest = sorted(found["checks"].items(), key=lambda item: -item[1]["seconds"])
    for name, cost in dearest:
        lines.append(
            f"{name:16} {cost['epochs']:8.3f} {cost['seconds']:8.3f} "
            f"{cost['seconds_first']:8.3f} {cost['compiling_first']:16.3f}"
        )
    first, again = found["first"], found["again"]
    lines.append(
        f"{'all':16} {again['epochs']:8.3f} {again['seconds']:8.3f} "
        f"{first['seconds']:8.3f} {first['compiling']:16.3f}"
    )
    lines.append(f"{first['programs']} programs were compiled the first time.")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
