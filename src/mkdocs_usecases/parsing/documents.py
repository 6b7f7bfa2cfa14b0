"""One Markdown file: its use cases, the places of listings, and the links to use cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import NamedTuple, Protocol

from mkdocs_usecases.diagnostics import Diagnostic, Edit, without_edits
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import ActorMention, folded
from mkdocs_usecases.options import Options
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.pages.directives import (
    listing_directives,
    may_hold_directives,
    may_hold_roles,
    scan_roles,
    without_foreign,
)
from mkdocs_usecases.pages.early_fences import early_ends
from mkdocs_usecases.pages.fence import Fence
from mkdocs_usecases.pages.fence_openings import RUNS
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.markers import Marker, may_hold_markers, read_markers
from mkdocs_usecases.pages.references import Reference, may_hold_references, scan_references
from mkdocs_usecases.pages.restructured import RestructuredScan, is_restructured
from mkdocs_usecases.pages.titles import page_title
from mkdocs_usecases.pages.wrong_fences import key_behind, may_hold_wrong_fences
from mkdocs_usecases.pages.wrong_fences import wrong_fences as find_wrong_fences
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.front_matter import (
    NO_FRONT_MATTER,
    FrontMatter,
    page_words,
    read_defaults,
    read_front_matter,
    with_defaults,
)
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.words.key_names import KeyNames, key_names, names_in
from mkdocs_usecases.parsing.words.names import DeclaredNames
from mkdocs_usecases.patterns import compile_pattern
from mkdocs_usecases.source import Span


class Document(NamedTuple):
    """One Markdown file, read."""

    path: str
    """Relative to the docs folder, with `/` on every system."""

    blocks: tuple[Block, ...] = ()
    """In the order of the text."""

    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong outside of blocks: in the front matter and with markers."""

    context: Context = Context()
    """What blocks take from this page and from the site: also those that only rendering brings to it."""

    title: str = ""
    """As Markdown; only of pages that may refer to use cases, for nobody else asks for it."""

    is_published: bool = True
    """Whether other pages and files may tell what is on this one; its writer said so in the front matter."""

    unread_ids: frozenset[str] = frozenset()
    """Ids on a page where a fence is wrong, folded: there may be use cases of them that nobody can read."""

    is_live: bool = False
    """Whether other lines were read in the place of those of the file."""


def site_context(options: Options) -> Context:
    """What the blocks of all pages take from the options: to be made once for a site."""
    actors = options.catalogue.actors
    declared = [(name, actor.name) for actor in actors for name in (actor.name, *actor.aliases)]
    places = options.actor_spans or (Span("mkdocs.yml", 1, 1),) * len(options.primary_actors)
    return Context(
        system=options.system,
        primary_actors=tuple(map(ActorMention, options.primary_actors, places)),
        names=DeclaredNames(declared),
        outcomes=outcome_phrases(
            tuple((kind, tuple(phrases)) for kind, phrases in sorted(options.phrases.items())),
            options.language,
        ),
        keys=site_keys(options),
        fields=frozenset(spelled(name) for name in options.fields),
        sites=frozenset(file.name for file in options.inventories),
        id_pattern=None if options.id_pattern is None else compile_pattern(options.id_pattern),
    )


def site_keys(options: Options) -> KeyNames:
    """The names of keys on a site, those of its options among them."""
    return key_names(tuple((key, tuple(names)) for key, names in sorted(options.keys.items())))


class Rewritten(Protocol):
    """The lines of a page as they are to be read instead."""

    @property
    def lines(self) -> Sequence[str]:
        """The other lines."""

    @property
    def origins(self) -> Sequence[int]:
        """For each of them the line of the page that it comes from, 0-based."""


Rewrite = Callable[[Sequence[str], Context], Rewritten]
"""Makes other lines of those of a page; those of its front matter are empty."""


def read_document(
    text: str,
    path: str,
    options: Options,
    site: Context | None = None,
    below: FrontMatter = NO_FRONT_MATTER,
    *,
    rewrite: Rewrite | None = None,
    page: str = "",
) -> Document:
    """Read a Markdown file as it is on disk.

    Args:
        text: the whole file, front matter included.
        path: of the file, relative to the docs folder.
        options: of the site.
        site: what `site_context` makes of the options, where the caller has it at hand.
        below: what its folder says for all pages, where the host knows of such things.
        rewrite: makes the lines that are read in the place of those of the file.
        page: the page that includes the file, where it is none itself.

    Returns:
        What was found; every place is one of the file.
    """
    text = _typed(text, options)
    site = site_context(options) if site is None else site
    if is_restructured(path, page):
        return _restructured(text, path, site, below)
    front = with_defaults(read_front_matter(text, path, site.keys), below)
    context = _context(site, front)
    front_lines: list[str] = []
    origins: Sequence[int] | None = None
    if rewrite is not None:
        typed = text.split("\n")
        front_lines, typed[: front.lines] = typed[: front.lines], [""] * front.lines
        context = context._replace(words=page_words(text, path, site.keys))
        rewritten = rewrite(typed, context)
        text, origins = "\n".join(rewritten.lines), rewritten.origins
    with_fences, is_named = any(run in text for run in RUNS), "usecase" in text
    with_blocks = with_fences and (is_named or "usecase" in text.lower())
    with_wrong_fences = is_named or with_blocks or (with_fences and _may_hold_wrong_fences(text))
    with_markers, with_references = may_hold_markers(text), may_hold_references(text)
    with_directives, with_roles = may_hold_directives(text), may_hold_roles(text)
    with_any = with_markers or with_references or with_directives or with_roles
    if not (with_blocks or with_wrong_fences or with_any):
        return Document(path, diagnostics=front.diagnostics, context=context, is_published=front.is_published)
    # Not split by `splitlines`: editors do not count a form feed or a line separator.
    lines = text.split("\n")
    if rewrite is None:
        front_lines, lines[: front.lines] = lines[: front.lines], [""] * front.lines
    scan = Scan(lines)
    naming = _naming(context)
    blocks = (
        tuple(_block(fence, lines, path, context, origins) for fence in scan.fences) if with_blocks else ()
    )
    if with_blocks and (cut := {end.fence.first: end.keys for end in early_ends(lines, scan, naming)}):
        pairs = zip(scan.fences, blocks, strict=True)
        blocks = tuple(_without(block, cut.get(fence.first, frozenset())) for fence, block in pairs)
    wrong_fences = tuple(find_wrong_fences(lines, path, scan, naming)) if with_wrong_fences else ()
    markers, wrong = read_markers(lines, path, scan) if with_markers else ((), ())
    if with_directives:
        listings = listing_directives(lines, path, scan)
        markers = tuple(sorted((*markers, *listings.markers), key=lambda marker: marker.first))
        wrong = (*wrong, *listings.diagnostics)
    references = tuple(scan_references(lines, path, scan)) if with_references else ()
    if with_roles:
        references = (*references, *scan_roles(lines, path, scan.fenced))
    title = page_title(front_lines, lines, scan, path) if references else ""
    outside = (*wrong_fences, *wrong)
    if origins is not None:
        markers = tuple(_marker(each, origins) for each in markers)
        references = tuple(each._replace(span=_origin(each.span, origins)) for each in references)
        outside = tuple(replace(without_edits(each), span=_origin(each.span, origins)) for each in outside)
    outside = (*front.diagnostics, *outside)
    is_wrong = wrong_fences or not all(fence.closed for fence in scan.fences)
    unread_ids = _ids(lines, context) if is_wrong else frozenset()
    return Document(
        path, blocks, markers, references, outside, context, title, front.is_published, unread_ids
    )


_KEY_AND_ID = expression(r"[> \t]*(?P<key>[^\W\d_]{2,12})[ \t]*:[ \t]+(?P<id>[^\W\d_][\w.-]*)[ \t]*$")


def _ids(lines: Sequence[str], context: Context) -> frozenset[str]:
    """All that stands on lines of a page as an id does in a block."""
    found = [match for line in lines if (match := _KEY_AND_ID.match(line)) is not None]
    named = [match["id"] for match in found if (key := context.key(match["key"])) and key.name == "id"]
    return frozenset(map(folded, named))


def _typed(text: str, options: Options) -> str:
    """What was typed, in lines that end alike."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_foreign(text) if options.has_foreign_directive else text


def _restructured(text: str, path: str, site: Context, below: FrontMatter) -> Document:
    """Read a file of reStructuredText."""
    if "usecase" not in text and not may_hold_roles(text):
        return Document(path, context=site)
    scan = RestructuredScan(text.split("\n"))
    front = with_defaults(read_defaults(scan.defaults, path, site.keys), below)
    context = _context(site, front)
    blocks = tuple(
        _reader()("\n".join(fence.lines), _content_place(fence, path), context, "") for fence in scan.fences
    )
    markers, wrong = scan.markers(path)
    return Document(
        path,
        blocks,
        markers,
        tuple(scan.references(path)),
        (*front.diagnostics, *wrong),
        context,
        scan.title,
        front.is_published,
    )


def defaults(document: Document) -> tuple[object, ...]:
    """What the page says for all its use cases, or its folder or the site for it: to be compared."""
    context = document.context
    return context.system, [actor.name for actor in context.primary_actors], document.is_published


def _origin(span: Span, origins: Sequence[int]) -> Span:
    """Where something stands in a file of which other lines are read."""
    return Span(span.file, origins[span.line - 1] + 1, span.column)


def _marker(marker: Marker, origins: Sequence[int]) -> Marker:
    places = {name: _origin(span, origins) for name, span in marker.places.items()}
    return marker._replace(span=_origin(marker.span, origins), places=places)


def fence_place(fence: Fence, path: str, origins: Sequence[int] | None = None) -> Origin:
    """Where the lines of a fence stand in its file; `origins` where other lines are read than those of it."""
    first = fence.first + 2
    if origins is not None:
        lines = tuple(origins[at] + 1 for at in range(first - 1, first - 1 + len(fence.lines)))
        return Origin(Span(path, origins[fence.first] + 1, 1), lines, (0,) * len(lines))
    return Origin(
        Span(path, fence.first + 1, len(fence.prefix) + 1),
        range(first, first + len(fence.lines)),
        fence.offsets,
        fence.prefix_below,
    )


def _content_place(fence: Fence, path: str) -> Origin:
    """Where the lines of a directive stand: new ones as deep as those that are there."""
    return fence_place(fence, path)._replace(prefix=" " * max(fence.offsets, default=0))


def _may_hold_wrong_fences(text: str) -> bool:
    """A quick look at a text that does not name `usecase`."""
    if may_hold_wrong_fences(text):
        return True
    folded = text.casefold().replace('":', ":").replace("':", ":")
    return all(any(f"{name}:" in folded for name in names) for names in _telling_names())


@cache
def _telling_names() -> tuple[tuple[str, ...], ...]:
    """The names of the keys without which nothing is taken for a use case that no fence opens."""
    return tuple(
        tuple(dict.fromkeys(name.casefold() for key in keys for name in (key, *_common_names(key))))
        for keys in (("title",), ("steps", "actor"))
    )


def _common_names(key: str) -> Iterator[str]:
    """All names of a key in English, the two commonest in other languages: pages are searched for each."""
    english, *others = SPOKEN
    yield from names_in(english, key)
    for language in others:
        yield from names_in(language, key)[:2]


def _naming(context: Context) -> Callable[[str], str | None]:
    """What finds the canonical name of the key that a word names."""

    def name_of(word: str) -> str | None:
        key = context.keys.lookup(word)
        return None if key is None else key.name

    return name_of


def _context(site: Context, front: FrontMatter) -> Context:
    if front.system is None and not front.primary_actors:
        return site
    named = front.system
    return site._replace(
        system=site.system if named is None else named.text,
        system_span=None if named is None else named.span,
        primary_actors=front.primary_actors or site.primary_actors,
    )


@cache
def _reader() -> Callable[[str, Origin, Context, str], Block]:
    # What a block may hold takes a fifth of all that is loaded: a site may have none yet.
    from mkdocs_usecases.parsing.blocks import read_block

    return read_block


def _block(
    fence: Fence, lines: Sequence[str], path: str, context: Context, origins: Sequence[int] | None
) -> Block:
    origin = fence_place(fence, path, origins)
    block = _reader()("\n".join(fence.lines), origin, context, fence.info)
    typed = key_behind(fence) if fence.info else None
    behind = context.keys.lookup(typed) if typed else None
    if behind is not None:
        block = _without(block, {behind.name})
    if origins is not None:
        edited = tuple(map(without_edits, block.diagnostics))
        return replace(block, diagnostics=edited, end_line=origins[fence.last] + 1)
    if fence.closed:
        return block
    unclosed = _unclosed(fence, lines, origin.fence)
    # What follows from the missing fence is no further mistake: text of the page that is no YAML.
    others = () if any(finding.is_error for finding in block.diagnostics) else block.diagnostics
    return replace(block, diagnostics=(unclosed, *others))


def _without(block: Block, keys: Set[str]) -> Block:
    """A block that does not hold some of its keys: a finding says so, and what they give is not missing."""
    if block.use_case is None or not keys:
        return block
    return replace(block, use_case=replace(block.use_case, unread=block.use_case.unread | keys))


def _unclosed(fence: Fence, lines: Sequence[str], span: Span) -> Diagnostic:
    closing = f"{fence.prefix_below}{fence.run}"
    below = "".join(lines[fence.first + 1 : fence.first + 2])
    if not fence.lines and fence.prefix.isspace() and below.strip():
        # What stands below is not indented: the fence alone is.
        place = Span(span.file, fence.first + 1, 1).over(len(fence.prefix))
        return text_findings.unclosed_fence(span, fence.run, Edit(place, ""), "do not indent it")
    if fence.closing is not None:
        place = Span(span.file, fence.closing + 1, 1).over(len(lines[fence.closing]))
        hint = f"give line {fence.closing + 1} the signs and the indentation of line {fence.first + 1}"
        return text_findings.unclosed_fence(span, fence.run, Edit(place, closing), hint)
    end = fence.first + len(fence.lines)
    line = lines[end].rstrip()
    if fence.lines and line.endswith(fence.run):
        bare = line.removesuffix(fence.run).rstrip()
        place = Span(span.file, end + 1, len(bare) + 1).over(len(lines[end]) - len(bare))
        hint = f"put the {fence.run} at the end of line {end + 1} on a line of its own"
        return text_findings.unclosed_fence(span, fence.run, Edit(place, f"\n{closing}"), hint)
    place = Span(span.file, end + 1, len(lines[end]) + 1)
    return text_findings.unclosed_fence(span, fence.run, Edit(place.over(0), f"\n{closing}"))
