"""Steps and extensions typed as YAML lists and mappings."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.items.handlings import counts_steps, holds_sentences, parted_end
from mkdocs_usecases.parsing.items.item import ITEM_SIGNS, Branch, Item, item_typed_as_text, one_line_branch
from mkdocs_usecases.parsing.items.records import extension_record, numbered_step, step_record
from mkdocs_usecases.parsing.items.step_mappings import loop_item, plain_include, tell_others
from mkdocs_usecases.parsing.items.sub_steps import counts_sub_step, with_sub_steps
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.node_texts import tell_second_colon, text_of
from mkdocs_usecases.parsing.source_text.nodes import describe, inside, is_block
from mkdocs_usecases.parsing.words.departures import places_named
from mkdocs_usecases.parsing.words.key_names import branch_key, item_key, record_key
from mkdocs_usecases.parsing.words.labels import read_head
from mkdocs_usecases.parsing.words.step_numbers import step_numbers
from mkdocs_usecases.source import Span

STEPS_EXAMPLE = "steps: [Customer chooses a meal., MealApp shows the price.]"
EXTENSIONS_EXAMPLE = "extensions: {2a. Payment is declined: [MealApp says so., resume at 1]}"


def read_items(source: BlockText, node: Sequence, what: str) -> Iterator[Item]:
    """The entries of a list of steps."""
    for entry, plain in zip(node.value, source.plain_texts(node.value), strict=True):
        if plain is not None and plain[0][0] not in ITEM_SIGNS:
            yield _item(Item, (plain, None, None, None, None, None, None))
            continue
        if isinstance(entry, Mapping):
            included = plain_include(source, entry)
            if included is None:
                yield from _read_mapping(source, entry, what)
            else:
                yield _item(Item, (included, None, included, None, None, None, None))
            continue
        if isinstance(entry, Scalar) and is_block(entry) and (step := _parted_text(source, entry)):
            yield step
            continue
        prose = text_of(source, entry)
        if prose is None:
            found, expected = "a list in a list", "a list of texts"
            source.report(findings.wrong_type(source.span(entry), what, found, expected, STEPS_EXAMPLE))
        elif not prose.text:
            source.report(findings.empty_text(prose.span, "the step"))
        elif prose.text[0] in ITEM_SIGNS and (odd := item_typed_as_text(source, prose)) is not None:
            yield odd
        else:
            yield _item(Item, (prose, None, None, None, None, None, None))


# Made without a call of Python: a block has a dozen.
_item = tuple.__new__


def _parted_text(source: BlockText, entry: Scalar) -> Item | None:
    from mkdocs_usecases.parsing.items.step_details import parted_text

    return parted_text(source, entry)


def step_outline(source: BlockText, node: Scalar) -> Iterator[Item]:
    """The steps of a text behind `|`: what reads such texts is loaded by sites that have them."""
    from mkdocs_usecases.parsing.items.outlines import read_step_outline

    return read_step_outline(source, node)


def branch_outline(source: BlockText, node: Scalar) -> Iterator[Branch]:
    """The extensions of one."""
    from mkdocs_usecases.parsing.items.outlines import read_branch_outline

    return read_branch_outline(source, node)


_ITEM_KEYS = ("include", "repeat", "until")


def _read_mapping(source: BlockText, node: Mapping, what: str) -> Iterator[Item]:
    """An entry of a list of steps that YAML takes for a mapping."""
    span = source.span(node)
    words: dict[str, Node] = {}
    places: dict[str, Span] = {}
    said: dict[str, str] = {}
    for key, value in node.value:
        typed = key.value if isinstance(key, Scalar) else ""
        name = item_key(typed) or spelled(typed)
        if name in _ITEM_KEYS and name in words:
            source.report(findings.duplicate_key(source.span(key), typed, places[name], typed))
        elif name:
            words[name], places[name], said[name] = value, source.span(key), typed.strip()
    if set(words) == {"include"}:
        value = words["include"]
        prose = text_of(source, value)
        if prose is None:
            source.report(
                findings.wrong_type(source.span(value), "include", describe(value), "an id", "include: UC-20")
            )
        elif not prose.text:
            source.report(findings.empty_text(span, "`include`"))
        else:
            yield Item(prose, include=prose)
        return
    loop = text_of(source, words["repeat"]) if "repeat" in words else None
    if loop is not None and loop.text and (set(words) <= {*_LOOP_KEYS} or step_numbers(loop.text)):
        until = text_of(source, words["until"]) if "until" in words else None
        tell_others(source, node, item_key, _LOOP_KEYS)
        yield loop_item(source, span, loop, until, said)
        return
    if (item := _record(source, node) or _pair(source, node)) is not None:
        yield item
        return
    if (step := _record_with_more(source, node)) is not None:
        yield step
        return
    prose = text_of(source, node)
    if prose is not None:
        yield Item(prose)
        return
    source.report(findings.wrong_type(span, what, "a mapping here", "a text", "- Customer chooses a meal."))


def _record(source: BlockText, node: Mapping) -> Item | None:
    """A step or an extension among steps whose parts have keys of their own."""
    if len(node.value) == 1:
        return numbered_step(source, *node.value[0]) or step_record(source, node)
    if (step := step_record(source, node)) is not None:
        return step
    record = extension_record(source, node)
    if record is None or read_head(record[0].text).named:
        return None
    branch = _of_long_form(source, *record)
    return Item(branch.head, branch=branch)


def _record_with_more(source: BlockText, node: Mapping) -> Item | None:
    """A step whose parts have keys of their own, beside some that steps have not: these are told."""
    known = [pair for pair in node.value if _step_key(source.typed(pair[0])) is not None]
    if len(known) == 1:
        return None
    step = step_record(source, Mapping(known, node.line, node.column))
    if step is not None:
        tell_others(source, node, _step_key, _STEP_KEYS)
    return step


def _step_key(typed: str) -> str | None:
    """What a key says of a step; `None` for one that only extensions, actors or stakeholders have."""
    named = record_key(typed)
    if named in ("label", "actor", "role", "action"):
        return named
    return "note" if branch_key(typed) == "note" else None


_LOOP_KEYS, _STEP_KEYS = ("repeat", "until"), ("step", "actor", "action", "note")


def _pair(source: BlockText, node: Mapping) -> Item | None:
    """A key alone with more than a text behind it: a step with its details, or an extension."""
    if len(node.value) != 1:
        return None
    key, value = node.value[0]
    if not isinstance(key, Scalar):
        return None
    nested = isinstance(value, (Sequence, Mapping)) and not value.flow
    if nested:
        from mkdocs_usecases.parsing.items.step_details import step_with_list

        step = step_with_list(source, key, value)
        if step is not None:
            return step
    head = read_head(key.value)
    if not nested and not _is_list(value) and not head.is_slip and (head.named or head.bad):
        return None
    branch = read_branch(source, key, value)
    return Item(branch.head, branch=branch)


def _is_list(node: Node) -> bool:
    return isinstance(node, Sequence)


def read_branches(source: BlockText, node: Node) -> Iterator[Branch]:
    """The extensions of a mapping or a list; those of one step may stand below it, `Step 2:`."""
    for branch in with_sub_steps(source, _entries(source, node)):
        below = [item.branch for item in branch.items if item.branch is not None]
        if below and len(below) == len(branch.items) and _is_place_of(branch, below):
            yield from below
        else:
            yield branch


def _is_place_of(branch: Branch, below: list[Branch]) -> bool:
    """Whether an extension only names the step that those below it leave from."""
    if branch.when is not None or branch.then is not None or branch.handling is not None:
        return False
    said = places_named(branch.head.text)
    labels = (read_head(each.head.text).label for each in below)
    return said is not None and all(label[: len(said.start)] == said.start for label in labels)


def _entries(source: BlockText, node: Node) -> Iterator[Branch | Item]:
    if isinstance(node, Mapping):
        for pair in node.value:
            yield from _branch_or_step(source, *pair)
        return
    assert isinstance(node, Sequence)
    for entry in node.value:
        if isinstance(entry, Mapping) and entry.value:
            if (record := extension_record(source, entry)) is not None:
                yield _of_long_form(source, *record)
                continue
            for pair in entry.value:
                yield from _branch_or_step(source, *pair)
            continue
        prose = text_of(source, entry)
        if prose is None:
            source.report(
                findings.wrong_type(
                    source.span(entry),
                    "extensions",
                    "a list in a list",
                    "a list of extensions",
                    EXTENSIONS_EXAMPLE,
                )
            )
        elif not prose.text:
            source.report(findings.empty_text(source.span(entry), "the extension"))
        elif counts_sub_step(prose.text):
            yield Item(prose)
        else:
            yield one_line_branch(source, prose)


def _branch_or_step(source: BlockText, key: Node, value: Node) -> Iterator[Branch | Item]:
    if counts_sub_step(source.typed(key)):
        entry = Mapping([(key, value)], key.line, key.column, value.end_line, value.end_column)
        yield from read_items(source, Sequence([entry], key.line, key.column), "extensions")
    else:
        yield read_branch(source, key, value)


_COLONS = frozenset(":： ")
_LABEL_ENDS = frozenset(".)")


def read_branch(source: BlockText, key: Node, value: Node) -> Branch:
    """An extension whose label stands before a colon."""
    name = text_of(source, key) or source.prose_of(key)
    head = name
    if name.text[-1:] in _COLONS:
        head = source.part(name, 0, len(name.text.rstrip(":： ")))
        if not isinstance(value, Scalar) or value.value:
            # Behind an end, `fails:`, it is another one.
            tell_second_colon(source, key)
    if isinstance(value, Scalar):
        if is_block(value) and holds_sentences(source, value):
            return Branch(head, handling=source.prose_at(value.pieces[1:]))
        if is_block(value) or counts_steps(source, value, head):
            # One line is where it stands.
            lines = value if value.pieces else value._replace(pieces=(inside(value),))
            return Branch(head, tuple(step_outline(source, lines)))
        if (parted := parted_end(source, value)) is not None:
            return Branch(head, parted)
        text = source.without_tags(source.prose(value))
        if not text.text and ":" in head.text:
            # A colon stands behind the end, too: `2a. No kayak is free: ends in failure:`.
            branch = one_line_branch(source, head)
            if branch.handling is not None and source.outcomes.read(branch.handling.text) is not None:
                return branch
        label = read_head(head.text)
        if text.text and not label.rest and not label.named:
            if head.text[-1:] in _LABEL_ENDS and source.outcomes.read(text.text) is not None:
                # `2a.: fails`: of a label with its full stop the condition was left out.
                return Branch(head, handling=text)
            return _condition_of(source, head, text)
        return Branch(head, handling=text if text.text else None)
    if isinstance(value, Sequence):
        first = value.value[0] if value.value and not value.flow else None
        if isinstance(first, Scalar) and (first.line, first.column) == (value.line, value.column):
            # A text behind the colon, and a list below it.
            below = Sequence(value.value[1:], value.line, value.column)
            items = tuple(read_items(source, below, "extensions"))
            return Branch(head, items, handling=source.prose(first))
        return Branch(head, tuple(read_items(source, value, "extensions")))
    assert isinstance(value, Mapping)
    return _of_long_form(source, head, value)


def _condition_of(source: BlockText, head: Prose, text: Prose) -> Branch:
    """What stands behind a label alone: a condition, with its handling behind an arrow."""
    if _ARROW.search(text.text) is None:
        return Branch(head, when=text)
    parted = one_line_branch(source, text)
    return Branch(head, when=parted.head, handling=parted.handling)


_ARROW = expression(r"[→⇒➔➜]|\s[-=]>\s")


def _of_long_form(source: BlockText, head: Prose, node: Mapping) -> Branch:
    """An extension whose parts have keys of their own."""
    from mkdocs_usecases.parsing.items.long_forms import read_long_form

    form = read_long_form(source, node)
    items = [_numbered(source, *pair) for pair in form.numbered]
    steps, nested = form.nodes.get("steps"), form.nodes.get("extensions")
    handling = None
    if isinstance(steps, Sequence):
        items.extend(read_items(source, steps, "steps"))
    elif isinstance(steps, Scalar) and is_block(steps):
        items.extend(step_outline(source, steps))
    elif isinstance(steps, Scalar) and steps.value:
        handling = source.prose(steps)
    elif isinstance(steps, Mapping):
        source.report(
            findings.wrong_type(source.span(steps), "steps", describe(steps), "a list", STEPS_EXAMPLE)
        )
    if nested is not None:
        branches = _nested_branches(source, nested)
        items.extend(Item(branch.head, branch=branch) for branch in branches)
    return Branch(head, tuple(items), handling, form.when, form.at, form.then, form.note)


def _nested_branches(source: BlockText, node: Node) -> Iterator[Branch]:
    if not isinstance(node, Scalar):
        yield from read_branches(source, node)
    elif is_block(node):
        yield from branch_outline(source, node)
    elif node.value:
        found, expected = describe(node), "a mapping or a list"
        source.report(
            findings.wrong_type(source.span(node), "extensions", found, expected, EXTENSIONS_EXAMPLE)
        )


def _numbered(source: BlockText, key: Node, value: Node, number: str) -> Item:
    prose = text_of(source, value)
    if prose is None:
        branch = read_branch(source, key, value)
        return Item(branch.head, branch=branch)
    typed = source.prose_of(key)
    return Item(prose, number=source.part(typed, 0, len(number)))
