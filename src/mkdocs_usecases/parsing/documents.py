"""One Markdown file: its use cases, the places of listings, and the links to use cases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.model.text import ActorMention
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.fences import Fence, Scan
from mkdocs_usecases.pages.markers import Marker, may_hold_markers, read_markers
from mkdocs_usecases.pages.references import Reference, may_hold_references, scan_references
from mkdocs_usecases.pages.titles import page_title
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.blocks import Block, Context, Origin, read_block
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter, read_front_matter
from mkdocs_usecases.parsing.key_names import key_names
from mkdocs_usecases.parsing.keys import normal
from mkdocs_usecases.parsing.names import DeclaredNames
from mkdocs_usecases.parsing.outcomes import words
from mkdocs_usecases.source import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file, read."""

    path: str
    """Relative to the docs folder, with `/` on every system."""

    blocks: tuple[Block, ...] = ()
    """In the order of the text."""

    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong outside of blocks: in the front matter and with markers."""

    context: Context = field(default_factory=Context)
    """What blocks take from this page and from the site: also those that only rendering brings to it."""

    title: str = ""
    """As Markdown; only of pages that may refer to use cases, for nobody else asks for it."""


def site_context(options: Options) -> Context:
    """What the blocks of all pages take from the options: to be made once for a site."""
    actors = options.catalogue.actors
    declared = [(name, actor.name) for actor in actors for name in (actor.name, *actor.aliases)]
    place = Span("mkdocs.yml", 1, 1)
    return Context(
        system=options.system,
        primary_actors=tuple(ActorMention(name, place) for name in options.primary_actors),
        names=DeclaredNames(declared),
        outcomes=words(tuple((kind, tuple(phrases)) for kind, phrases in sorted(options.phrases.items()))),
        keys=key_names(tuple((key, tuple(names)) for key, names in sorted(options.keys.items()))),
        fields=frozenset(normal(name) for name in options.fields),
        id_pattern=None if options.id_pattern is None else re.compile(options.id_pattern),
    )


def read_document(text: str, path: str, options: Options, site: Context | None = None) -> Document:
    """Read a Markdown file as it is on disk.

    Args:
        text: the whole file, front matter included.
        path: of the file, relative to the docs folder.
        options: of the site.
        site: what `site_context` makes of the options, where the caller has it at hand.

    Returns:
        What was found; every place is one of the file.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = read_front_matter(text, path) if text.startswith("---") else NO_FRONT_MATTER
    context = _with_defaults(site_context(options) if site is None else site, front)
    with_blocks, with_markers = _may_hold_blocks(text), may_hold_markers(text)
    with_references = may_hold_references(text)
    if not (with_blocks or with_markers or with_references):
        return Document(path, diagnostics=front.diagnostics, context=context)
    # Not split by `splitlines`: editors do not count a form feed or a line separator.
    lines = text.split("\n")
    front_lines = lines[: front.lines]
    lines[: front.lines] = [""] * front.lines
    scan = Scan(lines)
    blocks = tuple(_block(fence, path, context) for fence in scan.fences) if with_blocks else ()
    markers, wrong = read_markers(lines, path, scan) if with_markers else ((), ())
    references = tuple(scan_references(lines, path, scan)) if with_references else ()
    title = page_title(front_lines, lines, scan, path) if references else ""
    return Document(path, blocks, markers, references, (*front.diagnostics, *wrong), context, title)


def fence_place(fence: Fence, path: str) -> Origin:
    """Where the lines of a fence stand in its file."""
    first = fence.first + 2
    return Origin(
        Span(path, fence.first + 1, len(fence.prefix) + 1),
        tuple(range(first, first + len(fence.lines))),
        fence.offsets,
    )


def _may_hold_blocks(text: str) -> bool:
    # One sign is found a hundred times as fast as three, and most pages have none.
    fences = ("`" in text and "```" in text) or ("~" in text and "~~~" in text)
    return fences and ("usecase" in text or "usecase" in text.lower())


def _with_defaults(site: Context, front: FrontMatter) -> Context:
    if front.system is None and not front.primary_actors:
        return site
    system = site.system if front.system is None else front.system.text
    return replace(site, system=system, primary_actors=front.primary_actors or site.primary_actors)


def _block(fence: Fence, path: str, context: Context) -> Block:
    origin = fence_place(fence, path)
    block = read_block("\n".join(fence.lines), origin, context, fence.info)
    if fence.closed:
        return block
    unclosed = findings.unclosed_fence(origin.fence, fence.run)
    if fence.last > fence.first + len(fence.lines):
        # There is a line that was meant to close it.
        hint = f"give line {fence.last + 1} the signs and the indentation of line {fence.first + 1}"
        unclosed = replace(unclosed, hint=hint)
    # What follows from the missing fence is no further mistake: text of the page that is no YAML.
    others = () if any(finding.is_error for finding in block.diagnostics) else block.diagnostics
    return replace(block, diagnostics=(unclosed, *others))
