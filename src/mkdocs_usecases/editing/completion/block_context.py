"""What may stand at a place of a `usecase` block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_usecases.editing.completion.block_line import BlockLine
from mkdocs_usecases.editing.completion.pieces import Piece, opens, parted, piece
from mkdocs_usecases.editing.completion.sentences import last_sentence, said
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.editing.rows import Node, Row, colon_of, enclosing
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.parsing.words.key_names import branch_key, extends_key, item_key
from mkdocs_usecases.parsing.words.keys import Key, Shape
from mkdocs_usecases.parsing.words.labels import read_head

_VALUES = {
    "id": Wanted.FREE_ID,
    "level": Wanted.LEVEL,
    "system": Wanted.SYSTEM,
    "specializes": Wanted.ID,
    "includes": Wanted.ID,
    "ignore": Wanted.CODE,
    "tags": Wanted.KNOWN,
    **dict.fromkeys(("priority", "status", "release", "owner", "frequency"), Wanted.KNOWN),
}
"""What stands behind a key that has words of a set as its value."""

_LABEL = expression(r"[(\[\"']?(?P<typed>(?:\*|\d)[\w\-*–]*)?\Z")
_NESTED = expression(r"(?:\*|\d+(?:-\d+)?)[a-z]+\d*[a-z]*\Z")
_LABEL_REST = expression(r"[\w\-*]*")
_NUMBER_REST = expression(r"[\w.*]*")
_PAIR = expression(r"(?P<key>[^\W\d_][\w -]*?)[ \t]*:[ \t]*[\"']?(?P<id>[^\s,\"'{}\[\]]+)")
_MARKED = expression(r"[ \t]*(?:[-*+•]|\*{0,2}[\d*(\[][\w\-*]*(?:[.):\]][.):\]*]*)?)[ \t]+")


class BlockPlace(BlockLine):
    """A place of a block: its line, and what encloses it."""

    def context(self) -> Context | None:
        """What may stand there."""
        row = self._rows[self._row]
        if self._column < 0 or (row.text.startswith("#") and self._column > row.column):
            return None
        if row.begins_behind(self._column):
            return None
        is_blank = not self._before.strip()
        depth = self._column if is_blank else row.depth
        path = enclosing(self._rows, self._row, depth, is_item=bool(row.dashes) and not is_blank)
        if not path:
            return self._in_root(row)
        root = path[0]
        key = None if root.is_item or root.colon is None else self._site.key(root.key)
        if root.is_literal:
            return self._in_outline(key)
        if opens(root.value):
            return None if key is None else self._value(key, self._from(root), path)
        if key is None:
            return self._text(self._before[row.column :])
        return self._below(key, path[1:], row)

    def _in_root(self, row: Row) -> Context | None:
        """On a line that nothing encloses: a key, or its value."""
        if row.dashes or self._before[:1] in ("{", "["):
            return None
        node = Node(self._row, row.column, row.text)
        colon = node.colon
        if colon is None or self._column <= row.column + colon:
            return self._key(Wanted.KEY, row)
        key = self._site.key(node.key)
        if key is None:
            return self._known_field(node.key, row, colon)
        return self._value(key, self._before[row.column + colon + 1 :], ())

    def _known_field(self, typed: str, row: Row, colon: int) -> Context | None:
        """The value of a key of the site's own."""
        before = self._before[row.column + colon + 1 :]
        found = self._piece(before)
        hint = said(before, self._after, self._site.outcomes)
        return self._hinted(hint) if hint else self._made((Wanted.KNOWN,), found, key=f"={typed}")

    def _below(self, key: Key, path: Sequence[Node], row: Row) -> Context | None:
        """On a line below a key."""
        at_item = bool(row.dashes) and self._column > row.dashes[-1]
        text = self._before[row.column :]
        has_colon = colon_of(text) is not None
        is_value = at_item and not path
        match key.shape:
            case Shape.STEPS:
                return self._in_steps(path, text, at_item=at_item)
            case Shape.EXTENSIONS:
                return self._in_extensions(path, row, text, at_item=at_item)
            case Shape.EXTENDS if not is_value or colon_of(row.text) is not None:
                return self._in_extends(row, text)
            case Shape.STAKEHOLDERS if not is_value and not path and not has_colon:
                return self._key(Wanted.ACTOR, row)
            case Shape.VARIATIONS | Shape.EXTENSION_POINTS if not is_value and not row.dashes:
                return self._at_step(key, row, text)
            case _:
                # Of all others each item is a value, and so is what stands without a dash.
                return self._value(key, text, ()) if is_value else self._text(text)

    def _in_steps(self, path: Sequence[Node], text: str, *, at_item: bool) -> Context | None:
        if not at_item or len(path) > 1 or any(not node.is_item for node in path):
            return self._text(text)
        return self._item(text, "", is_last=False)

    def _item(self, text: str, label: str, *, is_last: bool) -> Context | None:
        """At an item of steps: a long form, who acts, or an end."""
        colon = colon_of(text)
        if colon is not None:
            value = text[colon + 1 :]
            word = text[:colon].strip().casefold()
            if word == "include":
                return self._made((Wanted.ID,), self._piece(value))
            if item_key(word) == "repeat":
                found = _last_number(value, self._after)
                return self._made((Wanted.TARGET,), found, label=label)
            if not read_head(text[:colon]).named:
                return self._one_line(text, colon)
        elif label and _NESTED.match(text):
            return self._label(text, label)
        return self._start(text, label, is_last=is_last)

    def _in_extensions(self, path: Sequence[Node], row: Row, text: str, *, at_item: bool) -> Context | None:
        heads = [node for node in path if not node.is_item]
        if not heads:
            colon = colon_of(text)
            if colon is not None:
                return self._one_line(text, colon)
            return self._label(text)
        label = heads[-1].key
        word = branch_key(label)
        if heads[-1].is_literal:
            label = heads[-2].key if len(heads) > 1 else label
            return self._start(_unmarked(self._before), label, is_last=True)
        if word is not None and len(heads) > 1:
            # In the long form: what stands below one of its keys.
            label = heads[-2].key
            if word == "extensions" and not at_item:
                return self._label(text)
            if at_item and word in ("steps", "then"):
                return self._item(text, label, is_last=self._is_last(row))
            return self._text(text, label)
        if at_item:
            return self._item(text, label, is_last=self._is_last(row))
        return self._text(text, label) if path[-1].is_item else self._long_form(row, text, label)

    def _long_form(self, row: Row, text: str, label: str) -> Context | None:
        """On a line below the head of an extension that is no item."""
        colon = colon_of(text)
        if colon is None:
            return self._key(Wanted.BRANCH_KEY, row, label=label)
        return self._of_branch(branch_key(text[:colon]), text[colon + 1 :], label)

    def _of_branch(self, word: str | None, value: str, label: str) -> Context | None:
        """The value of a key of the long form of an extension."""
        if word == "then":
            return self._end(value, label)
        if word == "at":
            return self._made((Wanted.STEP,), _last_number(value, self._after), label=label)
        found = self._piece(value)
        if word == "steps" and found.brackets == "[":
            return self._start(found.typed, label, is_last=False)
        return self._text(found.typed, label)

    def _one_line(self, text: str, colon: int) -> Context | None:
        """Behind the head of an extension on its line: sentences, the last of them an end."""
        label, value = text[:colon], text[colon + 1 :]
        sentence = last_sentence(value).lstrip()
        if not opens(value.strip()):
            return self._start(sentence, label, is_last=True)
        found = self._piece(value)
        if not found.brackets.endswith("{"):
            return self._start(found.typed, label, is_last=not found.behind.lstrip().startswith(","))
        if found.key:
            return self._of_branch(branch_key(found.key), found.typed, label)
        has_colon = not found.behind.lstrip().startswith(":")
        return self._made((Wanted.BRANCH_KEY,), found, label=label, has_colon=has_colon)

    def _label(self, text: str, label: str = "") -> Context | None:
        """Where the label of an extension may stand."""
        match = _LABEL.match(text)
        if match is None or (not text and self._after[:1] in ("'", '"')):
            return self._text(text)
        found = parted(match["typed"] or "", self._after, _LABEL_REST)
        return self._made((Wanted.LABEL,), found, label=label)

    def _is_last(self, row: Row) -> bool:
        """Whether no further item stands below this one in its list."""
        for below in self._rows[self._row + 1 :]:
            if below.is_blank:
                continue
            if below.depth < row.depth:
                return True
            if below.depth == row.depth:
                return not below.dashes
        return True

    def _in_extends(self, row: Row, text: str) -> Context | None:
        colon = colon_of(text)
        if colon is None:
            return self._key(Wanted.EXTENDS_KEY, row)
        word = extends_key(text[:colon])
        return self._of_extends(word, self._piece(text[colon + 1 :]))

    def _of_extends(self, word: str | None, found: Piece) -> Context | None:
        if word == "use case":
            return self._made((Wanted.ID,), found)
        if word == "at":
            return self._made((Wanted.POINT,), found, key=self._extended())
        return self._text(found.typed)

    def _extended(self) -> str:
        """The use case that the block adds to, told from the other keys of the same mapping."""
        line = f"{self._before}{self._after}"
        same = [line] if "{" in line else [self._rows[number].text for number in self._mapping()]
        for match in _PAIR.finditer("\n".join(same)):
            if extends_key(match["key"]) == "use case":
                return match["id"]
        return ""

    def _at_step(self, key: Key, row: Row, text: str) -> Context | None:
        """In a mapping that has steps as its keys, or as its values."""
        colon = colon_of(text)
        if key.shape is Shape.VARIATIONS and colon is None:
            return self._key(Wanted.STEP, row)
        if key.shape is Shape.EXTENSION_POINTS and colon is not None:
            return self._made((Wanted.STEP,), _last_number(text[colon + 1 :], self._after))
        return self._text(text if colon is None else self._piece(text[colon + 1 :]).typed)

    def _in_outline(self, key: Key | None) -> Context | None:
        """In the text behind a `|`."""
        if key is None or key.shape not in (Shape.STEPS, Shape.EXTENSIONS):
            return self._text(self._before)
        text, whole = _unmarked(self._before), self._before.lstrip()
        if not whole and _MARKED.match(self._after):
            # The number of an item stands behind the place.
            return None
        if key.shape is Shape.STEPS:
            return self._start(text, "", is_last=False)
        label = self._label_above()
        head = read_head(whole.rstrip())
        if text != whole and not head.named and not head.bad:
            # Behind a label stands a condition.
            return self._one_line(whole, whole.index(":")) if ": " in whole else self._text(text, label)
        if text == whole and (match := _LABEL.match(text)) and (match["typed"] or not label):
            return self._label(text)
        return self._start(text, label, is_last=True)

    def _label_above(self) -> str:
        """The label below which a line of an outline stands."""
        depth = len(self._before) - len(self._before.lstrip())
        for number in range(self._row - 1, -1, -1):
            row = self._rows[number]
            if row.text and row.depth < depth:
                match = re.match(r"[(\[*]*(?P<label>(?:\*|\d)[\w\-]*[a-z])\b", row.text)
                if match:
                    return match["label"]
                depth = row.depth
        return ""

    def _value(self, key: Key, before: str, path: Sequence[Node]) -> Context | None:
        """The value of a key, from where it begins up to the place."""
        commas = key.shape in (Shape.NAMES, Shape.WORDS, Shape.STAKEHOLDERS)
        found = piece(before, self._after, commas=commas)
        if found.typed[:1] in ("[", "{"):
            # Behind the bracket that closes the value.
            return None
        if key.shape in (Shape.STEPS, Shape.EXTENSIONS):
            return self._start(found.typed, "", is_last=False) if "[" in found.brackets else None
        if key.shape in (Shape.NAMES, Shape.STAKEHOLDERS):
            if "{" in found.brackets and found.key:
                return self._text(found.typed)
            colon = "{" in found.brackets and not found.behind.lstrip().startswith(":")
            return self._made((Wanted.ACTOR,), found, key=key.name, has_colon=colon)
        if key.shape is Shape.EXTENDS:
            if "{" not in found.brackets:
                return self._made((Wanted.ID,), found)
            if found.key:
                return self._of_extends(extends_key(found.key), found)
            colon = not found.behind.lstrip().startswith(":")
            return self._made((Wanted.EXTENDS_KEY,), found, has_colon=colon)
        if key.shape in (Shape.VARIATIONS, Shape.EXTENSION_POINTS) and found.brackets == "{":
            if bool(found.key) is (key.shape is Shape.EXTENSION_POINTS):
                return self._made((Wanted.STEP,), found, has_colon=not found.key)
            return self._text(found.typed)
        wanted = _VALUES.get(key.name)
        if wanted is None:
            return self._text(found.typed)
        return self._made((wanted,), found, key=key.name)

    def _piece(self, before: str) -> Piece:
        """What is being typed of a value in which commas part nothing but in brackets."""
        return piece(before, self._after, commas=False)


def _unmarked(line: str) -> str:
    """A line of an outline without the sign or the number that it begins with."""
    marked = _MARKED.match(line)
    return line[marked.end() :] if marked else line.lstrip()


def _last_number(before: str, after: str) -> Piece:
    """The last of the step numbers that are being typed."""
    match = re.search(r"(?<![\w.*])[\w.*]*\Z", before)
    assert match is not None
    return parted(match[0], after, _NUMBER_REST)
