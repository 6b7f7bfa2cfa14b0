"""Texts that break off, or are broken, where no sentence can be: `Guide adds a`, `Guide adds the: stop`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.parsing.findings.text_findings import yaml_syntax
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText

_ARTICLES = ("the", "einen", "einem", "dem", "den", "les", "une", "el", "los", "uma")
"""Those that are nothing else in any language: `Guide loggt sich ein` ends as it should."""

_BROKEN = (",", " a", *(f" {article}" for article in _ARTICLES))
_LAST_SIGNS = "".join(sorted({end[-1] for end in _BROKEN}))
_LAST_WORDS = "|".join(rf"(?<={end}\n)" for end in _BROKEN)

# It looks for the end of a line, at the sign before it, and then at its last word: in a tenth of the time.
_END = expression(rf"\n(?<=[{_LAST_SIGNS}]\n)(?:{_LAST_WORDS})")
_BLANKS = expression(r"[ \t]+\n")

_ITEM = expression(r"(?P<lead>\s*(?:- +|\d+[a-z\d]*[.)] +))[A-ZÀ-Þ].* .*")
_LAST = expression(rf"(?P<last>,|(?<= )(?:a|{'|'.join(_ARTICLES)}))\s*$")
_STOP = expression(r"[.!?。][\"'”’)*_]*\s*$")
_COLON = expression(rf"(?<=\w )(?P<article>{'|'.join(_ARTICLES)})(?P<colon>:) +(?=[^\W\d_])")
_FEW = 2


def may_break_off(text: str) -> bool:
    """A quick look at a whole block."""
    # Blanks at the end of a line are rarer than lines that break off.
    bare = _BLANKS.sub("\n", text) if " \n" in text or "\t\n" in text else text
    return _END.search(f"{bare}\n") is not None


def broken_off(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of the one item that ends so, where those around it end with a full stop."""
    lines = source.lines
    found = [number for number in range(len(lines)) if _breaks_off(lines, number)]
    if len(found) != 1:
        # Several are a way to write lists.
        return
    line = lines[found[0]]
    last = _LAST.search(line)
    assert last is not None
    place = source.place(found[0], last.start("last"), last.end("last"))
    message = f"the text breaks off behind {excerpt(line[: last.end('last')].split()[-1])}"
    yield Diagnostic(Code.EMPTY_TEXT, place, message, "write the rest of it, or take this out")


def _breaks_off(lines: Sequence[str], number: int) -> bool:
    item = _ITEM.match(lines[number])
    if item is None or _LAST.search(lines[number]) is None:
        return False
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    depth = len(item["lead"]) - len(item["lead"].lstrip())
    if len(below) - len(below.lstrip()) > depth or below[depth:][:1].islower():
        # It goes on there.
        return False
    beside = [
        line
        for line in lines
        if (other := _ITEM.match(line)) and other["lead"].find("-") == item["lead"].find("-")
    ]
    return sum(_STOP.search(line) is not None for line in beside) >= _FEW


def article_colons(source: BlockText, numbers: Iterable[int]) -> Iterator[Diagnostic]:
    """What is said of a colon behind an article, in some lines."""
    for number in numbers:
        match = _COLON.search(source.lines[number])
        if match is not None:
            column = match.start("colon")
            place = source.place(number, column, column + 1)
            edit = source.edit(Change(number, column, number, column + 1, ""))
            message = f"a colon stands behind `{match['article']}`, where nothing ends"
            yield yaml_syntax(place, message, "take it out", (edit,), is_certain=True)
