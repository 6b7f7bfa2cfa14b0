"""What belongs to a step besides its sentence, in every export."""

from __future__ import annotations

import csv
import io
import json

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.export.csv import csv_text
from mkdocs_usecases.export.gherkin import features
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from support.exporting import Urls

LIST = """steps:
  - Guest asks.
  - "Desk shows the list with:":
      - size
      - colour: of the hull
  - |
    Desk shows a table

    | a | b |
    |---|---|
    | 1 | 2 |
extensions:
  2a. None is free:
    - Desk offers:
        - a canoe
        - a raft
    - resume at 3"""
OUTLINE = """steps: |
  1. Guest asks.
  2. Desk shows the list with:
     - size
     - colour: of the hull
  3. Desk shows a table

     | a | b |
     |---|---|
     | 1 | 2 |
extensions: |
  2a. None is free:
     2a1. Desk offers:
        - a canoe
        - a raft

     Use case resumes at step 3."""


def site(steps: str) -> Site:
    made = Site(Options())
    made.read("page.md", f"```usecase\nid: UC-1\ntitle: Rent\nactor: Guest\nsystem: Desk\n{steps}\n```\n")
    return made


def test_a_list_and_an_outline_say_the_same() -> None:
    for steps in (LIST, OUTLINE):
        (use_case,) = json.loads(json_text(site(steps).registry, Urls(), ()))["use_cases"]
        main = use_case["main_success_scenario"]
        assert [step["text"] for step in main] == [
            "Guest asks.",
            "Desk shows the list with:",
            "Desk shows a table",
        ]
        assert [step["actor"] for step in main] == ["Guest", "Desk", "Desk"]
        assert [step["details"] for step in main] == [
            None,
            "- size\n- colour: of the hull",
            "| a | b |\n|---|---|\n| 1 | 2 |",
        ]
        (extension,) = use_case["extensions"]
        (step,) = extension["steps"]
        assert (step["number"], step["text"], step["details"]) == (
            "2a1",
            "Desk offers:",
            "- a canoe\n- a raft",
        )
        assert extension["outcome"]["step"] == "3"


def test_other_details_are_another_meaning() -> None:
    hashes = set()
    for steps in (LIST, LIST.replace("- size", "- length"), LIST.replace("- size", "-   size")):
        (use_case,) = json.loads(json_text(site(steps).registry, Urls(), ()))["use_cases"]
        hashes.add((use_case["content_hash"], use_case["scenarios"][0]["fingerprint"]))
    assert len(hashes) == 2


def test_who_is_named_in_details_takes_part() -> None:
    for details, idle in (("- from the Guard", False), ("- from somebody", True)):
        made = site(f"supporting: Guard\nsteps: |\n  1. Desk asks for help\n     {details}")
        assert (Code.IDLE_ACTOR in {finding.code for finding in made.findings}) is idle


def test_a_cell_holds_the_details_below_the_sentence() -> None:
    rows = list(csv.reader(io.StringIO(csv_text(site(LIST).registry).removeprefix("\ufeff"))))
    assert rows[1][7].startswith(
        "Desk shows the list with:\n- size\n- colour: of the hull\nDesk shows a table"
    )


def test_a_step_of_gherkin_has_its_details_in_comments() -> None:
    ((_, feature),) = features(site(LIST).registry)
    shown = "Desk shows the list with:\n    # - size\n    # - colour: of the hull\n"
    assert shown in feature
