"""A key above a whole block, as data has it: `use_case:` with everything below it."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.keys import Key, Shape

_ALONE = expression(r"[ \t]*[\"']?(?P<name>[^\W\d_][^:\n\"']{0,40})[\"']?[ \t]*:[ \t]*")
_PAIR = expression(r"[\"']?(?P<name>[^\W\d_][^:\n\"']{0,40})[\"']?[ \t]*:(?=\s|$)")


def wrapping_key(text: str, lookup: Callable[[str], Key | None]) -> tuple[int, str] | None:
    """The line, and the name, of a key that all other lines stand below, where these are a whole block."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < _FEWEST or (first := _ALONE.fullmatch(lines[filled[0]])) is None:
        return None
    key = lookup(first["name"])
    if key is not None and key.shape is not Shape.TEXT:
        return None
    depths = {number: len(lines[number]) - len(lines[number].lstrip()) for number in filled}
    margin = min(depths[number] for number in filled[1:])
    if margin <= depths[filled[0]]:
        return None
    pairs = (_PAIR.match(lines[number], margin) for number in filled[1:] if depths[number] == margin)
    keys = [lookup(pair["name"]) for pair in pairs if pair is not None]
    given = {each.name for each in keys if each is not None}
    if len(given) < _FEW or given.isdisjoint(_OF_EACH_BLOCK):
        return None
    return filled[0], first["name"].strip()


_FEWEST, _FEW = 3, 2
_OF_EACH_BLOCK = ("title", "actor", "steps")
