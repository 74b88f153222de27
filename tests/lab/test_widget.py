"""The widget of a notebook: the same answers, through the kernel; the same page."""

import http.server
import json
import threading
import time
from urllib.parse import parse_qsl

import numpy as np
import pytest

import steepest
from steepest.errors import SettingError
from steepest.lab import widget

from .conftest import decoded

QUICK = {"optimizer": "sgd", "learning_rate": 0.2, "epochs": 2, "model": "mlp"}


class Sent(list):
    """What a widget sends, until there is enough of it."""

    def until(self, number):
        end = time.monotonic() + 60
        while len(self) < number and time.monotonic() < end:
            time.sleep(0.02)
        return [decoded(data) for data in self[:number]]


def asked(shown, topic, *buffers, number=1, **fields):
    content = {"text": json.dumps({"id": number, "topic": topic, **fields})}
    shown._handle_custom_msg(content, list(buffers))


@pytest.fixture
def sent(monkeypatch):
    import anywidget

    frames = Sent()
    monkeypatch.setattr(
        anywidget.AnyWidget,
        "send",
        lambda self, content, buffers=None: frames.extend(buffers or []),
    )
    return frames


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("widget") / "run"
    return steepest.train("moons", hidden=(5,), out=folder, **QUICK)


def test_a_run_shows_its_own_training(run, sent):
    shown = run.lab()
    state = dict(pair.split("=") for pair in shown.state.split("&"))
    assert state["t.data"] == "moons"
    assert state["t.hidden"] == "5"
    assert state["t.rate"] == "0.2"
    assert ":root" not in shown.css
    settings = {"model": "mlp", "hidden": "5", "learning_rate": "0.2"}
    asked(shown, "train.begin", data="moons", settings=settings)
    first, then = sent.until(2)
    assert first.header["kind"] == "begun"
    assert then.arrays["map"].shape == (64, 64)


def test_its_own_names_are_none_of_jupyters(run):
    """A trait named style would be taken for a model of a style, and fail to show."""
    import ipywidgets

    taken = set(ipywidgets.DOMWidget.class_trait_names())
    assert not {"view", "state", "css"} & taken
    assert set(run.lab().trait_names()) >= {"view", "state", "css"} | taken


def test_settings_of_a_run_are_those_of_the_form():
    run = steepest.train(
        "digits",
        model="linear",
        loss="hinge",
        loss_options={"margin": 2.0},
        optimizer="adam",
        optimizer_options={"b1": 0.8, "nesterov": True},
        class_weight="balanced",
        clip_norm=3.0,
        learning_rate=0.01,
        epochs=1,
    )
    state = dict(parse_qsl(run.lab().state))
    options = "optimizer.b1:0.8,optimizer.nesterov:true,loss.margin:2.0"
    assert state["t.options"] == options
    assert (state["t.balanced"], state["t.clip"]) == ("1", "3.0")


def test_the_doctor_reads_the_run(run, sent):
    shown = run.lab("doctor")
    asked(shown, "doctor.open", run="opened")
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if sent and decoded(sent[-1]).header.get("kind") == "found":
            break
        time.sleep(0.05)
    assert decoded(sent[-1]).header["outcome"] == "finished"


def test_what_cannot_be_shown_is_a_sentence(sent):
    with pytest.raises(SettingError, match="The views are train, doctor, surfaces"):
        widget("runs")
    rng = np.random.default_rng(0)
    arrays = steepest.train(
        (rng.normal(size=(30, 2)), np.arange(30) % 2), epochs=1, learning_rate=0.1
    )
    with pytest.raises(SettingError, match="trained on frames or arrays"):
        arrays.lab()
    stored_nowhere = steepest.train("blobs", epochs=1, learning_rate=0.1)
    with pytest.raises(SettingError, match="this one is not stored"):
        stored_nowhere.lab("doctor")
    shown = widget("train")
    asked(shown, "nothing.here")
    asked(shown, "train.file", b"x" * 10, name="..")
    first, second = sent.until(2)
    assert "There is no view 'nothing'" in first.header["text"]
    assert second.header["topic"] == "error"


def test_the_page_of_the_widget_draws(browser, tmp_path):
    """A page with a model that answers a training with what the engine sent."""
    from importlib.resources import files

    static = files("steepest.lab") / "static"
    (tmp_path / "widget.js").write_bytes((static / "widget.js").read_bytes())
    (tmp_path / "index.html").write_text(
        """<!doctype html><link rel="icon" href="data:,"><div id=here></div>
        <script type=module>
        import widget from "./widget.js";
        const asked = [];
        window.asked = asked;
        const model = {
          get: name => ({
            view: "train", state: "lang=ko", css: ".lab {color: red}"
          })[name],
          send: content => asked.push(JSON.parse(content.text)),
          on() {}, off() {},
        };
        widget.render({model, el: document.getElementById("here")});
        </script>""",
        "utf-8",
    )

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    def handler(*arguments):
        return Quiet(*arguments, directory=tmp_path)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        tab = browser.new_page()
        tab.goto(f"http://127.0.0.1:{server.server_address[1]}/index.html")
        tab.get_by_role("button", name="처음부터").wait_for()
        topics = tab.evaluate("asked.map(message => message.topic)")
        assert topics == ["train.choices"]
        assert tab.locator(".lab").evaluate("e => getComputedStyle(e).color") == (
            "rgb(255, 0, 0)"
        )
        tab.close()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
