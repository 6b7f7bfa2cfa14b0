"""The lines of a page: which of them are its text, and what each is freed of what only looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.fences import Scan
from mkdocs_usecases.pages.indented_code import TAB, is_deep


class Line(NamedTuple):
    """A line of text with the place that it has in its page."""

    at: int
    """0-based; several lines may come from one, such as those of a cell."""

    text: str
    label: str = ""
    """What a row of a table names, of which the text is the value."""

    table: int = -1
    """The first line of the table that it comes from; -1 where it comes from none."""

    @property
    def indent(self) -> int:
        """How deep it stands, in columns."""
        return len(self.text) - len(self.text.lstrip(" "))


class Lines:
    """The lines of a page, front matter left empty."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take them without their ends."""
        self.texts = texts
        self._scan = Scan(texts)

    @cached_property
    def barriers(self) -> frozenset[int]:
        """Where a block begins that is a use case already: nothing above it goes on below."""
        return frozenset(fence.first for fence in self._scan.fences)

    def is_text(self, at: int) -> bool:
        """Whether a line is neither fenced nor in a comment nor in an element that is shown as it is."""
        return not self._scan.fenced[at] and not self._scan.is_verbatim(at, 1)

    @cached_property
    def code(self) -> frozenset[int]:
        """The lines of indented code."""
        deep = {at for at, text in enumerate(self.texts) if is_deep(text) and text.strip()}
        return self._scan.code_among(deep)

    def line(self, at: int) -> Line:
        """A line freed of decoration: its blanks are blanks, and no tag stands around its text."""
        text = self.texts[at]
        if (definition := _DEFINITION.match(text)) is not None:
            text = f"{' ' * len(definition[0])}{text[definition.end() :]}"
        elif self._is_term(at):
            text = f"{text.rstrip()}:"
        text = _HEADING.sub(lambda match: f"{'#' * int(match['level'])} {match['words']}", _uncommented(text))
        return Line(at, _BOX.sub(r"\g<bullet>", undecorated(text), count=1))

    def _is_term(self, at: int) -> bool:
        """Whether what a line means stands below it."""
        below = self.texts[at + 1] if at + 1 < len(self.texts) else ""
        term = self.texts[at].strip()
        return bool(term) and not term.endswith((":", "：")) and _DEFINITION.match(below) is not None

    def comments(self, at: int) -> list[str]:
        """What comments say that stand in a line of text: nobody reads them on the page."""
        text = self.texts[at]
        if not self.is_text(at) or not _uncommented(text).strip():
            return []
        return [said for match in _COMMENT.finditer(text) if (said := (match["said"] or "").strip())]


_CODE = r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
_COMMENT = expression(rf"{_CODE}|(?<!\s)\s*<!--(?P<said>.*?)-->")


def _uncommented(text: str) -> str:
    """A text without the comments in it; what is code stays."""
    return _COMMENT.sub(lambda match: match["code"] or "", text)


_HEADING = expression(
    r"^\s{0,3}<h(?P<level>[1-6])(?:\s[^<>]{0,200})?>\s*(?P<words>\S.*?)\s*</h(?P=level)>\s*$", re.IGNORECASE
)
"""A heading in HTML, on a line of its own."""

_DEFINITION = expression(r"\s{0,3}:[ \t]+(?=\S)")
"""What stands before what a term means: `: Keeper`, below `Actor`."""

_NO_WORDS = (
    "none|-?n/?a-?|not applicable|nil|-{1,3}|–|—|/"
    "|keine?|keiner|aucune?|ningun[ao]|nenhum[a]?|geen|なし|无|無|لا يوجد"
)
NOTHING = expression(rf"[*_(\[]{{0,3}}(?:{_NO_WORDS})\.?[)\]*_]{{0,3}}\.?", re.IGNORECASE)
"""A text that says that there is nothing to say."""

_BOX = expression(r"^(?P<bullet>\s*[-*+]\s+)\[[ xX]\]\s+(?=[*_(]{0,3}\\?[\d*][\w.):])")
"""A box to be ticked before a number or a label: `- [x] 2. Desk answers.`"""

_BLANKS = expression(
    r"&(?:emsp|ensp|nbsp|thinsp|#160|#xa0);|[\u00a0\u2000-\u200a\u202f\u3000]", re.IGNORECASE
)
_NO_WIDTH = expression(r"[\u200b\u2060\ufeff]")
_TAGS = expression(
    r"</?(?:u|ins|b|i|em|strong|span|font|small|mark|big|center|p|div|tt|s|sub|sup)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_BREAK = expression(r"<br ?/?>|</br>", re.IGNORECASE)
_ESCAPED = expression(
    rf"{_CODE}"
    r"|\\(?P<sign>[.'\"-]|(?<=\w\\)\)|:(?=[*_]*\s*$)|(?<=\w\\)_(?=\w))"
)
"""Signs that mean nothing to Markdown where they stand: exporters put a backslash before them."""

_INCLUDE = expression(r"!!(?=\S)([^!\n]{1,200})(?<=\S)!!")


def undecorated(text: str) -> str:
    """A text without tags that only change its look; `<amount>` is none of them."""
    text = unescaped(_TAGS.sub("", _BLANKS.sub("  ", _NO_WIDTH.sub("", text)).expandtabs(TAB)))
    return _INCLUDE.sub(r"\1", text).rstrip()


def unescaped(text: str) -> str:
    """A text without backslashes that are not needed: `1\\. Keeper asks`, and what is code as it is."""
    return _ESCAPED.sub(lambda match: match["code"] or match["sign"], text)


def unclosed(text: str) -> str:
    """The text of a heading without the signs that may close it."""
    return text.rstrip().rstrip("#").rstrip()


def broken(text: str) -> list[str]:
    """The lines that a text has by its tags for a new line."""
    return [piece.strip() for piece in _BREAK.split(text)] if "<" in text else [text]


def unbroken(text: str) -> str:
    """A text on one line: without such tags, and without the backslash that is one."""
    if "<" in text:
        text = " ".join(piece for piece in broken(text) if piece)
    return text[:-1].rstrip() if text.endswith("\\") else text
