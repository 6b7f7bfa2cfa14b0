"""Pictures, files and documents that the prose of use cases names."""

from __future__ import annotations

import pytest

from support.sphinx_places import FILES, PICTURE
from support.sphinx_sites import Built, SphinxSite

pytestmark = pytest.mark.slow


def test_pictures_and_files_come_along(placed: Built) -> None:
    assert (placed.folder / "_images/way.png").read_bytes() == PICTURE
    (form,) = placed.folder.glob("_downloads/*/form.pdf")
    page = placed.page("naming.html")
    assert [picture["src"] for picture in page.select("#UC-1-1 img")] == ["_images/way.png"] * 2
    assert [picture["alt"] for picture in page.select("#UC-1-1 img")] == ["the way", "it"]
    (link,) = page.select("#UC-1-1 a.download")
    assert link["href"] == form.relative_to(placed.folder).as_posix()
    for other, source in (
        ("shop/markdown.html", "../_images/way.png"),
        ("restructured.html", "_images/way.png"),
    ):
        assert [picture["src"] for picture in placed.page(other).select("table img")] == [source]


def test_links_lead_to_documents_headings_and_labels(placed: Built) -> None:
    page = placed.page("naming.html")
    heading = "other.html#a-heading-here"
    assert [link["href"] for link in page.select("#UC-1-2 td:last-child a")] == [
        "other.html",
        heading,
        "#naming",
        "other.html#named",
    ]
    assert [link["href"] for link in page.select("#UC-1-3 td:last-child a")] == [
        "other.html#named",
        "shop/markdown.html#UC-10-1",
        "shop/markdown.html#UC-10-2",
        "https://example.org",
    ]


def test_what_is_missing_is_told_at_its_line(placed: Built, places: SphinxSite) -> None:
    told = [line for line in placed.warnings.splitlines() if "WARNING" in line]
    for line, named in (
        (10, "image file not readable: shop/nothing.png"),
        (10, "shop/none.pdf"),
        (11, "`none.md` is no document, no file and no label [usecases.link]"),
        (11, "`other.md#none` is in the document `other`, which has no `none` [usecases.link]"),
        (11, "`#none` is no document, no file and no label [usecases.link]"),
    ):
        place = f"{places.docs / 'naming.md'}:{line}: "
        assert [each for each in told if place in each and named in each], (named, told)
    assert len(told) == 5


def test_other_builders_get_them_as_nodes(places: SphinxSite, placed_tex: Built) -> None:
    assert (placed_tex.folder / "way.png").read_bytes() == PICTURE
    (file,) = placed_tex.folder.glob("*.tex")
    assert file.read_text(encoding="utf-8").count(r"\sphinxincludegraphics{{way}.png}") == 4
    epub = places.build("epub", to="epub", confoverrides={"version": "1", "copyright": "2026"})
    assert 'src="_images/way.png"' in epub.text("naming.xhtml")
    assert "[image: the way]" in places.build("text", to="text").text("naming.txt")


def test_a_picture_that_comes_or_changes_is_seen(places: SphinxSite, placed: Built) -> None:
    missing = places.docs / "shop/nothing.png"
    missing.write_bytes(FILES["shop/way.png"])
    try:
        again = places.build()
    finally:
        missing.unlink()
    assert "nothing.png" not in again.warnings
    assert again.page("naming.html").select("img[src='_images/nothing.png']")
