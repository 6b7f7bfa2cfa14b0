"""The values of the keys of one block, each as its key wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from functools import cache
from typing import Any, NamedTuple

from mkdocs_usecases.diagnostics import Code, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, mended
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.items.handlings import counts_on
from mkdocs_usecases.parsing.items.item import Branch, Item, dashes
from mkdocs_usecases.parsing.items.lists import (
    EXTENSIONS_EXAMPLE,
    STEPS_EXAMPLE,
    branch_outline,
    read_branches,
    read_items,
    step_outline,
)
from mkdocs_usecases.parsing.items.records import numbered_steps
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.nodes import describe, is_block
from mkdocs_usecases.parsing.values import key_values as values
from mkdocs_usecases.parsing.values.given_keys import GivenKeys, is_missing
from mkdocs_usecases.parsing.words.conditions import nothing, says_nothing
from mkdocs_usecases.parsing.words.keys import KEYS, Key, Shape
from mkdocs_usecases.parsing.words.labels import UNPARTED

_NO_TEXTS = frozenset({"id", "level", "specializes"})
"""Keys whose value is a word of a closed form: quotes around more than that do not mend it."""

_Read = Callable[[BlockText, Key, Node], Any]


_SHAPES = {key.name: key.shape for key in KEYS}


# What reads values that few blocks have is loaded where there is one.
@cache
def _reader(name: str) -> _Read | None:
    """What reads the value of a key; `None` for steps and extensions, which are read here."""
    match _SHAPES[name]:
        case Shape.TEXT | Shape.PROSE:
            return values.read_text
        case Shape.TEXTS:
            return values.read_texts
        case Shape.WORDS:
            return values.read_words
        case Shape.NAMES:
            return values.read_names
        case Shape.PARTS:
            return values.read_parts
        case Shape.RULES:
            from mkdocs_usecases.parsing.values.rules import read_rules

            return read_rules
        case Shape.STAKEHOLDERS:
            from mkdocs_usecases.parsing.values.stakeholders import read_stakeholders

            return read_stakeholders
        case Shape.VARIATIONS:
            from mkdocs_usecases.parsing.values.mapped_values import read_variations

            return read_variations
        case Shape.EXTENSION_POINTS:
            from mkdocs_usecases.parsing.values.mapped_values import read_extension_points

            return read_extension_points
        case Shape.EXTENDS:
            from mkdocs_usecases.parsing.values.mapped_values import read_extends

            return read_extends
        case Shape.STEPS | Shape.EXTENSIONS:
            return None


# A name of a module is looked up faster than one of an enumeration.
_TEXT, _PROSE = Shape.TEXT, Shape.PROSE

# In a tuple they are compared, and not hashed by Python.
_STRAY = (";", ",")

_OF_NAMES = (
    *(Shape.WORDS, Shape.NAMES, Shape.STAKEHOLDERS, Shape.RULES),
    *(Shape.VARIATIONS, Shape.EXTENSION_POINTS, Shape.EXTENDS),
)
"""Shapes of which each value is a thing: a text may say `none`, a name or an id does not."""

_OF_PAIRS = (Shape.RULES, Shape.STAKEHOLDERS, Shape.PARTS, Shape.EXTENSION_POINTS)
"""Shapes of what is a mapping with names of any kind: extensions may stand among them by mistake."""


def _is_none(node: Node) -> bool:
    """Whether a value, or the only item of a list, says that there is nothing."""
    alone = node.value[0] if isinstance(node, Sequence) and len(node.value) == 1 else node
    return isinstance(alone, Scalar) and not alone.style and says_nothing(alone.value)


class Said(NamedTuple):
    """What the keys of a block say."""

    read: dict[str, Any]
    """By the names of the keys, without those that say nothing."""

    names: Iterable[str]
    """Of all keys and fields of the site's own that are there."""

    nodes: ReadOnly[str, tuple[Key, Node, Node]]
    """By the names of keys that were read from a tree: as typed, and what stands behind each."""

    fields: ReadOnly[str, tuple[Prose, ...]]
    unread: set[str]
    """Keys that are there and could not be read as they were meant."""


def read_values(source: BlockText, given: GivenKeys) -> dict[str, Any]:
    """What the keys of a block say, by their names; those that say nothing that can be read are noted."""
    return _Values(source, given).read()


class _Values:
    """Reads the values of one block."""

    def __init__(self, source: BlockText, given: GivenKeys) -> None:
        self._source = source
        self._given = given

    def read(self) -> dict[str, Any]:
        source = self._source
        read: dict[str, Any] = {}
        given = self._given.values
        plain_texts = source.plain_texts([node for _, _, node in given.values()])
        for (name, (key, _, node)), text in zip(given.items(), plain_texts, strict=True):
            shape = key.shape
            if text is not None and (shape is _TEXT or shape is _PROSE) and name != "specializes":
                read[name] = self._without_sign(text) if text[0][-1:] in _STRAY else text
                continue
            if (shape in _OF_NAMES or name == "specializes") and (
                _is_none(node) if text is None else text[0].casefold() in nothing()
            ):
                # `supporting: none`, as people fill in a form.
                continue
            if text is not None and (plain := values.read_plain(shape, text)) is not None:
                read[name] = plain
                continue
            if is_missing(name, node):
                # A check says so.
                continue
            before = len(source.findings)
            reader = _reader(name)
            value = self._listed(key, node) if reader is None else reader(source, key, node)
            if shape in _OF_PAIRS and not isinstance(node, Scalar):
                from mkdocs_usecases.parsing.slips.strayed_labels import tell_labels

                tell_labels(source, key, node)
            if value:
                read[name] = value
            if len(source.findings) > before and any(
                found.code is not Code.TWO_READINGS for found in source.findings[before:]
            ):
                self._given.unread.add(name)
        if source.findings:
            source.quote_no_line(
                source.span(node).line
                for name, (key, _, node) in given.items()
                if (name in _NO_TEXTS or key.shape in (Shape.WORDS, Shape.NAMES))
                and not is_missing(name, node)
            )
        return read

    def _without_sign(self, text: Prose) -> Prose:
        """A value without the sign of a programmer behind it, which is told."""
        end = len(text.text) - 1
        source, sign = self._source, text.text[-1:]
        if not sign or not text.text[:end].strip():
            return text
        place = source.within(text, end, end + 1)
        message = f"`{sign}` stands behind the value, where nothing follows it"
        edits = (Edit(place, "", sign),)
        source.report(text_findings.yaml_syntax(place, message, "take it out", edits, is_certain=True))
        return source.part(text, 0, end)

    def _listed(self, key: Key, node: Node) -> tuple[Item | Branch, ...]:
        """The steps, or the extensions."""
        if key.shape is Shape.STEPS:
            return tuple(self._items(node))
        return tuple(branch for each in (node, *self._given.further) for branch in self._branches(each))

    def _items(self, node: Node) -> Iterator[Item]:
        if isinstance(node, Sequence):
            return read_items(self._source, node, "steps")
        if isinstance(node, Mapping) and (steps := numbered_steps(self._source, node)) is not None:
            return iter(steps)
        return self._outline(node, "steps", step_outline)

    def _branches(self, node: Node) -> Iterator[Branch]:
        alone = node.value[0] if isinstance(node, Sequence) and len(node.value) == 1 else node
        if isinstance(alone, Scalar) and not is_block(alone) and says_nothing(alone.value):
            return iter(())
        if isinstance(node, (Sequence, Mapping)):
            return read_branches(self._source, node)
        return self._outline(node, "extensions", branch_outline)

    def _outline(
        self, node: Node, what: str, read: Callable[[BlockText, Scalar], Iterator[Any]]
    ) -> Iterator[Any]:
        source = self._source
        if isinstance(node, Scalar) and (is_block(node) or _is_outline(source, node)):
            return read(source, node)
        if isinstance(node, Scalar) and not node.value:
            source.report(findings.empty_text(source.span(self._given.nodes[what]), f"`{what}`"))
        else:
            example = STEPS_EXAMPLE if what == "steps" else EXTENSIONS_EXAMPLE
            expected = "a list" if what == "steps" else "a mapping or a list"
            found = findings.wrong_type(source.span(node), what, describe(node), expected, example)
            edits = dashes(source, node) if what == "steps" and isinstance(node, Scalar) else ()
            mending = Mending("put a dash before each step", edits) if edits else None
            source.report(mended(found, mending) if mending else found)
        return iter(())


_OUTLINE = expression(
    rf"\d{{1,3}}[.)](?=[^\W\d_]{{2}})|(?:\d+[a-z]?[.)]|[•‣◦▪●·–—*+\ue000-\uf8ff])\s|\d{{1,3}}[．.）)、]\s?(?=[{UNPARTED}])|[①-⑳・･]\s?(?=\w)"
)


def _is_outline(source: BlockText, node: Scalar) -> bool:
    """Whether a text over several lines was meant as an outline: the `|` was left out."""
    if node.style or not node.pieces:
        return False
    return _OUTLINE.match(node.value) is not None or counts_on(source, node)
