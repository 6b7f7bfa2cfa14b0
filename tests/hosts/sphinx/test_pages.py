"""What readers see of use cases on pages that Sphinx makes."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from support.sphinx_sites import Built, SphinxSite, contents

pytestmark = pytest.mark.slow


def test_a_site_without_mistakes_has_no_warning(built: Built) -> None:
    assert built.warnings == ""


@pytest.mark.parametrize(
    ("page", "id_"), [("orders.html", "UC-1"), ("paying.html", "UC-2"), ("refunds.html", "UC-3")]
)
def test_every_way_of_writing_makes_the_same_section(built: Built, page: str, id_: str) -> None:
    section = built.page(page).select_one(f"section.usecase#{id_}[data-id={id_}][data-level]")
    assert section is not None
    assert [each.get_text() for each in section.select(":scope > h2 > .usecase-id")] == [id_]
    for part in ("summary", "steps", "extensions", "scenarios"):
        assert section.select_one(f":scope > .usecase-{part} > table"), part
    assert section.select_one(":scope > details.usecase-diagram > pre.mermaid"), "no flowchart"
    assert section.select_one(f"tr#{id_}-3")


def test_page_defaults_stand_in_front_matter_and_in_fields(built: Built) -> None:
    systems = {each["id"]: each["system"] for each in built.json()["use_cases"]}
    assert systems == {"UC-1": "OrderDesk", "UC-2": "MealApp", "UC-3": "Desk"}
    assert "usecases-system" not in built.text("refunds.html")


def test_prose_is_markdown_on_every_page(built: Built) -> None:
    step = _of(built.page("orders.html"), "#UC-1-1")
    assert [each.get_text() for each in step.select("em")] == ["meal"]
    assert {link["href"] for link in step.select("a")} >= {
        "paying.html#UC-2",
        "refunds.html#UC-3-1",
        "paying.html#paying",
    }
    assert "not <b>." in step.get_text()


def test_words_in_brackets_and_roles_lead_to_use_cases(built: Built) -> None:
    first = _of(built.page("index.html"), ".body p")
    found = [(link.get_text(), link["href"]) for link in first.select("a")]
    assert found == [
        ("UC-2", "paying.html#UC-2"),
        ("paying", "paying.html#UC-2"),
        ("UC-1/1a", "orders.html#UC-1-1a"),
        ("UC-2", "paying.html#UC-2"),
        ("the refund", "refunds.html#UC-3-1"),
        ("UC-2 Pay", "paying.html#UC-2"),
        ("pay", "paying.html#UC-2"),
    ]
    assert "not [WIP] and not [these words][WIP]." in first.get_text()
    assert _of(built.page("refunds.html"), ".body p a")["href"] == "orders.html#UC-1"


def test_listings_are_directives_and_comments(built: Built) -> None:
    assert built.page("refunds.html").select(".usecase-list table tbody tr")
    page = built.page("use-cases.html")
    assert page.select("svg.usecase-uml")
    assert page.select("section.usecase-actor#actor-customer")
    assert page.select("section.usecase-goals section.usecase-goal#goal-pay")


def test_an_example_in_code_is_no_use_case(built: Built) -> None:
    assert "UC-77" in built.page("refunds.html").get_text()
    assert "UC-77" not in built.text("usecases.json")


def test_sections_and_headings_of_listings_are_in_the_contents(built: Built) -> None:
    assert [*contents(built.page("index.html"))] == [
        *("orders.html", "orders.html#UC-1", "paying.html", "paying.html#UC-2"),
        *("refunds.html", "refunds.html#UC-3", "use-cases.html", "use-cases.html#actors"),
        *("use-cases.html#actor-customer", "use-cases.html#actor-restaurant"),
        *("use-cases.html#goals", "use-cases.html#goals-user-goal", "use-cases.html#goal-order-a-meal"),
        *("use-cases.html#goal-refund", "use-cases.html#goals-subfunction", "use-cases.html#goal-pay"),
    ]


def test_every_link_leads_somewhere(built: Built) -> None:
    pages = {path.name: built.page(path.name) for path in built.folder.glob("*.html")}
    ids = {name: {each["id"] for each in page.select("[id]")} for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.select(".body a[href]"):
            target, _, anchor = str(link["href"]).partition("#")
            if "://" not in target and anchor:
                assert anchor in ids[target or name], (name, link["href"])


def test_searching_finds_steps_and_not_the_source_of_diagrams(built: Built) -> None:
    index = built.text("searchindex.js")
    assert "receipt" in index
    assert "themevari" not in index.lower()


def test_only_pages_with_use_cases_load_our_assets(built: Built) -> None:
    assert "_static/usecases/usecases." in built.text("orders.html")
    assert "_static/usecases/" not in built.text("index.html")


def test_numbers_and_listings_go_by_the_order_of_the_contents_and_links_to_rows_lead_there(
    sphinx: SphinxSite,
) -> None:
    index = "# Start\n\n```{toctree}\n:numbered:\norders\nuse-cases\nrefunds\npaying\n```\n"
    rows = "[a](paying.md#UC-2-1), [b](orders.md#UC-1-1a), [c](refunds.rst#UC-3), [d](#UC-1)\n"
    orders = (sphinx.docs / "orders.md").read_text(encoding="utf-8") + "\n[e](#UC-1-2)\n"
    sphinx.write({"index.md": f"{index}\n{rows}", "orders.md": orders})
    done = sphinx.build()
    # Links as MkDocs has them, to use cases and their rows.
    assert "xref_missing" not in done.warnings
    links = {link.get_text(): link["href"] for link in done.page("index.html").select(".body a")}
    assert [links[name] for name in "abcd"] == [
        "paying.html#UC-2-1",
        "orders.html#UC-1-1a",
        "refunds.html#UC-3",
        "orders.html#UC-1",
    ]
    assert done.page("orders.html").select_one('.body a[href="#UC-1-2"]')
    assert _of(done.page("use-cases.html"), "#actor-customer .section-number").get_text() == "2.1.1. "
    listed = done.page("refunds.html").select(".usecase-list tbody .usecase-id")
    assert [each.get_text() for each in listed] == ["UC-1", "UC-3", "UC-2"]


def _of(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def test_a_page_that_is_not_published_shows_its_own_and_is_known_nowhere_else(sphinx: SphinxSite) -> None:
    sphinx.write(
        {
            "vault.md": (
                "---\norphan: true\nusecases: {publish: false}\n---\n# Vault\n\nSee [UC-90/2] and [UC-2].\n\n"
                "```usecase\nid: UC-90\ntitle: Empty the vault\nactor: Auditor\nsteps:\n"
                "  - Auditor names the sum (UC-2).\n  - Vault opens.\nextensions:\n"
                "  1a. The sum is wrong: ends in failure\n```\n"
            )
        }
    )
    done = sphinx.build()
    assert done.warnings == ""
    page = done.page("vault.html")
    hrefs = {str(link["href"]) for link in page.select(".body a[href]")}
    assert {"#UC-90-2", "paying.html#UC-2"} <= hrefs
    assert page.select_one("section.usecase#UC-90 #UC-90-1a")
    assert "vault.html" not in done.text("paying.html")
    assert "UC-90" not in done.text("usecases.json") + done.text("use-cases.html")
