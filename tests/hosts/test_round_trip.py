"""There and back: features out, results in, marks on the page; then a step is put in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Site

pytestmark = pytest.mark.slow

PAGE = """\
# Orders

```usecase
id: UC-12
title: Order a meal
actor: Customer
system: MealApp
success guarantee: The meal is on its way.
minimal guarantee: No meal is paid twice.
steps:
  - Customer chooses a meal.
  - MealApp shows the price.
  - Customer pays.
extensions:
  1a. Restaurant is closed: ends in failure
  2a. Meal is sold out:
    - MealApp offers another one.
    - resume at 2
  3a. Card is declined: ends in failure
```
"""
BEHAVE = """
from behave import step, use_step_matcher
use_step_matcher("re")
@step("(?P<text>.*)")
def _(context, text):
    assert "sold out" not in text
"""
PYTEST_BDD = """
from pytest_bdd import given, parsers, scenarios, then, when
def _do(text):
    assert "sold out" not in text
for word in (given, when, then):
    word(parsers.re("(?P<text>.*)"))(_do)
scenarios("features")
"""


def run_behave(folder: Path) -> None:
    steps = folder / "features" / "steps"
    steps.mkdir(exist_ok=True)
    (steps / "steps.py").write_text(BEHAVE, encoding="utf-8")
    _run(folder, "behave", "--junit", "--junit-directory", "reports")


def run_pytest_bdd(folder: Path) -> None:
    (folder / "test_features.py").write_text(PYTEST_BDD, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    plugins = "-p", "mkdocs_usecases.pytest", "-p", "pytest_bdd.plugin"
    _run(folder, "pytest", *plugins, "--junitxml=reports/r.xml", "test_features.py")


def _run(folder: Path, *command: str) -> None:
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    # One scenario is to fail, so the run does.
    subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, check=False, capture_output=True
    )


def export() -> None:
    assert main(["export", "--format", "gherkin", "-o", "features/"]) == 0


def marks(site: Site) -> dict[str, str | None]:
    (use_case,) = site.run().json()["use_cases"]
    return {route["ref"].partition("/")[2]: route["result"] for route in use_case["scenarios"]}


@pytest.mark.parametrize("runner", [run_behave, run_pytest_bdd])
def test_there_and_back(
    runner: Callable[[Path], None],
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.write({"orders.md": PAGE})
    site.configure({"results": "reports/*.xml"})
    monkeypatch.chdir(site.folder)
    export()
    runner(site.folder)
    assert marks(site) == {"main": "passed", "1a": "passed", "2a": "failed", "3a": "passed"}
    page = site.run().page("orders/")
    (row,) = page.select('[id="UC-12:3a"]')
    assert row.select(".usecase-tested")[0].get_text() == "✔ passed (1)"
    assert main(["check", "--strict"]) == 0

    # A step is put in ahead of the third, and labels follow it.
    edited = PAGE.replace("  - Customer pays.", "  - Customer enters an address.\n  - Customer pays.")
    site.write({"orders.md": edited.replace("3a. Card", "4a. Card")})
    capsys.readouterr()
    assert main(["coverage"]) == 1
    out = capsys.readouterr().out
    assert "UC-12 Order a meal  1/4  failed: 2a  outdated: main  no test: 4a" in out
    (moved,) = (line for line in out.splitlines() if "[moved-route]" in line)
    assert "names `3a`, but that is the condition of `4a` now" in moved or (
        "names `3a`, but it was made from what is `4a` now" in moved
    )
    assert "[unknown-reference]" not in out

    # The features are exported and run again.
    export()
    for report in (site.folder / "reports").iterdir():
        report.unlink()
    runner(site.folder)
    assert marks(site) == {"main": "passed", "1a": "passed", "2a": "failed", "4a": "passed"}
