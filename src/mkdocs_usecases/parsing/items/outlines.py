"""Numbered Markdown behind `steps: |` and `extensions: |`, as people already have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Label, Prose
from mkdocs_usecases.parsing.ends.sentences import last_sentence
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.findings.key_findings import empty_text, unknown_key
from mkdocs_usecases.parsing.items.item import Branch, Item, one_line_branch
from mkdocs_usecases.parsing.items.lost_dashes import tell_lost_dash
from mkdocs_usecases.parsing.items.outline_branches import gathered, label_of
from mkdocs_usecases.parsing.items.outline_letters import below_steps
from mkdocs_usecases.parsing.items.outline_line import Line, pieces_between
from mkdocs_usecases.parsing.items.outline_lines import raw_pieces, raw_text
from mkdocs_usecases.parsing.items.outline_parts import other_part, part_of
from mkdocs_usecases.parsing.items.outline_trees import read_tree_of_lines, says_end
from mkdocs_usecases.parsing.reader.tree import Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.conditions import says_condition, says_nothing
from mkdocs_usecases.parsing.words.departures import begins_with_place
from mkdocs_usecases.parsing.words.key_names import lookup
from mkdocs_usecases.parsing.words.keys import BRANCH_KEYS
from mkdocs_usecases.parsing.words.labels import read_head
from mkdocs_usecases.parsing.words.step_numbers import number_behind

_FLOW = expression(r"\d{1,4}\.0")
_WRONG_COLON = expression(r"(?<=\w)\s*(?P<sign>[;,=>꞉∶︓﹕︰]|[-=]>|(?<=\s)[-–])\s*$")
"""Signs beside the colon on a keyboard, with which no condition ends."""


def read_step_outline(source: BlockText, node: Scalar) -> Iterator[Item]:
    """The steps of an outline, with extensions where labelled lines stand among them."""
    lines = _without_title(read_tree_of_lines(source, node), "steps")
    if lines and lines[0].is_data:
        source.report(outline_findings.data_for_steps(source.place(*lines[0].pieces[0])))
    if len(lines) > 1 and _FLOW.fullmatch(lines[0].typed_number) and lines[1].typed_number == "1":
        # `21.0 Order a meal` above `1.`: the flow of a use case 21, called so in templates.
        heading = lines.pop(0)
        place = source.place(
            heading.first, heading.number.start if heading.number else 0, heading.pieces[-1].end
        )
        source.report(outline_findings.heading_of_flow(place, f"{heading.typed_number} {heading.text}"))
        lines = [*heading.children, *lines]
    yield from _items(source, lines)


def read_branch_outline(source: BlockText, node: Scalar) -> Iterator[Branch]:
    """The extensions of an outline."""
    lines = read_tree_of_lines(source, node, of_branches=True)
    if len(lines) == 1 and not lines[0].children and says_nothing(lines[0].text):
        return
    for line in gathered(source, [*below_steps(_without_title(lines, "extensions"))]):
        yield _branch(source, line)


def _without_title(lines: Sequence[Line], key: str) -> list[Line]:
    """The lines without a heading that says what the key says."""

    def is_title(line: Line, below: Sequence[Line]) -> bool:
        is_set_off = line.mark == "#" or line.lead == len(line.text)
        named = lookup(line.text.rstrip(":： ")) if is_set_off and not line.labelled else None
        if named is None or named.name == key:
            return named is not None
        # Extensions may stand below the steps under a heading of their own: the labels tell what they are.
        return named.name == "extensions" and any(each.labelled for each in below[:1])

    found: list[Line] = []
    for number, line in enumerate(lines):
        below = line.children or lines[number + 1 : number + 2]
        found += line.children if is_title(line, below) else [line]
    return found


def _items(source: BlockText, lines: Sequence[Line]) -> Iterator[Item]:
    """Steps, each followed by the extensions and ends that are indented below it."""
    pending = list(reversed(lines))
    count = 0
    while pending:
        line = pending.pop()
        if line.labelled:
            _take_steps(source, line, pending, count)
            branch = _branch(source, line)
            yield Item(branch.head, branch=branch)
            continue
        number = None
        if line.number is not None:
            number = Prose(line.typed_number, source.place(*line.number))
            count = int(line.typed_number) if line.typed_number.isdigit() else count
        if not line.text and not line.children:
            source.report(empty_text(number.span if number else source.place(*line.pieces[0]), "the step"))
        apart, below = _parted(source, line)
        yield Item(source.prose_at(line.pieces), number=number, details=_details(source, line, below))
        pending.extend(reversed(apart))


def _parted(source: BlockText, line: Line) -> tuple[list[Line], list[Line]]:
    """What is indented below a step: items of their own, and what belongs to the step."""
    apart: list[Line] = []
    below: list[Line] = []
    first = line.children[0].typed_number if line.children else ""
    if first and first == number_behind(line.typed_number):
        # `2.` below `1.`: indented by a slip.
        return line.children, below
    for child in line.children:
        is_apart = (child.labelled and not child.is_coded) or says_end(source, child)
        is_apart = is_apart or (bool(apart) and not below and _counts_below(apart[-1], child))
        (apart if is_apart else below).append(child)
    return apart, below


def _counts_below(above: Line, line: Line) -> bool:
    """Whether a line is a step of an extension above it that stands as deep: `2a. No seat`, `1. Desk …`."""
    if not above.labelled:
        return above.typed_number.isdigit() and line.typed_number == number_behind(above.typed_number)
    return not above.children and line.typed_number == "1"


def _details(source: BlockText, step: Line, below: Sequence[Line]) -> Prose | None:
    """What belongs to a step, as Markdown."""
    if not below:
        return None
    for line in below:
        if says_condition(line.text):
            span = source.place(*line.pieces[0])
            source.report(outline_findings.condition_below_step(span, step.typed_number))
    first, last = below[0].first, _last_line(below[-1])
    tell_lost_dash(source, first, last)
    return source.kept(raw_text(source, first, last), raw_pieces(source, first, last))


def _last_line(line: Line) -> int:
    return _last_line(line.children[-1]) if line.children else line.last


def _take_steps(source: BlockText, line: Line, pending: list[Line], count: int) -> None:
    """Give an extension among steps those that stand as deep as it."""
    while pending and _is_step_of(line, pending[-1]):
        line.children.append(pending.pop())
    if line.children or not pending or pending[-1].typed_number != "1" or not count:
        return
    # Numbers begin anew: they are those of the extension, up to where the main scenario goes on.
    numbered = []
    for following in reversed(pending):
        if following.labelled or not following.typed_number.isdigit():
            break
        numbered.append(int(following.typed_number))
    onward = [at for at, number in enumerate(numbered) if number == count + 1]
    taken = onward[-1] if onward else len(numbered)
    if len(onward) == 1 and taken == count:
        number = pending[-1 - taken].number
        if number is not None:
            source.report(
                outline_findings.main_or_extension(source.place(*number), str(count + 1), label_of(line))
            )
    line.children += [pending.pop() for _ in range(taken)]


def _is_step_of(line: Line, following: Line) -> bool:
    """Whether a line on the same level is a numbered step of the extension above it."""
    label = label_of(line)
    number = following.typed_number
    return not following.labelled and len(number) > len(label) and number.startswith(label)


def _branch(source: BlockText, line: Line) -> Branch:
    parts, children = _named_parts(source, line)
    if line.is_title and "when" not in parts:
        children = _without_description(source, children, parts)
    elif line.is_coded and children and children[0].bare and begins_with_place(children[0].text):
        first, *others = children
        parts.setdefault("when", source.prose_at(first.pieces))
        children = [*first.children, *others]
    branch = _head(source, line, has_steps=bool(children or parts))
    if line.label:
        branch = branch._replace(label=Label(line.label))
    if line.title is not None:
        head = read_head(branch.head.text)
        parts.setdefault("when", source.part(branch.head, head.offset, head.end))
        branch = branch._replace(label=head.label, head=source.prose_at(line.title.pieces))
    items = tuple(_items(source, children))
    return branch._replace(
        items=items,
        when=parts.get("when"),
        at=parts.get("at"),
        then=parts.get("then"),
        note=parts.get("note"),
    )


def _without_description(source: BlockText, children: list[Line], parts: dict[str, Prose]) -> list[Line]:
    """The lines below a title without the sentences above the first step, which say the condition."""
    first = children[0] if children else None
    if first is not None and first.mark and begins_with_place(first.text) and not first.labelled:
        parts["when"] = source.prose_at(first.pieces)
        return [*first.children, *children[1:]]
    count = next((at for at, child in enumerate(children) if child.mark or child.is_data), 0)
    if count and not any(says_end(source, child) for child in children[:count]):
        pieces = tuple(piece for child in children[:count] for piece in child.pieces)
        parts["when"] = source.prose_at(pieces)
        return children[count:]
    return children


def _head(source: BlockText, line: Line, *, has_steps: bool) -> Branch:
    """The first line of an extension, whose bold beginning or colon parts condition and handling."""
    if not line.text:
        return Branch(Prose("", source.place(*line.pieces[0])))
    prose = source.prose_at(line.pieces)
    if 0 < line.lead < len(prose.text):
        condition = prose.text[: line.lead].rstrip(":：.–— -")
        handling = source.part(prose, line.lead)
        return Branch(source.part(prose, 0, len(condition)), handling=handling)
    if not has_steps or _ends_at_once(source, prose):
        return one_line_branch(source, prose)
    # With steps below it the whole line is the condition, colons and all.
    if sign := _WRONG_COLON.search(prose.text):
        place = source.within(prose, *sign.span("sign"))
        source.report(outline_findings.wrong_colon(place, sign["sign"]))
        return Branch(source.part(prose, 0, sign.start()))
    return Branch(source.part(prose, 0, len(prose.text.rstrip(":： "))))


def _ends_at_once(source: BlockText, prose: Prose) -> bool:
    """Whether a label and its condition stand before an end, though steps stand below."""
    if last_sentence(prose.text[read_head(prose.text).offset :], source.outcomes) is not None:
        return True
    condition, colon, end = prose.text.rpartition(": ")
    return bool(colon) and read_head(condition).rest != "" and source.outcomes.read(end) is not None


def _named_parts(source: BlockText, line: Line) -> tuple[dict[str, Prose], list[Line]]:
    """The parts of an extension that carry a name, and its other lines."""
    parts: dict[str, Prose] = {}
    children: list[Line] = []
    for child in line.children:
        part = part_of(child)
        if part is None and (name := other_part(child)) is not None:
            span = source.place(*child.pieces[0])
            source.report(unknown_key(span, name, BRANCH_KEYS, in_value=True))
        if part is None or part.key in parts:
            children.append(child)
            continue
        pieces = tuple(pieces_between(source, child.pieces, part.start, len(child.text)))
        if pieces and part.key != "steps":
            parts[part.key] = source.prose_at(pieces)
        elif pieces:
            children.append(Line(source.joined(pieces), pieces, child.indent, mark="-", last=child.last))
        children += child.children
    return parts, children
