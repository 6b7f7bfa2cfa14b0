"""Steps of extensions that stand beside them in a mapping or a list, by their numbers: `3a1` below `3a`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from support.checking import findings_of
from support.exporting import exported_site
from support.surviving import fenced

HEAD = """\
id: BEE-1
title: Harvest honey
actor: Keeper
system: HiveLog
steps: [Keeper opens the hive., HiveLog shows it., Keeper takes the frames.]
extensions:
"""
MAPPING = """\
  3a: It rains
  3a1: Keeper waits.
  3a1a: HiveLog is off
  3a1a1: Keeper calls.
  3a1a2: fails
  3a2: resume at 3
  "*a": It snows
  "*a1": Keeper goes.
"""
LIST = """\
  - 3a. It rains
  - 3a1. Keeper waits.
  - 3a1a. HiveLog is off
  - 3a1a1. Keeper calls.
  - 3a1a2. Fails.
  - 3a2. Resume at 3.
  - *a. It snows
  - *a1. Keeper goes.
"""


def told(lines: str) -> list[Diagnostic]:
    """What is said of extensions, but for advice."""
    page = {"page.md": fenced(HEAD + lines)}
    return [one for one in findings_of(page) if one.severity is not Severity.HINT]


def read(lines: str) -> list[str]:
    """The extensions of a block with their steps and ends."""
    (use_case,) = exported_site(fenced(HEAD + lines))["use_cases"]
    return [line for extension in use_case["extensions"] for line in _lines(extension)]


def _lines(extension: dict[str, Any]) -> Iterator[str]:
    yield f"{extension['label']} {extension['condition']}: {extension['outcome']['kind']}"
    for step in extension["steps"]:
        yield f"{step['number']} {step['text']}"
    for nested in extension["extensions"]:
        yield from _lines(nested)


@pytest.mark.parametrize("lines", [MAPPING, LIST], ids=["mapping", "list"])
def test_steps_beside_their_extension_are_its_steps(lines: str) -> None:
    assert read(lines) == [
        *("3a It rains: resumes", "3a1 Keeper waits.", "3a1a HiveLog is off: failure", "3a1a1 Keeper calls."),
        *("*a It snows: resumes", "*a1 Keeper goes."),
    ]
    assert not told(lines)


@pytest.mark.parametrize(
    ("lines", "number", "label"),
    [
        ("  3a1: Keeper waits.\n  3a2: fails\n", "3a1", "3a"),
        ("  - 3a2. Keeper waits.\n  - 3a3. Fails.\n", "3a2", "3a"),
        ("  2b: It rains\n  3a2: Keeper waits.\n", "3a2", "3a"),
        ("  3a1b2: Keeper waits.\n", "3a1b2", "3a1b"),
        ("|\n  3a2. Keeper waits.\n  3a3. Fails.\n", "3a2", "3a"),
    ],
)
def test_steps_without_their_extension_are_told_once_and_kept(lines: str, number: str, label: str) -> None:
    block = lines if lines[0] == " " else lines.removeprefix("|\n")
    head = HEAD if block is lines else HEAD.replace("extensions:", "extensions: |")
    (found,) = [
        one for one in findings_of({"page.md": fenced(head + block)}) if one.severity is not Severity.HINT
    ]
    assert (found.code.value, found.message) == (
        "unknown-sub-step",
        f"`{number}` is a step of extension `{label}`, which is not here",
    )
    (use_case,) = exported_site(fenced(head + block))["use_cases"]
    extension = use_case["extensions"][-1]
    assert (extension["label"], extension["steps"][0]["text"]) == (label, "Keeper waits.")
