"""Lines that were moved: a key among the lines of another one, or beyond those that belong to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.parsing.findings.text_findings import joined_item
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.reader.tree import Mapping
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.words.keys import Key, Shape
from mkdocs_usecases.parsing.words.labels import LABEL
from mkdocs_usecases.parsing.words.mentions import ID


class Moved(NamedTuple):
    """A line, and where it belongs."""

    line: int
    to: int
    """The line above which it is read."""

    message: str


_KEY = expression(r"(?P<name>[^\W\d_][^:\"']*?)[ \t]*:(?:[ \t]+(?P<value>[^\s#].*))?$")
_OUTLINE = expression(r"[|>][-+]?")
_ENTRY = expression(
    rf"(?:-[ \t]+)?[\"']?(?P<label>{LABEL}(?=[.):](?:[ \t\"':]|$))|[A-Z]{{1,2}}\d{{1,2}}(?=[ :][^:]*:?$))"
    r"|(?P<dash>-)[ \t]+\S|(?P<count>\d[\da-z.]*)[.)][ \t]+\S"
)
_OF_SCENARIO = (Shape.STEPS, Shape.EXTENSIONS)
_INCLUDE = expression(rf"\s+- include: {ID}", re.IGNORECASE)
_PAIR = expression(r"[^\W\d_][^:\"']{0,60}:[ \t]+\S")
_COLON = expression(r":(?=\s|$)")
_SENTENCE = expression(r"-[ \t]+\S+[ \t]+\S.*[.!?][\"']?$")


def moved_line(lines: Sequence[str], reading: Reading, lookup: Callable[[str], Key | None]) -> Moved | None:
    """The first line that was moved."""
    assert isinstance(reading.root, Mapping)
    return next(_Lines(lines, reading.root.column, lookup).moved(), None)


def in_order(text: str, origin: Origin, moved: Moved) -> tuple[str, Origin]:
    """A text with that line where it belongs; in the file all stand where they did."""
    order = [*range(len(origin.lines))]
    order.insert(moved.to if moved.to < moved.line else moved.to - 1, order.pop(moved.line))
    lines = text.split("\n")
    numbers, offsets = (tuple(each[at] for at in order) for each in (origin.lines, origin.offsets))
    return "\n".join(lines[at] for at in order), origin._replace(lines=numbers, offsets=offsets)


def told_of_moved(source: BlockText, moved: Moved) -> Diagnostic:
    """What is said of it."""
    line, to = moved.line, moved.to
    typed = source.lines[line]
    changes = Change(line, 0, line + 1, 0, ""), Change(to, 0, to, 0, f"{typed}\n")
    place = source.place(line, len(typed) - len(typed.lstrip()), len(typed.rstrip()))
    hint = f"move it above {excerpt(source.lines[to].strip())}"
    return joined_item(place, moved.message, hint, tuple(map(source.edit, changes)))


class _Given(NamedTuple):
    """A key of the block where it is typed."""

    line: int
    name: str
    key: Key
    value: str
    """What stands behind it in its line, but for the sign of an outline."""


class _Lines:
    """The lines of one block that say something."""

    def __init__(self, lines: Sequence[str], margin: int, lookup: Callable[[str], Key | None]) -> None:
        self._lines = lines
        self._margin = margin
        self._lookup = lookup
        self._filled = [number for number, line in enumerate(lines) if line.strip()]
        self._depths = {at: len(lines[at]) - len(lines[at].lstrip()) for at in self._filled}

    def moved(self) -> Iterator[Moved]:
        """All of them, by the keys that have to do with them."""
        owner: _Given | None = None
        empty: _Given | None = None
        for index, number in enumerate(self._filled):
            given = self._given(number)
            if given is None:
                continue
            before = self._filled[index - 1]
            below = self._filled[index + 1 : index + 3]
            has_lines = bool(below) and self._is_below(below[0])
            if given.value and has_lines:
                if empty is not None and self._begins(empty, below[0]):
                    message = f"`{empty.name}` stands above another key, and its lines stand below that"
                    yield Moved(empty.line, below[0], message)
                elif owner is not None and self._is_among(owner, given, before, below[0]):
                    message = f"`{given.name}` stands among the lines of `{owner.name}`"
                    yield Moved(number, owner.line, message)
                    continue
            elif not given.value and owner is not None and before > owner.line and self._is_below(before):
                yield from self._beyond(owner, given, before, below)
            if has_lines:
                empty = None
            elif not given.value:
                empty = given
            owner = given

    def _given(self, number: int) -> _Given | None:
        """The key that stands at the margin in a line."""
        if self._depths[number] != self._margin:
            return None
        match = _KEY.match(self._lines[number], self._margin)
        key = None if match is None else self._lookup(match["name"])
        if match is None or key is None:
            return None
        value = (match["value"] or "").strip()
        return _Given(number, match["name"], key, "" if _OUTLINE.fullmatch(value) else value)

    def _is_below(self, number: int) -> bool:
        """Whether a line belongs to a key above it: it is deeper, or has a dash."""
        return self._depths[number] > self._margin or self._form(number) == "dash"

    def _form(self, number: int) -> str:
        """What kind of entry begins in a line: `label`, `dash`, `count` or `pair`; empty where none does."""
        match = _ENTRY.match(self._lines[number], self._depths[number])
        if match is not None:
            return match.lastgroup or ""
        return "pair" if _PAIR.match(self._lines[number], self._depths[number]) else ""

    def _begins(self, given: _Given, number: int) -> bool:
        """Whether a line can be the first one below a key with steps or extensions."""
        form = self._form(number)
        return given.key.shape in _OF_SCENARIO and form in ("label", "dash", "count")

    def _is_among(self, owner: _Given, given: _Given, before: int, after: int) -> bool:
        """Whether a key with a text of its own stands between two lines of another one."""
        form = self._form(after)
        if owner.value or not form or not self._is_below(after):
            return False
        is_of_scenario = owner.key.shape in _OF_SCENARIO
        if form == "pair":
            is_beside = self._is_like(before, after)
            return is_beside and owner.key.shape is Shape.STAKEHOLDERS and given.key.shape is Shape.TEXT
        if not any(self._is_like(other, after) for other in self._filled if owner.line < other < given.line):
            return False
        if form != "dash":
            return is_of_scenario
        if given.key.shape is Shape.TEXT:
            return owner.key.shape not in (Shape.TEXT, Shape.PROSE)
        # A sentence is no name.
        is_names = given.key.shape in (Shape.NAMES, Shape.WORDS)
        return is_names and is_of_scenario and _SENTENCE.match(self._lines[after].lstrip()) is not None

    def _is_like(self, one: int, other: int) -> bool:
        return self._depths[one] == self._depths[other] and self._form(one) == self._form(other)

    def _beyond(self, owner: _Given, given: _Given, before: int, below: Sequence[int]) -> Iterator[Moved]:
        """A key with nothing behind it that stands on the wrong side of a line, or of all of its lines."""
        if not below or not self._is_below(below[0]):
            first = self._filled[self._filled.index(owner.line) + 1]
            is_list = given.key.shape not in (Shape.TEXT, Shape.PROSE)
            if is_list and owner.value and self._form(first) in ("label", "dash", "count"):
                yield Moved(given.line, first, f"`{given.name}` stands below the lines that belong to it")
        elif _INCLUDE.fullmatch(self._lines[before]) and given.key.shape is Shape.STEPS:
            yield Moved(before, below[0], f"this step stands above `{given.name}`")
        elif owner.key.shape is Shape.EXTENSIONS and given.key.shape not in _OF_SCENARIO:
            if self._form(below[0]) == "label" and self._is_like(before, below[0]):
                yield Moved(below[0], given.line, f"this extension stands below `{given.name}`")
        elif given.key.shape is Shape.EXTENSIONS and owner.key.shape is Shape.STEPS:
            if self._is_label_of(before, below[0]):
                yield Moved(given.line, before, f"`{given.name}` stands below the label of an extension")
            elif self._is_step_above_label(before, below):
                yield Moved(below[0], given.line, f"this step stands below `{given.name}`, and has no label")

    def _is_label_of(self, number: int, below: int) -> bool:
        """Whether a label alone stands in a line, and its first step in another one."""
        is_label = self._form(number) == "label" and self._lines[number].rstrip().endswith(":")
        return is_label and self._depths[below] > self._depths[number]

    def _is_step_above_label(self, before: int, below: Sequence[int]) -> bool:
        """Whether a step above an extension goes on with those above a key."""
        first, second = below[0], below[-1]
        return (
            self._form(first) in ("dash", "count")
            and self._is_like(before, first)
            and self._form(second) == "label"
            and self._depths[first] == self._depths[second]
            and _COLON.search(self._lines[first]) is None
        )
