"""A registry that notes what it is asked, so that its answers can be compared later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from mkdocs_usecases.model.routes import Cover, Scenario
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.anchors import Part
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.goals import GoalEntry, SystemEntry
from mkdocs_usecases.registry.reasons import References
from mkdocs_usecases.registry.registry import Registry

_T = TypeVar("_T")

Question = tuple[str, ...]
"""What is asked, and of what: `actor`, `Customer`."""

EVERYTHING: Question = ("everything",)
"""Whatever has no question of its own: nobody can tell whether it has another answer now."""


class Asked:
    """A registry that notes what it is asked."""

    def __init__(self, registry: Registry) -> None:
        """Take the one that answers."""
        self.questions: set[Question] = set()
        """What was asked until now."""

        self.registry: Registry = _AskedRegistry(registry, self.questions)


class _AskedRegistry(Registry):
    """The registry itself: what is not below counts as asking for everything."""

    def __init__(self, registry: Registry, questions: set[Question]) -> None:
        self._of = registry
        self._questions = questions
        self.options = registry.options
        self.is_whole = registry.is_whole
        # They belong to the site, and are compared as a whole.
        self.elsewhere = registry.elsewhere
        self.coverage = registry.coverage
        self.lock = registry.lock
        self.references = _AskedReferences(registry.references, questions)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._all, name)

    @property
    def _all(self) -> Registry:
        """The registry, asked for everything; by itself this one would gather all that it has at hand."""
        self._questions.add(EVERYTHING)
        return self._of

    def once(self, make: Callable[[Registry], _T]) -> _T:
        return self._all.once(make)

    @property
    def listed(self) -> tuple[Entry, ...]:
        return self._all.listed

    @property
    def actors(self) -> tuple[ActorEntry, ...]:
        return self._all.actors

    @property
    def goals(self) -> tuple[GoalEntry, ...]:
        return self._all.goals

    @property
    def systems(self) -> tuple[SystemEntry, ...]:
        return self._all.systems

    def generals(self, actor: ActorEntry) -> tuple[ActorEntry, ...]:
        return self._all.generals(actor)

    def in_order(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return self._all.in_order(entries)

    def on_page(self, path: str) -> tuple[Entry, ...]:
        return self._all.on_page(path)

    def find(self, id_: str) -> Entry | None:
        self._questions.add(("use case", id_))
        return self._of.find(id_)

    def entry_of(self, use_case: UseCase) -> Entry:
        return self._of.entry_of(use_case)

    def scenarios(self, entry: Entry, cover: Cover = Cover.EXTENSIONS) -> tuple[Scenario, ...]:
        return self._of.scenarios(entry, cover)

    def anchor(self, entry: Entry, part: Part) -> str:
        return self._of.anchor(entry, part)

    def has_part(self, entry: Entry, part: str) -> bool:
        return self._of.has_part(entry, part)

    def parts(self, entry: Entry) -> Mapping[str, str]:
        return self._of.parts(entry)

    @cached_property
    def has_rules(self) -> bool:
        self._questions.add(("rules",))
        return self._of.has_rules

    @cached_property
    def legend(self) -> str | None:
        self._questions.add(("legend",))
        return self._of.legend

    def actor(self, name: str) -> ActorEntry | None:
        self._questions.add(("actor", name))
        return self._of.actor(name)

    def goal(self, text: str) -> GoalEntry | None:
        self._questions.add(("goal", text))
        return self._of.goal(text)

    def title(self, path: str) -> str:
        self._questions.add(("title", path))
        return self._of.title(path)

    def included_by(self, entry: Entry) -> tuple[Entry, ...]:
        return self._pointing(entry).included_by(entry)

    def extended_by(self, entry: Entry) -> tuple[Entry, ...]:
        return self._pointing(entry).extended_by(entry)

    def specialized_by(self, entry: Entry) -> tuple[Entry, ...]:
        return self._pointing(entry).specialized_by(entry)

    def continued_by(self, entry: Entry) -> tuple[Entry, ...]:
        return self._pointing(entry).continued_by(entry)

    def referenced_by(self, entry: Entry) -> tuple[Entry, ...]:
        return self._pointing(entry).referenced_by(entry)

    def referring(self, entry: Entry) -> tuple[Entry, ...]:
        return self._pointing(entry).referring(entry)

    def mentioned_on(self, entry: Entry) -> tuple[str, ...]:
        return self._pointing(entry).mentioned_on(entry)

    def _pointing(self, entry: Entry) -> Registry:
        self._questions.add(("pointing", entry.path, entry.anchor))
        return self._of


class _AskedReferences(dict[Entry, References]):
    """What was found out of use cases for all pages; whoever takes it asks for their actors as well."""

    def __init__(self, of: dict[Entry, References], questions: set[Question]) -> None:
        super().__init__()
        self._of = of
        self._questions = questions

    def get(self, entry: Entry, default: Any = None) -> Any:
        use_case = entry.use_case
        self._questions.update(
            ("actor", mention.name) for mention in (*use_case.primary_actors, *use_case.supporting_actors)
        )
        return self._of.get(entry, default)

    def __setitem__(self, entry: Entry, references: References) -> None:
        self._of[entry] = references
