"""What stands behind each key: texts, lists and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import intern

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import ActorMention, Prose
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.listed_lines import listed_lines
from mkdocs_usecases.parsing.source_text.node_texts import tell_second_colon, text_of
from mkdocs_usecases.parsing.source_text.nodes import describe, is_quoted
from mkdocs_usecases.parsing.values.roles import is_record, named_entries, without_more
from mkdocs_usecases.parsing.words.keys import Key, Shape

_COMMA = expression(r"[,、，،；؛]\s*|;(?=\s|$)\s*")
"""What parts names. A semicolon with no blank behind it may end a character reference, `R&amp;D`."""

_QUOTED = expression(r"(?:^|(?<=[,、，،；؛;]))\s*(?:\"[^\"]*\"|'[^']*')\s*(?=[,、，،；؛;]|$)")
"""Whole names in quotes: the apostrophes of `Ann's, Bob's` are none."""

_IN_BRACKETS = expression(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
# Made without a call of Python, in half the time.
_mention = tuple.__new__


def read_plain(shape: Shape, prose: Prose) -> Prose | tuple[Prose | ActorMention, ...] | None:
    """What a text on the line of its key is: the quick answer for most; `None` where that is more to ask."""
    if shape is _TEXT or shape is _PROSE:
        return prose
    text, span = prose
    if shape is _TEXTS:
        return None if text[0].isdigit() else (prose,)
    if shape is _NAMES and _NO_NAME.search(text) is None:
        return (_mention(ActorMention, (intern(text), span)),)
    return None


# A name of a module is looked up faster than one of an enumeration.
_TEXT, _PROSE, _TEXTS, _NAMES = Shape.TEXT, Shape.PROSE, Shape.TEXTS, Shape.NAMES
_NO_NAME = expression(r"[,、，،;；؛\"'“„‘‚«”»:：]|^[*’]")
"""Signs that part names, stand around them, or before what is said of them."""


def read_text(source: BlockText, key: Key, node: Node) -> Prose | None:
    """One text, on one line or more; `None` when there is none."""
    prose = text_of(source, node)
    if prose is None:
        source.report(
            findings.wrong_type(source.span(node), key.name, describe(node), "a text", example(key))
        )
    elif not prose.text:
        source.report(findings.empty_text(source.span(node), f"`{key.name}`"))
        return None
    return prose


def read_texts(source: BlockText, key: Key, node: Node) -> tuple[Prose, ...]:
    """A text or a list of texts."""
    if isinstance(node, Sequence) and (not node.flow or _is_whole_list(source, node)):
        return tuple(_entries(source, key, node))
    if isinstance(node, Mapping) and not node.flow:
        source.report(
            findings.wrong_type(
                source.span(node), key.name, describe(node), "a text or a list of texts", example(key)
            )
        )
        return ()
    if isinstance(node, Scalar) and (listed := listed_lines(source, node) or _numbered(source, node)):
        return listed
    prose = read_text(source, key, node)
    return () if prose is None else (prose,)


_NUMBER = expression(r"(\d{1,3})[.)]\s+(?=\S)")


def _numbered(source: BlockText, node: Scalar) -> tuple[Prose, ...]:
    """The items of a list that has numbers in place of dashes; none of any other text."""
    if node.style:
        return ()
    if not node.pieces:
        return _lone_number(source, node)
    matches = [_NUMBER.match(source.lines[line], start) for line, start, _ in node.pieces]
    if any(match is None or int(match[1]) != number for number, match in enumerate(matches, 1)):
        return _coded(source, node)
    return tuple(
        source.prose_at((piece._replace(start=match.end()),))
        for piece, match in zip(node.pieces, matches, strict=True)
        if match is not None
    )


_CODE = expression(r"(?P<letters>[A-Za-z]{1,6}[ -]?)(?P<number>\d{1,3})[.):]\s+(?=\S)")


def _coded(source: BlockText, node: Scalar) -> tuple[Prose, ...]:
    """The items of a list that has codes in place of dashes, which count on: `PRE-1.` above `PRE-2.`"""
    matches = [_CODE.match(source.lines[line], start) for line, start, _ in node.pieces]
    found = [(match["letters"], int(match["number"])) for match in matches if match is not None]
    letters, first = found[0] if found else ("", 0)
    if found != [(letters, first + count) for count in range(len(node.pieces))]:
        return ()
    return tuple(source.prose_at((piece,)) for piece in node.pieces)


def _lone_number(source: BlockText, node: Scalar) -> tuple[Prose, ...]:
    """The only item of such a list, on a line of its own: whatever its number."""
    match = _NUMBER.match(node.value)
    if match is None or source.lines[node.line][: node.column].strip():
        return ()
    return (source.part(source.prose(node), match.end()),)


def _entries(source: BlockText, key: Key, node: Sequence) -> Iterator[Prose]:
    for entry, plain in zip(node.value, source.plain_texts(node.value), strict=True):
        prose = text_of(source, entry) if plain is None else plain
        if prose is None:
            found = f"{describe(entry)} in a list"
            source.report(
                findings.wrong_type(source.span(entry), key.name, found, "a list of texts", example(key))
            )
        elif not prose.text:
            source.report(findings.empty_text(source.span(entry), f"an item of `{key.name}`"))
        else:
            yield prose


def read_parts(source: BlockText, key: Key, node: Node) -> tuple[Prose, ...]:
    """As texts; or a mapping, whose names stand before theirs: `amount: 1 to 99`."""
    if isinstance(node, Mapping) and (not node.flow or source.typed(node).startswith("{")):
        return tuple(_part(source, key, name, value) for name, value in node.value)
    return read_texts(source, key, node)


def _part(source: BlockText, key: Key, name: Node, value: Node) -> Prose:
    """A name and what is said of it; several texts are parted by semicolons."""
    tell_second_colon(source, name)
    if isinstance(value, Scalar) and not value.style and not value.pieces:
        return source.prose_of(name, value) if value.value else source.prose_of(name)
    if isinstance(value, Sequence) and not value.flow:
        said = "; ".join(prose.text for prose in _entries(source, key, value))
    else:
        prose = text_of(source, value)
        if prose is None:
            source.report(findings.wrong_type(source.span(value), key.name, describe(value), "a text"))
        said = prose.text if prose is not None else source.typed(value)
    return Prose(f"{source.typed(name).strip(_QUOTES)}: {said}", source.prose_of(name, value).span)


_QUOTES = "'\""


def _is_whole_list(source: BlockText, node: Sequence) -> bool:
    """Whether brackets are meant as a list: `[a, b]`, and not as the text `[UC-12]`, a link."""
    return len(node.value) != 1 or not re.fullmatch(r"\[[\w./-]*\d[\w./-]*\]", source.typed(node))


def read_words(source: BlockText, key: Key, node: Node) -> tuple[Prose, ...]:
    """A word, words parted by commas, or a list of words."""
    if isinstance(node, Sequence):
        return _parted_entries(source, node, tuple(_entries(source, key, node)))
    return tuple(part for prose in read_lines(source, key, node) for part in parted(source, prose))


def read_lines(source: BlockText, key: Key, node: Node) -> tuple[Prose, ...]:
    """The lines of a text behind a `|`, which are a list where names are asked for; else the one text."""
    if lines := listed_lines(source, node, is_bare=True):
        return lines
    prose = read_text(source, key, node)
    return () if prose is None else (prose,)


def parted(source: BlockText, prose: Prose) -> Iterator[Prose]:
    """The parts of a text between its commas, each at its place; one in brackets or quotes parts nothing."""
    start, text = 0, prose.text
    if _COMMA.search(text) is None:
        yield prose
        return
    if _has_bracket(text):
        text = _IN_BRACKETS.sub(lambda match: "x" * len(match[0]), text)
        if text[0] == "[" and text[-1] == "]":
            # YAML reads no list with brackets in it: `[Bank [external], Clerk]`.
            yield from parted(source, source.part(prose, 1, len(text) - 1))
            return
    text = _QUOTED.sub(lambda match: "x" * len(match[0]), text)
    for match in (*_COMMA.finditer(text), None):
        end = match.start() if match else len(prose.text)
        if prose.text[start:end].strip():
            yield source.part(prose, start, end)
        start = match.end() if match else end


def _parted_entries(source: BlockText, node: Sequence, entries: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """The entries of a list in brackets, parted at commas of other scripts: `[本， 貸出]`."""
    if not node.flow or not any(_WIDE_COMMA.search(entry.text) for entry in entries):
        return entries
    # In quotes a comma parts nothing.
    quoted = {source.span(each)[:3] for each in node.value if is_quoted(each)}
    return tuple(
        part for entry in entries for part in ([entry] if entry.span[:3] in quoted else parted(source, entry))
    )


_WIDE_COMMA = expression(r"[、，،]")


def read_names(source: BlockText, key: Key, node: Node) -> tuple[ActorMention, ...]:
    """Names of actors: one, several parted by commas, or a list; a quoted name is never split."""
    if isinstance(node, Mapping) and (not node.flow or is_record(source, node)):
        return _shared_names(named_entries(source, node))
    if isinstance(node, Sequence):
        entries: tuple[Prose, ...] = tuple(_names(source, key, node))
        if _ODD_SIGN.search("\n".join([text for text, _ in entries])) is None:
            # One look instead of several at each.
            return _shared_names(entries)
        if node.flow and len(entries) == len(node.value) and any(map(_opens, entries)):
            entries = tuple(_with_brackets(source, node, entries))
        entries = _parted_entries(source, node, entries)
        entries = tuple(source.part(each, 0, len(each.text.rstrip(", ")) or None) for each in entries)
    elif is_quoted(node):
        entries = tuple(filter(None, [read_text(source, key, node)]))
    else:
        entries = tuple(
            name
            for prose in read_lines(source, key, node)
            for part in parted(source, prose)
            if (name := without_more(source, _without_signs(part))).text
        )
    return _shared_names(undressed(source, entry) for entry in entries)


def _names(source: BlockText, key: Key, node: Sequence) -> Iterator[Prose]:
    """The entries of a list of names, without what is said of them there."""
    if not any(map(_may_say_more, node.value)):
        yield from _entries(source, key, node)
        return
    for entry in node.value:
        if isinstance(entry, Mapping) and (not entry.flow or is_record(source, entry)):
            yield from named_entries(source, entry)
        else:
            read = _entries(source, key, Sequence([entry], entry.line, entry.column))
            yield from read if is_quoted(entry) else (without_more(source, prose) for prose in read)


def _may_say_more(node: Node) -> bool:
    return isinstance(node, Mapping) or (
        isinstance(node, Scalar) and (":" in node.value or "：" in node.value)
    )


def _shared_names(entries: Iterable[Prose]) -> tuple[ActorMention, ...]:
    """Texts as names: the same few ones stand in all blocks of a site."""
    return tuple([_mention(ActorMention, (intern(text), span)) for text, span in entries])


_OPENING, _CLOSING = ("“", "„", "‘", "‚", "«", "”", "’", "»"), ("”", "“", "’", "‘", "»", "«")


def undressed(source: BlockText, name: Prose) -> Prose:
    """A name without emphasis and the quotes of a word processor around it."""
    if name.text[:1] == "*" and (bold := _BOLD.fullmatch(name.text)):
        name = source.part(name, *bold.span("name"))
    text = name.text
    if text[-1:] not in _CLOSING or text[0] not in _OPENING or len(text) <= _SHORTEST_QUOTED:
        return name
    return source.part(name, 1, len(text) - 1)


_SHORTEST_QUOTED = 2
_ODD_SIGN = expression(r"[(\[（、，،“„‘‚«”’»*,]")
"""Brackets, commas, quotes and emphasis that make more or less of a name in a list than a name as typed."""


def _opens(entry: Prose) -> bool:
    """Whether a bracket of a name is not closed in it."""
    return _has_bracket(entry.text) and _has_bracket(_IN_BRACKETS.sub("", entry.text))


def _has_bracket(text: str) -> bool:
    return "(" in text or "[" in text or "（" in text


def _with_brackets(source: BlockText, node: Sequence, entries: tuple[Prose, ...]) -> Iterator[Prose]:
    """The names of a list on one line, those that a comma in brackets has parted put together again."""
    start = 0
    for number, entry in enumerate(entries):
        whole = entry if start == number else source.prose_of(node.value[start], node.value[number])
        if not _opens(whole):
            yield whole
            start = number + 1
    yield from entries[start:]


def _without_signs(name: Prose) -> Prose:
    """A name without the quotes that keep a comma in it."""
    text, span = name
    if "\n" in text:
        # A name that goes on in the next line.
        return Prose(" ".join(text.split()), span)
    if text[0] in _QUOTES and text[-1] == text[0]:
        return Prose(text[1:-1].strip(), span)
    return name


_BOLD = expression(r"(?P<sign>\*{1,3})(?P<name>[^*\s](?:[^*]*[^*\s])?)(?P=sign)")


def example(key: Key) -> str | None:
    """How a key is used, for a message."""
    return f"{key.name}: {key.example}" if key.example else None
