"""The grammar of labels and step numbers: `3a`, `2-5a`, `*a`, `3a1a`, `A1` (Cockburn, chapter 8)."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import ANY_STEP, Label, StepNumber

_ORIGIN = r"(?:\*|\d{1,6}(?:[-–]\d{1,6})?)"
_NESTING = r"(?:[a-z]{1,3}\d{1,6}(?:[-–]\d{1,6})?)"
_CODE = r"[A-Z]{1,3}\d{1,4}"
CODE = (
    r"(?:(?!UC)[A-Z]{1,3}[-–.]?\d{1,4}|(?:Alt|Exc|Err|Ext|Var)[-–. ]?\d{1,3}(?![.\d])"
    r"|\d{1,3}(?:\.\d{1,3})?\.[A-Z]{1,3}\d{1,4})"
)
"""The code of an alternative as it may be typed: `A1`, `FA-01`, `Alt-1`, `9.0.E1`; `UC-2` is a use case."""

_NO_WORD = (
    r"(?!\*[A-Za-z]{2,3}[\s*]|(?<=\*)\*[A-Za-z]{2,3}(?![a-z0-9])"
    r"|\d{0,6}(?:1(?:st|er|re)|2nd|3rd|\d(?:th|[eè]me))\s)"
)
"""An emphasized word is no label: `*use case ends*`, `**End.**`, though `*a` and `*ab.` are; nor is `2nd`."""

LABEL = rf"{_NO_WORD}(?:{_ORIGIN}|{_CODE}\.\d{{1,6}}){_NESTING}*[a-z]{{1,3}}"
NUMBER = rf"(?:{_ORIGIN}|{_CODE}\.\d{{1,6}}){_NESTING}*"

UNPARTED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of scripts that put no blank behind a number and its sign, for a class in a pattern."""

LAST_LABEL = expression(r" ((?:\d{1,3}|\*)[a-z]:)$")
"""At the end of a text stands the beginning of an extension: `resume at 1 3a:`."""

_HEAD = expression(
    rf"(?P<label>{LABEL})(?:\s*[.):\]]+(?=\s|$|[^\W\d_])|(?<=[\d*][a-z])[,;–—-](?=\s(?!\d+[a-z][.):]))"
    r"|(?=\s|$)|(?<=\d[a-z])(?=[A-Z][\w-]*\s)"
    rf"|(?<=\d[a-ce-z])(?=[{UNPARTED}]))"
    r"\s*(?:(?:[-–—:>|/=]|[-=]>|[→⇒➔➜►▶])\s+)?(?P<rest>.*)",
    re.DOTALL,
)
_USUAL_HEAD = expression(r"([0-9]{1,3}[a-z])\. (?=[A-Za-z])")
"""As nearly all are typed: the large one for all others takes a millisecond to be compiled."""

_CAPITAL_HEAD = expression(
    rf"(?P<label>{_ORIGIN}(?:[A-Za-z]{{1,3}}\d{{1,6}})*[A-Z]{{1,3}})\s*(?:[.):]+|$)\s*(?P<rest>.*)", re.DOTALL
)
_COUNTED = expression(rf"\d{{1,3}}[.):]?[ \t]+(?={LABEL}[.)](?:\s|$))")
"""The number of an item in a list before its label: `1 2a.`, `1. 2a.`"""

_PARTED_HEAD = expression(
    r"(?P<label>(?P<step>\d{1,6})\.(?P<letter>[A-Za-z]))(?:\s*[.):]+(?=\s|$)|(?=\s|$))\s*(?P<rest>.*)",
    re.DOTALL,
)
"""`2.A.`: a label with a sign between step and letter."""
_NAMED = expression(rf"(?P<code>{CODE})(?:\s*[.):\]]+|(?=\s|$))\s*(?:[-–—]\s+)?(?P<rest>.*)", re.DOTALL)
_STEP_OF_CODE = expression(rf"(?P<number>{_CODE}\.\d{{1,6}})\s+(?P<rest>[^\W\d_].*)", re.DOTALL)
"""`A1.1 Order is late`: the number of a step, where a label or a code is expected."""

_PARTS = expression(
    rf"(?P<base>{_ORIGIN}|{_CODE})(?:\.(?P<first>\d+))?(?P<nesting>(?:{_NESTING})*)(?P<letter>[a-z]*)"
)
_BAD = expression(
    r"-\d{1,3}[a-z][.)](?=\s)|\*\s[a-z][.):](?=\s)|[a-z][.)]{1,2}(?=\s)|[.)]{1,2}(?=\s)|[§!\"$%&=?@€£^°+~][a-z][.)](?=\s)|"
    r"\d{1,3}[\u00e0-\u024f]$|\d{1,3}(?:-\d{1,3})?(?:[^\w\s*]{1,2}[a-z]|[^\W\da-zA-Z_])[.):](?=\s)|\d{1,3}[,;/|+=][a-z](?=\s|$)|"
    r"(?:\d\*|\*-)[a-z][.):]|[a-z]\d+-\d+(?:[a-z]\d+)*[.):]|[A-Za-z]-\d+[a-z]+(?:\d+[a-z]+)*[.)]|[a-z]\d+[a-z]+[.)]|#\s?\d+[a-z]+\b|"
    r"[a-z]\*[.):]|[a-z]\d+[a-z]\d+[.):]|"
    r"(?:[a-z]\d+[.):]?(?=\s|$)|(?:[OIl][a-z]|z[a-h])(?:\d+[a-z])*[.):](?=\s|$)|(?:[OIl][a-z]|z[a-h])(?:\d+[a-z])*$|[a-z]\d+[a-z]\b|\*(?=[.):\s]|$)|\d+(?:-\d+)?[.):](?=\s|$)|\d+$"
    r"|\d+\s[a-z]\d+[a-z][.):]|\d+(?:-\d+)?(?:[a-z]\d+)*(?:\s*[-._]\s*[a-z]\b|\s[a-z](?:[.):]|$))|\d+[a-z]+-\d*[a-z]*\b|\d+[A-Za-z]+\d*[.)]"
    r"|\d{1,3}(?:\s?[,/+&]\s?\d{1,3}[a-z]|[a-z](?:\s?[,/+&]\s?\d{0,3}[a-z]|-))[.):](?=\s)"
    r"|(?:\d+|\*)[a-z]+\d+\s*[-–]\s*(?:\d+|\*)[a-z]+\d+[a-z]+[.):]"
    r"|\d{1,2}[A-Z]{1,3}\d{1,2}[.):]?(?=\s)"
    r"|-\d{1,3}[a-z]$|\d{1,3}[-–](?:[.):](?=\s)|$)|\d{1,3}\s?[,/+&]\s?\d{1,3}[a-z]$)"
)

_QUOTED_LABEL = expression(
    rf"[\"'“”„‟«‘‚’](?P<label>{LABEL})(?:[.):]{{1,2}}[\"'“”»’‘]|[\"'“”»’‘][.):]{{1,2}})\s+(?=\S)"
)
"""`“2a.” No berth is free`: quotes around a label with its sign."""


def _words_before() -> str:
    """What may stand before a label or a code: words for a step, names of the extensions and one of them."""
    steps = [word for one in SPOKEN for word in all_spelled_out(one.steps)]
    names = [name.strip() for one in SPOKEN for name in one.keys["extensions"].split(",")]
    singular = [" ".join(word.removesuffix("s") for word in name.split()) for name in names]
    words = {*steps, *names, *singular, "Exception", "Ausnahme", "Excepción", "ext."}
    words = {word for word in words if word[0].isalpha()}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_TAG = r"(?:b|strong|i|em|u)>"
_DRESSED = expression(
    lambda: (
        rf"(?:#{{1,6}}\s+)?"
        rf"(?P<signs>(?:[*_]{{1,3}}|[(\[`]|<{_TAG}){{0,3}})"
        rf"(?P<word>(?:{_words_before()})\s*)?(?:\\?(?P<label>{LABEL})|(?<![^\W_])(?P<code>(?-i:{CODE})))"
        rf"(?P<end>(?:\s*[.:)]|[*_]{{1,3}}|[\]`]|</{_TAG}){{0,6}})"
        rf"(?:(?<=[.:])|(?=\s|$|[{UNPARTED}]))\s*(?:[-–—:]\s+)?(?P<rest>.*)"
    ),
    re.DOTALL | re.IGNORECASE,
)
"""A label or a code in bold, in brackets, in a heading, behind a backslash, or behind its word."""
_WORDED = expression(r"[^\W\d_][^\d*:]{0,40}[\d*]")

_SIGN = expression(rf"[*_]{{1,3}}|[(\[`]|<{_TAG}", re.IGNORECASE)
_BOLD_REST = expression(r"(?P<sign>[*_]{1,3})(?P<inner>(?![*_\s])[^*_]+)[:：](?P=sign)[.]?")
"""`**Power fails:**`: emphasis that is closed behind the colon only dresses a condition."""

_LONG_RANGE = expression(
    lambda: (
        r"(?P<first>\d{1,6})(?:"
        r"(?:--|\s*[—−‐~～]\s*|\s+[-–]\s+)(?=\d{1,6}[a-z]{1,3}(?:[.):\s\d]|$))"
        rf"|(?:\s*(?:\.{{2,3}}|…)\s*|\s+(?:{_between_two()})\s+)(?=\d{{1,6}}[a-z](?:[.):]|$))"
        r")(?P<last>\d{1,6})"
    )
)
"""`1--3a`, `1 - 3a`, `1..3a`, `1 to 3a`: other signs and words for the range of a label."""


def _between_two() -> str:
    return "|".join(sorted({re.escape(word) for one in SPOKEN for word in one.to}, key=len, reverse=True))


_MARKED = expression(
    r"(?:(?:\[[ xX]\]|[•◦▪‣·●○■□→⇒►▶\ue000-\uf8ff–—-]|[-=]>"
    r"|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)\s+){1,2}"
    rf"(?=[*_(\[]{{0,3}}\\?{LABEL}(?:[*_\]]{{0,3}}[.):]|\s))"
)
"""A box or a bullet of another program, behind the dash of a list and before a label."""


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

    typed: str = ""
    """The label as it stands in the head, where it is typed in another form."""

    @property
    def as_typed(self) -> str:
        """The label as it stands in the head."""
        return self.typed or self.label

    @property
    def end(self) -> int:
        """Where the rest ends in the head."""
        return self.offset + len(self.rest)

    @property
    def is_slip(self) -> bool:
        """Meant as a label and as nothing else: `1.`, `3a2.` and `a)` may begin a step, `a3.` may not."""
        return self.bad and _SLIP.fullmatch(self.label) is not None


_SLIP = expression(rf"(?!{NUMBER}$)(?=.*[\d*])(?=.*[a-z]).*", re.DOTALL)
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3001: 0x2E, 0x3002: 0x2E}
# Digits of Arabic and of Persian.
_WIDE |= {zero + digit: 0x30 + digit for zero in (0x660, 0x6F0) for digit in range(10)}
_LABEL_LENGTH = 12


def narrow(text: str) -> str:
    """A text with the wide signs of its label, if there are any, as those that every keyboard has."""
    if text[:_LABEL_LENGTH].isascii():
        return text
    if text[0] in _CIRCLED and text[1:2].isascii() and text[1:2].islower():
        # `②a.`, of a word processor; `②` alone counts.
        text = f"{_CIRCLED.index(text[0]) + 1}{text[1:]}"
    return text[:_LABEL_LENGTH].translate(_WIDE) + text[_LABEL_LENGTH:]


_CIRCLED = "①②③④⑤⑥⑦⑧⑨"


# A block asks for each head twice.
@lru_cache(maxsize=256)
def read_head(text: str) -> Head:
    """Take an extension's key apart; a key without a label is a named alternative of that name."""
    if usual := _USUAL_HEAD.match(text):
        return Head(Label(intern(usual[1])), text[usual.end() :], usual.end())
    plain = narrow(text)
    head = _read_head(plain)
    if plain is not text:
        # What is typed is so in wide signs.
        typed = text[: len(head.typed)] if plain.startswith(head.typed) else head.typed
        head = head._replace(rest=text[head.offset : head.end], typed=typed)
    if head.offset and (bold := _BOLD_REST.fullmatch(head.rest)):
        head = head._replace(rest=bold["inner"], offset=head.offset + bold.start("inner"))
    return head


def _read_head(text: str) -> Head:
    if match := _HEAD.fullmatch(text):
        typed, rest, start = match["label"], match["rest"], match.start("rest")
        label, typed = (typed.replace("–", "-"), typed) if "–" in typed else (typed, "")
        if rest[:1] == "(" and rest[-1:] == ")" and "(" not in rest[1:]:
            # `2a (if none is free)`
            return Head(Label(intern(label)), rest[1:-1], start + 1, typed=typed)
        return Head(Label(intern(label)), rest, start, typed=typed)
    if match := _LONG_RANGE.match(text):
        plain = f"{match['first']}-{match['last']}{text[match.end() :]}"
        head, longer = _read_head(plain), len(text) - len(plain)
        typed = text[: len(head.label) + longer] if plain.startswith(head.label) else ""
        return head._replace(offset=head.offset + longer, typed=typed)
    if match := _STEP_OF_CODE.fullmatch(text):
        return Head(Label(match["number"]), match["rest"], match.start("rest"), named=True, bad=True)
    if match := _NAMED.fullmatch(text):
        code = match["code"]
        return Head(plain_code(code), match["rest"], match.start("rest"), named=True, typed=code)
    if match := _PARTED_HEAD.fullmatch(text):
        label = f"{match['step']}{match['letter']}".casefold()
        return Head(Label(intern(label)), match["rest"], match.start("rest"), typed=match["label"])
    if match := _CAPITAL_HEAD.fullmatch(text):
        label = match["label"].casefold().replace("–", "-")
        return Head(Label(label), match["rest"], match.start("rest"), typed=match["label"])
    if (bare := _undressed(text)) is not None:
        return bare
    if match := _COUNTED.match(text) or _MARKED.match(text):
        head = _read_head(text[match.end() :])
        return head._replace(offset=head.offset + match.end())
    if match := _BAD.match(text):
        rest = text[match.end() :].lstrip(" .):")
        label = match[0].strip(" .):")
        return Head(Label(label), rest, len(text) - len(rest), bad=True)
    return Head(Label(text.rstrip(".。") or text), text, 0, named=True)


def _undressed(text: str) -> Head | None:
    """A label, or the code of an alternative, without what only dresses it and its condition."""
    if quoted := _QUOTED_LABEL.match(text):
        return Head(Label(intern(quoted["label"])), text[quoted.end() :], quoted.end())
    match = _DRESSED.match(text) if text[:1] in _DRESSES or _WORDED.match(text) else None
    if match is None:
        return None
    code, end, rest = match["code"], match["end"], match["rest"]
    signs = _SIGN.findall(match["signs"])
    if not signs and not match["word"] and (code or text[0] not in _DRESSES):
        return None
    if code and not signs and rest and not text[match.end("code") : match.start("rest")].strip():
        # `Alternative A1 is used`
        return None
    for sign in reversed(signs):
        closing = sign.replace("<", "</").translate(_CLOSING)
        if closing[:2] in end or (closing[0] in "*_" and closing[0] in end):
            continue
        # Emphasis may go on to the end of the condition.
        bare = rest.rstrip(" :：.")
        if sign[0] in _OPENING or (code and not bare.endswith(closing)):
            return None
        rest = bare.removesuffix(closing).rstrip(" :：") if bare.endswith(closing) else rest
    if code:
        return Head(plain_code(code), rest, match.start("rest"), named=True, typed=code)
    return Head(Label(intern(match["label"].casefold().replace("–", "-"))), rest, match.start("rest"))


def plain_code(typed: str) -> Label:
    """The label of a code without the signs in it: `FA-01` and `FA01` are one."""
    bare = re.sub(r"[-–. ]", "", re.sub(r"^[\d.]+", "", typed))
    return Label(intern(bare.upper() or typed))


def is_dressed(text: str) -> bool:
    """Whether a line begins with a label in bold, in brackets and the like."""
    return _undressed(text) is not None


_OPENING = frozenset("([`")
"""Signs that have to be closed behind the label: else it is a list, or code."""

_CLOSING = str.maketrans("([", ")]")
_DRESSES = frozenset("\\#([*_`<")


class LabelParts(NamedTuple):
    """Where an extension leaves from, by its label."""

    start: StepNumber
    """The first step that it may leave from."""

    end: StepNumber
    parent: Label | None
    """The extension whose sub-step it leaves from; `None` at the main success scenario."""

    letter: str


@lru_cache(maxsize=1024)
def read_label(label: Label) -> LabelParts | None:
    """Take a label apart, or `None` for that of a named alternative."""
    # The same few labels stand in all blocks of a site.
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


_NUMBER_AT_START = expression(rf"(?P<number>{NUMBER})(?P<sign>[.)])\s+(?=\S)")


def typed_number(text: str) -> tuple[str, int] | None:
    """A step number that the writer typed before a step, `2. ` or `2a1. `, and its length."""
    match = _NUMBER_AT_START.match(text)
    return (match["number"], match.end()) if match else None


_FULL_RANGE = expression(r"(?P<of>(?:\d+|\*)[a-z]+)\d+-(?P=of)(?P<last>\d+[a-z]+)")
"""`2a1-2a2a`: a range of sub-steps, typed with the whole of both numbers."""


_BARE_RANGE = expression(r"(?P<first>\d{1,6})-(?P<last>\d{1,6})")
_SEVERAL = expression(r"(\d+)(?:\s?[,/+&]\s?(\d+)([a-z])|[a-z]\s?[,/+&].+)")
"""`2/3a`, `2,3a`: that of two steps; `2a/b`, `2a, 3a`: two labels."""


def label_meant(typed: str) -> str | None:
    """The label that has the same letters and digits in the right order; `3`, `3-5` and `*` get a letter."""
    if typed == ANY_STEP:
        return f"{ANY_STEP}a"
    if ANY_STEP in typed and len(letter := typed.replace(ANY_STEP, "").strip(" -")) == 1 and letter.isalpha():
        return f"{ANY_STEP}{letter}"
    # `la` was meant as `1a`.
    if typed[0] in "lI" and re.fullmatch(LABEL, f"1{typed[1:]}"):
        return f"1{typed[1:]}"
    if re.match(r"[A-Za-z]?-\d", typed):
        # Which number the letter stands for, nobody knows.
        return None
    if pair := _FULL_RANGE.fullmatch(typed):
        return f"{typed.partition('-')[0]}-{pair['last']}"
    if len(typed) > 1 and typed[:-1].isdigit() and not typed[-1].isascii():
        return f"{typed[:-1]}a"
    if several := _SEVERAL.fullmatch(typed):
        first, last, letter = several.groups()
        return f"{first}-{last}{letter}" if letter and int(last) == int(first) + 1 else None
    turned = "".join(sorted((letter for letter in typed if letter.isalnum()), key=str.isalpha)).casefold()
    is_label = turned[:1].isdigit() and turned[-1:].isalpha() and turned != typed
    if range_ := _BARE_RANGE.fullmatch(typed):
        return f"{typed}a" if int(range_["first"]) < int(range_["last"]) else None
    return f"{typed}a" if typed.isdigit() else turned if is_label else None
