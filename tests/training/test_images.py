"""On real image folders, where STEEPEST_DATA names the folder that holds them."""

import pytest

from steepest.training import Settings, load_predictor, train

# the smaller part is enough to learn from: 10 000 images
FLOORS = {"mnist": 0.89, "cifar10": 0.30}  # guessing reaches 0.1


@pytest.mark.parametrize("name", FLOORS)
def test_a_linear_model_learns_from_a_folder_of_images(name, image_folder, tmp_path):
    folder = image_folder(name) / "test"
    settings = Settings(data=str(folder), validation=0.2, epochs=5, learning_rate=3e-4)
    run = train(settings, out=tmp_path / "run")
    assert run.metrics["validation"]["accuracy"] > FLOORS[name]
    assert run.data["classes"] == sorted(path.name for path in folder.iterdir())
    image = next(next(folder.iterdir()).iterdir())
    predictions = load_predictor(tmp_path / "run").predict_source(image)
    assert predictions.values.shape == (1,)
    assert predictions.values[0] in run.data["classes"]
    assert predictions.probabilities.sum() == pytest.approx(1, abs=1e-5)
