"""What a page says in front of all its use cases: `usecases: {system: MealApp, actor: Customer}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, advice, meant, mended, spanned
from mkdocs_usecases.model.text import ActorMention, Prose
from mkdocs_usecases.pages.front_matter import (
    RawFrontMatter,
    broken_front_matter,
    folder_defaults,
    front_matter,
)
from mkdocs_usecases.parsing.context import PageWords
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings.text_findings import DEEPEST_NESTING
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Piece, Scalar, Sequence, close
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.nodes import describe
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.values.key_values import read_names, read_text
from mkdocs_usecases.parsing.words.key_names import KeyNames, key_names
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean, is_surely


class FrontMatter(NamedTuple):
    """The front matter of a page, as far as use cases are concerned."""

    lines: int = 0
    """How many lines of the file it takes, its `---` included; 0 where there is none."""

    system: Prose | None = None
    """The system under discussion of blocks that name none."""

    primary_actors: tuple[ActorMention, ...] = ()
    """Those of blocks that name none."""

    is_published: bool = True
    """Whether other pages and files may tell what use cases the page has."""

    diagnostics: tuple[Diagnostic, ...] = ()


NO_FRONT_MATTER = FrontMatter()

KEY = "usecases"
"""The key of the front matter that is ours."""

DEFAULTS = ("system", "actor", "publish")
"""What may stand below it."""

_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def read_front_matter(text: str, file: str, names: KeyNames | None = None) -> FrontMatter:
    """Read what the front matter of a page, if it has one, says of use cases.

    `names` are those of keys on the site.
    """
    raw = front_matter(text, KEY)
    if raw is None:
        return FrontMatter(diagnostics=tuple(_broken(text, file))) if KEY in text else NO_FRONT_MATTER
    return _said(raw, file, names or key_names())


def _broken(text: str, file: str) -> Iterator[Diagnostic]:
    """Tell of defaults that nobody reads, since the front matter around them is no YAML."""
    found = broken_front_matter(text, KEY)
    if found is None:
        return
    line, end, is_open = found
    message = f"the front matter cannot be read as YAML: `{KEY}` gives no defaults"
    finding = Diagnostic(Code.YAML_SYNTAX, spanned(Span(file, line, 1), KEY), message)
    place = Span(file, line, end + 1, line, end + 1)
    close = Mending("close the bracket: `}`", (Edit(place, "}", ""),), is_certain=True)
    yield mended(
        finding, close if is_open else advice("look for a bracket, a quote or a colon that is wrong")
    )


def read_defaults(content: str, file: str, names: KeyNames | None = None) -> FrontMatter:
    """Read a YAML file that says something for all pages of a folder, and takes none of their lines."""
    raw = folder_defaults(content.replace("\r\n", "\n").replace("\r", "\n"), KEY)
    return NO_FRONT_MATTER if raw is None else _said(raw, file, names or key_names())


def page_words(text: str, file: str, names: KeyNames) -> PageWords:
    """What the front matter of a page says of itself: its title, who acts, and on which system."""
    raw = front_matter(text, "")
    if raw is None or raw.root is None:
        return PageWords()
    found: dict[str, Prose] = {}
    for key, value in raw.root.value:
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            known, said, start = names.lookup(key.value), " ".join(value.value.split()), value.start_mark
            if known is not None and known.name in PageWords._fields and said:
                place = Span(file, raw.first_line + start.line, start.column + 1)
                found.setdefault(known.name, Prose(said, place))
    return PageWords(**found)


def with_defaults(front: FrontMatter, below: FrontMatter) -> FrontMatter:
    """What a page or folder says, and where it says nothing, what is said for the folder above."""
    return front._replace(
        system=front.system or below.system,
        primary_actors=front.primary_actors or below.primary_actors,
        is_published=front.is_published and below.is_published,
    )


def _said(raw: RawFrontMatter, file: str, names: KeyNames) -> FrontMatter:
    pairs = raw.root.value if raw.root is not None else ()
    node = next(
        (value for key, value in pairs if isinstance(key, yaml.ScalarNode) and key.value == KEY), None
    )
    if node is None:
        return FrontMatter(raw.lines, diagnostics=tuple(_nearly_ours(raw, file)))
    return _Defaults(raw, file, names).read(node)


_NEARLY = expression(
    r"^(?P<typed>use[ _-]?cases?)(?=[ \t]*:[ \t]*(?:\{|(?:#[^\n]*)?\n)\s*[\"']?(?:system|actors?)[\"']?\s*:)",
    re.IGNORECASE | re.MULTILINE,
)


def _nearly_ours(raw: RawFrontMatter, file: str) -> Iterator[Diagnostic]:
    """Tell of defaults below a key that is spelt in another way, which hosts do not take for ours."""
    match = _NEARLY.search(raw.content)
    if match is not None:
        typed = match["typed"]
        line = raw.first_line + raw.content.count("\n", 0, match.start())
        place = spanned(Span(file, line, 1), typed)
        finding = Diagnostic(Code.UNKNOWN_KEY, place, f"`{typed}` gives no defaults, expected `{KEY}`")
        yield mended(finding, meant(place, typed, KEY, certain=True))


class _Defaults:
    """Reads what stands below `usecases`."""

    def __init__(self, raw: RawFrontMatter, file: str, names: KeyNames) -> None:
        lines = raw.content.split("\n")
        first = raw.first_line
        origin = Origin(Span(file, 1, 1), tuple(range(first, first + len(lines))), (0,) * len(lines))
        self._source = BlockText(raw.content, origin, outcome_phrases(), lines)
        self._lines = raw.lines
        self._names = names

    def read(self, yaml_node: yaml.Node) -> FrontMatter:
        source, node = self._source, self._node(yaml_node, 0)
        system: Prose | None = None
        actors: tuple[ActorMention, ...] = ()
        is_published = True
        if isinstance(node, Mapping):
            for name, value in self._known(node):
                key = self._names.lookup(name)
                if key is None:
                    is_published = self._truth(name, value)
                elif name == "system":
                    system = read_text(source, key, value)
                else:
                    actors = read_names(source, key, value)
        elif not isinstance(node, Scalar) or node.value:
            example = "usecases: {system: MealApp, actor: Customer}"
            source.report(findings.wrong_type(source.span(node), KEY, describe(node), "a mapping", example))
        return FrontMatter(self._lines, system, actors, is_published, tuple(source.findings))

    def _truth(self, name: str, node: Node) -> bool:
        """A yes or a no; what is neither is reported, and taken for a no: better too little is told."""
        typed = node.value.lower() if isinstance(node, Scalar) else ""
        if typed not in _TRUTH:
            span, found = self._source.span(node), describe(node)
            expected = "`true` or `false`"
            self._source.report(findings.wrong_type(span, name, found, expected, f"{name}: false"))
        return _TRUTH.get(typed, False)

    def _node(self, node: yaml.Node, depth: int) -> Node:
        """What YAML composed, as blocks have it."""
        start, end = node.start_mark, node.end_mark
        place = start.line, start.column
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, MappingNode) and not node.value:
            return Mapping([], *place, end.line, end.column, flow=True)
        if depth > DEEPEST_NESTING or not isinstance(node, yaml.CollectionNode) or not node.value:
            return Sequence([], *place, end.line, end.column, flow=True)
        made: Sequence | Mapping
        flow = bool(node.flow_style)
        if isinstance(node, MappingNode):
            pairs = [(self._node(key, depth + 1), self._node(value, depth + 1)) for key, value in node.value]
            made = Mapping(pairs, *place, end.line, end.column, flow=flow)
        else:
            items = [self._node(item, depth + 1) for item in node.value]
            made = Sequence(items, *place, end.line, end.column, flow=flow)
        if not flow:
            close(made)
        return made

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        start, end = node.start_mark, node.end_mark
        lines = self._source.lines
        style = node.style or ""
        last, stop = end.line, end.column
        if style in ("|", ">") or not stop:
            # Such a text ends where the next thing begins.
            last = max(
                line for line in range(start.line, max(end.line, start.line + 1)) if lines[line].strip()
            )
            stop = len(lines[last].rstrip())
        pieces = [Piece(line, 0, len(lines[line])) for line in range(start.line, last + 1)]
        quote = len(style) if style in ("'", '"') else 0
        pieces[0] = pieces[0]._replace(start=start.column + quote)
        pieces[-1] = pieces[-1]._replace(end=stop - quote)
        over = tuple(pieces) if len(pieces) > 1 else ()
        return Scalar(node.value, start.line, start.column, last, stop, style, over)

    def _known(self, node: Mapping) -> Iterator[tuple[str, Node]]:
        """The defaults with their values; other keys and second ones are reported."""
        first: dict[str, tuple[Span, str]] = {}
        for key_node, value in node.value:
            span = self._source.span(key_node)
            typed = key_node.value if isinstance(key_node, Scalar) else self._source.typed(key_node)
            key = self._names.lookup(typed)
            name = typed if key is None else key.name
            if name not in DEFAULTS:
                self._source.report(_unknown_default(span, typed, node, self._names))
                meant_name = _surely_meant(typed, node, self._names) if key is None else None
                if meant_name is not None:
                    # Read as meant: no block is told what it would lack otherwise.
                    yield meant_name, value
            elif name in first:
                self._source.report(findings.duplicate_key(span, typed, *first[name]))
            else:
                first[name] = span, typed
                yield name, value


def _unknown_default(span: Span, typed: str, node: Mapping, names: KeyNames) -> Diagnostic:
    shown, place = " ".join(typed.replace("`", "'").split())[:60], spanned(span, typed)
    if names.lookup(typed) is not None:
        message = f"`{shown}` cannot be given for a whole page"
        return mended(Diagnostic(Code.UNKNOWN_KEY, place, message), advice("put it into the blocks"))
    finding = Diagnostic(Code.UNKNOWN_KEY, place, f"there is no page default `{shown}`")
    closest = _closest(typed, node, names)
    if closest is None:
        return mended(finding, advice("use `system`, `actor` or `publish`"))
    return mended(finding, meant(place, typed, closest, certain=is_surely(typed, closest, DEFAULTS)))


def _closest(typed: str, node: Mapping, names: KeyNames) -> str | None:
    """The default that was probably meant, of those that are not given."""
    keys = (names.lookup(key.value) for key, _ in node.value if isinstance(key, Scalar))
    given = {key.name for key in keys if key is not None}
    return did_you_mean(typed, [name for name in DEFAULTS if name not in given])


def _surely_meant(typed: str, node: Mapping, names: KeyNames) -> str | None:
    closest = _closest(typed, node, names)
    return closest if closest is not None and is_surely(typed, closest, DEFAULTS) else None
