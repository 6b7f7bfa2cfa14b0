"""Words added to the settings of a site: an actor to the catalogue, a key to the option `fields`."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.documents.scalars import as_key, in_yaml
from mkdocs_usecases.editing.completion.context import CONFIGURATION
from mkdocs_usecases.editing.rows import Node, Row, enclosing, last_below, read_row
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.options import Options
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.source import Span

_PLUGIN = "usecases"
_BARE = expression(r"(?:^|(?<=[\s,\[\"']))usecases(?=[\s,\]\"']|$)")


def actor_added(options: Options, texts: Texts, name: str) -> tuple[Edit, ...]:
    """An entry for an actor in the catalogue, behind the others; nothing where that cannot be told."""
    actors = options.catalogue.actors
    file = actors[0].span.file if actors else ""
    text = texts(file) if file else None
    if text is None:
        return ()
    rows = _rows(text)
    if file.endswith(".py"):
        return ()
    if file != CONFIGURATION:
        return _at_end(text, file, rows, name)
    node = _option(rows, "actors")
    return () if node is None else _added(text, rows, node, as_key(name), in_yaml(name))


def field_added(texts: Texts, name: str) -> tuple[Edit, ...]:
    """A key among the further ones that blocks may carry."""
    text = texts(CONFIGURATION)
    if text is None:
        return ()
    rows = _rows(text)
    node = _option(rows, "fields")
    if node is not None:
        return _added(text, rows, node, f"{as_key(name)}: {in_yaml(name)}", in_yaml(name))
    return _option_added(text, rows, f"fields: [{in_yaml(name)}]")


def _rows(text: Text) -> list[Row]:
    return [read_row(text.line(number)) for number in range(1, text.count + 1)]


def _nodes(rows: list[Row]) -> list[Node]:
    return [node for at, row in enumerate(rows) if not row.is_blank for node in row.nodes(at) if node.text]


def _option(rows: list[Row], name: str) -> Node | None:
    """Where an option of the plugin stands, on a line of its own."""
    for node in _nodes(rows):
        if node.colon is not None and node.key == name and _is_of_plugin(rows, node):
            return node
    return None


def _is_of_plugin(rows: list[Row], node: Node) -> bool:
    return _keys(rows, node) == ["plugins", _PLUGIN]


def _keys(rows: list[Row], node: Node) -> list[str]:
    """The keys that lead to a place."""
    return [each.key for each in enclosing(rows, node.row, node.column, is_item=False) if not each.is_item]


def _added(text: Text, rows: list[Row], node: Node, pair: str, item: str) -> tuple[Edit, ...]:
    """One more in the list or the mapping that a key holds."""
    value = _uncommented(node.value)
    if value.startswith(("[", "{")):
        closing = "]" if value[0] == "[" else "}"
        if not value.endswith(closing):
            return ()
        at = text.line(node.row + 1).rindex(closing)
        inner = value[1:-1].strip().rstrip(",")
        new = item if closing == "]" else _in_flow(pair)
        place = Span(CONFIGURATION, node.row + 1, at + 1).over(0)
        return (Edit(place, f", {new}" if inner else new, was=""),)
    if value:
        return ()
    last = last_below(rows, node)
    below = next((row for row in rows[node.row + 1 : last + 1] if not row.is_blank), None)
    if below is None:
        margin, new = " " * (node.column + 2), f"- {item}"
    else:
        margin, new = " " * below.depth, f"- {item}" if below.dashes else _with_colon(pair)
    return (_line_below(text, CONFIGURATION, last, f"{margin}{new}"),)


def _uncommented(value: str) -> str:
    return f" {value}".partition(" #")[0].strip()


def _with_colon(pair: str) -> str:
    return pair if ": " in pair else f"{pair}:"


def _in_flow(pair: str) -> str:
    return pair if ": " in pair else f"{pair}: null"


def _option_added(text: Text, rows: list[Row], option: str) -> tuple[Edit, ...]:
    """One more option of the plugin, wherever that is named."""
    for node in _nodes(rows):
        path = [
            each.key for each in enclosing(rows, node.row, node.column, is_item=False) if not each.is_item
        ]
        if path == ["plugins"] and node.key == _PLUGIN:
            return _with_option(text, rows, node, option)
        if not path and node.key == "plugins" and (bare := _BARE.search(text.line(node.row + 1))):
            # In a list in brackets.
            place = Span(CONFIGURATION, node.row + 1, bare.start() + 1).over(len(_PLUGIN))
            return (Edit(place, f"{_PLUGIN}: {{{option}}}", was=_PLUGIN),)
    return ()


def _with_option(text: Text, rows: list[Row], node: Node, option: str) -> tuple[Edit, ...]:
    value = _uncommented(node.value)
    end = node.column + len(_PLUGIN)
    if node.colon is None:
        place = Span(CONFIGURATION, node.row + 1, end + 1).over(0)
        return (Edit(place, f":{text.line_end}{' ' * (node.column + 2)}{option}", was=""),)
    if value == "{}":
        place = Span(CONFIGURATION, node.row + 1, text.line(node.row + 1).index("{}") + 1).over(2)
        return (Edit(place, f"{{{option}}}", was="{}"),)
    if value.startswith("{"):
        at = text.line(node.row + 1).index("{")
        return (Edit(Span(CONFIGURATION, node.row + 1, at + 2).over(0), f"{option}, ", was=""),)
    last = last_below(rows, node)
    below = next((row for row in rows[node.row + 1 : last + 1] if not row.is_blank), None)
    depth = node.column + 2 if below is None else below.depth
    return (_line_below(text, CONFIGURATION, last, f"{' ' * depth}{option}"),)


def _at_end(text: Text, file: str, rows: list[Row], name: str) -> tuple[Edit, ...]:
    """An entry behind all others of a file that holds nothing else."""
    filled = [at for at, row in enumerate(rows) if not row.is_blank]
    if not filled:
        return ()
    first, last = rows[filled[0]], filled[-1]
    if first.text.startswith("{"):
        line = text.line(last + 1).rstrip()
        if not line.endswith("}"):
            return ()
        place = Span(file, last + 1, len(line)).over(0)
        return (Edit(place, f", {as_key(name)}: null", was=""),)
    margin = " " * first.depth
    new = f"- {in_yaml(name)}" if first.dashes else f"{as_key(name)}:"
    return (_line_below(text, file, last, f"{margin}{new}"),)


def _line_below(text: Text, file: str, row: int, line: str) -> Edit:
    """A line below another one, which keeps its comment."""
    place = Span(file, row + 1, len(text.line(row + 1)) + 1).over(0)
    return Edit(place, f"{text.line_end}{line}", was="")
