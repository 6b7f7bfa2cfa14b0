"""Lists behind a `|`, as people paste them."""

from __future__ import annotations

from typing import Any

import pytest

from support.exporting import exported_site


def read(key: str, *lines: str, sign: str = "|") -> Any:
    """What a block says in whose key these lines stand behind a sign."""
    typed = "".join(f"  {line}\n" for line in lines)
    actor = "" if key == "actor" else "actor: Guest\n"
    text = f"```usecase\nid: UC-1\ntitle: Rent\n{actor}{key}: {sign}\n{typed}steps: [Guest pays.]\n```\n"
    return exported_site(text)["use_cases"][0]


BOTH = ["The key is there.", "Nobody waits."]


@pytest.mark.parametrize(
    "mark", [("- ", "- "), ("* ", "* "), ("1. ", "2. "), ("1) ", "2) "), ("• ", "• "), ("- [ ] ", "- [x] ")]
)
@pytest.mark.parametrize("sign", ["|", "|-", ">"])
def test_items_behind_a_sign_are_items(mark: tuple[str, str], sign: str) -> None:
    lines = [f"{one}{text}" for one, text in zip(mark, BOTH, strict=True)]
    assert read("preconditions", *lines, sign=sign)["preconditions"] == BOTH


def test_an_item_goes_on_where_its_next_line_is_indented() -> None:
    lines = ("- The key", "  is there.", "", "- Nobody", "  waits.")
    assert read("success guarantee", *lines)["success_guarantees"] == BOTH


@pytest.mark.parametrize(
    "lines",
    [
        ("The key is there.", "Nobody waits."),
        ("Some text:", "- The key is there."),
        ("- The key is there.", "as is the lock."),
        ("- The key is there.", "  - and the lock"),
        ("- The key is there.", "  ```", "  code", "  ```"),
        ("- | a | b |", "| c | d |"),
    ],
)
def test_what_is_more_than_a_list_stays_a_text(lines: tuple[str, ...]) -> None:
    assert read("preconditions", *lines)["preconditions"] == ["\n".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Guest", "Desk clerk"),
        ("- Guest", "- Desk clerk"),
        ("1. Guest", "2. Desk clerk"),
        ("Guest,", "Desk", "clerk"),
        ("**Guest**", "Desk clerk"),
    ],
)
@pytest.mark.parametrize(("key", "field"), [("actor", "primary_actors"), ("supporting", "supporting_actors")])
def test_names_stand_one_a_line(lines: tuple[str, ...], key: str, field: str) -> None:
    assert read(key, *lines)[field] == ["Guest", "Desk clerk"]


def test_tags_ids_and_stakeholders_stand_one_a_line() -> None:
    assert read("tags", "quick", "- new")["tags"] == ["quick", "new"]
    assert read("includes", "UC-7", "UC-8")["includes"] == ["UC-7", "UC-8"]
    stakeholders = [{"name": "Bank", "interest": "Its money"}, {"name": "Clerk", "interest": None}]
    assert read("stakeholders", "- Bank: Its money", "- Clerk")["stakeholders"] == stakeholders


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ('Guest (G1, G2), "Desk, late"', ["Guest (G1, G2)", "Desk, late"]),
        ('"Desk, late"; Guest [G1, G2]', ["Desk, late", "Guest [G1, G2]"]),
        ("Guest's son, Clerk's son", ["Guest's son", "Clerk's son"]),
        ("**Guest**, *Clerk*", ["Guest", "Clerk"]),
        ("*Guest", ["*Guest"]),
    ],
)
def test_brackets_quotes_and_emphasis_on_one_line(typed: str, names: list[str]) -> None:
    text = f"```usecase\nid: UC-1\ntitle: Rent\nactor: {typed}\nsteps: [Guest pays.]\n```\n"
    assert exported_site(text)["use_cases"][0]["primary_actors"] == names


@pytest.mark.parametrize(
    "above",
    [
        (),
        ("|---|---|",),
        ("| Who | Wants |", "|:--|--:|"),
        ("| Who | Wants |", "   |---|---|"),
    ],
)
def test_a_table_of_stakeholders_may_have_a_head(above: tuple[str, ...]) -> None:
    rows = ("| Guest | a bed |", "  | Desk | money |  ", "| - | - |", "| Town | rest |")
    found = read("stakeholders", *above, *rows)["stakeholders"]
    named = [(each["name"], each["interest"]) for each in found if each["name"] != "-"]
    assert named == [("Guest", "a bed"), ("Desk", "money"), ("Town", "rest")]
