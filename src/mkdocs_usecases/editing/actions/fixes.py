"""What may be done at a place: what mends a finding, silences it, or writes the same in another form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.editing.actions.extraction import extracted
from mkdocs_usecases.editing.actions.mended_page import mended_page
from mkdocs_usecases.editing.actions.rewriting import rewritings
from mkdocs_usecases.editing.actions.settings import actor_added, field_added
from mkdocs_usecases.editing.actions.silence import silenced
from mkdocs_usecases.editing.typed_page import typed_page
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.restructured import is_restructured
from mkdocs_usecases.revision import Text, Texts, settled
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


class ActionKind(Enum):
    """What sort of thing an action is."""

    MENDS = "mends"
    """It takes a finding away."""

    MENDS_ALL = "mends all"
    """It takes all findings of a page away that have one answer."""

    REWRITES = "rewrites"
    """It says the same in another form."""

    EXTRACTS = "extracts"
    """It makes a use case of its own of a part."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that may be done."""

    title: str
    kind: ActionKind
    edits: tuple[Edit, ...]
    finding: Diagnostic | None = None
    """What it mends."""

    is_preferred: bool = False
    """Whether it is what the writer most probably wants."""


def quick_fixes(site: Site, texts: Texts, findings: Iterable[Diagnostic], place: Span) -> Iterator[Action]:
    """What mends the findings in the lines of a place, the likeliest of each first.

    Args:
        site: as it is read.
        texts: finds files as the editor has them.
        findings: all that are known.
        place: what the writer has chosen, or where the cursor is.
    """
    last = place.end_line or place.line
    for finding in findings:
        if finding.span.file == place.file and _meets(finding.span, place.line, last):
            yield from fixes_of(site, texts, finding)


def _meets(span: Span, first: int, last: int) -> bool:
    return span.line <= last and first <= max(span.line, span.end_line)


def fixes_of(site: Site, texts: Texts, finding: Diagnostic) -> Iterator[Action]:
    """What mends or silences one finding."""
    fitting = settled(finding, texts)
    if fitting.edits:
        yield Action(_title(finding), ActionKind.MENDS, fitting.edits, finding, is_preferred=True)
    for title, edits in _others(site, texts, finding):
        if edits:
            preferred = not fitting.edits and finding.code is Code.UNDECLARED_ACTOR
            yield Action(title, ActionKind.MENDS, edits, finding, preferred)
    silent = _silent(site, texts, finding)
    if silent:
        title = f"Silence `{finding.code.value}` in this use case"
        yield Action(title, ActionKind.MENDS, silent, finding)


def all_fixed(site: Site, texts: Texts, file: str) -> Iterator[Action]:
    """Everything on a page that has exactly one answer, mended at once."""
    text = texts(file)
    if text is not None and not site.page(file).is_live:
        edits = mended_page(site, file, text)
        if edits:
            yield Action("Mend all that has one answer", ActionKind.MENDS_ALL, edits)


def rewrites(site: Site, texts: Texts, place: Span) -> Iterator[Action]:
    """What the lines at a place may be written as."""
    for title, edit in rewritings(site, texts, place):
        yield Action(title, ActionKind.REWRITES, (edit,))
    for title, edits in extracted(site, texts, place):
        yield Action(title, ActionKind.EXTRACTS, edits)


def _others(site: Site, texts: Texts, finding: Diagnostic) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """What could have been meant as well: the word is right, and the settings do not know it yet."""
    text = texts(finding.span.file)
    stretch = text.stretch(finding.span) if text is not None and finding.span.end_line else None
    if text is None or stretch is None:
        return
    typed = text.text[stretch[0] : stretch[1]].strip("\"'")
    if finding.code is Code.UNDECLARED_ACTOR:
        yield f"Add `{typed}` to the catalogue of actors", actor_added(site.options, texts, typed)
    if finding.code is Code.UNKNOWN_KEY and _is_at_root(text, finding.span):
        yield f"Add `{typed}` to the option `fields`", field_added(texts, typed)


def _is_at_root(text: Text, span: Span) -> bool:
    """Whether a key stands at the root of a block, where the site may have further ones."""
    block = typed_page(text, span.file).block_at(span.line)
    return block is not None and span.column - 1 == block.offsets[span.line - block.first]


def _silent(site: Site, texts: Texts, finding: Diagnostic) -> tuple[Edit, ...]:
    text = texts(finding.span.file)
    document = site.page(finding.span.file)
    if text is None or finding.is_error or document.is_live or not _is_page(finding.span.file):
        return ()
    page = typed_page(text, finding.span.file)
    block = page.block_at(finding.span.line) or page.block_at(finding.span.line + 1)
    edit = None if block is None else silenced(block, finding, document.context, site.options)
    if edit is None:
        return ()
    return settled(replace(finding, edits=(edit,)), texts).edits


def _is_page(file: str) -> bool:
    return file.endswith(".md") or is_restructured(file)


_MEANT = expression(r"did you mean (?P<word>`.*`)\?")


def _title(finding: Diagnostic) -> str:
    """What the edits do, in the words of the hint."""
    hint = finding.hint or "mend it"
    meant = _MEANT.fullmatch(hint)
    if meant is not None:
        return f"Write {meant['word']}"
    # What else could be done is for the writer alone.
    done = hint.partition(", or ")[0]
    return done[:1].upper() + done[1:]
