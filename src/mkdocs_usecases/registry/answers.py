"""Answers of a site: while they are the same, what was made of them need not be made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple, Protocol

from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.asked import Question
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.goals import GoalEntry
from mkdocs_usecases.registry.registry import Registry


class PageState(NamedTuple):
    """The use cases of a page, each with its anchor: with that, all of its anchors are the same."""

    use_cases: tuple[tuple[UseCase, str], ...]

    are_apart: bool
    """Whether the steps of each have their anchors whatever the others on the page are."""

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> PageState:
        """That of the use cases of a page."""
        anchors = {entry.anchor.casefold() for entry in entries}
        are_apart = not any(start in anchors for anchor in anchors for start in _starts(anchor))
        return cls(tuple([(entry.use_case, entry.anchor) for entry in entries]), are_apart)


def _starts(anchor: str) -> Iterator[str]:
    """What an anchor may be a part of: where there is a use case `UC-1`, `UC-1-2` may be its second step."""
    end = anchor.find("-")
    while end >= 0:
        yield anchor[:end]
        end = anchor.find("-", end + 1)


class _KnownPage(NamedTuple):
    """What is known of a page, for as long as it has the same entries and address."""

    entries: tuple[Entry, ...]
    address: str | None
    state: PageState
    seen: Mapping[Entry, object]
    """What can be seen of its use cases elsewhere."""


class Places(Protocol):
    """Where things are shown, from the root of the site, as far as answers depend on it."""

    @property
    def registry(self) -> Registry:
        """The use cases that readers may know of."""

    def use_case(self, entry: Entry) -> str | None:
        """The address of a use case."""

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor."""

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal."""

    def page(self, path: str) -> str | None:
        """The address of a page."""


class Answers:
    """What a site answers, and since which round: whatever was made before that is out of date.

    Each question is answered once in a round, for all who asked it. A use case stands for all of its text.
    """

    def __init__(self) -> None:
        """Start with no question asked."""
        self._places: Places | None = None
        self._round = 0
        self._is_old = False
        self._answers: dict[Question, Any] = {}
        self._changed: dict[Question, int] = {}
        """The questions that have another answer than at first, and the rounds since which they have it."""

        self._changed_after: dict[int, frozenset[Question]] = {}
        """By a round those of them that have got it since then: an edit changes few of thousands."""

        self._pages: dict[str, _KnownPage] = {}
        """The use cases of pages; they are the same for as long as their entries are."""

        self._used = 0

    def follow(self, places: Places) -> None:
        """Have answers follow a site, which may be another one since the last question."""
        if places is not self._places:
            self._places = places
            self._round += 1
            self._is_old = True

    def ask(self, questions: Iterable[Question]) -> int:
        """Note what was asked; gives the round whose answers these are."""
        self._renew()
        for question in questions:
            if question not in self._answers:
                self._answers[question] = self._answer(question)
        return self._round

    def are_same(self, questions: Set[Question], since: int) -> bool:
        """Whether all questions have the answers that they had in a round, in which they were asked."""
        self._renew()
        changed = self._changed_after.get(since)
        if changed is None:
            changed = frozenset(question for question, later in self._changed.items() if later > since)
            self._changed_after[since] = changed
        return changed.isdisjoint(questions)

    def forget_others(self, used: Iterable[Iterable[Question]]) -> None:
        """Forget what none of these asks any more, as soon as it is half of all."""
        if len(self._answers) > 2 * self._used:
            asked = set().union(*used)
            self._answers = {
                question: answer for question, answer in self._answers.items() if question in asked
            }
            self._changed = {
                question: since for question, since in self._changed.items() if question in asked
            }
            self._used = len(asked)
            self._pages = {}

    def _renew(self) -> None:
        if not self._is_old:
            return
        self._is_old = False
        self._changed_after = {}
        self._forget_changed_pages()
        for question, earlier in self._answers.items():
            # What is equal is taken over as well: it holds that of this round, which is compared at once.
            answer = self._answers[question] = self._answer(question)
            if answer != earlier:
                self._changed[question] = self._round

    def _forget_changed_pages(self) -> None:
        assert self._places is not None
        on_page, address = self._places.registry.on_page, self._places.page
        self._pages = {
            path: known
            for path, known in self._pages.items()
            if on_page(path) is known.entries and address(path) == known.address
        }

    def _answer(self, question: Question) -> object:
        assert self._places is not None
        answer: object = _ANSWERS.get(question[0], _no_answer)(self._places, self, *question[1:])
        return answer

    def state(self, path: str) -> PageState:
        """The use cases of a page."""
        return self._known(path).state

    def _known(self, path: str) -> _KnownPage:
        known = self._pages.get(path)
        if known is None:
            assert self._places is not None
            entries, address = self._places.registry.on_page(path), self._places.page(path)
            state = PageState.of(entries)
            seen = {
                entry: (entry.anchor, entry.use_case if state.are_apart else state, address)
                for entry in entries
            }
            known = self._pages[path] = _KnownPage(entries, address, state, seen)
        return known

    def seen(self, entry: Entry) -> object:
        """What can be seen of a use case on other pages, and where: the same object while that stays."""
        return self._known(entry.path).seen[entry]


def questions_of(path: str) -> set[Question]:
    """What everything asks that shows the use cases of a page: what they are, and where."""
    return {(_USE_CASES, path), ("page", path)}


_USE_CASES = "use cases"


def _page(places: Places, _: Answers, path: str) -> object:
    return places.page(path)


def _use_cases(_: Places, answers: Answers, path: str) -> object:
    return answers.state(path)


def _use_case(places: Places, answers: Answers, id_: str) -> object:
    entry = places.registry.find(id_)
    return None if entry is None else answers.seen(entry)


def _pointing(places: Places, answers: Answers, path: str, anchor: str) -> object:
    registry = places.registry
    entry = next((each for each in registry.on_page(path) if each.anchor == anchor), None)
    if entry is None:
        return None
    # In which way they point to it is said by what they are.
    return [*map(answers.seen, registry.referring(entry))], registry.mentioned_on(entry)


def _actor_entry(places: Places, _: Answers, name: str) -> object:
    """All of an actor but in which use cases it is, which no use case shows."""
    actor = places.registry.actor(name)
    if actor is None:
        return None
    return (actor.name, actor.kind, actor.description, actor.aliases, actor.is_a), places.actor(actor)


def _goal(places: Places, _: Answers, text: str) -> object:
    goal = places.registry.goal(text)
    return None if goal is None else (goal.goal, goal.level, places.goal(goal))


_ANSWERS: Mapping[str, Callable[..., object]] = {
    "actor": _actor_entry,
    "goal": _goal,
    "legend": lambda places, _: places.registry.legend,
    "page": _page,
    "pointing": _pointing,
    "rules": lambda places, _: places.registry.has_rules,
    "title": lambda places, _, path: places.registry.title(path),
    "use case": _use_case,
    _USE_CASES: _use_cases,
}


def _no_answer(*_: object) -> object:
    """Like no other answer."""
    return object()


def said_by_tests(registry: Registry, entries: Iterable[Entry]) -> object:
    """What tests say of some use cases."""
    coverage = registry.coverage
    if coverage is None:
        return None
    return [
        (coverage.whole(entry), [coverage.route(entry, one) for one in registry.scenarios(entry)])
        for entry in entries
    ]
