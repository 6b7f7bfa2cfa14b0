"""The actors of a site: declared ones, other spellings of them, and those with nothing to want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_usecases.diagnostics import Code, Diagnostic, Edit
from mkdocs_usecases.mending import Mending, advice, meant, mended, spanned
from mkdocs_usecases.model.actor import ActorKind, CatalogueActor
from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.text import ActorMention, ActorName, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import ActorEntry, Registry
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import is_likely_slip, is_surely_name
from mkdocs_usecases.validation.check import site_check
from mkdocs_usecases.validation.names.declared_names import is_misspelt
from mkdocs_usecases.validation.names.suggestions import Suggestions
from mkdocs_usecases.validation.places import lead_edits


def _mentions(registry: Registry) -> Mapping[ActorMention, list[UseCase]]:
    """Every actor that is named by `actor` or `supporting`, each place once, with its use cases.

    The default of a page stands in one place, whatever the number of its use cases.
    """
    found: dict[ActorMention, list[UseCase]] = {}
    for entry in registry.entries:
        use_case = entry.use_case
        for mention in (*use_case.primary_actors, *use_case.supporting_actors):
            found.setdefault(mention, []).append(use_case)
    return found


def _renamed(mention: ActorMention, name: str, use_cases: Iterable[UseCase], *, certain: bool) -> Mending:
    """Another name in the place of a typed one, and in the steps that begin with it."""
    also: tuple[Edit, ...] = ()
    if folded(mention.name) != folded(name):
        also = tuple(edit for use_case in use_cases for edit in lead_edits(use_case, mention.name, name))
    return meant(spanned(mention.span, mention.name), mention.name, name, certain=certain, also=also)


@site_check(Code.UNDECLARED_ACTOR)
def undeclared_actor(registry: Registry) -> Iterator[Diagnostic]:
    """An actor is not in the site's catalogue.

    Asked only where the option `actors` declares a catalogue. A name that is not in it is a slip, or somebody
    whom the catalogue forgot; so is one that an actor of the catalogue `is a`.

    Bad:
        actor: Custommer
        steps:
          - Custommer chooses a meal.

    Good:
        actor: Customer
        steps:
          - Customer chooses a meal.

    Source: Cockburn, chapter 4: the actor list.
    """
    catalogue = registry.options.catalogue.actors
    if not catalogue:
        return
    known = {folded(name) for actor in catalogue for name in (actor.name, *actor.aliases)}
    names = Suggestions(actor.name for actor in catalogue)
    for mention, use_cases in _mentions(registry).items():
        system = use_cases[0].system
        if folded(mention.name) in known or (system is not None and folded(mention.name) == folded(system)):
            continue
        finding = Diagnostic(
            Code.UNDECLARED_ACTOR,
            spanned(mention.span, mention.name),
            f"`{mention.name}` is not in the catalogue of actors",
        )
        closest = names.closest(mention.name)
        if closest is None:
            yield mended(finding, advice(f"add `{mention.name}:` to the option `actors`"))
        else:
            likely = map(names.name, names.candidates(mention.name))
            certain = is_surely_name(mention.name, closest, likely)
            yield mended(finding, _renamed(mention, closest, use_cases, certain=certain))
    for actor in catalogue:
        if actor.is_a is not None and folded(actor.is_a) not in known:
            yield _undeclared_general(actor, actor.is_a, names)


def _undeclared_general(actor: CatalogueActor, general: ActorName, names: Suggestions) -> Diagnostic:
    """That an actor of the catalogue is said to be one that is not in it."""
    place = spanned(actor.is_a_span or actor.span, general)
    message = f"`{actor.name}` is said to be `{general}`, which is not in the catalogue of actors"
    finding = Diagnostic(Code.UNDECLARED_ACTOR, place, message)
    closest = names.closest(general)
    if closest is None or closest == actor.name:
        return mended(finding, advice(f"add `{general}:` to the option `actors`"))
    return mended(finding, meant(place, general, closest))


@site_check(Code.SIMILAR_ACTORS)
def similar_actors(registry: Registry) -> Iterator[Diagnostic]:
    """One actor has two names: in another case, in the plural, or by an alias.

    The names count as two actors, or at least look like two in lists and diagrams. In the text of a step an
    alias is welcome; behind `actor` and `supporting` stands the actor's own name.

    Bad:
        ```usecase
        title: Order a meal
        actor: Customer
        ```

        ```usecase
        title: Cancel an order
        actor: Customers
        ```

    Good:
        ```usecase
        title: Order a meal
        actor: Customer
        ```

        ```usecase
        title: Cancel an order
        actor: Customer
        ```

    Source: seen in real documents.
    """
    catalogue = registry.options.catalogue.actors
    names = {folded(actor.name): str(actor.name) for actor in catalogue}
    aliases = {folded(alias): str(actor.name) for actor in catalogue for alias in actor.aliases}
    found = _mentions(registry)
    usual = _usual_spellings(iter(found))

    def better(typed: str) -> tuple[str, str, tuple[Span, ...]] | None:
        """The name that is meant, why, and where it stands; `None` where nothing is wrong with the name."""
        key = folded(typed)
        related: tuple[Span, ...] = ()
        if key in aliases and key not in names:
            wanted, why = aliases[key], f"an alias of `{aliases[key]}`, expected the name itself"
        elif key in names:
            wanted, why = names[key], f"spelled `{names[key]}` in the catalogue"
        elif catalogue:
            return None  # what is not declared is reported as such
        else:
            spelling = usual[_singular(key)]
            wanted, why = spelling.name, f"called `{spelling.name}` elsewhere, as at {spelling.span}"
            related = (spelling.span,)
        name = " ".join(typed.split())
        return None if name == wanted else (wanted, f"`{name}` is {why}", related)

    # The same few names stand in thousands of blocks.
    known = {name: better(name) for name in dict.fromkeys(mention.name for mention in found)}
    looked_at: UseCase | None = None
    acting: tuple[ActorName | None, ...] = ()
    for mention, use_cases in found.items():
        if (other := known[mention.name]) is not None:
            wanted, message, related = other
            place = spanned(mention.span, mention.name)
            finding = Diagnostic(Code.SIMILAR_ACTORS, place, message, related=related)
            # The catalogue says which name is right; without one, only most of the blocks do.
            yield mended(finding, _renamed(mention, wanted, use_cases, certain=bool(catalogue)))
        elif not catalogue and len(use_cases) == 1:
            (use_case,) = use_cases
            # Those of one block stand beside each other.
            if use_case is not looked_at:
                looked_at, acting = use_case, _acting(use_case)
            if mention.name not in acting:
                yield from _mistyped(mention, use_case)


@glimpse
def _acting(use_case: UseCase) -> tuple[ActorName | None, ...]:
    """The names with which steps begin, as they are spelled."""
    return tuple(dict.fromkeys([step.actor for step in use_case.every_step]))


def _mistyped(mention: ActorMention, use_case: UseCase) -> Iterator[Diagnostic]:
    """An actor who does nothing in the block, one slip away from somebody who is in it."""
    close = next((other for other in _others(use_case) if _is_close(mention.name, other[0])), None)
    key = folded(mention.name)
    if close is None or any(
        step.actor is not None and folded(step.actor) == key for step in use_case.every_step
    ):
        return
    name, place = close
    if is_misspelt(use_case, name, mention.name):
        # Of the two it is the other one, and told there.
        return
    typed = spanned(mention.span, mention.name)
    message = f"`{mention.name}` does nothing here, but is nearly `{name}` in line {place.line}"
    finding = Diagnostic(Code.SIMILAR_ACTORS, typed, message, related=(place,))
    yield mended(finding, _renamed(mention, name, (use_case,), certain=False))


def _others(use_case: UseCase) -> Iterator[tuple[str, Span]]:
    """The names in a block, each with its place; none of a block with more than anybody could overlook."""
    named = use_case.stakeholders, use_case.primary_actors, use_case.supporting_actors
    if sum(map(len, named)) <= _MOST_NAMES:
        for stakeholder in use_case.stakeholders:
            yield stakeholder.name, stakeholder.span
        for mention in (*use_case.primary_actors, *use_case.supporting_actors):
            yield mention.name, mention.span


_MOST_NAMES = 60


def _is_close(typed: str, name: str) -> bool:
    # A quick look at what a slip leaves as it was comes first.
    if typed[:1] != name[:1] or abs(len(typed) - len(name)) > 1 or typed == name:
        return False
    return folded(typed) != folded(name) and is_likely_slip(typed, name)


def _usual_spellings(mentions: Iterator[ActorMention]) -> dict[str, ActorMention]:
    """By the singular of a name, the spelling used most often; of equals the shortest, then the first."""
    as_typed: dict[str, list[ActorMention]] = {}
    for mention in mentions:
        as_typed.setdefault(mention.name, []).append(mention)
    counts: dict[str, Counter[str]] = {}
    first: dict[str, ActorMention] = {}
    for typed, found in as_typed.items():
        name = ActorName(" ".join(typed.split()))
        counts.setdefault(_singular(folded(name)), Counter())[name] += len(found)
        first.setdefault(name, found[0]._replace(name=name))
    return {
        key: first[min(spellings, key=lambda name: (-spellings[name], len(name)))]
        for key, spellings in counts.items()
    }


def _singular(key: str) -> str:
    """The singular of an English name, roughly; the same for two forms of one name is all that matters."""
    if len(key) < _SHORTEST_PLURAL or not key.endswith("s") or key.endswith("ss"):
        return key
    if key.endswith("ies"):
        return f"{key[:-3]}y"
    if key.endswith(("sses", "shes", "ches", "xes")):
        return key[:-2]
    return key[:-1]


_SHORTEST_PLURAL = 5


@site_check(Code.ACTOR_WITHOUT_GOAL)
def actor_without_goal(registry: Registry) -> Iterator[Diagnostic]:
    """An actor of the catalogue is the primary actor of no use case.

    Who wants nothing of a system need not be in its catalogue, or their use cases are yet to be written.
    Systems that only help, and actors who share the goals of a more general one, are not meant.

    Bad:
        actor: Customer

    Good:
        actor: [Customer, Auditor]

    Source: Cockburn, chapter 4: the actor-goal list.
    """
    # Another page may have the use case.
    catalogue = registry.options.catalogue.actors if registry.is_whole else ()
    if not catalogue:
        return
    general = {folded(actor.is_a) for actor in registry.actors if actor.is_a and actor.primary_in}
    for declared in catalogue:
        actor = registry.actor(declared.name)
        if actor is None or folded(actor.name) in general or _shares_a_goal(actor, registry):
            continue
        if actor.kind is ActorKind.SYSTEM and actor.supporting_in:
            continue
        yield Diagnostic(
            Code.ACTOR_WITHOUT_GOAL,
            declared.span,
            f"`{actor.name}` is in the catalogue of actors, but no use case has it as its `actor`",
            f"write the use case that `{actor.name}` needs, or take it out of the catalogue",
        )


def _shares_a_goal(actor: ActorEntry, registry: Registry) -> bool:
    """Whether it, or an actor more general than it, is a primary actor (UML 18.1.3.1)."""
    seen: set[str] = set()
    current: ActorEntry | None = actor
    while current is not None and current.name not in seen:
        if current.primary_in:
            return True
        seen.add(current.name)
        current = registry.actor(current.is_a) if current.is_a else None
    return False


@site_check(Code.SYSTEM_AS_ACTOR)
def system_as_actor(registry: Registry) -> Iterator[Diagnostic]:
    """The system under discussion is its own primary actor.

    A system wants nothing of itself. What starts by itself is started by the time, or by whoever set it up.

    Bad:
        title: Send the daily report
        actor: MealApp
        system: MealApp

    Good:
        title: Send the daily report
        actor: Clock
        system: MealApp

    Source: UML 2.5.1, 18.1.3.1: actors are outside of the subject; Cockburn, chapter 4.
    """
    seen: set[Span] = set()
    for entry in registry.entries:
        use_case = entry.use_case
        for mention in use_case.primary_actors:
            if (
                use_case.system
                and folded(mention.name) == folded(use_case.system)
                and mention.span not in seen
            ):
                seen.add(mention.span)
                yield Diagnostic(
                    Code.SYSTEM_AS_ACTOR,
                    mention.span,
                    f"`{mention.name}` is both the system and its primary actor",
                    "name who outside wants the goal; what starts by itself has an actor such as `Clock`",
                )
