"""The registry: every use case of a site, and who points to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_usecases.model.routes import Cover, Scenario, scenarios
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.registry.actors import ActorEntry, Cast
from mkdocs_usecases.registry.anchors import Part, PartAnchors, entries_of, part_anchors
from mkdocs_usecases.registry.backlinks import Backlinks, backlinks, mentioned
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.foreign_use_cases import NOWHERE
from mkdocs_usecases.registry.goals import GoalEntry, SystemEntry, gather_goals, gather_systems
from mkdocs_usecases.registry.known_entries import NONE, KnownEntries
from mkdocs_usecases.registry.order import ranks
from mkdocs_usecases.registry.reasons import References
from mkdocs_usecases.results.lock import Lock

if TYPE_CHECKING:
    from mkdocs_usecases.parsing.documents import Document
    from mkdocs_usecases.registry.coverage import Coverage


_T = TypeVar("_T")

LanguageOf = Callable[[str], str]
"""Tells the language of a page by its path: what is on two pages in two languages is there once."""


def one_language(_: str) -> str:
    """Tell that no page is a translation of another one."""
    return ""


_MOST_PARTS = 50
"""Use cases whose anchors are at hand: those of a whole large site would be much that nobody asks for."""


class Registry:
    """What is known of all use cases of a site at one moment.

    Made anew whenever a page changes, so that it equals that of a clean build; what only some pages need is
    computed when it is first asked for.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        options: Options,
        *,
        is_whole: bool = True,
        known: KnownEntries = NONE,
    ) -> None:
        """Take the use cases of all pages; several documents of one path are one page.

        `known` is that of one which was made before: where the use cases of a page stayed, entries do.
        """
        self.options = options
        self.is_whole = is_whole
        """Whether these are all pages of the site: only then what is not here is nowhere."""

        self.menu: tuple[str, ...] = ()
        """The paths of pages in the order of the navigation."""

        self.language_of: LanguageOf = one_language
        self.elsewhere = NOWHERE
        """The use cases of other sites."""

        self.coverage: Coverage | None = None
        """What tests say of the routes; `None` where there are no results."""

        self.lock = Lock()
        """How use cases read when they were reviewed."""

        self.documents = tuple(sorted(documents, key=lambda document: document.path))
        pages: dict[str, list[UseCase]] = {}
        for document in self.documents:
            found = [block.use_case for block in document.blocks if block.use_case is not None]
            if found:
                pages.setdefault(document.path, []).extend(found)
        self._pages = {
            path: entries_of(path, found, known.pages.get(path, ())) for path, found in pages.items()
        }
        self.entries = tuple(entry for page in self._pages.values() for entry in page)
        """By path, then in the order of the source."""

        self._by_id: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.use_case.id:
                self._by_id.setdefault(folded(entry.use_case.id), entry)
        self._found: dict[str, Entry | None] = {}
        self._parts: dict[Entry, PartAnchors] = {}
        self._referring: dict[Entry, tuple[Entry, ...]] = {}
        self._made: dict[Callable[[Registry], Any], Any] = {}
        self._names = {entry: known.names[entry] for entry in self.entries if entry in known.names}
        self.known = KnownEntries(self._pages, self._names)
        """For the next one."""

        self.references: dict[Entry, References] = {}
        """What use cases say of others, as far as it was asked for."""

    def once(self, make: Callable[[Registry], _T]) -> _T:
        """What `make` makes of all use cases: it takes long, and is the same for all who ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

    def find(self, id_: str) -> Entry | None:
        """The use case of an id, in any case; of several with one id the first by path and line."""
        # An id is asked for as often as it is named, nearly always in one spelling.
        entry = self._by_id.get(id_) or self._found.get(id_)
        if entry is None and id_ not in self._found:
            entry = self._found[id_] = self._by_id.get(folded(id_))
        return entry

    def is_nowhere(self, id_: str, *, is_linked: bool = True) -> bool:
        """Whether no use case has an id, as far as anybody can tell; links the host itself may know."""
        if not self.is_whole or self.find(id_) is not None:
            return False
        return not self.elsewhere.may_have(id_, is_linked=is_linked)

    def entry_of(self, use_case: UseCase) -> Entry:
        """The entry of this very use case; raises `KeyError` for one that is not of this registry."""
        return self._by_identity[id(use_case)]

    def on_page(self, path: str) -> tuple[Entry, ...]:
        """The use cases of a page, in the order of the source."""
        return self._pages.get(path, ())

    @cached_property
    def listed(self) -> tuple[Entry, ...]:
        """The entries that stand in goals and listings: those whose title could be read."""
        return tuple(entry for entry in self.entries if entry.is_listed)

    @cached_property
    def legend(self) -> str | None:
        """The path of the page that explains signs and terms: the usual one, or the first that does."""
        paths = [
            page.path for page in self.documents if any(it.listing is Listing.LEGEND for it in page.markers)
        ]
        usual = f"{self.options.index}how-to-read{self.options.page_ending}"
        return usual if usual in paths else next(iter(paths), None)

    def in_order(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Use cases as listings show them: in the order of the navigation, or as the site wants it."""
        return tuple(sorted(entries, key=self._ranks.__getitem__))

    @cached_property
    def _ranks(self) -> Mapping[Entry, int]:
        return ranks(self.entries, self.options.order, self.menu)

    def scenarios(self, entry: Entry, cover: Cover = Cover.EXTENSIONS) -> tuple[Scenario, ...]:
        """Every route through a use case; further ones where more is to be covered."""
        return scenarios(entry.use_case, cover)

    def anchor(self, entry: Entry, part: Part) -> str:
        """The id of a part on its page: `UC-12-3`, `UC-12-4a`, `UC-12-any-a`, `UC-12-BR-001`.

        By a number or a label it is that of the first part of this name; where labels are doubled by mistake,
        the part itself tells them apart. For a part that does not exist it is that of the use case.
        """
        anchors = self._parts.get(entry) or self._anchors(entry)
        return anchors.of(part) or entry.anchor

    def has_part(self, entry: Entry, part: str) -> bool:
        """Whether a use case has a step, an extension or a rule of this number, label or id."""
        return self._anchors(entry).of(part) is not None

    def parts(self, entry: Entry) -> Mapping[str, str]:
        """The anchors of the steps and extensions of a use case, by their numbers and labels."""
        return self._anchors(entry).names

    def _anchors(self, entry: Entry) -> PartAnchors:
        anchors = self._parts.get(entry)
        if anchors is None:
            if len(self._parts) > _MOST_PARTS:
                # A page asks for its own; others name but few of them.
                self._parts.clear()
            self._parts |= part_anchors(self._pages[entry.path])
            anchors = self._parts[entry]
        return anchors

    @cached_property
    def has_rules(self) -> bool:
        """Whether any use case has a business rule."""
        return any(entry.use_case.business_rules for entry in self.entries)

    @property
    def actors(self) -> tuple[ActorEntry, ...]:
        """All actors by name: those of the catalogue, and those that titled use cases name."""
        return self._cast.actors

    def actor(self, name: str) -> ActorEntry | None:
        """The actor of a name or an alias, in any case."""
        return self._cast.find(name)

    def generals(self, actor: ActorEntry) -> tuple[ActorEntry, ...]:
        """The actors that an actor is a special form of, the nearest first."""
        return self._cast.generals(actor)

    @property
    def goals(self) -> tuple[GoalEntry, ...]:
        """All goals, those of the highest level first, then by text."""
        return tuple(self._goals.values())

    def goal(self, text: str) -> GoalEntry | None:
        """The goal of a text, in any case."""
        return self._goals.get(folded(text))

    @cached_property
    def systems(self) -> tuple[SystemEntry, ...]:
        """All systems under discussion, by name."""
        return gather_systems(self.listed)

    def included_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The use cases that carry this one out."""
        return self._backlinks.included_by.get(entry, ())

    def extended_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The use cases that add to this one."""
        return self._backlinks.extended_by.get(entry, ())

    def specialized_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The use cases that are special forms of this one."""
        return self._backlinks.specialized_by.get(entry, ())

    def continued_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The use cases that go on in this one at an end."""
        return self._backlinks.continued_by.get(entry, ())

    def referenced_by(self, entry: Entry) -> tuple[Entry, ...]:
        """The use cases that name this one in a step or a condition."""
        return self._backlinks.referenced_by.get(entry, ())

    def referring(self, entry: Entry) -> tuple[Entry, ...]:
        """All of these, each once."""
        # Those that a chain of use cases leads to are asked for at each one of it.
        known = self._referring.get(entry)
        if known is None:
            known = self._referring[entry] = self._backlinks.of(entry)
        return known

    def mentioned_on(self, entry: Entry) -> tuple[str, ...]:
        """The pages whose text links to this use case, its own page left out."""
        return self._mentioned.get(entry, ())

    def title(self, path: str) -> str:
        """The title of a page, as Markdown; the name of its file where it has none."""
        return self._titles.get(path) or path

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {document.path: document.title for document in self.documents}

    @cached_property
    def _by_identity(self) -> dict[int, Entry]:
        # A page may take one file in twice: two use cases at one place, each with its own anchors.
        return {id(entry.use_case): entry for entry in reversed(self.entries)}

    @cached_property
    def _cast(self) -> Cast:
        return Cast(self.options.catalogue, self.listed)

    @cached_property
    def _goals(self) -> dict[str, GoalEntry]:
        return gather_goals(self.listed, self._cast)

    @cached_property
    def _backlinks(self) -> Backlinks:
        return backlinks(self.entries, self.find, self._names)

    @cached_property
    def _mentioned(self) -> dict[Entry, tuple[str, ...]]:
        pages = self.documents
        return mentioned(
            ((page.path, reference) for page in pages for reference in page.references), self.find
        )
