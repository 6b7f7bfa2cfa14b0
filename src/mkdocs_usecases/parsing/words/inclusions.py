"""A step that is another use case: `include: UC-20`, as people type and dress it."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
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

_ID = rf"{_SITE}{ID}"
_NAMED = expression(
    rf"\[[^\[\]]*\](?:\[(?P<behind>{_ID})\]|\([^()\s]*#(?P<linked>{_ID})\))[.;,!]?"
    rf"|[*_`\"'“«(<\[]*(?P<id>{_ID})[*_`\"'”»)>\]]*(?:\[\]|\([^()\s]*\))?[*_`)]*[.;,!]?"
)


def named_use_case(text: str) -> Place | None:
    """Where the id stands in a text that is no more than an id, or a link to it."""
    match = _NAMED.fullmatch(text)
    return None if match is None else match.span(match.lastgroup or 0)


def inclusion(text: str) -> Place | None:
    """Where a text says which use case the step is; `None` where it is any other step.

    With a colon or as a stereotype it is one whatever follows: that is told where it is no id.
    """
    if (plain := _PLAIN.fullmatch(text)) is not None:
        return plain.span("id")
    match = _DRESSED.fullmatch(text)
    if match is None:
        return None
    start = match.start("rest")
    named, is_one = named_use_case(match["rest"]), bool(match["mark"] or match["sign"][:1] in _COLONS)
    if several_ids(match["rest"]):
        # A check says that a step includes one.
        return match.span("rest")
    if named is not None and (is_one or _DIGIT.search(text, start)):
        return start + named[0], start + named[1]
    return match.span("rest") if is_one else None


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
