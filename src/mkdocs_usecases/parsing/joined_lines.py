"""Two lines of a block that stand in one: the break between them was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.model.text import Label
from mkdocs_usecases.parsing.key_names import branch_key, extends_key, names_in, plain
from mkdocs_usecases.parsing.keys import KEYS, Key, Shape
from mkdocs_usecases.parsing.labels import LABEL, read_label
from mkdocs_usecases.parsing.mentions import ID
from mkdocs_usecases.parsing.outcomes import Words
from mkdocs_usecases.parsing.reader.tree import Mapping, Scalar

_COLON = re.compile(r":(?=\s|$)")
_WORDS = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,3}$")
_LEAD = re.compile(r"\s*(?:- +)*")
_LABEL_LINE = re.compile(rf"(?P<lead> *(?:- +)?)[\"']?(?P<label>{LABEL})[.):\s]")
_LABEL_IN_TEXT = re.compile(
    rf"(?<=[^\s(\[*-])(?P<gap>[ \t]*)(?P<quote>[\"']?)(?P<label>{LABEL})\.[ \t]+(?=[^\W\d_][^:]*:)"
)
_NUMBER_IN_TEXT = re.compile(r"(?<=[.!?:])(?P<gap>[ \t]*)(?P<number>\d{1,3})\.[ \t]+(?=[^\W\d_])")
_INCLUDE = re.compile(rf"include:? +{ID}", re.IGNORECASE)
_DASH = re.compile(r"(?<=\S)(?P<gap>[ \t]*)- +(?=\S)")
_NAME_IN_TEXT = re.compile(r": .*[.!?](?P<gap>[ \t]*)(?P<name>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,2}): +\S")
_HEAD = re.compile(r"(?P<lead> *)(?P<name>[^\s:#\"'-][^:]*?)(?P<colon>[ \t]*:)[ \t]*(?P<behind>\S.*)")
_QUOTED_HEAD = re.compile(
    r"(?P<lead> *)(?P<quote>[\"'])(?P<name>[^\"']+)(?P=quote)(?P<colon>[ \t]*:)[ \t]*(?P<behind>\S.*)"
)
_LONG_HEAD = re.compile(r"(?:when|at|steps|then):(?=\s|$)")
_PAIR = re.compile(r"(?P<name>[^\s:][^:]*?)[ \t]*:(?=\s|$)")
_NUMBERED = re.compile(r" *(?P<number>\d{1,3})[.)] ")
_SENTENCE_END = ".!?。"
_TAIL = re.compile(r"[.!?:]\s+")
_CLOSED = f"{_SENTENCE_END})]}}\"'"
_BEFORE_NOUNS = frozenset({"a", "an", "its", "no", "of", "the", "their", "this"})
"""Words that make a noun of what follows: `the system: …` is no key."""

_AT_NO_END = frozenset({"data", "id", "name", "notes", "system", "tags", "title"})
"""Keys that other words end with: `ecosystem`, `metadata`, `footnotes`."""

_WORDS_OF_OTHERS = ("factor", "tractor", "reactor", "subsystem", "ecosystem", "filesystem")

_SENTENCES = ("title", "name", "goal")
"""Keys with a text of many words."""

_LEAST_BEFORE = 4
_BLANK = re.compile(" ")
_HUMP = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_NAMES = {name.casefold() for key in KEYS for name in (key.name, *names_in(ENGLISH, key.name))}
_ENGLISH_NAMES = tuple(sorted({*_NAMES, *(name.removesuffix("s") for name in _NAMES)}, key=len, reverse=True))
_ENDING = min(map(len, _ENGLISH_NAMES))
_BY_ENDING = {
    ending: tuple(name for name in _ENGLISH_NAMES if name.endswith(ending))
    for ending in {name[-_ENDING:] for name in _ENGLISH_NAMES}
}
"""The names by their last letters: to try each takes as long as all the rest."""

_MAY_HOLD_ANOTHER = re.compile(
    r":\s*(?:[|>-]|.*:(?:\s|$))|\S[ \t]*- +\S|^\s*-\s+[^\W\d][^:]*\s[^:]*:|[.!?:] *\d+\. "
    r"|[^\W\d_]\"|^[^:]*[\"'][^:]*:"
    r"|(?:(?<=[^\s-])[ \t]+|(?<=[.!?)])|(?<=[^\W\d_]{2})|(?<=[^\s-] \d))\d[\da-z-]*[a-z]\.\s"
)
"""A second colon, a dash, a number or a quote behind something: all that another line could begin with."""

_FEW_WORDS = frozenset({Shape.NAMES, Shape.WORDS})
_MAPPED = frozenset(
    {Shape.EXTENSIONS, Shape.STAKEHOLDERS, Shape.EXTENDS, Shape.VARIATIONS, Shape.EXTENSION_POINTS}
)
_WORD_LISTS = frozenset({Shape.NAMES, Shape.WORDS, Shape.TEXT})
"""What stands behind such a key has no colon in it."""


_OF_A_KEY = "`{}` stands in the text of another key, and nowhere else"
_OF_A_LINE = "`{}` stands in the text of another line, and nowhere else"
_OF_AN_ITEM = "this sentence goes on with the item above it, and was probably an item of its own"
_OF_A_VALUE = "this stands behind its key, and was probably a line of its own"


_ONE_TEXT = frozenset({Shape.TEXT, Shape.PROSE})


class Joint(NamedTuple):
    """Where a line goes on with what was another one."""

    line: int
    gap: int
    """The column behind what stands before."""

    start: int
    """The column in which the other line begins."""

    end: int
    """Behind what it is known by."""

    lead: str
    """What stands before it on a line of its own."""

    message: str
    shown: str
    """It, or its beginning, as it should be typed."""


class JoinedLines:
    """The lines of one block in which another one begins."""

    def __init__(
        self, lines: Sequence[str], root: Mapping, lookup: Callable[[str], Key | None], outcomes: Words
    ) -> None:
        """Take the lines, what they were read to, and what says which key a text is."""
        self._lines = lines
        self._root = root
        self._margin = root.column
        self._lookup = lookup
        self._outcomes = outcomes

    @cached_property
    def _keys(self) -> list[tuple[int, Key]]:
        """The lines of the keys that the block has."""
        typed = [node for node, _ in self._root.value if isinstance(node, Scalar)]
        return [(node.line, key) for node in typed if (key := self._lookup(node.value)) is not None]

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(key.name for _, key in self._keys)

    def joints(self, numbers: Iterable[int]) -> Iterator[Joint]:
        """Those in some of the lines, one in each at most."""
        for number in sorted(set(numbers))[:_MOST]:
            line = self._lines[number]
            if len(line) > _LONGEST or not _MAY_HOLD_ANOTHER.search(line):
                continue
            found = (
                self._value(number, line)
                or self._key(number, line)
                or self._item(number, line)
                or self._stakeholder(number, line)
                or self._label(number, line)
                or self._number(number, line)
            )
            if found is not None:
                yield found

    def _owner(self, number: int) -> Key | None:
        """The key of the block that a line stands below."""
        return next((key for at, key in reversed(self._keys) if at <= number), None)

    # -- behind a key ----------------------------------------------------------------------------------

    def _value(self, number: int, line: str) -> Joint | None:
        """What stands behind a key, and below it in every other block."""
        match = _HEAD.match(line) or _QUOTED_HEAD.match(line)
        behind = match["behind"] if match else ""
        if match is None or (behind[0] not in "|>-" and ":" not in behind):
            return None
        depth = len(match["lead"])
        below = self._depth_below(number, depth)
        key = self._lookup(match["name"]) if depth == self._margin else None
        is_label = _LABEL_LINE.match(line) is not None
        if not (key or is_label or branch_key(match["name"])):
            return None
        gap, start = match.end("colon"), match.start("behind")
        if behind[0] in "|>":
            text = behind.lstrip("|>+- ")
            if below <= depth or not text or (behind[0] == ">" and text[0].isdigit()):
                return None
            start, gap = start + len(behind) - len(text), start + len(behind) - len(behind.lstrip("|>+-"))
        elif not (
            self._begins_item(key, behind, is_tight=gap == start)
            or (is_label and _LONG_HEAD.match(behind))
            or (key is not None and key.shape in _MAPPED and self._begins_pair(key, behind))
        ):
            return None
        lead = " " * (below if below > depth else depth + 2)
        return self._joint(number, gap, start, lead, _OF_A_VALUE)

    def _begins_item(self, key: Key | None, text: str, *, is_tight: bool) -> bool:
        """Whether a text is the item of a list, behind a key that takes one."""
        if not text.startswith("- ") or not text[2:].strip():
            return False
        return is_tight or key is None or key.shape not in _ONE_TEXT

    def _begins_pair(self, key: Key, text: str) -> bool:
        """Whether a text is a label or a name with a colon behind it, in a mapping of those."""
        match = _PAIR.match(text)
        if match is None:
            return False
        if key.shape is Shape.EXTENSIONS:
            return _LABEL_LINE.match(text) is not None
        return key.shape is not Shape.EXTENDS or extends_key(match["name"]) is not None

    def _depth_below(self, number: int, depth: int) -> int:
        """How deep the lines stand that belong to a key; as deep as it where there are none."""
        least = 0
        for line in self._lines[number + 1 :]:
            if not line.strip():
                continue
            here = len(line) - len(line.lstrip())
            if here <= depth:
                break
            least = min(least or here, here)
        return least or depth

    # -- keys ------------------------------------------------------------------------------------------

    def _key(self, number: int, line: str) -> Joint | None:
        head = _LEAD.match(line)
        first = head.end() if head else 0
        for colon in _COLON.finditer(line, first):
            left = line[: colon.start()]
            words = _WORDS.search(left, first)
            if words is None or left.count('"') % 2 or left.count("`") % 2:
                continue
            for place in self._starts(left, words.start(), first):
                name = left[place:]
                gap = len(left[:place].rstrip())
                if gap > first and self._is_key(number, left, gap, place, first):
                    lead = self._lead_of_key(number, name)
                    message = _OF_A_KEY.format(name)
                    return Joint(number, gap, place, len(left), lead, message, f"{name}:")
        return None

    def _starts(self, left: str, start: int, first: int) -> Iterator[int]:
        """Where a key may begin before a colon: at each word, or within one."""
        yield start
        yield from (match.end() for match in _BLANK.finditer(left, start))
        tail = left[start:].casefold()
        names = _BY_ENDING.get(tail[-_ENDING:], ())
        yield from (len(left) - len(name) for name in names if tail.endswith(name))
        yield from (match.end() for match in _HUMP.finditer(left, start))

    def _is_key(self, number: int, left: str, gap: int, place: int, first: int) -> bool:
        """Whether a text is a key that the block does not have, and that was meant as one here."""
        before, name = left[:gap], left[place:]
        is_tight = gap == place
        if not any(map(str.isalnum, before[first:])):
            # Behind a quote that was only opened.
            return False
        is_long = before[-1] in _CLOSED and name.islower() and branch_key(name) is not None
        if is_long and "/" not in before.rsplit(" ", 1)[-1] and self._lead_of_long(number):
            return True
        key = self._lookup(name)
        if key is None or key.name in self._given:
            return False
        if before[-1] in "\"']}" and gap < place:
            return True
        # Behind an end any word may be a key.
        if self._outcomes.read(_TAIL.split(before[first:])[-1].strip()) is not None:
            return True
        if gap < place and before[-1] in _SENTENCE_END and before[first:].count(" ") > 1:
            return name.islower() and plain(name) == plain(key.name)
        # One word may be any, `brief`, `state`, `result`; two are two.
        is_plain = name.islower() and (
            plain(name) == plain(key.name) or (" " in name and name in names_in(ENGLISH, key.name))
        )
        if is_tight:
            return self._is_behind_sign(before) or self._is_behind_word(left, gap, name, is_plain=is_plain)
        if " " not in name and not self._is_value(left, first):
            return False
        word = before.rsplit(" ", 1)[-1]
        if key.name == plain(name) and self._is_word(left, _FEW_WORDS):
            return word not in _BEFORE_NOUNS
        return is_plain and not word.endswith(",") and word not in _BEFORE_NOUNS

    def _is_word(self, left: str, shapes: Container[Shape]) -> bool:
        """Whether what stands before a colon is the value of a key that takes a few words, with no colon."""
        typed, colon, _ = left.partition(":")
        own = self._lookup(typed.strip()) if colon and typed[self._margin : self._margin + 1] != " " else None
        return own is not None and own.shape in shapes

    def _is_value(self, left: str, first: int) -> bool:
        """Whether what stands before a colon is the value of a key of the block, and no item or condition."""
        typed, colon, _ = left.partition(":")
        return bool(colon) and first == self._margin and self._lookup(typed.strip()) is not None

    def _is_behind_sign(self, before: str) -> bool:
        """Whether a sentence or the like ends here: nobody writes on without a blank."""
        word = before.rsplit(" ", 1)[-1]
        return before[-1] in _CLOSED and "/" not in word and "." not in word[:-1]

    def _is_behind_word(self, left: str, gap: int, name: str, *, is_plain: bool) -> bool:
        """Whether a word ends where a key begins, and the two are not one longer word."""
        word = left[:gap].rsplit(" ", 1)[-1]
        if not word[-1:].isalpha():
            return word[-1:].isdigit() and is_plain
        if word[-1:].islower() and name[:1].isupper():
            return len(word) >= _LEAST_BEFORE
        if " " in name or not is_plain:
            return is_plain
        if f"{word}{name}".casefold().endswith(_WORDS_OF_OTHERS):
            return False
        is_sentence = left.lstrip().casefold().startswith(_SENTENCES)
        if self._is_word(left, _WORD_LISTS) and not (is_sentence and name in _AT_NO_END):
            return True
        return len(word) >= _LEAST_BEFORE and name not in _AT_NO_END

    def _lead_of_key(self, number: int, name: str) -> str:
        key = self._lookup(name)
        if key is None or key.name in self._given or key.name == "steps":
            return self._lead_of_long(number) or " " * self._margin
        return " " * self._margin

    def _lead_of_long(self, number: int) -> str:
        """How deep the keys of the long form stand that a line belongs to; empty where it is in none."""
        for line in reversed(self._lines[: number + 1]):
            depth = len(line) - len(line.lstrip())
            if depth > self._margin and branch_key(line.partition(":")[0].strip()) is not None:
                return " " * depth
            if depth <= self._margin and line.strip():
                break
        return ""

    # -- items and stakeholders ------------------------------------------------------------------------

    def _item(self, number: int, line: str) -> Joint | None:
        """An item that stands behind the sentence, the end or the quote of another one."""
        head = _LEAD.match(line)
        if head is None or "-" not in head[0]:
            return None
        first = head.end()
        for match in _DASH.finditer(line, first + 1):
            before = line[: match.start("gap")]
            is_quoted = line[first] in "\"'"
            if before.count("`") % 2 or (is_quoted and before.count(line[first], first) % 2):
                continue
            is_over = (is_quoted and before[-1] == line[first]) or _INCLUDE.fullmatch(before, first)
            if is_over or self._is_end(before):
                margin = line[: line.index("-")]
                return self._joint(number, match.start("gap"), match.end("gap"), margin, _OF_AN_ITEM)
        return None

    def _stakeholder(self, number: int, line: str) -> Joint | None:
        """One that stands behind the interest of another one."""
        owner = self._owner(number)
        if (
            owner is None
            or owner.shape is not Shape.STAKEHOLDERS
            or len(line) - len(line.lstrip()) <= self._margin
        ):
            return None
        match = _NAME_IN_TEXT.search(line)
        if match is None or self._lookup(match["name"]) is not None:
            return None
        lead = _LEAD.match(line)
        return self._joint(number, match.start("gap"), match.end("gap"), lead[0] if lead else "", _OF_AN_ITEM)

    # -- labels and numbers ----------------------------------------------------------------------------

    def _label(self, number: int, line: str) -> Joint | None:
        for match in _LABEL_IN_TEXT.finditer(line):
            gap = match.start("gap")
            for start in self._starts_of_label(match):
                before = line[: gap if start == match.start("label") else start]
                if not self._is_end(before):
                    continue
                lead = self._lead(number, Label(line[start : match.end("label")]))
                if lead is not None:
                    begin = match.start("quote") if start == match.start("label") else start
                    return self._joint(number, len(before), begin, lead, _OF_A_LINE)
        return None

    def _starts_of_label(self, match: re.Match[str]) -> Iterator[int]:
        """Where it begins: the first of its digits may belong to the end above."""
        start = match.start("label")
        yield start
        digits = re.match(r"\d+", match["label"])
        yield from range(start + 1, start + len(digits[0]) if digits else 0)

    def _lead(self, number: int, label: Label) -> str | None:
        """What stands before other labels of the same extension, where this one stands nowhere else."""
        heads = [(at, head) for at, each in enumerate(self._lines) if (head := _LABEL_LINE.match(each))]
        parts = read_label(label)
        if parts is None or any(head["label"] == label for _, head in heads):
            return None
        leads = [
            head["lead"]
            for at, head in heads
            if at <= number
            and (other := read_label(Label(head["label"]))) is not None
            and other.parent == parts.parent
        ]
        return leads[-1] if leads else None

    def _is_end(self, before: str) -> bool:
        """Whether a line may end so: with a sentence, or with an end."""
        if before[-1:] in _SENTENCE_END and not before[-2:-1].isupper():
            return True
        tail = re.split(r"[.!?:]\s+|^\s*-\s+", before)[-1].strip()
        return self._outcomes.read(tail) is not None

    def _number(self, number: int, line: str) -> Joint | None:
        own, head = _NUMBERED.match(line), _LABEL_LINE.match(line)
        if own is None and head is None:
            return None
        for match in _NUMBER_IN_TEXT.finditer(line):
            is_first = line[match.start() - 1] == ":"
            if int(match["number"]) == (1 if is_first else int(own["number"]) + 1 if own else 0):
                lead = line[: len(line) - len(line.lstrip())] + "   " * is_first
                return self._joint(number, match.start("gap"), match.start("number"), lead, _OF_A_LINE)
        return None

    def _joint(self, number: int, gap: int, start: int, lead: str, message: str) -> Joint:
        line = self._lines[number].rstrip()
        end = line.index(".", start) + 1 if message == _OF_A_LINE else len(line)
        return Joint(number, gap, start, end, lead, message.format(line[start:end]), _shown(line[start:end]))


_LONGEST = 600
"""No line that two people could have typed is longer."""

_MOST = 500
_LONGEST_SHOWN = 200


def _shown(text: str) -> str:
    return text if len(text) < _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
