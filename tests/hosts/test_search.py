"""Search finds the words of use cases; what other plugins do to a page in the same event stays there."""

from __future__ import annotations

import pytest

from building import Built, Site
from mkdocs_usecases.hosts.mkdocs.searching import SearchedPages

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
  2a. Customer objects: MealApp offers a discount. Resume at 2.
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


@pytest.mark.parametrize("theme", THEMES)
def test_the_words_of_a_use_case_are_found_and_nothing_but_words(site: Site, theme: str) -> None:
    text = entries(site.build(PAGES, None, theme=theme))["orders/#UC-1"]
    for words in ("Order a meal", "MealApp states the price.", "Customer objects"):
        assert words in text
    # Were an index to read the page itself, the numbers of steps and the routes would be there: see
    # `SearchedPages`, which goes by what search plugins do and nobody promises.
    for sign in ("2a", "✔", "✘", "Scenarios", "<table"):
        assert sign not in text.partition("Words behind it.")[0]


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


@pytest.mark.parametrize("index", [None, object(), Closed()])
def test_search_plugins_of_other_shapes_are_left_alone(index: object) -> None:
    SearchedPages().show_words([object(), Plugin(index)])
