"""Parts whose items have names: business rules with their ids, screens, data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from mkdocs_usecases.documents.finding.cells import run_on
from mkdocs_usecases.documents.finding.draft import Part
from mkdocs_usecases.documents.finding.entries import Written
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.marks import Form
from mkdocs_usecases.documents.writing.sheet import Sheet
from mkdocs_usecases.documents.writing.values import read_prose, read_texts
from mkdocs_usecases.expressions import Expression, expression

_ID = r"[A-Z]{1,6}(?:[-_.][A-Z]{1,6})?[-_. ]?\d{1,4}(?:\.\d+)*"
_RULE = expression(
    rf"[*_]{{0,3}}(?P<name>{_ID}(?:\s+[^:：*_]{{1,80}})?)[*_]{{0,3}}\s*(?:[:：]|[-–—](?=\s))[*_]{{0,3}}\s*(?P<rest>\S.*)$"
)
_BEFORE_RULE = expression(rf"(?<=[\d).])[,;]\s+(?={_ID}(?:\s*[(,;.:–—]|\s+-|\s*$))")
"""What stands between two rules that are named in one text: `BR-1, BR-2 (by day); BR-4`."""

_NAMED = expression(rf"{_ID}(?:\s*\([^()]*\))?\.?")
"""A rule that is named, and not told."""

_HEAD = expression(rf"(?P<id>{_ID})\s*[:：.)\-–—]*\s*(?P<name>.*)$")
_PAIR = expression(
    r"[*_`]{0,3}(?P<name>[^:：*_`]{1,60}?)[*_`]{0,3}\s{0,3}(?:[:：][*_]{0,3}|\s[-–—]\s)[*_]{0,3}\s*(?P<rest>\S.*)$"
)


def write_rules(sheet: Sheet, part: Part) -> None:
    """Business rules: by their ids where all have one, else one after the other."""
    heads = [mark for mark in part.inner if mark.part is None and mark.form in (Form.HEADING, Form.BOLD)]
    source = sheet.source
    at = source.at(part.mark.index)
    if not heads:
        _write_items(sheet, part, _RULE, _apart)
        return
    first = read_texts([*source.with_value(part)][: heads[0].index - part.start])
    rules: list[tuple[str, list[Written]]] = []
    for mark, following in pairwise([*heads, None]):
        assert mark is not None
        end = part.end if following is None else following.index
        head = _HEAD.match(mark.words)
        name = f"{head['id']} {head['name']}".strip() if head else ""
        rules.append((name, read_prose(_without_pictures(source.text(mark.index + mark.lines, end)))))
    names = {name for name, text in rules if text}
    if "" in names or len(names) < len(rules) or first.found:
        # Some have no id, or no text: they stay what they are.
        sheet.leave_part(part)
        return
    sheet.block.line(f"{part.key}:", at)
    for (name, text), mark in zip(rules, heads, strict=True):
        if len(text) == 1:
            sheet.block.pair(name, text[0])
        else:
            sheet.block.kept(name, text, source.at(mark.index), "  ")
    sheet.leave_lines((), part)


def _without_pictures(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not line.text.lstrip().startswith(("```", "~~~"))]


def write_named(sheet: Sheet, part: Part) -> None:
    """Screens and data: by their names where all have one, else one after the other."""
    _write_items(sheet, part, _PAIR)


def _apart(text: Written) -> list[Written]:
    """The rules that one text names; one that tells the first of them may name others."""
    pieces = _BEFORE_RULE.split(text.text)
    if not _NAMED.fullmatch(pieces[0]):
        return [text]
    if _NAMED.fullmatch(pieces[-1]) and not pieces[-1].endswith(")."):
        pieces[-1] = pieces[-1].removesuffix(".")
    return [Written(piece, text.at) for piece in pieces]


def _write_items(
    sheet: Sheet, part: Part, form: Expression, apart: Callable[[Written], list[Written]] | None = None
) -> None:
    lines: Sequence[Line] = sheet.source.with_value(part)
    if (coded := run_on(lines)) is not lines:
        # `BR-1: two a week; BR-2: none on Sunday`
        lines = [line._replace(text=f"- {line.text.rstrip(';')}") for line in coded]
    texts = read_texts(lines)
    at = sheet.source.at(part.mark.index)
    found = texts.found if apart is None else [one for text in texts.found for one in apart(text)]
    pairs = [
        (match["name"].strip(), Written(match["rest"], text.at))
        for text in found
        if (match := form.match(text.text))
    ]
    if pairs and len({name for name, _ in pairs}) == len(found):
        sheet.block.mapping(part.key, pairs, at)
    elif found:
        sheet.block.texts(part.key, found, at)
    sheet.leave_lines(texts.others, part)
