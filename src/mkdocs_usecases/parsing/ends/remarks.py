"""Ends with words before or behind them: `Use case ends without changes`, `If cleared, resume at 3`."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.ends.joined_ends import without_joint
from mkdocs_usecases.parsing.ends.outcome_sentences import shown_places, unframed
from mkdocs_usecases.parsing.ends.outcome_tables import SaidEnd
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.words.key_names import branch_key
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of

if TYPE_CHECKING:
    from mkdocs_usecases.parsing.ends.unclear_ends import MeantEnd

Place = tuple[int, int]
"""Where some letters of a text begin and end."""


class RemarkedEnd(NamedTuple):
    """What a text says of the end, and what else it says."""

    end: SaidEnd
    notes: tuple[Place, ...] = ()
    """The words that say no more than how, why and when."""

    use_case: Place | None = None
    """The id of the use case that it goes on in."""


def said_end(text: str, words: OutcomePhrases) -> RemarkedEnd | None:
    """What a text says of the end, with a remark or without; `None` where it is a step."""
    first, _, rest = text.partition(" ")
    if rest and text.isascii() and _begins_none(first, words) and _SIGN_OF_MORE.search(text) is None:
        # The quick answer for most steps: no condition, and no use case in which it goes on.
        return None
    return _said(text, words) if len(text) <= _LONGEST else None


_SIGN_OF_MORE = expression(r"[0-9,:]")
"""What is in a condition before an end, and in the id of a use case."""


# The same few names begin the steps of all blocks.
@lru_cache(maxsize=1024)
def _begins_none(word: str, words: OutcomePhrases) -> bool:
    """Whether nothing begins with a word that says an end."""
    return word.isalpha() and word.casefold() not in _beginnings(words)


@lru_cache(maxsize=32)
def _beginnings(words: OutcomePhrases) -> Set[str]:
    """With which words a text may begin that says an end, or a condition before one."""
    return words.beginnings | _first_words_of_conditions()


# The same few ends stand in all blocks of a site.
@lru_cache(maxsize=1024)
def _said(text: str, words: OutcomePhrases) -> RemarkedEnd | None:
    if (places := shown_places(text)) is None:
        return _shown(text, words)
    found = _shown("".join(text[at] for at in places), words)
    if found is None:
        return None
    notes = tuple(_emphasized(text, places[start], places[end - 1] + 1) for start, end in found.notes)
    id_ = found.use_case and (places[found.use_case[0]], places[found.use_case[1] - 1] + 1)
    return found._replace(notes=notes, use_case=id_)


def _emphasized(text: str, start: int, end: int) -> Place:
    """A place with the signs of emphasis around it."""
    return len(text[:start].rstrip("*_`")), len(text) - len(text[end:].lstrip("*_`"))


def _shown(text: str, words: OutcomePhrases) -> RemarkedEnd | None:
    if (plain := words.read(text)) is not None:
        return RemarkedEnd(plain)
    return _remarked(text, words) if _PARTED.search(text) else None


def nearly_end(text: str, words: OutcomePhrases, following: StepNumber, lead: int) -> MeantEnd | None:
    """What the last sentence of a text was probably meant to say of the end, behind a condition too."""
    first, _, rest = text.partition(" ")
    if lead > 0 and rest and text.isascii() and _begins_none(first, words) and _MORE.search(text) is None:
        # The quick answer for most steps: one sentence, which begins with who acts.
        return None
    # Many a site is without any other last step.
    from mkdocs_usecases.parsing.ends.unclear_ends import meant_end

    meant = meant_end(text, words, following, lead) or _of_the_use_case(text, words, following)
    if meant is not None or _begins_plainly(text) or len(text) > _LONGEST:
        return meant
    condition = _condition(text, *_inner(text))
    if condition is None:
        return None
    behind = condition[1]
    meant = meant_end(text[behind:], words, following)
    # Without a step it may be what somebody does: `If wanted, continue`.
    if meant is None or not any(map(str.isdigit, meant.phrase)):
        return None
    return meant._replace(start=meant.start + behind, end=meant.end + behind)


def _of_the_use_case(text: str, words: OutcomePhrases, following: StepNumber) -> MeantEnd | None:
    """`The use case resumes where it stopped`: nothing but an end is said so of it."""
    from mkdocs_usecases.parsing.ends.unclear_ends import MeantEnd

    start = words.subject_end(text, 0)
    verb, _, rest = text[start:].rstrip(" .。").partition(" ")
    is_said = start and rest and len(verb) > _SHORT_VERB and verb.casefold() in words.beginnings
    if not is_said or ". " in rest or len(text) > _LONGEST or said_end(text, words) is not None:
        return None
    return MeantEnd(0, len(text.rstrip(" .。")), f"Resume at {following}")


_SHORT_VERB = 3
"""Letters of `is`, `ist`, `est`, which may say anything."""

_MORE = expression(r"[0-9,:]|[.!?;](?=[\s\S])")
"""What stands behind a condition or before another sentence, and in the name of a step."""

_LONGEST = 200
_WIDE = expression(r"[\u3005-\u9fff]")
_PARTED = expression(r"\S[ （]|[\u3005-\u9fff]")


def _remarked(text: str, words: OutcomePhrases) -> RemarkedEnd | None:
    start, end = _inner(text)
    if (found := _with_result(text[start:end], words)) is not None:
        return _moved(found, start)
    named = _NAMED.match(text, start, end)
    if named is not None:
        # `Result: resume at 3`, `Resume: go to step 3`
        is_result = branch_key(named["name"]) == "then"
        found = said_end(text[named.end() :], words) if is_result or words.read(named["name"]) else None
        if is_result or (found is not None and found.end.step is not None):
            return None if found is None else _moved(found, named.end())
    if (found := _handover(text, start, end, words)) is not None:
        return found
    condition = _condition(text, start, end)
    if condition is not None:
        behind = said_end(text[condition[1] :], words)
        if behind is None:
            return None
        return _moved(behind, condition[1], (start, condition[0]))
    if words.begins_otherwise(text[start:end]) or words.loop(text[start:end]) is not None:
        return None
    return _with_words_behind(text, start, end, words)


def _inner(text: str) -> Place:
    """Where the text stands within arrows, emphasis and quotes around it, without its full stop."""
    inner = unframed(text).strip().rstrip(".。!！ ")
    start = max(text.find(inner), 0)
    return start, start + len(inner)


def _moved(found: RemarkedEnd, by: int, *note: Place) -> RemarkedEnd:
    """An end behind other words, which may be a remark."""
    notes = (*note, *((start + by, end + by) for start, end in found.notes))
    place = (found.use_case[0] + by, found.use_case[1] + by) if found.use_case else None
    return found._replace(notes=notes, use_case=place)


_NAMED = expression(r"[*_]{0,3}(?P<name>[^\W\d_][^:：*_]{0,20}?)[*_]{0,3}\s?[:：][*_]{0,3}\s*(?=\S)")
"""The name of the end before a colon, in bold or not."""

_BESIDE = expression(
    r"(?P<before>.{2,120})(?:\s*[:：,，、=/→⇒–—]|\s-(?=\s)|\s*(?P<bracket>[(（\[]))"
    r"\s*(?P<behind>[^()（）\[\]:：,，、]{2,60})(?(bracket)\s*[)）\]])$"
)
_BEFORE_IT = expression(
    r"[(（\[]?(?P<before>[^\W\d_][^()（）\[\]:：–—]{1,30}?)[)）\]:：–—\s]+(?P<behind>.{2,120})$"
)


def _with_result(text: str, words: OutcomePhrases) -> RemarkedEnd | None:
    """An end with its result beside it: `Use case ends (failure)`, `Success: the use case ends`."""
    behind, before = _BESIDE.match(text), _BEFORE_IT.match(text)
    for match, result, said in ((behind, "behind", "before"), (before, "before", "behind")):
        if match is None or (ending := words.result(match[result])) is None:
            continue
        found = said_end(match[said], words)
        if found is not None and found.end.kind is OutcomeKind.ENDS:
            return _moved(found._replace(end=ending), match.start(said))
    return None


_ID = r"[^\W\d_](?=[\w.-]*\d)(?:[\w.-]*\w)?"
_OF_SITE = r"(?:[^\W\d_][\w-]*:)?"
"""`billing:` before an id: the name of another site, which no blank parts from it."""

_TARGET = expression(
    rf"\[[^\[\]]*\]\[(?P<named>{_OF_SITE}{_ID})\]|(?<!\[)\[+(?P<linked>{_OF_SITE}{_ID})[^\[\]]*\]+(?:\([^()\s]*\)|\[\])?"
    rf"|(?<![\w.#/`-])[\"'“«*_]{{0,9}}(?P<bare>{_ID})[\"'”»*_]*(?![\w/-])",
    re.ASCII,
)
_SITE = expression(rf"(?<![\w:-]){_OF_SITE}$")
_SIGN = expression(r"\s*[,，、،;；:：(（\[–—-]+(?:[*_]{1,3}(?=\s))?\s*")
_OPENING = expression(r"[(（\[]")
_CLOSING = ")）]."
_CLOSED_WITHIN = expression(r"[^)）\]]*[)）\]](?![\s.]*$)")


def _handover(text: str, start: int, end: int, words: OutcomePhrases) -> RemarkedEnd | None:
    """An end in another use case; what stands behind its id is a remark, as its title is."""
    match = _TARGET.search(text, start, end)
    if match is None or text[:start].rstrip().endswith("("):
        return None
    name = match.lastgroup or "bare"
    first, last = match.span(name)
    before, behind = text[start : match.start()], text[match.end() : end]
    if name == "bare" and before.endswith(":") and (site := _SITE.search(before)):
        first, before = start + site.start(), before[: site.start()]
    for said, rest in ((behind, ""), ("", behind)):
        strong = words.leads_on(before, said)
        if strong is None or (not strong and rest and not _is_apart(rest)):
            continue
        notes = (_trimmed(text, match.end(), end),) if rest else ()
        ending = SaidEnd(OutcomeKind.CONTINUES, is_sure=strong)
        return RemarkedEnd(ending, tuple(note for note in notes if note[0] < note[1]), (first, last))
    return None


def _is_apart(rest: str) -> bool:
    """Whether words behind an id are its title, or stand behind a sign."""
    return _SIGN.match(rest) is not None or rest.lstrip()[:1].isupper()


class _Conditions(NamedTuple):
    """What says, before an end, that it is not always so."""

    alone: Set[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def _conditions() -> _Conditions:
    said = [phrase.partition("{}") for one in SPOKEN for phrase in all_spelled_out(one.conditions)]
    return _Conditions(
        frozenset(folded(before) for before, place, _ in said if not place),
        tuple(folded(before) for before, place, _ in said if place and before),
        tuple(folded(behind) for before, place, behind in said if place and not before),
    )


@cache
def _first_words_of_conditions() -> Set[str]:
    """With which words a condition begins that needs no sign behind it."""
    return frozenset(said.partition(" ")[0] for said in _conditions().alone)


def _begins_plainly(text: str) -> bool:
    """A quick look: whether no condition can stand before what a text says, as in most steps."""
    if not text.isascii() or not text[:1].isalpha() or "," in text or ":" in text:
        return False
    return text.split(None, 1)[0].casefold() not in _first_words_of_conditions()


_COMMA = expression(r"(?:(?<!\s)\s+)?[,，、،:：]\s*")
_WORDS = expression(r"\S+\s*")
_MOST_WORDS = 4


def _condition(text: str, start: int, end: int) -> Place | None:
    """Where a condition before an end stops, and where the end begins."""
    comma = _COMMA.search(text, start, end)
    if comma is not None and _is_condition(folded(text[start : comma.start()])):
        return comma.span()
    for match in islice(_WORDS.finditer(text, start, end), _MOST_WORDS):
        if folded(text[start : match.end()]) in _conditions().alone:
            return match.start() + len(match[0].rstrip()), match.end()
    wide = next(
        (each for each in _conditions().alone if not each.isascii() and text.startswith(each, start)), None
    )
    return None if wide is None else (start + len(wide), start + len(wide))


def _is_condition(said: str) -> bool:
    """Whether words before a comma say when something is so."""
    if said in _conditions().alone or said.endswith(_conditions().after):
        return True
    first = next((each for each in _conditions().before if said.startswith(each)), None)
    return first is not None and (
        not first[-1].isalpha() or not said[len(first) :][:1].isalpha() or _WIDE.search(first) is not None
    )


_IN_BRACKETS = expression(r"\s*(?:\([^()]*\)|（[^（）]*）|\[[^\[\]]*\])")
_GAP = expression(r"\s+|(?=[,，、،;；:：(（–—])")


def _with_words_behind(text: str, start: int, end: int, words: OutcomePhrases) -> RemarkedEnd | None:
    """The longest beginning of a text that says an end, where what follows may be a remark of it."""
    for place in reversed([match.start() for match in _GAP.finditer(text, start, end)]):
        said, rest = text[start:place], text[place:end]
        ending = _with_bracket(said, words) if said[-1:] in _CLOSING else words.read(said)
        if ending is None:
            continue
        if not _may_follow(said, rest, ending, words):
            return None
        # The name of a step in brackets is no misspelling: `resume at 3 (Pay)`.
        is_named = ending.step is not None and _IN_BRACKETS.fullmatch(rest) is not None
        if not is_named and _is_meant_otherwise(text, words):
            return None
        return RemarkedEnd(ending, (_trimmed(text, place, end),))
    return None


def _with_bracket(said: str, words: OutcomePhrases) -> SaidEnd | None:
    """What words say of the end that have it in brackets, in whole or in part."""
    found = _with_result(said, words)
    return words.read(said) if found is None else found.end


_STEP_WORD = expression(lambda: rf"(?:{any_of(map(folded, STEP_WORDS))})\s*\S*$")


@cache
def _remarks() -> Set[str]:
    """With which words a remark begins."""
    return frozenset(folded(word).partition(" ")[0] for one in SPOKEN for word in one.remarks)


def _may_follow(said: str, rest: str, ending: SaidEnd, words: OutcomePhrases) -> bool:
    """Whether words behind an end may be a remark, and do not make another sentence of it."""
    sign = _SIGN.match(rest)
    behind = folded(rest[sign.end() :] if sign else rest)
    joined = words.read(without_joint(behind))
    if words.read(behind) is not None or (joined is not None and joined.step is not None):
        # Two ends are not one with a remark.
        return False
    first = rest.split(maxsplit=1)[0] if rest.split() else ""
    is_strong = bool(words.names_flow(said)) or (
        ending.step is not None and _STEP_WORD.search(folded(said)) is not None
    )
    if ending.step is None and ending.kind is OutcomeKind.RESUMES and not ending.retries:
        # `resume at …` may say where, in words that nobody understands.
        return (sign is not None or is_strong) and not words.goes_on_with(said, first)
    return is_strong or sign is not None or folded(first) in _remarks()


def _is_meant_otherwise(text: str, words: OutcomePhrases) -> bool:
    """Whether it is close to an end as a whole: `ends: in failure`, `ends in sucess`."""
    from mkdocs_usecases.parsing.ends.unclear_ends import meant_end

    return meant_end(text, words, StepNumber("1")) is not None


def _trimmed(text: str, start: int, end: int) -> Place:
    """A remark without the signs that part it from the end, and the brackets around it."""
    sign = _SIGN.match(text, start, end)
    begin = sign.end() if sign else start
    while begin < end and text[begin].isspace():
        begin += 1
    opened = None if sign is None else _OPENING.search(sign[0])
    if sign is not None and opened is not None and _CLOSED_WITHIN.match(text, begin, end):
        # `resume at 3 (as before) when it is paid`: the brackets are around a part of the remark.
        return sign.start() + opened.start(), end
    while end > begin and (text[end - 1].isspace() or (opened and text[end - 1] in _CLOSING)):
        end -= 1
    return begin, end
