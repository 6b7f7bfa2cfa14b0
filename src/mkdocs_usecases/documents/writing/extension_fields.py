"""What a document says of an extension beside its steps: the step that it leaves from, its condition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from mkdocs_usecases.documents.finding.alternatives import Alternative, goes_on, read_place
from mkdocs_usecases.documents.finding.branch_fields import field_key, says_return
from mkdocs_usecases.documents.finding.entries import Entry, Sign
from mkdocs_usecases.documents.finding.flow_rows import alternative_lines
from mkdocs_usecases.documents.finding.lines import Line
from mkdocs_usecases.documents.finding.table_kinds import are_reactions
from mkdocs_usecases.documents.finding.tables import tables
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import branch_key


def rows_as_items(lines: Sequence[Line]) -> list[Line]:
    """Lines with an item for each row of a table that says when something happens, and what is done then."""
    texts = [line.text for line in lines]
    found: list[Line] = []
    done = 0
    for table in tables(texts, [line.table < 0 for line in lines]):
        if are_reactions(table):
            found += lines[done : table.first]
            for row in table.rows[1:]:
                found += [lines[row.at]._replace(text=text) for text in alternative_lines(row.cells)]
            done = table.last + 1
    return [*found, *lines[done:]]


PLACEHOLDER = expression(r"_[^_]+_\.?|\*[^*]+\*\.?")
"""One text in italics where steps would stand: it says that there are none, or why."""


def take_condition(alternative: Alternative, text: str, at: int, says_end: Callable[[str], bool]) -> None:
    """Take a text as condition; the step that it names as the one that is left."""
    text = text.strip("*_ ") if PLACEHOLDER.fullmatch(text) else text.rstrip(":： ")
    place = read_place(text, at_end=not goes_on(text, says_end))
    if place is not None and not alternative.steps:
        alternative.steps = place.steps
        if not place.is_certain:
            alternative.remarks.append(text)
        text = place.rest
    alternative.condition = f"{alternative.condition} {text}".strip()
    alternative.condition_at = at


_FIELD = expression(r"[*_]{0,3}(?P<name>[^:：*_]{2,40})[*_]{0,3}\s*[:：][*_]{0,3}\s*(?P<value>\S.*)$")


def take_fields(
    alternative: Alternative, entries: Sequence[Entry], says_end: Callable[[str], bool]
) -> list[Entry]:
    """Take what the first bullets say of an extension: `Condition: none is left`, `At: step 2`."""
    rest = [*entries]
    while rest and rest[0].sign is Sign.BULLET and not rest[0].children:
        field = _FIELD.match(rest[0].whole)
        key = None if field is None else field_key(field["name"])
        if field is None or key is None:
            break
        value = field["value"].strip()
        if key == "when":
            take_condition(alternative, value, rest[0].at, says_end)
        else:
            place = (
                read_place(value, at_start=True) or read_place(f"(step {value})") or read_place(f"({value})")
            )
            if place is None or alternative.steps:
                break
            alternative.steps = place.steps
            if place.rest.strip("."):
                alternative.notes.append(place.rest)
        rest.pop(0)
    if rest and rest[0].sign is Sign.BULLET and branch_key(rest[0].whole.strip("*_:： ")) == "steps":
        # `Steps:`, and below it what they are.
        rest[:1] = rest[0].children
    return rest


def as_field(text: str) -> str:
    """A line below the name of an extension as an item, where it is a field of that; else as it is."""
    field = _FIELD.match(text)
    if field is None:
        return text
    is_steps = branch_key(field["name"]) == "steps"
    return f"- {field['value']}" if is_steps else f"- {text}" if field_key(field["name"]) else text


def fields_as_items(lines: Sequence[Line], says_end: Callable[[str], bool]) -> list[Line]:
    """Lines of an extension, of which those that name a field are items, and where it goes on an end."""
    return [_as_item(line, says_end) for line in lines]


def _as_item(line: Line, says_end: Callable[[str], bool]) -> Line:
    text = line.text.strip()
    field = _FIELD.match(text) if text[:1] in ("*", "_") and line.table < 0 else None
    if field is None:
        return line
    if field_key(field["name"]):
        return line._replace(text=f"- {text}")
    if says_return(field["name"]):
        forms = (field["value"], f"{field['name'].strip()} {field['value']}")
        return next((line._replace(text=form) for form in forms if says_end(form)), line)
    return line


def take_bullets(alternative: Alternative, entries: list[Entry], above: list[Line]) -> list[Entry]:
    """Take bullets ahead of steps that are numbered: what a line above them introduces, or notes."""
    bullets = [*takewhile(lambda entry: entry.sign is Sign.BULLET and not entry.is_end, entries)]
    steps = entries[len(bullets) :]
    if not bullets or not steps or steps[0].sign is not Sign.NUMBER or steps[0].typed != "1":
        return entries
    text = "; ".join(" ".join([one.whole, *(below.whole for below in one.children)]) for one in bullets)
    if above and above[-1].at < bullets[0].at and above[-1].text.rstrip().endswith((":", "：")):
        above[-1] = above[-1]._replace(text=f"{above[-1].text.rstrip()} {text}")
    else:
        alternative.notes.append(text)
    return steps
