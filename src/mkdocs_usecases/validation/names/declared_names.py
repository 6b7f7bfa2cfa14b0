"""Names that are declared and stand nowhere else, where another one does that is nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain, pairwise

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import meant, mended, spanned, written
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import is_likely_slip, is_slip
from mkdocs_usecases.validation.names.misspellings import Names

_WORD = expression(r"\b[A-ZÀ-Þ][^\W\d_]{3,}(?![\w-])")
LONGEST = 6000
"""Characters of a block in which each name is looked for: it takes their square."""

_AGAIN = 2
_SHORTEST = 5
"""Letters of a name of which one slip seldom makes another one."""

_ENDINGS = ("", "s", "e", "n", "es", "en", "in")
"""By which forms of one word differ."""


def declared(use_case: UseCase) -> Iterator[tuple[str, Span]]:
    """The names that a block declares itself, each with its place."""
    for mention in (*use_case.primary_actors, *use_case.supporting_actors):
        yield mention.name, spanned(mention.span, mention.name)
    if use_case.system and "system" in use_case.values:
        yield use_case.system, use_case.values["system"]
    for stakeholder in use_case.stakeholders:
        yield stakeholder.name, spanned(stakeholder.span, stakeholder.name)


def misspelt_declarations(use_case: UseCase, all_names: Iterable[str]) -> Iterator[Diagnostic]:
    """A name that is declared with a slip: whatever is said of them, it is said of the other name."""
    source = use_case.source
    # Nearly all blocks name all that they declare, and places take longer than all that is asked of names.
    if len(source) > LONGEST:
        return
    listed = sorted(all_names)
    alone = {name for name in listed if _may_be_alone(name, source)}
    for name, behind in pairwise(listed):
        if behind.startswith(name) and behind != name:
            alone.add(name)
    if not alone:
        return
    names = dict(declared(use_case))
    unused = [name for name in names if name in alone and _stands_once(name, names, source)]
    words = Counter(word for word in _WORD.findall(source) if word not in names)
    stakeholders = {stakeholder.name for stakeholder in use_case.stakeholders}
    for name in unused:
        if (parts := _two_names(name, names)) is not None:
            message = f"`{name}` is declared here as one name, and so is each part of it"
            finding = Diagnostic(Code.NO_SUCH_ACTOR, names[name], message)
            yield mended(finding, written(names[name], name, ", ".join(parts)))
            continue
        other = next((each for each in names if _is_other(each, name, source)), None)
        if other is None and name not in stakeholders:
            other = next(
                (word for word, count in words.items() if _is_meant(use_case, word, name, count)), None
            )
            others = chain(_other_second_words(name, source), other_first_words(name, words, source))
            other = other or next((each for each in others if not _begins_a_step(use_case, each)), None)
        if other is not None:
            message = f"`{name}` is declared here and named nowhere else, but `{other}` is"
            finding = Diagnostic(Code.NO_SUCH_ACTOR, names[name], message)
            yield mended(finding, meant(names[name], name, other))


def _two_names(name: str, names: Container[str]) -> tuple[str, str] | None:
    """The two declared names that one is with a blank between them, and no comma."""
    words = name.split(" ")
    pairs = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return next((pair for pair in pairs if pair[0] in names and pair[1] in names), None)


def is_misspelt(use_case: UseCase, name: str, other: str) -> bool:
    """Whether a declared name is told as another one that is declared as well."""
    source = use_case.source
    return len(source) <= LONGEST and source.count(name) == 1 and _is_other(other, name, source)


def _may_be_alone(name: str, source: str) -> bool:
    # `atient` stands in each `Patient`.
    return source.count(name) == 1 or name[:1].islower()


def _stands_once(name: str, names: Iterable[str], source: str) -> bool:
    count = source.count(name)
    within = sum(source.count(other) for other in names if name in other != name) if count > 1 else 0
    return count - within == 1


def _is_other(other: str, name: str, source: str) -> bool:
    """Whether a name is nearly another one that is declared as well, and stands elsewhere."""
    if source.count(other) - (other in name) < _AGAIN or are_forms(other, name):
        return False
    has_other_start = name in (other[1:], name[:1] + other[1:]) or name == other[1::-1] + other[2:]
    has_other_end = len(name) >= _SHORTEST and is_slip(other, name) and not name.endswith(_OTHER_ROLES)
    return (
        is_likely_slip(other, name)
        or has_other_end
        or (len(name) >= _SHORTEST and has_other_start)
        or (len(other) == _SHORTEST - 1 and _is_slip_in_four(name, other))
    )


def _is_slip_in_four(name: str, other: str) -> bool:
    """Whether a name is another one of four letters without one, with two swapped, or without its capital."""
    if name[:1].islower() and other[:1].isupper():
        return other[1:] in (name, name[1:]) or name == other[1::-1] + other[2:]
    if name[:1] != other[:1]:
        return False
    return _lacks_a_letter(name, other) or (name != other and sorted(name) == sorted(other))


_OTHER_ROLES = ("er", "ee", "or")
"""By such an ending one role becomes another: `Trainer` and `Trainee`."""


def _is_meant(use_case: UseCase, word: str, name: str, count: int) -> bool:
    is_short = len(word) == _SHORTEST - 1 and count > _AGAIN and word[0] == name[0]
    if (
        count < _AGAIN
        or are_forms(word, name)
        or not (is_slip(word, name) or (is_short and _lacks_a_letter(name, word)))
    ):
        return False
    begun = [step.text for step in use_case.every_step if step.text.startswith(f"{word} ") and not step.actor]
    # What steps begin with is told there, where it is nearly a name.
    known = Names([name])
    if any(known.misspelt(text) for text in begun) or (len(begun) == 1 and known.alone(begun[0])):
        return False
    fewest = 1 if is_short else _AGAIN
    return len(begun) >= fewest or (len(name) >= _SHORTEST and word[0] == name[0])


def _lacks_a_letter(typed: str, word: str) -> bool:
    return any(word[:at] + word[at + 1 :] == typed for at in range(1, len(word)))


def _other_second_words(name: str, source: str) -> Iterator[str]:
    """Names of two words that stand in a text, and have one slip in their second word."""
    first, _, rest = name.partition(" ")
    if rest.isalpha() and len(rest) >= _SHORTEST:
        for word in second_words(first, source):
            if not are_forms(word, rest) and is_slip(word, rest):
                yield f"{first} {word}"


def second_words(first: str, source: str) -> list[str]:
    """The words that stand behind a first one."""
    return re.findall(rf"(?<![\w-]){re.escape(first)} ([^\W\d_]+)", source)


def other_first_words(name: str, words: Iterable[str], source: str) -> Iterator[str]:
    """Names that stand in a text and have one slip in their first word: `Dome Motor` for `Dtme Motor`."""
    first, _, rest = name.partition(" ")
    if not rest or source.count(f" {rest}") <= source.count(name):
        return
    for word in words:
        # The quick questions first: all words with a capital are asked.
        if word[0] != first[0] or word == first or f"{word} {rest}" not in source:
            continue
        has_end = word[-1] == first[-1] or sorted(word) == sorted(first)
        is_cut = len(word) < len(first) and not are_forms(word, first)
        if (has_end or is_cut) and is_slip(word, first):
            yield f"{word} {rest}"


def _begins_a_step(use_case: UseCase, name: str) -> bool:
    """Whether a step begins with a name that is not declared: it is told itself."""
    return any(step.text.startswith(name) for step in use_case.every_step)


def are_forms(one: str, other: str) -> bool:
    """Whether one of two words is the other with an ending."""
    shorter, longer = sorted((one.casefold(), other.casefold()), key=len)
    if shorter[-1:] != "s" and longer == shorter + shorter[-1:]:
        # `Opticiann`: no form has its last letter twice.
        return False
    return longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS
