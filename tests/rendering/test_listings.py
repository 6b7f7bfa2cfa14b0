"""Listings and generated pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.rendering.generated.pages import generated_pages
from mkdocs_usecases.rendering.words import words_of
from support.showing import block, html, pages, soup

ALL = Path(__file__).parent / "listings" / "all.md"
LISTINGS = [listing.value for listing in Listing if listing is not Listing.LEGEND]
"""Those that tell of use cases."""


def test_listings_look_as_their_goldens(golden: Golden) -> None:
    sections = pages(ALL.read_text(encoding="utf-8")).listings()
    soup(*sections)
    golden(ALL.with_suffix(".html"), "".join(html(section) for section in sections))


def test_an_entry_carries_its_id_and_its_heading_one_of_its_own() -> None:
    sections = pages(block() + "\n<!-- usecases: actors -->\n").listings()
    (section,) = sections
    assert section.attributes == {"class": "usecase-actor", "id": "actor-customer"}
    assert section.heading is not None
    assert section.heading.id == "actor-customer--heading"


def test_from_an_actor_goals_and_use_cases_are_one_click_away() -> None:
    page = soup(*pages(block(goal="Eat at home") + "\n<!-- usecases: actors -->\n").listings())
    targets = {link["href"] for link in page.select("a[href]")}
    assert targets >= {"../use-cases/goals/#goal-eat-at-home", "../page/#UC-1"}


def test_from_a_goal_actors_and_use_cases_are_one_click_away() -> None:
    (group,) = pages(block(goal="Eat at home") + "\n<!-- usecases: goals -->\n").listings()
    page = soup(group)
    assert page.select_one('section.usecase-goal[id="goal-eat-at-home"]')
    targets = {link["href"] for link in page.select("a[href]")}
    assert targets >= {"../use-cases/actors/#actor-customer", "../page/#UC-1"}


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ('actor="customer"', ["UC-1"]),
        *((f'actor="Clerk{comma}Customer"', ["UC-1", "UC-2"]) for comma in (", ", "، ", "、", "，")),
        ('level="subfunction"', ["UC-2"]),
        ('tag="core" system="MealApp"', ["UC-1"]),
        ('tag="core" actor="Clerk"', []),
        ('id="uc-2"', ["UC-2"]),
        ('ending="failure"', []),
        ('ending="!failure"', ["UC-1", "UC-2"]),
    ],
)
def test_filters_choose(filters: str, ids: list[str]) -> None:
    text = block(tags="core") + block(id="UC-2", title="File it", actor="Clerk", level="subfunction")
    page = soup(*pages(f"{text}\n<!-- usecases: list {filters} -->\n").listings())
    assert [lead.get_text() for lead in page.select("tbody th .usecase-id")] == ids


@pytest.mark.parametrize("listing", [each for each in LISTINGS if each != Listing.COVERAGE.value])
def test_an_empty_site_has_a_friendly_sentence(listing: str) -> None:
    page = soup(*pages(f"<!-- usecases: {listing} -->\n").listings())
    assert page.select_one("p.usecase-empty code")


@pytest.mark.parametrize("listing", LISTINGS)
def test_names_in_listings_are_shown_and_not_run(listing: str) -> None:
    text = block(title="'Eat <script>x</script>'", actor="'<i>Cook</i>'", system="'<u>App</u>'")
    page = soup(*pages(f"{text}\n<!-- usecases: {listing} -->\n").listings())
    assert not page.select("script, i, u")


def test_generated_pages_are_markdown_with_markers() -> None:
    none = pages("").view.registry
    made = generated_pages(Options(), words_of("de"), none)
    names = ("index", "actors", "goals", "scenarios", "how-to-read")
    assert [page.path for page in made] == [f"use-cases/{name}.md" for name in names]
    assert made[1].markdown == "# Akteure\n\n<!-- usecases: actors -->\n"
    assert generated_pages(Options(index=None), words_of("en"), none) == ()


@pytest.mark.slow
def test_a_part_says_where_the_others_are() -> None:
    text = "".join(block(id=f"UC-{number}", title=f"Eat dish {number}") for number in range(1500))
    second = {"use-cases/goals-2.md": '<!-- usecases: goals part="2" -->'}
    page, *_ = pages({"page.md": f'{text}\n<!-- usecases: goals part="1" -->', **second}).listings()
    assert page.attributes["data-parts"] == "../use-cases/goals-2/"
    (whole,) = pages(f"{block()}\n<!-- usecases: goals -->").listings()
    assert "data-parts" not in whole.attributes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "notes", "links"),
    [({}, 1, []), ({"actor_pages": True}, 1, ["../use-cases/actors/"]), ({"diagram": "none"}, 0, [])],
)
def test_a_very_large_system_has_a_note_instead_of_a_hundred_diagrams(
    options: dict[str, object], notes: int, links: list[str]
) -> None:
    text = "".join(block(id=f"UC-{number}", title=f"Eat dish {number}") for number in range(251))
    page = soup(*pages(f"{text}\n<!-- usecases: overview -->", options).listings())
    found = page.select(".usecase-figure > p")
    assert len(found) == notes
    assert [link["href"] for note in found for link in note.select("a")] == links
    assert not page.select("pre.mermaid")


@pytest.mark.slow
def test_scenarios_of_a_large_site_stand_on_several_pages_without_the_links_of_paths() -> None:
    text = "".join(
        block(id=f"UC-{number}", title=f"Eat dish {number}", extensions="{1a. It is cold: ends in failure}")
        for number in range(1200)
    )
    registry = pages(text).view.registry
    made = [page for page in generated_pages(Options(), words_of("en"), registry) if "scenarios" in page.path]
    assert len(made) > 1
    whole = pages(text + "".join(page.markdown for page in made))
    listings = whole.listings()
    assert all(len(html(section)) < 500_000 for section in listings)
    rows = soup(*listings).select("tbody > tr:not(.usecase-group)")
    assert len(rows) == 2400
    assert not rows[0].select(".usecase-path a")
    assert rows[0].select_one("a.usecase-route")


@pytest.mark.slow
def test_an_index_that_is_too_long_for_one_page_goes_on_upon_others() -> None:
    text = "".join(block(id=f"UC-{number}", title=f"Eat dish {number}") for number in range(1500))
    registry = pages(text).view.registry
    made = {page.path: page for page in generated_pages(Options(), words_of("en"), registry)}
    first, second, *others = [page for path, page in made.items() if path.startswith("use-cases/goals")]
    assert '<!-- usecases: goals part="2" -->' in second.markdown
    assert "(goals-2.md)" in first.markdown
    assert second.continues == first.path
    whole = pages(text + "".join(part.markdown for part in (first, second, *others)))
    shown = soup(*whole.listings()).select("section.usecase-goal")
    assert [goal["id"] for goal in shown] == [goal.slug for goal in registry.goals]
