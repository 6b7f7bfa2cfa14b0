"""Which use cases carry out which others."""

from __future__ import annotations

from mkdocs_usecases.editing.calls import Call, called, called_at, callers
from support.pointing import Files

BLOCK = "```usecase\nid: {}\ntitle: {}\n{}\n```\n"
FILES = Files(
    {
        "a.md": BLOCK.format(
            "UC-1", "Order", "includes: [UC-2, uc-3]\nsteps:\n  - include: UC-2\n  - See (UC-4)."
        ),
        "b.md": "# B\n\n"
        + BLOCK.format("UC-2", "Pay", "extends: UC-1\nsteps: [include UC-3]")
        + BLOCK.format("UC-3", "Thank", "steps: [Somebody thanks.]"),
    }
)


def shown(calls: list[Call]) -> list[tuple[str, list[str]]]:
    return [(call.symbol.name, FILES.marked(call.spans)) for call in calls]


def key(path: str, piece: str) -> str:
    found = called_at(FILES.names, FILES.place(path, piece))
    assert found is not None
    return found.key


def test_a_use_case_is_asked_for_by_its_id_or_from_within_its_block() -> None:
    assert key("a.md", "[UC-2, uc¦-3]") == key("b.md", "Somebody ¦thanks") == "b.md:9"
    assert called_at(FILES.names, FILES.place("b.md", "# ¦B")) is None


def test_it_knows_whom_it_includes_and_where_it_says_so() -> None:
    assert shown([*called(FILES.names, key("a.md", "id: UC-¦1"))]) == [
        ("UC-2 Pay", FILES.marked(FILES.spans({"a.md": ["[¦UC-2¦,", "include: ¦UC-2¦"]}))),
        ("UC-3 Thank", FILES.marked(FILES.spans({"a.md": ["¦uc-3¦]"]}))),
    ]


def test_it_knows_who_includes_it_and_where_they_say_so() -> None:
    assert shown([*callers(FILES.names, key("b.md", "id: UC-¦3"))]) == [
        ("UC-1 Order", FILES.marked(FILES.spans({"a.md": ["¦uc-3¦]"]}))),
        ("UC-2 Pay", FILES.marked(FILES.spans({"b.md": ["include ¦UC-3¦"]}))),
    ]
    assert [*callers(FILES.names, key("a.md", "id: UC-¦1"))] == []


def test_a_use_case_that_is_gone_has_no_calls() -> None:
    assert [*callers(FILES.names, "gone.md:1"), *called(FILES.names, "")] == []
