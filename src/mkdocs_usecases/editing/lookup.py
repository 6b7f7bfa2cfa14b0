"""Names of a whole site: which stands at a place, and where else it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from mkdocs_usecases.editing.actors_in_prose import passing_names
from mkdocs_usecases.editing.block_names import EVERY, Kinds, block_names
from mkdocs_usecases.editing.links import Link, links
from mkdocs_usecases.editing.meanings import Meanings
from mkdocs_usecases.editing.names import Kind, Name, Occurrence, Role
from mkdocs_usecases.editing.page_names import page_names, said_names
from mkdocs_usecases.editing.places import Places, may_stand_in
from mkdocs_usecases.editing.setting_names import setting_files, setting_names
from mkdocs_usecases.model.text import ActorName, folded
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


class Names:
    """The names of a site at a moment: a page is read for them when it is asked for."""

    def __init__(self, site: Site, texts: Texts) -> None:
        """Take the site as it is now; `texts` has the files as they are typed."""
        self.site = site
        self.registry = site.everything
        self._meanings = Meanings(self.registry, site.elsewhere)
        self._texts = texts
        self._found: dict[tuple[str, Kinds], tuple[Occurrence, ...]] = {}

    def text(self, file: str) -> Text | None:
        """A file, as it is typed."""
        return self._texts(file)

    def document(self, file: str) -> Document | None:
        """A page, as it was read."""
        return next(iter(self._documents.get(file, ())), None)

    def typed(self, place: Span) -> str:
        """What stands at a place."""
        return Places(place.file, self._texts(place.file) or Text("")).typed(place)

    # -- by place ----------------------------------------------------------------------------------------

    def at(self, place: Span) -> tuple[Occurrence, ...]:
        """The names at a place, the shortest first; none over other words."""
        found = [each for each in self.on(place.file) if not each.is_text and _covers(each.span, place)]
        found.sort(key=lambda each: (len(each.typed), each.role is Role.DECLARES))
        return tuple(found)

    def on(self, file: str, kinds: Kinds = EVERY) -> tuple[Occurrence, ...]:
        """The names of a file, those that lead nowhere left out; looked for once."""
        key = file, kinds
        if key not in self._found:
            self._found[key] = tuple(self._on(file, kinds))
        return self._found[key]

    def _on(self, file: str, kinds: Kinds) -> Iterator[Occurrence]:
        text = self._texts(file)
        if text is None:
            # Nobody can look there; that something is named there is known all the same.
            text = Text("")
        for document in self._documents.get(file, ()) if text.text else ():
            for found in page_names(document, text, kinds):
                yield from self._meanings.resolved(found)
            for link in links(file, text, _lines(document)):
                yield from self._meanings.in_link(link, self._documents)
        for block in self._pasted.get(file, ()):
            for found in block_names(block, Places(file, text), kinds):
                yield from self._meanings.resolved(found)
        yield from self._beside(file, text, kinds)

    def _beside(self, file: str, text: Text, kinds: Kinds) -> Iterator[Occurrence]:
        """What settings and files for whole folders name."""
        if Kind.ACTOR in kinds and file in self._others:
            places = Places(file, text)
            yield from setting_names(self.site.options, places)
            for context in self._contexts:
                yield from said_names(context, places)

    # -- by name -----------------------------------------------------------------------------------------

    def of(self, name: Name, *, with_passing: bool = True) -> tuple[Occurrence, ...]:
        """All places of a name, by file and line, each once."""
        found = {each.span: each for file in self._files(name) for each in self._in(file, name)}
        if name.kind is Kind.ACTOR and with_passing:
            known = {each.span[:3] for each in found.values()}
            found |= {each.span: each for each in self._passing(name) if each.span[:3] not in known}
        return tuple(found[span] for span in sorted(found))

    def within(self, file: str, name: Name) -> tuple[Occurrence, ...]:
        """The places of a name in one file."""
        found = {each.span: each for each in self._in(file, name)}
        text = self._texts(file)
        if name.kind is Kind.ACTOR and text is not None:
            starts, known = {each.span[:3] for each in found.values()}, self.known_names(name.text)
            for document in self._documents.get(file, ()):
                for each in passing_names(document, text, name, known):
                    if each.span[:3] not in starts:
                        found.setdefault(each.span, each)
        return tuple(found[span] for span in sorted(found))

    def exact(self, place: Span, typed: str) -> Span | None:
        """Where a word stands within a place, to the letter."""
        text = self._texts(place.file)
        documents = self._documents.get(place.file, ())
        is_by_line = any(document.is_live for document in documents)
        return None if text is None else Places(place.file, text, is_by_line=is_by_line).word(place, typed)

    def first_of_actor(self, name: Name) -> Span | None:
        """Where an actor is named first by a key of a block, its page or the site."""
        for entry in self.registry.entries:
            use_case = entry.use_case
            named = [(one.name, one.span) for one in (*use_case.primary_actors, *use_case.supporting_actors)]
            named += [(one.name, one.span) for one in use_case.stakeholders]
            if use_case.system and (place := self._system_place(entry)) is not None:
                named.append((ActorName(use_case.system), place))
            for typed, span in named:
                if folded(typed) == name.text:
                    return self.exact(span, typed) or span
        return None

    def first_of_tag(self, name: Name) -> Span | None:
        """Where a block has a tag first."""
        for entry in self.registry.entries:
            for tag in entry.use_case.tags:
                if folded(tag.text) == name.text:
                    return self.exact(tag.span, tag.text) or tag.span
        return None

    def _system_place(self, entry: Entry) -> Span | None:
        """Where it stands which system a use case is about."""
        own = entry.use_case.values.get("system")
        if own is not None:
            return own
        contexts = (document.context for document in self._documents.get(entry.path, ()))
        said = (context.system_span for context in contexts)
        return next(filter(None, said), self.site.options.system_span)

    def named_by_nobody(self, name: Name) -> Iterator[Occurrence]:
        """Where the id of a use case stands that there is not."""
        for file in self.files_with(name.text):
            text = self._texts(file)
            for document in self._documents.get(file, ()) if text is not None else ():
                found = page_names(document, text or Text(""), frozenset({Kind.USE_CASE}))
                yield from (each for each in found if each.name == name)

    def declared_first(self, name: Name, declared: Iterable[Occurrence]) -> Span | None:
        """Where the use case has its id that others mean by it."""
        entry = self.entry(name)
        own = None if entry is None else entry.use_case.values.get("id")
        return next((each.span for each in declared if own and each.span[:2] == own[:2]), None)

    def is_yaml(self, place: Span) -> bool:
        """Whether a place is one of YAML: in a block, in front matter, in settings."""
        documents = self._documents.get(place.file)
        if documents is None:
            return True
        if any(place.line in _lines(document) for document in documents):
            return not any(document.is_live for document in documents)
        contexts = (document.context for document in documents)
        said = (span for one in contexts for span in (one.system_span, *(a.span for a in one.primary_actors)))
        return any(span is not None and span[:2] == place[:2] for span in said)

    def _in(self, file: str, name: Name) -> Iterator[Occurrence]:
        kinds = frozenset({Kind.USE_CASE if name.of else name.kind, name.kind})
        return (each for each in self.on(file, kinds) if each.name == name)

    def _files(self, name: Name) -> Iterator[str]:
        """The files that may hold a name: in all the others its letters do not stand."""
        if name.of:
            page, _, _ = name.of.rpartition(":")
            entry = self.entry(name)
            yield page
            id_ = entry.use_case.id if entry is not None else None
            if id_ is not None:
                # Others name it behind the id, or behind its anchor.
                yield from (file for file in self.files_with(folded(id_)) if file != page)
            return
        yield from self.files_with(name.text)

    def files_with(self, name: str) -> Iterator[str]:
        """The files in which the letters of a name stand, in any case."""
        for file in (*self._documents, *sorted(self._others | self._pasted.keys())):
            text = self._texts(file)
            if text is None:
                # Names are known to stand there.
                yield from (file,) if file in self._others else ()
                continue
            if may_stand_in(name, text.text):
                yield file

    def _passing(self, name: Name) -> Iterator[Occurrence]:
        known = self.known_names(name.text)
        for file in self.files_with(name.text):
            text = self._texts(file)
            for document in self._documents.get(file, ()) if text is not None else ():
                assert text is not None
                yield from passing_names(document, text, name, known)

    def known_names(self, within: str) -> tuple[str, ...]:
        """The names of all who act on the site that hold some letters."""
        names: list[str] = [
            str(one) for actor in self.registry.actors for one in (actor.name, *actor.aliases)
        ]
        names += [system.name for system in self.registry.systems]
        return tuple(one for one in dict.fromkeys(names) if within in folded(one))

    # -- what names lead to ------------------------------------------------------------------------------

    def entry(self, name: Name) -> Entry | None:
        """The use case that a name is, or that has the part, the rule or the point."""
        return self._meanings.entry(name)

    def entry_of(self, key: str) -> Entry | None:
        """The use case of an `owner`."""
        return self._meanings.entry_of(key)

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of all pages."""
        return tuple(self._documents)

    def links_of(self, page: str) -> Iterator[Link]:
        """The links of a page."""
        text = self._texts(page)
        for document in self._documents.get(page, ()) if text is not None else ():
            yield from links(page, text or Text(""), _lines(document))

    def target(self, link: Link) -> str | None:
        """The page of the use case that a link leads to; `None` where it leads to something else."""
        found = self._meanings.linked(link, self._documents)
        return None if found is None else found.entry.path

    @cached_property
    def _documents(self) -> dict[str, list[Document]]:
        found: dict[str, list[Document]] = {}
        for document in self.registry.documents:
            found.setdefault(document.path, []).append(document)
        return found

    @cached_property
    def _pasted(self) -> dict[str, list[Block]]:
        """By file the blocks that pages take from it."""
        found: dict[str, list[Block]] = {}
        for document in self.registry.documents:
            for block in document.blocks:
                if block.span.file != document.path:
                    found.setdefault(block.span.file, []).append(block)
        return found

    @cached_property
    def _contexts(self) -> tuple[Context, ...]:
        """What is said for pages in files of their folders, each once."""
        found = {
            (context.system_span, context.primary_actors): context
            for document in self.registry.documents
            if (context := document.context).system_span is not None or context.primary_actors
        }
        return tuple(found.values())

    @cached_property
    def _others(self) -> frozenset[str]:
        """Files besides pages that name somebody."""
        named = {actor.span.file for context in self._contexts for actor in context.primary_actors}
        systems = {context.system_span.file for context in self._contexts if context.system_span is not None}
        return (setting_files(self.site.options) | named | systems) - self._documents.keys()


def _covers(span: Span, place: Span) -> bool:
    """Whether a place is within another one; right behind its last character counts as well."""
    return span[1:3] <= place[1:3] <= (span.end_line or span.line, span.end_column or span.column)


def _lines(document: Document) -> frozenset[int]:
    """The lines of the blocks of a page."""
    lines: set[int] = set()
    for block in document.blocks:
        last = block.end_line or block.span.line + block.text.count("\n") + 1
        lines.update(range(block.span.line + 1, last + 1))
    return frozenset(lines)
