"""The words of a loop: `repeat 2-4 until the Customer is done` (Cockburn, chapter 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded, plain_letters
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.parsing.ends.outcome_sentences import unframed
from mkdocs_usecases.parsing.ends.outcome_tables import words_at_start
from mkdocs_usecases.parsing.words.inline import length_within
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of, listed_steps
from mkdocs_usecases.spelling import is_slip


class SaidLoop(NamedTuple):
    """What a text says of a loop."""

    steps: str
    """The steps that are done again, as typed."""

    start: int
    """Where in the text they stand."""

    until: str | None
    """What ends it; `None` when that is not said."""


_PLACE = "{steps}"


class LoopWords:
    """The words for loops of a site."""

    def __init__(self, added: Iterable[str] = ()) -> None:
        """Take those that a site adds; a phrase without `{steps}` (or `{step}`) has the steps behind it."""
        self._added = [phrase.replace("{step}", _PLACE) for phrase in added]
        self._pattern = expression(
            lambda: (
                rf"(?:(?P<first>.+?)(?:{_any(_UNTIL_BEHIND)}))?"
                rf"(?P<before>{_any(self._before)})?\s*(?P<steps>{listed_steps()})\.?\s*"
                rf"(?P<behind>{_any({each for _, each in self._parted})})?"
                rf"(?:{_until()})?[.。;,!…]*"
            ),
            re.IGNORECASE,
        )
        self._lead = expression(
            lambda: (
                rf"\s*(?:[(\[]{self._named}[)\]]\s*[:：]?|{self._named}\s*[:：]|(?:{_any(_ALSO)})(?=\s))\s*(?=\S)"
            ),
            re.IGNORECASE,
        )
        self._spoilt = expression(
            lambda: (
                rf"{self._named}\s+(?:(?:{_any(STEP_WORDS)})\s+)?"
                rf"(?P<steps>{_NO_RANGE})\s+{_until()}[.。]?"
            ),
            re.IGNORECASE,
        )

        self._stepless = expression(
            lambda: rf"{self._named}:?(?:(?:\s+\w+){{0,2}}?\s+(?:{_any(_STEPS)}))?{_until()}[.。]?",
            re.IGNORECASE,
        )

    @cached_property
    def _first_words(self) -> Set[str]:
        """With which words texts begin that may say a loop: for that the phrases need not be spelled out."""
        phrases = (*(phrase for one in SPOKEN for phrase in one.repeat), *self._added)
        begun = [word.partition("{")[0] for each in phrases for word in words_at_start(plain_letters(each))]
        others = (folded(word).partition(" ")[0] for word in (*STEP_WORDS, *ARTICLES, *_ALSO))
        return frozenset((*begun, *others))

    @cached_property
    def _parted(self) -> Iterable[tuple[str, str]]:
        """What stands before the steps, and behind them."""
        phrases = (*(each for one in SPOKEN for each in all_spelled_out(one.repeat)), *self._added)
        whole = [phrase if _PLACE in phrase else f"{phrase} {_PLACE}" for phrase in phrases]
        parted = [phrase.partition(_PLACE) for phrase in whole]
        return tuple(dict.fromkeys((before.strip(), behind.strip()) for before, _, behind in parted))

    @property
    def _before(self) -> Iterable[str]:
        return dict.fromkeys(before for before, _ in self._parted)

    @property
    def _named(self) -> str:
        return f"(?:{_any(filter(None, self._before))})"

    @cached_property
    def _phrases(self) -> Set[tuple[str, str]]:
        """The two in the form in which they are compared."""
        return {(folded(before), folded(behind)) for before, behind in self._parted}

    def read(self, text: str) -> SaidLoop | None:
        """The loop that a text says, or `None`."""
        first = text.lstrip().partition(" ")[0].rstrip(":").casefold()
        if text.isascii() and first[:1].isalpha() and first not in self._first_words:
            # The quick answer for most steps; words of other scripts need not be parted.
            return None
        if not _MAY_NAME_STEPS.search(text) or len(text) > _LONGEST:
            return None
        # For Markdown the star of a number has to be escaped: `\\*a1`.
        text = text.replace("\\*", " *")
        return next(filter(None, (self._read_plain(text, each) for each in self._readings(text))), None)

    def lacks_steps(self, text: str) -> bool:
        """Whether a text is a loop that does not say what is done again: `repeat until …`."""
        first = text.lstrip().partition(" ")[0].rstrip(":").casefold()
        if text.isascii() and first not in self._first_words:
            return False
        return len(text) <= _LONGEST and self._stepless.fullmatch(text.strip()) is not None

    def mistyped(self, text: str) -> tuple[int, int, str] | None:
        """Where a word of a loop is mistyped, `repeat 2-4 unti …`, and what it should be."""
        if not _MAY_NAME_STEPS.search(text) or len(text) > _LONGEST:
            return None
        for word in islice(_WORD.finditer(text), _MOST_WORDS):
            start, end = word.span()
            for meant in self._words if word[0].casefold() not in self._words else ():
                if is_slip(word[0], meant) and self._is_loop(
                    f"{text[:start]}{meant}{text[end:]}", has_end=start > 0
                ):
                    return start, end, meant
        return None

    def unended(self, text: str) -> tuple[int, str] | None:
        """Where `until` was left out, `repeat 2-4 the door is free`, and the word for it in that language."""
        match = _BEHIND_STEPS.search(text) if len(text) <= _LONGEST else None
        if match is None:
            return None
        article = match["article"].casefold()
        spoken = next((one for one in SPOKEN if article in one.articles), SPOKEN[0])
        word = next(iter(all_spelled_out(spoken.until))).replace("{}", "").strip()
        at = match.start("article")
        return (at, word) if self._is_loop(f"{text[:at]}{word} {text[at:]}", has_end=True) else None

    def _is_loop(self, text: str, *, has_end: bool) -> bool:
        loop = self.read(text)
        return loop is not None and not (has_end and loop.until is None)

    @cached_property
    def _words(self) -> Mapping[str, None]:
        """The longer words that loops are said with."""
        # English ones come first, and win where two are as close.
        phrases = (*self._before, *_UNTIL_BEFORE)
        words = (word for each in phrases for word in each.casefold().split())
        return {word: None for word in words if len(word) > _SHORT}

    def _readings(self, text: str) -> Iterator[str]:
        """A text, and what it is without what only dresses a loop; each letter stays at its place."""
        inner = unframed(text).strip()
        if not inner:
            return
        before, _, behind = text.partition(inner)
        yield f"{_blank(before)}{inner}{_blank(behind) if before else behind}"
        bare = f"{_blank(before)}{inner}{_blank(behind)}"
        bare = _MARKUP.sub(lambda each: _blank(each[0]), bare)
        if bare != text:
            yield bare
        if (lead := self._lead.match(text)) is not None:
            yield f"{_blank(lead[0])}{bare[lead.end() :]}"

    def _read_plain(self, text: str, bare: str) -> SaidLoop | None:
        """The loop that a text says in one of its readings."""
        match = self._pattern.fullmatch(bare, len(bare) - len(bare.lstrip()), len(bare.rstrip()))
        if match is None:
            return self._read_spoilt(bare)
        around = folded(match["before"] or ""), folded(match["behind"] or "")
        if around not in self._phrases:
            return None
        until = text[slice(*match.span("first" if match["first"] else "until"))]
        return SaidLoop(match["steps"], match.start("steps"), until[: length_within(until)] or None)

    def _read_spoilt(self, text: str) -> SaidLoop | None:
        """A loop whose steps are not right, `repeat 3-x until …`: that `until` follows tells what it is."""
        match = self._spoilt.fullmatch(text, len(text) - len(text.lstrip()), len(text.rstrip()))
        return None if match is None else SaidLoop(match["steps"], match.start("steps"), match["until"])


_NO_RANGE = r"(?=\S{0,6}\d)(?!\d+x\s)[#\w]{0,4}(?:\s?[-–.,]{1,3}[#\w]{0,4}|\s\d{1,4})?"
"""What stands for a range, and is none: with a digit at least; `2x` is how often."""

_MAY_NAME_STEPS = expression(r"\d|\*")
_LONGEST = 500
_WORD = expression(r"[^\W\d_]{4,}")
_MOST_WORDS = 6
"""Of a text, behind which no word of a loop stands."""

_SHORT = 3
"""Letters of a word that one slip makes another one."""

_BEHIND_STEPS = expression(
    lambda: rf"\d[a-z\d]*\s+(?!as \w+ as\s)(?P<article>{any_of((*ARTICLES, 'all'))})\s", re.IGNORECASE
)


def _until() -> str:
    # `untill` is no `until` with something behind it.
    return (
        rf"\s*(?:[,、，;:–—-]\s*)?(?P<open>[(\[])?(?:{_any(_UNTIL_BEFORE)})(?<![a-z](?=[a-z]))\s*[:：]?\s*"
        rf"(?P<until>.+?)(?:{_any(_UNTIL_AROUND)})?(?(open)[)\]])"
    )


_MARKUP = expression(
    r"[(\[](?=[\d*])|(?<=[\w*])\](?:\([^()\s]*\))?|(?<=\d)\)|(?<!\w)[*_`]+|[*_`]+(?!\w)|(?<=[^\W\d_])[:：](?=[\s*_`])"
)
"""Emphasis, the brackets and links around steps, and a colon behind a word."""


def _blank(text: str) -> str:
    return " " * len(text)


def _any(phrases: Iterable[str]) -> str:
    # Apostrophes are curly on pages.
    return any_of(phrases, blanks=True).replace("'", "['’]")


_STEPS = (*(word for word in STEP_WORDS if word.isalpha()), "this", "these")
_ALSO = tuple(word for one in SPOKEN for word in one.also)
_UNTIL = [phrase.partition("{}") for language in SPOKEN for phrase in all_spelled_out(language.until)]
_UNTIL_BEFORE = dict.fromkeys(before.strip() for before, _, _ in _UNTIL if before)
_UNTIL_BEHIND = {behind.strip() for before, _, behind in _UNTIL if not before}
_UNTIL_AROUND = {behind.strip() for before, _, behind in _UNTIL if before and behind}
