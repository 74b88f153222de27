def test_the_table_the_best_and_the_command_that_trains_with_it(steepest, here):
    answer = steepest(
        *("sweep", "iris", "--rates", "1e-6,0.1", "--l2", "0,0.5", "--epochs", "3"),
        *("--out", "sweep.svg", "-q"),
    )
    assert answer.status == 0
    lines = answer.output.splitlines()
    rates = [float(line.split()[0]) for line in lines[1:5]]
    assert rates == sorted(rates, reverse=True)
    assert lines[1].split()[:2] == ["0.1", "0"]
    assert "The best of 4 combinations: learning rate 0.1, l2 0" in answer.output
    command = "steepest train iris --learning-rate 0.1 --batch-size 8 --epochs 3"
    assert f"Train with it:  {command}" in lines
    assert lines[-1] == "Drawn in sweep.svg"
    assert (here / "sweep.svg").exists()

    best = steepest("sweep", "iris", "--rates", "0.1", "--epochs", "3", "--json", "-q")
    value = best.json["combinations"][0]["values"][0]
    trained = steepest(*command.split()[1:], "--json", "-q")
    assert abs(trained.json["metrics"]["validation"]["loss"] / value - 1) < 1e-5


def test_nothing_to_train_with_is_no_command(steepest, here):
    answer = steepest(
        *("sweep", "diabetes", "--rates", "1e9", "--optimizer", "sgd", "--epochs", "2"),
        "-q",
    )
    assert answer.status == 1
    assert "Every combination diverged" in answer.output
    assert "Train with it" not in answer.output
