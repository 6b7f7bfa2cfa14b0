"""The extensions that a document tells of: in lists, below headings of their own, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from string import ascii_letters

from mkdocs_usecases.documents.finding.alternatives import (
    Alternative,
    gathered,
    goes_on,
    of_entry,
    read_code,
    read_place,
    split_condition,
    split_name,
)
from mkdocs_usecases.documents.finding.cells import run_on
from mkdocs_usecases.documents.finding.entries import Entry, Sign, Written, read_entry
from mkdocs_usecases.documents.finding.letters import counted, with_steps
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.outline import Outline, read_outline
from mkdocs_usecases.documents.finding.part_names import bare
from mkdocs_usecases.documents.finding.unsigned_lists import conditions_as_items, heads_of_lists, is_case
from mkdocs_usecases.documents.writing.extension_fields import (
    PLACEHOLDER,
    as_field,
    fields_as_items,
    rows_as_items,
    take_bullets,
    take_condition,
    take_fields,
)
from mkdocs_usecases.documents.writing.nested_entries import (
    as_flows,
    as_one,
    below_colons,
    by_steps,
    counted_below,
)
from mkdocs_usecases.documents.writing.numbered_flows import (
    below_flows,
    below_names,
    below_sections,
    parts_count,
)
from mkdocs_usecases.documents.writing.segments import InnerPart, Segment, placed
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import lookup


def alternatives_of(
    segments: Sequence[Segment],
    says_end: Callable[[str], bool],
    use_case: str = "",
    *,
    has_flows: bool = False,
) -> tuple[list[Alternative], list[Line]]:
    """The extensions of a part.

    Args:
        segments: stretches of it.
        says_end: whether a text is how a flow ends.
        use_case: the number that the names of its flows begin with, if they do.
        has_flows: whether the first number of `2.1` is that of a flow, and not of a step.

    Returns:
        The extensions in their order, and the lines that belong to none.
    """
    found: list[Alternative] = []
    others: list[Line] = []
    for head, lines, inner, section in segments:
        if head is None:
            told = _without_own_name(run_on(rows_as_items(lines)))
            by_letters, letters = counted(told)
            if letters and not read_outline(told, says_end).entries:
                # `A. None is left: …`, below it `B. …`
                told = by_letters
            outline = read_outline(_itemized(with_steps(told), says_end), says_end)
            others += outline.others
            named = below_names(below_sections(outline.entries, section), use_case)
            found += _listed(below_flows(named) if has_flows else by_steps(named), says_end)
            continue
        outline = read_outline(fields_as_items(lines, says_end), says_end)
        one = _under_heading(head, outline, inner, says_end, others)
        one.section = section
        found += [one, *_split_off(one, says_end)]
    return _merged(found), others


def _without_own_name(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without a name that says what the part says, `Exceptions:`, above items that have names."""
    typed = [line for line in lines if line.text.strip()]
    named = [line for line in typed if _names_extensions(line)]
    behind = {line.at: following for line, following in pairwise(typed)}
    empty = [line for line in named if is_case(_said(behind.get(line.at)))]
    return [line for line in lines if line not in empty]


def _names_extensions(line: Line) -> bool:
    key = lookup(bare(_said(line)))
    return key is not None and key.name == "extensions"


def _said(line: Line | None) -> str:
    """What a line says, without the sign of an item."""
    entry = None if line is None else read_entry(line)
    return entry.text if entry is not None else "" if line is None else line.text.strip()


def _split_off(one: Alternative, says_end: Callable[[str], bool]) -> list[Alternative]:
    """The extensions that stand below the last one with a heading, and have labels of their own."""
    _unlabel_own(one.entries)
    first = next((at for at, entry in enumerate(one.entries) if _is_foreign(entry, one.label)), None)
    if not one.label or first is None:
        return []
    one.entries, others = one.entries[:first], one.entries[first:]
    return [of_entry(entry, says_end) for entry in gathered(others)]


def _unlabel_own(entries: Sequence[Entry]) -> None:
    """Have steps that part the count of an extension be steps."""
    expected = 1
    for entry in entries:
        if entry.sign is Sign.NUMBER and entry.typed == str(expected):
            expected += 1
        elif parts_count(entry, expected):
            entry.sign, entry.typed = Sign.BULLET, ""


def _is_foreign(entry: Entry, label: str) -> bool:
    return entry.sign is Sign.LABEL and not entry.typed.startswith(label)


def _listed(entries: list[Entry], says_end: Callable[[str], bool]) -> Iterator[Alternative]:
    """The extensions of a list, each an entry of it."""
    entries = as_flows(entries, says_end)
    numbers = [entry.typed for entry in entries if entry.sign is Sign.NUMBER]
    in_order = [str(number) for number in range(1, len(numbers) + 1)]
    for entry in gathered(below_colons(counted_below(as_one(entries, says_end)))):
        one = of_entry(entry, says_end)
        is_of_step = numbers != in_order or entry.is_worded
        if entry.sign is Sign.NUMBER and is_of_step and entry.typed.isdigit() and not one.steps:
            # Numbers that are in no order of their own, or called so, are those of steps.
            one.steps = entry.typed
        if entry.sign is Sign.BULLET and not read_code(entry.text)[0]:
            one.section = entry.typed
        if entry.sign is Sign.NUMBER and (letter := _LETTERED.match(one.name)) is not None:
            # `1.2a. None is left` in the section 1.2: as a label it would say a step.
            one.section, one.name = f"{entry.typed}.{letter['label']}", one.name[letter.end() :]
        one.entries = take_fields(one, gathered_below(one, one.entries), says_end)
        _take_dotted(one)
        yield one


_LETTERED = expression(r"(?P<label>\d{1,2}[a-z])[.)]\s+(?=\S)")


def _take_dotted(one: Alternative) -> None:
    """Where the steps of `A1` are `8.1`, `8.2`, it leaves from step 8; those of `A8` may have its number."""
    code = read_code(one.name)[0]
    first = _FIRST_DOTTED.fullmatch(one.entries[0].typed) if one.entries else None
    if first is not None and code and not one.steps and code.lstrip(ascii_letters) != first["step"]:
        one.steps = first["step"]


_FIRST_DOTTED = expression(r"(?P<step>\d{1,2})\.1")


def _merged(alternatives: list[Alternative]) -> list[Alternative]:
    """Extensions with the steps that stand elsewhere below the same label, and nothing else."""
    found: list[Alternative] = []
    by_label: dict[str, Alternative] = {}
    for one in alternatives:
        first = by_label.get(one.label) if one.label and not one.name and not one.condition else None
        if first is not None and not first.entries:
            first.entries = one.entries
            first.notes += one.notes
            continue
        by_label.setdefault(one.label, one)
        found.append(one)
    return found


_NAMED = expression(r"(?:\*\*|__)(?=\S)[^*_]{1,120}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*\S")


def _dedented(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without the blanks that all of them begin with; one is that of the cells of a table."""
    margin = min((line.indent for line in lines if line.text.strip()), default=0)
    return [line._replace(text=line.text[margin:]) for line in lines] if margin > 1 else lines


def _itemized(lines: Sequence[Line], says_end: Callable[[str], bool]) -> Sequence[Line]:
    """Paragraphs that name the step that they leave from, as items above what is numbered below them."""
    found: list[Line] = []
    above = ""
    is_below = is_below_name = False
    lines = conditions_as_items(_dedented(lines))
    heads = heads_of_lists(lines, says_end)
    for number, line in enumerate(lines):
        text = line.text.strip()
        # As deep as its neighbours: in a cell of a table all of them begin with a blank.
        margin = " " * line.indent
        is_bare = bool(text) and line.indent <= 1 and read_entry(line) is None
        is_named = is_bare and (_NAMED.match(text) is not None or read_code(text)[0] != "")
        if is_named or number in heads:
            found.append(line._replace(text=f"{margin}- {text}"))
            # What handles it stands behind its name, or below.
            is_below = is_below_name = number in heads or not split_name(read_code(text)[1])[1]
            above = text
            continue
        if is_bare and _heads_list(lines, number):
            found.append(line._replace(text=f"{margin}- {text}"))
            is_below, above = False, text
            continue
        is_place = is_bare and read_place(text) is not None and not says_end(text)
        if is_place and is_below_name:
            found.append(line._replace(text=f"   {line.text}"))
        elif is_place and (not above or line.table >= 0 or is_below):
            found.append(line._replace(text=f"{margin}- {text}"))
            is_below = True
        elif is_below and text and line.indent <= 1:
            found.append(line._replace(text=f"   {as_field(text) if is_bare else line.text}"))
        else:
            found.append(line)
        above = text
        is_below_name = is_below_name and not text
    return found


def _heads_list(lines: Sequence[Line], number: int) -> bool:
    """Whether a line without any sign is above a list of its own, and behind the one of another extension."""
    line = lines[number]
    before, behind = range(number - 1, -1, -1), range(number + 1, len(lines))
    above, below = (
        next((lines[at] for at in side if lines[at].text.strip()), None) for side in (before, behind)
    )
    if above is None or below is None or not line.indent < min(above.indent, below.indent):
        return False
    entry = read_entry(below)
    return entry is not None and entry.typed in ("", "1") and not line.text.strip()[:1].islower()


def _under_heading(
    head: Written,
    outline: Outline,
    inner: Sequence[InnerPart],
    says_end: Callable[[str], bool],
    others: list[Line],
) -> Alternative:
    alternative = headed(head)
    paragraphs = [line for line in outline.others if line.text.strip()]
    others += [line for line in paragraphs if line.text.lstrip().startswith("|")]
    paragraphs = [line for line in paragraphs if not line.text.lstrip().startswith("|")]
    entries = list(outline.entries)
    for key, value, lines in inner:
        if key == "trigger":
            below = read_outline(lines, says_end)
            text = " ".join([value.text, *(line.text.strip() for line in below.others)]).strip()
            if not text and any(key == "steps" for key, *_ in inner):
                # What it does stands below a name of its own.
                text = "; ".join(entry.whole for entry in below.entries)
            else:
                entries += below.entries
            take_condition(alternative, text, value.at, says_end)
        elif key == "steps":
            own = read_outline(([Line(value.at, value.text)] if value.text else []) + list(lines), says_end)
            entries += own.entries
            paragraphs += own.others
        else:
            alternative.notes.append(" ".join([value.text, _on_one_line(lines)]).strip())
    entries = take_fields(alternative, gathered_below(alternative, entries), says_end)
    entries = take_bullets(alternative, entries, paragraphs)
    alternative.entries = entries
    if entries and not alternative.label and not alternative.steps:
        alternative.steps = placed(entries[0])
    _take_count(alternative)
    _take_dotted(alternative)
    if paragraphs:
        text = " ".join(line.text.strip() for line in paragraphs)
        at = paragraphs[0].at
        if not entries and PLACEHOLDER.fullmatch(text):
            alternative.notes.append(text.strip("_* "))
        elif not entries:
            _take_handling(alternative, text, at, says_end)
        elif not alternative.condition and paragraphs[0].at < entries[0].at:
            above = [line.text.strip() for line in paragraphs if line.at < entries[0].at]
            take_condition(alternative, " ".join(above), at, says_end)
            alternative.notes += [line.text.strip() for line in paragraphs[len(above) :]]
        else:
            alternative.notes += [line.text.strip() for line in paragraphs]
    return alternative


def _take_count(alternative: Alternative) -> None:
    """Where nothing says which step an extension leaves from, its steps may go on with the number of that."""
    entries = alternative.entries
    if alternative.label or alternative.steps or not entries or not all(entry.typed for entry in entries):
        return
    first = entries[0].typed.rstrip(ascii_letters) if entries[0].sign is Sign.LABEL else entries[0].typed
    if first.isdecimal() and (int(first) > 1 or entries[0].sign is Sign.LABEL):
        alternative.steps, alternative.is_counted = first, True


def _on_one_line(lines: Sequence[Line]) -> str:
    """Lines as one text; the items of a list are parted by more than their signs."""
    entries = [entry for line in lines if (entry := read_entry(line)) is not None]
    if len(entries) < _FEW or len(entries) < sum(bool(line.text.strip()) for line in lines):
        return " ".join(line.text.strip() for line in lines)
    return "; ".join(entry.text for entry in entries)


_FEW = 2


def _lettered(entries: Sequence[Entry]) -> str:
    """The step whose number stands before the letters `a`, `b`, `c` of some entries, if it is so."""
    labels = [entry.typed for entry in entries if entry.sign is Sign.LABEL]
    if not labels:
        return ""
    base, first = labels[0][:-1], ord(labels[0][-1])
    expected = [f"{base}{chr(first + at)}" for at in range(len(labels))]
    return base if base.isdigit() and labels == expected else ""


def gathered_below(alternative: Alternative, entries: list[Entry]) -> list[Entry]:
    """The steps of an extension: an own label that stands once more above them is no step."""
    if not alternative.label and (base := _lettered(entries)):
        alternative.steps = alternative.steps or base
        for entry in entries:
            if entry.sign is Sign.LABEL:
                entry.sign, entry.typed = Sign.BULLET, ""
        return entries
    if alternative.label and len(entries) == 1 and entries[0].sign is Sign.LABEL:
        only = entries[0]
        if only.typed == alternative.label:
            alternative.name = " ".join(piece for piece in (alternative.name, only.whole) if piece)
            return only.children
    return entries


def headed(head: Written) -> Alternative:
    """An extension by its heading."""
    text = head.text
    outline = read_outline([Line(head.at, text)], lambda _: False)
    entry = outline.entries[0] if outline.entries else None
    if entry is not None and entry.sign is Sign.LABEL:
        return Alternative(head.at, label=entry.typed, name=entry.text)
    alternative = Alternative(head.at)
    code, rest = read_code(text)
    place = read_place(rest)
    if place is not None:
        alternative.steps, rest = place.steps, place.rest or ("" if code else rest)
        if not place.is_certain:
            alternative.remarks.append(text)
    alternative.name = f"{code} {rest.lstrip(_SIGNS)}".strip() if code else rest
    return alternative


_SIGNS = " :：-–—,"
"""What stands before a name whose step, in brackets before it, is gone."""


def _take_handling(alternative: Alternative, text: str, at: int, says_end: Callable[[str], bool]) -> None:
    place = read_place(text, at_end=not goes_on(text, says_end))
    if place is not None and not alternative.steps:
        alternative.steps = place.steps
        text = place.rest
    condition, handling = split_condition(text)
    if handling and not alternative.condition:
        alternative.condition, alternative.condition_at, text = condition, at, handling
    alternative.handling = f"{alternative.handling} {text}".strip()
    alternative.handling_at = at
