"""What names mean on a site: the use case, the part, the rule or the point that has them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs_usecases.editing.links import Link
from mkdocs_usecases.editing.names import Kind, Name, Occurrence, Role, name_of, owner
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.foreign_use_cases import Elsewhere


class Linked(NamedTuple):
    """What the anchor of a link leads to."""

    entry: Entry
    part: str | None
    """A step, an extension or a rule of the use case."""


class Meanings:
    """The names that a site knows."""

    def __init__(self, registry: Registry, elsewhere: Elsewhere) -> None:
        """Take the use cases of the site, and those of others."""
        self._registry = registry
        self._elsewhere = elsewhere

    def entry(self, name: Name) -> Entry | None:
        """The use case that a name is, or that has the part, the rule or the point."""
        return self._registry.find(name.text) if name.kind is Kind.USE_CASE else self.entry_of(name.of)

    def entry_of(self, key: str) -> Entry | None:
        """The use case of an `owner`."""
        page, _, line = key.rpartition(":")
        # What is pasted from a file stands on the page that shows it.
        entries = self._registry.on_page(page) or self._registry.entries
        places = ((one, one.use_case.span) for one in entries)
        return next((one for one, span in places if span.file == page and str(span.line) == line), None)

    def resolved(self, found: Occurrence) -> Iterator[Occurrence]:
        """A name as it is known on the site; nothing for one that nobody has."""
        kind, text, of = found.name
        if kind is Kind.USE_CASE:
            if self._registry.find(text) is not None or self._elsewhere.find(found.typed) is not None:
                yield found
        elif not of or ":" in of:
            yield found
        elif (entry := self._registry.find(of)) is not None:
            name = self._part(kind, text, entry)
            if name is not None:
                yield found._replace(name=name)

    def _part(self, kind: Kind, text: str, entry: Entry) -> Name | None:
        """What another use case calls by the number, label, id or name of it."""
        use_case, key = entry.use_case, owner(entry.use_case)
        match kind:
            case Kind.RULE:
                is_rule = any(folded(rule.id) == text for rule in use_case.business_rules)
                return Name(kind, text, key) if is_rule else None
            case Kind.EXTENSION_POINT:
                is_point = any(folded(point.name) == text for point in use_case.extension_points)
                return Name(kind, text, key) if is_point else None
            case Kind.PART:
                parts = self._registry.parts(entry)
                plain = text.replace("-", "").upper()
                number = text if text in parts else plain if plain in parts else None
                is_part = number is not None and not _is_rule(entry, number)
                return Name(kind, number, key) if number is not None and is_part else None
            case Kind.USE_CASE | Kind.ACTOR | Kind.TAG | Kind.KEY | Kind.CODE:
                # They are of no use case.
                return None

    def linked(self, link: Link, pages: Container[str]) -> Linked | None:
        """What a link leads to; `None` where that is no use case."""
        page = next((page for page in link.pages if page in pages), None)
        for entry in self._registry.on_page(page) if page is not None and link.anchor else ():
            if link.anchor == entry.anchor:
                return Linked(entry, None)
            if link.anchor.startswith(f"{entry.anchor}-"):
                anchors = self._registry.parts(entry).items()
                part = next((part for part, known in anchors if known == link.anchor), None)
                if part is not None:
                    return Linked(entry, part)
        return None

    def in_link(self, link: Link, pages: Container[str]) -> Iterator[Occurrence]:
        """The names in the anchor of a link: the id of a use case, and perhaps a part of it."""
        found = self.linked(link, pages)
        use_case = None if found is None else found.entry.use_case
        if found is None or use_case is None or use_case.id != found.entry.anchor:
            return
        end = _encoded(link.typed, use_case.id)
        name = name_of(Kind.USE_CASE, use_case.id)
        yield Occurrence(name, link.typed[:end], link.span.start.over(end), Role.USES)
        if found.part is not None:
            rest = link.typed[end + 1 :]
            behind = link.span.start.moved(end + 1).over(len(rest))
            kind = Kind.RULE if _is_rule(found.entry, found.part) else Kind.PART
            yield Occurrence(name_of(kind, found.part, owner(use_case)), rest, behind, Role.USES)


def _is_rule(entry: Entry, part: str) -> bool:
    return any(rule.id == part for rule in entry.use_case.business_rules)


def _encoded(typed: str, start: str) -> int:
    """How many characters of an anchor say its start: some may be typed as `%C3%A4`."""
    return next((end for end in range(len(start), len(typed) + 1) if unquote(typed[:end]) == start), 0)
