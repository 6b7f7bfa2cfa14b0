"""Use cases wherever a page has a place for one: in lists, notes, tables, and under conditions."""

from __future__ import annotations

import json
import re

import pytest
from docutils import nodes
from jsonschema import Draft202012Validator

from mkdocs_usecases.export.schema import export_schema
from mkdocs_usecases.hosts.sphinx.html_nodes import document_nodes
from support.sphinx_sites import Built, SphinxSite, contents

IN_HTML = [f"UC-{number}" for number in (10, 11, 12, 13, 20, 21, 22, 24, 25, 30, 31)]


@pytest.mark.slow
def test_all_are_there_with_anchors_and_words_for_the_search(placed: Built) -> None:
    urls = {each["id"]: each["url"] for each in placed.json()["use_cases"]}
    assert [*urls] == ["UC-1", *sorted([*IN_HTML, "UC-23"])]
    for id_ in IN_HTML:
        page, _, anchor = urls[id_].partition("#")
        assert anchor == id_
        assert placed.page(page).select(f"section.usecase#{id_} > .usecase-steps tr#{id_}-1"), id_
        title = placed.page(page).select_one(f"#{id_} .usecase-title")
        assert title is not None
        assert title.get_text().split()[-1].lower()[:4] in placed.text("searchindex.js").lower()


@pytest.mark.slow
def test_names_lead_to_them(placed: Built) -> None:
    first = placed.page("index.html").select(".body p a")
    assert [link["href"] for link in first] == [f"shop/markdown.html#UC-{number}" for number in range(10, 14)]
    roles = placed.page("restructured.html").select(".body > section > p a")
    # That for paper has no place here.
    assert [link["href"] for link in roles] == [f"#UC-{number}" for number in (20, 21, 22, 24, 25)]


@pytest.mark.slow
def test_sections_are_in_the_contents_where_those_of_sphinx_would_be(placed: Built) -> None:
    listed = {link.partition("#")[2] for link in contents(placed.page("index.html")) if "UC-" in link}
    assert listed == {"UC-1", "UC-22", "UC-30", "UC-31"}


@pytest.mark.slow
def test_nothing_leads_to_what_this_builder_leaves_out(placed: Built) -> None:
    urls = {each["id"]: each["url"] for each in placed.json()["use_cases"]}
    assert urls["UC-23"] is None
    for page in ("restructured.html", "shop/markdown.html"):
        text = placed.page(page)
        assert "On paper" in text.get_text()
        assert not text.select("a[href$='#UC-23'], #UC-23, a[href$='UC-23-1']")


@pytest.mark.slow
def test_what_is_for_paper_is_on_paper(placed_tex: Built) -> None:
    (file,) = placed_tex.folder.glob("*.tex")
    tex = file.read_text(encoding="utf-8")
    asked = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex))
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex))
    assert "restructured:UC-23" in asked
    # Of these a warning says that they lead nowhere.
    assert asked - labels == {"naming:none", "other:none"}
    # Nor are there any exports beside it.
    assert "scenarios.csv" not in tex and not [*placed_tex.folder.glob("**/*.csv")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("builder", "page", "link"),
    [
        ("html", "other.html", "use-cases/scenarios.csv"),
        ("dirhtml", "other/index.html", "../use-cases/scenarios.csv"),
        ("singlehtml", "index.html", "use-cases/scenarios.csv"),
    ],
)
def test_exports_lie_beside_pages_for_browsers(
    places: SphinxSite, placed: Built, builder: str, page: str, link: str
) -> None:
    done = placed if builder == "html" else places.build(builder, to=builder)
    assert [each["href"] for each in done.page(page).select("a[href$='.csv']")] == [link]
    assert "UC-1," in done.text("use-cases/scenarios.csv")
    assert json.loads(done.text("data/needs.json"))["versions"]["1"]["needs"].keys() >= {"UC_1"}
    assert len([*(done.folder / "features").glob("*.feature")]) == len(done.json()["use_cases"])
    Draft202012Validator(export_schema()).validate(done.json())
    for url in (each["url"] for each in done.json()["use_cases"] if each["url"] is not None):
        path, _, anchor = url.partition("#")
        path = f"{path}index.html" if path.endswith("/") else path
        assert done.page(path).select(f"[id='{anchor}']"), url


@pytest.mark.slow
@pytest.mark.parametrize("builder", ["text", "man"])
def test_what_knows_no_table_in_a_cell_gets_lists(places: SphinxSite, builder: str) -> None:
    done = places.build(builder, to=builder)
    text = " ".join(path.read_text(encoding="utf-8") for path in done.folder.rglob("*") if path.is_file())
    words = " ".join(text.replace("|", " ").split())
    assert "In a cell" in words
    assert "a b" in words and "1 2" in words


def test_rows_of_an_inner_table_keep_their_ids() -> None:
    inner = "<table><tr id='r'><td>1</td><td>a <b>b</b><ul><li>c</li></ul></td></tr></table>"
    (outer,) = document_nodes(f"<table><tr><td>{inner}</td></tr></table>", most_tables=1)
    assert len([*outer.findall(nodes.table)]) == 1
    (item, _) = outer.findall(nodes.list_item)
    assert item[0].astext() == "1 a b"
    assert [target["ids"] for target in item.findall(nodes.target)] == [["r"]]
