"""A page tells how to read a use case, and every use case leads there."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest

from mkdocs_usecases.languages.spoken import LANGUAGES
from support.building import Built, Site

pytestmark = pytest.mark.slow

PAGES = {
    "index.md": "# Start\n",
    "orders.md": """\
# Orders

```usecase
id: UC-1
title: Order a meal
actor: Customer
supporting: Courier
level: fish
stakeholders: [Restaurant]
trigger: Customer is hungry.
steps: [Customer orders., Courier brings it., include: UC-2]
extensions:
  1a. Nothing is on offer: Customer waits.
```

```usecase
id: UC-2
title: Pay
actor: Customer
summary: A brief one.
```
""",
}
PAGE = "use-cases/how-to-read/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    theme = {"name": "material", "language": "de"}
    return Site(tmp_path_factory.mktemp("legend")).build(PAGES, {}, "--strict", theme=theme)


def test_it_is_called_so_in_the_language_of_the_site_and_stands_in_the_menu(built: Built) -> None:
    page = built.page(PAGE)
    assert page.h1 is not None
    assert page.h1.get_text() == LANGUAGES["de"].printed["how to read"]
    (entry,) = (link for link in page.select(".md-nav__link--active[href]") if link["href"] == "./")
    assert entry.get_text().strip() == page.h1.get_text()


def test_every_use_case_leads_there_and_every_term_to_what_it_means(built: Built) -> None:
    page = built.page("orders/")
    (first, second) = (
        {urljoin("orders/", str(link["href"])): link.get_text() for link in section.select(selector)}
        for section in page.select("section.usecase")
        for selector in [".usecase-help > a, a.usecase-term"]
    )
    legend = built.page(PAGE)
    words = LANGUAGES["de"].printed
    named = {urldefrag(address)[1]: text for address, text in first.items() if "#" in address}
    assert second[PAGE] == first[PAGE] == "?"
    assert all(legend.find(id=anchor) for anchor in named)
    for term in ("level", "level subfunction", "supporting actors", "stakeholders", "trigger", "includes"):
        assert named[f"about-{term.replace(' ', '-')}"] == words[term]
    assert {"about-main-success-scenario", "about-extensions", "about-scenarios", "about-assumed"} <= {*named}
    assert "about-included-by" in {urldefrag(address)[1] for address in second}


def test_signs_are_shown_as_on_pages(built: Built) -> None:
    legend = built.page(PAGE)
    levels = [sign["data-level"] for sign in legend.select(".usecase-explained .usecase-level")]
    assert levels == ["summary", "user-goal", "subfunction"]
    ends = legend.select(".usecase-explained .usecase-outcome")
    assert [end.get_text()[0] for end in ends] == [*"✔✘■↩»?↩"]
    numbers = [number.get_text() for number in legend.select(".usecase-explained strong.usecase-number")]
    assert numbers == ["3a", "3a1a", "1-4a", "*a", "A1"]
    assert len(legend.select(".usecase-explained td > svg")) == 7


def test_search_finds_the_page_and_no_explanation_anywhere_else(built: Built) -> None:
    said = LANGUAGES["de"].legend["stakeholders"]
    entries = built.json("search/search_index.json")["docs"]
    assert {urldefrag(it["location"])[0] for it in entries if said in it["text"]} == {PAGE}
    assert not [it for it in entries if "?" in it["text"] and it["location"].startswith("orders/")]
    assert said not in str(built.page("orders/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_author_wins_and_may_hold_the_legend(site: Site, language: str) -> None:
    if language in ("en", "ar"):
        own = "# Mine\n\n<!-- usecases: legend -->\n" if language == "ar" else "# Mine\n"
        built = site.build({**PAGES, "use-cases/how-to-read.md": own}, {"language": language}, "--strict")
        terms = {str(link["href"]) for link in built.page("orders/").select("a.usecase-term")}
        assert [heading.get_text() for heading in built.page(PAGE).select("h1")] == ["Mine"]
        # One that has no place for a term is not asked for it.
        assert terms == {f"../{PAGE}"} if language == "en" else f"../{PAGE}#about-trigger" in terms
    legend = LANGUAGES[language].legend
    assert len({*legend.values()}) == len(legend), "two terms are explained alike"


def test_the_legend_may_stand_on_any_page_and_nowhere(site: Site) -> None:
    built = site.build({**PAGES, "words.md": "# Words\n\n<!-- usecases: legend -->\n"}, {"index": False})
    assert built.page("orders/").select_one('a.usecase-term[href="../words/#about-trigger"]')
    (site.docs / "words.md").unlink()
    page = site.build({}, {"index": False}).page("orders/")
    assert not page.select("a.usecase-term, .usecase-help")
    assert [heading.get_text() for heading in page.select("tr[data-field=trigger] > th")] == ["Trigger"]


def test_a_site_without_use_cases_has_no_such_page(site: Site) -> None:
    built = site.build({"index.md": "# Start\n"})
    assert not (built.folder / PAGE).exists()


def test_what_is_in_another_language_than_its_page_says_so(site: Site) -> None:
    built = site.build({**PAGES, "words.md": "# Words\n\n<!-- usecases: list -->\n"}, {"language": "pt_BR"})
    assert {part["lang"] for part in built.page("orders/").select("section.usecase")} == {"pt-BR"}
    assert {part["lang"] for part in built.page("words/").select(".usecase-listing")} == {"pt-BR"}
    same = site.build({}, {"language": "de"}, theme={"name": "mkdocs", "locale": "de"})
    assert not same.page("orders/").select("section.usecase[lang]")
