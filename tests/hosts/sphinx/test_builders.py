"""Use cases in what Sphinx writes besides pages of a site: from nodes, not from HTML."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docutils import nodes

from mkdocs_usecases.hosts.sphinx.html_nodes import document_nodes
from support.sphinx_sites import Built, SphinxSite

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tex(meals: SphinxSite) -> str:
    done = meals.build("latex", to="latex")
    assert done.warnings == ""
    (file,) = done.folder.glob("*.tex")
    return file.read_text(encoding="utf-8")


def test_text_has_tables_with_all_that_is_said(meals: SphinxSite) -> None:
    text = meals.build("text", to="text").text("orders.txt")
    assert "UC-1 Order a *meal*" in text
    for said in (
        "Main success scenario",
        "cooks the naïve 料理.",
        "Nothing is on offer",
        "▸ UC-2 Pay",
        "not <b>.",
    ):
        assert said in re.sub(r"\s+", " ", text.replace("|", " ")), said
    assert "themeVariables" not in text


def test_text_tells_what_a_use_case_diagram_draws(sphinx: SphinxSite) -> None:
    sphinx.write({"refunds.md": "# Refunds\n\n<!-- usecases: diagram -->\n"})
    text = sphinx.build("text", to="text").text("refunds.txt")
    assert "Use cases: 1. Actors: 2. Order a meal (Customer, Restaurant)." in text


def test_man_pages_are_made(meals: SphinxSite) -> None:
    done = meals.build("man", to="man")
    assert done.warnings == ""
    (file,) = done.folder.glob("*.1")
    assert "Restaurant" in file.read_text(encoding="utf-8")


def test_every_reference_of_latex_has_its_label(tex: str) -> None:
    asked = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex))
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", tex))
    assert {"paying:UC-2", "refunds:UC-3-1", "orders:UC-1-1a", "use-cases:actor-customer"} <= asked
    assert asked <= labels


def test_latex_has_tables_that_may_go_on_and_knows_our_signs(tex: str) -> None:
    assert r"\begin{longtable}" in tex
    assert r"\begin{sphinxraw}" not in tex
    for sign in "✔✘▸":
        assert f"\\DeclareUnicodeCharacter{{{ord(sign):04X}}}" in tex


def test_an_epub_is_whole(meals: SphinxSite) -> None:
    done = meals.build("epub", to="epub", confoverrides={"version": "1", "copyright": "2026"})
    assert done.warnings == ""
    (file,) = done.folder.glob("*.epub")
    with ZipFile(file) as book:
        pages = {
            name: ElementTree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith(".xhtml")
        }
        assert any(name.startswith("_images/use-cases-") for name in book.namelist())
    ids = {
        name: [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
        for name, page in pages.items()
    }
    for name, page in pages.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for href in (each.attrib.get("href", "") for each in page.iter()):
            target, _, anchor = href.partition("#")
            if "://" not in target and anchor:
                assert anchor in ids[target or name], (name, href)


def test_on_one_page_each_link_leads_to_its_place(meals: SphinxSite) -> None:
    page = meals.build("singlehtml", to="single").page("index.html")
    ids = {each["id"] for each in page.select("[id]")}
    links = [str(link["href"]) for link in page.select(".usecase a[href], a.xref, a:has(.usecase-ref)")]
    assert "#UC-2" in links
    assert {link[1:] for link in links if link.startswith("#")} <= ids


def test_on_one_page_signs_lead_to_what_they_mean(sphinx: SphinxSite) -> None:
    orders = (sphinx.docs / "orders.md").read_text(encoding="utf-8")
    sphinx.write(
        {
            "orders.md": f"{orders}\n```{{toctree}}\nuse-cases/how-to-read\n```\n",
            "use-cases/how-to-read.md": "# How to read\n\n<!-- usecases: legend -->\n",
        }
    )
    page = sphinx.build("singlehtml", to="single").page("index.html")
    ids = {each["id"] for each in page.select("[id]")}
    links = {str(link["href"]) for link in page.select("a[href*='about-']")}
    assert "#about-level" in links
    assert {link[1:] for link in links} <= ids


@pytest.mark.parametrize("builder", ["changes", "gettext", "pseudoxml", "dummy"])
def test_what_writes_no_pages_builds_all_the_same(meals: SphinxSite, builder: str) -> None:
    done = meals.build(builder, to=f"no-pages-{builder}", confoverrides={"version": "1"})
    assert (done.exit_code, done.warnings) == (0, "")


def test_pages_in_folders_are_linked_as_such(meals: SphinxSite) -> None:
    done: Built = meals.build("dirhtml", to="dir")
    assert 'href="../paying/#UC-2"' in done.text("orders/index.html")
    assert {each["url"] for each in done.json()["use_cases"]} == {
        "orders/#UC-1",
        "paying/#UC-2",
        "refunds/#UC-3",
    }


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b>b</b> <i>c</i> <code>d  e</code> f</p>", "a b c d e f"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "a\n\nb\n\nc"),
        ("<div><p>a</p>b<p>c</p></div>", "a\n\nb\n\nc"),
        ("<table><tr><td>▸ <a href='#x'>x</a> <b>y</b></td></tr></table>", "▸ x y"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<br>b", "a\n\nb"),
        ("<details class='usecase-block'><summary>s</summary><pre>left</pre></details>out", "out"),
        ("<p>&lt;b&gt; &amp; c</p>", "<b> & c"),
        ("<div class='usecase-error' data-code='x'><p>a</p><p>b</p></div>", "a \n\nb"),
    ],
)
def test_html_becomes_nodes(html: str, expected: str) -> None:
    assert nodes.container("", *document_nodes(html)).astext().strip() == expected


def test_cells_over_several_columns_stay_so() -> None:
    (table,) = document_nodes(
        "<table><tr id='r'><th colspan='2'>a</th></tr><tr><td>b</td><td>c</td></tr></table>"
    )
    first = next(iter(table.findall(nodes.entry)))
    assert first["morecols"] == 1
    assert [target["ids"] for target in table.findall(nodes.target)] == [["r"]]


def test_a_number_stays_whole_where_signs_stand_around_it() -> None:
    html = "<table><tr><th>2a1</th><td>b</td></tr></table>"
    widths = [
        [each["colwidth"] for each in made.findall(nodes.colspec)]
        for width in (0, 4)
        for made in document_nodes(html, strong_width=width)
    ]
    assert widths == [[4, 4], [8, 4]]
