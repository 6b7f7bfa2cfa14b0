"""Steps and extensions typed as YAML lists and mappings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.items import Branch, Item, one_line_branch
from mkdocs_usecases.parsing.key_names import branch_key
from mkdocs_usecases.parsing.keys import BRANCH_KEYS, normal
from mkdocs_usecases.parsing.labels import NUMBER, read_head
from mkdocs_usecases.parsing.nodes import Source, Unreadable, describe
from mkdocs_usecases.parsing.outlines import read_branch_outline, read_step_outline
from mkdocs_usecases.source import Span

STEPS_EXAMPLE = "steps: [Customer chooses a meal., MealApp shows the price.]"
EXTENSIONS_EXAMPLE = "extensions: {2a. Payment is declined: [MealApp says so., resume at 1]}"


def text_of(source: Source, node: Node) -> Prose | None:
    """A node as text, or `None` when it is a list or mapping over several lines.

    A mapping or list on one line is text that YAML took apart: it is put together as it was typed.
    """
    span = source.span(node)
    if isinstance(node, ScalarNode):
        if node.style in ("|", ">"):
            return Prose(node.value.strip(), span)
        return Prose(" ".join(node.value.split()), span)
    if getattr(node, "flow_style", False) or _is_sentence(node):
        return Prose(source.typed(node), span)
    return None


def _is_sentence(node: Node) -> bool:
    """Whether a block mapping is `Note: text`, a sentence with a colon."""
    if not isinstance(node, MappingNode) or len(node.value) != 1:
        return False
    key, value = node.value[0]
    return isinstance(key, ScalarNode) and (isinstance(value, ScalarNode) or bool(value.flow_style))


def read_items(source: Source, node: SequenceNode, what: str) -> Iterator[Item]:
    """The entries of a list of steps."""
    for entry in node.value:
        if isinstance(entry, MappingNode):
            yield from _read_mapping(source, entry, what)
            continue
        prose = text_of(source, entry)
        if prose is None:
            found, expected = "a list in a list", "a list of texts"
            source.report(findings.wrong_type(source.span(entry), what, found, expected, STEPS_EXAMPLE))
        elif not prose.text:
            source.report(findings.empty_text(prose.span, "the step"))
        else:
            yield Item(prose.text, prose.span)


_ITEM_KEYS = ("include", "repeat", "until")


def _read_mapping(source: Source, node: MappingNode, what: str) -> Iterator[Item]:
    """An entry of a list of steps that YAML takes for a mapping."""
    span = source.span(node)
    words: dict[str, Node] = {}
    places: dict[str, Span] = {}
    for key, value in node.value:
        name = normal(key.value) if isinstance(key, ScalarNode) else ""
        if name in _ITEM_KEYS and name in words:
            source.report(findings.duplicate_key(source.span(key), key.value, places[name], key.value))
        elif name:
            words[name], places[name] = value, source.span(key)
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
            yield Item(prose.text, span, include=prose.text)
        return
    if "repeat" in words and set(words) <= {"repeat", "until"}:
        loop = text_of(source, words["repeat"])
        until = text_of(source, words["until"]) if "until" in words else None
        if loop is not None and loop.text:
            ending = f" until {until.text}" if until and until.text else ""
            # `repeat: 2-4 until done` on one line says both.
            steps, _, rest = loop.text.partition(" until ")
            typed = f"repeat {loop.text}{ending}"
            yield Item(typed, span, repeat=steps, until=(until.text if until else rest) or None)
            return
    if len(node.value) == 1:
        key, value = node.value[0]
        head = read_head(key.value) if isinstance(key, ScalarNode) else None
        nested = isinstance(value, (SequenceNode, MappingNode)) and not value.flow_style
        labelled = head is not None and not head.named and not head.bad
        if head is not None and (nested or labelled or _is_list(value)):
            yield Item("", span, branch=read_branch(source, key, value))
            return
    prose = text_of(source, node)
    if prose is not None:
        yield Item(prose.text, prose.span)
        return
    source.report(findings.wrong_type(span, what, "a mapping here", "a text", "- Customer chooses a meal."))


def _is_list(node: Node) -> bool:
    return isinstance(node, SequenceNode)


def read_branches(source: Source, node: Node) -> Iterator[Branch]:
    """The extensions of a mapping or a list."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield read_branch(source, key, value)
        return
    assert isinstance(node, SequenceNode)
    for entry in node.value:
        if isinstance(entry, MappingNode) and entry.value:
            for key, value in entry.value:
                yield read_branch(source, key, value)
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
        else:
            yield one_line_branch(source, prose)


def read_branch(source: Source, key: Node, value: Node) -> Branch:
    """An extension whose label stands before a colon."""
    name = text_of(source, key)
    head = name if name is not None else Prose(source.typed(key), source.span(key))
    head = Prose(head.text.rstrip(": "), head.span)
    if isinstance(value, ScalarNode):
        if value.style in ("|", ">"):
            return Branch(head, tuple(read_step_outline(source, value, key.start_mark.column)))
        text = " ".join(value.value.split())
        only_label = not read_head(head.text).rest and not read_head(head.text).named
        if text and only_label:
            return Branch(Prose(f"{head.text}. {text}", head.span))
        return Branch(head, handling=Prose(text, source.span(value)) if text else None)
    if isinstance(value, SequenceNode):
        return Branch(head, tuple(read_items(source, value, "extensions")))
    assert isinstance(value, MappingNode)
    return _read_long_form(source, head, value)


_STEP_KEY = re.compile(rf"({NUMBER})[.)]?")


def _read_long_form(source: Source, head: Prose, node: MappingNode) -> Branch:
    """An extension whose parts have keys of their own."""
    parts: dict[str, Node] = {}
    items: list[Item] = []
    for key, value in node.value:
        typed = source.typed(key)
        name = branch_key(typed)
        if name is None and (number := _STEP_KEY.fullmatch(typed)):
            # Steps typed with their numbers as keys: `2a1: MealApp offers another meal.`
            items.append(_numbered(source, key, value, number[1]))
        elif name is None:
            source.report(findings.unknown_key(source.span(key), typed, BRANCH_KEYS, in_value=True))
        elif name in parts:
            source.report(findings.duplicate_key(source.span(key), typed, source.span(parts[name]), name))
        else:
            parts[name] = value
    steps = parts.get("steps")
    handling = None
    if isinstance(steps, SequenceNode):
        items.extend(read_items(source, steps, "steps"))
    elif isinstance(steps, ScalarNode) and steps.style in ("|", ">"):
        items.extend(read_step_outline(source, steps, node.start_mark.column))
    elif isinstance(steps, ScalarNode) and steps.value:
        handling = Prose(" ".join(steps.value.split()), source.span(steps))
    elif isinstance(steps, MappingNode):
        source.report(
            findings.wrong_type(source.span(steps), "steps", describe(steps), "a list", STEPS_EXAMPLE)
        )
    nested = parts.get("extensions")
    if nested is not None:
        branches = _nested_branches(source, nested, node.start_mark.column)
        items.extend(Item("", branch.head.span, branch=branch) for branch in branches)
    texts = {name: _part(source, name, parts.get(name)) for name in ("when", "at", "then")}
    return Branch(head, tuple(items), handling, texts["when"], texts["at"], texts["then"])


def _nested_branches(source: Source, node: Node, indent: int) -> Iterator[Branch]:
    if not isinstance(node, ScalarNode):
        yield from read_branches(source, node)
    elif node.style in ("|", ">"):
        yield from read_branch_outline(source, node, indent)
    elif node.value:
        found, expected = describe(node), "a mapping or a list"
        source.report(
            findings.wrong_type(source.span(node), "extensions", found, expected, EXTENSIONS_EXAMPLE)
        )


def _numbered(source: Source, key: Node, value: Node, number: str) -> Item:
    prose = text_of(source, value)
    if prose is None:
        return Item("", source.span(key), branch=read_branch(source, key, value))
    return Item(prose.text, source.span(key), number=number)


def _part(source: Source, name: str, node: Node | None) -> Prose | None:
    if node is None or isinstance(node, Unreadable):
        return None
    prose = text_of(source, node)
    if prose is None:
        source.report(findings.wrong_type(source.span(node), name, describe(node), "a text"))
    elif not prose.text:
        source.report(findings.empty_text(source.span(node), f"`{name}`"))
        return prose if name == "when" else None
    return prose
