"""Names of actors at the start of texts that are no steps: what holds, and under which condition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import TypeAlias

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import plain_letters
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.mending import meant, mended, spanned, written
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.words.labels import UNPARTED
from mkdocs_usecases.parsing.words.names import ATTACHED
from mkdocs_usecases.spelling import is_likely_slip, is_slip, is_surely_name
from mkdocs_usecases.validation.names.declared_names import (
    LONGEST,
    are_forms,
    other_first_words,
    second_words,
)
from mkdocs_usecases.validation.names.likely_names import lone_name
from mkdocs_usecases.validation.places import find

_LONG, _LONG_PART = 7, 5
"""Letters of a name, and of one of its words, of which no slip makes another word."""

_CAPITAL = expression(r"[A-ZÀ-Þ](?<!\w[A-ZÀ-Þ])[^\W\d_]{3,}(?![\w-])")
"""A word with a capital.

What stands ahead of it comes second: Python looks for the capital in a quarter of the time then.
"""

_WITHIN = expression(r"[A-ZÀ-Þ](?<=[a-z,] [A-ZÀ-Þ])[^\W\d_]{3,}(?![\w-])")
"""One in the middle of a sentence."""

_UNPARTED = expression(rf"[{UNPARTED}]{{2,}}")
_FIRST = expression(r"(?P<typed>[A-ZÀ-Þ][^\W\d_]{3,}) (?P<verb>[a-zß-ÿ]+)")
"""The first two words of a condition."""

_FEW = 3
"""So many words with a capital that are no names are a block's own; more are a language that has many."""


def misspelt_in_texts(use_case: UseCase, names: Iterable[str]) -> Iterator[Diagnostic]:
    """The words of a block that stand there once and are nearly a name that stands there more often."""
    source, declared = use_case.source, [*dict.fromkeys(names)]
    if len(source) > LONGEST or not may_hold_slips(declared, source):
        return
    yield from _doubled(use_case, declared)
    _, others = _without_names(tuple(declared), source)
    if _BESIDE.search(others) is not None:
        yield from _glued(use_case, declared)
    known = {*" ".join(declared).split()}
    words = sorted({*_CAPITAL.findall(source)} - known)
    found = {typed: name for name in declared for typed in _nearly(name, words, source)}
    within = [word for word in _WITHIN.findall(source) if word not in known and not word.isupper()]
    if len(within) <= _FEW:
        found |= {word: name for word in within for name in declared if _is_slip_within(word, name)}
    conditions = (
        *(each.condition for each in use_case.every_extension),
        *(text for text, _ in use_case.every_condition),
    )
    for match in filter(None, map(_FIRST.match, conditions)):
        if match["typed"] not in known:
            found.update(_begun_condition(match["typed"], match["verb"], declared))
    # In scripts without blanks a particle follows.
    for name in filter(_UNPARTED.fullmatch, declared):
        if (twice := name + name[-1]) in source:
            found[twice] = name
        found.update((typed, name) for typed in _swapped(name) if typed in source)
        if (latin := re.search(_with_a_letter(name), source)) is not None:
            found[latin[0]] = name
    long_ = (name for name in declared if len(name) > _LONG and name[1:].lower() in others)
    found |= {typed: name for name in long_ for typed in _without_first_letter(name, source)}
    for typed, name in found.items():
        again = source.count(name)
        # What is a part of the name stands in it as well: `Learn` in `Learn!`.
        alone = source.count(typed) - (again if typed in name else 0)
        if typed in declared or alone != 1 or again < _AGAIN:
            continue
        whole = re.escape(typed)
        pattern = whole if _UNPARTED.fullmatch(name) else rf"(?<![\w-]){whole}(?![\w-])"
        if name.startswith(typed):
            pattern += rf"(?!{re.escape(name.removeprefix(typed))})"
        place = find(use_case, use_case.span, pattern, lines=source.count("\n") + 1)
        if place is None or _begins_a_step(use_case, typed):
            continue
        message = f"`{typed}` is nearly the declared actor `{name}`"
        certain = is_surely_name(typed, name, declared)
        finding = Diagnostic(Code.NO_SUCH_ACTOR, place.span, message)
        yield mended(finding, meant(place.span, typed, name, certain=certain))


_AGAIN = 2


def may_hold_slips(names: Iterable[str], source: str) -> bool:
    """A quick look, in half of the time: most names stand in their block without a slip alone.

    One slip leaves the start or the end of a word as it is, but for its case. So one of these stands
    somewhere beside the words of all names, or there is a letter beside one.
    """
    words, joined = _parts(tuple(names))
    bare, lowered = _without_names(tuple(names), source)
    if _BESIDE.search(lowered) is not None:
        return True
    for _, _, start, capitals, rest, end in words:
        # A single sign is found in a tenth of the time.
        if start[:1] in bare and (start in bare or capitals in bare):
            return True
        if end in lowered or (rest is not None and rest in lowered):
            return True
    if _TWICE in lowered and any(f"{word} {word}" in source for word, *_ in words):
        return True
    small = source.lower() if joined else ""
    return any(name in small for name in joined)


@lru_cache(maxsize=1)
def _without_names(names: tuple[str, ...], source: str) -> tuple[str, str]:
    """A block with a sign for each word of its names, as it is and in small letters."""
    words, _ = _parts(names)
    bare = source
    for word, *_ in words:
        bare = bare.replace(word, _GONE)
    lowered = bare.lower()
    for _, lower, *_ in words:
        lowered = lowered.replace(lower, _GONE)
    return bare, lowered


_GONE = "\0"
"""What stands for a word that was taken out."""

_TWICE = f"{_GONE} {_GONE}"

_BESIDE = expression(r"\0(?:(?<=[^\W\d_]\0)|\0|[^\W\d_](?<!s))")
"""A letter beside it that is no plural, or another word."""

_Part: TypeAlias = tuple[str, str, str, str, str | None, str]
"""A word as it is typed and in small letters, and what is left of it by a slip."""


@lru_cache(maxsize=1024)
def _parts(names: tuple[str, ...]) -> tuple[list[_Part], list[str]]:
    """The words of some names, long ones first, and the names of several words without their blanks."""
    found: dict[str, _Part] = {}
    for name in names:
        for at, word in enumerate(filter(None, name.split(" "))):
            half, lower = (len(word) + 1) // 2, word.lower()
            # What has other signs than letters and digits may lose them, and is looked for with more care.
            start, end = (word[: half - 1], lower[half:]) if word.isalnum() else ("", "")
            if not word.isdecimal():
                # The first word is looked for with its capital, the others however they are written.
                found[word] = (word, lower, start, start.upper(), start.lower() if at else None, end)
    joined = [name.replace(" ", "").lower() for name in names if " " in name]
    return sorted(found.values(), key=lambda part: -len(part[0])), joined


def _begun_condition(typed: str, verb: str, declared: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The word that a condition begins with, before a verb, where it is nearly a name."""
    near = (name for name in declared if name[0] == typed[0] and _is_other_length(typed, name))
    is_state = verb in _STATES
    name = lone_name(typed, _DOES if is_state else verb, near)
    # `Market is closed` is no `Marketeer`.
    if name is not None and not (is_state and name.startswith(typed)):
        yield typed, name


_STATES = frozenset(("is", "are", "was", "were", "had"))
_VERBS = _STATES | {"has", "hat", "ist"}
_ARTICLE_WORDS = frozenset(word for word in ARTICLES if not word.endswith(ATTACHED))
_DOES = "does"
"""A verb that nothing else can be."""


def _is_other_length(typed: str, name: str) -> bool:
    """Whether a short word is no other one with the same number of letters: `Cook` and `Cool` are two."""
    return len(typed) != len(name) or len(name) >= _LONG_PART or sorted(typed) == sorted(name)


def _begins_a_step(use_case: UseCase, typed: str) -> bool:
    """Whether a step begins so, perhaps behind an article: that is told elsewhere."""
    return any(
        step.actor is None and typed in step.text[: len(typed) + _ARTICLE] for step in use_case.every_step
    )


_ARTICLE = 5


def _nearly(name: str, words: Iterable[str], source: str) -> Iterator[str]:
    """What stands in a block and is nearly a name: with a slip between the first and the last letter."""
    first, _, rest = name.partition(" ")
    begin, behind, long_ = first[:1], first[1:], _LONG_PART if rest else _LONG
    near = [word for word in words if word[0] == begin or word[1:] == behind]
    typed = next((word for word in near if _is_slip_inside(word, first, long_)), None) if near else None
    whole = f"{typed} {rest}".rstrip()
    if typed is not None and whole in source:
        yield whole
    elif other := next(other_first_words(name, (w for w in words if not w.startswith(first)), source), None):
        yield other
    elif rest and name + name[-1] in source:
        yield name + name[-1]
    elif rest.isalpha() and source.count(f"{first} ") > source.count(name):
        seconds = second_words(first, source)
        yield from (f"{first} {word}" for word in seconds if _is_slip_within(word, rest))


def _swapped(name: str) -> Iterator[str]:
    """A name in a script without blanks, with two of its signs swapped: those of two make other words."""
    for at in range(len(name) - 1) if len(name) > 2 else ():
        typed = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        if typed != name:
            yield typed


def _with_a_letter(name: str) -> str:
    """A pattern for such a name with a letter of the Latin alphabet for one of its signs."""
    forms = (f"{re.escape(name[:at])}[a-z]{re.escape(name[at + 1 :])}" for at in range(len(name)))
    return rf"(?<![A-Za-z])(?:{'|'.join(forms)})(?![A-Za-z])"


def _without_first_letter(name: str, source: str) -> Iterator[str]:
    """A long name whose first letter lacks, is another small one, or has a blank behind it."""
    if name.isalpha() and name[0].isupper():
        first = rf"(?<![\w-])(?:{name[0]} |[^\W\d_])?"
        for match in re.finditer(rf"{first}{re.escape(name[1:])}(?![\w-])", source):
            if (match[0][0].islower() or match[0][1] == " ") and match[0] != name.lower():
                yield match[0]


def _is_slip_inside(typed: str, word: str, long_: int) -> bool:
    """Whether it is no form of the word: `Lesern` are not `Leserin`, `Brüder` no `Bruder`."""
    if typed[1:] == word[1:] and len(word) >= _LONG:
        return typed != word
    if typed[0] != word[0]:
        return False
    # Letters that are swapped make no other word.
    is_swapped = sorted(typed) == sorted(word)
    if not (is_swapped or typed[-1] == word[-1]) or not is_likely_slip(typed, word):
        return False
    return (
        (is_swapped or len(word) >= long_)
        and typed != word[:-2] + word[-1]
        and plain_letters(typed) != plain_letters(word)
    )


def _is_slip_within(typed: str, name: str) -> bool:
    """Whether a word in the middle of a sentence can be nothing but a name with a slip."""
    # A quick look comes first.
    if not (typed[0] == name[0] or typed[-1] == name[-1]) or abs(len(typed) - len(name)) > 1:
        return False
    return is_slip(typed, name) and plain_letters(typed) != plain_letters(name) and not are_forms(typed, name)


def _doubled(use_case: UseCase, names: Sequence[str]) -> Iterator[Diagnostic]:
    """What is said of a name, or a word of one, that stands behind itself: `asks the Card Office Office`."""
    source = use_case.source
    for name in dict.fromkeys(chain.from_iterable((name, *name.split()) for name in names)):
        twice = f"{name} {name}"
        if twice not in source or any(twice in each for each in names):
            continue
        pattern = rf"(?<=(?<![\w-]){re.escape(name)}) {re.escape(name)}(?![\w-])"
        place = find(use_case, use_case.span, pattern, lines=source.count("\n") + 1)
        if place is not None:
            texts = (step.text for step in use_case.every_step)
            if name not in names and any(text.removesuffix(f" {name}") in names for text in texts):
                # What the system `Card Prints` does may be called so as well.
                continue
            yield outline_findings.doubled_name(place.span, name)
            # A word of it is doubled with it.
            return


def _glued(use_case: UseCase, names: Iterable[str]) -> Iterator[Diagnostic]:
    """What is said of a name behind an article or before a verb, with no blank: `theGuest`, `Guesthas`."""
    for name in names:
        for typed, parted in _without_blanks(name, use_case.source):
            lines = use_case.source.count("\n") + 1
            place = find(use_case, use_case.span, re.escape(typed), lines=lines)
            if place is not None and not _begins_a_step(use_case, typed):
                message = f"`{typed}` is the declared actor `{name}` without a blank beside it"
                finding = Diagnostic(Code.NO_SUCH_ACTOR, place.span, message)
                yield mended(finding, written(place.span, typed, parted))
                return


def _without_blanks(name: str, source: str) -> Iterator[tuple[str, str]]:
    """What stands with an article or a verb in one word, and how it is parted."""
    start = source.find(name)
    while start >= 0:
        end = start + len(name)
        before, behind = source[start - 1 : start].isalpha(), source[end : end + 1].isalpha()
        if before != behind:
            first = _WORD_BEFORE.search(source[max(start - _LONGEST_ARTICLE, 0) : start]) if before else None
            last = _WORD_BEHIND.match(source, end) if behind else None
            if first is not None and first[0].casefold() in _ARTICLE_WORDS:
                yield f"{first[0]}{name}", f"{first[0]} {name}"
            elif last is not None and last[0] in _VERBS:
                yield f"{name}{last[0]}", f"{name} {last[0]}"
        start = source.find(name, end)


_LONGEST_ARTICLE = 6
_WORD_BEFORE = expression(r"(?<![\w-])[^\W\d_]+$")
_WORD_BEHIND = expression(r"[^\W\d_]+(?![\w-])")


def misspelt_roles(use_case: UseCase) -> Iterator[Diagnostic]:
    """A declared actor that is nearly the word by which all steps call them, `Usre` for `User`."""
    steps = use_case.main_success_scenario
    roles = _roles() & {step.text.partition(" ")[0] for step in steps}
    # Somebody who is declared as well is another one.
    roles -= {mention.name for mention in use_case.supporting_actors}
    for mention in use_case.primary_actors:
        role = next((role for role in sorted(roles) if _is_nearly(folded(mention.name), folded(role))), None)
        if role is not None and not any(step.text.startswith(mention.name) for step in steps):
            place = spanned(mention.span, mention.name)
            message = f"`{mention.name}` is declared here, but steps begin with `{role}`"
            yield mended(Diagnostic(Code.NO_SUCH_ACTOR, place, message), meant(place, mention.name, role))


@cache
def _roles() -> frozenset[str]:
    """The words for somebody who acts, as steps begin with them."""
    return frozenset(word.capitalize() for one in SPOKEN for word in (*one.actor_words, *one.system_words))


def _is_nearly(typed: str, word: str) -> bool:
    """Whether one slip parts two words, which is more than an `s`; a letter may lack in those of four."""
    if typed.rstrip("s") == word:
        return False
    lacks = len(word) == len(typed) + 1 and any(
        word[:at] + word[at + 1 :] == typed for at in range(len(word))
    )
    return is_slip(typed, word) or (len(typed) > 2 and lacks)
