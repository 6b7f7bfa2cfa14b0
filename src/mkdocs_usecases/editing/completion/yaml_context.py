"""What may stand at a place of YAML that is no block: front matter, the catalogue, `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.editing.completion.pieces import Piece, opens, piece
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.editing.rows import Node, Row, enclosing
from mkdocs_usecases.editing.typed_page import TypedBlock
from mkdocs_usecases.options import OPTIONS
from mkdocs_usecases.options.catalogue import detail_named
from mkdocs_usecases.parsing.front_matter import KEY
from mkdocs_usecases.parsing.words.key_names import KeyNames
from mkdocs_usecases.source import Span

_NAMES = {"actor": Wanted.ACTOR, "system": Wanted.SYSTEM}
"""Options whose values are names that a site knows."""


class YamlPlace:
    """A place of YAML: the keys that lead to it, and what is typed there."""

    def __init__(self, block: TypedBlock, place: Span) -> None:
        """Take the lines, and a place on one of them."""
        self._block, self._place = block, place
        at = place.line - block.first
        column = place.column - 1
        line = block.rows[at]
        self._before, self._after = line[:column], line[column:]
        self._row, self._at = block.read[at], at
        is_blank = not self._before.strip()
        depth = column if is_blank else self._row.depth
        self._path: list[Node] = enclosing(
            block.read, at, depth, is_item=bool(self._row.dashes) and not is_blank
        )
        self._start = min(column, self._row.column)
        self.keys: tuple[str, ...] = ()
        """The keys that lead to the piece, the outermost first; items of lists left out."""

        self.piece = Piece("")
        self.is_key = True
        """Whether a key may stand there, and not a value."""

        self.is_silent = self._row.begins_behind(column) or re.search(r"(?:^|\s)#", self._before) is not None
        """Whether it stands in a comment, or where nothing may be completed."""

        self._look()

    def _look(self) -> None:
        heads = [node for node in self._path if not node.is_item]
        self.keys = tuple(node.key for node in heads)
        typed = self._before[self._start :]
        whole = Node(self._at, self._start, f"{typed}{self._after}")
        open_ = next((node for node in heads if opens(node.value)), None)
        if open_ is not None:
            colon = open_.colon or 0
            rows = self._block.rows
            first = rows[open_.row][open_.column + colon + 1 :]
            before = "\n".join([first, *rows[open_.row + 1 : self._at], self._before])
            self.keys = tuple(node.key for node in heads[: heads.index(open_) + 1])
            self._take(piece(before, self._after, commas=False))
        elif whole.colon is not None and len(typed) > whole.colon:
            self.keys = (*self.keys, whole.key)
            self._take(piece(typed[whole.colon + 1 :], self._after, commas=True))
        elif self._row.dashes and self._start > self._row.dashes[-1] and whole.colon is None:
            self.piece = piece(typed, self._after, commas=False)
            self.is_key = False
        else:
            rest = self._after if whole.colon is None else self._after[: whole.colon - len(typed)]
            rest = rest.rstrip() if whole.colon is not None else (re.match(r"\w*", rest) or [""])[0]
            self.piece = Piece(typed, rest, self._after[len(rest) :], self._beside())

    def _take(self, found: Piece) -> None:
        self.piece = found
        self.is_key = found.brackets.endswith("{") and not found.key
        if found.key:
            self.keys = (*self.keys, found.key)

    def _beside(self) -> tuple[str, ...]:
        """The keys of the same mapping."""
        rows: Sequence[Row] = self._block.read
        found = []
        for step in (-1, 1):
            number = self._at + step
            while 0 <= number < len(rows) and (rows[number].is_blank or rows[number].column >= self._start):
                row = rows[number]
                if row.column == self._start and row.text and not row.is_blank:
                    found.append(Node(number, row.column, row.text).key)
                number += step
        return tuple(found)

    def made(self, wanted: Wanted, key: str = "") -> Context:
        """What may stand there."""
        colon = self.is_key and not self.piece.behind.lstrip().startswith(":")
        return Context((wanted,), self._place, self.piece, key, self._block, self._at, "", colon)


def in_front_matter(block: TypedBlock, place: Span, names: KeyNames) -> Context | None:
    """What may stand at a place of the front matter."""
    at = YamlPlace(block, place)
    if at.is_silent:
        return None
    if not at.keys and at.is_key:
        return at.made(Wanted.DEFAULT) if at.piece.typed and KEY.startswith(at.piece.typed) else None
    if at.keys[:1] != (KEY,):
        return None
    if len(at.keys) == 1:
        return at.made(Wanted.DEFAULT, KEY) if at.is_key else None
    key = names.lookup(at.keys[1])
    if key is not None and key.name in ("system", "actor") and len(at.keys) == 2:
        return at.made(Wanted.SYSTEM if key.name == "system" else Wanted.ACTOR, key.name)
    return at.made(Wanted.CHOICE, "truth") if at.keys[1] == "publish" else None


def in_catalogue(at: YamlPlace, above: int = 0) -> Context | None:
    """What may stand at a place of the catalogue; `above`: how many keys lead to it."""
    if at.is_silent:
        return None
    keys = at.keys[above:]
    if len(keys) == 1 and at.is_key:
        return at.made(Wanted.DETAIL)
    if len(keys) != 2 or at.is_key:
        return None
    detail = detail_named(keys[1])
    if detail == "kind":
        return at.made(Wanted.CHOICE, "kind")
    return at.made(Wanted.ACTOR, "is a") if detail == "is a" else None


def in_configuration(block: TypedBlock, place: Span) -> Context | None:
    """What may stand at a place of `mkdocs.yml`: below the plugin, nothing else is ours."""
    at = YamlPlace(block, place)
    if at.is_silent or "plugins" not in at.keys or "usecases" not in at.keys:
        return None
    above = at.keys.index("usecases") + 1
    keys = at.keys[above:]
    if not keys:
        return at.made(Wanted.OPTION) if at.is_key else None
    option = keys[0].replace("-", "_")
    if option == "actors":
        return in_catalogue(at, above + 1)
    if option == "rules":
        # Only what stands behind the code of a check is a severity.
        values = at.made(Wanted.CHOICE, "rule") if len(keys) > 1 else None
        return at.made(Wanted.RULE) if at.is_key else values
    if option == "keys" and at.is_key and len(keys) == 1:
        return at.made(Wanted.KEY, "option")
    is_choice = option in OPTIONS and bool(OPTIONS[option].offered)
    wanted = _NAMES.get(option) or (Wanted.CHOICE if is_choice else None)
    return at.made(wanted, option) if wanted is not None and len(keys) == 1 and not at.is_key else None
