"""Extensions of a document: each with its label or name, the step that it leaves from, and its steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import NamedTuple

from mkdocs_usecases.documents.finding.entries import Entry, Sign
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.phrases import all_spelled_out
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.parsing.words.conditions import BEHIND_CONDITION, says_condition
from mkdocs_usecases.parsing.words.names import begins_with_system


@dataclass(slots=True)
class Alternative:
    """One extension."""

    at: int
    """The line of the document where it begins."""

    label: str = ""
    """`3a`; empty where it has a name instead."""

    name: str = ""
    """With its code: `A1 No sled`."""

    condition: str = ""
    condition_at: int = -1
    steps: str = ""
    """The step or steps that it leaves from, as `at` has them."""

    handling: str = ""
    """Text on one line in place of entries."""

    handling_at: int = -1
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_counted: bool = False
    """Whether nothing but the number of its first step says where it leaves."""

    remarks: list[str] = field(default_factory=list)
    """What is asked of it, to stand above it."""

    section: str = ""
    """The number that its heading had among those of the page: it is left out."""

    typed: Entry | None = None
    """The entry of a list that it is, where that has a label."""


class Place(NamedTuple):
    """A step that a text names as where it leaves from."""

    steps: str
    rest: str
    """The text without that."""

    is_certain: bool = True


_CODE = expression(
    r"[\[(*_]{0,2}(?:\d{1,3}\.\d{1,3}\.|UC[-\w]{0,24}\d\.)?"
    r"(?P<letters>[A-Za-z]{1,3})(?P<sign>[-_. ]?)(?P<number>\d{1,4}[a-z]?)"
    r"[\])*_]{0,2}(?:\s*[:：.)]+(?!\d)\s*|\s*[-–—·•|]\s+|\s+|$)(?P<rest>.*)$"
)


def read_code(text: str) -> tuple[str, str]:
    """The code that a name begins with, such as `A1` or `AF-1`, and the rest; empty where it has none."""
    match = _CODE.match(text)
    if match is None or (match["sign"] == " " and match["letters"].upper() not in _SPACED):
        return "", text
    if not match["letters"].isupper() and match["letters"].casefold() not in ("alt", "exc", "ext"):
        return "", text
    if match["letters"] == "UC":
        return "", text
    return f"{match['letters'].upper()}{match['number']}", match["rest"].strip("*_ ")


_SPACED = frozenset({"AF", "EF", "FA", "FE", "EX", "ALT", "AC", "A", "E"})


@cache
def step_words() -> str:
    """The words for a step, in all languages, as a part of a pattern."""
    listed = {
        word
        for one in SPOKEN
        for phrase in one.steps
        for word in all_spelled_out((phrase,))
        if "#" not in word
    }
    listed |= {
        "step",
        "steps",
        "krok",
        "kroku",
        "trin",
        "шаг",
        "шаге",
        "point",
        "línea",
        "linea",
        "крок",
        "кроці",
        "단계",
        "bước",
    }
    return "|".join(re.escape(word) for word in sorted(listed - {""}, key=len, reverse=True))


_VERBS = (
    "triggered starts? begins? occurs? leaves? branch(?:es)? extends? from ausgelöst déclenché originado"
    " originada alternative"
)
_STARTS = (
    "starts begins branches leaves beginnt startet verzweigt démarre débute commence empieza comienza inicia"
    " começa inicia-se begint start"
)
_PREPOSITIONS = (
    "in at after from on during of im bei ab nach aus no na em do en el del al à a dans de depuis bij na op"
    " vanaf au aux przy w på i ved на в у في عند ở"
)
_ARTICLES = "the l' l’ le la den der dem el"
_BEFORE = (
    rf"(?:(?:{'|'.join((*_VERBS.split(), *_STARTS.split()))})\s+)?"
    rf"(?P<in>(?:{'|'.join(_PREPOSITIONS.split())})\s+)?(?:(?:{'|'.join(_ARTICLES.split())})\s*)?"
)
_NUMBERS = (
    r"(?:no\.?\s*|nr\.?\s*|#\s*)?(?P<first>\d{1,3})(?:\ufe0f\u20e3)?[.)]?(?:\s*(?P<to>-|–|—|to|bis|à|a|al|até|t/m|or|and|und|oder|y|o|e|ou|et|of|en|,)\s*"
    r"(?:step\s*)?(?P<last>\d{1,3}))?(?!\d|[a-z]\b)"
)


_IF = expression(
    lambda: rf"(?:{'|'.join(word for one in SPOKEN for word in one.conditional)})(?!\w),?\s*", re.IGNORECASE
)
"""What may stand before the step: `If in step 2 no berth is free`."""


_ANYWHERE = expression(
    r"(?<!\s)\s*[(\[](?:(?:at|in|bei|zu|à|en|em|op)\s+)?(?:any|jedem|jeder|jederzeit|tout|toute|cualquier|qualquer|elk|elke)"
    r"(?:\s+(?:time|step|schritt|zeit|étape|moment|momento|paso|passo|stap))?[)\]]",
    re.IGNORECASE,
)
"""`(any step)`"""

_AT_ANY_TIME = expression(
    r"(?P<dress>[*_]{0,3})(?:originad[oa] )?(?:(?:at|in|bei|zu|à|en|em|op)\s+)?"
    r"(?:any (?:time|step|point|moment)|jederzeit|jedem schritt|tout moment|toute étape"
    r"|cualquier (?:momento|paso)|qualquer (?:momento|passo)|elk moment)"
    r"(?P=dress)?\s*[,:：](?P=dress)?\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
"""`At any time, the radio fails`"""


class _Patterns(NamedTuple):
    """How a text names the step that it leaves from."""

    in_brackets: re.Pattern[str]
    at_start: re.Pattern[str]
    at_end: re.Pattern[str]
    in_sentence: re.Pattern[str]
    """`The flow A1 starts at step 2 of the main flow.`"""

    before_colon: re.Pattern[str]
    """`At 2: none is free`."""


_FLOWS = (
    "flow scenario path course sequence events mss ablauf\\w* hauptablauf\\w* standardablauf\\w*"
    " normalablauf\\w* szenario\\w* hauptszenario\\w* flujo escenario curso camino fluxo cenário caminho"
    " scénario flux déroulement enchaînement hoofdscenario hoofdstroom basisstroom verloop"
)
_OF_FLOW = (
    rf"(?:\s+(?:of|in|des|du|del|do|van)\s+(?:[^\W\d]+\s+){{0,4}}?(?:{'|'.join(_FLOWS.split())})(?!\w)"
    r"(?:\s+(?:of events|nominal|principal|básico|normal|básica))?)?"
)
_UNSPACED = r"第?\s*(?P<cjk>\d{1,3})\s*(?:步|단계)"


@cache
def _patterns() -> _Patterns:
    words = step_words()
    named = rf"{_BEFORE}(?:main\s+)?(?:{words})\s*{_NUMBERS}"
    behind = r"(?:\s*[,:：，、،;؛]\s*|\s*[-–—]\s+|\.\s+|\s*$|\s+(?=(?:if|when|wenn|si|se|als)\b))"
    # Behind `in step 2` goes on what happens there.
    happens = r"(?(in)\s+(?!(?:on|onwards|an|fails?|of|in|des|du|del|do|van)\b)(?=[^\W\d_])|(?!))"
    patterns = (
        rf"\s*[(\[（]\s*(?:{_BEFORE}(?:(?:main\s+)?(?:{words})|(?(in)|(?!)))\s*{_NUMBERS}{_OF_FLOW}|{_UNSPACED}[^()（）]{{0,6}})\s*[)\]）]",
        rf"{named}{_OF_FLOW}(?:{behind}|{happens})|在?{_UNSPACED}(?:(?:[中时時]|에서)[,:：，]?\s*|{behind})",
        r"\s+(?:in|at|during|bei|nach|no|na|en el|à l['’]|bij)\s*(?:the\s+)?"
        rf"(?:{words})\s*{_NUMBERS}(?P<cjk>)\s*\.?$",
        rf"(?:^|(?<=[.;:]\s))(?:[^\W\d_]+['’\s]+){{1,5}}(?:[A-Z]{{1,2}}\d{{1,2}}\s+)?(?:{'|'.join(_STARTS.split())})\s+(?P<in>)"
        rf"(?:(?:{'|'.join(_PREPOSITIONS.split())})\s+)(?:(?:{'|'.join(_ARTICLES.split())})\s*)?(?:main\s+)?(?:{words})\s*"
        rf"{_NUMBERS}{_OF_FLOW}(?P<cjk>)\s*(?:\.|$)",
        rf"(?:at|bei|zu|à|op|line)\s+{_NUMBERS}(?P<cjk>)\s*[:：](?:\s+|$)",
    )
    return _Patterns(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


def read_place(text: str, *, at_start: bool = False, at_end: bool = True) -> Place | None:
    """The step that a text names as where it leaves from: at its start, in brackets, at its end."""
    if not at_start and (anywhere := _ANYWHERE.search(text)):
        rest = f"{text[: anywhere.start()]} {text[anywhere.end() :]}"
        return Place('"*"', " ".join(rest.split()))
    if (any_time := _AT_ANY_TIME.fullmatch(text)) is not None:
        return Place('"*"', any_time["rest"])
    if not any(letter.isdigit() for letter in text):
        return None
    patterns = _patterns()
    match = patterns.at_start.match(text) or patterns.before_colon.match(text)
    if match is None and (condition := _IF.match(text)) is not None:
        match = patterns.at_start.match(text, condition.end())
    if at_start and match is None and (match := patterns.in_brackets.match(text)) is None:
        return None
    match = match or patterns.in_brackets.search(text) or (patterns.at_end.search(text) if at_end else None)
    match = match or (None if at_start else patterns.in_sentence.search(text))
    if match is None:
        return None
    rest = f"{text[: match.start()].rstrip(', ')} {text[match.end() :].lstrip()}".strip()
    rest = re.sub(r"(?<!\s)\s+([.,;:：，；])", r"\1", rest)
    rest = "" if rest in (".", ":") else rest.rstrip(",;，；、")
    first = match["first"] or match["cjk"]
    last = match["last"]
    if last is None:
        return Place(first, rest)
    is_range = match["to"] in "-–—" or match["to"].casefold() in ("to", "bis", "à", "a", "al", "até", "t/m")
    if is_range or int(last) == int(first) + 1:
        return Place(f"{first}-{last}", rest)
    return Place(first, rest, is_certain=False)


def split_name(text: str) -> tuple[str, str]:
    """What stands before the colon of an alternative's first line, without emphasis, and what behind it."""
    match = re.match(r"(\*{1,3}|_{1,3})(?P<name>.{1,200}?)\1\s*(?P<rest>.*)$", text)
    if match:
        rest = match["rest"]
        name = match["name"]
        is_apart = not rest or rest[:1] in ":：-–—→(" or name.endswith((":", "：", "."))
        if is_apart or read_code(name)[1] not in ("", name):
            return name.rstrip(":： ").strip(), rest.lstrip(":：-–—→ ")
        return f"{name} {rest}", ""
    if match := BRACKETED.fullmatch(text):
        return match["name"], match["rest"]
    match = re.match(r"(?P<name>[^:：]{2,160})(?::(?:\s+|$)|：)(?P<rest>.*)$", text)
    if match:
        return match["name"].strip(), match["rest"].strip()
    arrow = re.match(r"(?P<name>.{2,160}?)(?:→|[-=]>)\s*(?P<rest>.+)$", text)
    if arrow:
        return arrow["name"].strip(), arrow["rest"]
    return text.rstrip(":："), ""


BRACKETED = expression(
    r"\[(?P<dress>[*_]{0,3})(?P<name>[^\W\d_][^\[\]*_]{1,80}?)(?P=dress)\]\s*[:：]?\s+(?P<rest>\S.*)"
)
"""`[No sled] In step 2, the system says so.`"""


def split_condition(text: str) -> tuple[str, str]:
    """`If none is left, the system says so.`: when it happens, and what is done then.

    One comma parts a condition from what follows of it; of several, the one before a word for the system.
    """
    if not says_condition(text):
        return text, ""
    commas = [*islice(BEHIND_CONDITION.finditer(text), _COMMAS)]
    parting = next((one for one in commas if begins_with_system(text[one.end() :])), None)
    if parting is None and len(commas) == 1 and not _goes_on(text, commas[0].end()):
        parting = commas[0]
    return (text, "") if parting is None else (text[: parting.start()], text[parting.end() :])


def _goes_on(text: str, behind: int) -> bool:
    """Whether a condition goes on behind a comma: `se` is another one where the first is `se`, not `si`."""
    word = _GOES_ON.match(text, behind)
    return word is not None and (word[0].casefold() != "se" or text.lower().startswith("se "))


_COMMAS = 20
"""Nobody types so many in one condition."""

_GOES_ON = expression(
    r"(?:or|and|but|if|when|oder|und|aber|wenn|ou|et|mais|si|o|y|e|u|se|en|of|als)(?!\w)|\W*$", re.IGNORECASE
)
"""What may stand behind a comma within a condition."""


_OF_STEP = expression(r"(?:\*|\d{1,3}(?:-\d{1,3})?)[a-z]{1,2}\d{1,3}")
"""The number of a step below a label that is not there: it says more than any name."""


def goes_on(text: str, says_end: Callable[[str], bool]) -> bool:
    """Whether a text names at its end where the flow goes on: `Desk says so. Resume at step 2.`"""
    return says_end(_SENTENCE.split(text.strip())[-1])


_FULL_STOP = expression(r"(?<=[.!?])\s+|(?<=[。！？])")
_SENTENCE = expression(r"(?<=[.;!?])\s+|(?<=[。！？；])|,\s+(?:and\s+)?|\s(?:and|und|et|y|e|en)\s")


def of_entry(entry: Entry, says_end: Callable[[str], bool]) -> Alternative:
    """The extension that an entry of a list is; `says_end` knows whether a text is how a flow ends."""
    if entry.sign is Sign.LABEL or _OF_STEP.fullmatch(entry.typed):
        name = entry.parted
        if not entry.children and not split_name(name)[1]:
            name = ": ".join(filter(None, split_condition(name)))
        return Alternative(entry.at, label=entry.typed, name=name, entries=entry.children, typed=entry)
    whole = entry.parted
    # Behind its name stands what is done: a step at the end of that is none that it leaves from.
    has_rest = bool(split_name(whole)[1])
    at_end = not goes_on(whole, says_end)
    place = read_place(whole, at_end=at_end and not has_rest)
    text = place.rest if place is not None else whole
    name, rest = split_name(text)
    if place is None and (place := read_place(name, at_end=at_end or has_rest)) is not None:
        name = place.rest
    code, behind = read_code(name)
    if code and not behind and rest:
        # `A1: No sled is left: Desk says so.`
        behind, rest = split_name(rest)
    if not name:
        name, rest = rest or whole, ""
    condition, handling = split_condition(name)
    if not rest and (not entry.children or begins_with_system(handling)):
        name, rest = condition, handling
    if not entry.children and not rest:
        # `None is left. Desk says so. Use case ends.`, `At step 2, none is left. The system says so.`
        said = behind if code else name
        first, *others = _FULL_STOP.split(said)
        if others and (goes_on(whole, says_end) or begins_with_system(others[0])):
            name = behind = first
            rest = said[len(first) :].strip()
    if place is None and code and (place := read_place(behind)) is not None:
        # `A1: At step 2, none is left: Desk says so.`
        behind = place.rest
    alternative = Alternative(entry.at, entries=entry.children)
    if place is not None:
        alternative.steps = place.steps
        if not place.is_certain:
            alternative.remarks.append(whole)
    name = (f"{code} {behind}" if code else name).strip().rstrip(":：").removesuffix(".")
    alternative.name = name or whole or entry.typed
    if not alternative.steps and (place := read_place(rest, at_start=True)) is not None:
        alternative.steps, rest = place.steps, place.rest
    _take_rest(alternative, entry, rest)
    return alternative


def _take_rest(alternative: Alternative, entry: Entry, rest: str) -> None:
    """What stands behind a name: its condition where steps stand below it, and else how it is handled."""
    is_ended = bool(entry.more and entry.children) and all(child.is_end for child in entry.children)
    if begins_with_system(rest) and (is_ended or (entry.children and says_condition(alternative.name))):
        # `A1 No sled`, below it what the system does, and how it ends.
        at = entry.more[0].at if entry.more else entry.at
        alternative.entries = [Entry(rest, at, entry.indent + 1), *entry.children]
    elif entry.children:
        alternative.condition = rest.rstrip(":： ")
    else:
        condition, handling = split_condition(rest)
        if handling and _COUNTED.search(alternative.name):
            alternative.condition, rest = condition, handling
        alternative.handling = rest
        alternative.handling_at = entry.at


_COUNTED = expression(r"(?<=[^\W\d_])\s+\d{1,2}$")
"""`Alternative flow 2` says nothing of when it happens."""


def _is_own(entry: Entry, labelled: Entry) -> bool:
    """Whether an entry behind a labelled one is an extension as well, though it has no label."""
    if entry.sign is not Sign.BULLET or entry.is_end:
        return entry.sign is Sign.LABEL
    if read_code(entry.text)[0] or _NAMED.match(entry.text):
        return True
    # The steps of the labelled one are indented: this is none of them.
    return any(labelled.indent == entry.indent < child.indent for child in labelled.children)


_NAMED = expression(
    r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?:(?!(?P=mark)).){1,120}(?:[:：](?P=mark)|(?P=mark)\s*[:：])"
)
"""`**Alarm:** Guard whistles.`: a name before what is said of it."""


def gathered(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with the steps of labelled ones below them, also where these were not indented."""
    found: list[Entry] = []
    for entry in entries:
        above = found[-1] if found else None
        is_bare_end = entry.is_end and entry.sign is Sign.NONE
        is_below_label = above is not None and above.sign is Sign.LABEL and not _is_own(entry, above)
        if above is not None and (is_below_label or is_bare_end):
            above.children.append(entry)
        else:
            found.append(entry)
    return found
