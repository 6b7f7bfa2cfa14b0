"""Stakeholders and their interests (Cockburn, chapter 4), in each of the forms in which they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import ActorName, Prose
from mkdocs_usecases.model.use_case import Stakeholder
from mkdocs_usecases.parsing import findings, text_findings
from mkdocs_usecases.parsing.block_text import BlockText
from mkdocs_usecases.parsing.doubles import once
from mkdocs_usecases.parsing.key_names import record_key
from mkdocs_usecases.parsing.keys import Key
from mkdocs_usecases.parsing.listed_lines import listed_lines
from mkdocs_usecases.parsing.lists import text_of
from mkdocs_usecases.parsing.nodes import describe, is_quoted
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Piece, Scalar, Sequence
from mkdocs_usecases.parsing.values import example, parted, read_text


def read_stakeholders(source: BlockText, key: Key, node: Node) -> tuple[Stakeholder, ...]:
    """A mapping `name: interest`, or a list of names or of `name: interest`."""
    if isinstance(node, Mapping):
        typed = (_stakeholder(source, name, value) for name, value in node.value)
        return tuple(once(source, ((each, each.name, each.interest) for each in typed)))
    if not isinstance(node, Sequence):
        if lines := _lines(source, node):
            return lines
        if listed := listed_lines(source, node, is_bare=True):
            return tuple(_of_text(source, prose) for prose in listed)
        prose = read_text(source, key, node)
        parts = () if prose is None else parted(source, prose)
        return tuple(Stakeholder(ActorName(name), None, span) for name, span in parts)
    stakeholders = []
    for entry in node.value:
        if isinstance(entry, Mapping) and (one := _record(source, entry)) is not None:
            stakeholders.append(one)
        elif isinstance(entry, Mapping):
            stakeholders += [_stakeholder(source, name, value) for name, value in entry.value]
        elif isinstance(entry, Scalar) and entry.value.strip():
            prose = source.prose(entry)
            stakeholders.append(_bare(prose) if is_quoted(entry) else _of_text(source, prose))
        else:
            source.report(
                findings.wrong_type(
                    source.span(entry),
                    key.name,
                    f"{describe(entry)} in a list",
                    "`name: interest`",
                    example(key),
                )
            )
    return tuple(stakeholders)


def _bare(prose: Prose) -> Stakeholder:
    return Stakeholder(ActorName(prose.text), None, prose.span)


def _of_text(source: BlockText, prose: Prose) -> Stakeholder:
    """`Bank: wants *money*: now`, which is one text for its colons."""
    parted = _COLON.search(prose.text)
    if parted is None:
        return _bare(prose)
    name = prose.text[: parted.start()]
    wanted = source.part(prose, parted.end())
    return Stakeholder(ActorName(name), wanted.text or None, source.within(prose, 0, len(name)), wanted.span)


def _record(source: BlockText, node: Mapping) -> Stakeholder | None:
    """`name: Bank` above `interest: wants money`; `None` for any other mapping."""
    fields = {record_key(source.typed(key)): value for key, value in node.value}
    name, interest = fields.get("name") or fields.get("actor"), fields.get("interest") or fields.get("action")
    if len(fields) != len(node.value) or len(fields) != _FIELDS or name is None or interest is None:
        return None
    return _stakeholder(source, name, interest)


_FIELDS = 2

_COLON = expression(r"(?<=\S)(?:: |[：︓﹕]\s*)(?=\S)")


def _stakeholder(source: BlockText, name: Node, value: Node) -> Stakeholder:
    interest = text_of(source, value) or source.prose_of(value)
    # A colon too many is no part of a name.
    typed = source.typed(name).strip("'\"").rstrip(": ")
    if not interest.text:
        return Stakeholder(ActorName(typed), None, source.span(name))
    return Stakeholder(ActorName(typed), interest.text, source.span(name), interest.span)


def _lines(source: BlockText, node: Scalar) -> tuple[Stakeholder, ...]:
    """Those of lines of which the first has lost its colon; none of any other text."""
    if node.style or len(node.pieces) < 2:
        return ()
    heads = [_NAME.match(source.lines[piece.line], piece.start) for piece in node.pieces]
    if heads[0] is not None or not any(heads):
        return ()
    return tuple(
        _without_colon(source, piece) if head is None else _with_colon(source, piece, head)
        for piece, head in zip(node.pieces, heads, strict=True)
    )


_NAME = expression(r"(?P<name>[^\W\d_][^:\n]{0,60}):\s+(?=\S)")


def _with_colon(source: BlockText, piece: Piece, head: re.Match[str]) -> Stakeholder:
    name = source.prose_at((piece._replace(end=head.end("name")),))
    interest = source.prose_at((piece._replace(start=head.end()),))
    return Stakeholder(ActorName(name.text), interest.text, name.span, interest.span)


def _without_colon(source: BlockText, piece: Piece) -> Stakeholder:
    """One whose name ends where the name of somebody does who stands elsewhere in the block."""
    prose = source.prose_at((piece,))
    message = f"there is no colon in `{prose.text[:60]}`, expected `name: interest`".replace("\n", " ")
    name = next(_known_names(source, piece, prose.text), None)
    if name is None:
        source.report(text_findings.yaml_syntax(prose.span, message, "write a colon behind the name"))
        return Stakeholder(ActorName(prose.text), None, prose.span)
    place = source.within(prose, len(name), len(name))
    hint = f"write `{name}: {prose.text[len(name) :].strip()}`"
    source.report(text_findings.yaml_syntax(prose.span, message, hint, (Edit(place.to(place), ":"),)))
    interest = source.part(prose, len(name))
    return Stakeholder(ActorName(name), interest.text, source.within(prose, 0, len(name)), interest.span)


def _known_names(source: BlockText, piece: Piece, text: str) -> Iterator[str]:
    """The first words of a text that are a value or begin an item elsewhere in the block, the most first."""
    words = text.split()
    others = "\n".join(line for number, line in enumerate(source.lines) if number != piece.line)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        name = " ".join(words[:count])
        if re.search(rf"(?:[:,\[]\s*|-\s+){re.escape(name)}(?!\w)", others):
            yield name


_MOST_WORDS = 4
