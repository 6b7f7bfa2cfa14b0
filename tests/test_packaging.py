"""What `pip install` brings: the whole package, alone enough to build the example site."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from support.building import REPOSITORY
from support.long_runs import only_in_long_runs

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    pip(Path(sys.executable), "wheel", "--no-deps", "--wheel-dir", str(folder), str(REPOSITORY))
    (built,) = folder.glob("*.whl")
    return built


def pip(python: Path, *arguments: str) -> None:
    subprocess.run([python, "-m", "pip", "--quiet", *arguments], check=True, stdin=subprocess.DEVNULL)


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    package = REPOSITORY / "src" / "mkdocs_usecases"
    expected = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert "mkdocs_usecases/py.typed" in names
    assert any(name.startswith("mkdocs_usecases/rendering/templates/") for name in names)
    assert any(name.startswith("mkdocs_usecases/rendering/assets/") for name in names)


@only_in_long_runs
def test_a_site_of_sphinx_gets_no_mkdocs(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip(programs / "python", "install", f"{wheel}[sphinx]")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text('extensions = ["myst_parser", "mkdocs_usecases.sphinx"]\n', "utf-8")
    (docs / "index.md").write_text(
        "# Start\n\n```usecase\ntitle: Pay\nactor: Customer\nsteps: [Customer pays.]\n```\n", "utf-8"
    )

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [programs / command[0], *command[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    for command in (["sphinx-build", "-W", "docs", "out"], ["mkdocs-usecases", "check", "--strict"]):
        done = run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "usecases.json").exists()
    done = run("python", "-c", "import mkdocs_usecases.hosts.mkdocs")
    assert "MkDocs, which is not installed: pip install 'mkdocs-usecases[mkdocs]'" in done.stderr


@only_in_long_runs
def test_a_fresh_environment_builds_the_example_site(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip(programs / "python", "install", f"{wheel}[docs]")
    config, out = str(REPOSITORY / "mkdocs.yml"), str(tmp_path / "site")
    for command in (
        ["mkdocs", "build", "--strict", "--config-file", config, "--site-dir", out],
        ["mkdocs-usecases", "check", "--strict", str(REPOSITORY / "example-site")],
    ):
        # Away from the checkout, so that only what was installed can be imported.
        done = subprocess.run(
            [programs / command[0], *command[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "usecases.json").exists()
