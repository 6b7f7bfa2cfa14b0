"""Lines of an outline, nested by their indentation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.ends.remarks import said_end
from mkdocs_usecases.parsing.findings.text_findings import DEEPEST_NESTING, too_large
from mkdocs_usecases.parsing.items.counters import Counter, counters
from mkdocs_usecases.parsing.items.outline_letters import label_letters
from mkdocs_usecases.parsing.items.outline_line import Line
from mkdocs_usecases.parsing.items.outline_lines import read_lines
from mkdocs_usecases.parsing.items.outline_marks import has_lead
from mkdocs_usecases.parsing.items.outline_parts import part_of
from mkdocs_usecases.parsing.reader.tree import Piece, Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.departures import begins_with_place, departure
from mkdocs_usecases.parsing.words.labels import narrow, read_head


def read_tree_of_lines(source: BlockText, node: Scalar, *, of_branches: bool = False) -> list[Line]:
    """The lines of an outline, each with those that are indented below it.

    Lines without number and bullet go on with the one above, unless they say something of their own.
    """
    roots: list[Line] = []
    stack: list[Line] = []
    last: Line | None = None
    continued: dict[int, Line] = {}
    for line, below in _numbered_lines(source, node, stack, of_branches=of_branches):
        if last is not None and line.is_data:
            _add_data(line, last, stack)
            continue
        goes_on = line.bare and last is not None and (_is_empty(last) or not says_end(source, line))
        stands_alone = last is not None and (
            _begins_anew(line, last, roots, of_branches=of_branches)
            or (of_branches and _stands_behind_end(source, line, last, roots))
            or (of_branches and _is_below_condition(line, last))
            or (of_branches and _heads_list(line, last, below, roots[0].indent))
        )
        if goes_on and last is not None and not stands_alone:
            owner = last.children[-1] if _has_data(last) else last
            owner.go_on(line)
            continued[id(owner)] = owner
            continue
        while stack and (
            (stack[-1].indent >= line.indent and not _is_first_step_of(line, stack[-1]))
            or _is_nearly_beside(line, stack[-1])
        ):
            stack.pop()
        if len(stack) >= DEEPEST_NESTING:
            span = source.place(*line.pieces[0])
            source.report(too_large(span, "deeper nesting", f"{DEEPEST_NESTING} levels"))
            break
        (stack[-1].children if stack else roots).append(line)
        stack.append(line)
        last = line
    for line in continued.values():
        line.settle(source)
    return roots


def _is_empty(line: Line) -> bool:
    """Whether nothing but a number stands in a line, whose text was torn off it."""
    return not line.text and not line.more and bool(line.typed_number)


def says_end(source: BlockText, line: Line) -> bool:
    """Whether a line is an end or a loop and nothing else: it stands for itself, numbered or not."""
    if line.labelled or line.is_data:
        return False
    if source.outcomes.read(line.text) is not None or source.outcomes.loop(line.text) is not None:
        return True
    # With a remark behind it: a sentence of its own, no half of one.
    return line.bare and line.text[:1].isupper() and said_end(line.text, source.outcomes) is not None


def _numbered_lines(
    source: BlockText, node: Scalar, stack: list[Line], *, of_branches: bool
) -> Iterator[tuple[Line, Line | None]]:
    """The lines, each with the one below it."""
    lines = list(read_lines(source, node))
    if of_branches:
        label_letters(source, lines)
    _number_loose(source, lines, of_branches=of_branches)
    for line, below in zip_longest(lines, lines[1:]):
        if not line.text and not line.typed_number and (not line.mark or len(lines) == 1):
            # A line that only parts what is above it from what is below.
            continue
        if line.bare:
            counted = _TIGHT_NUMBER.match(narrow(line.text))
            own = [one for one in stack if counted and _next_number(one.typed_number) == counted[1]]
            above = next((one for one in own or stack if own or one.indent == line.indent), None)
            next_number = below.typed_number if below is not None and below.indent == line.indent else ""
            _number(source, line, above.typed_number if above else None, next_number)
        yield line, below


def _is_below_condition(line: Line, last: Line) -> bool:
    """Whether a line stands deeper than a label whose condition ends with a colon: a step of it."""
    return last.labelled and line.indent > last.indent and (last.tail or last.text).endswith((":", "："))


def _heads_list(line: Line, last: Line, below: Line | None, outermost: int) -> bool:
    """Whether a line at the margin is above a list of its own, and behind the one of another extension."""
    if below is None or not line.indent <= outermost < min(last.indent, below.indent):
        return False
    is_first = below.typed_number in ("", "1") and not below.bare
    return is_first and not line.text[:1].islower() and (last.tail or last.text).endswith(_FINISHED)


_FINISHED = (".", "!", "?", ":", "。", "：", "！", "？")


def _is_nearly_beside(line: Line, above: Line) -> bool:
    """Whether a line stands one blank deeper than one of its kind that comes before it: no nesting."""
    if line.indent != above.indent + 1:
        return False
    if above.mark == line.mark == "-":
        return True
    if not (above.labelled and line.labelled):
        return False
    first, second = _STEP.match(above.text), _STEP.match(line.text)
    return first is not None and second is not None and int(first[0]) <= int(second[0])


_STEP = expression(r"\d{1,3}(?=[a-z])")


def _is_first_step_of(line: Line, above: Line) -> bool:
    """Whether a number says that its line belongs to the extension above it, where that stands deeper."""
    if not above.labelled or above.indent == line.indent or above.children or line.labelled:
        return False
    label = read_head(above.text).label
    return label[:1].isdigit() and line.typed_number == f"{label}1"


def _add_data(line: Line, last: Line, stack: list[Line]) -> None:
    """Put a table, a picture or code below the step that it stands behind."""
    owner = next((one for one in reversed(stack) if one.indent < line.indent), last)
    owner.children.append(line)


def _has_data(line: Line) -> bool:
    return bool(line.children) and line.children[-1].is_data


def _begins_anew(line: Line, last: Line, roots: list[Line], *, of_branches: bool) -> bool:
    """Whether a line without number and bullet does not go on with the one above."""
    if line.lead or last.is_title:
        return True
    if not of_branches:
        return False
    if part_of(line) is not None or has_lead(line):
        return True
    if last.is_coded and line.indent > last.indent and begins_with_place(line.text):
        # `In step 2, no seat is free.` below `A1 Full`
        return True
    is_outermost = line.indent <= roots[0].indent
    is_finished = (last.tail or last.text).endswith(_FINISHED) or (is_outermost and line.indent < last.indent)
    return (
        is_finished and is_outermost and (line.text.endswith((":", "：")) or departure(line.text) is not None)
    )


def _stands_behind_end(source: BlockText, line: Line, last: Line, roots: list[Line]) -> bool:
    """Whether a line with a condition stands as deep as the extensions, below the end of one."""
    is_outermost = line.indent <= roots[0].indent and line.indent < last.indent
    return is_outermost and _COLON.search(line.text) is not None and says_end(source, last)


_COLON = expression(r"[:：]\s|：")


def _number_loose(source: BlockText, lines: list[Line], *, of_branches: bool) -> None:
    """Number lines of which each counts on from one above it that is as deep and is counted alike."""
    above: dict[tuple[int, tuple[str, ...]], tuple[Line, Counter, bool]] = {}
    outermost = min((line.indent for line in lines), default=0)
    indent = -1
    for line in lines:
        is_deeper, indent = 0 <= indent < line.indent, line.indent
        for counter in _counters(line, is_branch=of_branches and indent == outermost):
            key = indent, counter.form[3:] if _is_loose(counter) else counter.form
            before = above.get(key)
            follows = before is not None and counter.value == before[1].value + 1
            if before is not None and follows and not before[2]:
                _take_counter(source, before[0], before[1])
            # Alone a letter, or a number with signs around it, is a list of one below the line above it.
            is_alone = counter.form[3] == "a" or counter.is_dressed
            taken = follows or (is_deeper and counter.value == 1 and is_alone)
            if taken:
                _take_counter(source, line, counter)
            if taken or counter.value == 1:
                above[key] = line, counter, taken
            if taken:
                break


def _counters(line: Line, *, is_branch: bool) -> Iterator[Counter]:
    """What may count a line that has no number and no label; of extensions a number says where they leave."""
    may_count_steps = line.is_coded and line.text[:1] in "sS"
    if line.typed_number or line.is_data or len(line.pieces) > 1 or (line.labelled and not may_count_steps):
        return
    for counter in counters(line.text):
        if line.bare if _is_loose(counter) else not is_branch:
            yield counter


def _is_loose(counter: Counter) -> bool:
    """A number without a sign of its own behind it, or a letter in its place."""
    before, word, behind, kind = counter.form
    return not before and not word and (behind in ("", "-", "–", "—") if kind == "1" else kind == "a")


def _take_counter(source: BlockText, line: Line, counter: Counter) -> None:
    number, start, end = line.pieces[0]
    is_number = counter.form[3] in "1①"
    if is_number:
        line.number = Piece(number, start + counter.start, start + counter.end)
        line.typed_number = counter.name
    line.mark = line.mark if line.mark == "#" else "1" if is_number else "a"
    line.labelled = line.is_coded = False
    line.lead = 0
    line.pieces = (Piece(number, start + counter.length, end),)
    line.text = source.joined(line.pieces)


_NEARLY = expression(
    r"(?P<number>(?:(?:\d{1,3}(?:-\d{1,3})?|\*)[a-z]{1,3})?\d{1,3})"
    r"(?:[.)](?=[^\W\d])|[,;]\s*(?=[^\W\d])|[.)]{2,}\s+|\s[.)]\s+(?=\S)|\s*[-–—]?\s+(?=\S))|[o0l]?[.)]{1,2}\s+(?=\S)"
)
"""A number with a wrong sign or no blank behind it, a letter that looks like one, or its sign alone."""

_TIGHT_NUMBER = expression(r"((?:(?:\d{1,3}|\*)[a-z])?\d{1,3})(?:[.)](?=[^\W\d]{2})|\s[.)]\s)")
_COUNTED = expression(r"(?P<head>(?:.*[a-z.])?)(?P<count>\d{1,3})")


def _next_number(number: str, by: int = 1) -> str:
    """The number of a step behind another one; empty where that has none."""
    match = _COUNTED.fullmatch(number)
    return f"{match['head']}{int(match['count']) + by}" if match is not None else ""


def _number(source: BlockText, line: Line, above: str | None, below: str) -> None:
    """Number a line that was meant to be: the lines beside it that stand as deep tell what its number is.

    Args:
        source: the block.
        line: that has no number, or none that is one.
        above: the number of the line above it; `None` where it is the first that stands so deep.
        below: that of the next line, if it stands as deep; else empty.
    """
    if len(line.pieces) > 1:
        return
    match = _NEARLY.match(narrow(line.text))
    typed = (match["number"] or "") if match else ""
    first = _next_number(below, -1)
    expected = _next_number(above) if above else first if first.endswith("1") else ""
    # Without a number it may go on with the line above, unless the next number says that one is missing.
    is_missing = bool(expected) and expected == first and line.text[:1].isupper()
    if match is None and not is_missing:
        return
    is_first = match is not None and (match[0] in ("1.", "1)") or (expected and typed in ("", expected)))
    if above is None and not (is_first or is_missing):
        return
    if above is not None and (not expected or typed not in ("", expected) or below == expected):
        return
    number, start, end = line.pieces[0]
    if typed:
        line.number, line.typed_number = Piece(number, start, start + len(typed)), typed
    line.mark = "1"
    line.pieces = (Piece(number, start + (match.end() if match else 0), end),)
    line.text = source.joined(line.pieces)
