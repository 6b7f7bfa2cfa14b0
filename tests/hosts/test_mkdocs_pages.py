"""Use cases on the pages of a MkDocs site: headings, anchors, links, search, and what is generated."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.building import Site
from support.links import BuiltSite
from support.selecting import attribute, one

ORDER = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses a meal, see [the menu](../menu.md).
  - MealApp charges the card (UC-2).
  - Courier brings the meal.
extensions:
  2a. The card is declined: ends in failure
```
"""

PAY = """\
```usecase
id: UC-2
title: Pay
actor: Customer
system: MealApp
steps: [Customer gives a card., MealApp charges it., MealApp says thanks.]
```
"""

PAGES = {
    "index.md": "[UC-1], [UC-1][], [the order][UC-1], [UC-1/2a] and [step](shop/order.md#UC-1-3).\n",
    "shop/order.md": f"# Orders\n\n{ORDER}",
    "shop/pay.md": f"# Paying\n\n{PAY}\n\nBack to [UC-1] and [UC-2/1].\n",
    "menu.md": "# Menu\n",
}

STRICT_LINKS = {"links": {"anchors": "warn", "not_found": "warn", "unrecognized_links": "warn"}}


@pytest.mark.slow
def test_headings_stand_in_table_of_contents_and_search(site: Site) -> None:
    built = site.build(PAGES, None, "--strict", markdown_extensions=[{"toc": {"permalink": "#"}}])
    page = built.page("shop/order/")
    heading = one(page, "section.usecase > h2#UC-1")
    assert attribute(one(heading, "a.headerlink"), "href") == "#UC-1"
    assert "UC-1 Order a meal" in [link.get_text(strip=True) for link in page.select('a[href="#UC-1"]')]
    entries = {entry["location"]: entry for entry in built.json("search/search_index.json")["docs"]}
    assert entries["shop/order/#UC-1"]["title"].startswith("UC-1 Order a meal")
    assert "Courier brings the meal" in entries["shop/order/#UC-1-3"]["text"]


@pytest.mark.slow
@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_every_link_leads_somewhere(site: Site, theme: str, directory_urls: bool) -> None:
    built = site.build(
        PAGES, None, "--strict", theme=theme, use_directory_urls=directory_urls, validation=STRICT_LINKS
    )
    assert built.messages() == []
    assert BuiltSite(built.folder).broken() == []


@pytest.mark.slow
def test_references_link_from_any_page(site: Site) -> None:
    built = site.build(PAGES, None, "--strict")
    links = one(built.page("index.html"), "[role=main]").select("p a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("UC-1", "shop/order/#UC-1"),
        ("UC-1", "shop/order/#UC-1"),
        ("the order", "shop/order/#UC-1"),
        ("UC-1/2a", "shop/order/#UC-1-2a"),
        ("step", "shop/order/#UC-1-3"),
    ]
    assert {attribute(link, "title") for link in links[:4]} == {"Order a meal"}
    hrefs = [link["href"] for link in one(built.page("shop/pay/"), "[role=main]").select("p > a")]
    assert hrefs[-2:] == ["../order/#UC-1", "#UC-2-1"]


@pytest.mark.slow
def test_definitions_of_the_writer_win(site: Site) -> None:
    built = site.build({**PAGES, "own.md": "[UC-1] and [UC-2]\n\n[UC-1]: menu.md\n"}, None, "--strict")
    assert [a["href"] for a in one(built.page("own/"), "[role=main]").select("p a")] == [
        "../menu/",
        "../shop/pay/#UC-2",
    ]


@pytest.mark.slow
def test_wrong_anchors_are_found_by_the_host(site: Site) -> None:
    wrong = "[a](shop/order.md#UC-1-9) [b](shop/order.md#UC-1-2a)"
    built = site.build({**PAGES, "wrong.md": wrong}, validation=STRICT_LINKS)
    (message,) = built.messages()
    assert "shop/order.md#UC-1-9" in message


@pytest.mark.slow
def test_links_in_prose_are_resolved_and_checked(site: Site) -> None:
    built = site.build(PAGES)
    assert one(built.page("shop/order/"), "#UC-1-1 a[href='../../menu/']") is not None
    broken = {"shop/order.md": PAGES["shop/order.md"].replace("../menu.md", "../nowhere.md")}
    assert any("nowhere.md" in message for message in site.build(broken).messages())


@pytest.mark.slow
def test_bare_ids_in_steps_link_to_other_pages(site: Site) -> None:
    built = site.build(PAGES)
    link = one(built.page("shop/order/"), "#UC-1-2 a.usecase-ref")
    assert (link.get_text(), link["href"], link["title"]) == ("UC-2", "../pay/#UC-2", "Pay")


@pytest.mark.slow
def test_index_pages_are_generated(site: Site) -> None:
    built = site.build(PAGES, None, "--strict")
    assert {"use-cases/index.html", "use-cases/actors/index.html", "use-cases/goals/index.html"} <= set(
        built.pages
    )
    actors = built.page("use-cases/actors/")
    customer = one(actors, "section.usecase-actor#actor-customer")
    assert attribute(one(customer, "h2"), "id") == "actor-customer--heading"
    assert customer.select_one("a[href='../../shop/order/#UC-1']") is not None
    locations = {entry["location"] for entry in built.json("search/search_index.json")["docs"]}
    assert "use-cases/actors/#actor-customer--heading" in locations


@pytest.mark.slow
def test_a_page_of_the_writer_wins_over_a_generated_one(site: Site) -> None:
    own = {
        "use-cases/actors.md": "# Who is who\n\n<!-- usecases: actors -->\n",
        "use-cases/README.md": "# Mine\n",
    }
    built = site.build({**PAGES, **own}, None, "--strict")
    assert one(built.page("use-cases/actors/"), "h1").get_text() == "Who is who"
    assert one(built.page("use-cases/"), "h1").get_text() == "Mine"
    assert built.messages() == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "title"), [("de", "Anwendungsfälle"), ("en", "Use cases")])
def test_the_section_of_the_generated_pages_speaks_the_language_of_the_site(
    site: Site, language: str, title: str
) -> None:
    menu = one(site.build(PAGES, {"language": language}, "--strict").page("index.html"), ".navbar")
    assert [link.get_text().strip() for link in menu.select("li.dropdown > a")][-1] == title


@pytest.mark.slow
def test_the_name_that_a_writer_gives_to_the_section_of_generated_pages_stays(site: Site) -> None:
    nav = ["index.md", {"Use cases": ["use-cases/index.md"]}]
    menu = one(site.build(PAGES, {"language": "de"}, "--strict", nav=nav).page("index.html"), ".navbar")
    assert "Use cases" in menu.get_text()


@pytest.mark.slow
def test_a_page_of_the_writer_wins_in_every_spelling(site: Site) -> None:
    """On Windows and on a Mac the two would be one file, and the generated one would be written last."""
    own = {"use-cases/Actors.md": "# Who is who\n\n<!-- usecases: actors -->\n"}
    built = site.build({**PAGES, **own}, None, "--strict")
    assert "use-cases/actors/index.html" not in built.pages
    assert built.json()["actors"][0]["url"].startswith("use-cases/Actors/#actor-")
    assert BuiltSite(built.folder).broken() == []


@pytest.mark.slow
def test_links_go_to_the_page_that_has_the_listing(site: Site) -> None:
    built = site.build(
        {**PAGES, "who.md": "# Who\n\n<!-- usecases: actors -->\n"}, {"index": False}, "--strict"
    )
    assert not any(path.startswith("use-cases/") for path in built.pages)
    assert built.json()["actors"][0]["url"].startswith("who/#actor-")
    assert built.json()["goals"][0]["url"] is None


@pytest.mark.slow
def test_generated_pages_stay_out_of_an_explicit_nav(site: Site) -> None:
    nav = ["index.md", {"Shop": ["shop/order.md", "shop/pay.md"]}, "menu.md"]
    checks = {"nav": {"omitted_files": "warn"}}
    built = site.build(PAGES, None, "--strict", nav=nav, validation=checks)
    assert built.messages() == []
    assert "use-cases/actors/index.html" in built.pages
    built = site.build(PAGES, None, "--strict", nav=[*nav, "use-cases/actors.md"], validation=checks)
    assert built.messages() == []


@pytest.mark.slow
def test_listings_stand_where_markers_stand(site: Site) -> None:
    text = "# Page\n\n## Below\n\n- item\n\n    <!-- usecases: actors -->\n\nEnd\n"
    page = site.build({**PAGES, "here.md": text}, {"index": False}).page("here/")
    assert one(page, "li section#actor-customer > h3") is not None
    assert "usecases:" not in one(page, "[role=main]").get_text()


@pytest.mark.slow
def test_excluded_pages_and_drafts_do_not_count(site: Site) -> None:
    pages = {
        **PAGES,
        "old.md": ORDER.replace("../menu.md", "menu.md"),
        "draft.md": PAY.replace("UC-2", "UC-3"),
    }
    built = site.build(pages, None, "--strict", exclude_docs="old.md\n", draft_docs="draft.md\n")
    assert [use_case["id"] for use_case in built.json()["use_cases"]] == ["UC-1", "UC-2"]


@pytest.mark.slow
@pytest.mark.parametrize("listed", ["usecases", {"usecases": {"system": "X"}}])
def test_extension_may_be_listed_as_well(site: Site, listed: Any) -> None:
    built = site.build(PAGES, None, "--strict", markdown_extensions=[listed])
    assert len(built.page("shop/order/").select("section.usecase")) == 1


@pytest.mark.slow
def test_works_beside_every_fence_extension(site: Site) -> None:
    extensions = ["pymdownx.superfences", "extra", "fenced_code", "admonition", "pymdownx.snippets"]
    built = site.build(PAGES, None, "--strict", markdown_extensions=extensions)
    assert len(built.page("shop/order/").select("section.usecase")) == 1


@pytest.mark.slow
def test_export_is_written_where_it_is_wanted(site: Site) -> None:
    built = site.build(PAGES)
    assert [use_case["url"] for use_case in built.json()["use_cases"]] == [
        "shop/order/#UC-1",
        "shop/pay/#UC-2",
    ]
    assert site.build(None, {"export": "data/all.json"}).json("data/all.json")["version"] == 1
    built = site.build(None, {"export": False})
    assert not list(built.folder.rglob("*.json.*"))
    assert not (built.folder / "usecases.json").exists()


@pytest.mark.slow
def test_same_input_same_bytes(site: Site) -> None:
    first = {path.name: path.read_bytes() for path in site.build(PAGES).folder.rglob("*.html")}
    first["usecases.json"] = (site.folder / "site" / "usecases.json").read_bytes()
    site.build(PAGES)
    assert (site.folder / "site" / "usecases.json").read_bytes() == first["usecases.json"]


@pytest.mark.slow
def test_style_is_linked_once_and_named_after_its_content(site: Site) -> None:
    built = site.build(PAGES)
    (style,) = [
        a["href"] for a in built.page("shop/order/").select("link[rel=stylesheet]") if "usecases" in a["href"]
    ]
    assert (built.folder / "shop/order" / str(style)).resolve().is_file()
    # The name with which Backstage leaves it on a page.
    assert re.search(r"main\.[A-Fa-f0-9]{8}\.min\.css$", str(style))


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
@pytest.mark.parametrize(
    ("mermaid", "address"),
    [
        (None, "https://unpkg.com/mermaid@11.17.2/dist/mermaid.min.js"),
        ("https://example.org/mermaid.js", "https://example.org/mermaid.js"),
        ("js/mermaid.js", "../../js/mermaid.js"),
    ],
)
def test_themes_without_mermaid_get_a_loader(
    site: Site, theme: str, mermaid: str | None, address: str
) -> None:
    built = site.build(PAGES, {"mermaid": mermaid}, theme=theme)
    script = attribute(one(built.page("index.html"), "script[src*=usecases]"), "src")
    assert f'"{address}"' in built.text(script)
    built = site.build(PAGES, {"diagram": "none"}, theme=theme)
    script = attribute(one(built.page("index.html"), "script[src*=usecases]"), "src")
    assert f'"{address}"' not in built.text(script)


@pytest.mark.slow
def test_a_script_that_is_not_there_is_told(site: Site) -> None:
    (told,) = site.build(PAGES, {"mermaid": "js/mermaid.js"}).messages()
    assert told.endswith("there is no file `js/mermaid.js` in the docs folder, so no flowchart is drawn")
    assert not site.build(None, {"mermaid": "js/mermaid.js", "diagram": "none"}).messages()
    for mermaid in ("https://example.org/js/mermaid.js", "//example.org/mermaid.js", "mine.js?v=11"):
        assert not site.build({"mine.js": ""}, {"mermaid": mermaid}).messages()


@pytest.mark.slow
def test_material_brings_its_own_mermaid(site: Site) -> None:
    built = site.build(PAGES, theme="material")
    own = built.page("index.html")
    assert not own.select("script[src*=mermaid]")
    assert "unpkg" not in built.text(attribute(one(own, "script[src*=usecases]"), "src"))
    local = site.build(None, {"mermaid": "js/mermaid.js"}, theme="material").page("shop/order/")
    assert attribute(one(local, "script[src*=mermaid]"), "src") == "../../js/mermaid.js"
