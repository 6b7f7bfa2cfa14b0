"""Two lines of a block that stand in one: the break between them was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Label
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.reader.tree import Mapping, Scalar
from mkdocs_usecases.parsing.slips.joined_keys import JoinedKeys
from mkdocs_usecases.parsing.slips.joints import Joint, lead_of
from mkdocs_usecases.parsing.words.key_names import branch_key, extends_key
from mkdocs_usecases.parsing.words.keys import Key, Shape
from mkdocs_usecases.parsing.words.labels import LABEL, UNPARTED, read_label
from mkdocs_usecases.parsing.words.mentions import ID
from mkdocs_usecases.parsing.words.names import NEXT_INTEREST

_LABEL_LINE = expression(rf"(?P<lead> *(?:- +)?)[\"']?(?P<label>{LABEL})[.):\s]")
_LABEL_IN_TEXT = expression(
    rf"(?<=[^\s(\[*-])(?P<gap>[ \t]*)(?P<quote>[\"']?)(?P<label>{LABEL})\.[ \t]+(?=[^\W\d_][^:：]*[:：])"
)
_NUMBER_IN_TEXT = expression(
    r"(?<=[.!?:。！？：])(?P<gap>[ \t]*)(?P<head>(?:\d+[a-z]+)*)(?P<number>\d{1,3})\.[ \t]+(?=[^\W\d_])"
)
_COUNT = expression(r"\s*(?:- +)?\d{1,3}[.)]")
_INCLUDE = expression(rf"include:? +{ID}", re.IGNORECASE)
_IDS = expression(rf"(?=\S*\d){ID}")
_WORD_ITEM = expression(r"\s*- [^\W\d_]+|[^\s:][^:]*:")
"""An item of one word, or the key above them."""
_DASH = expression(r"(?<=\S)(?P<gap>[ \t]*)- +(?=\S)")
_NAME_IN_TEXT = expression(
    r"^(?:(?!: ).)*: .*?(?:[.!?]|(?<!\w)[a-zß-ÿ]{3,}(?=[A-ZÀ-Þ])|(?<=[a-zß-ÿ])(?= [A-ZÀ-Þ]))(?P<gap>[ \t]*)"
    r"(?P<name>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,2}): +\S"
)
"""The name of a stakeholder behind a sentence, or within a word: `soonInsurer: wants`."""
_PAIR_BEHIND = expression(r"^ +[^\s:][^:]*: [^:]*[^\s:](?P<gap> {2,})[^\s:][^:]*: +\S")
"""An entry behind another one, with the blanks that it was indented with."""

_HEAD = expression(r"(?P<lead> *)(?P<name>[^\s:#\"'-][^:]*?)(?P<colon>[ \t]*:)[ \t]*(?P<behind>\S.*)")
_QUOTED_HEAD = expression(
    r"(?P<lead> *)(?P<quote>[\"'])(?P<name>[^\"']+)(?P=quote)(?P<colon>[ \t]*:)[ \t]*(?P<behind>\S.*)"
)
_LONG_HEAD = expression(r"(?:when|at|steps|then):(?=\s|$)")
_PAIR = expression(r"(?P<name>[^\s:][^:]*?)[ \t]*:(?=\s|$)")
_NUMBERED = expression(r" *(?P<head>(?:\d+[a-z]+)*)(?P<number>\d{1,3})[.)] ")
_SENTENCE_END = ".!?。！？"


_MAY_HOLD_ANOTHER = expression(
    rf"^\s*-\s+[^\s:]+[{UNPARTED}]:\s|[.!?:。！？：] *\d+[a-z]+\d+\. |"
    r":\s*[|>-]|^[^:]*:.*:(?:\s|$)|\S[ \t]*- +\S|^\s*-\s+[^\W\d][^:]*\s[^:]*:|[.!?:。！？：] *\d+\. "
    r"|[.!?] *[^\W\d_][^\W\d_]*(?: [^\W\d_]+){0,3}: "
    r"|[^\W\d_]\"|^[^:]*[\"'][^:]*:"
    r"|(?:(?<=[^\s-])[ \t]+|(?<=[.!?)。！？）])|(?<=[^\W\d_]{2})|(?<=[^\s-] \d))\d[\da-z-]*[a-z]\.\s"
)
"""A second colon, a dash, a number or a quote behind something: all that another line could begin with."""

_MAPPED = frozenset(
    {Shape.EXTENSIONS, Shape.STAKEHOLDERS, Shape.EXTENDS, Shape.VARIATIONS, Shape.EXTENSION_POINTS}
)


_OF_A_LINE = "`{}` stands in the text of another line, and nowhere else"
_OF_AN_ITEM = "this sentence goes on with the item above it, and was probably an item of its own"
_OF_A_VALUE = "this stands behind its key, and was probably a line of its own"


_ONE_TEXT = frozenset({Shape.TEXT, Shape.PROSE})
_TEXTS = frozenset({Shape.TEXTS, Shape.WORDS, Shape.NAMES, Shape.PARTS})


class JoinedLines:
    """The lines of one block in which another one begins."""

    def __init__(
        self,
        lines: Sequence[str],
        root: Mapping,
        lookup: Callable[[str], Key | None],
        outcomes: OutcomePhrases,
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

    @cached_property
    def _joined_keys(self) -> JoinedKeys:
        return JoinedKeys(self._lines, self._margin, self._lookup, self._given, self._outcomes)

    def joints(self, numbers: Iterable[int]) -> Iterator[Joint]:
        """Those in some of the lines, one in each at most."""
        for number in sorted(set(numbers))[:_MOST]:
            line = self._lines[number]
            if len(line) > _LONGEST:
                continue
            found = self._joined_keys.last_line(number, line) or self._joined_keys.last_item(number, line)
            if found is None and not _MAY_HOLD_ANOTHER.search(line):
                continue
            found = (
                found
                or self._value(number, line)
                or self._joined_keys.joint(number, line)
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
            self._begins_item(key, behind, is_tight=gap == start, is_alone=below <= depth)
            or (is_label and _LONG_HEAD.match(behind))
            or (key is not None and key.shape in _MAPPED and self._begins_pair(key, behind))
        ):
            return None
        lead = " " * (below if below > depth else depth + 2)
        return self._joint(number, gap, start, lead, _OF_A_VALUE)

    def _begins_item(self, key: Key | None, text: str, *, is_tight: bool, is_alone: bool) -> bool:
        """Whether a text is the item of a list, behind a key that takes one."""
        if not text.startswith("- ") or not text[2:].strip():
            return False
        if key is None or not is_tight:
            return key is None or key.shape not in _ONE_TEXT
        # `tags:- core`: the dash is a part of the colon.
        return not is_alone or key.shape not in _ONE_TEXT | _TEXTS

    def _begins_pair(self, key: Key, text: str) -> bool:
        """Whether a text is a label or a name with a colon behind it, in a mapping of those."""
        match = _PAIR.match(text)
        if match is None:
            return False
        if key.shape is Shape.EXTENSIONS:
            return _LABEL_LINE.match(text) is not None
        if key.shape is Shape.STAKEHOLDERS and NEXT_INTEREST.search(text):
            return False
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

    # -- items and stakeholders ------------------------------------------------------------------------

    def _item(self, number: int, line: str) -> Joint | None:
        """An item that stands behind the sentence, the end or the quote of another one."""
        head = lead_of(line)
        if "-" not in head:
            return None
        first = len(head)
        for match in _DASH.finditer(line, first + 1):
            before, behind = line[: match.start("gap")], line[match.end() :]
            is_quoted = line[first] in "\"'"
            if before.count("`") % 2 or (is_quoted and before.count(line[first], first) % 2):
                continue
            is_over = (
                (is_quoted and before[-1] == line[first])
                or (not match["gap"] and before[-1].isalnum() and self._is_begun(behind))
                or _INCLUDE.fullmatch(before, first) is not None
                # The whole line was put there, with all that stood before its dash.
                or (len(match["gap"]) == line.index("-") > 1 and behind[0].isupper())
                or (_IDS.fullmatch(before, first) and _IDS.fullmatch(behind))
            )
            if is_over or self._is_end(before) or self._is_whole(number, before[first:], behind):
                margin = line[: line.index("-")]
                return self._joint(number, match.start("gap"), match.end("gap"), margin, _OF_AN_ITEM)
        return None

    def _is_begun(self, behind: str) -> bool:
        """Whether an item begins behind a dash with no blank before it: `Ein- und Ausgabe` goes on small."""
        return behind[0].isupper() or self._outcomes.read(behind) is not None

    def _is_whole(self, number: int, before: str, behind: str) -> bool:
        """Whether a loop stands beside a sentence, or a word before a word where each item is one."""
        if behind[0].isupper() and self._outcomes.loop(before.strip()) is not None:
            return True
        if self._outcomes.loop(behind) is not None:
            return True
        owner = self._owner(number)
        if owner is None or owner.shape is not Shape.WORDS or min(len(before), len(behind)) < _SHORTEST_WORD:
            return False
        if not (before + behind).strip().isalpha() or not (before + behind).islower():
            return False
        return any(
            _WORD_ITEM.fullmatch(self._lines[beside].rstrip())
            for beside in (number - 1, number + 1)
            if 0 <= beside < len(self._lines)
        )

    def _stakeholder(self, number: int, line: str) -> Joint | None:
        """One that stands behind the interest of another one."""
        owner = self._owner(number)
        if owner is not None and owner.shape is Shape.PARTS and (match := _PAIR_BEHIND.search(line)):
            return self._joint(number, match.start("gap"), match.end("gap"), lead_of(line), _OF_AN_ITEM)
        if (
            owner is None
            or owner.shape is not Shape.STAKEHOLDERS
            or len(line) - len(line.lstrip()) <= self._margin
        ):
            return None
        match = _NAME_IN_TEXT.search(line)
        if match is None or self._lookup(match["name"]) is not None:
            return None
        if match["gap"] and line[match.start("gap") - 1].isalpha() and not self._is_elsewhere(number, match):
            return None
        return self._joint(number, match.start("gap"), match.end("gap"), lead_of(line), _OF_AN_ITEM)

    def _is_elsewhere(self, number: int, match: re.Match[str]) -> bool:
        """Whether a name stands in another line as well: behind no full stop it may be a word of the text."""
        return any(match["name"] in line for at, line in enumerate(self._lines) if at != number)

    # -- labels and numbers ----------------------------------------------------------------------------

    def _label(self, number: int, line: str) -> Joint | None:
        for match in _LABEL_IN_TEXT.finditer(line):
            gap = match.start("gap")
            for start in self._starts_of_label(match):
                before = line[: gap if start == match.start("label") else start]
                if _COUNT.fullmatch(before):
                    # `2. 3a. Card is refused:` is an item of a numbered list.
                    break
                is_then = start == match.start("label") and gap < start and _begins_with_then(before)
                if not (self._is_end(before) or is_then):
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
        leads = {
            at: head["lead"]
            for at, head in heads
            if (other := read_label(Label(head["label"]))) is not None and other.parent == parts.parent
        }
        above = [lead for at, lead in leads.items() if at <= number]
        return (above or [*leads.values()] or [self._lead_below(number)])[-1]

    def _lead_below(self, number: int) -> str | None:
        """What stands before the first extension of all, where a line stands below it."""
        at = next((at for at, key in reversed(self._keys) if at < number), number)
        owner = self._owner(number)
        if owner is None or owner.shape is not Shape.EXTENSIONS or at + 1 >= number:
            return None
        return lead_of(self._lines[at + 1])

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
            is_first = line[match.start() - 1] in ":："
            above = own["head"] if own is not None else head["label"] if head is not None else ""
            if match["head"] and above != match["head"]:
                continue
            if own is None and match["number"] == "1" and self._is_second(number + 1, match["head"]):
                is_first = True
            is_next = int(match["number"]) == (1 if is_first else int(own["number"]) + 1 if own else 0)
            if is_next or self._outcomes.read(line[match.end() :].strip()) is not None:
                depth = len(line) - len(line.lstrip())
                below = self._depth_below(number, depth)
                lead = " " * (below if is_first and below > depth else depth + 3 * is_first)
                return self._joint(number, match.start("gap"), match.end("gap"), lead, _OF_A_LINE)
        return None

    def _is_second(self, number: int, head: str) -> bool:
        """Whether a line is the second step of an extension."""
        match = _NUMBERED.match(self._lines[number]) if number < len(self._lines) else None
        return match is not None and match["head"] == head and match["number"] == "2"

    def _joint(self, number: int, gap: int, start: int, lead: str, message: str) -> Joint:
        line = self._lines[number].rstrip()
        end = line.index(".", start) + 1 if message == _OF_A_LINE else len(line)
        return Joint(number, gap, start, end, lead, message.format(line[start:end]), _shown(line[start:end]))


def _begins_with_then(before: str) -> bool:
    """Whether a line holds an end of its own, whatever its words."""
    head, _, behind = before.partition(":")
    return branch_key(head.strip()) == "then" and any(map(str.isdigit, behind))


_SHORTEST_WORD = 2
_LONGEST = 600
"""No line that two people could have typed is longer."""

_MOST = 500
_LONGEST_SHOWN = 200


def _shown(text: str) -> str:
    return text if len(text) < _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
