"""The grammar of labels and step numbers: `3a`, `2-5a`, `*a`, `3a1a`, `A1` (Cockburn, chapter 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sys import intern
from typing import NamedTuple

from mkdocs_usecases.languages.phrases import all_spelled_out, folded
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import Label, StepNumber

_ORIGIN = r"(?:\*|\d{1,6}(?:[-–]\d{1,6})?)"
_NESTING = r"(?:[a-z]{1,3}\d{1,6}(?:[-–]\d{1,6})?)"
_CODE = r"[A-Z]{1,3}\d{1,4}"

LABEL = rf"(?:{_ORIGIN}|{_CODE}\.\d{{1,6}}){_NESTING}*[a-z]{{1,3}}"
NUMBER = rf"(?:{_ORIGIN}|{_CODE}\.\d{{1,6}}){_NESTING}*"

_HEAD = re.compile(
    rf"(?P<label>{LABEL})(?:\s*[.):]+(?=\s|$|[^\W\d_])|(?=\s|$))\s*(?:[-–—:]\s+)?(?P<rest>.*)",
    re.DOTALL,
)
_CAPITAL_HEAD = re.compile(
    rf"(?P<label>{_ORIGIN}(?:[A-Za-z]{{1,3}}\d{{1,6}})*[A-Z]{{1,3}})\s*(?:[.):]+|$)\s*(?P<rest>.*)", re.DOTALL
)
_NAMED = re.compile(rf"(?P<code>{_CODE})(?:\s*[.):]+|(?=\s|$))\s*(?:[-–—]\s+)?(?P<rest>.*)", re.DOTALL)
_PARTS = re.compile(
    rf"(?P<base>{_ORIGIN}|{_CODE})(?:\.(?P<first>\d+))?(?P<nesting>(?:{_NESTING})*)(?P<letter>[a-z]*)"
)
_BAD = re.compile(
    r"(?:[a-z]\d+[.):]?(?=\s|$)|[a-z]\d+[a-z]\b|\*(?=[.):\s]|$)|\d+(?:-\d+)?[.)](?=\s|$)|\d+$"
    r"|\d+(?:\s*[-._]\s*[a-z]\b|\s[a-z][.):])|\d+[a-z]+-\d*[a-z]*\b|\d+[A-Za-z]+\d*[.)])"
)


class Head(NamedTuple):
    """What stands before an extension's steps: `2a. Address is unknown`."""

    label: Label
    rest: str
    """The condition or the name, without the label."""

    offset: int
    """Where the rest starts in the head."""

    named: bool = False
    """A named alternative: `A1 Order as a gift`."""

    bad: bool = False
    """Meant as a label, but not of the form of one."""


def read_head(text: str) -> Head:
    """Take an extension's key apart; a key without a label is a named alternative of that name."""
    if match := _HEAD.fullmatch(text):
        return Head(Label(intern(match["label"].replace("–", "-"))), match["rest"], match.start("rest"))
    if match := _NAMED.fullmatch(text):
        return Head(Label(match["code"]), match["rest"], match.start("rest"), named=True)
    if match := _CAPITAL_HEAD.fullmatch(text):
        return Head(Label(match["label"].casefold().replace("–", "-")), match["rest"], match.start("rest"))
    if match := _BAD.match(text):
        rest = text[match.end() :].lstrip(" .):")
        label = match[0].strip(" .):")
        return Head(Label(label), rest, len(text) - len(rest), bad=True)
    return Head(Label(text), text, 0, named=True)


class LabelParts(NamedTuple):
    """Where an extension leaves from, by its label."""

    start: StepNumber
    """The first step that it may leave from."""

    end: StepNumber
    parent: Label | None
    """The extension whose sub-step it leaves from; `None` at the main success scenario."""

    letter: str


def read_label(label: Label) -> LabelParts | None:
    """Take a label apart, or `None` for that of a named alternative."""
    match = _PARTS.fullmatch(label)
    if match is None or not match["letter"]:
        return None
    base, nesting, letter = match["base"], match["nesting"], match["letter"]
    if match["first"]:
        base = f"{base}.{match['first']}"
    if not nesting:
        if match["first"]:
            return LabelParts(StepNumber(base), StepNumber(base), Label(match["base"]), letter)
        first, _, last = base.partition("-")
        return LabelParts(StepNumber(intern(first)), StepNumber(intern(last or first)), None, letter)
    tail = re.search(r"([a-z]{1,3})(\d{1,6})(?:[-–](\d{1,6}))?$", nesting)
    assert tail is not None
    parent = base + nesting[: tail.start()] + tail[1]
    start, end = parent + tail[2], parent + (tail[3] or tail[2])
    return LabelParts(StepNumber(start), StepNumber(end), Label(parent), letter)


_NUMBER_AT_START = re.compile(rf"(?P<number>{NUMBER})(?P<sign>[.)])\s+(?=\S)")


def typed_number(text: str) -> tuple[str, int] | None:
    """A step number that the writer typed before a step, `2. ` or `2a1. `, and its length."""
    match = _NUMBER_AT_START.match(text)
    return (match["number"], match.end()) if match else None


def step_numbers(text: str) -> tuple[StepNumber, StepNumber] | None:
    """`3`, `step 3`, `2-4`, `2a1-2a2`, `*`: the first and last step that a writer means, or `None`."""
    match = _RANGE.fullmatch(folded(text))
    if match is None:
        return None
    first = number_named(match["first"])
    return first, number_named(match["last"]) if match["last"] else first


def number_named(typed: str) -> StepNumber:
    """A step's number from text in folded form: small letters, but for the code of an alternative, `A1.2`."""
    code, dot, rest = typed.partition(".")
    return StepNumber(f"{code.upper()}.{rest}" if dot else typed)


def any_of(words: Iterable[str], *, blanks: bool = False) -> str:
    """A pattern for one of some words, the longest first; blanks in them may be of any width."""
    by_length = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) if blanks else re.escape(word) for word in by_length
    )


STEP_WORDS = tuple(word for one in SPOKEN for word in all_spelled_out(one.steps))
"""What stands before the number of a step, in any language."""


def _in_both_forms(words: Iterable[str]) -> str:
    """A pattern for words as they are listed and in folded form."""
    listed = tuple(words)
    return f"(?:{any_of((*listed, *map(folded, listed)), blanks=True)})"


_BEFORE = _in_both_forms(STEP_WORDS)
_BEHIND = _in_both_forms(word for one in SPOKEN for word in one.behind_step)
# Of a range only `2-3b2` is one number; in `2-3` the sign parts two.
_ONE = (
    r"(?:[A-Za-z]{1,3}\d{1,4}\.\d{1,6}(?:[a-z]{1,3}\d{1,6})*"
    r"|(?:\*|\d{1,6}(?:-\d{1,6}(?=[a-z]))?)(?:[a-z]{1,3}\d{1,6})*)"
)
_TO = f"(?:[-–~～]|{_in_both_forms(word for one in SPOKEN for word in one.to)})"
STEP_RANGE = rf"(?:{_BEFORE}\s*)?{_ONE}(?:\s*{_TO}\s*(?:{_BEFORE}\s*)?{_ONE})?(?:\s*{_BEHIND})?"
"""One step or several, as they may be named in a sentence."""

_RANGE = re.compile(
    rf"(?:{_BEFORE}\s*)?(?P<first>{_ONE})(?:\s*{_TO}\s*(?:{_BEFORE}\s*)?(?P<last>{_ONE}))?(?:\s*{_BEHIND})?"
)
STEP = (
    rf"(?<![a-z0-9.*-])(?:{_BEFORE}\s*)?(?P<step>{LABEL}|{NUMBER})(?![a-z0-9]|[.-]\d)(?:\s*{_BEHIND})?"
).replace("[A-Z]", "[a-z]")
"""A step as a sentence in folded form may name it."""
