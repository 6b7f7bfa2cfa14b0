"""The section of one use case: what stands where, and what leads where."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from conftest import Golden
from support.showing import Nowhere, block, html, marked, pages, soup

CASES = sorted((Path(__file__).parent / "use_cases").glob("*.md"))
FULL = (Path(__file__).parent / "use_cases" / "full.md").read_text(encoding="utf-8")
HOSTILE = "<script>alert(1)</script> \"a\" 'b' & <b>"


def text_of(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_pages_look_as_their_goldens(case: Path, golden: Golden) -> None:
    sections = pages(case.read_text(encoding="utf-8")).use_cases()
    soup(*sections)
    golden(case.with_suffix(".html"), "".join(html(section) for section in sections))


def test_the_parts_stand_in_their_order() -> None:
    section = soup(pages(FULL).use_cases()[0]).find("section")
    assert isinstance(section, Tag)
    found = [str(child["class"][0]) for child in section.find_all(["div", "details"], recursive=False)]
    names = ["summary", "steps", "extensions", "scenarios", "diagram", "affected", "block"]
    assert found == [f"usecase-{name}" for name in names]
    assert (section["data-id"], section["data-level"]) == ("UC-12", "user-goal")
    assert all(not table.has_attr("class") for table in section.find_all("table"))
    assert section.select("details.usecase-diagram[data-search-exclude][open] > pre.mermaid")


def test_every_anchor_of_the_body_is_announced_and_there() -> None:
    for section in pages(FULL).use_cases():
        rows = [row["id"] for row in soup(section).select(":is(tr, th)[id]")]
        assert tuple(rows) == section.anchors
        assert len(set(rows)) == len(rows)


def test_links_within_the_section_lead_to_its_rows() -> None:
    (section, _) = pages(FULL).use_cases()
    page = soup(section)
    targets = {link["href"][1:] for link in page.select('a[href^="#"]')}
    assert targets <= set(section.anchors)
    assert {"UC-12-2", "UC-12-4a", "UC-12-4a1", "UC-12-any-a"} <= targets


def ranges(count: int, last: int) -> dict[str, str]:
    """So many extensions that may each leave from any of so many steps."""
    names = [f"{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}" for number in range(count)]
    steps = "".join(f"\n  - Customer does {number}." for number in range(1, last + 1))
    extensions = "".join(f"\n  1-{last}{name}. No: resume at 1" for name in names)
    return {"steps": steps, "extensions": extensions}


def test_of_very_many_extensions_at_a_step_the_first_stand_there_and_lead_to_the_others() -> None:
    page = soup(pages(block(**ranges(25, 3))).use_cases()[0])
    for row in page.select(".usecase-steps tr[id]"):
        links = row.select(".usecase-branches a")
        assert [link.get_text() for link in links[-2:]] == ["1-3at", "+5"]
        assert len(links) == 21
        assert links[-1]["href"] == "#UC-1-1-3au"


def test_of_very_many_extensions_at_one_step_as_well() -> None:
    text = block(**ranges(25, 3)).replace("  1-3", "  2")
    page = soup(pages(text).use_cases()[0])
    links = page.select(".usecase-steps .usecase-branches a")
    assert [row["id"] for row in page.select(".usecase-steps tr:has(.usecase-branches)")] == ["UC-1-2"]
    assert [link.get_text() for link in links[-2:]] == ["2at", "+5"]
    assert (len(links), links[-1]["href"]) == (21, "#UC-1-2au")


@pytest.mark.slow
def test_a_page_of_ranges_grows_with_its_text() -> None:
    sizes = []
    for count in (100, 200):
        text = block(**ranges(count, count))
        sizes.append(len(html(pages(text).use_cases()[0])))
    assert sizes[1] < 2.3 * sizes[0]


def test_the_prose_is_exactly_what_the_body_asks_for() -> None:
    for section in pages(FULL).use_cases():
        asked: list[str] = []

        def listen(text: str, asked: list[str] = asked) -> object:
            asked.append(text)
            return marked(text)

        section.body(listen)  # type: ignore[arg-type]
        assert set(asked) == set(section.prose)
        assert len(set(section.prose)) == len(section.prose)


def test_a_row_reads_as_the_whole_sentence() -> None:
    page = soup(pages(FULL).use_cases()[0])
    assert text_of(page.select_one('[id="UC-12-1"]')).startswith("1 The Customer chooses dishes.")
    assert text_of(page.select_one('[id="UC-12-2"]')).startswith("2 MealApp: shows the price")
    assert text_of(page.select_one('[id="UC-12-3"]')).startswith(
        "3 ↻ Repeat steps 1–2 until the Customer is content"
    )


def test_emphasis_that_goes_on_behind_the_actor_is_not_cut() -> None:
    page = soup(pages(block(steps='["**Customer pays** at once."]')).use_cases()[0])
    assert "**Customer pays** at once." in text_of(page.select_one('[id="UC-1-1"]'))


def test_a_sign_within_a_name_belongs_to_the_name() -> None:
    page = soup(pages(block(actor="pay_bot", steps='["**pay_bot** pays."]')).use_cases()[0])
    assert text_of(page.select_one('[id="UC-1-1"]')) == "1 pay_bot pays."


def test_included_use_cases_are_linked_by_their_title() -> None:
    page = soup(pages(FULL).use_cases()[0])
    link = page.select_one('[id="UC-12-4"] a.usecase-ref')
    assert text_of(link) == "UC-20 Pay"
    assert link is not None
    assert link["href"] == "../page/#UC-20"


def test_backlinks_tell_who_points_here() -> None:
    first, second = (soup(section) for section in pages(FULL).use_cases())
    assert text_of(first.select_one('[data-field="extended-by"] td')) == "UC-20 Pay"
    assert text_of(second.select_one('[data-field="included-by"] td')) == "UC-12 Order a meal"


def test_outcomes_say_the_same_by_sign_and_word() -> None:
    page = soup(pages(FULL).use_cases()[0])
    said = [text_of(outcome) for outcome in page.select(".usecase-extensions .usecase-outcome")]
    assert said == [
        "✘ Ends in failure",
        "↩ Rejoins at step 4",
        "✘ Ends in failure",
        "↩ Rejoins after step 5 (assumed)",
        "↩ Rejoins after the step that it left from",
        "✔ Ends in success",
    ]


def test_a_brief_use_case_has_a_summary_alone() -> None:
    page = soup(pages(FULL).use_cases()[1])
    assert [text_of(paragraph) for paragraph in page.select(".usecase-summary > p")] == [
        "Money changes hands.",
        "Nobody sees it.",
    ]
    assert not page.select(".usecase-steps, .usecase-extensions, .usecase-scenarios, .usecase-diagram")


def test_names_without_an_address_are_plain_text() -> None:
    page = soup(pages(FULL, links=Nowhere).use_cases()[0])
    assert not page.select("a.usecase-ref")
    assert "UC-20 Pay" in text_of(page.select_one('[id="UC-12-4"]'))


@pytest.mark.parametrize("mode", ["closed", "none"])
def test_the_diagram_is_as_the_option_says(mode: str) -> None:
    page = soup(pages(FULL, {"diagram": mode}).use_cases()[0])
    assert len(page.select("details.usecase-diagram:not([open])")) == (mode == "closed")


def test_hostile_text_is_shown_and_not_run() -> None:
    typed = "'" + HOSTILE.replace("'", "''") + "'"
    text = block(
        id="",
        title=typed,
        goal=typed,
        actor=f"[{typed}]",
        stakeholders=f"[{typed}]",
        system=typed,
        owner=typed,
        tags=f"[{typed}]",
        steps=f"[{typed}]",
        extensions="{1a. " + "<i>x</i>: ends in failure}",
    )
    page = soup(*pages(text + "\n<!-- usecases: overview -->\n").use_cases())
    assert not page.select("script, b, i")
    assert page.get_text().count("<script>alert(1)</script>") >= 6


def test_errors_stand_above_the_heading_for_every_reader() -> None:
    broken, unread = pages((Path(__file__).parent / "use_cases" / "broken.md").read_text()).use_cases()
    assert 'data-code="unknown-key"' in broken.before
    assert "<code>stps</code>" in broken.before
    assert "page.md:3:1" in broken.before
    assert unread.heading is None
    assert text_of(soup(unread).select_one("pre.usecase-source")) == "- <b>a list</b>"


@pytest.mark.parametrize(("serving", "hints", "shown"), [(False, True, 0), (True, False, 0), (True, True, 1)])
def test_hints_are_for_writers_who_want_them(serving: bool, hints: bool, shown: int) -> None:
    section = pages(block(id=""), {"hints": hints}, serving=serving).use_cases()[0]
    assert section.before.count('data-code="missing-id"') == shown


def test_warnings_are_for_writers() -> None:
    text = block(extensions="{2a. It rains: [resume at 2]}")
    assert not pages(text).use_cases()[0].before
    assert "usecase-warning" in pages(text, serving=True).use_cases()[0].before


def test_a_key_of_the_site_is_called_as_the_site_says() -> None:
    text = block(Jira="MEAL-1", epic="Meals")
    (section,) = pages(text, {"fields": {"jira": "Ticket", "epic": None}}).use_cases()
    headings = [text_of(row.th) for row in soup(section).select(".usecase-summary tr") if row.th]
    assert headings[-2:] == ["Ticket", "epic"]
