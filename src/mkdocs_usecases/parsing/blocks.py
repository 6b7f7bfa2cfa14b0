"""One block: its text becomes a use case and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any

from mkdocs_usecases.model.routes import has_too_many_scenarios
from mkdocs_usecases.model.scenario import Extension, Step
from mkdocs_usecases.model.text import ActorMention, ActorName, Prose, UseCaseId, UseCaseMention, folded
from mkdocs_usecases.model.use_case import GoalLevel, UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.key_places import KeyPlaces, ValuePlaces
from mkdocs_usecases.parsing.reader.reader import Seen
from mkdocs_usecases.parsing.reader.readings import Reading
from mkdocs_usecases.parsing.reader.tree import Mapping
from mkdocs_usecases.parsing.reading import may_be_too_large, read_tree
from mkdocs_usecases.parsing.scenarios.numbering import read_scenario
from mkdocs_usecases.parsing.slips.first_look import may_be_quoted
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.nodes import describe
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.values.block_values import Said, read_values
from mkdocs_usecases.parsing.values.given_keys import GivenKeys
from mkdocs_usecases.parsing.values.ids import form_of_ids, read_id
from mkdocs_usecases.parsing.values.key_values import undressed
from mkdocs_usecases.parsing.values.plain_values import plain_block
from mkdocs_usecases.parsing.values.roles import by_role, may_say_roles
from mkdocs_usecases.parsing.words.levels import LEVELS, level_meant, level_named
from mkdocs_usecases.parsing.words.mentions import may_mention, mentions
from mkdocs_usecases.parsing.words.names import ACTOR, SYSTEM, DeclaredNames, names_in_block

_NO_FIELDS: dict[str, tuple[Prose, ...]] = {}
_MENTIONING = (
    *("summary", "trigger", "preconditions", "success guarantee", "minimal guarantee"),
    *("failure guarantee", "requirements", "acceptance criteria", "user interface", "data"),
    *("notes", "open issues", "special requirements", "related"),
)
"""Keys whose texts may name other use cases."""

_MISSED = frozenset({"id", "title", "actor", "steps"})
"""Keys that a check calls missing."""

_AS_READ = {
    name: name.replace(" ", "_")
    for name in (
        *("summary", "stakeholders", "preconditions", "variations", "extension points", "extends"),
        *("tags", "open issues", "notes", "special requirements", "related", "ignore"),
        *("business rules", "requirements", "acceptance criteria", "user interface", "data"),
    )
} | {
    "supporting": "supporting_actors",
    "success guarantee": "success_guarantees",
    "minimal guarantee": "minimal_guarantees",
    "failure guarantee": "failure_guarantees",
    "trigger": "triggers",
}
"""The field of a use case that holds the value of a key, where that is all there is to it."""

_ONE_LINE = frozenset({"priority", "status", "release", "frequency", "owner"})
"""Keys whose field is their text, without its place."""


def read_block(text: str, origin: Origin, context: Context, info: str = "") -> Block:
    """Read the YAML of a block.

    Args:
        text: the lines between the fences, without what stands before them in the page.
        origin: where these lines stand in the file.
        context: what the page and the site give.
        info: what stands behind `usecase` on the fence.

    Returns:
        The block, always: mistakes are among its findings, each at its own place.
    """
    block = text, origin, context
    seen = Seen(text)
    if not may_be_too_large(text) and (plain := plain_block(seen, *block)) is not None:
        source, said = plain
        use_case = _Reader(source, said, block).use_case()
    else:
        source, reading = read_tree(*block, seen)
        root = None if reading is None else reading.root
        use_case = None
        if reading is not None and isinstance(root, Mapping) and root.value:
            use_case = _Reader(source, said_by_tree(source, context, reading, root), block).use_case()
        elif not source.findings:
            what = "empty" if root is None else describe(root)
            # Where nothing stands, there is no place but the fence.
            span = origin.fence if root is None or what == "empty" else source.span(root)
            source.report(findings.not_a_mapping(span, what))
    found = sorted(source.first_causes(), key=lambda finding: finding.span[:3]) if source.findings else ()
    return Block(origin.fence, text, info, use_case, tuple(found))


def said_by_tree(source: BlockText, context: Context, reading: Reading, root: Mapping) -> Said:
    """What the keys of a tree say."""
    given = GivenKeys(source, context)
    given.sort(root)
    read = read_values(source, given)
    if reading.unread:
        # What such a line was meant to say, nobody knows: nothing is called missing.
        given.unread |= _MISSED - read.keys()
    return Said(read, given.nodes, given.values, given.fields, given.unread)


class _Reader:
    """Makes a use case of what the keys of one block say."""

    def __init__(self, source: BlockText, said: Said, block: tuple[str, Origin, Context]) -> None:
        self._source = source
        self._said = said
        self._block = block
        self._context = block[-1]
        self._unread = said.unread

    def use_case(self) -> UseCase:
        """The use case that it is."""
        source, read = self._source, self._said.read
        named = read.get("actor", ()), read.get("supporting", ())
        if may_say_roles((*named[0], *named[1])):
            from mkdocs_usecases.parsing.slips.strayed_labels import tell_sentences

            for key, mentions in zip(("actor", "supporting"), named, strict=True):
                tell_sentences(source, key, mentions)
            read["actor"], read["supporting"] = by_role(*named)
        if "steps" not in self._said.names:
            from mkdocs_usecases.parsing.slips.lost_steps import find_steps

            if find_steps(source):
                self._unread.add("steps")
        return self._use_case(read)

    def _use_case(self, read: dict[str, Any]) -> UseCase:
        source, context = self._source, self._context
        primary = read.get("actor") or (() if "actor" in self._unread else context.primary_actors)
        system = self._system(read["system"]) if "system" in read else context.system
        names = self._names(primary, system)
        if source.has_other_places:
            self._check_entries(names)
        is_id = form_of_ids(read["id"].text if "id" in read else None, context.id_pattern, context.sites)
        scenario = read_scenario(source, names, read.get("steps", ()), read.get("extensions", ()), is_id)
        if may_be_quoted(source.text):
            from mkdocs_usecases.parsing.slips.quoted_texts import quoted_texts

            source.findings += quoted_texts(source, read, (*scenario.steps, *_steps(scenario.extensions)))
        title = read["title"].text if "title" in read else ""
        given: dict[str, Any] = {
            "span": source.origin.fence,
            "source": source.text,
            "title": title,
            "goal": read["goal"].text if "goal" in read else title,
            "system": system,
            "primary_actors": primary,
            "main_success_scenario": scenario.steps,
            "fields": self._said.fields or _NO_FIELDS,
            "places": KeyPlaces(self._said.names, self._block),
            "values": ValuePlaces(self._block),
            "last_line": max(source.origin.lines, default=0),
        }
        # What few blocks have takes no room in the others.
        others = ("main_outcome", scenario.outcome), ("extensions", scenario.extensions)
        given |= {name: value for name, value in others if value}
        if mentioned := self._mentions(read, scenario.extensions):
            given["mentions"] = mentioned
        for name, value in read.items():
            if (field_name := _AS_READ.get(name)) is not None:
                given[field_name] = value
            elif name in _ONE_LINE:
                given[name] = value.text
        if triggers := read.get("trigger"):
            given["trigger"] = _joined(triggers)
        if (specializes := read.get("specializes")) is not None:
            given["specializes"] = UseCaseMention(UseCaseId(specializes.text), specializes.span)
        if (typed_id := read.get("id")) is not None:
            given["id"] = self._id(typed_id)
        if (level := read.get("level")) is not None:
            given["level"] = self._level(level)
        # Last, for what was read above.
        if self._unread:
            given["unread"] = frozenset(self._unread)
        use_case = UseCase.of(given)
        if has_too_many_scenarios(use_case):
            source.report(text_findings.too_many_scenarios(use_case.place("extensions")))
        return _with_includes(use_case, read.get("includes", ()))

    def _names(self, primary: Sequence[ActorMention], system: str | None) -> DeclaredNames:
        """Who is named in the block, besides those whom the site knows."""
        read = self._said.read
        others = read.get("supporting", ()), read.get("stakeholders", ())
        declared = [each.name for each in (*primary, *others[0], *others[1])]
        roles = [(ACTOR, declared[0])] if len(primary) == 1 else []
        if system:
            declared.append(ActorName(system))
            roles.append((SYSTEM, ActorName(system)))
        return names_in_block(tuple(declared), self._context.names, tuple(roles))

    def _check_entries(self, names: DeclaredNames) -> None:
        """Tell of lines in a text that were each an entry of its own."""
        from mkdocs_usecases.parsing.slips.entries_in_texts import EntriesInTexts

        entries = EntriesInTexts(self._source, names)
        for name, (key, _, node) in self._said.nodes.items():
            if name not in self._unread and entries.tell(key, node):
                self._unread.add(name)

    def _mentions(
        self, read: dict[str, Any], extensions: tuple[Extension, ...]
    ) -> tuple[UseCaseMention, ...]:
        """Words in the texts besides the steps that have the form of an id."""
        texts: list[Prose] = []
        for name in _MENTIONING:
            if name in read:
                value = read[name]
                texts += [value] if type(value) is Prose else value
        texts += [rule.text for rule in read.get("business rules", ()) if rule.text is not None]
        if not may_mention("\n".join([*_texts(extensions), *[text for text, _ in texts]])):
            # One look instead of one for each.
            return ()
        found: list[UseCaseMention] = []
        for prose in (*_conditions(extensions), *texts):
            found += mentions(prose, self._source.within, self._source.sites)
        return tuple(found)

    def _system(self, prose: Prose) -> str:
        return intern(undressed(self._source, prose).text)

    def _id(self, prose: Prose) -> UseCaseId | None:
        name = undressed(self._source, prose)
        found = read_id(self._source, name, self._context.id_pattern)
        if found is None:
            self._unread.add("id")
        return found

    def _level(self, prose: Prose) -> GoalLevel:
        typed = prose.text
        level = level_named(typed)
        if level is None:
            self._source.report(findings.unknown_level(prose.span, typed, LEVELS, level_meant(typed)))
            return GoalLevel.USER_GOAL
        return level


def _steps(extensions: Iterable[Extension]) -> Iterator[Step]:
    for extension in extensions:
        yield from extension.steps
        yield from _steps(extension.extensions)


def _texts(extensions: Iterable[Extension]) -> Iterator[str]:
    """The same as `_conditions`, without the places: most of them nobody asks for."""
    for extension in extensions:
        yield extension.condition
        for note in (extension.note, extension.outcome.note):
            if note is not None:
                yield note.text
        if extension.extensions:
            yield from _texts(extension.extensions)


def _conditions(extensions: Iterable[Extension]) -> list[Prose]:
    """The conditions of extensions and of those nested in them, and remarks."""
    found: list[Prose] = []
    for extension in extensions:
        if (place := extension.condition_span) is not None:
            found.append(Prose(extension.condition, place))
        found += [note for note in (extension.note, extension.outcome.note) if note is not None]
        if extension.extensions:
            found += _conditions(extension.extensions)
    return found


def _joined(texts: tuple[Prose, ...]) -> Prose:
    """Texts as one, each on a line of its own."""
    return texts[0] if len(texts) == 1 else Prose("\n".join(text.text for text in texts), texts[0].span)


def _with_includes(use_case: UseCase, keys: tuple[Prose, ...]) -> UseCase:
    """Add every use case that it carries out: those of the key, then those of its steps, each once."""
    found = [UseCaseMention(UseCaseId(prose.text), prose.span) for prose in keys]
    found += [
        UseCaseMention(step.include, step.span) for step in use_case.every_step if step.include is not None
    ]
    if not found:
        return use_case
    if len(found) > 1:
        unique = {folded(mention.id): mention for mention in reversed(found)}
        found = [*reversed(unique.values())]
    object.__setattr__(use_case, "includes", tuple(found))
    return use_case
