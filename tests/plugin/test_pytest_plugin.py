"""The plugin for pytest, in runs of pytest itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.result import Result
from support.building import REPOSITORY
from support.naming import named

TESTS = """
import pytest

@pytest.mark.usecase("UC-1/3a")
def test_one(): pass

@pytest.mark.usecase("UC-1/2a", "UC-2/1a")
def test_two(): assert False

@pytest.mark.usecase("UC-1")
class TestGroup:
    @pytest.mark.usecase("UC-1/4a")
    def test_of_a_route(self): pass
    def test_of_the_whole(self): pass

@pytest.mark.skip
@pytest.mark.usecase("UC-1/*a")
def test_skipped(): pass

@pytest.mark.parametrize("lock", ["old", pytest.param("new", marks=pytest.mark.usecase("UC-2/2a"))])
def test_lock(lock): pass

@pytest.mark.usecase("UC-12/main")
def test_without_its_fixture(nothing): pass

def test_none(): pass
"""
FEATURE = """\
@UC-1 @shop
Feature: Borrow

  @UC-1:3a @r-0123456789ab @success @user-goal
  Scenario: a broken bicycle
    Given a step

  @UC-1:any-a
  Scenario: power fails
    Given a step
"""
STEPS = """
from pytest_bdd import given, scenarios
scenarios("borrow.feature")
@given("a step")
def _(): pass
"""


def run(folder: Path, *arguments: str, plugins: tuple[str, ...] = ("mkdocs_usecases.pytest",)) -> str:
    """Run pytest in a folder; what is installed beside it has no say."""
    loaded = [part for plugin in plugins for part in ("-p", plugin)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--junitxml=r.xml", *loaded, *arguments],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout + done.stderr


def results(folder: Path) -> dict[str, Result]:
    read = read_results("r.xml", (folder / "r.xml").read_bytes())
    assert read.finding is None
    return {result.name: result for result in read.results}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_the_marker_says_which_routes_a_test_walks(folder: Path) -> None:
    (folder / "test_it.py").write_text(TESTS, encoding="utf-8")
    out = run(folder, "--strict-markers", "-W", "error")
    assert "3 passed" not in out or "1 failed" in out
    found = {name: " ".join(map(str, named(result))) for name, result in results(folder).items()}
    assert found == {
        "test_one": "UC-1/3a",
        "test_two": "UC-1/2a UC-2/1a",
        "test_of_a_route": "UC-1/4a",
        "test_of_the_whole": "UC-1",
        "test_skipped": "UC-1/*a",
        "test_lock[old]": "",
        "test_lock[new]": "UC-2/2a",
        "test_without_its_fixture": "UC-12/main",
        "test_none": "",
    }
    statuses = {name: result.status.value for name, result in results(folder).items()}
    assert statuses["test_two"] == statuses["test_without_its_fixture"] == "failed"
    assert statuses["test_skipped"] == "skipped"


@pytest.mark.slow
def test_the_marker_is_listed_with_what_it_takes(folder: Path) -> None:
    assert "@pytest.mark.usecase(*routes): the routes of use cases" in run(folder, "--markers")


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [(), ("--strict-markers", "-W", "error")])
def test_tags_of_pytest_bdd_are_properties(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "borrow.feature").write_text(FEATURE.replace(" @shop", ""), encoding="utf-8")
    (folder / "test_it.py").write_text(STEPS, encoding="utf-8")
    out = run(folder, *arguments, plugins=("mkdocs_usecases.pytest", "pytest_bdd.plugin"))
    assert "2 passed" in out, out
    assert "Warning" not in out
    found = results(folder)
    assert found["test_a_broken_bicycle"].tags == (
        *("UC-1", "UC-1:3a", "r-0123456789ab", "success", "user-goal"),
    )
    assert [str(one) for one in named(found["test_power_fails"])] == ["UC-1/*a"]


@pytest.mark.slow
def test_tags_choose_scenarios_as_before(folder: Path) -> None:
    (folder / "borrow.feature").write_text(FEATURE, encoding="utf-8")
    (folder / "test_it.py").write_text(STEPS, encoding="utf-8")
    out = run(folder, "-m", "UC-1:3a", plugins=("mkdocs_usecases.pytest", "pytest_bdd.plugin"))
    assert "1 passed, 1 deselected" in out, out


@pytest.mark.slow
def test_it_is_an_entry_point_that_imports_nothing_of_ours() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points."pytest11"]\nusecases = "mkdocs_usecases.pytest"\n' in text
    code = "import sys, mkdocs_usecases.pytest; print([m for m in sys.modules if m.startswith('mkdocs')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.strip("[]\n").replace("'", "").split(", ")) == [
        "mkdocs_usecases",
        "mkdocs_usecases.pytest",
    ]
