"""What extensions of a document leave open: their labels, where they go on, and what they only hint at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdocs_usecases.documents.finding.alternatives import Alternative
from mkdocs_usecases.documents.finding.entries import Entry
from mkdocs_usecases.documents.finding.questions import Question, Reason
from mkdocs_usecases.expressions import expression

_LABEL = expression(r"(?P<first>\d{1,3})(?:-(?P<last>\d{1,3}))?[a-z]+")
_STEP_NUMBER = expression(r"(?P<label>(?:\*|\d{1,3}(?:-\d{1,3})?)[a-z]{1,2})\d{1,3}")
_GOES_ON = r"(?:resum|continu|return|goes? back|go to|weiter|fortgesetzt|repren|vuelve|retorna)\w*\b"
_AT_CONDITION = expression(rf"{_GOES_ON}[^.;]{{0,40}}?\b\d{{1,3}}[a-z]\b(?!\d)", re.IGNORECASE)
_ENDS = expression(
    rf"{_GOES_ON}[^.;]{{0,60}}\b(?:or|oder|ou|o)\b[^.;]{{0,30}}(?:\bend|\bfail|\babort|\bstep\s*\d|\b\d{{1,3}}\b|endet|termin)"
    rf"|\b(?:ends?|fails?)\b[^.;]{{0,20}}\bor\b[^.;]{{0,20}}{_GOES_ON}",
    re.IGNORECASE,
)
_HANDLED = expression(r"[:：→]|[.。!?]\s*\S")
_SIMILAR = expression(
    r"\b(?:similar to|same as|identical to|ähnlich wie|wie in|igual que|similar a|semelhante a|comme)\s+"
    r"(?:(?:the\s+)?use case\s+|steps?\s+\S+\s+(?:of|in)\s+)?[A-Za-z]{0,3}UC",
    re.IGNORECASE,
)


def doubts(alternatives: Sequence[Alternative], steps: int) -> Iterator[tuple[Alternative, Question]]:
    """What is to be asked of extensions, each with the one that it is about.

    Args:
        alternatives: in their order.
        steps: how many steps the main scenario has.
    """
    known: set[str] = set()
    for above, one in pairwise([Alternative(-1), *alternatives]):
        if one.label:
            match = _LABEL.fullmatch(one.label)
            typed = f"{one.label}. {one.name}".strip()
            if match and steps and int(match["last"] or match["first"]) > steps:
                yield one, Question(Reason.UNKNOWN_STEP, one.at, typed)
            if match and _may_be_below(above, int(match["first"])):
                yield one, Question(Reason.NESTED, one.at, typed)
            if one.label in known:
                yield one, Question(Reason.REPEATED_LABEL, one.at, typed)
            known.add(one.label)
            if not one.entries and not one.handling and not _HANDLED.search(one.name):
                yield one, Question(Reason.NO_HANDLING, one.at, typed)
        yield from ((one, question) for question in _of_texts(one))


def _may_be_below(above: Alternative, step: int) -> bool:
    """Whether `2a` may be an extension of step 2 of `3a`, where nothing is indented: labels go upwards."""
    label = _LABEL.fullmatch(above.label)
    last = above.entries[-1].typed if above.entries else ""
    return label is not None and int(label["first"]) > step and last == str(step)


def _of_texts(one: Alternative) -> Iterator[Question]:
    pending = list(reversed(one.entries))
    texts = [(one.name, one.at), (one.handling, max(one.handling_at, one.at))]
    while pending:
        entry = pending.pop()
        pending += reversed(entry.children)
        texts.append((entry.whole, entry.at))
        yield from _of_number(one, entry)
    for text, at in texts:
        if _AT_CONDITION.search(text):
            yield Question(Reason.TARGET_IS_CONDITION, at, text)
        if _ENDS.search(text):
            yield Question(Reason.TWO_ENDS, at, text)
        if _SIMILAR.search(text):
            yield Question(Reason.SIMILAR, at, text)


def _of_number(one: Alternative, entry: Entry) -> Iterator[Question]:
    """Whether a step has the number of another extension: `3b1` below `3a`."""
    match = _STEP_NUMBER.fullmatch(entry.typed)
    if match and one.label and match["label"] != one.label and not match["label"].startswith(one.label):
        yield Question(Reason.FOREIGN_STEP, entry.at, f"{entry.typed}. {entry.text}")
