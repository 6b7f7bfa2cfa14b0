"""Words in brackets that are nearly an id of the site: told, and mended to a link."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from support.checking import findings_of
from support.mended import mended

_OTHER = "```usecase\nid: FL-7\ntitle: Pay a fee\nactor: Guest\nsteps:\n  - Guest pays.\n```\n"


def page(step: str) -> str:
    return f"```usecase\nid: FL-6\ntitle: Fly\nactor: Guest\nsteps:\n  - {step}\n```\n"


def told(text: str) -> list[Diagnostic]:
    found = findings_of({"page.md": text, "others.md": _OTHER})
    return [each for each in found if each.severity is not Severity.HINT]


@pytest.mark.parametrize("typed", ["FL 7", "FL7", "FL–7", "FL‑7", "FL_7", "FL--7", "FL.7", "FFL-7"])
def test_an_id_with_another_sign_is_told_and_mended(typed: str) -> None:
    text = page(f"Guest pays the fee ({typed}).")
    (finding,) = told(text)
    assert (finding.code.value, finding.span.line, finding.span.column) == ("two-readings", 6, 25)
    assert mended(text, finding.edits) == page("Guest pays the fee (FL-7).")


@pytest.mark.parametrize("typed", ["FL-7", "fl-7", "FL-8", "FL 6", "CL 7", "row 7", "7", "7 FL", "A7"])
def test_no_other_word_is_told(typed: str) -> None:
    assert told(page(f"Guest pays the fee ({typed}).")) == []
