"""A small site with everything in it, as readers and writers see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import Golden
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import read_markers
from mkdocs_usecases.rendering.details import detail_blocks, detail_prose
from mkdocs_usecases.rendering.generated.pages import generated_pages
from mkdocs_usecases.rendering.generated.restructured_pages import restructured
from mkdocs_usecases.rendering.gfm import gfm
from mkdocs_usecases.rendering.gfm_text import linked_ids, with_anchors
from mkdocs_usecases.rendering.listed.filters import chosen
from mkdocs_usecases.rendering.listings import heading_word, listing_sections
from mkdocs_usecases.rendering.mentions import MentionLinker
from mkdocs_usecases.rendering.page_diagrams import system_diagrams, use_case_flowchart
from mkdocs_usecases.rendering.use_cases.findings import message_pieces, spoken
from mkdocs_usecases.rendering.use_cases.identifiers import Identifiers
from mkdocs_usecases.rendering.use_cases.steps import step_rows
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import words_of
from mkdocs_usecases.results.lock import Lock
from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.run import run_of
from support import showing
from support.answers import compare_answers, compare_texts
from support.readable import readable
from support.rich_site import OTHERS, RICH, rich_site
from support.showing import Addresses, Nowhere, Pages, block, html, marked


def rich(
    language: str = "en",
    *,
    tested: bool = False,
    serving: bool = False,
    links: type[Addresses] = Addresses,
    **more: object,
) -> Pages:
    """The site; `more` are further options."""
    site = rich_site(language, tested=tested, **more)
    view = View(
        site.registry,
        links(site.registry),
        words_of(language),
        site.options,
        "page.md",
        site.findings_of,
        serving=serving,
    )
    return Pages(site, view)


def shown(site: Pages, first: int = 0) -> str:
    """The use cases of the page, from one on."""
    told = (
        f"{readable(html(section, marked))}prose: {section.prose}\nanchors: {' '.join(section.anchors)}\n"
        for section in site.use_cases()[first:]
    )
    return "\n".join(told)


LISTINGS = (RICH / "listings.txt").read_text(encoding="utf-8").splitlines()
BARE = ("overview", 'overview id="UC-2"', "actors", "goals", "list", "relations", "rules", "coverage")


def listed(site: Pages, asked: Iterable[str] = LISTINGS) -> str:
    """Listings, each below what asks for it."""
    told = []
    for line in asked:
        (marker,) = read_markers([f"<!-- usecases: {line} -->"], "page.md").markers
        sections = listing_sections(marker, site.view, level=2)
        told.append(f"=== {line}\n{readable(''.join(map(html, sections)))}")
    return "\n".join(told)


@pytest.mark.parametrize(
    ("language", "first", "diagram"), [("en", 0, "closed"), ("de", 0, "none"), ("ar", 3, "open")]
)
def test_use_cases_look_as_their_golden(language: str, first: int, diagram: str, golden: Golden) -> None:
    pages = rich(language, diagram=diagram, serving=language == "en")
    golden(RICH / f"use_cases.{language}.txt", shown(pages, first))


def test_use_cases_with_results_look_as_their_golden(golden: Golden) -> None:
    golden(RICH / "tested.txt", shown(rich(tested=True, diagram="none", links=Nowhere, hints=False)))


def test_a_site_that_says_little_looks_as_its_golden(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (RICH / "bare.md").read_text(encoding="utf-8")
    bare: dict[str, object] = {
        "system": None,
        "fields": ["x"],
        "export": False,
        "actor_pages": True,
        "diagram": "closed",
    }
    told = [
        shown(showing.pages(text, bare)),
        listed(showing.pages(text, {**bare, "diagram": "none"}), asked=BARE),
    ]
    monkeypatch.setattr("mkdocs_usecases.rendering.listed.overview._DRAWN", 0)
    monkeypatch.setattr("mkdocs_usecases.rendering.listed.scenarios._LINKED", 0)
    for index in ("use-cases/", False):
        told.append(listed(showing.pages(text, {**bare, "index": index}), asked=("overview", "scenarios")))
    golden(RICH / "bare.txt", "\n".join(told))


@pytest.mark.parametrize(("language", "asked"), [("en", LISTINGS), ("ar", LISTINGS[:2])])
def test_listings_look_as_their_golden(language: str, asked: Sequence[str], golden: Golden) -> None:
    golden(RICH / f"listings.{language}.txt", listed(rich(language, actor_pages=True), asked))


def test_listings_with_results_look_as_their_golden(golden: Golden) -> None:
    golden(RICH / "listings.tested.txt", listed(rich(tested=True, diagram="none")))


def test_coverage_of_a_site_that_says_little_looks_as_its_golden(golden: Golden) -> None:
    failed = b'<testsuite><testcase name="UC-4"><failure/></testcase></testsuite>'
    bare = showing.pages((RICH / "bare.md").read_text(encoding="utf-8"), {"system": None})
    bare.site.take_results(run_of([read_results("bare.xml", failed)], Lock({})))
    told = []
    for links in (Addresses, Nowhere):
        told.append(listed(Pages(bare.site, _now(bare, links)), ("coverage",)))
    golden(RICH / "coverage.bare.txt", "\n".join(told))


def _now(there: Pages, links: type[Addresses] = Addresses) -> View:
    """What a site shows when it has got more than pages."""
    registry = there.site.registry
    return replace(there.view, registry=registry, links=links(registry))


DRAWN = """\
```usecase
id: UC-1
title: Walk
actor: Walker
includes: [UC-1, UC-2, UC-7]
specializes: UC-2
steps: [Walker goes., Park opens., continue with UC-99]
extensions:
  1a. It rains: continue with UC-2
```

```usecase
id: UC-2
title: Rest
actor: [Walker, Nobody else]
extends: {use case: UC-7, at: 1, when: there is one}
steps: [Walker sits down., continue with UC-1]
```
"""


def test_diagrams_of_a_tested_site_are_as_their_golden_says(golden: Golden) -> None:
    results = (
        b'<testsuite><testcase name="UC-1/main"/><testcase name="UC-1/1a"><failure/></testcase></testsuite>'
    )
    there = showing.pages(DRAWN)
    there.site.take_elsewhere(OTHERS)
    view = _now(there)
    charts = [use_case_flowchart(entry, view) for entry in view.registry.entries]
    there.site.take_results(run_of([read_results("r.xml", results)], Lock({})))
    view = _now(there)
    charts += [use_case_flowchart(entry, view) for entry in view.registry.entries]
    told = [f"{chart.source}\n" for chart in charts if chart is not None]
    (figure,) = system_diagrams("Park", view.registry.entries, view)
    told.append(f"{figure.wide}\n".replace("><", ">\n<"))
    golden(RICH / "drawn.txt", "\n".join(told))


def test_sections_are_walked_from_the_outer_ones_to_the_inner_ones() -> None:
    site = rich(diagram="none")
    (marker,) = read_markers(["<!-- usecases: goals -->"], "page.md").markers
    outer = listing_sections(marker, site.view, level=2)
    walked = [each for section in outer for each in section.walk()]
    assert walked[:2] == [outer[0], outer[0].children[0]]
    assert len(walked) == len(outer) + sum(len(section.children) for section in outer)
    words = {listing.value: heading_word(listing) for listing in Listing}
    assert {name: word for name, word in words.items() if word} == {
        "actors": "actors",
        "goals": "goals",
        "overview": "use cases",
    }


class AtHand:
    """Keeps all pieces of listings, by their kinds and by all that they are made of."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.made: dict[Hashable, Any] = {}

    def of(
        self, kind: Hashable, make: Callable[[Any, View], Any], given: Callable[[Any], Hashable]
    ) -> Callable[[Any], Any]:
        def piece(thing: Any) -> Any:
            key = kind, given(thing)
            if key not in self.made:
                self.made[key] = make(thing, self._view)
            return self.made[key]

        return piece


def test_listings_made_of_pieces_at_hand_are_what_they_are_anew() -> None:
    asked = ("overview", "actors", "goals", "list", "scenarios")
    site = rich(diagram="none", actor_pages=True)
    anew, at_hand = listed(site, asked), AtHand(site.view)
    kept = replace(site, view=replace(site.view, pieces=at_hand))
    assert listed(kept, asked) == anew
    count = len(at_hand.made)
    assert listed(kept, asked) == anew
    assert len(at_hand.made) == count > 12
    # Where tests say something of routes, a use case does not stand for all that is shown of it.
    tested = rich(diagram="none", tested=True)
    none = AtHand(tested.view)
    listed(replace(tested, view=replace(tested.view, pieces=none)), asked[:1])
    assert none.made == {}


def test_filters_choose_what_their_table_says(golden: Golden) -> None:
    pages = rich(tested=True)

    def answer(filters: str) -> str:
        marker = read_markers([f"<!-- usecases: list {filters} -->"], "page.md").markers[0]
        found = chosen(pages.view.registry, marker.filters)
        return " ".join(entry.use_case.id or "-" for entry in found) or "none"

    compare_answers(golden, RICH / "filters.txt", answer)


def test_identifiers_lead_where_their_table_says(golden: Golden) -> None:
    pages = rich()
    entry = pages.view.registry.find("UC-1")
    assert entry is not None
    compare_answers(golden, RICH / "identifiers.txt", Identifiers(entry, pages.view).linked)


def test_mentions_are_linked_as_their_table_says(golden: Golden) -> None:
    registry = rich().view.registry
    linker = MentionLinker(
        registry, lambda entry: None if entry.use_case.id == "UC-3" else f"#{entry.anchor}"
    )

    def answer(text: str) -> str:
        element = ElementTree.fromstring(f"<p>{text}</p>")
        linker.link_in(element)
        inner = ElementTree.tostring(element, encoding="unicode")
        return f"{inner} ∥ {linker.linked(text)} ∥ {len(linker.links(text))}"

    compare_answers(golden, RICH / "mentions.txt", answer)


def test_findings_are_said_as_their_table_says(golden: Golden) -> None:
    compare_answers(golden, RICH / "messages.txt", lambda message: repr(message_pieces(message)))
    pages = rich()
    golden(
        RICH / "spoken.txt", "".join(f"{spoken(each, pages.view.words)}\n" for each in pages.site.findings)
    )


def test_who_acts_is_parted_from_a_step_as_its_table_says(golden: Golden) -> None:
    lines = (RICH / "leads.txt").read_text(encoding="utf-8").splitlines()[1:]
    asked = [line.partition(" ⇒")[0].rstrip() for line in lines]
    made = showing.pages(
        block(steps=json.dumps(asked, ensure_ascii=False), supporting="[Diner, Smith <Partner>]")
    )
    (entry,) = made.view.registry.entries
    rows = step_rows(entry.use_case.main_success_scenario, (), entry, made.view)
    told = dict(zip(asked, rows, strict=True))

    def answer(text: str) -> str:
        row = told[text]
        parts = row.before_actor, row.actor and row.actor.text, row.after_actor, row.text
        return f"{' | '.join(map(str, parts))}{' (the system)' if row.is_of_system else ''}"

    compare_answers(golden, RICH / "leads.txt", answer)


def test_details_are_read_as_they_stand(golden: Golden) -> None:
    def answer(markdown: str) -> str:
        blocks = detail_blocks(markdown)
        prose = list(detail_prose(blocks))
        return "\n".join([*map(repr, blocks), f"prose: {prose}"])

    compare_texts(golden, RICH / "details.md", answer)


def test_pieces_of_pages_become_markdown(golden: Golden) -> None:
    def answer(markup: str) -> str:
        made = gfm(markup)
        (whole,) = with_anchors([made], {"here"})
        return f"{whole}\nlinked: {sorted(linked_ids(made))}"

    compare_texts(golden, RICH / "gfm.md", answer)


def test_generated_pages_are_what_they_were(golden: Golden) -> None:
    told: list[str] = []
    for language, more in (("en", {"actor_pages": True}), ("de", {"index": "faelle/"})):
        pages = rich(language, tested=language == "en", **more)
        made = generated_pages(
            pages.view.options, words_of(language), pages.view.registry, with_checks=language == "de"
        )
        for path, text, continues in made:
            # The guide to checks has a golden of its own.
            said = "" if path.endswith("checks.md") else f"{text}\n{restructured(text)}"
            told.append(f"=== {path} ({continues})\n{said}")
    golden(RICH / "generated.md", "\n".join(told))


def test_a_listing_is_parted_as_its_golden_says(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_usecases.registry.index_pages._ENOUGH", 1500)
    pages = rich(diagram="none")
    made = generated_pages(pages.view.options, words_of("en"), pages.view.registry)
    told = [f"=== {path} ({continues})\n{text}" for path, text, continues in made if "part" in text]
    for path, text, _ in made:
        pages.site.read(path, text)
    registry = pages.site.registry
    view = replace(pages.view, registry=registry, links=Addresses(registry))
    for kind in ("actors", "goals", "overview", "scenarios"):
        for number in (1, 2, 9):
            (marker,) = read_markers([f'<!-- usecases: {kind} part="{number}" -->'], "page.md").markers
            shown = listing_sections(marker, view, level=2)
            heads = [f"{each.attributes} {each.heading.text if each.heading else ''}" for each in shown]
            told.append(f"=== {kind} {number}\n" + "\n".join(heads) + "\n")
    golden(RICH / "parts.md", "\n".join(told))


def test_markdown_of_generated_pages_becomes_restructured_text(golden: Golden) -> None:
    compare_texts(golden, RICH / "restructured.md", restructured)
