"""What is asked of a site: while the answers are the same, what was made of them need not be made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

from mkdocs_usecases.model.routes import Cover, Scenario
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.anchors import Part
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.goals import GoalEntry
from mkdocs_usecases.registry.reasons import References
from mkdocs_usecases.registry.registry import Registry

_T = TypeVar("_T")

Question = tuple[str, ...]
"""What is asked, and of what: `actor`, `Customer`."""

EVERYTHING: Question = ("everything",)
"""Whatever has no question of its own: nobody can tell whether it has another answer now."""

PageState = tuple[tuple[UseCase, str], ...]
"""The use cases of a page, each with its anchor: with that, all of its anchors are the same."""


class Places(Protocol):
    """Where things are shown, as far as answers depend on it."""

    def use_case(self, entry: Entry) -> str | None:
        """The address of a use case."""

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor."""

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal."""

    def page(self, path: str) -> str | None:
        """The address of a page."""


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
        self._questions.add(EVERYTHING)
        return getattr(self._of, name)

    def once(self, make: Callable[[Registry], _T]) -> _T:
        self._questions.add(EVERYTHING)
        return self._of.once(make)

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


class _Said(NamedTuple):
    """An answer that is the same for all pages."""

    said: object
    paths: tuple[str, ...]


class Answers:
    """What a site answers at a moment, in values that can be compared with those of another one.

    A use case stands for all of its text, and its page for all anchors: few of its neighbours change with it.
    """

    def __init__(self) -> None:
        """Start with no page known."""
        self._registry: Registry | None = None
        self._states: dict[str, PageState] = {}
        self._fresh: set[str] = set()
        self._known: dict[Question, _Said] = {}

    def of(self, questions: Iterable[Question], registry: Registry, places: Places) -> dict[Question, object]:
        """The answers."""
        return {question: self._answer(question, registry, places) for question in questions}

    def are_same(self, known: Mapping[Question, object], registry: Registry, places: Places) -> bool:
        """Whether all questions have the answers that they had."""
        return all(self._answer(question, registry, places) == answer for question, answer in known.items())

    def state(self, path: str, registry: Registry) -> PageState:
        """The use cases of a page; the same value for as long as it is equal, which is compared at once."""
        self._follow(registry)
        known = self._states.get(path)
        if known is None or path not in self._fresh:
            state = tuple((entry.use_case, entry.anchor) for entry in registry.on_page(path))
            known = self._states[path] = known if known == state else state
            self._fresh.add(path)
        return known

    def _follow(self, registry: Registry) -> None:
        if registry is not self._registry:
            self._registry, self._fresh, self._known = registry, set(), {}

    def forget_others(self, paths: Iterable[str]) -> None:
        """Keep the states of these pages alone."""
        self._states = {path: self._states[path] for path in paths if path in self._states}

    def _answer(self, question: Question, registry: Registry, places: Places) -> object:
        kind, *names = question
        if kind == "page":
            return places.page(names[0])
        if kind == "actor":
            actor = registry.actor(names[0])
            return None if actor is None else (_actor(actor), places.actor(actor))
        if kind == "goal":
            goal = registry.goal(names[0])
            return None if goal is None else (goal.goal, goal.level, places.goal(goal))
        self._follow(registry)
        if question not in self._known:
            self._known[question] = self._of_all_pages(kind, names, registry)
        said, paths = self._known[question]
        return said, [places.page(path) for path in paths]

    def _of_all_pages(self, kind: str, names: Sequence[str], registry: Registry) -> _Said:
        """What is the same wherever it is asked, and the pages whose addresses belong to it."""
        if kind == "use case":
            entry = registry.find(names[0])
            return _Said(None, ()) if entry is None else self._shown([entry], registry)
        if kind == "pointing":
            return self._pointing(names[0], names[1], registry)
        if kind == "title":
            return _Said(registry.title(names[0]), ())
        if kind == "rules":
            return _Said(registry.has_rules, ())
        if kind == "legend":
            return _Said(registry.legend, ())
        # Like no other answer.
        return _Said(object(), ())

    def _shown(self, entries: Iterable[Entry], registry: Registry) -> _Said:
        paths = tuple(dict.fromkeys(entry.path for entry in entries))
        return _Said([(entry.anchor, self.state(entry.path, registry)) for entry in entries], paths)

    def _pointing(self, path: str, anchor: str, registry: Registry) -> _Said:
        entry = next((each for each in registry.on_page(path) if each.anchor == anchor), None)
        if entry is None:
            return _Said(object(), ())
        groups = (
            registry.included_by(entry),
            registry.extended_by(entry),
            registry.specialized_by(entry),
            registry.continued_by(entry),
            registry.referenced_by(entry),
        )
        shown = self._shown([other for group in groups for other in group], registry)
        return _Said(([*map(len, groups)], shown.said, registry.mentioned_on(entry)), shown.paths)


def _actor(actor: ActorEntry) -> object:
    """All of an actor but in which use cases it is, which no use case shows."""
    return actor.name, actor.kind, actor.description, actor.aliases, actor.is_a


def tested(registry: Registry, entries: Iterable[Entry]) -> object:
    """What tests say of some use cases."""
    coverage = registry.coverage
    if coverage is None:
        return None
    return [
        (coverage.whole(entry), [coverage.route(entry, one) for one in registry.scenarios(entry)])
        for entry in entries
    ]
