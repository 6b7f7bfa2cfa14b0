"""Stakeholders and their interests (Cockburn, chapter 4), in each of the forms in which they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from collections.abc import Sequence as Pieces

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import ActorName, Prose
from mkdocs_usecases.model.use_case import Stakeholder
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Piece, Scalar, Sequence
from mkdocs_usecases.parsing.slips.doubles import once
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.listed_lines import listed_lines, table_rows
from mkdocs_usecases.parsing.source_text.node_texts import tell_second_colon, text_of
from mkdocs_usecases.parsing.source_text.nodes import describe, is_block, is_quoted
from mkdocs_usecases.parsing.values.key_values import example, parted, read_text
from mkdocs_usecases.parsing.words.key_names import record_key
from mkdocs_usecases.parsing.words.keys import Key
from mkdocs_usecases.parsing.words.names import NEXT_INTEREST
from mkdocs_usecases.source import Span


def read_stakeholders(source: BlockText, key: Key, node: Node) -> tuple[Stakeholder, ...]:
    """A mapping `name: interest`, or a list of names or of `name: interest`."""
    if isinstance(node, Mapping):
        typed = (_stakeholder(source, name, value) for name, value in node.value)
        return tuple(once(source, ((each, each.name, each.interest) for each in typed)))
    if not isinstance(node, Sequence):
        return _of_lines(source, key, node)
    stakeholders: list[Stakeholder] = []
    quoted: set[Span] = set()
    for entry in node.value:
        if isinstance(entry, Mapping):
            stakeholders += _of_mapping(source, entry)
        elif isinstance(entry, Scalar) and entry.value.strip():
            prose = source.prose(entry)
            if not entry.style and (found := _above_interests(source, [entry.pieces])):
                stakeholders += found
                continue
            # A quoted name is never parted.
            stakeholders.append(_bare(source, prose) if is_quoted(entry) else _of_text(source, prose))
            quoted |= {stakeholders[-1].span} if is_quoted(entry) else set()
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
    return tuple(_with_lost_colons(source, stakeholders, quoted))


def _with_lost_colons(
    source: BlockText, stakeholders: Pieces[Stakeholder], quoted: Set[Span]
) -> Iterator[Stakeholder]:
    """All of a list, the names parted from their interests where those begin as that of another one does."""
    verbs = {each.interest.partition(" ")[0] for each in stakeholders if each.interest}
    for each in stakeholders:
        words = each.name.split(" ")
        at = next((at for at in range(1, len(words) - 1) if words[at] in verbs), 0)
        if at == 0 or each.interest is not None or each.span in quoted:
            yield each
            continue
        name, wanted = " ".join(words[:at]), " ".join(words[at:])
        prose = Prose(each.name, each.span)
        bare = name.rstrip(_WRONG_SIGNS)
        place = source.within(prose, len(bare), len(name))
        message = f"there is no colon in `{each.name[:60]}`, expected `name: interest`"
        edit = Edit(place, ":", name[len(bare) :])
        source.report(text_findings.yaml_syntax(place, message, f"write `{bare}: {wanted}`", (edit,)))
        yield Stakeholder(
            ActorName(bare),
            wanted,
            source.within(prose, 0, len(bare)),
            source.within(prose, len(name) + 1, len(each.name)),
        )


_WRONG_SIGNS = " '>=;,."
"""What is typed for a colon."""


def _of_lines(source: BlockText, key: Key, node: Scalar) -> tuple[Stakeholder, ...]:
    """Those of a text: one a line, the rows of a table, or names parted by commas."""
    if lines := _lines(source, node):
        return lines
    pieces = [piece for piece in node.pieces[is_block(node) :] if source.joined((piece,))]
    if rows := table_rows(source, pieces):
        return tuple(_of_row(source, row) for row in rows)
    if (
        (not node.style or is_block(node))
        and len(pieces) > 1
        and (found := _above_interests(source, _below_names(source, pieces)))
    ):
        return tuple(found)
    if listed := listed_lines(source, node, is_bare=True):
        return tuple(_of_text(source, prose) for prose in listed)
    texts = [source.prose_at((piece,)) for piece in pieces] or [source.prose(node)]
    typed = [_of_text(source, each) for text in texts for each in _each_interest(source, text)]
    if all(each.interest and (len(typed) > 1 or "," not in each.name) for each in typed):
        return tuple(typed)
    prose = read_text(source, key, node)
    parts = () if prose is None else parted(source, prose)
    return tuple(_bare(source, each) for each in parts)


def _each_interest(source: BlockText, prose: Prose) -> Iterator[Prose]:
    """The stakeholders of a text that semicolons part: `Guest: a sled; Bank – its money`."""
    ends = [*(match.span() for match in NEXT_INTEREST.finditer(prose.text)), (len(prose.text), 0)]
    start = 0
    for end, behind in ends:
        yield source.part(prose, start, end) if len(ends) > 1 else prose
        start = behind


def _of_row(source: BlockText, row: list[Prose]) -> Stakeholder:
    """`| Bank | wants money |`; what stands in more columns is of the interest as well."""
    name, *others = row
    who = _undressed(source, name)
    if not others:
        return Stakeholder(ActorName(who.text), None, who.span)
    interest = "; ".join(each.text for each in others)
    return Stakeholder(ActorName(who.text), interest, who.span, others[0].span.to(others[-1].span.end))


def _of_mapping(source: BlockText, entry: Mapping) -> Iterator[Stakeholder]:
    if not entry.value:
        return
    if (one := _record(source, entry)) is not None:
        yield one
        return
    (name, value), *others = entry.value
    if isinstance(value, Scalar) and not others and not (isinstance(name, Scalar) and is_quoted(name)):
        typed = source.typed(name)
        if record_key(typed) == "name" and value.value.strip():
            yield _bare(source, source.prose(value))
            return
        if _PARTING.search(typed):
            # `Bank – wants: money`: the first sign parts them.
            yield _of_text(source, source.prose_of(entry))
            return
    yield from (_stakeholder(source, name, value) for name, value in entry.value)


def _bare(source: BlockText, prose: Prose) -> Stakeholder:
    name = _undressed(source, prose)
    return Stakeholder(ActorName(name.text), None, name.span)


def _undressed(source: BlockText, prose: Prose) -> Prose:
    """A name without emphasis, quotes of a word processor, or the link that it is."""
    match = _DRESSED.fullmatch(prose.text)
    return prose if match is None else source.part(prose, *match.span(match.lastgroup or 0))


_DRESSED = expression(
    r"(?P<sign>[*_`]{1,3}|\"|<(?:b|strong|i|em)>)(?P<bold>[^*_`<>:\"]*[^*_`<>:\"\s])\s*[:：]?(?:(?P=sign)|</(?:b|strong|i|em)>)"
    r"|\[(?P<link>[^\[\]:]+)\](?:\([^()\s]*\)|\[[^\[\]]*\])?"
)


def _of_text(source: BlockText, prose: Prose) -> Stakeholder:
    """`Bank: wants *money*: now`, which is one text for its colons; `**Bank** – wants money`."""
    dressed = _DRESSED.match(prose.text)
    parted = (_BEHIND_DRESSED if dressed else _PARTING).search(prose.text, dressed.end() if dressed else 0)
    if parted is None or (dressed and parted.start() > dressed.end()):
        return _bare(source, prose)
    name = _undressed(source, source.part(prose, 0, parted.start()))
    wanted = source.part(prose, parted.end())
    if not wanted.text:
        return _bare(source, name)
    return Stakeholder(ActorName(name.text), wanted.text, name.span, wanted.span)


def _record(source: BlockText, node: Mapping) -> Stakeholder | None:
    """`name: Bank` above `interest: wants money`; `None` for any other mapping."""
    fields = {record_key(source.typed(key)): value for key, value in node.value}
    name, interest = fields.get("name") or fields.get("actor"), fields.get("interest") or fields.get("action")
    if len(fields) != len(node.value) or len(fields) != _FIELDS or name is None or interest is None:
        return None
    return _stakeholder(source, name, interest)


_FIELDS = 2

_PARTING = expression(r"(?<=\S)(?:\s?: |[：︓﹕]\s*|\s+(?:[–—-]{1,2}|→|⇒|[-=]>|=)\s+)(?=\S)")
_BEHIND_DRESSED = expression(r"(?<!\s)(?:\s*[:：]\s*|\s*[–—-]{1,2}\s+)|\s+(?:→\s*)?|$")
"""Behind a name in emphasis any blank parts it from the interest."""


def _stakeholder(source: BlockText, name: Node, value: Node) -> Stakeholder:
    interest = _interest(source, value)
    # A colon too many is no part of a name.
    tell_second_colon(source, name)
    who = Prose(source.typed(name).strip("'\"").rstrip(": "), source.span(name))
    if _DRESSED.match(who.text):
        who = _undressed(source, source.prose_of(name))
    typed = who.text
    if not interest.text:
        return Stakeholder(ActorName(typed), None, who.span)
    return Stakeholder(ActorName(typed), interest.text, who.span, interest.span)


def _interest(source: BlockText, value: Node) -> Prose:
    """What stands behind a name; several items of a list are parted by semicolons."""
    if isinstance(value, Mapping) and len(value.value) == 1:
        key, of_key = value.value[0]
        if isinstance(key, Scalar) and record_key(key.value) == "interest":
            return _interest(source, of_key)
    if isinstance(value, Sequence) and not value.flow:
        texts = [text_of(source, entry) for entry in value.value]
        if all(texts):
            joined = "; ".join(each.text for each in texts if each is not None)
            return (
                Prose(joined, source.prose_of(value).span)
                if len(texts) > 1
                else texts[0] or Prose("", source.span(value))
            )
    return text_of(source, value) or source.prose_of(value)


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


def _below_names(source: BlockText, pieces: Pieces[Piece]) -> list[Pieces[Piece]]:
    """Lines, each with those below it that are indented more deeply."""
    groups: list[list[Piece]] = []
    margin = 0
    for piece in pieces:
        line = source.lines[piece.line]
        depth = len(line) - len(line.lstrip())
        if not groups or depth <= margin:
            groups.append([])
            margin = depth
        groups[-1].append(piece._replace(start=depth))
    return [*groups]


def _above_interests(source: BlockText, groups: Pieces[Pieces[Piece]]) -> list[Stakeholder]:
    """Those whose interests stand in the lines below their names, where colons were left out; else none."""
    typed = [(source.prose_at(group[:1]), source.prose_at(group[1:])) for group in groups if len(group) > 1]
    if len(typed) < len(groups) or not all(_is_name(name.text, interest.text) for name, interest in typed):
        return []
    found: list[Stakeholder] = []
    for (first, *_), (name, interest) in zip(groups, typed, strict=True):
        message = f"there is no colon behind `{name.text}`, expected `name: interest`"
        hint = f"write `{name.text}: {interest.text[:60]}`".replace("\n", " ")
        end = source.place(first.line, first.end, first.end)
        source.report(text_findings.yaml_syntax(name.span, message, hint, (Edit(end, ":", ""),)))
        found.append(Stakeholder(ActorName(name.text), interest.text, name.span, interest.span))
    return found


def _is_name(above: str, below: str) -> bool:
    """Whether a line is the name of somebody and the one below it what they want, and not the rest of it."""
    last, first = above.rpartition(" ")[2], below.partition(" ")[0]
    return (
        _NAME_ALONE.fullmatch(above) is not None
        and _BEGINS_SMALL.match(below) is not None
        and not {last.casefold(), first} & _JOINING
        and (len(first) > _SHORTEST_VERB or not first.isascii())
        and not (last.islower() and len(last) <= _SHORTEST_VERB)
    )


_NAME_ALONE = expression(r"[^\W\d_a-zß-ÿ]\w*(?: \w+){0,2}")
_BEGINS_SMALL = expression(r"[a-zß-ÿ][^:]*\s|[぀-ヿ一-鿿]|[؀-ۿ]+\s")
"""As a sentence about a name does; the rest of a name begins with a capital."""

_JOINING = frozenset(word for one in SPOKEN for word in (*one.either, *one.also, *one.articles, *one.remarks))
_SHORTEST_VERB = 2


def _known_names(source: BlockText, piece: Piece, text: str) -> Iterator[str]:
    """The first words of a text that are a value or begin an item elsewhere in the block, the most first."""
    words = text.split()
    others = "\n".join(line for number, line in enumerate(source.lines) if number != piece.line)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        name = " ".join(words[:count])
        if re.search(rf"(?:[:,\[]\s*|-\s+){re.escape(name)}(?!\w)", others):
            yield name


_MOST_WORDS = 4
