"""Who acts in the steps: declared actors, misspelt ones, and nobody (Cockburn, chapters 4 and 7)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import meant, mended, written
from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.scenario import Extension, Step, StepKind
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.parsing.words.names import begins_with_system, behind_article
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import is_surely_name
from mkdocs_usecases.validation.check import block_part, listed, site_check
from mkdocs_usecases.validation.names.declared_names import are_forms, declared, misspelt_declarations
from mkdocs_usecases.validation.names.misspellings import Misspelling, Names
from mkdocs_usecases.validation.names.names_in_texts import misspelt_in_texts, misspelt_roles
from mkdocs_usecases.validation.names.names_of_several import names_of_several
from mkdocs_usecases.validation.names.suggestions import Suggestions
from mkdocs_usecases.validation.places import find, lead_edits, word_place


def block_names(use_case: UseCase) -> list[str]:
    """The names that a block declares, for its steps to begin with; those that want the goal come first."""
    names = [mention.name for mention in (*use_case.primary_actors, *use_case.supporting_actors)]
    names += [stakeholder.name for stakeholder in use_case.stakeholders]
    return [*map(str, names), *([use_case.system] if use_case.system else [])]


def _actorless(registry: Registry) -> Sequence[tuple[UseCase, Step, Misspelling | None]]:
    """The actions that begin with no declared actor, and the one that was perhaps meant."""
    return registry.once(_find_actorless)


def _find_actorless(registry: Registry) -> Sequence[tuple[UseCase, Step, Misspelling | None]]:
    actorless: list[tuple[UseCase, Step, Misspelling | None]] = []
    catalogue = registry.options.catalogue.actors
    site = Names(name for actor in catalogue for name in (actor.name, *actor.aliases))
    for entry in registry.entries:
        use_case, own = entry.use_case, None
        if not _is_actorless(use_case):
            continue
        found = [step for step in use_case.every_step if step.actor is None and step.kind is _ACTION]
        # What was probably meant as an end has no actor.
        ends = {extension.outcome.nearly for extension in use_case.every_extension}
        is_lone = len(found) == 1 and len(use_case.main_success_scenario) >= _FEW
        for step in found:
            if step.span not in ends:
                own = own or Names(block_names(use_case))
                slip = own.misspelt(step.text) or site.misspelt(step.text)
                slip = _alone(own, step, use_case.source) if slip is None and is_lone else slip
                actorless.append((use_case, step, slip))
    return actorless


def _alone(own: Names, step: Step, source: str) -> Misspelling | None:
    """The name that a step nearly begins with; no part of one that is a word of its own in other texts."""
    slip = own.alone(step.text)
    if slip is not None and slip.typed in slip.meant.split() and f" {slip.typed.lower()}" in source:
        return None
    return slip


@glimpse
def _is_actorless(use_case: UseCase) -> bool:
    """Whether any action begins with no declared actor."""
    return any(step.actor is None and step.kind is _ACTION for step in use_case.every_step)


_FEW = 3
"""Steps with fewer tell little of how the others begin."""

# A name of a module is looked up faster than one of an enumeration.
_ACTION = StepKind.ACTION


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
    found = [(use_case, step, slip) for use_case, step, slip in _actorless(registry) if slip is not None]
    uses = _Uses(registry, found) if found else None
    told: set[tuple[Span, Misspelling]] = set()
    for use_case, step, slip in found:
        assert uses is not None
        declared = uses.odd_one_out(use_case, slip)
        if declared is not None:
            if (use_case.span, slip) not in told:
                told.add((use_case.span, slip))
                yield _declared_otherwise(use_case, declared, slip, uses.steps(use_case, slip))
            continue
        certain = uses.is_outdone(slip) and is_surely_name(slip.typed, slip.meant, uses.known(use_case, slip))
        place = word_place(use_case, step.span, slip.typed)
        finding = Diagnostic(
            Code.NO_SUCH_ACTOR,
            place,
            f"step {step.number} begins with `{slip.typed}`, which is not a declared actor",
        )
        yield mended(finding, meant(place, slip.typed, slip.meant, certain=certain))
    for use_case in {use_case.span: use_case for use_case, _, _ in _actorless(registry)}.values():
        yield from names_of_several(use_case)
        yield from _begun_names(use_case)


@block_part(Code.NO_SUCH_ACTOR)
def misspelt_elsewhere(use_case: UseCase) -> Iterator[Diagnostic]:
    """What is wrong with names of a block beside those that its steps begin with."""
    names = block_names(use_case)
    yield from misspelt_declarations(use_case, names)
    yield from misspelt_in_texts(use_case, names)
    yield from misspelt_roles(use_case)
    yield from _first_words(use_case)


@block_part(Code.TWO_READINGS)
def acting_in_condition(use_case: UseCase) -> Iterator[Diagnostic]:
    """A condition with somebody who acts, where a colon belongs before them: `2a. No beep – Door logs it.`"""
    for extension in use_case.every_extension:
        if extension.condition[-1:] not in (".", ";") or extension.steps:
            continue
        begun = tuple(f"{name} " for name in block_names(use_case))
        for match in _BEFORE_ACTING.finditer(extension.condition):
            if not extension.condition.startswith(begun, match.end()):
                continue
            acting = extension.condition[match.end() :]
            if match[0] == " " and not _is_new_sentence(extension, match.start(), acting):
                continue
            place = find(use_case, extension.span, r"(?<=\S)" + re.escape(match[0] + acting[:_EXCERPT]))
            # Above other lines a colon does not part them, nor where they begin a line themselves.
            is_parted = place is None or match[0][0] == ":"
            if place is None and match[0][0] in _FOR_A_COLON:
                place = find(use_case, extension.span, re.escape(acting[:_EXCERPT]))
            if place is not None:
                sign = place.span.start.over(len(match[0]))
                finding = two_readings(
                    sign, f"`{acting}`", "part of the condition", "what is done then", hint=_BELOW
                )
                yield finding if is_parted else mended(finding, written(sign, match[0], ": "))
                break


_BEFORE_ACTING = expression(r"(?<! ) +[-–—=] +|[.!?:,;=] +|(?<=[^\Ws])['’] +|(?<=[a-z]) (?=[A-Z])")
_ACTING = expression(r"(?:[A-Z]\S+ )+[a-z]+(?<!s)s [a-z]+ ")
_FOR_A_COLON = "'’;="
"""What is typed for a colon beside it on the keyboard."""

_GOING_ON = frozenset(
    (
        "after and as because before but for if of or since so than that the to unless until what when "
        "where which while who"
    ).split()
)
"""Words that no condition ends with."""


def _is_new_sentence(extension: Extension, end: int, acting: str) -> bool:
    """Whether somebody acts behind words that could end a condition, and an end was typed behind that."""
    last = extension.condition[:end].rpartition(" ")[2]
    return not extension.outcome.assumed and last not in _GOING_ON and _ACTING.match(acting) is not None


_BELOW = "put it on a line of its own, below the condition"
_EXCERPT = 12
"""Letters that tell one place of a block from the others."""


def _declared_otherwise(use_case: UseCase, declared: Span, slip: Misspelling, steps: int) -> Diagnostic:
    """What is said where all steps agree on a name, and only its declaration has another one."""
    begun = "a step begins" if steps == 1 else f"{steps} steps begin"
    message = f"`{slip.meant}` is declared here, but {begun} with `{slip.typed}`"
    # A name that goes on in each step begins none that would have to be changed.
    also = () if slip.typed.startswith(slip.meant) else lead_edits(use_case, slip.meant, slip.typed)
    # Never certain: a slip may have been copied from step to step.
    mending = meant(declared, slip.meant, slip.typed, also=also)
    return mended(Diagnostic(Code.NO_SUCH_ACTOR, declared, message), mending)


def _begun_names(use_case: UseCase) -> Iterator[Diagnostic]:
    """What is said of a name half typed where it is declared, or with more behind it: no step has it."""
    texts = [behind_article(step.text) for step in use_case.every_step if step.actor is None]
    actors = {folded(step.actor) for step in use_case.every_step if step.actor is not None}
    first_letters = {text[:1].lower() for text in texts}
    places: dict[str, Span] = {}
    for name in dict.fromkeys(block_names(use_case)):
        # The quick answer for most names.
        if name[:1].lower() not in first_letters or folded(name) in actors:
            continue
        # Behind an article it may have a small letter.
        goes_on = re.compile(
            rf"(?:{re.escape(name[0])}|{re.escape(name[0].lower())}){re.escape(name[1:])}[^\W_]+"
        )
        found = Counter(match[0] for match in map(goes_on.match, texts) if match)
        if name.count(" ") >= _SENTENCE:
            first, _, _ = name.partition(" ")
            found.update(first for text in texts if text[1:].startswith(f"{first[1:]} "))
        for typed, count in found.items():
            if len(typed) <= _LONGEST and _is_begun(use_case, name, typed, count):
                # Its places are read anew.
                places = places or dict(declared(use_case))
                if name in places:
                    yield _declared_otherwise(
                        use_case, places[name], Misspelling(name[0] + typed[1:], name), count
                    )


def _first_words(use_case: UseCase) -> Iterator[Diagnostic]:
    """What is said of a name that is the first word of a longer one in each step that it begins."""
    seen: dict[str, Step] = {}
    for step in use_case.every_step:
        name = step.actor
        if name is None or name in seen:
            continue
        seen[name] = step
        if "a" <= step.text[len(name) + 1 :][:1] <= "z":
            continue
        match = _GOES_ON.match(step.text, len(name))
        if match is None:
            continue
        # Few names get so far.
        whole = f"{name}{match[0]}"
        texts = [step.text for step in use_case.every_step if step.actor == name]
        is_alike = all(text.startswith(whole) for text in texts)
        if is_alike and len(texts) > 1 and (place := dict(declared(use_case)).get(name)) is not None:
            yield _declared_otherwise(use_case, place, Misspelling(whole, name), len(texts))


_GOES_ON = expression(r" [A-ZÀ-Þ][a-zß-ÿ]+(?!\w)|[^\W\dはがのもを、a-zA-Z]{1,3}(?=[はが])")
"""Another word of a name; in scripts without blanks what stands before a particle."""


def _is_begun(use_case: UseCase, name: str, typed: str, count: int) -> bool:
    """Whether a name was meant as what some steps begin with."""
    if len(name) > len(typed):
        return True
    return count >= _FEW or (
        count >= _fewest(use_case, name, typed[len(name) :]) and _stands_once(use_case, name)
    )


_SENTENCE = 4
"""Blanks that no name has."""


def _fewest(use_case: UseCase, name: str, rest: str) -> int:
    """How many steps begin with a name and more, where it is begun: `Shopkeeper` may be no `Shop`."""
    lacks_little = len(rest) <= _BEGUN and folded(use_case.source).count(folded(name + rest)) >= _FEW
    is_begun = len(name) <= _BEGUN or lacks_little or " " in name
    return 1 if is_begun and not are_forms(name, name + rest) else 2 if rest[0].isupper() else _FEW


_BEGUN = 2
"""Letters that are no name yet, or that a name may lack."""


def _stands_once(use_case: UseCase, name: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", use_case.source)) == 1


_LONGEST = 40
"""Letters of a name."""


class _Uses:
    """How often the names of actors are typed on a site: the one that is typed more often is right."""

    def __init__(self, registry: Registry, found: Iterable[tuple[UseCase, Step, Misspelling]]) -> None:
        options = registry.options
        actors = options.catalogue.actors
        catalogue = [name for actor in actors for name in (actor.name, *actor.aliases)]
        self._catalogue = Suggestions(catalogue)
        self._fixed = {folded(name) for name in (*catalogue, *options.primary_actors)}
        self._fixed.add(folded(options.system))
        self._slips: Counter[tuple[Span, Misspelling]] = Counter()
        self._typed: Counter[str] = Counter()
        for use_case, _, slip in found:
            self._slips[use_case.span, slip] += 1
            self._typed[folded(slip.typed)] += 1
        for entry in registry.entries:
            own = set(map(folded, block_names(entry.use_case)))
            self._typed.update(own)
            self._typed.update(folded(step.actor) for step in entry.use_case.every_step if step.actor)

    def known(self, use_case: UseCase, slip: Misspelling) -> list[str]:
        """The names that a step of a block may begin with; of the catalogue those that are likely."""
        likely = map(self._catalogue.name, self._catalogue.candidates(slip.typed))
        return [*block_names(use_case), *likely]

    def steps(self, use_case: UseCase, slip: Misspelling) -> int:
        """How many steps of a block begin with a name that is not declared."""
        return self._slips[use_case.span, slip]

    def is_outdone(self, slip: Misspelling) -> bool:
        """Whether the declared name is typed more often, or fixed for the whole site."""
        meant, typed = folded(slip.meant), folded(slip.typed)
        return meant in self._fixed or self._typed[typed] < self._typed[meant]

    def odd_one_out(self, use_case: UseCase, slip: Misspelling) -> Span | None:
        """Where the block declares the name otherwise than it is typed everywhere else."""
        meant, typed = folded(slip.meant), folded(slip.typed)
        if meant in self._fixed:
            return None
        if self.steps(use_case, slip) < 2 or self._typed[typed] <= self._typed[meant]:
            # A step alone says little; the texts around it may say more.
            others = use_case.source.count(slip.typed) if self._typed[meant] == 1 else 0
            if others < _FEW or are_forms(slip.typed, slip.meant) or not _stands_once(use_case, slip.meant):
                return None
        if typed.rstrip("s") == meant.rstrip("s"):
            # Several customers are still the one actor.
            return None
        return next((place for name, place in declared(use_case) if folded(name) == meant), None)


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
    nameless: UseCase | None = None
    expected = ""
    for use_case, step, misspelling in _actorless(registry):
        # Where the actors themselves are missing or unreadable, that is the mistake to mend.
        if misspelling is None and use_case.primary_actors and not use_case.unread & _CAST:
            if use_case.system is None and begins_with_system(step.text):
                # Who acts is said, but not what that is: once is enough.
                if use_case is not nameless:
                    message = f"step {step.number} begins with the system, which has no name"
                    yield Diagnostic(Code.STEP_WITHOUT_ACTOR, step.span, message, _AS_A_SYSTEM)
                nameless = use_case
                continue
            if use_case is not told:
                told = use_case
                expected = f", expected {listed(dict.fromkeys(block_names(use_case)))}"
            yield Diagnostic(
                Code.STEP_WITHOUT_ACTOR,
                step.span,
                f"step {step.number} does not begin with who acts{expected}",
                _AS_A_LOOP if _begins_as_loop(step.text) else _AS_AN_ACTOR,
            )


_AS_AN_ACTOR = "begin it with one of them, or add who it is to `supporting:`"
_AS_A_SYSTEM = "say in `system:` what it is called, or once for all use cases in the option `system`"
_AS_A_LOOP = "if it is a loop, say what ends it, as in `repeat 2-4 until …`, or begin it with one of them"


def _begins_as_loop(text: str) -> bool:
    """Whether the first words are a loop, and the others are no `until`: `repeat 1-2 for each book`."""
    words = text.split(maxsplit=_MOST_WORDS)
    loop = outcome_phrases().loop
    return any(loop(" ".join(words[:count])) is not None for count in range(2, len(words)))


_MOST_WORDS = 7
"""Of a loop without `until`."""


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
        if unclear or not use_case.main_success_scenario or not use_case.supporting_actors:
            continue
        told = _told(use_case)
        for mention in use_case.supporting_actors:
            actor = registry.actor(mention.name) if registry.options.catalogue.actors else None
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
    texts += [step.details.text for step in use_case.every_step if step.details]
    texts += [extension.condition for extension in use_case.every_extension]
    texts += [value.text for variation in use_case.variations for value in variation.values]
    # The sign between them is no blank: two texts make no name together.
    return folded("\0".join(texts))
