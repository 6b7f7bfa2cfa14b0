"""What counts items at their beginning, as people type it: `(1)`, `**1.**`, `Step 1:`, `①`, `A.`, `ii)`.

One by itself may be part of a text; several that count on are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import UNPARTED, narrow, typed_number
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of

_TAG = r"(?:b|strong|i|em|u)>"
_COUNTER = expression(
    lambda: (
        rf"(?P<before>(?:[*_`(\[#\\]|<{_TAG})*)(?P<word>(?:{any_of(STEP_WORDS)})\s*|S(?=\d))?"
        rf"(?P<label>(?:\*|\d{{1,3}}(?:-\d{{1,3}})?)(?:[.-]?[a-z]{{1,2}}[.-]?\d{{1,3}})*[.-]?[a-z]{{1,2}}[.-]?(?=\d))?"
        rf"(?P<value>\d{{1,3}}|(?:[ivx]{{2,5}}|[a-z])(?![a-z\d])|[①-⑳])"
        rf"(?P<behind>(?:\s?[\\.):\]`*_/|–—-]|</{_TAG}){{0,6}})(?P<blank>\s+|(?=[{UNPARTED}])|)(?=\S)"
    ),
    re.IGNORECASE,
)
_BULLET = expression(r"(?P<sign>[•◦▪‣·–—*+→\ue000-\uf8ff-])\s+(?=\S)|(?P<box>\[[ xX]\])\s+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_FIRST_CIRCLED, _LAST_CIRCLED = "①", "⑳"


class Counter(NamedTuple):
    """The number that a text begins with."""

    form: tuple[str, ...]
    """What stands around it, and of which kind it is: numbers of one list are alike."""

    value: int
    start: int
    end: int
    """Where the number itself stands."""

    length: int
    """How long that is with all that stands around it."""

    label: str = ""
    """That of the extension whose step it counts: `2a` of `2a1`."""

    @property
    def name(self) -> str:
        """The number as steps have it."""
        return f"{self.label}{self.value}"

    @property
    def is_bare(self) -> bool:
        """A number and a blank, which many a text begins with."""
        return not any(self.form[:3]) and self.form[3] == "1"

    @property
    def is_dressed(self) -> bool:
        """A number with signs before it, or a word: it counts also where it is alone."""
        before, word, behind, kind = self.form
        return kind == "1" and bool(behind) and bool(before.strip("[#\\") or word)


def counters(text: str) -> Iterator[Counter]:
    """How a text may be counted: `i)` is the first of Roman numbers or the ninth letter."""
    plain = narrow(text)
    match = _COUNTER.match(plain)
    if match is None:
        return
    before, word, value, behind = match.group("before", "word", "value", "behind")
    label = re.sub(r"[.-](?=[a-z\d])|(?<=[a-z])[.-]", "", match["label"] or "", flags=re.IGNORECASE).lower()
    is_wide = plain is not text and bool(behind)
    if not match["blank"] and not is_wide and not value[0] >= _FIRST_CIRCLED:
        return
    for kind, count in _counts(value):
        if kind not in "1①" and not before and not behind:
            continue
        form = (before, (word or label).strip().casefold(), behind.strip(), kind)
        start = match.start("value" if match["label"] is None else "label")
        yield Counter(form, count, start, match.end("value"), match.end(), label)


def _counts(value: str) -> Iterator[tuple[str, int]]:
    """Of which kind a number is, and what it counts."""
    if value.isascii() and value.isdigit():
        yield "1", int(value)
    elif _FIRST_CIRCLED <= value <= _LAST_CIRCLED:
        yield "①", ord(value) - ord(_FIRST_CIRCLED) + 1
    elif value.isascii():
        case = "a" if value.islower() else "A"
        if len(value) == 1:
            yield case, ord(value.lower()) - ord("a") + 1
        if value.lower() in _ROMAN:
            yield f"{case}i", _ROMAN.index(value.lower()) + 1


_FEWEST, _FEWEST_BARE = 2, 3


def counted(texts: Sequence[str]) -> list[Counter] | None:
    """The counters of some texts that are all counted in one form, from one on; else `None`."""
    if len(texts) < _FEWEST:
        alone = (each for text in texts for each in counters(text) if each.is_dressed and each.value == 1)
        return [*alone][:1] or None
    for first in counters(texts[0]):
        found = [first]
        for text in texts[1:]:
            found += [each for each in counters(text) if each.form == first.form][:1]
        is_run = [each.value for each in found] == list(range(1, len(texts) + 1))
        # `A. Smith pays.` above `B. Jones leaves.` are two names.
        if (first.is_bare or first.form[3] == "A") and len(texts) < _FEWEST_BARE:
            continue
        # Signs around numbers make them some, also where one of them is wrong.
        has_signs = first.form[3] == "1" and any(first.form[0::2][:2])
        is_clear = has_signs and first.value == 1 and len(found) == len(texts)
        if is_run or is_clear:
            return found
    return None


def _bullets(texts: Sequence[str]) -> list[int]:
    """How long the bullets are that some texts all begin with; none where they do not."""
    matches = [_BULLET.match(text) for text in texts]
    signs = {match and (match["sign"] or "[ ]") for match in matches}
    if len(texts) < _FEWEST or len(signs) != 1:
        return []
    return [match.end() for match in matches if match is not None]


_MAY_COUNT = expression(r".{0,14}?[\d①-⑳]|[A-Za-z(*_]{1,6}[.)]|[•◦▪‣·–—*+→\[-]")
_LETTERS = expression(r"[^\W\d_①-⑳]{2,}")
_ROMAN_LETTERS = frozenset("ivx")


@cache
def _first_of_words() -> Set[str]:
    """With which letters the words begin that may stand before a number."""
    return frozenset(match[0] for word in STEP_WORDS if (match := _LETTERS.match(word.casefold())))


def _may_count(text: str) -> bool:
    """A quick look: nearly every text begins with a word that no number stands behind."""
    word, _, _ = text.partition(" ")
    return not _stands_before_none(word) and _MAY_COUNT.match(text) is not None


# The same few names begin the steps of all blocks.
@lru_cache(maxsize=1024)
def _stands_before_none(word: str) -> bool:
    """Whether no number stands behind a word with which a text begins."""
    if not (word.isascii() and word.isalpha() and len(word) > 1):
        letters = _LETTERS.match(narrow(word))
        word = "" if letters is None else letters[0]
    word = word.casefold()
    return bool(word) and not _ROMAN_LETTERS.issuperset(word) and word not in _first_of_words()


def _is_text(item: Item) -> bool:
    _, number, include, repeat, _, branch, _ = item
    return not (branch or include or repeat or number)


def without_counters(source: BlockText, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a list whose dashes stand before numbers or bullets of another kind, without these."""
    # Nearly always the very first.
    first = items[0] if items and _is_text(items[0]) else next(filter(_is_text, items), None)
    if first is None or not (_may_count(first.prose.text) or items[-1].prose.text[:1].isdigit()):
        return items
    places = [index for index, item in enumerate(items) if _is_text(item)]
    # An end behind the last step may have no number.
    for chosen in (places, places[:-1]):
        texts = [items[index].prose.text for index in chosen]
        if len(texts) == 1 and chosen is not places and not _says_end(source, items[places[-1]]):
            continue
        found = dict(zip(chosen, counted(texts) or (), strict=False))
        lengths = dict(zip(chosen, _bullets(texts), strict=False))
        if found or lengths:
            return [
                _counted_item(source, item, found[index])
                if index in found
                else item._replace(prose=source.part(item.prose, lengths.get(index, 0)))
                for index, item in enumerate(items)
            ]
    return _without_last_number(source, items, places[-1])


def _says_end(source: BlockText, item: Item) -> bool:
    return source.outcomes.read(item.prose.text) is not None


def _without_last_number(source: BlockText, items: Sequence[Item], index: int) -> Sequence[Item]:
    """The items with the number taken off the one that may say the end."""
    found = typed_number(items[index].prose.text)
    if found is None:
        return items
    prose, (number, length) = items[index].prose, found
    bare = items[index]._replace(prose=source.part(prose, length), number=source.part(prose, 0, len(number)))
    return [*items[:index], bare, *items[index + 1 :]]


def _counted_item(source: BlockText, item: Item, counter: Counter) -> Item:
    place = source.part(item.prose, counter.start, counter.end)
    return item._replace(
        prose=source.part(item.prose, counter.length), number=Prose(counter.name, place.span)
    )
