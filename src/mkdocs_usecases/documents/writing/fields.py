"""The parts of a use case that are no flows, written as values of their keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_letters

from mkdocs_usecases.documents.finding.alternatives import read_place
from mkdocs_usecases.documents.finding.draft import Part
from mkdocs_usecases.documents.finding.entries import Sign, Written
from mkdocs_usecases.documents.finding.lines import NOTHING
from mkdocs_usecases.documents.finding.questions import Reason
from mkdocs_usecases.documents.writing.cast_tables import texts_of_interests
from mkdocs_usecases.documents.writing.casts import write_names
from mkdocs_usecases.documents.writing.denials import denies
from mkdocs_usecases.documents.writing.guarantee_ends import by_end, by_minimum
from mkdocs_usecases.documents.writing.headed_texts import texts_of
from mkdocs_usecases.documents.writing.rules import write_named, write_rules
from mkdocs_usecases.documents.writing.sheet import Sheet
from mkdocs_usecases.documents.writing.values import read_names, read_prose, read_texts, unticked
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.keys import Shape
from mkdocs_usecases.parsing.words.levels import level_named


def write_field(sheet: Sheet, part: Part, shape: Shape) -> None:
    """Write a part as the value of its key, as far as it has the form of one."""
    if part.key == "level":
        _level(sheet, part)
    elif part.key == "summary":
        _prose(sheet, part)
    else:
        _of_shape(sheet, part, shape)


def _of_shape(sheet: Sheet, part: Part, shape: Shape) -> None:
    match shape:
        case Shape.NAMES:
            write_names(sheet, part)
        case Shape.TEXT | Shape.PROSE:
            _text(sheet, part)
        case Shape.RULES:
            write_rules(sheet, part)
        case Shape.PARTS:
            write_named(sheet, part)
        case Shape.STAKEHOLDERS:
            _stakeholders(sheet, part)
        case Shape.TEXTS:
            _texts(sheet, part)
        case Shape.WORDS:
            _words(sheet, part)
        case Shape.VARIATIONS:
            _variations(sheet, part)
        case Shape.EXTENSION_POINTS:
            _extension_points(sheet, part)
        case Shape.EXTENDS:
            _ids_alone(sheet, part)
        case Shape.STEPS | Shape.EXTENSIONS:
            sheet.leave_part(part)


def _words(sheet: Sheet, part: Part) -> None:
    """Write ids; names beside them stay as a remark."""
    texts = read_texts(sheet.source.with_value(part))
    found = [Written(piece, text.at) for text in texts.found for piece in _ids(text.text)]
    named = [_NAMED_ID.fullmatch(text.text) for text in found]
    if part.key == "includes" and any(named):
        for text, match in zip(found, named, strict=True):
            if match is not None:
                sheet.block.remark(f"{part.key}: {text.text}", text.at)
        found = [
            Written(match["id"], text.at) if match is not None else text
            for text, match in zip(found, named, strict=True)
        ]
    if found:
        sheet.block.texts(part.key, found, sheet.source.at(part.mark.index))
    sheet.leave_lines(texts.others, part)


def _ids_alone(sheet: Sheet, part: Part) -> None:
    """Write use cases that are named by their ids; anything else stays in the page."""
    texts = read_texts(sheet.source.with_value(part))
    ids = [Written(piece, text.at) for text in texts.found for piece in _ids(text.text)]
    if not ids or texts.others or not all(_ID_ALONE.fullmatch(one.text) for one in ids):
        sheet.leave_part(part)
        return
    sheet.block.texts(part.key, ids, sheet.source.at(part.mark.index))


_ID_ALONE = expression(r"[A-Za-z][\w.-]*\d")


def is_nothing(sheet: Sheet, part: Part) -> bool:
    """Whether a part says nothing, or that there is none; such words stay as a remark."""
    source = sheet.source
    lines = [line for line in source.with_value(part) if line.text.strip()]
    if any(not source.is_text[index] for index in range(part.start, part.end)):
        return False
    if not lines:
        return True
    text = " ".join(line.text.strip() for line in lines)
    is_placeholder = len(lines) == 1 and re.fullmatch(r"_[^_]+_\.?|\*[^*]+\*\.?", text) is not None
    if part.key in ("extensions", "variations"):
        is_placeholder = is_placeholder or all(_NUMBER_ALONE.fullmatch(line.text) for line in lines)
    text = re.sub(r"^[-*+•]\s+", "", text)
    if not (is_placeholder or NOTHING.fullmatch(text) or denies(text, part.key)):
        return False
    sheet.block.remark(f"{part.key}: {text.strip('_* ')}", lines[0].at)
    return True


_NUMBER_ALONE = expression(
    r"\s*(?:[-*+•]\s+)?[*_]{0,2}(?:\d{1,2}[a-z]?\d{0,2}|\*[a-z])[.):]{0,2}[*_]{0,2}\s*"
)
"""A row of a form in which nobody has written anything."""


def _text(sheet: Sheet, part: Part) -> None:
    lines = sheet.source.with_value(part)
    others = unticked(lines)
    for line in others:
        sheet.block.remark(f"{part.key}: {line.text.strip()}", line.at)
    texts = read_texts([line for line in lines if line not in others])
    if texts.found:
        joined = "; ".join(text.text.rstrip(";") for text in texts.found)
        if part.key == "system":
            joined = joined.removesuffix(".")
        sheet.block.text(part.key, Written(_plain(joined), texts.found[0].at))
    sheet.leave_lines(texts.others, part)


def _texts(sheet: Sheet, part: Part) -> None:
    """All parts that are one key, together with the first of them."""
    source, found, failed = sheet.source, list[Written](), list[Written]()
    for one in sheet.draft.parts:
        if one.key != part.key or (one is not part and is_nothing(sheet, one)):
            continue
        texts = texts_of(sheet, one)
        found += texts.found
        sheet.leave_lines(texts.others, one)
        if part.key == "success guarantee":
            succeeded = texts.found if sheet.draft.has("failure guarantee") else by_end(texts.found)[0]
            _ask_of_guarantee(sheet, one, succeeded)
    if part.key == "success guarantee" and not sheet.draft.has("failure guarantee"):
        found, failed = by_end(found)
    minimal: list[Written] = []
    if part.key == "success guarantee" and not sheet.draft.has("minimal guarantee"):
        found, minimal = by_minimum(found)
    if part.key == "requirements":
        found = [Written(piece, text.at) for text in found for piece in _ids(text.text)]
    if found:
        first = len(sheet.block.lines)
        sheet.block.texts(part.key, found, source.at(part.mark.index))
        if part.key == "notes":
            sheet.own_notes = range(first, len(sheet.block.lines)), found
    if failed:
        sheet.block.texts("failure guarantee", failed, failed[0].at)
    if minimal:
        sheet.block.texts("minimal guarantee", minimal, minimal[0].at)


_IDS = expression(
    r"\s*(?:\[[^\[\]]+\]\([^()]*\)|\[?[A-Z][\w.-]*\d\]?(?:\s*\([^()]*\)|\s*[:–—-]\s+[^,:]+)?)\s*$"
)
_NAMED_ID = expression(r"(?P<id>[A-Z][\w.-]*\d)(?:\s*\([^()]*\)|\s*[:–—-]\s+.+)")
"""`UC-15 (Cook soup)`"""


def _ids(text: str) -> list[str]:
    """Ids parted by commas, one by one; any other text as it is."""
    pieces = text.split(",")
    return [piece.strip() for piece in pieces] if all(map(_IDS.match, pieces)) else [text]


_FAILS = expression(
    r"\b(?:if|when|in case|on|bei|wenn|falls|en caso|em caso)\b.{0,40}"
    r"\b(?:fail|error|unsuccess|fehl|misserfolg|falla|falha)",
    re.IGNORECASE,
)


def _ask_of_guarantee(sheet: Sheet, part: Part, texts: Sequence[Written]) -> None:
    if texts and part.mark.words.casefold().strip().rstrip("s") == "guarantee":
        sheet.question(Reason.GUARANTEE_ALONE, texts[0].at, texts[0].text)
    for text in texts:
        if _FAILS.search(text.text) or by_end([text])[1]:
            sheet.question(Reason.BOTH_ENDS, text.at, text.text)


def _prose(sheet: Sheet, part: Part) -> None:
    prose = read_prose(sheet.source.with_value(part))
    if len(prose) == 1:
        sheet.block.text(part.key, prose[0])
    elif prose:
        sheet.block.kept(part.key, prose, sheet.source.at(part.mark.index))
    sheet.leave_lines((), part)


def _level(sheet: Sheet, part: Part) -> None:
    texts = read_texts(sheet.source.with_value(part))
    text = " ".join(text.text for text in texts.found).strip("*_`. ")
    at = sheet.source.at(part.mark.index)
    if level_named(text) is not None:
        sheet.block.raw("level", text if re.fullmatch(r"[\w \-]+", text) else f'"{text}"', at)
    else:
        sheet.question(Reason.UNKNOWN_LEVEL, at, text)


_INTEREST = expression(
    r"[*_]{0,3}(?P<name>[^:：*_]{1,80}?)[*_]{0,3}\s*(?:[:：][*_]{0,3}|\s[-–—]\s)[*_]{0,3}\s*(?P<rest>\S.*)$"
)


def _stakeholders(sheet: Sheet, part: Part) -> None:
    texts = texts_of_interests(sheet.source.with_value(part))
    at = sheet.source.at(part.mark.index)
    pairs: list[tuple[str, Written]] = []
    found = [one for text in texts.found for one in _each_interest(text)]
    for text in found:
        if match := _INTEREST.match(text.text):
            pairs.append((match["name"].strip(), Written(match["rest"], text.at)))
    if not pairs:
        names = read_names(found)
        for remark in names.remarks:
            sheet.question(Reason.MOVED_TO_NOTES, remark.at, remark.text)
        if names.found:
            sheet.block.texts(part.key, names.found, at)
    elif len({name for name, _ in pairs}) == len(found):
        sheet.block.mapping(part.key, pairs, at)
    else:
        sheet.block.texts(part.key, found, at)
    sheet.leave_lines(texts.others, part)


_NEXT_INTEREST = expression(
    r"(?<=[.;。；])\s+(?=[^\W\d_a-z][^.:：;]{0,40}[:：]\s)|(?<=[;；])\s+(?=[^\W\d_a-z][^.:：;–—]{0,40}\s[-–—]\s)"
)


def _each_interest(text: Written) -> Sequence[Written]:
    """The stakeholders that a text tells of one after the other: `Guest: a sled. Bank: its money.`"""
    pieces = [Written(piece.rstrip(";； "), text.at) for piece in _NEXT_INTEREST.split(text.text)]
    return pieces if all(_INTEREST.match(piece.text) for piece in pieces) else [text]


_POINT = expression(r"(?P<name>[^:：]{2,80}?)\s*(?:[:：]|\()\s*(?:\w+\s+)?(?P<step>\d{1,3})\)?\.?$")


def _variations(sheet: Sheet, part: Part) -> None:
    outline = sheet.source.outline(part)
    pairs: list[tuple[str, Written]] = []
    taken = 0
    for entry in outline.entries:
        text = "; ".join([entry.whole, *(child.whole for child in entry.children)]).replace(":; ", ": ")
        place = read_place(text, at_start=True) if entry.sign is Sign.BULLET else None
        step = entry.typed.rstrip(ascii_letters)
        if entry.sign is Sign.LABEL and pairs and pairs[-1][0] == step:
            # `3a. by card`, `3b. in coins`: a letter for each of the ways of one step.
            said = pairs.pop()[1]
            pairs.append((step, said._replace(text=f"{said.text.rstrip('.')}; {text}")))
        elif entry.sign in (Sign.NUMBER, Sign.LABEL) and step.isdigit():
            pairs.append((step, Written(text, entry.at)))
        elif place is not None and place.is_certain and place.steps.isdigit() and place.rest:
            pairs.append((place.steps, Written(place.rest, entry.at)))
        else:
            continue
        taken += 1
    is_whole = taken == len(outline.entries) and len({*dict(pairs)}) == len(pairs) and not outline.others
    _mapping(sheet, part, pairs, is_whole=is_whole)


def _extension_points(sheet: Sheet, part: Part) -> None:
    texts = read_texts(sheet.source.with_value(part))
    matches = [(text, _POINT.match(text.text)) for text in texts.found]
    pairs = [(match["name"], Written(match["step"], text.at)) for text, match in matches if match]
    _mapping(sheet, part, pairs, is_whole=len(pairs) == len(matches) and not texts.others)


def _mapping(sheet: Sheet, part: Part, pairs: list[tuple[str, Written]], *, is_whole: bool) -> None:
    """Write a value that has a form of its own; what has it not stays in the page."""
    if pairs and is_whole:
        sheet.block.mapping(part.key, pairs, sheet.source.at(part.mark.index))
    else:
        sheet.leave_part(part)


def _plain(text: str) -> str:
    """A text without emphasis around the whole of it."""
    match = re.fullmatch(r"([*_`]{1,3})([^*_`]+)\1", text)
    return match[2] if match else text
