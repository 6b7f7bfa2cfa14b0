"""Words in brackets that are nearly an id of the site: told, and mended to a link."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from support.checking import findings_of
from support.mended import mended
from support.work import expect_in_step

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


@pytest.mark.parametrize("typed", ["FL 7", "FL7", "FL–7", "FL_7", "FL- 7", "FL.7", "FL#7"])
def test_an_id_with_another_sign_is_told_in_a_sentence(typed: str) -> None:
    text = page(f"Guest pays as {typed} has it.")
    (finding,) = told(text)
    assert (finding.code.value, finding.span.line, finding.span.column) == ("two-readings", 6, 19)
    assert mended(text, finding.edits) == page("Guest pays as FL-7 has it.")


@pytest.mark.parametrize("step", ["Guest pays the fee (FL-).", "Guest pays as in FL-.", "Guest sees [FL-]."])
def test_the_letters_of_an_id_without_a_number_are_told(step: str) -> None:
    (finding,) = told(page(step))
    assert (finding.code.value, finding.message) == ("empty-text", "the id `FL-` has no number")
    assert finding.span.column == step.index("FL-") + 5


@pytest.mark.parametrize("typed", ["FL-70", "FL-7000", "FL-7x0", "FL-x00", "FLn700"])
def test_an_id_with_another_number_of_digits_is_told(typed: str) -> None:
    block = page(f"Guest pays the fee ({typed}).").replace("FL-6", "FL-600")
    others = {f"{id_}.md": _OTHER.replace("FL-7", id_) for id_ in ("F-100", "FL-700")}
    found = findings_of({"page.md": block, **others})
    (finding,) = [each for each in found if each.severity is not Severity.HINT]
    assert mended(block, finding.edits) == block.replace(typed, "FL-700")


@pytest.mark.parametrize(
    ("typed", "own", "other"),
    [
        ("FL-701", "FL-600", "FL-700"),
        ("FL-10", "FL-1", "FL-9"),
        ("FL-70", "FL-6000", "FL-700"),
        ("FL-60", "FL-600", "FL-700"),
    ],
)
def test_an_id_of_a_use_case_to_come_is_told_nowhere(typed: str, own: str, other: str) -> None:
    block = page(f"Guest pays the fee ({typed}).").replace("FL-6", own)
    found = findings_of({"page.md": block, "others.md": _OTHER.replace("FL-7", other)})
    assert [each for each in found if each.severity is not Severity.HINT] == []


@pytest.mark.parametrize("title", ["FL7 Fly", "Fly as FL 7"])
def test_an_id_in_a_title_is_told_nowhere(title: str) -> None:
    assert told(page("Guest pays.").replace("title: Fly", f"title: {title}")) == []


@pytest.mark.parametrize("typed", ["FL-7", "fl-7", "FL-8", "FL 6", "CL 7", "row 7", "7", "7 FL", "A7"])
def test_no_other_word_is_told(typed: str) -> None:
    assert told(page(f"Guest pays the fee ({typed}).")) == []


_MANY = _OTHER.replace("FL-7", "FL-17")


@pytest.mark.parametrize(
    ("step", "rest", "right"),
    [
        ("Guest pays the fee (LF-17).", "", "Guest pays the fee (FL-17)."),
        ("Guest pays the fee (L-17).", "", "Guest pays the fee (FL-17)."),
        ("Guest pays the fee [FL–17].", "", "Guest pays the fee [FL-17]."),
        ("Guest pays.", "related: FL-6, F-17\n", "related: FL-6, FL-17\n"),
        ("Guest pays.", "related: FL.17, FL-6\n", "related: FL-17, FL-6\n"),
    ],
)
def test_an_id_with_other_letters_is_told_and_mended(step: str, rest: str, right: str) -> None:
    text = page(step).replace("steps:", f"{rest}steps:")
    found = findings_of({"page.md": text, "others.md": _MANY})
    (finding,) = [each for each in found if each.severity is not Severity.HINT]
    assert finding.code.value == "two-readings"
    assert right in mended(text, finding.edits)


@pytest.mark.parametrize(
    ("step", "rest"),
    [
        ("Guest pays the fee (L-7).", ""),
        ("Guest pays the fee (XL-17).", ""),
        ("Guest pays the fee (L-17).", "business rules:\n  L-17: Fees are paid at once.\n"),
        ("Guest pays.", "related: the form L-17, see FL-17\n"),
        ("Guest pays the fee [L-17](fees.md).", ""),
    ],
)
def test_what_has_other_letters_for_a_reason_is_told_nowhere(step: str, rest: str) -> None:
    found = findings_of(
        {"page.md": page(step).replace("steps:", f"{rest}steps:"), "others.md": _MANY, "fees.md": "# Fees"}
    )
    assert [each for each in found if each.severity is not Severity.HINT] == []


@pytest.mark.slow
def test_what_names_no_use_case_is_compared_with_few_ids() -> None:
    block = page("Guest pays as the law wants it (LAW 44).")
    expect_in_step(
        lambda count: findings_of({f"{n}.md": block.replace("FL-6", f"FL-{n}") for n in range(count)}), 600
    )
