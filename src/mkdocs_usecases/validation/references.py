"""Use cases that others name: included, extended, specialized, or linked to (UML 2.5.1, 18.1.3)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, advice, meant, mended, replaced, spanned
from mkdocs_usecases.model.glimpse import glimpse
from mkdocs_usecases.model.text import UseCaseMention, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.pages.references import Reference
from mkdocs_usecases.parsing.words.inclusions import several_ids
from mkdocs_usecases.parsing.words.step_numbers import step_numbers
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.registry.id_forms import Forms
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import is_surely
from mkdocs_usecases.validation.check import listed, site_check
from mkdocs_usecases.validation.names.suggestions import Suggestions
from mkdocs_usecases.validation.near_references import bare, near_references
from mkdocs_usecases.validation.rules import is_of_another_kind, names_a_rule


def _relations(use_case: UseCase) -> Iterator[tuple[str, UseCaseMention]]:
    """What a use case says of others by keys and `include` steps, with the verb for it."""
    for mention in use_case.includes:
        yield "includes", mention
    for extends in use_case.extends:
        yield "extends", UseCaseMention(extends.id, extends.span)
    if use_case.specializes is not None:
        yield "specializes", use_case.specializes
    if _goes_on(use_case):
        for outcome in use_case.every_outcome:
            if outcome.use_case is not None:
                yield "goes on in", outcome.use_case


@glimpse
def _goes_on(use_case: UseCase) -> bool:
    """Whether it ends in another one anywhere."""
    return any(outcome.use_case is not None for outcome in use_case.every_outcome)


@glimpse
def _has_mentions(use_case: UseCase) -> bool:
    """Whether a step holds words that have the form of an id."""
    return any(step.mentions for step in use_case.every_step)


def _bare_mentions(use_case: UseCase, *, only_in_brackets: bool) -> Iterator[UseCaseMention]:
    """Words of a block's texts that have the form of an id."""
    for step in use_case.every_step if _has_mentions(use_case) else ():
        for mention in step.mentions:
            if mention.is_linked or not (only_in_brackets or mention.is_in_link):
                yield mention
    for mention in use_case.mentions:
        is_bare = not (only_in_brackets or mention.is_in_link) and _DIGIT.search(mention.id)
        if mention.is_linked or is_bare:
            yield mention


_DIGIT = expression(r"\d")


@site_check(Code.UNKNOWN_USE_CASE)
def unknown_use_case(registry: Registry) -> Iterator[Diagnostic]:
    """A use case is named that the site does not have.

    Looked at are `includes`, `extends`, `specializes`, `include` steps; ends such as `continue with UC-99`;
    links such as `[UC-99]` on a page, where the word has the form of the site's ids; and, where the option
    `id_pattern` is set, words of that form in the texts of a block.

    Bad:
        id: UC-12
        steps:
          - include: UC-99

    Good:
        ```usecase
        id: UC-12
        steps:
          - include: UC-20
        ```

        ```usecase
        id: UC-20
        title: Pay
        ```

    Source: UML 2.5.1, 18.1.3.3.
    """
    ids = list(dict.fromkeys(str(entry.use_case.id) for entry in registry.entries if entry.use_case.id))
    known = Suggestions(ids)

    def named(own: str | None) -> str:
        others = [id_ for id_ in ids if id_ != own]
        return (
            f"write that use case, or name {listed(others)}" if others else _NO_IDS if not ids else _WRITE_IT
        )

    forms = Forms(registry)

    # Asked for the first unknown one: most sites have none.
    @cache
    def same_letters() -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in ids:
            found[bare(id_)].append(id_)
        return found

    def unknown(mention: UseCaseMention, says: str, own: str | None = None) -> Diagnostic:
        place = spanned(mention.span, mention.id)
        if registry.elsewhere.has_name(mention.id):
            return _unknown_elsewhere(registry, mention, place, says)
        if (site := _SITE.match(mention.id)) is not None:
            return _unknown_site(registry, mention, site["name"], says)
        closest = known.closest(mention.id, own)
        finding = Diagnostic(Code.UNKNOWN_USE_CASE, place, f"{says}, but the site has no use case of that id")
        if several := several_ids(mention.id):
            each = listed(several, "and")
            return mended(finding, advice(f"give each a step or an entry of a list of its own: {each}"))
        if closest is None and (begun := _id_at_start(mention.id, registry)) is not None:
            return mended(finding, meant(place, mention.id, begun[0], certain=begun[1]))
        if closest is None:
            return mended(finding, advice(named(own)))
        certain = same_letters().get(bare(mention.id)) == [closest]
        return mended(finding, meant(place, mention.id, closest, certain=certain))

    told: set[tuple[Span, str]] = set()
    for entry in registry.entries:
        for verb, mention in _relations(entry.use_case):
            # What only the host knows can be linked to, and not be carried out.
            if _is_nowhere(registry, mention.id, is_linked=False):
                says = f"this use case {verb} `{mention.id}`"
                told.add((entry.use_case.span, mention.id))
                # No use case includes itself.
                yield unknown(mention, says, entry.use_case.id)
        for mention in _bare_mentions(entry.use_case, only_in_brackets=not forms.is_set):
            if is_of_another_kind(mention.id, entry.use_case, registry.options):
                continue
            if forms.fit(mention.id) and _is_nowhere(registry, mention.id):
                yield unknown(mention, f"the text names `{mention.id}`")
    yield from _unknown_links(registry, forms, unknown)
    if not forms.is_set:
        yield from near_references(registry, forms, told)


_FIRST = expression(r"[\[(*_`]*(?P<id>[\w.-]*\w)[\])*_`]*(?P<rest>.*)", re.DOTALL)


def _id_at_start(typed: str, registry: Registry) -> tuple[str, bool] | None:
    """The id that a text begins with, and whether it says no more than that and its title."""
    match = _FIRST.fullmatch(typed)
    entry = registry.find(match["id"]) if match else None
    if match is None or entry is None or entry.use_case.id is None:
        return None
    rest = folded(match["rest"].strip(" []().:–—-"))
    return entry.use_case.id, rest in ("", folded(entry.use_case.title))


def _is_nowhere(registry: Registry, id_: str, *, is_linked: bool = True) -> bool:
    """Whether no use case has an id, read or behind a wrong fence: that of this one is told."""
    return registry.is_nowhere(id_, is_linked=is_linked) and folded(id_) not in registry.once(_unread_ids)


def _unread_ids(registry: Registry) -> frozenset[str]:
    return frozenset().union(*[document.unread_ids for document in registry.documents if document.unread_ids])


def _unknown_links(
    registry: Registry, forms: Forms, unknown: Callable[[UseCaseMention, str], Diagnostic]
) -> Iterator[Diagnostic]:
    """Links in the text of pages: to no use case, or to no part of one."""
    parts: dict[Entry, Suggestions] = {}
    for document in registry.documents:
        for reference in document.references:
            id_, part = reference.id, reference.part
            target, foreign = registry.find(id_), registry.elsewhere.find(id_)
            if target is None and foreign is None:
                if forms.fit(id_) and _is_nowhere(registry, id_):
                    yield unknown(UseCaseMention(id_, reference.span), f"the page links to `{id_}`")
            elif part is None:
                continue
            elif target is not None:
                if not _has_part(registry, target, part) and not names_a_rule(reference, target):
                    yield _unknown_part(reference, part, _parts_of(target, parts).closest(part))
            elif foreign is not None and foreign.parts and part not in foreign.parts:
                yield _unknown_part(reference, part, Suggestions(foreign.parts).closest(part))


def _unknown_elsewhere(registry: Registry, mention: UseCaseMention, place: Span, says: str) -> Diagnostic:
    """What is said of an id that the inventory of another site has not."""
    site, _, id_ = mention.id.partition(":")
    finding = Diagnostic(Code.UNKNOWN_USE_CASE, place, f"{says}, but `{site}` has no use case of that id")
    others = registry.elsewhere.inventories.get(site) or {}
    closest = Suggestions(other.id for other in others.values()).closest(id_)
    if closest is None:
        return mended(finding, advice("look up the id there, or read its inventory again"))
    return mended(finding, meant(place, mention.id, f"{site}:{closest}"))


_SITE = expression(r"(?P<name>[A-Za-z][\w-]*):(?=[A-Za-z][\w.-]*$)")


def _unknown_site(registry: Registry, mention: UseCaseMention, site: str, says: str) -> Diagnostic:
    """What is said of an id behind a name that none of the other sites has."""
    place = spanned(mention.span, site)
    message = f"{says}, but no other site is called `{site}` in the option `inventories`"
    finding = Diagnostic(Code.UNKNOWN_USE_CASE, place, message)
    closest = Suggestions(registry.elsewhere.inventories).closest(site)
    if closest is None:
        return mended(finding, advice(f"add `{site}:` with the address of its inventory there"))
    return mended(finding, meant(place, site, closest))


def _unknown_part(reference: Reference, part: str, closest: str | None) -> Diagnostic:
    typed = f"{reference.id}/{part}"
    message = f"the page links to `{typed}`, which is no step or extension"
    if closest is None:
        place = spanned(reference.span, typed)
        hint = f"link to the use case, `[{reference.id}]`"
        mending = Mending(hint, (replaced(place, typed, reference.id),))
    else:
        place = spanned(reference.span.moved(len(reference.id) + 1), part)
        mending = meant(place, part, closest)
    return mended(Diagnostic(Code.UNKNOWN_USE_CASE, place, message), mending)


def _has_part(registry: Registry, entry: Entry, part: str) -> bool:
    """Whether a use case has a step or an extension of that name, or one cannot tell."""
    return bool(entry.use_case.unread & {"steps", "extensions"}) or registry.has_part(entry, part)


def _parts_of(entry: Entry, known: dict[Entry, Suggestions]) -> Suggestions:
    if entry not in known:
        labels = [str(extension.label) for extension in entry.use_case.every_extension]
        known[entry] = Suggestions(labels + [str(step.number) for step in entry.use_case.every_step])
    return known[entry]


_WRITE_IT = "write that use case: the site has no other one"
_NO_IDS = "no use case of the site has an id yet: give it one with an `id:` line"


@site_check(Code.UNKNOWN_EXTENSION_POINT)
def unknown_extension_point(registry: Registry) -> Iterator[Diagnostic]:
    """A use case extends another one at a step or an extension point that it does not have.

    Bad:
        ```usecase
        id: UC-12
        title: Order a meal
        steps:
          - Customer chooses a meal.
        extension points: {choice: 1}
        ```

        ```usecase
        title: Choose a gift wrap
        extends: {use case: UC-12, at: payment}
        ```

    Good:
        ```usecase
        id: UC-12
        title: Order a meal
        steps:
          - Customer chooses a meal.
        extension points: {choice: 1}
        ```

        ```usecase
        title: Choose a gift wrap
        extends: {use case: UC-12, at: choice}
        ```

    Source: UML 2.5.1, 18.1.3.2.
    """
    known: dict[Entry, _Places] = {}
    for entry in registry.entries:
        for extends in entry.use_case.extends:
            target = registry.find(extends.id)
            if extends.at is None or target is None:
                continue
            other = target.use_case
            places = known.get(target) or known.setdefault(target, _Places(other))
            if places.has(extends.at):
                continue
            closest = places.points.closest(extends.at)
            place = extends.at_span or extends.span
            what = f"step {extends.at}" if extends.at.isdigit() else f"`{extends.at}`"
            finding = Diagnostic(
                Code.UNKNOWN_EXTENSION_POINT,
                place,
                f"this use case extends `{extends.id}` at {what}, which is no step or extension point there",
                related=(other.span,),
            )
            if closest is None:
                yield mended(finding, advice(_places_to_extend(other)))
            else:
                certain = is_surely(extends.at, closest, (point.name for point in other.extension_points))
                yield mended(finding, meant(place, extends.at, closest, certain=certain))


def _places_to_extend(use_case: UseCase) -> str:
    """What could be named instead, as an edit."""
    names = [point.name for point in use_case.extension_points]
    count = len(use_case.main_success_scenario)
    if not count:
        return f"use {listed(names)}" if names else f"take `at` out: `{use_case.id}` has no steps yet"
    steps = "step 1" if count == 1 else f"a step from 1 to {count}"
    return f"use {listed(names)}, or {steps}" if names else f"use {steps}"


class _Places:
    """Where a use case can be extended."""

    def __init__(self, use_case: UseCase) -> None:
        self.points = Suggestions(point.name for point in use_case.extension_points)
        self._names = {folded(point.name) for point in use_case.extension_points}
        self._numbers = {"*", *(str(step.number) for step in use_case.every_step)}
        self._is_unread = bool(use_case.unread & {"steps", "extensions", "extension points"})
        # A use case that is not worked out yet has no steps to be wrong about.
        self._has_steps = bool(use_case.main_success_scenario)

    def has(self, at: str) -> bool:
        """Whether there is a place of that name, or one cannot tell."""
        if self._is_unread or folded(at) in self._names:
            return True
        pair = step_numbers(at)
        return pair is not None and (not self._has_steps or set(pair) <= self._numbers)
