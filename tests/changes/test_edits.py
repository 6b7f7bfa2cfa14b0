"""Edits as people make them, and what a reviewer wants to hear of each: one line for one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.export.changes import compare
from support.building import REPOSITORY
from support.exporting import exported_site

HERE = Path(__file__).parent
EDITS = sorted(path for path in HERE.iterdir() if (path / "old.md").exists())


@pytest.mark.parametrize("edit", EDITS, ids=lambda path: str(path.name))
def test_each_edit_says_what_a_reviewer_would_say(edit: Path, update: bool) -> None:
    old, new = (exported_site((edit / f"{side}.md").read_text(encoding="utf-8")) for side in ("old", "new"))
    told = f"{compare(old, new)}\n"
    golden = edit / "told.txt"
    if update:
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


PAGES = [
    *(edit / f"{side}.md" for edit in EDITS for side in ("old", "new")),
    *sorted((REPOSITORY / "example-site").rglob("*.md")),
    *sorted((REPOSITORY / "tests" / "cases").rglob("*.md")),
    REPOSITORY / "tests" / "routes" / "hard.md",
]


@pytest.mark.slow
@pytest.mark.oracle
def test_nothing_is_told_of_what_stayed() -> None:
    for page in PAGES:
        same = exported_site(page.read_text(encoding="utf-8"))
        assert str(compare(same, same)) == "", page


def test_a_step_put_in_before_all_others_alarms_everybody_who_stayed() -> None:
    """Whatever names a step by its number: extensions, ends, loops, variations, extension points."""
    page = (HERE / "25-base-x-variations-points-repeat-step-inserted-at-2-and-al" / "old.md").read_text(
        "utf-8"
    )
    shifted = page.replace("steps:\n", "steps:\n  - Customer comes in.\n", 1)
    told = str(compare(exported_site(page), exported_site(shifted))).splitlines()
    alarms = [line.strip().removeprefix("alarm: ").partition(",")[0] for line in told if "alarm: " in line]
    assert told[1] == "  step 1: added Customer comes in."
    assert len(alarms) == len(told) - 2
    what = " ".join(alarms)
    for name in (
        "variation card",
        "extension point paying",
        "repeats other steps",
        "resumes at another step",
    ):
        assert name in what
    assert what.count("leaves from another step now") == 6
