"""Pages and what is read of them, compared with goldens: `pytest --update` rewrites them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.markers import LISTINGS
from mkdocs_usecases.parsing.documents import Document, read_document

PAGES = sorted((Path(__file__).parent / "pages").glob("*.md"))


def described(document: Document) -> Iterator[str]:
    """What a document holds, a line each."""
    for block in document.blocks:
        use_case = block.use_case
        title = use_case.title if use_case else "(nothing)"
        title_place = use_case.place("title") if use_case else block.span
        actors = ", ".join(mention.name for mention in use_case.primary_actors) if use_case else ""
        yield f"block {block.span} {block.info} | title {title_place} {title} | {actors}"
        yield from (f"  {line}" for line in block.text.split("\n")[1:])
        for finding in block.diagnostics:
            yield str(finding)
    for marker in document.markers:
        filters = " ".join(f"{name}={value!r}" for name, value in marker.filters.items())
        lines = f"lines {marker.first + 1} to {marker.last + 1}"
        yield f"marker {marker.span} {marker.listing.value} {filters} | {lines}"
    for reference in document.references:
        yield f"reference {reference.span} {reference.id} {reference.part} | {reference.text}"
    for finding in document.diagnostics:
        # A new listing is none of these pages' business.
        yield str(finding).replace(", ".join(LISTINGS), "<every listing>")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_its_golden_says(path: Path, golden: Callable[[Path, str], None]) -> None:
    document = read_document(path.read_text(encoding="utf-8"), path.name, Options())
    golden(path.with_suffix(".txt"), "\n".join(line.rstrip() for line in described(document)) + "\n")
