"""Last words of an extension that are close to an end, and are none: what was probably meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import folded
from mkdocs_usecases.model.text import StepNumber
from mkdocs_usecases.parsing.ends.close_phrases import STEP_PLACE, known_phrases, nearest
from mkdocs_usecases.parsing.ends.flow_subjects import ending_of, without_slip
from mkdocs_usecases.parsing.ends.joined_ends import joined_end
from mkdocs_usecases.parsing.ends.lone_steps import step_alone
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.ends.spoilt_ends import (
    NUMBERS,
    TELLING,
    spoilt_end,
    with_ordinal,
    with_step_word,
)
from mkdocs_usecases.parsing.words.labels import LABEL, NUMBER


class MeantEnd(NamedTuple):
    """Words that were probably meant as an end."""

    start: int
    """Where in the text they begin."""

    end: int
    phrase: str
    """What says the end and is understood."""

    is_certain: bool = False


_LONGEST = 60
"""Characters of the words: what is longer is a step."""

_CLOSE = 0.8
_CLOSE_WORDS = 0.83
"""Below it one word, or words with a step, are no misspelling: `go to gate 7` has 0.82 of `go to step 7`."""

_SENTENCE = expression(r"(?:[.!?;][\"')\]*_]*\s+|[。！？]\s*)(?=\S)")
_BESIDE = expression(r"[\s*_\"'“”‘’«»→>=–—-]*")
_BEHIND = expression(r"(?<![\s.。!！*_\"'“”‘’«»\\])[\s.。!！*_\"'“”‘’«»\\]*$")
_QUOTES = frozenset("\"'“”‘’«»")
_ARROW = expression(r"[>→]")
_PARTING = expression(r"[:;,]")
_TARGET = expression(rf"(?:{LABEL}|{NUMBER})(?![a-z0-9])")
_STEP = (
    r"(?P<word>(?:(?:main|the|el|o|dem|de)\s+|l['’])?"
    r"(?:steps?|no\.?|number|schritt|etape|étape|paso|passo|stap)(?:\s+|$))?"
)
_STEP_AT_END = expression(rf"(?<=\s){_STEP}$", re.IGNORECASE)
_JUNK = expression(
    rf"{_STEP}(?P<target>[#(\[\"'-]?\s?(?:\w{{1,5}}|\?{{1,3}}|\.{{2,3}}|[…§$%&/=!+^])[?.)\]\"']?)?$",
    re.IGNORECASE,
)
_TWICE = expression(r"\b(\w+) \1\b", re.IGNORECASE)
_LOOKS_LIKE_ONE = expression(r"(?<![a-z])[li|](?![a-z])")
_REMARK = expression(r"(?<=\w)\s*\((?!\d+\))[^()]*\)$")
_ID = expression(r"\b[a-z]{2,}-\d", re.IGNORECASE)
_GOING_ON = expression(
    r"(?:(?:then|and|so|now|please|we|it)\s+)*"
    r"(?P<verb>go(?:es)?|proceeds?|carry|carries|back|returns?|continues?|resumes?|restarts?|starts?|repeats?|redo"
    r"|jumps?|rejoins?|moves?)"
    r"(?:\s+(?:on|back|again|over|to|at|with|from|in|the|main|scenario|flow|steps?|number))*"
    rf"\s+(?P<step>{LABEL}|{NUMBER})$",
    re.IGNORECASE,
)
_AGAIN = expression(
    rf"steps?\s+(?P<step>{NUMBER})\s+(?:is|are)\s+(?:repeated|retried|done again)$", re.IGNORECASE
)


_ANEW = expression(
    r"(?:(?:is\s+)?restart(?:s|ed)?|(?:starts?|begins?)\s+(?:again|over|anew)|(?:beginnt|startet)\s+(?:von\s+vorne?|neu|erneut)"
    r"|recommencer?|reinicia|se\s+reinicia|vuelve\s+a\s+empezar|recomeça|begint\s+opnieuw)"
    r"(?:\s+from\s+the\s+(?:beginning|start|top)|\s+au\s+début|\s+desde\s+el\s+(?:principio|inicio)|\s+do\s+(?:início|começo))?$",
    re.IGNORECASE,
)
"""From its start: at the first step, if nothing else was meant."""


def meant_end(text: str, words: OutcomePhrases, following: StepNumber, lead: int = -1) -> MeantEnd | None:
    """What the last sentence of a text was probably meant to say of the end; `None` for a step.

    For the arguments see `_meant_end`.
    """
    whole = _of_somebody(text, lead, words) if lead > 0 else None
    return whole or _meant_end(text, words, following, lead)


def _meant_end(text: str, words: OutcomePhrases, following: StepNumber, lead: int) -> MeantEnd | None:
    """What is meant by a text that nobody else says, or by its last sentence.

    Args:
        text: that says no end.
        words: of the site.
        following: the step at which the route would most likely go on.
        lead: how many characters name who acts, -1 for nobody: what somebody does is a step, but for another
            sentence behind it.
    """
    if lead > 0 and words.begins_otherwise(text) and not _SENTENCE.search(text):
        # The quick answer for most steps: nothing but who acts stands before what they do.
        return None
    sentence = max((match.end() for match in _SENTENCE.finditer(text)), default=0)
    if len(text) > _LONGEST and not sentence:
        return None
    beside = _BESIDE.match(text, sentence)
    assert beside is not None
    subject = beside.end()
    start = words.subject_end(text, subject)
    if (sentence if subject > sentence else start) <= lead:
        return None
    behind = _BEHIND.search(text[start:])
    assert behind is not None
    end = start + behind.start()
    said = text[start:end]
    if not said and subject < end <= start:
        return _unended(text, subject, end)
    if not said or len(said) > _LONGEST or (sentence and said.isdigit() and not _ARROW.search(beside[0])):
        # `z. B. Nr. 12.`: a number behind an abbreviation is no sentence.
        return None
    if words.read(said) is not None:
        # Of quotes one alone is no part of it: both were taken off before it was read.
        is_quoted = not _QUOTES.isdisjoint(behind[0])
        meant: tuple[str, bool] | None = (said, True) if subject > sentence or is_quoted else None
    else:
        remark = _REMARK.search(said) if subject == sentence else None
        if remark is not None:
            # `ends failure (nothing is stored)`
            said, end = said[: remark.start()], start + remark.start()
            if words.read(said) is not None:
                return None
        meant = _once(said, words) or _meant(
            " ".join(said.split()).casefold(),
            words,
            following,
            has_subject=start > subject,
            has_remark=remark is not None,
            # A letter alone is no step where another sentence stands before it.
            is_behind=sentence > 0 or start > subject,
        )
        meant = meant or _with_subject(said, words)
    if meant is None:
        # `Le cas` is a subject as well, with `d'utilisation` behind it.
        is_begun = start > subject and words.read(said) is None
        whole = without_slip(text[subject:end], words) if is_begun else None
        return None if whole is None else MeantEnd(subject, end, whole)
    phrase = meant[0]
    is_certain = meant[1] and not _goes_on_behind(phrase, said) and not _drops_a_word(phrase, said)
    if said[0].isupper():
        phrase = phrase[:1].upper() + phrase[1:]
    end = len(text.rstrip()) if said == phrase and subject == sentence else end
    if subject > sentence:
        # Signs around it are no part of an end.
        return MeantEnd(sentence, len(text.rstrip()), text[subject:start] + phrase, is_certain)
    return MeantEnd(start, end, phrase, is_certain)


_STEP_NAMED = expression(
    r"(?:step|schritt|étape|etape|paso|passo|stap|ステップ|手順|步骤|步驟|خطوة)\s*#?\d|\d\s*步", re.IGNORECASE
)
_PARTICLES = " はが"


def _of_somebody(text: str, lead: int, words: OutcomePhrases) -> MeantEnd | None:
    """`The system returns to step 2`: it is the flow that goes on there, and somebody who is said to."""
    if len(text) > _LONGEST or _STEP_NAMED.search(text, lead) is None:
        return None
    phrase = text[lead:].strip(_PARTICLES).rstrip(" .。")
    said = words.read(phrase)
    if said is None or said.step is None:
        return None
    return MeantEnd(0, len(text.rstrip(" .。")), f"{phrase[0].upper()}{phrase[1:]}")


def _goes_on_behind(phrase: str, said: str) -> bool:
    """Whether more stands behind the step, `resume at 1 too`, `at 3.1`: to take it out is not certain."""
    step = phrase.rpartition(" ")[2]
    if not step[:1].isdigit():
        return False
    typed = [bare for word in said.split() if (bare := word.strip(".,;:!?()-–—"))]
    is_longer = any(word.startswith(step) and word != step for word in typed)
    return is_longer or (step in typed and typed[-1] != step)


def _drops_a_word(phrase: str, said: str) -> bool:
    """Whether a word before the end is taken out with it, which may be a name: `u: resume at 1`."""
    first, _, rest = said.partition(" ")
    return first.strip(".:;,").isalpha() and rest.casefold().strip(" .") == phrase.casefold()


def _unended(text: str, start: int, end: int) -> MeantEnd | None:
    """`Use case`, and nothing is said of it."""
    said = text[start:end].rstrip(" .。")
    ending = ending_of(said)
    return None if ending is None else MeantEnd(start, start + len(said), f"{said} {ending}")


def _meant(
    said: str,
    words: OutcomePhrases,
    following: StepNumber,
    *,
    has_subject: bool,
    has_remark: bool,
    is_behind: bool,
) -> tuple[str, bool] | None:
    if _ID.search(said):
        # Another use case goes on, which is no misspelling of a step.
        return None
    if _ANEW.match(said):
        return "resume at 1", False
    parted = " ".join(_PARTING.sub(" ", said).split())
    if parted != said and words.read(parted) is not None:
        return parted, True
    if (read := _LOOKS_LIKE_ONE.sub("1", parted)) != parted and words.read(read) is not None:
        return read, False
    if (whole := _STEP_AT_END.sub("", parted).strip()) != parted and words.read(whole) is not None:
        # `retry step`
        return whole, False
    parted = folded(parted)
    if not parted:
        # Nothing but signs that are not seen.
        return None
    meant = (
        _with_a_bad_target(parted, words, following)
        or _begun(parted, words)
        # What is half typed has nothing behind it: `con (UC-21)` is a step.
        or (None if has_remark or not (is_behind or _is_word(parted)) else _half_typed(parted, words))
        or _going_on(parted)
        or joined_end(said, words)
        or with_ordinal(said, words, following)
    )
    if meant is not None:
        return meant, False
    if (mistyped := _mistyped(parted, words)) is not None:
        return mistyped
    if not has_remark and (meant := with_step_word(parted, words)) is not None:
        accented = {folded(word): word for word in said.split()}
        return " ".join(accented.get(word, word) for word in meant.split()), True
    meant = (
        (_mistyped_verb(parted, words) if has_subject else None)
        or (None if has_remark else spoilt_end(parted, words, following))
        or _named_alone(parted)
    )
    return None if meant is None else (meant, False)


def _once(said: str, words: OutcomePhrases) -> tuple[str, bool] | None:
    """`resume at step step 3`: an end, but for a word that was typed twice."""
    once = _TWICE.sub(r"\1", said)
    return (once, True) if once != said and words.read(once) is not None else None


def _with_subject(said: str, words: OutcomePhrases) -> tuple[str, bool] | None:
    """`use cise ends in failure`: the end is right, and what ends is not."""
    whole = without_slip(said, words)
    return None if whole is None else (whole, False)


def _mistyped_verb(said: str, words: OutcomePhrases) -> str | None:
    """`enrs` behind `use case`: where it is said what ends, the word can be no other."""
    return nearest(said, words, least=_CLOSE_VERB) if said.isalpha() and len(said) >= _SHORTEST_VERB else None


_CLOSE_VERB, _SHORTEST_VERB = 0.7, 4


def end_in_condition(condition: str, words: OutcomePhrases) -> MeantEnd | None:
    """The end that a condition stops with, with no colon between the two: `None is left ends in failure`."""
    for gap in reversed([*_WORD_GAP.finditer(condition)]):
        phrase = condition[gap.end() :]
        if len(phrase) > _LONGEST:
            break
        # A single word is that of somebody who acts: `Payment fails`.
        if (gap[0].strip() or _WORD_GAP.search(phrase)) and words.read(phrase) is not None:
            start = max(condition.rfind(" ", 0, gap.start()) + 1, 0)
            return MeantEnd(start, len(condition), f"{condition[start : gap.start()]}: {phrase}")
    return None


def end_behind_step(text: str, words: OutcomePhrases) -> MeantEnd | None:
    """The end that stands behind a sentence without its full stop: `Desk calls Bank Resume at 3.`"""
    for match in _CAPITAL.finditer(text):
        phrase = text[match.start() :]
        if not words.begins_otherwise(phrase) and words.read(phrase) is not None:
            start = text.rfind(" ", 0, match.start() - 1) + 1
            return MeantEnd(start, len(text), f"{text[start : match.start() - 1]}. {phrase}")
    return None


_CAPITAL = expression(r"(?<=[\w)] )[A-ZÀ-Þ][^\W\d_]+ (?=\S)")
_WORD_GAP = expression(r"(?<=\S)(?:\s*：\s*|\s+)(?=\S)")


def _with_a_bad_target(said: str, words: OutcomePhrases, following: StepNumber) -> str | None:
    """`resume at`, `resume at O`, `resume at #3`: the words are right, and no step follows."""
    for known, phrase, _ in known_phrases(words).with_step.get(len(said), ()):
        # In some languages it stands before them.
        if known == said and phrase.startswith(STEP_PLACE):
            return phrase.replace(STEP_PLACE, following)
    for known, phrase, _ in known_phrases(words).before_step.get(said[:1], ()):
        if not said.startswith(known):
            continue
        rest = said[len(known) :]
        match = _JUNK.match(rest.strip()) if not rest or rest[0] == " " else None
        if match is None:
            return None
        target = match["target"] or ""
        number = re.search(r"\d+", target)
        if target in NUMBERS:
            return f"{phrase} {NUMBERS[target]}"
        if not number and len(target) > 1 and not match["word"] and any(map(str.isalnum, target)):
            # `go to bed` is a step.
            return None
        return f"{phrase} {number[0] if number else following}"
    return None


def _begun(said: str, words: OutcomePhrases) -> str | None:
    """`ends in`, `ends with`: success or failure, and it was not said which."""
    begun = f"{said} "
    known = known_phrases(words).failure.get(said[0], ()) if " " in said else ()
    return next((phrase.phrase for phrase in known if phrase.said.startswith(begun)), None)


def _half_typed(said: str, words: OutcomePhrases) -> str | None:
    """`ends in fa`, `re`: the beginning of a phrase that stops within a word."""
    if not said[-1].isalpha():
        return None
    is_told = len(said) >= TELLING or not said.isascii()
    begun = [
        phrase.phrase
        for phrase in known_phrases(words).begun.get(said[0], ())
        if phrase.said.startswith(said)
        and phrase.said[len(said) : len(said) + 1].isalpha()
        and (is_told or phrase.phrase in words.own_phrases)
    ]
    # `re` is the beginning of `réussit` as well, but was typed without an accent.
    found = next((phrase for phrase in begun if phrase.casefold().startswith(said)), None)
    return (found or begun[0]) if begun else None


def _is_word(said: str) -> bool:
    """Whether it is more than a letter, of which an item may be the name: a sign may be a word."""
    return len(said) > 1 or not said.isascii()


def _going_on(said: str) -> str | None:
    """`then go on with step 3`: a step in the words of going on."""
    if match := _AGAIN.match(said):
        return f"retry step {match['step']}"
    match = _GOING_ON.match(said)
    if match is None or match["step"] == "*":
        return None
    again = match["verb"].lower().startswith(("repeat", "redo"))
    return f"{'retry step' if again else 'resume at'} {match['step']}"


def _named_alone(said: str) -> str | None:
    """`then step 2`, `→ 2`: where to go on, and nothing that anybody does."""
    step = step_alone(said)
    return None if step is None else f"resume at {step}"


def _mistyped(said: str, words: OutcomePhrases) -> tuple[str, bool] | None:
    """The nearest of the phrases, with the step that was typed."""
    target = _TARGET.search(said)
    if target is None:
        near = nearest(said, words, least=_CLOSE if " " in said or not said.isascii() else _CLOSE_WORDS)
        return None if near is None else (near, len(near) > len("resume"))
    before, after = said[: target.start()], said[target.end() :]
    for head in dict.fromkeys((_STEP_AT_END.sub("", before), before)):
        near = nearest(f"{head}{after}", words, least=_CLOSE_WORDS, with_step=True)
        if near is not None:
            return near.replace(STEP_PLACE, target[0]), True
    return None
