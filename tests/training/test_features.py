import numpy as np
import pytest
from PIL import Image

from steepest.errors import UnknownNameError
from steepest.training import Settings, load_predictor, train


@pytest.fixture(scope="module")
def stripes(tmp_path_factory):
    """Folders of images: stripes that lie, and stripes that stand."""
    root = tmp_path_factory.mktemp("stripes")
    random = np.random.default_rng(0)
    for name in ("lying", "standing"):
        (root / name).mkdir()
        for k in range(20):
            wave = 120 + 90 * np.sin(np.arange(16) + random.uniform(0, 6))
            image = np.repeat(wave[:, None], 16, 1) + random.normal(0, 9, (16, 16))
            image = image if name == "lying" else image.T
            Image.fromarray(image.clip(0, 255).astype(np.uint8)).save(
                root / name / f"{k}.png"
            )
    return root


def settings(data, **more):
    return Settings(
        data=str(data),
        features="hog:block=1,color-histogram:bins=4",
        validation=0.25,
        learning_rate=0.01,
        batch_size=10,
        epochs=10,
        **more,
    )


def test_a_run_stores_its_features_and_predicts_from_files(stripes, tmp_path):
    run = train(settings(stripes, test=str(stripes)), out=tmp_path / "run")
    assert run.metrics["validation"]["accuracy"] == 1
    predictor = load_predictor(tmp_path / "run")
    assert predictor.evaluate_source(stripes) == run.metrics["test"]
    assert predictor.predict_source(stripes / "lying").values.tolist() == ["lying"] * 20
    assert predictor.run.params["weight"].shape == (2, 2 * 2 * 9 + 4)


def test_features_learn_from_training_rows_alone(stripes, tmp_path):
    run = train(settings(stripes, scaling="center"), out=tmp_path / "run")
    assert run.state["features"]["scaling"] == "center"
    assert run.data["rows"] == 30
    hog = load_predictor(tmp_path / "run").features
    assert (hog.factor_ == 1).all()
    assert hog.center_.shape == (40,)


def test_features_are_part_of_the_progress(stripes, tmp_path):
    calls = []
    train(settings(stripes), out=tmp_path / "run", on_progress=calls.append)
    calls = [p for p in calls if p.phase == "computing features"]
    assert [(p.step, p.steps) for p in calls] == [
        (0, 0), (30, 80), (60, 80), (70, 80), (80, 80),
    ]  # fmt: skip


def test_a_misspelled_feature_is_refused_before_anything_is_read():
    with pytest.raises(UnknownNameError, match="Did you mean 'hog'"):
        train(Settings(data="no/such/folder", features="hogs"))


def test_float_images_reach_the_features_unscaled(stripes, tmp_path):
    pixels = np.stack(
        [np.asarray(Image.open(path)) for path in sorted(stripes.glob("*/*.png"))]
    )
    files = {}
    for name, inputs in (("bytes", pixels), ("floats", pixels / 255)):
        files[name] = tmp_path / f"{name}.npz"
        np.savez(files[name], inputs=inputs, targets=np.repeat([0, 1], 20))
    runs = {
        name: train(settings(path), out=tmp_path / name) for name, path in files.items()
    }
    assert runs["floats"].metrics["train"]["loss"] == pytest.approx(
        runs["bytes"].metrics["train"]["loss"], rel=1e-3
    )
    predictor = load_predictor(tmp_path / "floats")
    assert predictor.evaluate_source(files["floats"])["accuracy"] == 1
