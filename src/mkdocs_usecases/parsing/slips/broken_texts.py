"""Texts that break off, or are broken, where no sentence can be: `Guide adds a`, `Guide adds the: stop`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import ARTICLES, SPOKEN
from mkdocs_usecases.parsing.ends.outcomes import OutcomePhrases
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.parsing.findings.text_findings import yaml_syntax
from mkdocs_usecases.parsing.reader.slips import Change
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.labels import LABEL

_NEVER_LAST = frozenset(word for one in SPOKEN for word in one.never_last.split(", "))
_SIGNS = frozenset(word for word in _NEVER_LAST if "\u3040" <= word < "\ua000")
"""Of scripts without blanks."""

_ARTICLES = ("the", "einen", "einem", "dem", "den", "les", "une", "el", "los", "uma")
"""Those that are nothing else in any language."""

_BEFORE_NAMES = tuple(f" {article}" for article in _ARTICLES)

_ENDLESS = _SIGNS | {","}
"""Signs that no text ends with."""

_UNFINISHED = _NEVER_LAST.union(
    [word.capitalize() for word in _NEVER_LAST if len(word) > 1], "abcdefghijklmnopqrstuvwxyz"
)
"""How words and letters are typed that no text ends with."""

# It looks for the end of a line, and at its last word where the sign before it can be that of one.
_END = expression(rf"\n(?:(?<=[,:{''.join(sorted({word[-1] for word in _NEVER_LAST}))}]\n)|(?<= [a-z]\n))")
_BLANKS = expression(r"(?<![ \t])[ \t]+\n")

_ITEM = expression(r"(?P<lead>\s*(?:- +|\d[a-z\d]*[.)] +))(?:[A-ZÀ-Þ\u0600-\u06ff].* .*|.*[\u3000-\u9fff].*)")
_CONDITION = expression(rf"(?P<lead>\s*(?:- +)?[\"']?(?:{LABEL})[.):] +)(?P<text>.+?)[\"']?:?")
_VALUE = expression(r"[^\W\d_][^:#\"'|>]{1,40}: +[^\W_].* .*")
_FIRST = expression(r"\s*(?:- +|\d[a-z\d]*[.)] +)")
_STOP = expression(r"[.!?。][\"'”’)*_]*\s*$")
_COLON = expression(
    rf"(?:(?<=\w )|(?<=[:.-] ))(?P<article>(?i:{'|'.join(_ARTICLES)}))(?P<colon>:) +(?=[^\W\d_])"
)
_LETTER, _LETTER_LAST = expression("[a-z]"), expression(r"(?<=[^\W\d_]{2} )[a-z]$")
"""The beginning of a word, where others end with a full stop."""

_FEW = 2


def may_break_off(text: str) -> bool:
    """A quick look at a whole block."""
    # Blanks at the end of a line are rarer than lines that break off.
    bare = _BLANKS.sub("\n", text) if " \n" in text or "\t\n" in text else text
    if "…" in bare or "..." in bare:
        return True
    bare = f"{bare}\n"
    for match in _END.finditer(bare):
        # As `is_unfinished` has it, without a call for each line.
        end = match.start() - (bare[match.start() - 1] == ":")
        word = bare[bare.rfind(" ", 0, end) + 1 : end]
        if (
            bare[end - 1] == ","
            or bare[end - 1] in _SIGNS
            or (word.lower() in _NEVER_LAST and not word.isupper())
            or (len(word) == 1 and _LETTER.fullmatch(word))
        ):
            return True
    return False


def breaks_off(text: str) -> bool:
    """A quick look at one text."""
    return text[-1] in _ENDLESS or text.rpartition(" ")[2] in _UNFINISHED


def is_unfinished(text: str, end: int) -> bool:
    """Whether what stands before a place ends with a comma, or a word that is never the last."""
    last = text[end - 1]
    word = text[text.rfind(" ", 0, end) + 1 : end]
    return last == "," or last in _SIGNS or (word if word.isupper() else word.lower()) in _NEVER_LAST


def broken_off(source: BlockText) -> Iterator[Diagnostic]:
    """What is said of the one text that ends so, where items end with a full stop."""
    lines = source.lines
    sentences = Counter(_forms_of_sentences(lines))
    ends = ((number, _broken_end(source, number, sentences)) for number in range(len(lines)))
    found = [*islice((one for one in ends if one[1]), 2)]
    if len(found) != 1:
        # Several are a way to write lists.
        return
    number, end = found[0]
    typed = lines[number][:end]
    start = end - 1 if typed[-1] in _SIGNS or typed[-1] == "," else typed.rfind(" ") + 1
    place = source.place(number, start, end)
    message = f"the text breaks off behind {excerpt(typed.split()[-1])}"
    yield Diagnostic(Code.EMPTY_TEXT, place, message, "write the rest of it, or take this out")


def _broken_end(source: BlockText, number: int, sentences: Counter[bool]) -> int:
    """Where the text of a line breaks off; 0 where it does not."""
    lines = source.lines
    line = lines[number].rstrip()
    if condition := _CONDITION.fullmatch(line):
        if line[-1] != ":" and _has_more(lines, number):
            return 0
        text = _without_dots(line[: condition.end("text")])
        # `2a. Plan a` is a name.
        is_name = text[-1:] in (" ", ",") or text.endswith(" a")
        return 0 if is_name or not is_unfinished(text, len(text)) else len(text)
    bare = _without_dots(line)
    item = _ITEM.fullmatch(bare)
    # Dots behind a comma are the rest of a list.
    if bare[-1:] == "," and (item is None or bare != line):
        return 0
    line = bare
    if item is None and _VALUE.fullmatch(line) is None:
        return 0
    if (
        line[-1] == ":"
        or not (is_unfinished(line, len(line)) or (item is not None and _LETTER_LAST.search(line)))
        or (line == lines[number].rstrip() and _goes_on(source, number))
    ):
        return 0
    count = sentences.total() if item is None else sentences["-" in item["lead"]]
    return len(line) if count >= _FEW else 0


def _without_dots(text: str) -> str:
    """A text without the dots that stand for the rest of it."""
    said = text.rstrip()
    return said.rstrip("….").rstrip() if said.endswith(("…", "...")) else text


def _below(lines: Sequence[str], number: int) -> str:
    """The next line below that says something."""
    return next((lines[at] for at in range(number + 1, len(lines)) if lines[at].strip()), "")


def _goes_on(source: BlockText, number: int) -> bool:
    lines = source.lines
    below = _below(lines, number)
    depth, deep = (len(line) - len(line.lstrip()) for line in (lines[number], below))
    if deep < depth:
        # It may have lost its indentation.
        return below[deep : deep + 1].islower() and ":" not in below
    lead = _FIRST.match(below)
    if lead is not None and deep == depth:
        line, said = lines[number].rstrip(), below[lead.end() :].strip()
        # `and` may go on in the next item, even with an end, and no article or letter does.
        is_sure = line.endswith(_BEFORE_NAMES)
        last = line.rpartition(" ")[2].casefold()
        if is_sure or (
            (last in ARTICLES or _LETTER_LAST.search(line)) and _is_complete(source.outcomes, said)
        ):
            return False
    return deep > depth or (depth > 0 and below[lead.end() if lead else deep :][:1].islower())


def _is_complete(outcomes: OutcomePhrases, text: str) -> bool:
    """Whether a text is an end or a loop, with which no sentence goes on."""
    return outcomes.read(text) is not None or outcomes.loop(text) is not None


def _has_more(lines: Sequence[str], number: int) -> bool:
    """Whether a line below is deeper, and no item: the text goes on in it."""
    below = _below(lines, number)
    depth, deep = (len(line) - len(line.lstrip()) for line in (lines[number], below))
    return deep > depth and _FIRST.match(below) is None


def _forms_of_sentences(lines: Iterable[str]) -> Iterator[bool]:
    """For each item that ends as a sentence does, whether it is one of a list, and none with a number."""
    for line in lines:
        item = _ITEM.match(line)
        if item is not None and has_stop(line):
            yield "-" in item["lead"]


def has_stop(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _STOP.search(text) is not None


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
