"""Steps that are mappings: `include: UC-20`, `repeat: 2-4` with its `until:`."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.reader.tree import Mapping
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.source import Span


def plain_include(source: BlockText, node: Mapping) -> Prose | None:
    """The id of `include: UC-20`, typed as usual: the quick answer for most mappings."""
    if len(node.value) != 1 or node.value[0][0].value != "include":
        return None
    (included,) = source.plain_texts((node.value[0][1],))
    return included


def loop_item(source: BlockText, span: Span, loop: Prose, until: Prose | None, words: dict[str, str]) -> Item:
    """`repeat: 2-4` with an `until:` of its own, or `repeat: 2-4 until done` on one line.

    `words` are the two keys as they were typed.
    """
    said = source.outcomes.loop(f"{_REPEAT}{loop.text}")
    steps, rest = loop, None
    if said is not None and said.until is not None:
        start = said.start - len(_REPEAT)
        steps, rest = source.part(loop, start, start + len(said.steps)), said.until
    ending = f" {words['until']} {until.text}" if until and until.text else ""
    text = f"{words['repeat']} {loop.text}{ending}"
    return Item(Prose(text, span), repeat=steps, until=(until.text if until else rest) or None)


_REPEAT = "repeat "


def tell_others(
    source: BlockText, node: Mapping, named: Callable[[str], str | None], known: tuple[str, ...]
) -> None:
    """Tell of the keys of an entry that are none of those that it may have."""
    for key, _ in node.value:
        typed = source.typed(key).strip("\"'")
        if named(typed) is None:
            source.report(findings.unknown_key(source.span(key), typed, known, in_value=True))
