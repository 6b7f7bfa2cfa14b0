"""What may stand at a place of a file, told from its lines and their indentation alone."""

from __future__ import annotations

import re

from mkdocs_usecases.editing.completion.block_context import BlockPlace
from mkdocs_usecases.editing.completion.document_context import in_document
from mkdocs_usecases.editing.completion.pieces import Piece, parted
from mkdocs_usecases.editing.completion.restructured_context import outside
from mkdocs_usecases.editing.completion.sentences import linked
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.editing.completion.yaml_context import (
    YamlPlace,
    in_catalogue,
    in_configuration,
    in_front_matter,
)
from mkdocs_usecases.editing.typed_page import RestructuredPage, TypedPage
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.references import is_code
from mkdocs_usecases.pages.restructured import SUFFIXES
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.source import Span

CONFIGURATION = "mkdocs.yml"
"""What places call the configuration of a site."""

_PAGES = (".md", ".markdown", *SUFFIXES)

_OPENING = expression(r"(?P<prefix>[> \t]*)(?P<run>`{3,}|~{3,})[ \t]*(?P<typed>[A-Za-z]+)\Z")
_MARKER = expression(r"<!--[ \t]*usecases[ \t]*:", re.IGNORECASE)
_LONGEST = 20
"""Lines of a comment."""


def context_of(page: TypedPage, place: Span, read: Document, options: Options) -> Context | None:
    """What may stand at a place; `None` where nothing of ours may: in prose, in code, in other fences.

    Args:
        page: the file as it is typed.
        place: where; before it stands what is typed already.
        read: the same, as it was read.
        options: of the site.
    """
    site = read.context
    if not 0 < place.line <= len(page.lines) or place.column - 1 > len(page.lines[place.line - 1]):
        return None
    if place.file == CONFIGURATION:
        return in_configuration(page.whole(), place)
    if not place.file.lower().endswith(_PAGES) and _is_catalogue(place.file, options):
        return in_catalogue(YamlPlace(page.whole(), place))
    if 1 < place.line < page.front_end:
        return in_front_matter(page.front_block(), place, site.keys)
    if place.line <= page.front_end:
        return None
    block = page.block_at(place.line)
    if block is not None:
        return BlockPlace(block, place, site).context()
    if isinstance(page, RestructuredPage):
        return outside(page.lines, place)
    found = _outside(page, place)
    return found or (in_document(page, place, site) if holds_use_case(read, place) else None)


def holds_use_case(read: Document, place: Span) -> bool:
    """Whether a place lies in a use case of a document that is read as it is."""
    return read.is_live and any(block.span.line <= place.line <= block.end_line for block in read.blocks)


def _is_catalogue(file: str, options: Options) -> bool:
    actors = options.catalogue.actors
    return bool(actors) and actors[0].span.file == file


def _outside(page: TypedPage, place: Span) -> Context | None:
    """In Markdown, outside of use cases."""
    at, column = place.line - 1, place.column - 1
    before, after = page.lines[at][:column], page.lines[at][column:]
    if opening := _OPENING.match(before):
        return _opening(page, place, opening, after)
    if page.scan.fenced[at]:
        return None
    marker = _marker(page, at, before)
    if marker is not None:
        return _in_marker(marker, place, after)
    hint = linked(before, after)
    if hint is None or is_code(page.lines, at, column, page.scan):
        return None
    return Context(hint.wanted, place, hint.piece, hint.id)


def _opening(page: TypedPage, place: Span, opening: re.Match[str], after: str) -> Context | None:
    """Where a fence is being opened: a whole block, where there is none yet."""
    at, typed = place.line - 1, opening["typed"]
    if after.strip() or not "usecase".startswith(typed.casefold()):
        return None
    scan = page.scan
    starts = {first for first, _, _ in scan.others}
    fence = next((fence for fence in scan.fences if fence.first == at), None)
    if fence is not None and any(map(str.strip, fence.lines)):
        return None
    if fence is None and scan.fenced[at] and at not in starts:
        return None
    if scan.is_verbatim(at, opening.start("run")) or scan.code_among({at}, {at}):
        return None
    below = page.lines[at + 1].strip() if at + 1 < len(page.lines) else ""
    closes = below == opening["run"]
    run = opening["run"]
    start = len(opening["prefix"])
    piece = Piece(page.lines[at][start : place.column - 1], after)
    return Context((Wanted.BLOCK,), place, piece, run if not closes else "", label=opening["prefix"])


def _marker(page: TypedPage, at: int, before: str) -> str | None:
    """What stands in a marker up to a place, behind its colon; `None` outside of one."""
    lead = "\n".join([*page.lines[max(0, at - _LONGEST) : at], before])
    starts = [*_MARKER.finditer(lead)]
    if not starts:
        return None
    start = starts[-1]
    typed = lead[start.end() :]
    first = at - typed.count("\n")
    is_shown = "`" in lead[: start.start()].rpartition("\n")[2] or page.scan.code_among({first})
    is_over = "-->" in typed or any(page.scan.fenced[first:at])
    return None if is_shown or is_over else typed


_WORD = expression(r"(?:\w(?:\w|-(?!-))*)?")
"""Two dashes end a comment."""

_LISTING = expression(rf"[ \t\n]*(?P<typed>{_WORD.pattern})\Z")
_FILTERS = expression(r"[ \t\n]*[\w-]+(?=\s)")
_GIVEN = expression(r"(?<![\w-])([\w-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_VALUE = expression(r"(?<![\w-])(?P<filter>[\w-]+)\s*=\s*(?P<quote>[\"'“])(?P<values>[^\"'”]*)\Z")
_NAME = expression(rf"\s(?P<typed>{_WORD.pattern})\Z")


def _in_marker(before: str, place: Span, after: str) -> Context | None:
    """What may stand in the comment that asks for a listing."""
    if match := _LISTING.match(before):
        return Context((Wanted.LISTING,), place, parted(match["typed"], after, _WORD))
    if not _FILTERS.match(before):
        return None
    bare = _GIVEN.sub("", before)
    if match := _VALUE.search(bare):
        values = match["values"]
        # A value may go on from the line above; what is typed stands on this one.
        typed = values[max(map(values.rfind, (",", "!", "\n"))) + 1 :].lstrip()
        end = re.match(r"[^\"'”,>]*", after)
        rest = (end[0] if end else "").removesuffix("--").rstrip()
        given = tuple(value.strip(" !") for value in values.split(",")[:-1])
        found = Piece(typed, rest, after[len(rest) :], given)
        return Context((Wanted.FILTER_VALUE,), place, found, match["filter"].lower())
    if match := _NAME.search(bare):
        given = tuple(found[1].lower() for found in _GIVEN.finditer(f"{before} {after}"))
        return Context((Wanted.FILTER,), place, parted(match["typed"], after, _WORD, given))
    return None
