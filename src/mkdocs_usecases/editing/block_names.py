"""The names that stand in one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from mkdocs_usecases.editing.names import Kind, Name, Occurrence, Role, name_of, owner
from mkdocs_usecases.editing.numbers import numbers_at, steps_between
from mkdocs_usecases.editing.places import Places, without_escapes, words
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, Step
from mkdocs_usecases.model.text import ActorName, Prose, StepNumber, UseCaseMention, folded
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.words.key_names import lookup
from mkdocs_usecases.parsing.words.mentions import mentions
from mkdocs_usecases.parsing.words.step_numbers import step_numbers
from mkdocs_usecases.source import Span

Kinds = frozenset[Kind]
EVERY: Kinds = frozenset(Kind)


def block_names(block: Block, places: Places, kinds: Kinds = EVERY) -> Iterator[Occurrence]:
    """The names of some kinds in a block; what its page says for it stands elsewhere."""
    use_case = block.use_case
    if use_case is None or use_case.span.file != places.file:
        return
    names = _BlockNames(use_case, places)
    if not kinds.isdisjoint(_IDS):
        yield from names.ids()
    if Kind.RULE in kinds:
        yield from names.rules()
    if Kind.PART in kinds:
        yield from names.parts()
    if Kind.ACTOR in kinds:
        yield from names.actors()
    if Kind.TAG in kinds:
        yield from names.listed(Kind.TAG)
    if Kind.CODE in kinds:
        yield from names.listed(Kind.CODE)
    if Kind.KEY in kinds:
        yield from names.keys()


_IDS = frozenset({Kind.USE_CASE, Kind.PART, Kind.RULE, Kind.EXTENSION_POINT})
"""Kinds of what is found behind the id of a use case, and that id itself."""

_START = Span("", 1, 1)
_HEADING = expression(r"[>\s#*_|\-]*(?P<words>[^\W\d_][^:*|#\r\n]*?)[ \t]*(?:[:*_|#]|$)")
_PART = expression(r"/(?P<part>[\w.*\-]+(?: [\w.*\-]+)*)\]")


class _BlockNames:
    """Reads the names of one use case."""

    def __init__(self, use_case: UseCase, places: Places) -> None:
        self._use_case = use_case
        self._places = places
        self._own = owner(use_case)
        self._rules = {folded(rule.id): rule.id for rule in use_case.business_rules if rule.id}

    # -- use cases ---------------------------------------------------------------------------------------

    def ids(self) -> Iterator[Occurrence]:
        """The own id, those of others, and what is named behind them."""
        use_case = self._use_case
        if use_case.id and (place := use_case.values.get("id")) is not None:
            yield self._at(name_of(Kind.USE_CASE, use_case.id), use_case.id, place, Role.DECLARES)
        for mention in self._related():
            yield self._id(mention, Role.USES)
        for extends in use_case.extends:
            yield self._id(UseCaseMention(extends.id, extends.span), Role.USES)
            if extends.at is not None and extends.at_span is not None:
                yield from self._extended_at(extends.id, extends.at, extends.at_span)
        for point in use_case.extension_points:
            name = name_of(Kind.EXTENSION_POINT, point.name, self._own)
            yield self._at(name, point.name, point.span, Role.DECLARES)
        for mention in (*use_case.mentions, *_of_steps(use_case.every_step), *self._in_further_texts()):
            yield from self._mentioned(mention)

    def _in_further_texts(self) -> Iterator[UseCaseMention]:
        """Words that have the form of an id in texts that no check asks; pages link them all the same."""
        use_case = self._use_case
        texts = [
            *(Prose(text, use_case.values[key]) for key, text in self._heads() if key in use_case.values),
            *(Prose(one.when or "", one.when_span) for one in use_case.extends if one.when_span is not None),
            *(value for variation in use_case.variations for value in variation.values),
            *(value for values in use_case.fields.values() for value in values),
        ]
        for stakeholder in use_case.stakeholders:
            if stakeholder.interest_span is not None:
                texts.append(Prose(stakeholder.interest or "", stakeholder.interest_span))
        for prose in texts:
            for id_ in dict.fromkeys(mention.id for mention in mentions(Prose(prose.text, _START))):
                yield from (UseCaseMention(id_, span) for span in self._all(prose.span, id_))

    def _heads(self) -> Iterator[tuple[str, str]]:
        yield "title", self._use_case.title
        yield "goal", self._use_case.goal

    def _related(self) -> Iterator[UseCaseMention]:
        """The use cases that keys, steps and ends name."""
        use_case = self._use_case
        includes = use_case.values.get("includes")
        found = {mention.id: mention for mention in use_case.includes}
        if includes is not None:
            # Of one that is named twice the model has the first.
            yield from (UseCaseMention(id_, span) for id_ in found for span in self._all(includes, id_))
        for step in use_case.every_step:
            if step.include is not None:
                yield UseCaseMention(step.include, step.span)
        if use_case.specializes is not None:
            yield use_case.specializes
        for outcome in use_case.every_outcome:
            if outcome.use_case is not None:
                yield outcome.use_case

    def _all(self, place: Span, typed: str) -> Iterator[Span]:
        """Each place within another one where an id stands."""
        start, end = self._places.region(place)
        for match in words(typed).finditer(self._places.text.text, start, end):
            yield self._places.text.span(place.file, *match.span())

    def _id(self, mention: UseCaseMention, role: Role) -> Occurrence:
        return self._at(name_of(Kind.USE_CASE, mention.id), mention.id, mention.span, role)

    def _mentioned(self, mention: UseCaseMention) -> Iterator[Occurrence]:
        """A word that may be an id, or a rule of the block; a part of the use case may stand behind it."""
        if folded(mention.id) in self._rules:
            name = name_of(Kind.RULE, mention.id, self._own)
            yield self._at(name, mention.id, mention.span, Role.MENTIONS)
            return
        found = self._id(mention, Role.MENTIONS)
        yield found
        if not mention.is_linked or not found.is_exact:
            return
        _, end = self._places.reach(found.span)
        if (match := _PART.match(self._places.text.text, end)) is not None:
            span = self._places.text.span(found.span.file, *match.span("part"))
            yield from part_of(mention.id, match["part"], span)

    def _extended_at(self, id_: str, at: str, span: Span) -> Iterator[Occurrence]:
        if step_numbers(at) is None:
            name = name_of(Kind.EXTENSION_POINT, at, folded(id_))
            yield self._at(name, at, span, Role.USES)
            return
        for number, place in numbers_at(self._places, span):
            yield Occurrence(name_of(Kind.PART, number, folded(id_)), number, place, Role.USES)

    def rules(self) -> Iterator[Occurrence]:
        """The own business rules."""
        for rule in self._use_case.business_rules:
            if rule.id is not None:
                name = name_of(Kind.RULE, rule.id, self._own)
                yield self._at(name, rule.id, rule.span, Role.DECLARES)

    # -- steps and extensions ----------------------------------------------------------------------------

    def parts(self) -> Iterator[Occurrence]:
        """Steps, labels, and the numbers of steps that are named."""
        use_case = self._use_case
        for step in use_case.every_step:
            name = Name(Kind.PART, step.number, self._own)
            place = self._places.beginning(step.span, step.text)
            yield Occurrence(name, step.text, place, Role.DECLARES, is_text=True)
            if step.loop is not None and step.loop.span is not None:
                yield from self._range(step.loop.span, step.loop.start, step.loop.end)
        for extension in use_case.every_extension:
            yield from self._extension(extension)
        for outcome in use_case.every_outcome:
            yield from self._target(outcome)
        for variation in use_case.variations:
            yield from self._numbers(variation.span)
        for point in use_case.extension_points:
            if point.step_span is not None:
                yield from self._numbers(point.step_span)

    def _extension(self, extension: Extension) -> Iterator[Occurrence]:
        label, place = extension.typed_label or str(extension.label), extension.label_span
        name = Name(Kind.PART, extension.label, self._own)
        if place is None:
            yield Occurrence(name, extension.condition, extension.span, Role.DECLARES, is_text=True)
        else:
            exact = self._places.word(place, label)
            if exact is None and self._places.is_by_line:
                return
            exact = exact or place
            yield Occurrence(name, self._places.typed(exact), exact, Role.DECLARES)
            if extension.at_span is None and extension.is_placed:
                for number in steps_between(extension.start, extension.end):
                    used = Name(Kind.PART, number, self._own)
                    yield Occurrence(used, self._places.typed(exact), exact, Role.USES)
        if extension.at_span is not None:
            yield from self._range(extension.at_span, extension.start, extension.end)

    def _range(self, place: Span, start: StepNumber, end: StepNumber) -> Iterator[Occurrence]:
        """The first and the last of some steps where they stand, and those between where both do."""
        typed = {number: at for number, at in numbers_at(self._places, place) if at.start >= place.start}
        for number in steps_between(start, end):
            span = typed.get(number, place)
            if span is place and self._places.is_by_line:
                continue
            name = Name(Kind.PART, number, self._own)
            yield Occurrence(name, self._places.typed(span), span, Role.USES)

    def _target(self, outcome: Outcome) -> Iterator[Occurrence]:
        if self._places.is_by_line:
            if outcome.step is not None and outcome.text:
                # The number of the item itself stands before it.
                place = self._places.beginning(outcome.span, outcome.text)
                yield from self._range(place, outcome.step, outcome.step)
        elif outcome.step_span is not None and outcome.step is not None:
            name = Name(Kind.PART, outcome.step, self._own)
            yield self._at(name, self._places.typed(outcome.step_span), outcome.step_span, Role.USES)
        elif outcome.kind is OutcomeKind.RESUMES and outcome.text:
            # `Rejoins after step 4`: the step that is named is not the one at which it rejoins.
            yield from islice(self._numbers(outcome.span), 1)

    def _numbers(self, place: Span) -> Iterator[Occurrence]:
        """The numbers of own steps that stand at a place; in a document any number may stand in the line."""
        if self._places.is_by_line:
            return
        for number, span in numbers_at(self._places, place):
            yield Occurrence(Name(Kind.PART, number, self._own), number, span, Role.USES)

    # -- who acts, and lists of words --------------------------------------------------------------------

    def actors(self) -> Iterator[Occurrence]:
        """Where the block says who takes part, and which system it is about."""
        use_case = self._use_case
        named = [(one.name, one.span) for one in (*use_case.primary_actors, *use_case.supporting_actors)]
        named += [(one.name, one.span) for one in use_case.stakeholders]
        for name, span in named:
            # What stands for the whole page is none of the block.
            if span.file == self._places.file and span.line > use_case.span.line:
                yield self._actor(name, span)
        if use_case.system and (place := use_case.values.get("system")) is not None:
            yield self._actor(use_case.system, place)
        for step in use_case.every_step:
            if step.actor is not None and step.actor_span is not None:
                yield self._lead(step.actor, step.actor_span)

    def _actor(self, typed: str, span: Span) -> Occurrence:
        return self._at(name_of(Kind.ACTOR, typed), typed, span, Role.USES)

    def _lead(self, actor: ActorName, span: Span) -> Occurrence:
        """The name that a step begins with: in another case, an alias, or without the brackets behind it."""
        typed = actor if self._places.is_by_line else without_escapes(self._places.typed(span))
        is_short = folded(actor).startswith((f"{folded(typed)} (", f"{folded(typed)}（"))
        return self._at(name_of(Kind.ACTOR, actor if is_short else typed), typed, span, Role.USES)

    def listed(self, kind: Kind) -> Iterator[Occurrence]:
        """Tags, or the codes of checks that the block silences."""
        for prose in self._use_case.tags if kind is Kind.TAG else self._use_case.ignore:
            yield self._at(name_of(kind, prose.text), prose.text, prose.span, Role.USES)

    def keys(self) -> Iterator[Occurrence]:
        """The keys, by the canonical name of each."""
        for key, span in self._use_case.places.items():
            place = self._heading(key, span) if self._places.is_by_line else span
            if place is not None:
                yield Occurrence(Name(Kind.KEY, key), self._places.typed(place), place, Role.USES)

    def _heading(self, key: str, span: Span) -> Span | None:
        """The words of a document that stand for a key; a title stands for its own, without any."""
        start, end = self._places.line(span.line)
        match = _HEADING.match(self._places.text.text, start, end)
        known = None if match is None else lookup(match["words"])
        if match is None or known is None or known.name != key:
            return None
        return self._places.text.span(span.file, *match.span("words"))

    def _at(self, name: Name, typed: str, span: Span, role: Role) -> Occurrence:
        exact = self._places.word(span, typed)
        return Occurrence(name, typed, exact or span, role, is_exact=exact is not None)


def part_of(id_: str, part: str, span: Span) -> Iterator[Occurrence]:
    """What stands behind the id of a use case: a step, an extension or a rule of it."""
    for kind in (Kind.PART, Kind.RULE):
        yield Occurrence(name_of(kind, part, folded(id_)), part, span, Role.USES)


def _of_steps(steps: Iterable[Step]) -> Iterator[UseCaseMention]:
    return (mention for step in steps for mention in step.mentions)
