"""Text that plain YAML would refuse, quoted so that it survives: line for line, column for column.

Nothing moves: a quoted piece begins where it began, so places in messages stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_usecases.parsing.key_names import lookup
from mkdocs_usecases.parsing.keys import BRANCH_KEYS, EXTENDS_KEYS, normal
from mkdocs_usecases.parsing.labels import read_head
from mkdocs_usecases.parsing.outcomes import Words

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<rest>.*)", re.DOTALL)
_BLOCK_SCALAR = re.compile(r"(?:^|[:-][ ]+)[|>][+-]?[1-9]?[+-]?(?:\s+#.*)?$")
_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?$")
_COMMENT = re.compile(r"(?:^|\s)#(?:\s.*)?$")
_QUOTED = re.compile(r"(?:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")", re.DOTALL)
_ALIAS = re.compile(r"\*\w[\w-]*$")
_FEATURE = re.compile(r"(?:&\w[\w-]*(?:\s|$)|!(?:[\w!<-]\S*))")
_UNREADABLE_START = re.compile(r"[*&!@%`\[\]{},|>'\"#]|[-?:](?:\s|$)")
_COLON = re.compile(r":(?=\s|$)")
_OPENS = re.compile(r"(?:[^\[{]*?:[ ]+|[ ]*(?:- +)*)[\[{]")
_QUOTE = "'"
_LEVEL_SIGN = re.compile(r"[!+-]$")
_SHORT_KEYS = frozenset({"include", "repeat", "until"}).union(
    *((name, *synonyms) for keys in (BRANCH_KEYS, EXTENDS_KEYS) for name, synonyms in keys.items())
)
"""Of the long forms of steps, extensions and `extends`."""


# No text: a blank line, a comment, or an item that has nothing in it yet.
_NOTHING = re.compile(r"(?:#.*|-\s*(?:#(?:\s.*)?)?)?", re.DOTALL)


def protect(lines: Sequence[str], outcomes: Words) -> list[str]:
    """The same lines, with text quoted that YAML would misread; lines and starts of text stay in place.

    Args:
        lines: the block as typed.
        outcomes: the site's outcome phrases, which tell where a one-line extension's handling begins.
    """
    return _Rescue(lines, outcomes).run()


class _Rescue:
    """One pass over the lines of a block."""

    def __init__(self, lines: Sequence[str], outcomes: Words) -> None:
        self._typed = lines
        self._result = list(lines)
        self._outcomes = outcomes

    def run(self) -> list[str]:
        index = 0
        while index < len(self._typed):
            match = _LINE.fullmatch(self._typed[index])
            if match is None or _NOTHING.fullmatch(match["rest"]):
                index += 1
                continue
            start, in_list = match.start("rest"), bool(match["dashes"])
            if _BLOCK_SCALAR.search(match["rest"]):
                # The text of a block scalar is the writer's own; only its key may need quotes.
                self._protect_key(index, start)
                index = _end_of_block(self._typed, index, start)
                continue
            last = _last_line(self._typed, index, len(match["indent"]), in_list=in_list)
            self._protect_group(index, last, start, in_list=in_list)
            index = last + 1
        return self._result

    def _protect_group(self, first: int, last: int, start: int, *, in_list: bool) -> None:
        """Quote what needs it in one item and the lines that continue it."""
        head = self._typed[first][start:]
        if last == first:
            head = _strip_comment(head)
        below = [line.strip() for line in self._typed[first + 1 : last + 1]]
        whole = "\n".join([head, *below])
        if _reads_as_is(whole):
            return
        if last == first and head.endswith(":") and len(head) > 1:
            self._protect_key(first, start)
            return
        split = _split_place(head, in_list=in_list, outcomes=self._outcomes)
        if split is None:
            if _needs_quotes(whole):
                self._quote(first, start, last)
            return
        behind = head[split + 1 :]
        value_at = split + 1 + len(behind) - len(behind.lstrip())
        value = "\n".join([head[value_at:], *below])
        if value.strip() and _needs_quotes(value):
            self._quote(first, start + value_at, last)
        key = head[:split]
        if _needs_quotes(key):
            line = self._result[first]
            self._result[first] = f"{line[:start]}{_single(key)}{line[start + split :]}"

    def _protect_key(self, index: int, start: int) -> None:
        """Quote the key of a line whose value stands below it."""
        line = self._result[index]
        body = _HEADER.sub("", _strip_comment(line[start:])).rstrip()
        if not body.endswith(":"):
            return
        key = body[:-1].rstrip()
        if key and _needs_quotes(key):
            self._result[index] = f"{line[:start]}{_single(key)}{line[start + len(key) :]}"

    def _quote(self, first: int, start: int, last: int) -> None:
        """Put single quotes around a text that begins in the first and ends in the last line."""
        for number in range(first, last + 1):
            at = start if number == first else 0
            before, piece = self._typed[number][:at], self._typed[number][at:]
            if number == last:
                piece = _strip_comment(piece) if last == first else piece.rstrip()
            opening = "'" if number == first else ""
            closing = "'" if number == last else ""
            self._result[number] = f"{before}{opening}{piece.replace(_QUOTE, _QUOTE * 2)}{closing}"


def _last_line(lines: Sequence[str], first: int, indent: int, *, in_list: bool) -> int:
    """The last line of a text that goes on below, indented, without a dash or a key of its own."""
    if _strip_comment(lines[first]).endswith(":"):
        return first
    if (closing := _closing_line(lines, first, indent)) is not None:
        return closing
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        deeper = len(line) - len(line.lstrip(" ")) > indent
        body = line.lstrip(" ")
        if not deeper or body.startswith(("- ", "#")) or body == "-":
            break
        if not in_list and _looks_like_key(body) and _looks_like_key(lines[first].strip()):
            break
        if in_list and _looks_like_key(body) and _is_short_key(body):
            break
        last = number
    return last


def _closing_line(lines: Sequence[str], first: int, indent: int) -> int | None:
    """The line that closes the brackets which a value opens; `None` where they close at once, or never."""
    opening = _OPENS.match(lines[first])
    depth = _open_brackets(lines[first][opening.end() - 1 :]) if opening is not None else 0
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if depth <= 0 or (line.strip() and len(line) - len(line.lstrip(" ")) <= indent):
            return None
        depth += _open_brackets(line)
        if depth <= 0:
            return number
    return None


def _looks_like_key(text: str) -> bool:
    return _COLON.search(text) is not None


def _is_short_key(text: str) -> bool:
    """Whether a line begins with a key of a long form."""
    return normal(text.partition(":")[0]) in _SHORT_KEYS


def _end_of_block(lines: Sequence[str], first: int, column: int) -> int:
    """The index behind a block scalar whose header stands in the first line."""
    header = _LINE.fullmatch(lines[first])
    assert header is not None
    indent = len(header["indent"])
    if header["dashes"] and not header["rest"].startswith(("|", ">")):
        indent = column
    number = first + 1
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        number += 1
    return number


def _split_place(head: str, *, in_list: bool, outcomes: Words) -> int | None:
    """Where the colon stands that parts key and value, or `None` when the whole is text."""
    quoted = _QUOTED.match(head)
    if quoted and re.match(r"\s*:(?:\s|$)", head[quoted.end() :]):
        return head.index(":", quoted.end())
    colons = [match.start() for match in _COLON.finditer(head)]
    if not colons:
        return None
    known = lookup(head[: colons[0]]) is not None if not in_list else _is_short_key(head)
    label = read_head(head[: colons[0]])
    if not in_list and (known or label.named):
        return colons[0]
    if known:
        return colons[0]
    if label.named and in_list:
        # `Bank: wants money`: the reader of the list knows whether it is a pair or a sentence.
        key, value = head[: colons[0]], head[colons[0] + 1 :].strip()
        is_pair = len(colons) == 1 and _open_brackets(key) == 0
        return colons[0] if is_pair and not _needs_quotes(key) and not _needs_quotes(value) else None
    for colon in colons[1:]:
        if outcomes.read(head[colon + 1 :]) is not None:
            return colon
    # `*a: The network is lost: ends …`: the first colon belongs to the label.
    if not label.rest and len(colons) > 1:
        return colons[1]
    return colons[0]


def _reads_as_is(text: str) -> bool:
    """Whether YAML reads it as meant: quoted whole, a whole list or mapping, or one of its features."""
    if _QUOTED.fullmatch(text) or _ALIAS.fullmatch(text) or _FEATURE.match(text):
        return True
    if text and text[0] in "'\"":
        # Opened and never closed: a slip, which YAML has to report.
        return text.count(text[0]) == 1
    return text[:1] in "[{" and _closes_at_end(text)


def _needs_quotes(text: str) -> bool:
    if _reads_as_is(text):
        return False
    return bool(_UNREADABLE_START.match(text) or _LEVEL_SIGN.fullmatch(text) or _COLON.search(text))


def _closes_at_end(text: str) -> bool:
    """Whether the bracket that opens a text is closed by its last character, or by none: that is a slip."""
    for place, depth in _brackets(text):
        if depth == 0:
            return place == len(text) - 1
    return True


def _open_brackets(text: str) -> int:
    """How many more brackets a text opens than it closes."""
    return next(reversed([depth for _, depth in _brackets(text)]), 0)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The brackets of a text outside of quotes: where, and how many are open behind it."""
    depth = 0
    quote = ""
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"" and text[place - 1] in "[{,: ":
            quote = letter
        elif letter in "[{":
            depth += 1
            yield place, depth
        elif letter in "]}":
            depth -= 1
            yield place, depth


def _strip_comment(text: str) -> str:
    return _COMMENT.sub("", text).rstrip()


def _single(text: str) -> str:
    return f"'{text.replace(_QUOTE, _QUOTE * 2)}'"
