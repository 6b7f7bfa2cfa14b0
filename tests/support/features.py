"""Exported features, run by the tools that people run them with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs_usecases.hosts.cli import main
from support.building import REPOSITORY

HERE = REPOSITORY / "tests" / "gherkin"
CUCUMBER = HERE / "cucumber" / "node_modules" / ".bin" / "cucumber-js"


def export_features(folder: Path, ids: Iterable[str], cover: str = "extensions") -> Path:
    """The features of some use cases of the example site, in a folder below."""
    features = folder / "features"
    command = ["export", "--format", "gherkin", "--cover", cover, "-o", str(features)]
    assert main([*command, "-f", str(REPOSITORY / "mkdocs.yml")]) == 0
    for file in features.glob("*.feature"):
        if file.stem not in ids:
            file.unlink()
    return features


def scenarios_of(features: Path) -> Mapping[str, list[str]]:
    """The steps of each scenario by its name, read without a word of Gherkin but its lines."""
    found: dict[str, list[str]] = {}
    for file in sorted(features.glob("*.feature")):
        _, *parts = re.split(r"\n  Scenario: ", file.read_text(encoding="utf-8"))
        for part in parts:
            name, *lines = part.splitlines()
            steps = (line.strip() for line in lines if line.startswith("    ") and "# " not in line[:6])
            found[name] = [step.partition(" ")[2] for step in steps]
    return found


def run_behave(folder: Path, broken: str | None = None) -> Mapping[str, bool]:
    """Which scenarios pass with behave."""
    steps = folder / "features" / "steps"
    steps.mkdir(exist_ok=True)
    shutil.copy(HERE / "behave_steps.py", steps)
    _run(folder, broken, sys.executable, "-m", "behave", "--format", "json", "--outfile", "results.json")
    found = {}
    for feature in json.loads((folder / "results.json").read_text(encoding="utf-8")):
        for scenario in feature["elements"]:
            found[scenario["name"]] = scenario["status"] == "passed"
    return found


def run_pytest_bdd(folder: Path, broken: str | None = None) -> Mapping[str, bool]:
    """Which scenarios pass with pytest-bdd."""
    shutil.copy(HERE / "pytest_bdd_steps.py", folder / "test_features.py")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    report = "--cucumberjson=results-bdd.json"
    _run(folder, broken, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", report)
    return _of_cucumber_json(folder / "results-bdd.json")


def run_cucumber(folder: Path, broken: str | None = None) -> Mapping[str, bool]:
    """Which scenarios pass with cucumber-js."""
    code = folder / "cucumber"
    code.mkdir(exist_ok=True)
    shutil.copy(HERE / "cucumber" / "steps.js", code)
    shutil.copy(HERE / "systems.txt", code)
    modules = folder / "node_modules"
    if not modules.exists():
        modules.symlink_to(HERE / "cucumber" / "node_modules", target_is_directory=True)
    features = str(folder / "features")
    command = (str(CUCUMBER), features, "--require", "cucumber/steps.js", "--format", "json:results-js.json")
    _run(folder, broken, *command)
    return _of_cucumber_json(folder / "results-js.json")


def _run(folder: Path, broken: str | None, *command: str) -> None:
    shutil.copy(HERE / "system.py", folder)
    shutil.copy(HERE / "systems.txt", folder)
    environment = {**os.environ, "PYTHONPATH": str(folder), "CUCUMBER_PUBLISH_QUIET": "true"}
    environment.pop("BROKEN", None)
    if broken is not None:
        environment["BROKEN"] = broken
    # Whether it succeeds is in its results.
    subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, timeout=120)


def _of_cucumber_json(file: Path) -> Mapping[str, bool]:
    found = {}
    for feature in json.loads(file.read_text(encoding="utf-8")):
        for scenario in feature["elements"]:
            steps = scenario["steps"]
            found[scenario["name"]] = all(step["result"]["status"] == "passed" for step in steps)
    return found
