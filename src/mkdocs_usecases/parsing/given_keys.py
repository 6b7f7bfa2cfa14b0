"""The keys that a block gives: which each one is, and those that are twice there, unknown or in a text."""

from __future__ import annotations

import re

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing import findings, text_findings, values
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.key_names import names_in, plain
from mkdocs_usecases.parsing.keys import Key, Shape, normal
from mkdocs_usecases.parsing.nodes import Source, is_quoted
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar
from mkdocs_usecases.source import Span

_KEY_IN_TEXT = re.compile(r"(?<!,)\s(?P<key>[a-z]+(?: [a-z]+){0,3}):\s")
_BEFORE_NOUNS = frozenset({"a", "an", "its", "no", "of", "the", "their", "this"})
"""Words that make a noun of what follows: `the system: …` is no key."""


class GivenKeys:
    """The keys of one block."""

    def __init__(self, source: Source, context: Context) -> None:
        self._source = source
        self._context = context
        self._typed: frozenset[str] = frozenset()
        self.values: dict[str, tuple[Key, Node, Node]] = {}
        """By the name of the key: as typed, and what stands behind it."""
        self.fields: dict[str, tuple[Prose, ...]] = {}
        """What stands behind keys of the site's own."""
        self.places: dict[str, Span] = {}
        self.unread: set[str] = set()
        """Keys that are there and could not be read as they were meant."""

    def sort(self, root: Mapping) -> None:
        """Find out which key each one is; report those that are twice there or unknown."""
        for key_node, node in root.value:
            span = self._source.span(key_node)
            typed = key_node.value if isinstance(key_node, Scalar) else self._source.typed(key_node)
            if typed == "<<" and not is_quoted(key_node):
                # A merge key, which was reported as what it is.
                continue
            key = self._key(typed)
            name = key.name if key is not None else normal(typed)
            if name in self.places:
                first = self.values[name][1] if name in self.values else None
                first_name = first.value if isinstance(first, Scalar) else typed
                self._source.report(findings.duplicate_key(span, typed, self.places[name], first_name))
                continue
            if key is not None:
                self.values[name] = (key, key_node, node)
            elif name in self._context.fields:
                self.fields[typed.strip()] = values.read_texts(
                    self._source, Key(typed, Shape.TEXTS, ""), node
                )
            else:
                self._report_unknown(typed, span, root)
                continue
            self.places[name] = span
        self._tell_joined_keys()

    def _tell_joined_keys(self) -> None:
        """Tell of a key that stands in the text of the one above it, and nowhere else."""
        for _, key_node, node in [*self.values.values()]:
            if not isinstance(node, Scalar) or node.style or node.pieces or ": " not in node.value:
                continue
            for match in _KEY_IN_TEXT.finditer(node.value):
                words = match["key"].split(" ")
                for at in range(len(words)):
                    name = " ".join(words[at:])
                    if self._is_nowhere(name) and not (at and words[at - 1] in _BEFORE_NOUNS):
                        self._tell_joined_key(key_node, node, match.end("key") - len(name), name)
                        break

    def _is_nowhere(self, name: str) -> bool:
        """Whether a text is a key, in small letters as in the guide, that the block does not have."""
        key = self._key(name)
        if key is None or key.name in self.places:
            return False
        # One word may be any: `brief`, `state`, `result`.
        return plain(name) == plain(key.name) or (" " in name and name in names_in(ENGLISH, key.name))

    def _tell_joined_key(self, above: Node, node: Scalar, place: int, name: str) -> None:
        source = self._source
        prose = source.prose(node)
        before = len(prose.text[:place].rstrip())
        edit = Edit(source.within(prose, before, place), "\n" + " " * (source.span(above).column - 1))
        span = source.within(prose, place, place + len(name))
        message = f"`{name}` stands in the text of another key, and nowhere else"
        source.report(
            text_findings.joined_item(span, message, f"write `{name}:` on a line of its own", (edit,))
        )
        key = self._key(name)
        self.unread.add(key.name if key is not None else name)

    def _key(self, typed: str) -> Key | None:
        key, fields = self._context.keys.lookup(typed), self._context.fields
        if key is not None and fields and (name := normal(typed)) in fields and name != key.name:
            # What a site calls a field of its own may be a key's name in some language.
            return None
        return key

    def _report_unknown(self, typed: str, span: Span, root: Mapping) -> None:
        names, fields = self._context.keys, sorted(self._context.fields)
        closest = names.meant(typed, fields)
        if not self._typed:
            keys = (self._key(node.value) for node, _ in root.value if isinstance(node, Scalar))
            self._typed = frozenset(key.name if key is not None else "" for key in keys)
        given: tuple[str, ...] = ()
        if closest is not None:
            key = names.lookup(closest)
            name = closest if key is None else key.name
            if name in self._typed or name in self.unread:
                given = (closest,)
            # The key is there, only misspelt: no check may call it missing on top of that.
            self.unread.add(name)
        known = (*names.listed, *fields)
        self._source.report(findings.unknown_key(span, typed, known, given, closest=closest))
