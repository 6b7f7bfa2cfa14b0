"""Lists without signs: names above what counts from 1, conditions, chains of arrows, a text a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from mkdocs_usecases.documents.finding.alternatives import BRACKETED, split_name
from mkdocs_usecases.documents.finding.entries import Entry, read_entry
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.conditions import says_condition


def heads_of_lists(lines: Sequence[Line], says_end: Callable[[str], bool]) -> frozenset[int]:
    """Where names stand above what counts from 1; one alone is a condition, in bold, or above an end."""
    typed = [(number, line) for number, line in enumerate(lines) if line.text.strip()]
    heads: list[int] = []
    is_sure = False
    for (number, line), (_, below) in pairwise(typed):
        text = line.text.strip()
        entry = read_entry(below)
        if line.indent > 1 or entry is None or entry.typed != "1" or not _may_name(line, says_end):
            continue
        heads.append(number)
        is_told = says_condition(text) or _CODED.search(text) is not None
        is_sure = is_sure or is_told or _BOLD.fullmatch(text) is not None
    if len(heads) == 1:
        entries = [*_listed(lines[heads[0] + 1 :])]
        is_sure = is_sure or any(says_end(entry.text) for entry in entries)
        # `1. None is left: Desk says so`, `2. It rains: Desk closes` are extensions themselves.
        is_sure = is_sure and not all(split_name(entry.text)[1] for entry in entries)
    return frozenset(heads if is_sure or len(heads) > 1 else ())


_CODED = expression(r"\b[A-Z]{1,4}-?\d{1,3}\b")
_BOLD = expression(r"(?:\*\*|__)[^*_]{1,120}(?:\*\*|__)[:：]?")


def _may_name(line: Line, says_end: Callable[[str], bool]) -> bool:
    """Whether a line may be the name of what stands below it: it is no item, no row, and no end."""
    text = line.text.strip()
    return read_entry(line) is None and text[0] not in "|<" and not says_end(text)


def _listed(lines: Sequence[Line]) -> Iterator[Entry]:
    """The entries among some lines."""
    for line in lines:
        if (entry := read_entry(line)) is not None:
            yield entry


def texts_as_items(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a paragraph as items where each is one: a sentence, or too short to have been wrapped."""
    made: list[Line] = []
    for is_blank, group in groupby(lines, key=lambda line: not line.text.strip()):
        paragraph = [*group]
        is_list = not is_blank and _is_text_a_line(paragraph)
        made += [line._replace(text=f"- {line.text.strip()}") for line in paragraph] if is_list else paragraph
    return made


def _is_text_a_line(paragraph: Sequence[Line]) -> bool:
    texts = [line.text.strip() for line in paragraph]
    if len(texts) < _FEWEST or not all(text[0].isalpha() and not text[0].islower() for text in texts):
        return False
    if any(line.table >= 0 for line in paragraph) or any(True for _ in _listed(paragraph)):
        return False
    are_sentences = all(text.endswith(_STOPS) for text in texts)
    return are_sentences or all(len(text) <= _SHORT and text[-1].isalnum() for text in texts)


_FEWEST, _SHORT = 2, 50
_STOPS = (".", "!", "?", "。")


def conditions_as_items(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines as items of a list that has no signs, where the first says when it happens and what is done."""
    texts = [line.text.strip() for line in lines]
    first = next(filter(None, texts), "")
    if not is_case(first) or any(True for _ in _listed(lines)):
        return lines
    return [
        line._replace(text=f"{' ' * line.indent}- {text}") if is_case(text) else line
        for line, text in zip(lines, texts, strict=True)
    ]


def is_case(text: str) -> bool:
    """Whether a text begins with a condition, has an arrow behind one, or a name in brackets before it."""
    return says_condition(text) or _ARROW.search(text) is not None or BRACKETED.fullmatch(text) is not None


_ARROW = expression(r"(?<=\w)\s+(?:→|⇒|[-=]>)\s+(?=\w)")


def chain_as_items(lines: Sequence[Line]) -> Sequence[Line]:
    """The links of a chain as items: `weigh the cart -> take a sample -> print the slip`, or with `;`."""
    typed = [line for line in lines if line.text.strip()]
    text = " ".join(line.text.strip() for line in typed)
    has_arrows = _ARROW.search(text) is not None
    links = [link.strip() for link in (_ARROW if has_arrows else _SEMICOLON).split(text)]
    if (
        len(links) < (_FEWEST if has_arrows else _CHAIN)
        or not all(links)
        or any(True for _ in _listed(typed))
    ):
        return lines
    return [Line(typed[0].at, f"- {link}", table=typed[0].table) for link in links]


_SEMICOLON = expression(r"[;；]\s+(?=\w)")
_CHAIN = 3
"""Two sentences are parted by a semicolon as often as two steps."""
