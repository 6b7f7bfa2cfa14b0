"""The lines that part a document: headings, lines in bold, and words before a colon that name a part."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from mkdocs_usecases.documents.finding.alternatives import read_code, read_place
from mkdocs_usecases.documents.finding.lines import Line, unclosed
from mkdocs_usecases.documents.finding.part_names import PartName, PartNames, bare
from mkdocs_usecases.documents.finding.titles import has_id, is_title, read_title, tells_end
from mkdocs_usecases.expressions import expression


class Form(Enum):
    """What a mark looks like."""

    HEADING = "heading"
    BOLD = "bold line"
    LEAD = "bold lead"
    BULLET = "bullet"
    BARE = "bare"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that begins a part, or may be the title of a use case."""

    index: int
    """Of its line among those that are read."""

    form: Form
    rank: int
    """Of a heading its level; the deeper a mark stands, the higher it is."""

    words: str
    """What it says, without its decoration."""

    value: str = ""
    """What stands behind the name of a part on the same line."""

    part: PartName | None = None
    lines: int = 1
    """How many lines it takes: two where it is underlined."""

    anchor: str = ""
    """The id that was given to a heading by hand."""


BOLD_RANK, ROW_RANK, BULLET_RANK, BARE_RANK = 7, 7, 8, 40

_HEADING = expression(r"\s{0,3}(?P<signs>#{1,6})(?:\s+|(?=[^\W_]))(?P<text>.*)$")
_UNDERLINE = expression(r"\s{0,3}(?P<sign>=+|-+)\s*$")
_BULLET = expression(r"(?P<indent>\s*)(?P<bullet>[-*+•]\s+)(?=\S)")
_EMPHASIZED = expression(
    r"(?P<indent>\s*)(?P<signs>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inner>.{1,300}?(?P<colon>[:：])?)(?<=[^\s])(?P=signs)"
    # Scripts that part no words put no blank behind the colon of a label either.
    r"(?(colon)(?![*_])|(?![*_\w]))(?P<rest>.*)$"
)
_IN_BRACKETS = expression(r"[(\[][^()\[\]]{1,60}[)\]]\s*[:：]?")
_ID = expression(
    r"\{:?\s*[^{}]*?#(?P<id>[^\s{}]+)[^{}]*\}\s*$|<a\s+(?:id|name)=[\"'](?P<tag>[^\"']+)[\"']\s*/?>"
)
_BARE = expression(
    r"(?P<words>[^\W\d_][^:：*_|`<>\[\]{}]{0,58}?)\s*(?P<colon>[:：])(?P<value>(?:\s|(?<=：)|(?=[A-Z][a-z])).*|$)"
)
_DASH = expression(r"(?<!\s)\s+[-–—]\s+")
_FACTS = frozenset({"id", "title", "actor", "supporting", "system", "level", "goal", "summary", "trigger"})
"""The parts that a bullet may name before a dash."""

_SHORT = frozenset({"id", "title", "actor", "supporting", "system", "level", "priority", "status", "owner"})
"""The parts of which nothing stands in a paragraph below."""

_BEHIND_STEPS = frozenset({"extensions", "success guarantee", "minimal guarantee", "failure guarantee"})
_OF_CONTENTS = expression(r"\[[^\[\]]*\]\(#[^()\s]*\)\s*")
"""A link to a heading of the page: a line of its table of contents."""

_SECTION = expression(r"\d{1,3}(?:\.\d{1,3}){1,5}\.?\s+[^\W\d_].{1,80}(?<![.!?;,:])")
"""The heading of a section that nothing but its number tells."""

_BREAKS_AT_END = expression(r"(?<!\s)(?:\s*<br ?/?>){1,9}\s*$")
_NUMBERED = expression(r"\s*(?:\d+[.):]|\(\d+\))\s")
_SIGN = expression(r"(?P<sign>[^\w\s])[\ufe0f\u200d]?\s+(?=[*_\w])")


def _unsigned(line: Line) -> Line:
    """A line without the picture that stands before its words: `👤 **Actor:** Keeper`."""
    if line.text[:1].isascii():
        return line
    sign = _SIGN.match(line.text)
    if sign is None or unicodedata.category(sign["sign"]) != "So":
        return line
    return line._replace(text=line.text[sign.end() :])


def _value(match: re.Match[str]) -> str:
    """What stands behind a colon, without what only ends the line."""
    return _BREAKS_AT_END.sub("", match["value"]).strip()


class Marks:
    """Looks for marks in lines."""

    def __init__(self, names: PartNames) -> None:
        """Take what names a part."""
        self._names = names

    def of(self, lines: Sequence[Line]) -> Iterator[Mark]:
        """The marks of these lines, in their order."""
        skip = after_bare = -1
        is_fact = False
        after_bullet = (-1, 0)
        lines = [*map(_unsigned, lines)]
        for index, line in enumerate(lines):
            text = line.text
            if line.label:
                yield Mark(index, Form.ROW, ROW_RANK, line.label, text, self._names.named(line.label))
                continue
            if not text or text.isspace():
                # Facts may have a paragraph each.
                after_bare += is_fact and after_bare == index
                continue
            if index <= skip or line.table >= 0:
                continue
            following = lines[index + 1] if index + 1 < len(lines) else None
            if following is not None and self._is_underline(line, following):
                skip = index + 1
                level = 1 if "=" in following.text else 2
                mark = replace(self._heading(index, level, text.strip()), lines=2)
                yield mark
                continue
            found = self.at(lines, index)
            if found is None and index == after_bare and (other := _BARE.match(text)) and text[:1].isupper():
                # A name that nobody knows among such that are.
                found = Mark(index, Form.BARE, BARE_RANK, other["words"], _value(other))
            if found is None and after_bullet == (index, line.indent):
                found = self._unknown_bullet(line, index)
            if found is not None:
                is_bullet = found.form is Form.BULLET and bool(found.value) and found.rank == BULLET_RANK
                after_bullet = (index + 1, line.indent) if is_bullet else (-1, 0)
                after_bare = index + 1 if found.form is Form.BARE and found.value else -1
                is_fact = found.part.key.name in _SHORT if found.part is not None else is_fact
                yield found

    @staticmethod
    def _unknown_bullet(line: Line, index: int) -> Mark | None:
        """A bullet with a name that nobody knows, right below one whose name is that of a part."""
        bullet = _BULLET.match(line.text)
        other = None if bullet is None else _BARE.match(line.text, bullet.end())
        if other is None or not _value(other) or not other["words"][:1].isupper():
            return None
        return Mark(index, Form.BULLET, BULLET_RANK, other["words"], _value(other))

    @staticmethod
    def _is_underline(line: Line, following: Line) -> bool:
        if following.text[:1] not in ("=", "-") or following.at != line.at + 1:
            return False
        return bool(
            _UNDERLINE.match(following.text)
            and (following.text[0] == "=" or len(following.text.strip()) > 2)
            and not _BULLET.match(line.text)
            and not _NUMBERED.match(line.text)
            and line.text.lstrip()[:1] not in "|>#"
        )

    def at(self, lines: Sequence[Line], index: int) -> Mark | None:
        """The mark that a line is, or `None`."""
        text = lines[index].text
        start = text.lstrip()[:1]
        if start == "#":
            match = _HEADING.match(text)
            if match is None or not (said := unclosed(match["text"])):
                return None
            return self._heading(index, len(match["signs"]), said)
        bullet = _BULLET.match(text)
        if bullet is not None and not text.startswith("**"):
            return self._bullet(lines, index, bullet)
        if start in ("*", "_"):
            found = self._emphasized(index, text)
            # What stands deeper belongs to an item of a list.
            is_deep = found is not None and len(text) - len(text.lstrip()) > 1
            return None if is_deep and not self._is_behind_list(lines, index, found) else found
        if not _NUMBERED.match(text):
            return self._bare(lines, index)
        return None

    @staticmethod
    def _is_behind_list(lines: Sequence[Line], index: int, found: Mark | None) -> bool:
        """Whether a label is as deep as the last step by a slip: `   **Exceptions:** None is left → …`."""
        if found is None or found.part is None or found.form is not Form.LEAD or not found.value:
            return False
        below = next((line.text for line in lines[index + 1 :] if line.text.strip()), "")
        return found.part.key.name in _BEHIND_STEPS and _NUMBERED.match(below) is None

    def _heading(self, index: int, level: int, text: str) -> Mark:
        found = _ID.search(text)
        anchor = "" if found is None else found["id"] or found["tag"]
        words = bare(re.sub(r"<a\s[^<>]{0,200}>(?:</a>)?|\{:?\s*[#.][^{}]{0,100}\}\s*$", "", text))
        mark = Mark(index, Form.HEADING, level, words.replace("**", ""), anchor=anchor)
        return self._parted(mark, words)

    def _parted(self, mark: Mark, words: str) -> Mark:
        """A mark with the part that its words name, the whole or what stands before a colon."""
        part = self._names.named(words)
        if part is not None:
            return replace(mark, part=part)
        for sign in (":", "：", " - ", " – ", " — "):
            name, found, value = words.partition(sign)
            if not found:
                continue
            if part := self._names.named(name):
                return replace(mark, part=part, words=name.strip(), value=value.strip())
        return mark

    def _bullet(self, lines: Sequence[Line], index: int, bullet: re.Match[str]) -> Mark | None:
        indent = len(bullet["indent"])
        rest = lines[index].text[bullet.end() :]
        rank = BULLET_RANK + min(indent, 28)
        if _OF_CONTENTS.fullmatch(rest):
            return None
        if rest[:1] in ("*", "_"):
            lead = self._emphasized(index, rest)
            if lead is None:
                return None
            return replace(lead, form=Form.BULLET, rank=rank)
        match = _BARE.match(rest)
        if match and (part := self._names.named(match["words"])):
            return Mark(index, Form.BULLET, rank, match["words"], _value(match), part)
        if not match and (dash := _DASH.search(rest)) is not None:
            # `- Actor – Keeper`; `- Error – none is left` is an item.
            name = rest[: dash.start()]
            part = self._names.named(name)
            if part is not None and part.key.name in _FACTS:
                return Mark(index, Form.BULLET, rank, name, rest[dash.end() :], part)
        # `- ID` alone is one of some data.
        if not match and (part := self._names.named(rest)) and part.key.name != "id":
            return Mark(index, Form.BULLET, rank, rest, "", part)
        if indent == 0 and (":" in rest[-2:] or (has_id(rest) and self._has_part_below(lines, index))):
            return Mark(index, Form.BULLET, rank, bare(rest))
        return None

    def _has_part_below(self, lines: Sequence[Line], index: int) -> bool:
        """Whether the first line of an item that stands below a bullet names a part of a use case."""
        below = index + 1
        while below < len(lines) and not lines[below].text.strip():
            below += 1
        if below == len(lines) or lines[below].indent <= lines[index].indent:
            return False
        first = self.at(lines, below)
        return first is not None and first.form is Form.BULLET and first.part is not None

    def _emphasized(self, index: int, text: str) -> Mark | None:
        match = _EMPHASIZED.match(text)
        if match is None:
            return None
        inner, rest = match["inner"], _BREAKS_AT_END.sub("", match["rest"]).strip()
        rank = BOLD_RANK
        if not rest.strip(":：\\ "):
            if tells_end(inner):
                return None
            mark = self._parted(Mark(index, Form.BOLD, rank, bare(inner)), bare(inner))
            if len(match["signs"]) == 1 and mark.part is None:
                # Emphasis alone is a sentence as often as a heading.
                return None
            return mark
        part = self._names.named(bare(inner))
        if part is not None:
            value = re.sub(r"^(?:[:：]|[-–—]\s)\s*", "", rest)
            return Mark(index, Form.LEAD, rank, bare(inner), value, part)
        mark = self._parted(Mark(index, Form.LEAD, rank, bare(inner)), bare(inner))
        if mark.part is not None and mark.value:
            return replace(mark, value=f"{mark.value} {rest}")
        if _IN_BRACKETS.fullmatch(rest) and read_code(bare(inner))[0] and read_place(rest) is not None:
            # `**A1: No sled** (step 2)`
            return Mark(index, Form.BOLD, rank, f"{bare(inner)} {rest.rstrip(':： ')}")
        if inner.endswith((":", "：")) or rest[0] in ":：":
            return Mark(index, Form.LEAD, rank, bare(inner), rest.lstrip(":： "))
        return None

    def _bare(self, lines: Sequence[Line], index: int) -> Mark | None:
        text = lines[index].text
        if text[:1] == " " or (len(text) > _LONGEST_BARE and ":" not in text[:_LONGEST_BARE]):
            return None
        if (is_title(text) or "：" in text) and self._is_bare_title(lines, index):
            return Mark(index, Form.BARE, BARE_RANK, text)
        if (match := _BARE.match(text)) and (part := self._names.named(match["words"])):
            return Mark(index, Form.BARE, BARE_RANK, match["words"], _value(match), part)
        if match and not _value(match) and (dash := _DASH.search(match["words"])):
            # `Alternate flow 1 – None is left:`
            name, value = match["words"][: dash.start()], match["words"][dash.end() :]
            if part := self._names.named(name):
                return Mark(index, Form.BARE, BARE_RANK, name, value, part)
        if match is None and len(text) < _LONGEST_BARE and text[:1].lower() != text[:1]:
            part = self._names.named(text)
            above = lines[index - 1].text if index else ""
            # Behind some lines a name may stand without a blank one.
            if part is not None and not above.endswith(",") and len(above) < 400:
                return Mark(index, Form.BARE, BARE_RANK, text, "", part)
        if _SECTION.fullmatch(text) and self._is_above_title(lines, index):
            return Mark(index, Form.BARE, BARE_RANK, text)
        if match is None and not text[:1].isascii() and (part := self._names.named(text)):
            return Mark(index, Form.BARE, BARE_RANK, text, "", part)
        return None

    def _is_above_title(self, lines: Sequence[Line], index: int) -> bool:
        """Whether the next line names a use case."""
        label = _BARE.match(lines[index + 1].text) if index + 1 < len(lines) else None
        part = None if label is None else self._names.named(label["words"])
        return part is not None and part.key.name in ("title", "id")

    def _is_bare_title(self, lines: Sequence[Line], index: int) -> bool:
        """Whether a line without any sign is the title of a use case, and not beside the line of its id."""
        typed = next((lines[at].text for at in range(index - 1, -1, -1) if lines[at].text.strip()), "")
        label = _BARE.match(typed)
        part = None if label is None else self._names.named(label["words"])
        if part is not None and part.key.name == "id":
            return False
        text = lines[index].text.strip()
        above = lines[index - 1].text.strip() if index else ""
        below = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
        if above or below.startswith(text[:1]) or text.endswith((".", "。", "!", "?", ";", ",")):
            return False
        said = read_title(text)
        return bool(is_title(text) and said.id and said.text and len(text) < _LONGEST_BARE * 2) or (
            bool(said.text)
            and said.text != text
            and is_title(text)
            and text.rpartition(said.text)[0].rstrip(_QUOTES).endswith((":", "："))
        )


_QUOTES = ' "“„«「'
_LONGEST_BARE = 62
