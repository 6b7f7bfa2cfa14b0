"""What of a summary stands before the steps, and what is folded."""

from __future__ import annotations

import pytest
from bs4 import Tag

from mkdocs_usecases.rendering.texts import Text
from mkdocs_usecases.rendering.use_cases.fold import folded_summary
from support.showing import block, pages, soup

TWO_PARAGRAPHS = "|\n  One.\n\n  Two."


def parts(**keys: str) -> tuple[Tag, Tag | None]:
    """The summary of a block, and what is folded in it."""
    summary = soup(pages(block(**keys)).use_cases()[0]).select_one("div.usecase-summary")
    assert summary is not None
    return summary, summary.select_one("details.usecase-more")


def fields(part: Tag, *, of: str) -> list[str]:
    return [str(row["data-field"]) for row in part.select(f"{of} > table tr")]


def test_what_is_asked_for_first_stands_open_and_the_rest_by_name() -> None:
    summary, more = parts(
        steps="[Customer pays.]",
        goal="Eat",
        trigger="Hunger.",
        owner="Ann",
        preconditions="[One., Two.]",
        priority="must",
    )
    assert more is not None
    first = ["level", "primary-actor", "system", "priority", "goal", "trigger"]
    assert fields(summary, of="div.usecase-summary.usecase-table") == first
    assert fields(more, of="div.usecase-summary") == ["owner", "preconditions"]
    heading = more.select_one("summary")
    assert heading is not None
    assert heading.get_text() == "Owner · Preconditions"


def test_a_single_short_row_takes_no_more_room_than_a_fold() -> None:
    assert parts(steps="[Customer pays.]", owner="Ann")[1] is None
    assert parts(steps="[Customer pays.]", notes="Ann " * 40)[1] is not None


@pytest.mark.parametrize(
    ("keys", "is_folded"),
    [
        *(({"notes": "x" * 90}, False), ({"notes": "x" * 91}, True), ({"notes": "[x, y]"}, True)),
        *(({"owner": "Ann", "notes": "x"}, True), ({"tags": f"[{'x' * 40}, {'y' * 44}]"}, False)),
        *(({"tags": f"[{'x' * 40}, {'y' * 45}]"}, True), ({"variations": "{1: [x, y]}"}, False)),
        *(({"variations": f"{{1: [{'x' * 90}, y]}}"}, True), ({"variations": "{1: [x], 2: [y]}"}, True)),
        *(
            ({"extension points": f"{{{'x' * 90}: 1}}"}, False),
            ({"extension points": f"{{{'x' * 91}: 1}}"}, True),
        ),
        ({"extends": f"{{use case: UC-9, when: {'x' * 91}}}"}, True),
    ],
)
def test_what_takes_more_than_a_line_is_folded(keys: dict[str, str], is_folded: bool) -> None:
    assert (parts(steps="[Customer pays.]", **keys)[1] is not None) is is_folded


def test_nothing_is_folded_where_no_steps_follow() -> None:
    summary, more = parts(steps="", summary=TWO_PARAGRAPHS, owner="Ann", preconditions="[One., Two.]")
    assert more is None
    assert len(summary.select("p")) == 2
    assert "preconditions" in fields(summary, of="div.usecase-summary")


def test_of_a_long_brief_the_first_paragraph_stands_open() -> None:
    summary, more = parts(steps="[Customer pays.]", summary=TWO_PARAGRAPHS)
    assert more is not None
    assert [paragraph.get_text() for paragraph in summary.select("p")] == ["One.", "Two."]
    assert [paragraph.get_text() for paragraph in more.select("p")] == ["Two."]
    heading = more.select_one("summary")
    assert heading is not None
    assert heading.get_text() == "Summary"


@pytest.mark.parametrize(
    ("brief", "shown", "folded"),
    [
        *(("One:\n\n- a\n\n1. b", 1, 1), ("One：\n\n- a", 1, 0), ("One.\n\n- a\n\n1. b", 0, 2)),
        *(("One:\n\nTwo:\n\n- a", 0, 1), ("- a\n\n```\nb\n```", 1, 1)),
    ],
)
def test_of_what_is_no_paragraph_there_stands_open_what_a_colon_announces(
    brief: str, shown: int, folded: int
) -> None:
    fold = folded_summary(Text.of(brief), (), has_steps=True)
    assert (len(fold.blocks), len(fold.more_blocks)) == (shown, folded)
