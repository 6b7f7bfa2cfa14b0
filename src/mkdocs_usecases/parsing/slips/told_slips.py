"""What is said of a slip: the finding, with the edit that mends it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.findings.excerpts import listed
from mkdocs_usecases.parsing.findings.key_findings import duplicate_key
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.parsing.reader.slips import Change, Slip, SlipKind
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import LABEL, LAST_LABEL
from mkdocs_usecases.source import Span


class _Said(NamedTuple):
    text: str
    """`{what}` stands for what was typed, `{sign}` for the sign that is wrong."""

    hint: str | None = None
    """What to do, where no edit says it."""


_SAID = {
    SlipKind.DEPTH: _Said(
        "this line does not stand below the one it belongs to: "
        "expected the same indentation as the other keys or items",
        "indent it like its neighbours",
    ),
    SlipKind.STRAYED: _Said("this line goes on with the text above it, but is not indented like it"),
    SlipKind.NO_KEY: _Said(
        "`{what}` is a label, but no key for extensions stands above it", "put `extensions:` above it"
    ),
    SlipKind.NO_DASH: _Said("this item of a list has no dash before it"),
    SlipKind.TIGHT_DASH: _Said("there is no blank behind the dash"),
    SlipKind.EXTRA_DASH: _Said("there is a dash before the key `{what}`"),
    SlipKind.NO_COLON: _Said(
        "there is no colon behind `{what}`, expected `key: value`",
        "write a colon and a value behind it, or take it out",
    ),
    SlipKind.LABEL_COLON: _Said("there is no colon in `{what}`, expected `label condition:`"),
    SlipKind.TIGHT_COLON: _Said("there is no blank behind the colon of `{what}`"),
    SlipKind.WRONG_COLON: _Said("`{sign}` stands where the colon of `{what}` belongs"),
    SlipKind.LAST_COLON: _Said("a colon stands at the end of this text, and nothing below it", "take it out"),
    SlipKind.SECOND_COLON: _Said("a second colon stands behind that of the key", "take it out"),
    SlipKind.TORN_HEAD: _Said(
        "the line ends before the colon of `{what}`: it goes on in the next one", "join the two lines"
    ),
    SlipKind.JOINED_LINE: _Said(
        "the first item of this list stands behind its key, the others below it",
        "put it on a line of its own",
    ),
    SlipKind.OPEN_QUOTE: _Said("the quote opened here is never closed", "close it, or take it out"),
    SlipKind.STRAY_QUOTE: _Said(
        "a quote stands here and none at the other end", "take it out, or put one at the other end"
    ),
    SlipKind.EARLY_QUOTE: _Said("the quote closes before the last letters", "put it behind them"),
    SlipKind.CURLY_QUOTE: _Said("`{sign}` is a sign of a word processor: YAML takes it for a letter"),
    SlipKind.STRAY_BRACKET: _Said(
        "the bracket `{what}` closed here is never opened", "open it, or take it out"
    ),
    SlipKind.WRONG_BRACKET: _Said("`{what}` is not the bracket that belongs here"),
    SlipKind.OPEN_BRACKET: _Said(
        "the bracket `{what}` opened here is never closed", "close it, or quote the text"
    ),
    SlipKind.DOUBLED_COMMA: _Said("nothing stands between two commas", "take one of them out"),
    SlipKind.TAB: _Said("the line is indented with a tab, expected blanks", "replace each tab by two blanks"),
    SlipKind.ODD_BLANK: _Said(
        "the line is indented with the sign {what}, which only looks like a blank", "replace it by blanks"
    ),
    SlipKind.DOCUMENT: _Said(
        "`{what}` begins a second document, expected one use case a block", "make it a block of its own"
    ),
    SlipKind.COMPLEX_KEY: _Said("there is no colon in `{what}`, expected `key: value`", "take the `?` out"),
    SlipKind.UNREAD: _Said(
        "there is no colon in `{what}`, expected `key: value`",
        "write a key and a colon before it, or take it out",
    ),
}

_INDENTED = (SlipKind.DEPTH, SlipKind.JOINED_ITEM, SlipKind.STRAYED)


def told(source: BlockText, slip: Slip) -> Diagnostic:
    """The finding for a slip."""
    span = source.place(slip.line, slip.column, slip.end)
    edits = tuple(map(source.edit, slip.changes))
    match slip.kind:
        case SlipKind.ALIAS:
            return text_findings.yaml_feature(span, "an alias", slip.what, edits)
        case SlipKind.ANCHOR:
            return text_findings.yaml_feature(span, "an anchor", slip.what, edits)
        case SlipKind.TAG:
            return text_findings.yaml_feature(span, "a tag", slip.what, edits)
        case SlipKind.MERGE_KEY:
            return text_findings.yaml_feature(span, "a merge key", slip.what, edits)
        case SlipKind.CONFLICT:
            numbers = [source.origin.span(int(number), 0).line for number in slip.what.split(", ")]
            return text_findings.merge_conflict(span, _lines(numbers), edits)
        case SlipKind.DOUBLED:
            return _doubled(source, slip, edits)
        case SlipKind.CUT:
            if (edit := _end_with_sharp(source, slip)) is not None:
                return text_findings.cut_end(span, slip.what, edit)
            return text_findings.text_cut(span, slip.what, edits)
        case SlipKind.TOO_DEEP:
            most = f"{text_findings.DEEPEST_NESTING} levels"
            return text_findings.too_large(span, "deeper nesting", most)
        case SlipKind.JOINED_TEXT:
            message = text_findings.ITEM_BELOW_TEXT
            hint = (
                "put it below the next key"
                if edits
                else "put the text into an item of its own, or take out the dash"
            )
            return text_findings.joined_item(span, message, hint, edits)
        case SlipKind.JOINED_ITEM:
            message = "YAML joins this item to the text above it: it is indented more deeply than the others"
            return text_findings.joined_item(
                span, message, _hint(source, slip), edits, is_certain=slip.is_certain
            )
        case _:
            return _syntax(source, slip, span, edits)


def _end_with_sharp(source: BlockText, slip: Slip) -> Edit | None:
    """The change that takes a sharp out of the words of an end, which nobody would type there."""
    line = source.lines[slip.line][: slip.end]
    bare = line[: slip.column] + line[slip.column + 1 :]
    words = _LAST_SENTENCE.split(bare)[-1]
    is_there = len(bare) - len(words) <= slip.column
    if not is_there or "#" in words or source.outcomes.read(words.strip(" \"'")) is None:
        return None
    return source.edit(Change(slip.line, slip.column, slip.line, slip.column + 1, ""))


_LAST_SENTENCE = expression(r"^ *- +|[.:] +(?=\S)")

_DOUBLED_LABEL = expression(rf"(?:[-*•] +)?[\"'(*]*(?P<label>{LABEL})[.):]")


def _doubled(source: BlockText, slip: Slip, edits: tuple[Edit, ...]) -> Diagnostic:
    """The finding for a line that stands twice; an item may be meant so, a key or a label cannot."""
    span, above = (source.place(at, slip.column, slip.end) for at in (slip.line, slip.line - 1))
    if label := _DOUBLED_LABEL.match(slip.what):
        message = f"label `{label['label']}` is already taken by the same extension in line {above.line}"
        found = Diagnostic(Code.DUPLICATE_LABEL, span, message, related=(above,))
    elif slip.what[0] in "-*•" or slip.what[0].isdigit() or ":" not in slip.what:
        what = f"this line, the same as line {above.line},"
        return replace(
            two_readings(span, what, "meant twice", "typed twice", hint="take it out"), edits=edits
        )
    else:
        name = slip.what.partition(":")[0].strip()
        found = duplicate_key(span, name, above, name)
    return replace(found, hint="take one of the two out", edits=edits, is_certain=True)


def _syntax(source: BlockText, slip: Slip, span: Span, edits: tuple[Edit, ...]) -> Diagnostic:
    """The finding for what is no YAML."""
    what = slip.what
    if slip.kind is SlipKind.LAST_COLON and (
        label := LAST_LABEL.search(source.lines[slip.line], 0, slip.end)
    ):
        return text_findings.label_at_end(span, label[1])
    if slip.kind is SlipKind.ODD_BLANK:
        what = f"U+{ord(what):04X}"
    shown = " ".join(what.split()).replace("`", "'")[:60]
    message = _SAID[slip.kind].text.format(what=shown, sign=slip.sign)
    hint = _hint(source, slip)
    if slip.others:
        others = tuple(source.place(*place) for place in slip.others)
        message += f", and it is the same in {listed([other.line for other in others])}"
        said = text_findings.yaml_syntax(
            span, message, _hint(source, slip), edits, is_certain=slip.is_certain
        )
        return replace(said, related=others)
    return text_findings.yaml_syntax(span, message, hint, edits, is_certain=slip.is_certain)


def _hint(source: BlockText, slip: Slip) -> str | None:
    """The edit in words."""
    hint = _SAID[slip.kind].hint if slip.kind in _SAID else None
    if not slip.changes:
        return hint
    first = slip.changes[0]
    if slip.kind in _INDENTED:
        blanks = len(first.text)
        return f"indent it by {blanks} blank{'s' * (blanks != 1)}" if blanks else "do not indent it"
    if slip.kind is SlipKind.ODD_BLANK and not slip.what.isspace():
        return "take it out"
    if hint is not None and slip.kind is not SlipKind.NO_COLON:
        return hint
    written = _mended(source, first)
    return f"write `{written}`" if len(written) < 100 and "`" not in written else None


def _mended(source: BlockText, change: Change) -> str:
    """A line as it reads with a change made."""
    line = source.lines[change.line]
    return (line[: change.start] + change.text + line[change.end :]).strip()


def _lines(numbers: list[int]) -> str:
    """`line 10`, `lines 10, 12 and 14`."""
    said = [str(number) for number in numbers]
    return f"line {said[0]}" if len(said) == 1 else f"lines {', '.join(said[:-1])} and {said[-1]}"
