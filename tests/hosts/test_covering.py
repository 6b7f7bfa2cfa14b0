"""`export --cover`: the same in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main

PAGE = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps: [Customer orders., MealApp asks., Customer pays.]
extensions:
  1-2a. Customer leaves: ends in failure
```
"""


@pytest.mark.parametrize(
    ("cover", "names"), [("extensions", ["main", "1-2a"]), ("transitions", ["main", "1-2a", "1-2a@2"])]
)
def test_every_format_has_the_routes_that_are_to_be_covered(
    cover: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    for output in ("a.json", "a.csv", "features/"):
        assert main(["export", "page.md", "--cover", cover, "-o", output]) == 0
    use_case = json.loads((tmp_path / "a.json").read_text("utf-8"))["use_cases"][0]
    assert [each["name"] for each in use_case["scenarios"]] == names
    table = (tmp_path / "a.csv").read_text("utf-8")
    feature = (tmp_path / "features" / "UC-1.feature").read_text("utf-8")
    assert all(f",{name}," in table for name in names)
    assert feature.count("Scenario:") == len(names)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    assert main(["export", "page.md", "--format", "csv", "-o", "/dev/full"]) == 2
    assert capsys.readouterr().err == "mkdocs-usecases: /dev/full: No space left on device\n"


@pytest.mark.parametrize("output", ["a.json", "features/", "needs.json"])
def test_what_is_for_one_format_is_refused_of_others(
    output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    assert main(["export", "page.md", "--preset", "xray", "-o", output]) == 2
    assert "--preset is for csv" in capsys.readouterr().err
    assert not (tmp_path / output).exists()
