"""Who acts in the steps: declared actors, misspelt ones, and nobody (Cockburn, chapters 4 and 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.languages.spoken import ARTICLES
from mkdocs_usecases.model.scenario import Step, StepKind
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.validation.check import listed, site_check
from mkdocs_usecases.validation.suggestions import Suggestions, question

_CLOSE = 0.84
"""How alike the beginning of a step and a name must be: one wrong letter in six."""

_CLOSE_WORD = 0.8
"""`Senior editor` and `Junior editor` are alike as a whole, but not word by word: no misspelling."""

_CLOSE_BEFORE_COLON = 0.7
"""A colon says that a name was meant."""

_SHORTEST = 4
"""Names of three letters are too close to other words: `Bot` to `Both`."""

_ARTICLES = frozenset(ARTICLES)
_BEFORE_COLON = re.compile(r"(?P<name>\S+(?:\s+\S+){0,3}?)\s*[:：](?:\s|$)")
_ASIDE = re.compile(r"\([^()]*\)\s*,?\s*")
_NOT_NAME = "*_`\"'“”„«».,;:!?()[]"
_NEVER_AFTER_AN_ACTOR = frozenset(
    {"is", "are", "was", "were", "that", "which", "who", "whose", "of", "with", "in", "for"}
)


class Misspelling(NamedTuple):
    """The beginning of a step that is nearly a declared name."""

    typed: str
    meant: str


class Names:
    """Declared names by how many words they have, since no slip of the pen changes that."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of a block or of a site."""
        groups: dict[int, list[str]] = {}
        for name in names:
            groups.setdefault(len(name.split()), []).append(name)
        self._groups = {count: Suggestions(group) for count, group in groups.items()}
        self._known: dict[tuple[str, bool], str | None] = {}

    def misspelt(self, text: str) -> Misspelling | None:
        """The declared name that a step nearly begins with."""
        text = _ASIDE.sub("", text, count=1) if text.startswith("(") else text
        words = [word.strip(_NOT_NAME) for word in text.split(maxsplit=8)]
        first = 1 if len(words) > 1 and words[0].casefold() in _ARTICLES else 0
        before_colon = _BEFORE_COLON.match(text)
        if before_colon:
            typed = [word for word in before_colon["name"].split() if word.casefold() not in _ARTICLES]
            name = " ".join(typed).strip(_NOT_NAME)
            meant = self._meant(name, before_colon=True)
            return Misspelling(name, meant) if meant else None
        for count in sorted(self._groups, reverse=True):
            typed = words[first : first + count]
            following = words[first + count : first + count + 1]
            if len(typed) < count or (following and following[0].casefold() in _NEVER_AFTER_AN_ACTOR):
                continue
            name = " ".join(typed)
            meant = self._meant(name, before_colon=False)
            if meant:
                return Misspelling(name, meant)
        return None

    def _meant(self, typed: str, *, before_colon: bool) -> str | None:
        """The name that is closest to what was typed, remembered, since many steps begin alike."""
        key = (folded(typed), before_colon)
        if key not in self._known:
            self._known[key] = self._closest(key[0], before_colon)
        return self._known[key]

    def _closest(self, typed: str, before_colon: bool) -> str | None:
        names = self._groups.get(len(typed.split()))
        if names is None or typed.endswith(("'s", "’s")):
            return None
        needed = _CLOSE_BEFORE_COLON if before_colon else _CLOSE
        best: tuple[float, str] | None = None
        for name in names.candidates(typed):
            # `Manage the menu` is a command that forgets its actor, not a misspelt `Manager`.
            if name == typed or (not before_colon and (name.startswith(typed) or len(name) < _SHORTEST)):
                continue
            ratio = _likeness(typed, name, needed)
            if ratio and (best is None or ratio > best[0]):
                best = ratio, name
        return names.name(best[1]) if best else None


def _likeness(typed: str, name: str, needed: float) -> float:
    """How alike two names are; 0 when they are not misspellings of each other."""
    if [letter for letter in typed if letter.isdigit()] != [letter for letter in name if letter.isdigit()]:
        return 0.0  # `Clerk 1` and `Clerk 2` differ on purpose
    matcher = SequenceMatcher(None, typed, name, autojunk=False)
    if matcher.real_quick_ratio() < needed or matcher.quick_ratio() < needed:
        return 0.0
    ratio = matcher.ratio()
    each_word = min(_CLOSE_WORD, needed)
    pairs = zip(typed.split(), name.split(), strict=True)
    alike = all(SequenceMatcher(None, *pair, autojunk=False).ratio() >= each_word for pair in pairs)
    return ratio if ratio >= needed and alike else 0.0


def block_names(use_case: UseCase) -> list[str]:
    """The names that a block declares, for its steps to begin with; those that want the goal come first."""
    names = [mention.name for mention in (*use_case.primary_actors, *use_case.supporting_actors)]
    names += [stakeholder.name for stakeholder in use_case.stakeholders]
    return [*map(str, names), *([use_case.system] if use_case.system else [])]


def _actorless(registry: Registry) -> Iterator[tuple[UseCase, Step, Misspelling | None]]:
    """The actions that begin with no declared actor, and the one that was perhaps meant."""
    catalogue = registry.options.catalogue.actors
    site = Names(name for actor in catalogue for name in (actor.name, *actor.aliases))
    for entry in registry.entries:
        use_case, own = entry.use_case, None
        for step in use_case.every_step:
            if step.actor is not None or step.kind is not StepKind.ACTION:
                continue
            own = own or Names(block_names(use_case))
            yield use_case, step, own.misspelt(step.text) or site.misspelt(step.text)


@site_check(Code.NO_SUCH_ACTOR)
def no_such_actor(registry: Registry) -> Iterator[Diagnostic]:
    """A step begins with a name that is nearly that of a declared actor.

    The step then belongs to nobody: it is missing in the actor's page and in the export.

    Bad:
        actor: Customer
        steps:
          - Custmer chooses a meal.

    Good:
        actor: Customer
        steps:
          - Customer chooses a meal.

    Source: Seki et al. (2019).
    """
    for _, step, misspelling in _actorless(registry):
        if misspelling is not None:
            yield Diagnostic(
                Code.NO_SUCH_ACTOR,
                step.span,
                f"step {step.number} begins with `{misspelling.typed}`, which is not a declared actor",
                question(misspelling.meant),
            )


_CAST = frozenset({"actor", "supporting", "stakeholders", "system"})


@site_check(Code.STEP_WITHOUT_ACTOR)
def step_without_actor(registry: Registry) -> Iterator[Diagnostic]:
    """A step does not begin with an actor or the system.

    Who has the ball? A step that does not say it leaves open whether a person or the system has to do it.

    Bad:
        actor: Customer
        system: MealApp
        steps:
          - The price is shown.

    Good:
        actor: Customer
        system: MealApp
        steps:
          - MealApp shows the price.

    Source: Cockburn, chapter 7; Ciemniewska et al. (2007).
    """
    told: UseCase | None = None
    expected = ""
    for use_case, step, misspelling in _actorless(registry):
        # Where the actors themselves are missing or unreadable, that is the mistake to mend.
        if misspelling is None and use_case.primary_actors and not use_case.unread & _CAST:
            if use_case is not told:
                told = use_case
                names = list(dict.fromkeys(block_names(use_case)))
                expected = f", expected {listed(names)}" if names else ""
            yield Diagnostic(
                Code.STEP_WITHOUT_ACTOR,
                step.span,
                f"step {step.number} does not begin with who acts{expected}",
                "begin it with one of them, or add who it is to `supporting:`",
            )


@site_check(Code.IDLE_ACTOR)
def idle_actor(registry: Registry) -> Iterator[Diagnostic]:
    """A supporting actor does not appear in the scenario.

    Either a step forgot them, or they do not support this use case. Whoever only has an interest in it is a
    stakeholder.

    Bad:
        actor: Customer
        supporting: Courier
        steps:
          - Customer orders a meal.

    Good:
        actor: Customer
        supporting: Courier
        steps:
          - Customer orders a meal.
          - Courier brings the meal.

    Source: Ciemniewska et al. (2007).
    """
    for entry in registry.entries:
        use_case = entry.use_case
        # An actor may have its part in a use case that this one includes.
        unclear = use_case.unread & {"steps", "extensions"} or use_case.includes
        if unclear or not use_case.main_success_scenario:
            continue
        told = _told(use_case) if use_case.supporting_actors else ""
        for mention in use_case.supporting_actors:
            actor = registry.actor(mention.name)
            names = (mention.name, *((actor.name, *actor.aliases) if actor else ()))
            if not any(folded(name) in told for name in names):
                yield Diagnostic(
                    Code.IDLE_ACTOR,
                    mention.span,
                    f"`{mention.name}` is a supporting actor, but no step names them",
                    "add the step in which they act, or make them one of the `stakeholders`",
                )


def _told(use_case: UseCase) -> str:
    """All that the scenario says, to look for names in."""
    texts = [step.text for step in use_case.every_step]
    texts += [step.actor for step in use_case.every_step if step.actor]
    texts += [extension.condition for extension in use_case.every_extension]
    texts += [value.text for variation in use_case.variations for value in variation.values]
    # The sign between them is no blank: two texts make no name together.
    return folded("\0".join(texts))
