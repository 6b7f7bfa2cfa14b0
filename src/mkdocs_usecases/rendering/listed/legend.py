"""The legend: what each sign and term of a use case means, with the signs as pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_usecases.rendering.generated.pages import legend_page
from mkdocs_usecases.rendering.listed.indexes import entry_section, heading_id
from mkdocs_usecases.rendering.section import Heading, Section
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import ABOUT

_NAMES = (
    *("level", "primary actor", "supporting actors", "system", "goal", "stakeholders", "trigger"),
    *("preconditions", "success guarantee", "minimal guarantee", "failure guarantee"),
    *("includes", "extends", "specializes", "included by", "extended by", "specialized by"),
    *("variations", "extension points"),
)
"""Names of rows of the summary that are explained."""

TERMS = frozenset(name.replace(" ", "-") for name in _NAMES)
"""The same, as fields of rows are called."""


class Legend(NamedTuple):
    """Where a page of the site explains how to read a use case."""

    address: str
    """As seen from the page that is being rendered."""

    is_listed: bool
    """Whether that page has a place for each term: one of the author's need not have it."""


class LegendRow(NamedTuple):
    """A sign or a term, and what it means."""

    anchor: str
    kind: str
    """How the sign is shown: `level`, `outcome`, `number`, `chip`, `picture`, or `term` for a word alone."""

    name: str
    """Which one of its kind."""

    sign: str
    word: str
    text: str


def legend_of(view: View) -> Legend | None:
    """Where readers of a page are told what its signs mean; `None` where nowhere."""
    listed = view.registry.legend
    path = legend_page(view.options) if listed is None else listed
    address = None if path is None else view.links.page(path)
    # A page that holds it is its own `#`, behind which no anchor may stand.
    return None if address is None else Legend(address.removesuffix("#"), listed is not None)


def legend_sections(view: View, level: int) -> Iterator[Section]:
    """The whole legend, part by part."""
    for heading, rows in _parts(view):
        title = view.words[heading]
        body = view.body("legend.html", title=title, rows=rows)
        slug = f"about-{heading.replace(' ', '-')}"
        anchors = tuple(row.anchor for row in rows)
        yield entry_section(
            # Some parts are called as one of their rows.
            "explained",
            f"{slug}-part",
            Heading(level, heading_id(slug), title, is_plain=True),
            body,
            anchors,
        )


def _parts(view: View) -> Iterator[tuple[str, tuple[LegendRow, ...]]]:
    words = view.words

    def row(term: str, word: str, kind: str = "term", name: str = "", sign: str = "") -> LegendRow:
        return LegendRow(f"about-{term.replace(' ', '-')}", kind, name, sign, word, words[f"{ABOUT}{term}"])

    levels = (
        row(key, words[key], "level", key.removeprefix("level ").replace(" ", "-"))
        for key in ("level summary", "level user goal", "level subfunction")
    )
    yield "level", (row("level", words["level"]), *levels)
    signs = {"includes": "▸"}
    yield "summary", tuple(row(name, words[name], sign=signs.get(name, "")) for name in _NAMES[1:])
    yield (
        "main success scenario",
        (
            row("main success scenario", words["main success scenario"]),
            row("branches", "3a", "chip"),
            row("repeat", words["repeat steps"].format("2–3"), sign="↻"),
        ),
    )
    labels = {
        "label": "3a",
        "nested label": "3a1a",
        "range label": "1-4a",
        "any label": "*a",
        "named label": "A1",
    }
    yield (
        "extensions",
        (
            row("extensions", words["extensions"]),
            *(row(term, label, "number") for term, label in labels.items()),
        ),
    )
    ends = (
        ("success", words["succeeds"], "✔"),
        ("failure", words["fails"], "✘"),
        ("end", words["ends"], "■"),
        ("resumes", words["resumes"].format("4"), "↩"),
        ("continues", words["continues with"].format("UC-2"), "»"),
        ("unclear", words["unclear"], "?"),
        ("assumed", f"{words['resumes'].format('4')} ({words['assumed']})", "↩"),
    )
    shown = (row(name, word, "outcome", {"end": "ends"}.get(name, name), sign) for name, word, sign in ends)
    yield "scenarios", (row("scenarios", words["scenarios"]), *shown)
    pictures = ("box", "dashed", "grey", "figure", "ellipse", "relation", "general")
    yield "diagram", tuple(row(name, "", "picture", name) for name in pictures)
