"""Where links of pages lead, as far as their addresses say it: each in a line of a table."""

from __future__ import annotations

from pathlib import Path

from conftest import Golden
from mkdocs_usecases.editing.links import Link, links
from mkdocs_usecases.revision import Text
from support.answers import compare_answers


def test_links_lead_where_their_table_says(golden: Golden) -> None:
    compare_answers(golden, Path(__file__).with_name("links.txt"), found)


def found(asked: str) -> str:
    """The links of a page in a folder, or of the one before `|`; line 3 is one of a use case."""
    path, _, text = asked.rpartition(" | ")
    page = Text(text.replace("⏎", "\n"))
    told = links(path or "area/page.md", page, frozenset({3}))
    return " ∥ ".join(_told(page, each) for each in told) or "none"


def _told(page: Text, link: Link) -> str:
    places = [page.text[slice(*(page.stretch(span) or (0, 0)))] for span in (link.address_span, link.span)]
    as_typed = "" if places == [link.address, link.typed] else f" at {places}"
    return f"{', '.join(link.pages)} #{link.anchor}{as_typed} ({link.span.line}:{link.span.column})"
