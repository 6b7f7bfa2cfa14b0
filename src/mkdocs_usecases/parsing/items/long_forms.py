"""Extensions whose parts have keys of their own: `when`, `at`, `steps`, `then`, `note`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.items.records import with_other_keys
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.reader.tree import Node
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.node_texts import text_of
from mkdocs_usecases.parsing.source_text.nodes import describe
from mkdocs_usecases.parsing.words.key_names import branch_key, meant_branch_key
from mkdocs_usecases.parsing.words.keys import BRANCH_KEYS
from mkdocs_usecases.parsing.words.labels import NUMBER


class LongForm(NamedTuple):
    """What the keys say; each is told of that is twice there or unknown."""

    nodes: Mapping[str, Node]
    """The values by their key."""

    numbered: tuple[tuple[Node, Node, str], ...]
    """Steps typed with their numbers as keys, `2a1: MealApp offers another meal.`: key, value and number."""

    when: Prose | None
    at: Prose | None
    then: Prose | None
    note: Prose | None


_STEP_KEY = expression(rf"({NUMBER})[.)]?")


def read_long_form(source: BlockText, node: MappingNode) -> LongForm:
    """The parts of an extension."""
    parts: dict[str, Node] = {}
    numbered: list[tuple[Node, Node, str]] = []
    condition: Prose | None = None
    for key, value in with_other_keys(source, node).value:
        typed = source.typed(key)
        name = branch_key(typed)
        if name is None and (number := _STEP_KEY.fullmatch(typed)):
            numbered.append((key, value, number[1]))
        elif name is None:
            given = {branch_key(source.typed(other)) for other, _ in node.value}
            span = source.span(key)
            closest = meant_branch_key(typed)
            if closest is not None and branch_key(closest) in given:
                given.add(closest)
            elif closest is not None and branch_key(closest) == "when":
                condition = Prose("", span)
            source.report(
                findings.unknown_key(span, typed, BRANCH_KEYS, given, closest=closest, in_value=True)
            )
        elif name in parts:
            source.report(findings.duplicate_key(source.span(key), typed, source.span(parts[name]), name))
        else:
            parts[name] = value
    when, at, then, note = (_part(source, name, parts.get(name)) for name in ("when", "at", "then", "note"))
    return LongForm(parts, tuple(numbered), when or condition, at, then, note)


def _part(source: BlockText, name: str, node: Node | None) -> Prose | None:
    if node is None:
        return None
    prose = text_of(source, node)
    if prose is None:
        source.report(findings.wrong_type(source.span(node), name, describe(node), "a text"))
    elif not prose.text:
        source.report(findings.empty_text(source.span(node), f"`{name}`"))
        return prose if name == "when" else None
    return prose
