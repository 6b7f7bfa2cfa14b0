"""From the text of a block to its tree; each slip becomes a finding."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.reader.reader import Seen, read_seen
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.slips import Change, Slip, SlipKind
from mkdocs_usecases.parsing.reader.tree import Mapping, Scalar
from mkdocs_usecases.parsing.slips.broken_texts import article_colons, broken_off, may_break_off
from mkdocs_usecases.parsing.slips.first_look import (
    may_be_out_of_order,
    may_hold_half_a_pair,
    may_hold_wide_signs,
)
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.vocabulary import language
from mkdocs_usecases.parsing.words.labels import LABEL, LAST_LABEL

if TYPE_CHECKING:
    from mkdocs_usecases.parsing.slips.joints import Joint

# What looks for a kind of slip is loaded where there may be one.


def read_tree(
    text: str, origin: Origin, context: Context, seen: Seen | None = None
) -> tuple[BlockText, Reading | None]:
    """Read a text, which may have been looked at; `None` where it is too large to be read."""
    if (
        may_be_too_large(text)
        and (size := len(text.encode("utf-8", "surrogatepass"))) > text_findings.LARGEST_BLOCK
    ):
        source = BlockText(text, origin, context.outcomes, sites=context.sites)
        most = f"{text_findings.LARGEST_BLOCK // 1024} KiB"
        source.report(text_findings.too_large(origin.fence, f"{size // 1024} KiB", most))
        return source, None
    wrapping = _wrapping(text, context)
    typed = text
    if wrapping is not None:
        lines = text.split("\n")
        lines[wrapping[0]] = ""
        text, seen = "\n".join(lines), None
    source, reading = _read(Seen(text) if seen is None else seen, text, origin, context)
    if wrapping is not None:
        source.text = typed
        source.report(_wrapped(source, *wrapping))
    if _may_be_moved(reading, text):
        from mkdocs_usecases.parsing.slips.moved_lines import in_order, moved_line, told_of_moved

        if moved := moved_line(source.lines, reading, context.key):
            found = told_of_moved(source, moved)
            text, origin = in_order(text, origin, moved)
            source, reading = _read(Seen(text), text, origin, context)
            source.text = typed
            source.report(found)
    slips: Sequence[Slip] = reading.slips
    if reading.doubtful:
        source.findings += article_colons(source, reading.doubtful)
    if reading.doubtful and isinstance(reading.root, Mapping) and not reading.root.flow:
        source, reading = _with_lines_apart(source, reading, (text, origin), context)
        slips = reading.slips
    is_beside = any(pair in text for pair in _BESIDE_STOPS)
    lines = source.lines
    told_of = {(slip.line, slip.column) for slip in slips if slip.kind is SlipKind.LAST_COLON}
    ending = {at for at in reading.doubtful if lines[at][-1:] == ":" and ": " in lines[at]}
    if is_beside or ending:
        numbers = range(len(lines)) if is_beside else sorted(ending)
        source.findings += _stray_colons(source, numbers, told_of)
    if may_break_off(text):
        source.findings += broken_off(source)
    if " #" in text:
        from mkdocs_usecases.parsing.slips.continued_comments import continued_comments
        from mkdocs_usecases.parsing.slips.hidden_labels import hidden_labels

        source.findings += hidden_labels(source)
        source.findings += continued_comments(source)
    if slips:
        from mkdocs_usecases.parsing.reader.repeated import gathered
        from mkdocs_usecases.parsing.slips.told_slips import told

        for slip in gathered(slips):
            source.report(told(source, slip))
    _tell_signs(source, text)
    return source, reading


def _tell_signs(source: BlockText, text: str) -> None:
    """Tell of halves of pairs, and of signs of another keyboard."""
    if may_hold_half_a_pair(text):
        from mkdocs_usecases.parsing.slips.lone_brackets import lone_brackets

        source.findings += lone_brackets(source)
    if may_hold_wide_signs(text):
        from mkdocs_usecases.parsing.slips.wide_signs import wide_signs

        source.findings += wide_signs(source)


def may_be_too_large(text: str) -> bool:
    """Whether a block may have more bytes than are read: a character has four at most."""
    return 4 * len(text) > text_findings.LARGEST_BLOCK


def _may_be_moved(reading: Reading, text: str) -> bool:
    """A quick look: whether a line stands wrong, or goes on with another one."""
    root = reading.root
    if not isinstance(root, Mapping) or root.flow:
        return False
    return (
        bool(reading.slips)
        or may_be_out_of_order(text)
        or any(
            isinstance(value, Scalar) and not value.style and len(value.pieces) > 1 for _, value in root.value
        )
    )


def _wrapping(text: str, context: Context) -> tuple[int, str] | None:
    """The key that the whole block stands below, and its line."""
    if _MAY_WRAP.match(text) is None:
        return None
    from mkdocs_usecases.parsing.slips.wrapping_keys import wrapping_key

    return wrapping_key(text, context.key)


_MAY_WRAP = expression(r"\s*[^\n]{1,50}:[ \t]*\r?\n")


def _wrapped(source: BlockText, line: int, name: str) -> Diagnostic:
    """What is said of a key that the whole block stands below."""
    typed = source.text.split("\n")[line]
    start = len(typed) - len(typed.lstrip())
    place = source.place(line, start, len(typed.rstrip()))
    message = f"all of the block stands below `{name}`, and its keys are those of a use case"
    edit = source.edit(Change(line, 0, line + 1, 0, ""))
    return text_findings.yaml_syntax(place, message, "take this line out", (edit,), is_certain=True)


def _read(seen: Seen, text: str, origin: Origin, context: Context) -> tuple[BlockText, Reading]:
    reading = read_seen(seen, language(context.outcomes, context.keys))
    source = BlockText(text, origin, context.outcomes, reading.texts, sites=context.sites)
    source.is_visible = reading.is_usual or None
    if reading.shifts:
        source.origin, source.margins = _shifted(origin, reading.shifts), origin.offsets
    return source, reading


def _shifted(origin: Origin, shifts: dict[int, int]) -> Origin:
    """Where lines stand that are read as if they were indented by other signs."""
    offsets = list(origin.offsets)
    for line, by in shifts.items():
        offsets[line] += by
    return origin._replace(offsets=tuple(offsets))


_BESIDE_STOPS = (":.", ":,", ":。", ".:", "。:", '.":', ".':")

_BEFORE_STOP = expression(r":(?=[.。][\"']?\s*$|,(?:\s|$))(?<=[\w)\]]:)")
_AT_END = expression(r"(?P<before> +(?:- )?[^\W\d_][^:\"'#`]*: [^:\"'#`]*[^\W_]):\s*$")
_BEHIND_STOP = expression(
    rf"(?! *(?:- )?[\"']?{LABEL}[.): ])(?P<before>.*(?:(?:[^\W\d]{{3}}|\w\))\.|。)[\"']?):[\"']?\s*$"
)
"""Of a text; a condition may be a whole sentence."""


def _stray_colons(
    source: BlockText, numbers: Iterable[int], told_of: Container[tuple[int, int]]
) -> Iterator[Diagnostic]:
    """Colons beside a comma or the last full stop of a text, or at its end; of those told already nothing."""
    lines = source.lines
    for number in numbers:
        line, where, column = lines[number], "before the full stop", -1
        if match := _BEFORE_STOP.search(line):
            column = match.start()
            where = "before a comma" if line[column + 1] == "," else where
        elif (behind := _BEHIND_STOP.match(line)) and not _has_lines_below(lines, number):
            where, column = "behind the full stop", behind.end("before")
        elif (behind := _AT_END.match(line)) and not _has_lines_below(lines, number):
            where, column = "at the end of the text", behind.end("before")
        if column >= 0 and (number, column) not in told_of:
            place = source.place(number, column, column + 1)
            message = f"a colon stands {where}, where nothing follows it"
            if label := LAST_LABEL.search(line, 0, column + 1):
                yield text_findings.label_at_end(place, label[1])
                continue
            edit = source.edit(Change(number, column, number, column + 1, ""))
            yield text_findings.yaml_syntax(place, message, "take it out", (edit,), is_certain=True)


def _has_lines_below(lines: Sequence[str], number: int) -> bool:
    """Whether lines below one stand deeper than it."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return len(below) - len(below.lstrip()) > depth


# -- lines that were joined --------------------------------------------------------------------------


def _with_lines_apart(
    source: BlockText, reading: Reading, typed: tuple[str, Origin], context: Context
) -> tuple[BlockText, Reading]:
    """A block in which each line is read by itself that stood in another one: told once for each line."""
    from mkdocs_usecases.parsing.slips.joined_lines import JoinedLines

    found: dict[int, Diagnostic] = {}
    (text, origin), slips, before = typed, reading.slips, source.findings
    for _ in range(_MOST_IN_A_LINE):
        if not isinstance(reading.root, Mapping):
            break
        at = source.origin.lines
        lines = JoinedLines(source.lines, reading.root, context.key, context.outcomes)
        numbers = (number for number in reading.doubtful if not found or at[number] in found)
        joints = tuple(lines.joints(numbers))
        if not joints:
            break
        for joint in joints:
            line = at[joint.line]
            found[line] = _joined(source, joint, found.get(line))
        text, origin = _parted(text, origin, joints, reading.shifts)
        source, reading = _read(Seen(text), text, origin, context)
        source.text = typed[0]
        parted = {number for number, line in enumerate(source.origin.lines) if line in found}
        slips = _apart(reading.slips, parted)
    source.findings = [*before, *source.findings, *found.values()] if found else before
    return source, reading._replace(slips=slips)


_MOST_IN_A_LINE = 20


def _joined(source: BlockText, joint: Joint, before: Diagnostic | None) -> Diagnostic:
    """What is said of a line in another one; `before` is what was said of that one."""
    break_ = "\n" if source.lines[joint.line][: joint.gap].strip() else ""
    edit = source.edit(Change(joint.line, joint.gap, joint.line, joint.start, break_ + joint.lead))
    if before is not None:
        # One slip, and one finding: a paste that lost its breaks.
        return replace(before, hint="write each on a line of its own", edits=(*before.edits, edit))
    place = source.place(joint.line, joint.start, joint.end)
    hint = f"write `{joint.shown}` on a line of its own"
    if not break_:
        is_indented = source.lines[joint.line][: joint.start].isspace()
        hint = "do not indent it" if is_indented else "take the dash out"
    return text_findings.joined_item(place, joint.message, hint, (edit,))


def _parted(text: str, origin: Origin, joints: Iterable[Joint], shifts: dict[int, int]) -> tuple[str, Origin]:
    """The text with each of the lines on its own; in the file both stand where they did."""
    by_line = {joint.line: joint for joint in joints}
    lines: list[str] = []
    numbers: list[int] = []
    offsets: list[int] = []
    for at, line in enumerate(text.split("\n")):
        joint = by_line.get(at)
        number, offset = origin.span(at, 0).line, origin.span(at, 0).column - 1
        if joint is None:
            lines.append(line)
            numbers.append(number)
            offsets.append(offset)
            continue
        shift = shifts.get(at, 0)
        # A tab is shorter than what it stands for, and before it nothing is.
        gap, start = max(joint.gap + shift, 0), joint.start + shift
        lines += [line[:gap], joint.lead + line[start:]]
        numbers += [number, number]
        offsets += [offset, offset + start - len(joint.lead)]
    return "\n".join(lines), origin._replace(lines=tuple(numbers), offsets=tuple(offsets))


def _apart(slips: Iterable[Slip], parted: Set[int]) -> list[Slip]:
    """The slips that have nothing to do with lines that were parted: the others wait until that is mended."""
    kept = []
    for slip in slips:
        if slip.line not in parted:
            if any(change.line in parted or change.end_line in parted for change in slip.changes):
                slip.changes.clear()
            kept.append(slip)
    return kept
