"""A block that YAML cannot read as a whole: each key by itself, mistakes told where they can be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.depth import reports_depth
from mkdocs_usecases.parsing.features import quote_features
from mkdocs_usecases.parsing.key_names import lookup
from mkdocs_usecases.parsing.keys import Shape
from mkdocs_usecases.parsing.labels import LABEL
from mkdocs_usecases.parsing.loading import load, trouble
from mkdocs_usecases.parsing.nodes import Source, Unreadable

_MOST_PIECES = 200
TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
"""The two loaders differ in where they take a tab for indentation: it is never one here."""

_LABEL_LINE = re.compile(rf" *(?P<text>{LABEL}[.)]?\s(?:[^:]|:(?=\S))+)")
_KEY = re.compile(r"\s*([^\s:#][^:#]*):(?:\s|$)")


def _pieces(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first and last line of each top-level key with all that belongs to it."""
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    first: int | None = None
    for number, line in enumerate(lines):
        body = line[margin:]
        if not body.strip() or body[0] == "#":
            continue
        # What stands before the first key is a piece too, however it is indented: it must not be lost.
        if first is not None and (body[0] in " \t]}" or body.startswith("- ")):
            continue
        if first is not None:
            yield first, number
        first = number
    if first is not None:
        yield first, len(lines)


def compose_in_pieces(source: Source) -> Node | None:
    """Read each top-level key by itself, so that a mistake in one does not hide the others."""
    pieces = list(_pieces(source.composed))
    if not pieces:
        _report_unreadable(source, 0, len(source.composed))
        return None
    if len(pieces) > _MOST_PIECES:
        _report_unreadable(source, pieces[0][0], len(source.composed))
        return None
    pairs = [pair for first, end in pieces for pair in _read_piece(source, first, end)]
    if not pairs:
        return None
    return MappingNode("", pairs, pairs[0][0].start_mark, pairs[-1][1].end_mark, flow_style=False)


def _read_piece(source: Source, first: int, end: int) -> Iterator[tuple[Node, Node]]:
    """The keys of a piece with their values, as far as they can be read."""
    quote_features(source, first, end)
    node: Node | None = None
    _mend_labels(source, first, end)
    failed = any(map(TAB_INDENT.match, source.composed[first:end]))
    if not failed:
        text = "\n" * first + "\n".join(source.composed[first:end])
        if reports_depth(source, text):
            yield from _unread_key(source, first)
            return
        try:
            node = load(text)
        except yaml.YAMLError:
            failed = True
    if isinstance(node, MappingNode):
        yield from node.value
    elif failed:
        _report_unreadable(source, first, end)
        yield from _unread_key(source, first)
    elif node is not None:
        _report_missing_colon(source, first)
        yield from _meant_key(source, first)


def _mend_labels(source: Source, first: int, end: int) -> None:
    """Report labels that lack their colon, each in its own line, and read on as if it were there."""
    key = _KEY.match(source.lines[first])
    meant = lookup(key[1]) if key is not None else None
    if meant is None or meant.shape is not Shape.EXTENSIONS:
        return
    below = [number for number in range(first + 1, end) if source.composed[number].strip()]
    margin = _indent(source.composed[below[0]]) if below else 0
    for number in below:
        line = source.composed[number]
        match = _LABEL_LINE.fullmatch(line)
        if match is not None and _indent(line) == margin:
            _report_missing_colon(source, number)
            text = match["text"].replace("'", "''")
            source.composed[number] = f"{' ' * margin}'{text}':"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unread_key(source: Source, number: int) -> Iterator[tuple[Node, Node]]:
    """The key that a line begins with, for a value that cannot be read."""
    if match := _KEY.match(source.lines[number]):
        yield _unreadable(match[1].strip(), number, match.start(1))


def _unreadable(key: str, line: int, column: int) -> tuple[Node, Node]:
    """A key whose value cannot be read: it is there, so no check may call it missing."""
    mark = yaml.Mark("", 0, line, column, None, 0)
    node = ScalarNode("", key, mark, mark)
    return node, Unreadable(node)


def _meant_key(source: Source, number: int) -> Iterator[tuple[Node, Node]]:
    """The key that a line without a colon most likely begins with."""
    if key := _first_key(source.lines[number]):
        yield _unreadable(key, number, 0)


def _first_key(line: str) -> str | None:
    """The key that the first words of a line are."""
    words = line.split()
    keys = (" ".join(words[:count]) for count in (3, 2, 1))
    return next((key for key in keys if lookup(key) is not None), None)


def _report_missing_colon(source: Source, number: int) -> None:
    """A line that is neither a key nor part of one, told where it stands and not where YAML notices it."""
    line = source.lines[number]
    text = line.strip()
    span = source.origin.span(number, len(line) - len(line.lstrip()))
    if text in ("---", "..."):
        source.report(findings.yaml_syntax(span, *_SECOND_DOCUMENT))
        return
    key = _first_key(text) or text.partition(" ")[0]
    rest = " ".join(text.split())[len(key) :].strip()
    hint = f"write `{key}: {rest}`" if rest and len(line) < 80 else f"write `{key}:` and a value behind it"
    if _LABEL_LINE.fullmatch(line):
        hint = "write a colon behind the condition"
    elif text.startswith("?"):
        hint = "take the `?` out"
    message = f"there is no colon in `{text[:60]}`, expected `key: value`"
    source.report(findings.yaml_syntax(span, message, hint))


_SECOND_DOCUMENT = (
    "`---` begins a second document, expected one use case a block",
    "make it a block of its own",
)


def _report_unreadable(source: Source, first: int, end: int) -> None:
    """Say what YAML could not read, in a writer's words, at the place where it can be mended."""
    for number in range(first, end):
        line = source.composed[number]
        if TAB_INDENT.match(line):
            column = line.index("\t")
            source.report(
                findings.yaml_syntax(
                    source.origin.span(number, column),
                    "the line is indented with a tab, expected blanks",
                    "replace each tab by two blanks",
                )
            )
            return
    line = source.composed[first].strip()
    if line and not re.search(r":(?:\s|$)", source.composed[first]) and not line.startswith(("-", "[", "{")):
        _report_missing_colon(source, first)
        return
    text = "\n" * first + "\n".join(source.composed[first:end])
    number, column, message, hint = _what_yaml_says(text, source.composed, first, end)
    # Quotes that were put in may have moved what stands behind them.
    column = min(column, len(source.lines[number]))
    source.report(findings.yaml_syntax(source.origin.span(number, column), message, hint))


def _what_yaml_says(text: str, lines: list[str], first: int, end: int) -> tuple[int, int, str, str | None]:
    """The line, column, message and hint for a piece that cannot be composed."""
    error = trouble(text)
    mark = (error.problem_mark or error.context_mark) if error is not None else None
    if error is None or mark is None:
        return first, 0, "this cannot be read as YAML", "check quotes, brackets and indentation"
    problem, context = error.problem or "", error.context or ""
    opened = error.context_mark or mark
    number, column = min(mark.line, end - 1), mark.column
    if "quoted scalar" in context:
        return opened.line, opened.column, "the quote opened here is never closed", "close it, or take it out"
    if "flow" in context:
        number, column = _last_bracket(lines, opened.line, opened.column)
        sign = lines[number][column : column + 1]
        return (
            number,
            column,
            f"the bracket `{sign}` opened here is never closed",
            "close it, or quote the text",
        )
    if "simple key" in context:
        return opened.line, opened.column, "this line has no colon, expected `key: value` or `- item`", None
    if "expected a single document" in context:
        return (number, column, *_SECOND_DOCUMENT)
    if "block mapping" in context or "block collection" in context or "mapping values" in problem:
        indent = len(lines[number]) - len(lines[number].lstrip())
        return (
            number,
            indent,
            (
                "this line does not stand below the one it belongs to: "
                "expected the same indentation as the other keys or items"
            ),
            "indent it like its neighbours",
        )
    return (
        number,
        min(column, len(lines[number]) if number < len(lines) else 0),
        (f"this cannot be read as YAML: {problem or context}"),
        "put the text in quotes",
    )


def _last_bracket(lines: list[str], number: int, column: int) -> tuple[int, int]:
    """Where the bracket opens that YAML missed the end of: behind an empty one it notices later."""
    end = column + 1
    for at in range(min(number, len(lines) - 1), -1, -1):
        place = max(lines[at].rfind(sign, 0, end) for sign in "[{")
        if place >= 0:
            return at, place
        end = len(lines[at - 1])
    return number, column
