"""A step that is another use case: `include: UC-20`, as people type and dress it."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.words.key_names import names_in
from mkdocs_usecases.parsing.words.mentions import ID
from mkdocs_usecases.parsing.words.step_numbers import any_of

Place = tuple[int, int]
"""Where some letters of a text begin and end."""

_SITE = r"(?:[^\W\d_][\w-]*:)?"
_PLAIN = expression(rf"includes?\s*:?\s+(?P<id>{_SITE}{ID})\.?", re.IGNORECASE)
_DRESSED = expression(
    r"(?:[-=]>|[→⇒])?\s*[*_`(]{0,4}(?P<mark><<|[«‹<\[])?\s?includes?\s?(?:>>|[»›>\]])?[*_`]{0,3}\s*"
    r"(?P<sign>[:：︓﹕]\s*|[→⇒=–—-]+>?\s+|(?<=\s))[*_`]{0,3}\s*(?:(?:the\s+)?use\s+case\s*:?\s+)?(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""With an arrow or emphasis before it, as the stereotype of UML, with another sign for the colon."""

_SPOKEN = expression(
    lambda: (
        r"(?:[-=]>|[→⇒])?\s*[*_`(]{0,4}(?P<mark><<|[«‹<\[])?\s?"
        rf"(?:{any_of((name for one in SPOKEN[1:] for name in names_in(one, 'includes')), blanks=True)})"
        r"\s?(?:>>|[»›>\]])?[*_`]{0,3}\s*(?P<sign>[:：︓﹕])?[*_`]{0,3}\s*(?P<rest>\S.*)"
    ),
    re.IGNORECASE | re.DOTALL,
)
"""The same in other languages, in which the words may begin a sentence as well."""

_ID = rf"{_SITE}{ID}"
_NAMED = expression(
    rf"\[[^\[\]]*\](?:\[(?P<behind>{_ID})\]|\([^()\s]*#(?P<linked>{_ID})\))[.;,!]?"
    rf"|[*_`\"'“«(<\[]*(?P<id>{_ID})[*_`\"'”»)>\]]*(?:\[\]|\([^()\s]*\))?[*_`)]*[.;,!]?"
)


def named_use_case(text: str) -> Place | None:
    """Where the id stands in a text that is no more than an id, or a link to it."""
    match = _NAMED.fullmatch(text)
    return None if match is None else match.span(match.lastgroup or 0)


def may_be_inclusion(text: str) -> bool:
    """A quick look: whether a text has `include`, or a sign and a digit as an id in other languages has."""
    if "nclude" in text.casefold():
        return True
    return not _SIGNS.isdisjoint(text) and _DIGIT.search(text) is not None


_SIGNS = frozenset(":：︓﹕«‹<[")


def inclusion(text: str) -> Place | None:
    """Where a text says which use case the step is; `None` where it is any other step.

    With a colon or as a stereotype it is one whatever follows: that is told where it is no id.
    """
    if (plain := _PLAIN.fullmatch(text)) is not None:
        return plain.span("id")
    match = _DRESSED.fullmatch(text)
    if match is None:
        return _spoken_inclusion(text)
    start = match.start("rest")
    named, is_one = named_use_case(match["rest"]), bool(match["mark"] or match["sign"][:1] in _COLONS)
    if several_ids(match["rest"]):
        # A check says that a step includes one.
        return match.span("rest")
    if named is not None and (is_one or _DIGIT.search(text, start)):
        return start + named[0], start + named[1]
    return match.span("rest") if is_one else None


def _spoken_inclusion(text: str) -> Place | None:
    """The same behind words of other languages, where nothing but an id follows."""
    match = _SPOKEN.fullmatch(text)
    if match is None or not (match["mark"] or match["sign"]):
        return None
    start, named = match.start("rest"), named_use_case(match["rest"])
    if named is None or _DIGIT.search(text, start + named[0], start + named[1]) is None:
        return None
    return start + named[0], start + named[1]


def several_ids(text: str) -> tuple[str, ...]:
    """The ids that a text lists, where it is nothing else: `UC-2 and UC-3`, `[UC-2, UC-3]`."""
    found = tuple(match["id"] for match in _LISTED.finditer(text))
    return found if len(found) > 1 and not _LISTED.sub("", text).strip(_AROUND) else ()


_BETWEEN = tuple(word for one in SPOKEN for word in (*one.either, *one.also))
_LISTED = expression(
    lambda: (
        rf"(?:^|(?:[,;/&+、，；]|(?<!\w)(?:{any_of(_BETWEEN)})(?!\w))\s*){{1,4}}[\[(*_`]*(?P<id>(?=[^\s,;/&+]*\d){_ID})[\])*_`]*\s*"
    )
)
_AROUND = " []().!"

_DIGIT = expression(r"\d")
_COLONS = tuple(":：︓﹕")
"""With another sign, or none, it is a sentence unless an id is all that follows."""
