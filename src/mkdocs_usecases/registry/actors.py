"""The actors of a site: those that it declares, and those that its use cases name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_usecases.model.actor import ActorKind, Catalogue, CatalogueActor
from mkdocs_usecases.model.text import ActorName, folded
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.file_names import FileNames
from mkdocs_usecases.registry.slugs import TakenNames, slug


@dataclass(frozen=True, slots=True, eq=False)
class ActorEntry:
    """An actor, and every part that it has in the use cases of the site, in the order of the pages."""

    name: ActorName
    kind: ActorKind
    description: str | None
    aliases: tuple[ActorName, ...]
    is_a: ActorName | None
    """The more general actor, by the name of its entry."""

    declared: bool
    """Whether it stands in the catalogue."""

    slug: str
    """The id of its entry in the index: `actor-customer`."""

    file_name: str
    """That of its page, where the site has one for each actor: `customer`, without a suffix."""

    primary_in: tuple[Entry, ...]
    supporting_in: tuple[Entry, ...]
    stakeholder_in: tuple[Entry, ...]


class Cast:
    """The actors of a site, by name."""

    def __init__(self, catalogue: Catalogue, entries: Iterable[Entry]) -> None:
        """Gather the actors; an alias counts as the actor, and a name in other case as the same name."""
        declared = {folded(actor.name): actor for actor in reversed(catalogue.actors)}
        self._keys: dict[str, str] = {}
        for actor in catalogue.actors:
            for alias in actor.aliases:
                self._keys.setdefault(folded(alias), folded(actor.name))
        self._keys.update((key, key) for key in declared)
        self._spelled: dict[str, str] = {}
        """Names are typed thousands of times, in very few spellings."""

        names = {key: actor.name for key, actor in declared.items()}
        roles = _Roles()
        systems = set()
        for entry in entries:
            use_case = entry.use_case
            for part, mentioned in (
                (roles.primary, use_case.primary_actors),
                (roles.supporting, use_case.supporting_actors),
                (roles.stakeholders, use_case.stakeholders),
            ):
                for mention in mentioned:
                    key = self._key(mention.name)
                    names.setdefault(key, mention.name)
                    part.setdefault(key, {})[entry] = None
            if use_case.system:
                systems.add(use_case.system)
        for actor in catalogue.actors:
            if actor.is_a:
                names.setdefault(self._key(actor.is_a), actor.is_a)
        self._systems = {folded(system) for system in systems}
        self._by_key = self._entries(names, declared, roles)
        self.actors = tuple(self._by_key.values())

    def find(self, name: str) -> ActorEntry | None:
        """The actor of a name or an alias."""
        return self._by_key.get(self._key(name))

    def generals(self, actor: ActorEntry) -> tuple[ActorEntry, ...]:
        """The more general actors, the nearest first: what these may do, the special one may do as well."""
        found: dict[ActorEntry, None] = {}
        general = self.find(actor.is_a) if actor.is_a else None
        # The catalogue was asked for circles already; what it reported is not followed for ever.
        while general is not None and general is not actor and general not in found:
            found[general] = None
            general = self.find(general.is_a) if general.is_a else None
        return tuple(found)

    def _key(self, name: str) -> str:
        key = self._spelled.get(name)
        if key is None:
            plain = folded(name)
            key = self._spelled[name] = self._keys.get(plain, plain)
        return key

    def _entries(
        self, names: Mapping[str, ActorName], declared: Mapping[str, CatalogueActor], roles: _Roles
    ) -> dict[str, ActorEntry]:
        taken, file_names = TakenNames(), FileNames("actor")
        made = {}
        for key in sorted(names):
            actor = declared.get(key)
            # What is a system in one use case is one as an actor of another.
            kind = ActorKind.SYSTEM if key in self._systems else ActorKind.PERSON
            made[key] = ActorEntry(
                name=names[key],
                kind=actor.kind if actor else kind,
                description=actor.description if actor else None,
                aliases=actor.aliases if actor else (),
                is_a=names[self._key(actor.is_a)] if actor and actor.is_a else None,
                declared=actor is not None,
                slug=taken.take(f"actor-{slug(names[key])}"),
                file_name=file_names.take(slug(names[key])),
                primary_in=tuple(roles.primary.get(key, ())),
                supporting_in=tuple(roles.supporting.get(key, ())),
                stakeholder_in=tuple(roles.stakeholders.get(key, ())),
            )
        return made


class _Roles:
    """Who plays which part where: by the key of the actor, the use cases in order, each once."""

    def __init__(self) -> None:
        self.primary: dict[str, dict[Entry, None]] = {}
        self.supporting: dict[str, dict[Entry, None]] = {}
        self.stakeholders: dict[str, dict[Entry, None]] = {}
