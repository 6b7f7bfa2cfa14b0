"""Names of actors in the middle of sentences of blocks: nothing is read from them, but readers read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_usecases.editing.names import Name, Occurrence, Role
from mkdocs_usecases.editing.places import Places, words
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span

_NO_SENTENCE = expression(
    r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|\]\([^()\s]*|<?\bhttps?://[^\s>]+>?|<!--.*?-->"
)


def passing_names(document: Document, text: Text, name: Name, known: Iterable[str]) -> Iterator[Occurrence]:
    """Where sentences of the blocks of a page say a name, besides where a step begins with it.

    The usual spelling counts: `the customer` is anybody, `the Customer` is the actor.

    Args:
        document: the page.
        text: its whole file.
        name: of an actor.
        known: the names of the site: this one as it is spelled, and others that hold it.
    """
    places = Places(document.path, text, is_by_line=document.is_live)
    longest = max(name.text.split(), key=len, default="")
    for block in document.blocks:
        use_case = block.use_case
        if use_case is None or use_case.span.file != document.path or longest not in block.text.casefold():
            continue
        names = {*known, *_declared(use_case)}
        spelled = frozenset(" ".join(one.split()) for one in names if folded(one) == name.text)
        longer = [one for one in names if name.text in folded(one) != name.text]
        if _is_idle(use_case, name, spelled):
            spelled = frozenset()
        for span in _sentences(use_case, is_by_line=document.is_live):
            yield from _said(places, span, name, spelled, longer)


def _is_idle(use_case: UseCase, name: Name, spelled: frozenset[str]) -> bool:
    """Whether the scenario names a supporting actor in other letters alone: then these have to do."""
    if not any(folded(actor.name) == name.text for actor in use_case.supporting_actors):
        return False
    if any(folded(step.actor) == name.text for step in use_case.every_step):
        return False
    texts = [step.text for step in use_case.every_step]
    texts += [extension.condition for extension in use_case.every_extension]
    return not any(words(one).search(text) for text in texts for one in spelled)


def _said(
    places: Places, span: Span, name: Name, spelled: frozenset[str], longer: Iterable[str]
) -> Iterator[Occurrence]:
    """Each place in a text; in any letters where none are called for."""
    whole = places.text.text
    start, end = places.reach(span)
    if name.text.split()[0] not in whole[start:end].casefold():
        return
    taken = [match.span() for match in _NO_SENTENCE.finditer(whole, start, end)]
    for other in longer:
        taken += [match.span() for match in _in_any_case(other).finditer(whole, start, end)]
    for match in _in_any_case(name.text).finditer(whole, start, end):
        is_taken = any(one <= match.start() < other for one, other in taken)
        if not is_taken and (not spelled or " ".join(match[0].split()) in spelled):
            place = places.text.span(places.file, *match.span())
            yield Occurrence(name, match[0], place, Role.MENTIONS)


def _in_any_case(name: str) -> re.Pattern[str]:
    return re.compile(words(name).pattern, re.IGNORECASE)


def _declared(use_case: UseCase) -> Iterator[str]:
    """The names that the block declares."""
    yield from (one.name for one in (*use_case.primary_actors, *use_case.supporting_actors))
    yield from (one.name for one in use_case.stakeholders)
    if use_case.system:
        yield use_case.system


def _sentences(use_case: UseCase, *, is_by_line: bool) -> Iterator[Span]:
    """Where each text of a block stands; in documents the line."""
    found = [use_case.values[key] for key in _PLAIN if key in use_case.values]
    found += [prose.span for prose in _texts(use_case)]
    found += [one.interest_span for one in use_case.stakeholders if one.interest_span is not None]
    found += [one.when_span for one in use_case.extends if one.when_span is not None]
    found += [step.span for step in use_case.every_step]
    found += [step.details.span for step in use_case.every_step if step.details is not None]
    for extension in use_case.every_extension:
        found += [extension.condition_span] if extension.condition_span is not None else []
        found += [one.span for one in (extension.note, extension.outcome.note) if one is not None]
    return (Span(span.file, span.line, 1) if is_by_line else span for span in found)


_PLAIN = ("title", "goal")
"""Texts of which the model has no more than their letters."""


def _texts(use_case: UseCase) -> Iterator[Prose]:
    """What is a text and nothing else."""
    if use_case.summary is not None:
        yield use_case.summary
    for texts in (
        *(use_case.triggers, use_case.preconditions, use_case.success_guarantees),
        *(use_case.minimal_guarantees, use_case.failure_guarantees, use_case.requirements),
        *(use_case.acceptance_criteria, use_case.user_interface, use_case.data, use_case.notes),
        *(use_case.open_issues, use_case.special_requirements, use_case.related),
        *use_case.fields.values(),
        *(variation.values for variation in use_case.variations),
    ):
        yield from texts
    yield from (rule.text for rule in use_case.business_rules if rule.text is not None)
