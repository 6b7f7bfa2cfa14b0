"""What a server shows of one page on another follows each edit, whatever it is that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.rendering import listings
from mkdocs_usecases.rendering.listed import indexes
from mkdocs_usecases.rendering.listed.indexes import Served
from mkdocs_usecases.rendering.section import Body
from mkdocs_usecases.rendering.use_cases import summary
from mkdocs_usecases.rendering.use_cases.summary import Row
from mkdocs_usecases.rendering.view import View
from support.building import Built, Site
from support.selecting import one
from support.server import Server

pytestmark = pytest.mark.slow

ORDER = """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses dishes (UC-2).
  - MealApp states the price.
extensions:
  1a. Nothing is on offer: ends in failure
```
"""
PAY = """\
# Money

```usecase
id: UC-2
title: Pay
goal: Have paid
actor: Customer
system: MealApp
trigger: It is noon.
steps:
  - Customer pays.
  - MealApp thanks.
```
"""
PAGES = {
    "index.md": "# Home\n\nSee [UC-1].\n",
    "order.md": ORDER,
    "pay.md": PAY,
    "all.md": "# All\n\n<!-- usecases: matrix -->\n",
}


@pytest.fixture
def server(site: Site) -> Iterator[tuple[Site, Server]]:
    site.docs.mkdir()
    site.write(PAGES)
    site.configure({"actors": {"Customer": None}})
    server = Server(site, site.folder / "served")
    server.build()
    # Whatever one round has kept, the next one uses.
    server.build()
    yield site, server


def shown(built: Built, path: str) -> str:
    """The HTML between the menus."""
    return str(one(built.page(path), "[role=main]"))


@pytest.mark.parametrize(
    ("page", "text", "name"),
    [
        ("index.md", "# Start\n\nSee [UC-1].\n", "Start"),
        ("index.md", "---\ntitle: In front\n---\n# Home\n\nSee [UC-1].\n", "In front"),
        ("index.md", "Setext\n======\n\nSee [UC-1].\n", "Setext"),
        ("new.md", "# Newcomer\n\nSee [UC-1].\n", "Newcomer"),
    ],
)
def test_a_page_is_mentioned_by_its_new_title(
    server: tuple[Site, Server], page: str, text: str, name: str
) -> None:
    site, running = server
    site.write({page: text})
    mentioned = one(running.build().page("order/"), "[data-field=mentioned-by]").get_text()
    assert name in mentioned
    assert ("Home" in mentioned) == (page == "new.md")


@pytest.mark.parametrize(
    ("edit", "other", "before", "after"),
    [
        (("pay.md", "title: Pay", "title: Settle"), "order/", 'title="Pay"', 'title="Settle"'),
        (("pay.md", "title: Pay", "title: Settle"), "all/", "Pay", "Settle"),
        (("pay.md", "title: Pay", "title: Settle"), "use-cases/goals/", "Pay", "Settle"),
        (("pay.md", "title: Pay", "title: Settle"), "use-cases/actors/", "Pay", "Settle"),
        (("pay.md", "goal: Have paid", "goal: Owe nothing"), "use-cases/goals/", "Have paid", "Owe nothing"),
        (("order.md", "(UC-2)", ""), "pay/", "Mentioned by", ""),
        (("order.md", "1a. Nothing", "2a. Nothing"), "use-cases/scenarios-here/", "1a", "2a"),
        (("order.md", "Nothing is on", "Little is on"), "use-cases/scenarios-here/", "Nothing", "Little"),
        (("pay.md", "actor: Customer", "actor: Guest"), "all/", "", "Guest"),
    ],
)
def test_every_edit_is_seen_elsewhere(
    server: tuple[Site, Server], edit: tuple[str, str, str], other: str, before: str, after: str
) -> None:
    site, running = server
    site.write({"use-cases/scenarios-here.md": "# Scenarios\n\n<!-- usecases: scenarios -->\n"})
    assert before in shown(running.build(), other)
    page, old, new = edit
    assert PAGES[page].count(old) == 1
    site.write({page: PAGES[page].replace(old, new)})
    text = shown(running.build(), other)
    assert after in text
    assert not before or before not in text


def test_a_listing_that_is_added_cannot_forget_what_it_shows(
    server: tuple[Site, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of anything that can be known: here of what no other listing shows."""
    site, running = server

    def triggers(entries: Sequence[Entry], view: View) -> Body:
        found = [entry.use_case.trigger.text for entry in entries if entry.use_case.trigger]
        titles = [view.registry.title(document.path) for document in view.registry.documents]
        return view.body("empty.html", before=", ".join(found), code="", after=", ".join(titles))

    monkeypatch.setattr(listings, "matrix_table", triggers)
    assert "It is noon." in shown(running.build(), "all/")
    site.write({"pay.md": PAY.replace("It is noon.", "It is night.")})
    assert "It is night." in shown(running.build(), "all/")
    site.write({"index.md": "# Renamed\n\nSee [UC-1].\n"})
    assert "Renamed" in shown(running.build(), "all/")


def test_a_row_that_is_added_cannot_forget_what_it_shows(
    server: tuple[Site, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, _ = server
    running = Server(site, site.folder / "served")
    known = summary._Summary.rows

    def rows(self: summary._Summary) -> Iterator[Row]:
        yield from known(self)
        other = self._view.registry.find("UC-2")
        assert other is not None
        yield Row("first", "First step elsewhere", text=other.use_case.main_success_scenario[0].text)

    monkeypatch.setattr(summary._Summary, "rows", rows)
    assert "Customer pays." in shown(running.build(), "order/")
    site.write({"pay.md": PAY.replace("Customer pays.", "Customer hesitates.")})
    assert "Customer hesitates." in shown(running.build(), "order/")


def test_a_row_within_an_entry_cannot_forget_what_it_shows(
    server: tuple[Site, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a piece of a piece asks, the whole asks: here the goals in the entry of an actor."""
    site, _ = server
    running = Server(site, site.folder / "served")
    known = indexes._served

    def served(entry: Entry, view: View, usual: GoalLevel, *, is_named: bool) -> Served:
        other = view.registry.find("UC-2")
        assert other is not None
        made = known(entry, view, usual, is_named=is_named)
        return made._replace(use_case=made.use_case._replace(text=str(other.use_case.trigger)))

    monkeypatch.setattr(indexes, "_served", served)
    site.write({"order.md": ORDER.replace("actor: Customer", "actor: Cook")})
    assert "It is noon." in entry_of_cook(running.build())
    site.write({"pay.md": PAY.replace("It is noon.", "It is night.")})
    assert "It is night." in entry_of_cook(running.build())


def entry_of_cook(built: Built) -> str:
    return str(one(built.page("use-cases/actors/"), "#actor-cook"))


def test_what_stayed_the_same_is_not_made_again(
    server: tuple[Site, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    site, running = server
    rendered: list[str] = []
    known = Body.__call__

    def listen(self: Body, prose: object) -> object:
        rendered.append(str(self.values.get("source", self.template)))
        return known(self, prose)  # type: ignore[arg-type]

    monkeypatch.setattr(Body, "__call__", listen)
    running.build()
    assert rendered == []
    site.write({"pay.md": PAY.replace("Customer pays.", "Customer hesitates.")})
    running.build()
    # With the one that names it: what it shows of others, nobody has to list.
    assert ["Order a meal" in each for each in rendered] == [True, False]
    assert "Customer hesitates." in rendered[1]
