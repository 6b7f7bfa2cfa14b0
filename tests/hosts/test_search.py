"""Search finds the words of use cases; what other plugins do to a page in the same event stays there."""

from __future__ import annotations

import pytest
from material.plugins.search.plugin import SearchIndex as MaterialIndex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib.search.search_index import SearchIndex
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_usecases.hosts.mkdocs.neighbours.searching import RowsAhead, SearchedPages
from support.building import Built, Site
from support.work import expect_in_step

PAGES = {
    "index.md": "# Home\n\nA page without any.\n\n```mermaid\ngraph LR\n  mine --> yours\n```\n",
    "orders.md": """\
# Orders

Words of the page.

```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses dishes.
  - MealApp states the price.
  - Customer pays.
extensions:
  1a. Nothing is on offer: ends in failure
  2a. Customer objects & leaves: MealApp offers a discount. Resume at 2.
notes: Bread comes with it.
owner: Ann
business rules:
  BR-1: A meal has a price.
```

Words behind it.

<!-- usecases: diagram -->

<!-- usecases: scenarios -->
""",
    "wrong.md": "# Wrong\n\n```usecase\n- flowchart of nothing\n```\n",
}
THEMES = ("mkdocs", "readthedocs", "material")
SOURCE_OF_DIAGRAMS = ("classDef", "layout: dagre", "flowchart LR", "flowchart TD", "accTitle", "-->|")


def entries(built: Built) -> dict[str, str]:
    """What search knows, by address."""
    found = built.json("search/search_index.json")["docs"]
    return {entry["location"]: f"{entry['title']}\n{entry['text']}" for entry in found}


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_no_index_has_the_source_of_a_diagram(site: Site, theme: str) -> None:
    built = site.build(PAGES, {"actors": {"Customer": None}, "actor_pages": True}, theme=theme)
    assert any("classDef" in str(page) for page in built.pages.values())
    known = entries(built)
    assert "use-cases/#system-mealapp--heading" in known
    assert "use-cases/actors/customer/" in known
    for location, text in known.items():
        assert not [sign for sign in SOURCE_OF_DIAGRAMS if sign in text], location
    # That of a writer is the writer's: a page without use cases is searched as it is without the plugin.
    assert "mine" in known[""]


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_the_words_of_a_use_case_are_found_and_nothing_but_words(site: Site, theme: str) -> None:
    found = entries(site.build(PAGES, None, theme=theme))
    text = " ".join(text for location, text in found.items() if location.startswith("orders/#"))
    for words in ("Order a meal", "MealApp states the price.", "Customer objects", "Bread comes with it."):
        assert words in text
    # Were an index to read the page itself, captions and routes would be there: see `SearchedPages`, which
    # goes by what search plugins do and nobody promises.
    for sign in ("✔", "✘", "→", "Main success scenario", "Scenarios", "No.", "Condition and", "<table"):
        assert sign not in text, sign


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_each_step_extension_and_rule_is_found_by_itself(site: Site, theme: str) -> None:
    built = site.build(PAGES, None, theme=theme)
    found = entries(built)
    assert found["orders/#UC-1-2"] == "Step 2\nUC-1: MealApp states the price."
    assert found["orders/#UC-1-1a"] == "1a\nUC-1: Nothing is on offer: Ends in failure"
    # What is done about a condition is told with it.
    sign = "&amp;" if theme == "material" else "&"
    words = f"2a\nUC-1: Customer objects {sign} leaves: MealApp offers a discount. Rejoins at step 2"
    assert found["orders/#UC-1-2a"] == words
    assert found["orders/#UC-1-BR-1"] == "BR-1\nUC-1: A meal has a price."
    # Words behind a use case belong to it, or to its page, and not to its last row.
    assert "Words behind it." in found["orders/" if theme == "material" else "orders/#UC-1"]
    anchors = {each["id"] for each in built.page("orders/").select("[id]")}
    assert {location.partition("#")[2] for location in found if "orders/#" in location} <= anchors


@pytest.mark.slow
def test_an_index_is_no_larger_than_twice_the_words_of_its_page(site: Site) -> None:
    """Each row is there once: in its own entry, or in that of its use case."""
    docs = site.build(PAGES, None, theme="material").json("search/search_index.json")["docs"]
    said = " ".join(entry["text"] for entry in docs if entry["location"].startswith("orders/"))
    for words in ("MealApp states the price", "Customer objects", "offers a discount"):
        assert said.count(words) <= 1, words


@pytest.mark.slow
def test_pages_without_use_cases_are_searched_as_they_are_without_the_plugin(site: Site) -> None:
    for theme in THEMES:
        built = site.build(PAGES, None, theme=theme)
        own = entries(built)[""]
        site.build(PAGES, None, theme=theme)
        text = (site.folder / "mkdocs.yml").read_text(encoding="utf-8")
        (site.folder / "mkdocs.yml").write_text(text.replace("- usecases\n", ""), encoding="utf-8")
        assert entries(site.run())[""] == own


HOOK = """\
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_page_context(context, page, config, nav):
    page.content = page.content.replace("</h1>", " by Ann</h1>") + "<p>Reviewed by Ann</p>"
    page.content = page.content.replace("states the price", "tells the price")
    return context
"""


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
@pytest.mark.parametrize("priority", [1000, 100, 50, 0, -50, -100, -1000])
def test_what_others_make_of_a_page_stays(site: Site, theme: str, priority: int) -> None:
    hook = {"../hook.py": HOOK.format(priority=priority)}
    built = site.build({**hook, **PAGES}, None, "--strict", theme=theme, hooks=["hook.py"])
    for path in ("index.html", "orders/index.html", "use-cases/index.html"):
        text = built.text(path)
        assert text.count("Reviewed by Ann") == 1, path
        assert " by Ann</h1>" in text, path
    page = built.text("orders/index.html")
    assert "tells the price" in page
    assert 'class="usecase-steps' in page


class Closed:
    """An index that takes no attributes, of a plugin that nobody has made yet."""

    __slots__ = ()

    def add_entry_from_context(self, page: object) -> None:
        """Read the page as it is."""


class Plugin:
    def __init__(self, index: object) -> None:
        self.search_index = index


NUMBER = '<a class="usecase-number" href="#UC-{0}-{1}">{1}</a>'
ROW = f'<tr id="UC-{{0}}-{{1}}" class="usecase-step"><th>{NUMBER}</th> <td>Go</td></tr>'
USE_CASE = """\
<h2 id="before-{0}">Before</h2>
<section class="usecase" data-id="UC-{0}">
<h2 id="UC-{0}">Order</h2>
<table>{rows}</table>
</section>
"""


def page_of(content: str) -> Page:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Shop"})
    page = Page(None, File("orders.md", ".", ".", True), config)
    page.meta, page.title, page.content = {}, "Orders", content
    return page


CONDITION = (
    '<tr id="UC-1-1a" class="usecase-condition"><th><a class="usecase-number" href="#">1a</a></th>'
    '<td><span class="usecase-condition-text">A &amp; B &lt; &#8594; 注文&#160;する</span></td></tr>'
)
ANOTHER = USE_CASE.format(2, rows=ROW.format(2, 1))
WITH_SIGNS = USE_CASE.format(1, rows=f"{ROW.format(1, 1)}</tbody>{CONDITION}{ROW.format(1, '1a1')}")


@pytest.mark.parametrize(
    "content",
    [
        WITH_SIGNS,
        f'<h1 id="orders">Orders</h1>{WITH_SIGNS}<p>Behind it.</p>{ANOTHER}',
        f"<div data-search-exclude>{WITH_SIGNS}</div>{ANOTHER}",
        WITH_SIGNS.replace(' id="UC-1"', ""),
    ],
    ids=["signs", "between", "excluded", "nameless"],
)
def test_an_index_that_takes_rows_by_themselves_has_what_it_reads_in_html(content: str) -> None:
    """Material's own index: where this fails, what it makes of a section has changed."""
    as_html, by_itself = MaterialIndex(), MaterialIndex()
    searched = SearchedPages()
    searched.show_words([Plugin(by_itself)], [], "Step {}")
    assert isinstance(by_itself.create_entry_for_section, RowsAhead)
    for _ in range(2):
        as_html.add_entry_from_context(searched.as_searched(page_of(content)))
        by_itself.add_entry_from_context(page_of(content))
    assert by_itself.entries == as_html.entries
    assert [entry for entry in as_html.entries if entry["location"] == "orders/#UC-1-1"]


def test_an_index_that_reads_a_page_as_a_whole_has_rows_in_it() -> None:
    index = SearchIndex(indexing="full")
    SearchedPages().show_words([Plugin(index)], [], "Step {}")
    assert not isinstance(index.create_entry_for_section, RowsAhead)
    index.add_entry_from_context(page_of(WITH_SIGNS))
    assert "A & B < → 注文 する: Go" in index._entries[0]["text"]


def test_how_long_an_index_looks_for_rows_grows_with_the_page() -> None:
    searched = SearchedPages()
    searched.show_words([], [], "Step {}")

    def act(size: int) -> None:
        rows = [[ROW.format(number, step) for step in range(1, 6)] for number in range(size)]
        page = page_of("".join(USE_CASE.format(number, rows="".join(it)) for number, it in enumerate(rows)))
        first = AnchorLink("Orders", "orders", 0)
        first.children = [
            AnchorLink("Order", id_, 1) for n in range(size) for id_ in (f"before-{n}", f"UC-{n}")
        ]
        page.toc = TableOfContents([first])
        index = SearchIndex(indexing="full")
        index.add_entry_from_context(searched.as_searched(page))
        assert len(index._entries) == 1 + 7 * size

    expect_in_step(act, 40)


@pytest.mark.parametrize("index", [None, object(), Closed()])
def test_search_plugins_of_other_shapes_are_left_alone(index: object) -> None:
    SearchedPages().show_words([object(), Plugin(index)], [], "Step {}")


LATER = """\
from pathlib import Path
from mkdocs.plugins import BasePlugin

class Index:
    def add_entry_from_context(self, page):
        note("indexed", page)

class Later(BasePlugin):
    search_index = Index()

    def on_page_context(self, context, *, page, config, nav):
        self.search_index.add_entry_from_context(page)
        note("seen", page)
        page.content = page.content.replace("Words of", "Letters of")

def note(what, page):
    html = "rows" if "<tr" in page.content else "words"
    with Path(__file__).with_suffix(".txt").open("a", encoding="utf-8") as file:
        file.write(f"{page.file.src_uri} {what} {html}\\n")

def on_config(config):
    config.plugins["later"] = Later()
"""


@pytest.mark.slow
def test_a_search_plugin_goes_through_words_and_what_it_changes_is_changed_on_the_page(site: Site) -> None:
    built = site.build({"../later.py": LATER, **PAGES}, None, hooks=["later.py"])
    assert built.text("orders/index.html").count("Letters of the page") == 1
    noted = (site.folder / "later.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in noted if "orders" in line] == [
        *("orders.md indexed words", "orders.md seen words"),
        "orders.md seen rows",
    ]
    # It changes nothing of the others.
    assert [line for line in noted if "goals" in line] == [
        *("use-cases/goals.md indexed words", "use-cases/goals.md seen words"),
    ]


@pytest.mark.slow
def test_an_attribute_that_says_what_to_search_is_not_published_with_a_page(site: Site) -> None:
    page = {"orders.md": f'{PAGES["orders.md"]}\n<p data-search-boost="2">Mine.</p>\n'}
    built = site.build({**PAGES, **page}, None, theme="material")
    assert "<p>Mine.</p>" in built.text("orders/index.html")
    assert 'class="usecase-steps' in built.text("orders/index.html")
    found = built.json("search/search_index.json")["docs"]
    assert sum("Mine." in entry["text"] for entry in found) == 1
