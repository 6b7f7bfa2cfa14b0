"""Links to use cases in the text of a page: `[UC-12]`, `[UC-12][]`, `[the order][UC-12]`, `[UC-12/4a]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import UseCaseId, folded
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.indented_code import is_deep
from mkdocs_usecases.source import Span


class Reference(NamedTuple):
    """Words in brackets that may name a use case; whether there is one only the registry knows."""

    id: UseCaseId
    span: Span
    """Where the id stands, behind the bracket."""

    part: str | None = None
    """A step or an extension of it: what stands behind the slash."""

    text: str = ""
    """The words of the link: for `[UC-12]` the same as is typed in the brackets."""


def may_hold_references(text: str) -> bool:
    """A quick look at a whole text."""
    return "[" in text and _CANDIDATE.search(text) is not None


def scan_references(lines: Sequence[str], file: str, scan: Scan | None = None) -> Iterator[Reference]:
    """The references of a text in their order; the lines are those of the file, from its first one on.

    Left out is what Markdown does not take for a reference: code, comments, images, links with an address,
    escaped brackets and those in others, boxes of task lists, and ids that the page itself defines
    (`[UC-12]: orders.md`).
    """
    candidates = {at for at, line in enumerate(lines) if "[" in line and _CANDIDATE.search(line)}
    if not candidates:
        return
    scan = scan or Scan(lines)
    candidates = {at for at in candidates if not scan.fenced[at]}
    deep = {at for at in candidates if is_deep(lines[at])}
    candidates -= scan.code_among(deep)
    defined = _defined(lines, scan) if candidates else frozenset()
    for first, last in _paragraphs(lines, sorted(candidates), scan):
        for line, column, name, words in _paragraph_links(lines, first, last):
            match = _NAME.fullmatch(name)
            if match is None or folded(name) in defined:
                continue
            if scan.is_verbatim(line, column) or _is_box(lines[line], column):
                continue
            span = Span(file, line + 1, column + 1)
            yield Reference(UseCaseId(match["id"]), span, match["part"], " ".join(words.split()))


def is_code(lines: Sequence[str], line: int, column: int, scan: Scan) -> bool:
    """Whether a place of a text, counted from 0, stands in code, in a comment or in a fence."""
    if scan.fenced[line] or scan.is_verbatim(line, column):
        return True
    if is_deep(lines[line]) and scan.code_among({line}):
        return True
    first, last = next(_paragraphs(lines, [line], scan))
    text = "\n".join(lines[first : last + 1])
    if "`" not in text:
        return False
    at = sum(len(above) + 1 for above in lines[first:line]) + column
    done = 0
    for start, end in sorted(_code_ends(text).items()):
        # A run within code opens none.
        if start >= done:
            done = end
            if start < at < end:
                return True
    return False


_ID = r"(?:[^\W\d_][\w\-]*:)?[^\W\d_][\w.\-]*"
"""Before the colon stands the name of another site: `billing:UC-12`."""

_PART = r"[\w.*\-]+(?: [\w.*\-]+)*"
# It is looked for in whole pages: where no colon stands, nothing is looked at twice.
_CANDIDATE = expression(rf"\[[^\W\d_][\w.\-]*(?::[^\W\d_][\w.\-]*)?(?:/{_PART})?\](?!\()")
_NAME = expression(rf"(?P<id>{_ID})(?:/(?P<part>{_PART}))?")
_DEFINITION = expression(
    r"""[> \t]*\*?\[(?P<name>[^\[\]]+)\]:[ \t]*(?:\S+[ \t]*(?:"[^"]*"|'[^']*'|\([^()]*\))?[ \t]*)?$"""
)
_ABBREVIATION = expression(r"[> \t]*\*\[(?P<name>[^\[\]]+)\]:")
_TASK = expression(r"[> \t]*(?:[*+-]|\d+\.)[ \t]+\[[ xX]\](?=\s)")


def _defined(lines: Sequence[str], scan: Scan) -> frozenset[str]:
    """The names, folded, that the page defines links or abbreviations for."""
    names = set()
    for at, line in enumerate(lines):
        if "]:" not in line or scan.fenced[at]:
            continue
        if match := _DEFINITION.match(line) or _ABBREVIATION.match(line):
            names.add(folded(match["name"]))
    return frozenset(names)


def _paragraphs(lines: Sequence[str], candidates: Sequence[int], scan: Scan) -> Iterator[tuple[int, int]]:
    """First and last line of each run of text around the candidates: inline code may go over lines."""
    done = -1
    for at in candidates:
        if at <= done:
            continue
        first = last = at
        while first - 1 > done and _is_text(lines, first - 1, scan):
            first -= 1
        while last + 1 < len(lines) and _is_text(lines, last + 1, scan):
            last += 1
        done = last
        yield first, last


def _is_text(lines: Sequence[str], at: int, scan: Scan) -> bool:
    return bool(lines[at].strip("> \t")) and not scan.fenced[at]


_TOKEN = expression(r"\\.|(?P<code>`+)|(?P<open>!?\[)|(?P<close>\])", re.DOTALL)
_RUN = expression(r"`+")
_ADDRESS = expression(r"\((?:[^()\\]|\\.|\([^()]*\))*\)", re.DOTALL)
_LABEL = expression(r"\[([^\[\]]*)\]")


class _Bracket(NamedTuple):
    start: int
    """Behind the sign."""

    is_image: bool


def _paragraph_links(lines: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int, str, str]]:
    """Line, column, name and words of what stands in brackets in one paragraph."""
    starts = [0]
    for line in lines[first:last]:
        starts.append(starts[-1] + len(line) + 1)
    for start, name, words in _links("\n".join(lines[first : last + 1])):
        below = bisect_right(starts, start) - 1
        yield first + below, start - starts[below], name, words


def _is_box(line: str, column: int) -> bool:
    """Whether the bracket before that column is the box of a task."""
    match = _TASK.match(line)
    return match is not None and match.end() == column + 2


def _links(text: str) -> Sequence[tuple[int, str, str]]:
    """What stands in brackets as the name of a link: where, the name, and the words that are linked.

    One pass over the text, each character looked at a fixed number of times.
    """
    ends = _code_ends(text) if "`" in text else {}
    brackets: list[_Bracket] = []
    found: list[tuple[int, str, str]] = []
    position = 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token["code"]:
            position = ends.get(token.start(), position)
        elif token["open"]:
            brackets.append(_Bracket(position, token["open"] == "!["))
        elif token["close"] and brackets:
            bracket = brackets.pop()
            # Python-Markdown looks at the outermost brackets only.
            while found and found[-1][0] > bracket.start:
                found.pop()
            words = text[bracket.start : token.start()] if token.start() - bracket.start <= _LONGEST else ""
            following = text[position : position + 1]
            if following == "(" and (address := _ADDRESS.match(text, position)):
                position = address.end()
                continue
            start, name = bracket.start, words
            if following == "[" and (label := _LABEL.match(text, position)):
                position = label.end()
                if label[1]:
                    start, name = label.start(1), label[1]
            if not bracket.is_image:
                found.append((start, name, words))
    return found


_LONGEST = 1000
"""Characters of the words of a link; longer ones are brackets in the text."""


def _code_ends(text: str) -> dict[int, int]:
    """For each run of backticks that may open inline code the end of the run that closes it."""
    runs = [(run.start(), run.end()) for run in _RUN.finditer(text)]
    ends: dict[int, int] = {}
    next_of_length: dict[int, int] = {}
    for start, end in reversed(runs):
        # An escaped run is shorter by the sign that the backslash takes.
        for opening in (start, start + 1):
            if (closing := next_of_length.get(end - opening)) is not None:
                ends[opening] = closing
        next_of_length[end - start] = end
    return ends
