"""Flows with a number of their own: `4.0`, `4.1`, `4.0.E1`, as Wiegers has it; or in steps, `2.1`, `2.2`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import count, pairwise

from mkdocs_usecases.documents.finding.alternatives import read_code, read_place
from mkdocs_usecases.documents.finding.entries import Entry, Sign, read_entry
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.outline import Outline, steps_of
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.conditions import says_condition


def name_of(outline: Outline) -> Entry | None:
    """The entry that names a main flow: `4.0 Lend a sled` or `1. Lend a sled:` above steps from 1."""
    first, second = (*outline.entries[:2], None, None)[:2]
    if first is None or second is None or first.children or second.typed != "1":
        return None
    is_counted = first.typed == "1" and first.whole.rstrip("*_").endswith((":", "："))
    return first if is_counted or first.typed.partition(".")[2] == "0" else None


def counts_anew(outline: Outline) -> Entry | None:
    """The first entry of another flow below the main one: with it the numbers begin again."""
    numbered = [entry for entry in outline.entries if entry.sign is Sign.NUMBER]
    return next((step for above, step in pairwise(numbered) if step.typed == "1" != above.typed), None)


def below_names(entries: Sequence[Entry], use_case: str) -> list[Entry]:
    """Entries of which those that name a flow have the steps below them, though none is indented.

    Args:
        entries: of the extensions.
        use_case: the number that the flows of this use case begin with; empty where it has none.
    """
    found: list[Entry] = []
    expected = 0
    for entry in entries:
        if _is_name(entry, use_case):
            entry.sign = Sign.BULLET
            expected = 1
        elif expected and entry.sign is Sign.NUMBER and entry.typed == str(expected):
            found[-1].children.append(entry)
            expected += 1
            continue
        elif parts_count(entry, expected):
            entry.sign, entry.typed = Sign.BULLET, ""
            found[-1].children.append(entry)
            continue
        elif expected and entry.is_end:
            found[-1].children.append(entry)
            continue
        else:
            expected = 0
        found.append(entry)
    return found


def parts_count(entry: Entry, expected: int) -> bool:
    """Whether an entry is a step of its flow that parts the count: `2a. If Keeper agrees, …` (Wiegers)."""
    is_next = expected > 1 and entry.sign is Sign.LABEL and entry.typed[:-1] == str(expected)
    return is_next and says_condition(_ELSE.sub("", entry.text))


_ELSE = expression(r"(?:else|or)\s+", re.IGNORECASE)


def below_sections(entries: Sequence[Entry], section: str) -> Sequence[Entry]:
    """Entries `3.1`, `3.2` below the heading `3. Extensions` as names: what stands below one are its steps.

    Args:
        entries: of the extensions.
        section: the number of the heading; empty where it has none.
    """
    numbered = [entry for entry in entries if "." in entry.typed]
    counted = [f"{section}.{number}" for number in range(1, len(numbered) + 1)]
    if not numbered or entries[0] is not numbered[0] or [entry.typed for entry in numbered] != counted:
        return entries
    found: list[Entry] = []
    for entry in entries:
        if entry not in numbered:
            found[-1].children.append(entry)
            continue
        entry.sign = Sign.BULLET
        if entry.more:
            (text, at), *more = entry.more
            entry.children.insert(0, Entry(text, at, entry.indent + 3, more=more))
            entry.more = []
        found.append(entry)
    return found


def _is_name(entry: Entry, use_case: str) -> bool:
    """Whether an entry is the name of a flow: its number is one of the use case, or it has a code."""
    number, dot, flow = entry.typed.partition(".")
    if entry.sign is not Sign.NUMBER or not dot or entry.children:
        return False
    return bool(flow.isdecimal() and read_code(entry.text)[0]) or (bool(use_case) and number == use_case)


def number_before(outline: Outline) -> str:
    """The number of the flow, with its point, where all steps begin with it: `2.` of `2.1`, `2.2`."""
    typed = [step.typed for step in steps_of(outline.entries)]
    flow = typed[0].rpartition(".")[0] if len(typed) > 1 else ""
    expected = (f"{flow}.{number}" for number in count(1))
    is_before = bool(flow) and all(one == other for one, other in zip(typed, expected, strict=False))
    return f"{flow}." if is_before else ""


def below_flows(entries: Sequence[Entry]) -> list[Entry]:
    """Entries `2.1`, `2.2` below one for flow 2, where the steps of the main flow are `1.1`, `1.2`."""
    found: list[Entry] = []
    flow = ""
    for entry in entries:
        number = entry.typed.rpartition(".")[0] if entry.sign is Sign.NUMBER else ""
        if number and number != flow:
            found.append(Entry(f"A{number}", entry.at, entry.indent))
        flow = number or (flow if entry.is_end else "")
        (found[-1].children if flow else found).append(entry)
    return found


_COUNTED_NAME = expression(
    r"(?P<margin>\s*)[*_]{0,3}(?P<number>\d{1,2})[.)]\s+(?P<name>\S[^:：]*)[:：][:：*_ ]*$"
)

_LETTERED = expression(r"(?P<margin>\s*)(?P<letter>[a-z])[.)]\s+(?P<rest>\S.*)$")


def counts_flows(lines: Sequence[Line]) -> bool:
    """Whether numbers count flows, and letters their steps: `1. Lend a sled:`, below it `a) Keeper asks`."""
    first, second = (*(line.text for line in lines if line.text.strip()), "", "")[:2]
    name, step = _COUNTED_NAME.match(first), _LETTERED.match(second)
    return name is not None and name["number"] == "1" and step is not None and step["letter"] == "a"


def as_flow(line: Line) -> Line:
    """A line of such flows as one of a list: the name as an item, and its steps with numbers below it."""
    if (name := _COUNTED_NAME.match(line.text)) is not None:
        return line._replace(text=f"{name['margin']}- {name['name']}:")
    if (step := _LETTERED.match(line.text)) is not None:
        number = ord(step["letter"]) - ord("a") + 1
        return line._replace(text=f"{step['margin']}    {number}. {step['rest']}")
    return line


def without_code(line: Line, code: str, says_end: Callable[[str], bool]) -> Line:
    """A line that names steps without the letter before their numbers, where it says a place or an end."""
    typed = rf"(?<!\w){code}(?=\d{{1,2}}(?!\w))"
    for instead in ("", "step ") if re.search(typed, line.text) else ():
        text = re.sub(typed, instead, line.text)
        entry = read_entry(line._replace(text=text))
        said = text.strip(" >") if entry is None else entry.text
        if says_end(said.rpartition(". ")[2]) or read_place(said) is not None:
            return line._replace(text=text)
    return line


def without_number(line: Line, number: str, says_end: Callable[[str], bool]) -> Line:
    """A line without the number of the flow before those of its steps: at its start, and in an end behind."""
    own = re.escape(number)
    before = rf"^(\s*(?:[-*+]\s+)?[*_(\[]{{0,3}}(?:step\s+)?){own}"
    text = re.sub(rf"{before}(\d{{1,3}}) ", r"\1\2. ", line.text, flags=re.I)
    text = re.sub(rf"{before}(?=\d)", r"\1", text, flags=re.I)
    found = line._replace(text=text)
    entry = read_entry(found)
    said = text.strip() if entry is None else entry.text
    last = said.rpartition(". ")[2]
    end = re.sub(rf"(?<![\w.]){own}(?=\d)", "", last)
    if end != last and text.endswith(last) and says_end(end):
        found = found._replace(text=text[: -len(last)] + end)
    return found
