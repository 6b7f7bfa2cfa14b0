"""Lists below a step of a YAML list, which belong to the step, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.items.outline_lines import raw_pieces, raw_text
from mkdocs_usecases.parsing.reader.tree import Node, Piece, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.conditions import says_condition
from mkdocs_usecases.parsing.words.key_names import branch_key
from mkdocs_usecases.parsing.words.labels import is_dressed, read_head

_NUMBER = expression(r"(?P<number>\d{1,4})[.)]\s+(?=\S)")
_BEGINS_BLOCK = expression(r"[-*+•]\s|\d+[.)]\s|\||!\[|`{3}|~{3}")


def step_with_list(source: BlockText, key: Scalar, value: Node) -> Item | None:
    """A step with a list below it: `System shows the list with:` above items without label and end.

    Returns:
        `None` where it is an extension without a label, since one of its items says a label or an end.
    """
    if _is_labelled(key.value) or not _is_data(source, value):
        return None
    prose = _head(source, key)
    number = None
    if typed := _NUMBER.match(prose.text):
        number = source.part(prose, 0, len(typed["number"]))
        prose = source.part(prose, typed.end())
    if says_condition(prose.text):
        count = number.text if number is not None else ""
        source.report(outline_findings.condition_with_list(prose.span, count))
    details = source.kept("\n".join(_markdown(source, value, "")), source.pieces_of(value))
    return Item(prose, number=number, details=details)


def parted_text(source: BlockText, node: Scalar) -> Item | None:
    """A text behind `|` whose first lines are the step, with a list or a table below them; else `None`."""
    pieces = node.pieces[1:]
    for at, (line, start, end) in enumerate(pieces):
        if at and _BEGINS_BLOCK.match(source.lines[line][start:end].strip()):
            last = pieces[-1].line
            details = source.kept(raw_text(source, line, last), raw_pieces(source, line, last))
            return Item(source.prose_at(pieces[:at]), details=details)
    return None


def _head(source: BlockText, key: Scalar) -> Prose:
    """The step with the colon behind it."""
    end = source.lines[key.end_line].find(":", key.end_column)
    if key.style or key.pieces or end < 0:
        prose = source.prose(key)
        return Prose(prose.text if prose.text.endswith((":", "：")) else f"{prose.text}:", prose.span)
    return source.prose_at((Piece(key.line, key.column, end + 1),))


def _is_labelled(text: str) -> bool:
    head = read_head(text)
    return is_dressed(text) or (not head.named and not (head.bad and _NUMBER.match(text)))


def _is_data(source: BlockText, node: Node) -> bool:
    """Whether nothing in a list says a label or an end."""
    if isinstance(node, Scalar):
        return not _is_labelled(node.value) and source.outcomes.read(node.value) is None
    if isinstance(node, Sequence):
        return all(_is_data(source, entry) for entry in node.value)
    pairs = [(key, value) for key, value in node.value if isinstance(key, Scalar)]
    return len(pairs) == len(node.value) and all(
        not _is_labelled(key.value) and branch_key(key.value) is None and _is_data(source, value)
        for key, value in pairs
    )


def _markdown(source: BlockText, node: Node, indent: str) -> Iterator[str]:
    """A list of YAML as one of Markdown."""
    if isinstance(node, Scalar):
        lines = source.prose(node).text.split("\n")
        yield f"{indent}- {lines[0]}"
        yield from (f"{indent}  {line}".rstrip() for line in lines[1:])
    elif node.flow:
        yield f"{indent}- {source.prose_of(node).text}"
    elif isinstance(node, Sequence):
        for entry in node.value:
            yield from _markdown(source, entry, f"{indent}  " if isinstance(entry, Sequence) else indent)
    else:
        for key, value in node.value:
            name = source.prose_of(key).text
            if isinstance(value, Scalar) or value.flow:
                text = source.prose(value).text if isinstance(value, Scalar) else source.prose_of(value).text
                yield f"{indent}- {name}: {text}".rstrip()
            else:
                yield f"{indent}- {name}:"
                yield from _markdown(source, value, f"{indent}  ")
