"""Business rules: `BR-001: text`, `BR-001 name: text`, or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.model.use_case import BusinessRule
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Sequence
from mkdocs_usecases.parsing.slips.doubles import once
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.node_texts import text_of
from mkdocs_usecases.parsing.source_text.nodes import describe
from mkdocs_usecases.parsing.values.key_values import read_texts
from mkdocs_usecases.parsing.words.keys import Key
from mkdocs_usecases.source import Span

_ID = r"[^\W\d_]{1,8}[-_.]?\d[\w.-]*"
_HEAD = expression(
    rf"(?P<sign>[*_`\"]{{0,3}}[\[(]?)(?P<id>{_ID})\b[\])]?[*_`\"]{{0,3}}\s*[:：.–—-]*\s*(?P<name>.*)",
    re.DOTALL,
)
_IDS = expression(rf"\[?{_ID}(?:\s*[,;、，]\s*{_ID})+\]?")
_ONE_ID = expression(_ID)
_ITEM = r"(?:[-*+•]|\d{1,3}[.)])[ \t]+"
_LINE = expression(
    rf"^[ \t]*(?:{_ITEM}|(?:\#{{1,6}}[ \t]+)?(?=[*_`(\[]{{0,3}}(?:{_ID})\b))",
    re.MULTILINE,
)
_COLON = expression(r"[:：](?:[*_]{1,3})?(?:\s+|$)")


class _Head(NamedTuple):
    """What stands before the colon of a rule."""

    id: str | None
    name: str | None
    start: int = 0
    """Where the id begins."""


def read_rules(source: BlockText, key: Key, node: Node) -> tuple[BusinessRule, ...]:
    """A mapping, a list of rules, or a text whose lines are rules."""
    if isinstance(node, Mapping):
        return _once(source, _pairs(source, key, node))
    if isinstance(node, Sequence):
        return _once(source, _entries(source, key, node))
    prose = text_of(source, node)
    if prose is None or not prose.text:
        source.report(findings.empty_text(source.span(node), f"`{key.name}`"))
        return ()
    if _IDS.fullmatch(prose.text):
        # No more than ids: what they say stands elsewhere.
        ids = (source.part(prose, *match.span()) for match in _ONE_ID.finditer(prose.text))
        return _once(source, (BusinessRule(each.text, None, None, each.span) for each in ids))
    return _once(source, (_rule_of_text(source, piece) for piece in _lines(source, prose)))


def _apart(source: BlockText, rules: list[BusinessRule]) -> Iterator[BusinessRule]:
    """The rules, and by themselves those in the text of another one: the break before them was lost."""
    known = {folded(rule.id) for rule in rules if rule.id is not None}
    for rule in rules:
        text, letters = rule.text, _letters(rule.id)
        starts = [
            match.start("id")
            for match in _INNER.finditer(text.text if text is not None and letters else "")
            if _letters(match["id"]) == letters and folded(match["id"]) not in known
        ]
        if text is None or not starts:
            yield rule
            continue
        yield rule._replace(text=source.part(text, 0, starts[0]))
        for start, end in pairwise((*starts, len(text.text))):
            other = _rule_of_text(source, source.part(text, start, end))
            if not _is_on_its_own_line(source, other.span):
                edits = _line_break(source, rule.id or "", other.span)
                source.report(text_findings.joined_rule(other.span, other.id or "", edits))
            yield other


def _is_on_its_own_line(source: BlockText, place: Span) -> bool:
    """Whether nothing stands before a place in its line: behind a wide colon YAML joins such lines."""
    number = source.origin.lines.index(place.line)
    return not source.lines[number][: place.column - 1 - source.origin.offsets[number]].strip()


def _line_break(source: BlockText, first: str, place: Span) -> tuple[Edit, ...]:
    """The edit that puts a rule on a line of its own, below one that begins its line."""
    line = source.lines[source.origin.lines.index(place.line)]
    return (source.line_break(place),) if line.lstrip(" -").startswith(first) else ()


def _letters(id_: str | None) -> str:
    """What is alike in the ids of rules that count on."""
    return _NUMBER.sub("", id_ or "")


_NUMBER = expression(r"[\d.]+")
_INNER = expression(rf"(?<=[.;!?。；])\s*(?P<id>{_ID})(?:[ \t][^:：.\n]{{1,40}})?[:：](?=\s|[^\x00-\x7f])")


def _once(source: BlockText, rules: Iterable[BusinessRule]) -> tuple[BusinessRule, ...]:
    """Each rule once; of those without an id nobody can say that they are one."""
    named = (
        (rule, rule.id or "", (rule.name, rule.text and rule.text.text, rule.id or rule.span))
        for rule in _apart(source, [*rules])
    )
    found = tuple(once(source, named))
    first: dict[str, BusinessRule] = {}
    for rule in found:
        if rule.id is not None and (other := first.setdefault(folded(rule.id), rule)) is not rule:
            source.report(findings.duplicate_rule(rule.span, rule.id, other.span))
    return found


def _pairs(source: BlockText, key: Key, node: Mapping) -> Iterator[BusinessRule]:
    for name, value in node.value:
        prose = _text(source, key, value)
        if prose is not None and not prose.text:
            source.report(findings.empty_text(source.span(name), f"the rule `{source.typed(name)}`"))
        if prose is None:
            continue
        head = text_of(source, name) or source.prose_of(name)
        if (colon := _COLON.search(head.text)) is not None and _head(
            head.text[: colon.start()]
        ).id is not None:
            # `**BR-1:** Price: above 30`: the first colon parts them.
            yield _rule_of_text(source, source.prose_of(name, value))
        else:
            yield _rule(source, head, prose)


def _entries(source: BlockText, key: Key, node: Sequence) -> Iterator[BusinessRule]:
    for entry in node.value:
        if isinstance(entry, Mapping):
            yield from _pairs(source, key, entry)
            continue
        prose = text_of(source, entry)
        if prose is None:
            found = f"{describe(entry)} in a list"
            source.report(findings.wrong_type(source.span(entry), key.name, found, "a list of rules"))
        elif not prose.text:
            source.report(findings.empty_text(source.span(entry), f"an item of `{key.name}`"))
        else:
            yield _rule_of_text(source, prose)


def _text(source: BlockText, key: Key, node: Node) -> Prose | None:
    """The rule behind a colon: a text, or several that are joined."""
    if isinstance(node, Sequence) and not node.flow:
        texts = read_texts(source, key, node)
        if len(texts) < 2:
            return texts[0] if texts else None
        # All that is typed there, so that places of letters are in it.
        return Prose("\n\n".join(prose.text for prose in texts), source.prose_of(node).span)
    prose = text_of(source, node)
    if prose is None:
        source.report(findings.wrong_type(source.span(node), key.name, describe(node), "a text"))
    return prose


def _lines(source: BlockText, prose: Prose) -> Iterator[Prose]:
    """The rules of a text: each begins with its id, or with the sign of an item."""
    starts = list(_LINE.finditer(prose.text))
    if not starts or prose.text[: starts[0].start()].strip():
        yield prose
        return
    ends = [*(match.start() for match in starts[1:]), len(prose.text)]
    for match, end in zip(starts, ends, strict=True):
        yield source.part(prose, match.end(), end)


def _rule_of_text(source: BlockText, prose: Prose) -> BusinessRule:
    """`BR-001 name: text`, or a text whose first word is an id, or no more than a text."""
    colon = _COLON.search(prose.text)
    if colon is not None and _head(prose.text[: colon.start()]).id is not None:
        return _rule(source, source.part(prose, 0, colon.start()), source.part(prose, colon.end()))
    head = _head(prose.text)
    if head.id is None:
        return _rule(source, None, prose)
    match = _HEAD.fullmatch(prose.text)
    assert match is not None
    sign = match["name"][:1]
    if sign in _WRONG_COLONS and match["name"][1:2] == " ":
        place = source.within(prose, match.start("name"), match.start("name") + 1)
        message = f"`{sign}` stands where the colon of `{head.id}` belongs"
        source.report(text_findings.yaml_syntax(place, message, "write a colon", (Edit(place, ":", sign),)))
    return _rule(source, source.part(prose, 0, match.start("name")), source.part(prose, match.start("name")))


_WRONG_COLONS = ("=", ";", ",")


def _head(text: str) -> _Head:
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        return _Head(None, text.strip() or None)
    name = match["name"].strip("*_ ")
    bracketed = _BRACKETED.fullmatch(name)
    return _Head(match["id"], (bracketed[1] if bracketed else name) or None, match.start("id"))


_BRACKETED = expression(r"\(([^()]+)\)")


def _rule(source: BlockText, head: Prose | None, text: Prose) -> BusinessRule:
    said = text if text.text else None
    if head is None:
        return BusinessRule(None, None, said, text.span)
    parts = _head(head.text)
    if parts.id is None:
        return BusinessRule(None, parts.name, said, head.span)
    place = source.within(head, parts.start, parts.start + len(parts.id))
    return BusinessRule(parts.id, parts.name, said, place)
