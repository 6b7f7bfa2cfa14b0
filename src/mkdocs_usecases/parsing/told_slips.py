"""What is said of a slip: the finding, with the edit that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.parsing import text_findings
from mkdocs_usecases.parsing.nodes import BlockText
from mkdocs_usecases.parsing.reader.slips import Change, Slip, SlipKind

_SAID = {
    SlipKind.DEPTH: (
        "this line does not stand below the one it belongs to: "
        "expected the same indentation as the other keys or items"
    ),
    SlipKind.STRAYED: "this line goes on with the text above it, but is not indented like it",
    SlipKind.NO_DASH: "this item of a list has no dash before it",
    SlipKind.TIGHT_DASH: "there is no blank behind the dash",
    SlipKind.EXTRA_DASH: "there is a dash before the key `{what}`",
    SlipKind.NO_COLON: "there is no colon behind `{what}`, expected `key: value`",
    SlipKind.LABEL_COLON: "there is no colon in `{what}`, expected `label condition:`",
    SlipKind.TIGHT_COLON: "there is no blank behind the colon of `{what}`",
    SlipKind.WRONG_COLON: "`{sign}` stands where the colon of `{what}` belongs",
    SlipKind.JOINED_LINE: "the first item of this list stands behind its key, the others below it",
    SlipKind.OPEN_QUOTE: "the quote opened here is never closed",
    SlipKind.STRAY_QUOTE: "a quote stands here and none at the other end",
    SlipKind.CURLY_QUOTE: "`{sign}` is a quote of a word processor: YAML takes it for a letter",
    SlipKind.STRAY_BRACKET: "the bracket `{what}` closed here is never opened",
    SlipKind.WRONG_BRACKET: "`{what}` closes a bracket of another kind",
    SlipKind.OPEN_BRACKET: "the bracket `{what}` opened here is never closed",
    SlipKind.TAB: "the line is indented with a tab, expected blanks",
    SlipKind.ODD_BLANK: "the line is indented with the sign {what}, which only looks like a blank",
    SlipKind.DOCUMENT: "`{what}` begins a second document, expected one use case a block",
    SlipKind.COMPLEX_KEY: "there is no colon in `{what}`, expected `key: value`",
    SlipKind.UNREAD: "there is no colon in `{what}`, expected `key: value`",
}

_HINTS = {
    SlipKind.DEPTH: "indent it like its neighbours",
    SlipKind.OPEN_QUOTE: "close it, or take it out",
    SlipKind.STRAY_QUOTE: "take it out, or put one at the other end",
    SlipKind.STRAY_BRACKET: "open it, or take it out",
    SlipKind.OPEN_BRACKET: "close it, or quote the text",
    SlipKind.TAB: "replace each tab by two blanks",
    SlipKind.ODD_BLANK: "replace it by blanks",
    SlipKind.DOCUMENT: "make it a block of its own",
    SlipKind.COMPLEX_KEY: "take the `?` out",
    SlipKind.NO_COLON: "write a colon and a value behind it, or take it out",
    SlipKind.UNREAD: "write a key and a colon before it, or take it out",
    SlipKind.JOINED_LINE: "put it on a line of its own",
}

_FEATURES = {
    SlipKind.ALIAS: "an alias",
    SlipKind.ANCHOR: "an anchor",
    SlipKind.TAG: "a tag",
    SlipKind.MERGE_KEY: "a merge key",
}
_INDENTED = (SlipKind.DEPTH, SlipKind.JOINED_ITEM, SlipKind.STRAYED)


def told(source: BlockText, slip: Slip) -> Diagnostic:
    """The finding for a slip."""
    span = source.place(slip.line, slip.column, slip.end)
    edits = tuple(map(source.edit, slip.changes))
    if (feature := _FEATURES.get(slip.kind)) is not None:
        return text_findings.yaml_feature(span, feature, slip.what, edits)
    match slip.kind:
        case SlipKind.CONFLICT:
            numbers = [source.origin.span(int(number), 0).line for number in slip.what.split(", ")]
            return text_findings.merge_conflict(span, _lines(numbers), edits)
        case SlipKind.CUT:
            return text_findings.text_cut(span, slip.what, edits)
        case SlipKind.TOO_DEEP:
            most = f"{text_findings.DEEPEST_NESTING} levels"
            return text_findings.too_large(span, "deeper nesting", most)
        case SlipKind.JOINED_TEXT:
            message = "YAML joins this item to the text above it: a key has a text or a list, not both"
            return text_findings.joined_item(
                span, message, "put the text into an item of its own, or take out the dash"
            )
        case SlipKind.JOINED_ITEM:
            message = "YAML joins this item to the text above it: it is indented more deeply than the others"
            return text_findings.joined_item(
                span, message, _hint(source, slip), edits, is_certain=slip.is_certain
            )
    what = slip.what
    if slip.kind is SlipKind.ODD_BLANK:
        what = f"U+{ord(what):04X}"
    shown = " ".join(what.split()).replace("`", "'")[:60]
    message = _SAID[slip.kind].format(what=shown, sign=slip.sign)
    hint = _hint(source, slip)
    if slip.others:
        others = tuple(source.place(*place) for place in slip.others)
        message += f", and it is the same in {_listed([other.line for other in others])}"
        said = text_findings.yaml_syntax(
            span, message, _hint(source, slip), edits, is_certain=slip.is_certain
        )
        return replace(said, related=others)
    return text_findings.yaml_syntax(span, message, hint, edits, is_certain=slip.is_certain)


def _hint(source: BlockText, slip: Slip) -> str | None:
    """The edit in words."""
    if not slip.changes:
        return _HINTS.get(slip.kind)
    first = slip.changes[0]
    if slip.kind in _INDENTED:
        blanks = len(first.text)
        return f"indent it by {blanks} blank{'s' * (blanks != 1)}" if blanks else "do not indent it"
    if slip.kind is SlipKind.ODD_BLANK and not slip.what.isspace():
        return "take it out"
    if slip.kind in _HINTS and slip.kind is not SlipKind.NO_COLON:
        return _HINTS[slip.kind]
    written = _mended(source, first)
    return f"write `{written}`" if len(written) < 100 and "`" not in written else None


def _listed(lines: Sequence[int], most: int = 4) -> str:
    """`lines 7, 8 and 12`, or how many there are."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    if len(lines) > most:
        return f"{len(lines)} more lines"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"


def _mended(source: BlockText, change: Change) -> str:
    """A line as it reads with a change made."""
    line = source.lines[change.line]
    return (line[: change.start] + change.text + line[change.end :]).strip()


def _lines(numbers: list[int]) -> str:
    """`line 10`, `lines 10, 12 and 14`."""
    said = [str(number) for number in numbers]
    return f"line {said[0]}" if len(said) == 1 else f"lines {', '.join(said[:-1])} and {said[-1]}"
