"""What is published holds every file, and works far from the sources."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "steepest"

IMPORT_ALL = """
import importlib, pkgutil, steepest
modules = [m.name for m in pkgutil.walk_packages(steepest.__path__, "steepest.")]
for name in modules:
    if name != "steepest.__main__":
        importlib.import_module(name)
print(steepest.__file__, steepest.__version__, len(modules), sep="\\n")
"""


def python(*arguments: object, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PIP_NO_INDEX": "1"} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    python("-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    return next(folder.glob("steepest-*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(sdist, tmp_path_factory):
    """The wheel is built from the source distribution, so that one proves the other."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as tar:
        tar.extractall(folder, filter="data")
    unpacked = next(folder.iterdir())
    python("-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=unpacked)
    return next(folder.glob("steepest-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    python(
        *("-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, wheel),
        cwd=folder,
    )
    return folder


def test_the_source_distribution_holds_the_sources_alone(sdist):
    with tarfile.open(sdist) as tar:
        names = [Path(member.name) for member in tar.getmembers()]
    top = {name.parts[1] for name in names if len(name.parts) > 1}
    assert top == {
        *("src", "lab", "tests", "docs", "README.md", "CHANGELOG.md", "LICENSE"),
        *("pyproject.toml", "PKG-INFO", ".gitignore"),
    }
    assert not [name for name in names if "__pycache__" in name.parts]


def test_the_wheel_holds_every_file_of_the_package(wheel):
    expected = {
        f"steepest/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if name.startswith("steepest/")} == expected
    assert "steepest/py.typed" in names
    assert {name.split("/", 1)[0] for name in names - expected} == {
        f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"
    }


def test_every_module_is_imported_from_the_installed_wheel(installed, tmp_path):
    printed = python("-c", IMPORT_ALL, cwd=tmp_path, PYTHONPATH=str(installed))
    file, version, modules = printed.splitlines()
    assert Path(file).is_relative_to(installed)
    assert version in next(installed.glob("*.dist-info")).name
    assert int(modules) == len(list(PACKAGE.rglob("*.py"))) - 1  # the package itself


def test_the_installed_wheel_has_its_command(installed, tmp_path):
    module = python(
        *("-m", "steepest", "--help"), cwd=tmp_path, PYTHONPATH=str(installed)
    )
    script = subprocess.run(
        [sys.executable, installed / "bin" / "steepest", "--help"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "train" in module
    assert module.splitlines()[1:] == script.stdout.splitlines()[1:]


def test_the_installed_wheel_serves_the_lab_without_node(installed, tmp_path):
    import re
    import urllib.request

    environment = {"PYTHONPATH": str(installed), "STEEPEST_LAB_TOKEN": "known-here"}
    process = subprocess.Popen(
        [sys.executable, "-m", "steepest", "lab", "--no-browser", "--port", "0"],
        cwd=tmp_path,
        env=os.environ | environment | {"PATH": str(tmp_path)},  # no program is found
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        port = re.search(r":(\d+)/", process.stdout.readline())[1]

        def fetched(path: str) -> bytes:
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}{path}",
                headers={"Cookie": f"steepest-lab-{port}=known-here"},
            )
            with urllib.request.urlopen(request) as answer:
                return answer.read()

        page = fetched("/").decode()
        scripts = re.findall(r'<script[^>]* src="([^"]+)"', page)
        assert scripts
        for script in scripts:
            built = PACKAGE / "lab" / "static" / Path(script).name
            assert fetched(f"/{script.lstrip('./')}") == built.read_bytes()
    finally:
        process.kill()
        process.communicate()
