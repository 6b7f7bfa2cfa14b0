"""Ids that are offered: in the form that the page and the site have, each once, and none that is taken."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.options import Options
from support.checking import findings_of

REST = "actor: Customer\nsystem: S\nsummary: S."


def page(*ids: str | None) -> str:
    blocks = [f"{f'id: {id_}{chr(10)}' if id_ else ''}title: Do {n}\n{REST}" for n, id_ in enumerate(ids)]
    return "\n\n".join(f"```usecase\n{block}\n```" for block in blocks)


def offered(pages: dict[str, str], pattern: str | None = None) -> list[str]:
    """The edits that are offered to use cases without an id, in their order."""
    found = findings_of(pages, Options(id_pattern=pattern))
    return [each.hint or "" for each in found if each.code is Code.MISSING_ID]


@pytest.mark.parametrize(
    ("ids", "free"),
    [
        ((), "UC-1"),
        (("Pay",), "UC-1"),
        (("UC-1",), "UC-2"),
        (("UC-0",), "UC-1"),
        (("UC-7", "UC-3"), "UC-8"),
        (("REQ-3", "REQ-4", "UC-9"), "REQ-5"),
        (("uc3", "uc12"), "uc13"),
        (("A-1-7",), "A-1-8"),
        (("UC-009",), "UC-010"),
        (("UC-001", "UC-12"), "UC-013"),
        (("UC-12", "UC-001"), "UC-013"),
        # A date is no count of use cases, and a number of nine digits still is one.
        (("UC-2026010112",), "UC-1"),
        (("UC-999999998",), "UC-999999999"),
        (("UC-2026010112", "UC-4"), "UC-5"),
    ],
)
def test_the_next_id_goes_on_with_the_others(ids: tuple[str, ...], free: str) -> None:
    assert offered({"page.md": page(*ids, None)}) == [f"add `id: {free}`"]


def test_each_id_is_offered_once() -> None:
    assert offered({"page.md": page("UC-4", None, None, None)}) == [
        "add `id: UC-5`",
        "add `id: UC-6`",
        "add `id: UC-7`",
    ]


def test_a_page_goes_on_with_its_own_ids_and_others_with_those_of_the_site() -> None:
    pages = {
        "a.md": page("PAY-1", None),
        "b.md": page("UC-1", "UC-2", "UC-3", "PAY-7", None),
        "c.md": page(None),
    }
    assert offered(pages) == ["add `id: PAY-8`", "add `id: UC-4`", "add `id: UC-5`"]


@pytest.mark.parametrize(
    ("pattern", "free"),
    [
        (r"REQ-\d+", "REQ-1"),
        (r"REQ\-\d{3}", "REQ-001"),
        (r"^R[0-9]+$", "R1"),
        (r"A\.\d{2,}", "A.01"),
    ],
)
def test_the_first_id_has_the_form_of_the_site(pattern: str, free: str) -> None:
    assert offered({"page.md": page(None)}, pattern) == [f"add `id: {free}`"]
    second = free[:-1] + "2"
    assert offered({"page.md": page(None, None)}, pattern) == [f"add `id: {free}`", f"add `id: {second}`"]
    assert offered({"page.md": page(free, None)}, pattern) == [f"add `id: {second}`"]


def test_no_id_is_offered_that_the_form_of_the_site_does_not_allow() -> None:
    form = "add an `id:` of the form `{}`"
    assert offered({"page.md": page(None)}, r"(A|B)\d+") == [form.format(r"(A|B)\d+")]
    assert offered({"page.md": page("UC-9", None)}, r"UC-\d") == [form.format(r"UC-\d")]


def test_what_is_taken_gets_another_id() -> None:
    found = findings_of({"page.md": page("UC-1", "UC-2", "uc-1", "UC-2")})
    taken = [(each.span.line, each.hint) for each in found if each.code is Code.DUPLICATE_ID]
    assert [hint for _, hint in taken] == [
        "choose another id: `UC-3` is free",
        "choose another id: `UC-4` is free",
    ]
    found = findings_of({"page.md": page("A1", None, "A1")}, Options(id_pattern="A[12]"))
    hints = [each.hint for each in found if each.code in (Code.DUPLICATE_ID, Code.MISSING_ID)]
    assert hints == ["add `id: A2`", "choose another id: `A2` is free"]
    found = findings_of({"page.md": page("A2", "A2")}, Options(id_pattern="A[12]"))
    assert [each.hint for each in found if each.code is Code.DUPLICATE_ID] == ["choose another id"]
