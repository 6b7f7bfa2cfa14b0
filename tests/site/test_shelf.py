"""Use cases that are put away while nobody works on them, and are what they were when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from mkdocs_usecases.model.routes import scenario_ends, scenarios
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry.backlinks import continued, referenced
from mkdocs_usecases.site import Site
from mkdocs_usecases.site.shelf import Shelf
from mkdocs_usecases.site.unread import UnreadSite
from support.pages_of_every_kind import USE_CASES
from support.rich_site import PAGES

CASES = Path(__file__).parent.parent / "cases"
PAGE = """\
```usecase
id: UC-{number}
title: Order {number}
actor: Customer
supporting: [Courier]
steps:
  - Customer chooses dishes.
  - include: UC-{included}
  - Courier brings the meal.
extensions:
  1a. Nothing is left: ends in failure
```
"""


class CountedShelf(Shelf):
    """Counts how often a page was opened."""

    opened = 0

    def open(self, page: Any) -> None:
        self.opened += 1
        super().open(page)


def read(pages: Mapping[str, str], shelf: Shelf | None = None) -> Site:
    site = Site(Options(), shelf=shelf)
    site.start(pages)
    for path, text in pages.items():
        site.read(path, text)
    return site


def use_cases(site: Site) -> Iterator[UseCase]:
    return (entry.use_case for entry in site.everything.entries)


def told(use_case: UseCase) -> dict[str, object]:
    """All that a use case is and all that is asked of it."""
    values: dict[str, object] = {field.name: getattr(use_case, field.name) for field in fields(UseCase)}
    values |= {name: dict(getattr(use_case, name)) for name in ("places", "values")}
    values |= {of.__name__: of(use_case) for of in (scenarios, scenario_ends, continued, referenced)}
    return values


def compare(pages: Mapping[str, str]) -> int:
    """Compare a site with one whose use cases are away; return how many these were."""
    shelf = CountedShelf(0)
    plain, away = read(pages), read(pages, shelf)
    shelf.clear()
    assert away.findings == plain.findings
    pairs = [*zip(use_cases(plain), use_cases(away), strict=True)]
    for one, other in pairs:
        assert told(one) == told(other)
        shelf.clear()
    blocks = [[block.text for block in site.page(path).blocks] for path in pages for site in (plain, away)]
    assert blocks[::2] == blocks[1::2]
    return sum(type(other) is not UseCase for _, other in pairs)


def test_a_use_case_is_what_it_was() -> None:
    pages = {"every.md": USE_CASES, **PAGES}
    assert compare(pages) == sum(text.count("\n```usecase") for text in pages.values()) > 3


@pytest.mark.slow
@pytest.mark.oracle
def test_use_cases_of_all_kinds_are_what_they_were() -> None:
    pages = {
        path.relative_to(CASES).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(CASES.rglob("*.md"))
    }
    assert compare(pages) > 250


def orders(count: int) -> dict[str, str]:
    return {
        f"p{number:02}.md": PAGE.format(number=number, included=number % count + 1)
        for number in range(1, count + 1)
    }


def test_what_a_site_asks_of_all_opens_none() -> None:
    shelf = CountedShelf(0)
    site = read({**orders(20), "p20.md": PAGE.format(number=20, included=21)}, shelf)
    assert [finding.code.value for finding in site.findings if finding.is_error] == ["unknown-use-case"]
    registry = site.registry
    assert [len(scenario_ends(entry.use_case)) for entry in registry.entries] == [2] * 20
    assert all(registry.actors) and all(registry.goals) and all(registry.systems)
    assert [len(registry.referring(entry)) for entry in registry.entries] == [0] + [1] * 19
    assert shelf.opened <= 1  # That of which there is something to tell.


def test_few_are_open_at_once_and_each_is_opened_when_it_is_asked_for() -> None:
    shelf = CountedShelf(0)
    site = read(orders(20), shelf)
    for _ in range(2):
        assert {use_case.main_success_scenario[0].text for use_case in use_cases(site)} == {
            "Customer chooses dishes."
        }
    assert shelf.opened >= 2 * 20 - 8
    opened = shelf.opened
    last = [*use_cases(site)][-1]
    assert last.every_step and last.source and last.places["title"].line == 3
    assert shelf.opened == opened


def test_the_first_ones_stay_at_hand() -> None:
    site = read(orders(20), Shelf(12))
    assert [type(use_case) is UseCase for use_case in use_cases(site)] == [True] * 12 + [False] * 8


@pytest.mark.parametrize("more", ["  1a. It is late: fails\n", "rules: [BR-1 At most two., BR-1 No more.]\n"])
def test_a_use_case_with_two_parts_of_one_name_stays_at_hand(more: str) -> None:
    last = "  1a. Nothing is left: ends in failure\n"
    doubled = PAGE.format(number=9, included=2).replace(last, f"{last}{more}")
    site = read({"doubled.md": doubled, **orders(2)}, Shelf(0))
    kinds = {use_case.span.file: type(use_case) is UseCase for use_case in use_cases(site)}
    assert kinds == {"doubled.md": True, "p01.md": False, "p02.md": False}


@pytest.mark.parametrize("shelf", [None, CountedShelf(0)])
def test_a_site_that_was_forgotten_is_read_again_as_it_was(shelf: CountedShelf | None) -> None:
    pages = {"every.md": USE_CASES, **PAGES}
    site = read(pages, shelf)
    assert site.suppose("page.md", "usecases: {system: Shop}", lambda: pages["page.md"])
    site.take_menu(["other.md", "page.md"])
    site.withhold({"every.md"})

    def known(site: Site) -> list[object]:
        systems = [entry.use_case.system for entry in site.everything.entries]
        told = [entry.use_case.title for entry in site.registry.entries]
        return [systems, told, site.findings, site.published_findings, site.withheld, site.below]

    before = known(site)
    opened = shelf.opened if shelf else 0
    again = UnreadSite(site).read(pages.__getitem__)
    assert again is not site
    assert known(again) == before
    if shelf:
        assert [*use_cases(site)][-1].main_success_scenario
        assert shelf.opened > opened, "all were put away"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_without_room_on_the_disk_they_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> Any:
        return open("/dev/full", "r+b", buffering=0)

    monkeypatch.setattr("mkdocs_usecases.site.shelf.TemporaryFile", full)
    site = read(orders(3), Shelf(0))
    assert all(type(use_case) is UseCase for use_case in use_cases(site))
