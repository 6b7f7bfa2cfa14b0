"""One block: its text becomes a use case and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.model.routes import has_too_many_scenarios
from mkdocs_usecases.model.scenario import StepKind
from mkdocs_usecases.model.text import ActorMention, ActorName, Prose, UseCaseId, UseCaseMention, folded
from mkdocs_usecases.model.use_case import GoalLevel, UseCase
from mkdocs_usecases.parsing import findings, values
from mkdocs_usecases.parsing.composing import compose
from mkdocs_usecases.parsing.items import Branch, Item
from mkdocs_usecases.parsing.key_names import KeyNames, key_names
from mkdocs_usecases.parsing.keys import KEYS, Key, Shape, normal
from mkdocs_usecases.parsing.levels import LEVELS, level_named
from mkdocs_usecases.parsing.lists import EXTENSIONS_EXAMPLE, STEPS_EXAMPLE, read_branches, read_items
from mkdocs_usecases.parsing.names import ACTOR, SYSTEM, DeclaredNames
from mkdocs_usecases.parsing.nodes import Origin, Source, Unreadable, describe
from mkdocs_usecases.parsing.outcomes import Words, words
from mkdocs_usecases.parsing.outlines import read_branch_outline, read_step_outline
from mkdocs_usecases.parsing.scenarios import read_scenario
from mkdocs_usecases.source import Span


@dataclass(frozen=True)
class Context:
    """What a block takes from its page and its site."""

    system: str | None = None
    """Where the block names none."""

    primary_actors: tuple[ActorMention, ...] = ()
    """Where the block names none."""

    names: DeclaredNames = field(default_factory=lambda: DeclaredNames(()))
    """The actors of the site's catalogue, with their aliases."""

    outcomes: Words = field(default_factory=words)
    keys: KeyNames = field(default_factory=key_names)
    fields: frozenset[str] = frozenset()
    """Further keys that blocks may carry, in normal form."""

    id_pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A `usecase` fence with what was read from it."""

    span: Span
    """The opening fence."""

    text: str
    """Its YAML as typed."""

    info: str
    """What stands behind `usecase` on the fence: `{.wide}`."""

    use_case: UseCase | None
    """As far as it could be read; `None` when nothing could."""

    diagnostics: tuple[Diagnostic, ...]
    """What reading found wrong, in the order of the lines."""


_NOTHING: frozenset[str] = frozenset()
_REQUIRED = frozenset({"title", "actor", "steps"})
_ID = re.compile(r"[^\W\d_][\w.-]*")


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
    source = Source(text, origin, context.outcomes)
    root = compose(source)
    use_case = None
    if isinstance(root, MappingNode) and root.value:
        _report_cut_text(source, root)
        use_case = _Reader(source, context).read(root)
    elif not source.findings:
        what = "empty" if root is None else describe(root)
        # Where nothing stands, each loader says something else.
        span = origin.fence if root is None else origin.span(0, 0) if what == "empty" else source.span(root)
        source.report(findings.not_a_mapping(span, what))
    found = tuple(sorted(_first_causes(source.findings), key=lambda finding: finding.span))
    return Block(origin.fence, text, info, use_case, found)


def _first_causes(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out that a text is empty where it was cut to nothing."""
    cut = {finding.span.line for finding in found if finding.code is Code.TEXT_CUT}
    return [each for each in found if each.code is not Code.EMPTY_TEXT or each.span.line not in cut]


_OF_SHAPE: Mapping[Shape, Callable[[Source, Key, Node], Any]] = {
    Shape.TEXT: values.read_text,
    Shape.PROSE: values.read_text,
    Shape.TEXTS: values.read_texts,
    Shape.WORDS: values.read_words,
    Shape.NAMES: values.read_names,
    Shape.STAKEHOLDERS: values.read_stakeholders,
    Shape.VARIATIONS: values.read_variations,
    Shape.EXTENSION_POINTS: values.read_extension_points,
    Shape.EXTENDS: values.read_extends,
}
_READERS = {key.name: _OF_SHAPE[key.shape] for key in KEYS if key.shape in _OF_SHAPE}
"""What reads the value of a key; `steps` and `extensions` are read here."""


class _Reader:
    """Reads the keys of one block."""

    def __init__(self, source: Source, context: Context) -> None:
        self._source = source
        self._context = context
        self._given: dict[str, tuple[Key, Node, Node]] = {}
        self._fields: dict[str, tuple[Prose, ...]] = {}
        self._places: dict[str, Span] = {}
        self._unread: set[str] = set()

    def read(self, root: MappingNode) -> UseCase:
        """The use case of a block whose root is a mapping."""
        self._sort_keys(root)
        read: dict[str, Any] = {}
        for name, (key, _, node) in self._given.items():
            if name in _REQUIRED and _is_empty(node):
                # A key with nothing behind it is as good as missing: a check says so.
                continue
            before = len(self._source.findings)
            value = None if isinstance(node, Unreadable) else self._value(key, node)
            if value:
                read[name] = value
            if isinstance(node, Unreadable) or len(self._source.findings) > before:
                self._unread.add(name)
        return self._use_case(read)

    def _sort_keys(self, root: MappingNode) -> None:
        """Find out which key each one is; report those that are twice there or unknown."""
        for key_node, node in root.value:
            span = self._source.span(key_node)
            typed = key_node.value if isinstance(key_node, ScalarNode) else self._source.typed(key_node)
            if typed == "<<":
                # A merge key, which was reported as what it is.
                continue
            key = self._key(typed)
            name = key.name if key is not None else normal(typed)
            if name in self._places:
                first = self._given[name][1] if name in self._given else None
                first_name = first.value if isinstance(first, ScalarNode) else typed
                self._source.report(findings.duplicate_key(span, typed, self._places[name], first_name))
                continue
            if key is not None:
                self._given[name] = (key, key_node, node)
            elif name in self._context.fields:
                self._fields[typed.strip()] = values.read_texts(
                    self._source, Key(typed, Shape.TEXTS, ""), node
                )
            else:
                self._report_unknown(typed, span)
                continue
            self._places[name] = span

    def _key(self, typed: str) -> Key | None:
        key, fields = self._context.keys.lookup(typed), self._context.fields
        if key is not None and fields and (name := normal(typed)) in fields and name != key.name:
            # What a site calls a field of its own may be a key's name in some language.
            return None
        return key

    def _report_unknown(self, typed: str, span: Span) -> None:
        names, fields = self._context.keys, sorted(self._context.fields)
        meant = names.meant(typed, fields)
        if meant is not None:
            # The key is there, only misspelt: no check may call it missing on top of that.
            key = names.lookup(meant)
            self._unread.add(meant if key is None else key.name)
        self._source.report(findings.unknown_key(span, typed, (*names.listed, *fields), meant=meant))

    def _value(self, key: Key, node: Node) -> Any:
        read = _READERS.get(key.name)
        if read is not None:
            return read(self._source, key, node)
        return tuple(self._items(node) if key.shape is Shape.STEPS else self._branches(node))

    def _items(self, node: Node) -> Iterator[Item]:
        if isinstance(node, SequenceNode):
            return read_items(self._source, node, "steps")
        return self._outline(node, "steps", read_step_outline)

    def _branches(self, node: Node) -> Iterator[Branch]:
        if isinstance(node, (SequenceNode, MappingNode)):
            return read_branches(self._source, node)
        return self._outline(node, "extensions", read_branch_outline)

    def _outline(
        self, node: Node, what: str, read: Callable[[Source, ScalarNode, int], Iterator[Any]]
    ) -> Iterator[Any]:
        source = self._source
        indent = self._given[what][1].start_mark.column
        if isinstance(node, ScalarNode) and (node.style in ("|", ">") or _is_outline(source, node)):
            return read(source, node, indent)
        if isinstance(node, ScalarNode) and not node.value:
            source.report(findings.empty_text(self._places[what], f"`{what}`"))
        else:
            example = STEPS_EXAMPLE if what == "steps" else EXTENSIONS_EXAMPLE
            expected = "a list" if what == "steps" else "a mapping or a list"
            source.report(findings.wrong_type(source.span(node), what, describe(node), expected, example))
        return iter(())

    def _use_case(self, read: dict[str, Any]) -> UseCase:
        source, context = self._source, self._context
        primary = read.get("actor") or (() if "actor" in self._unread else context.primary_actors)
        system = self._text(read, "system")
        system = intern(system) if system else context.system
        supporting = read.get("supporting", ())
        stakeholders = read.get("stakeholders", ())
        declared = [
            *(mention.name for mention in (*primary, *supporting)),
            *(each.name for each in stakeholders),
        ]
        roles: dict[str, ActorName] = {ACTOR: primary[0].name} if len(primary) == 1 else {}
        if system:
            declared.append(ActorName(system))
            roles[SYSTEM] = ActorName(system)
        names = DeclaredNames([(name, name) for name in declared], context.names, roles)
        scenario = read_scenario(source, names, read.get("steps", ()), read.get("extensions", ()))
        title = self._text(read, "title") or ""
        specializes = read.get("specializes")
        use_case = UseCase(
            span=source.origin.fence,
            source=source.text,
            title=title,
            id=self._id(read.get("id")),
            goal=self._text(read, "goal") or title,
            summary=read.get("summary"),
            system=system,
            level=self._level(read.get("level")),
            primary_actors=primary,
            supporting_actors=supporting,
            stakeholders=stakeholders,
            trigger=read.get("trigger"),
            preconditions=read.get("preconditions", ()),
            success_guarantees=read.get("success guarantee", ()),
            minimal_guarantees=read.get("minimal guarantee", ()),
            main_success_scenario=scenario.steps,
            main_outcome=scenario.outcome,
            extensions=scenario.extensions,
            variations=read.get("variations", ()),
            extension_points=read.get("extension points", ()),
            extends=read.get("extends", ()),
            specializes=UseCaseMention(UseCaseId(specializes.text), specializes.span)
            if specializes
            else None,
            priority=self._text(read, "priority"),
            status=self._text(read, "status"),
            release=self._text(read, "release"),
            frequency=self._text(read, "frequency"),
            owner=self._text(read, "owner"),
            tags=read.get("tags", ()),
            open_issues=read.get("open issues", ()),
            notes=read.get("notes", ()),
            special_requirements=read.get("special requirements", ()),
            related=read.get("related", ()),
            fields=self._fields,
            ignore=read.get("ignore", ()),
            places=self._places,
            unread=frozenset(self._unread) if self._unread else _NOTHING,
        )
        if has_too_many_scenarios(use_case):
            source.report(findings.too_many_scenarios(use_case.place("extensions")))
        return _with_includes(use_case, read.get("includes", ()))

    def _text(self, read: dict[str, Any], name: str) -> str | None:
        prose: Prose | None = read.get(name)
        return None if prose is None else prose.text

    def _id(self, prose: Prose | None) -> UseCaseId | None:
        if prose is None:
            return None
        pattern = self._context.id_pattern
        if not _ID.fullmatch(prose.text):
            self._source.report(
                findings.bad_id(
                    prose.span, prose.text, "letters, digits, `.`, `_` and `-`, starting with a letter"
                )
            )
            self._unread.add("id")
            return None
        if pattern is not None and not pattern.fullmatch(prose.text):
            self._source.report(
                findings.bad_id(prose.span, prose.text, f"the form `{pattern.pattern}` (`id_pattern`)")
            )
        return UseCaseId(prose.text)

    def _level(self, prose: Prose | None) -> GoalLevel:
        if prose is None:
            return GoalLevel.USER_GOAL
        typed = prose.text
        level = level_named(typed)
        if level is None:
            self._source.report(findings.unknown_level(prose.span, typed, LEVELS))
            return GoalLevel.USER_GOAL
        return level


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not isinstance(node, Unreadable) and not node.value.strip()


def _is_outline(source: Source, node: ScalarNode) -> bool:
    """Whether a text over several lines was meant as an outline: the `|` was left out."""
    return (
        not node.style
        and node.end_mark.line > node.start_mark.line
        and bool(re.match(r"\d+[a-z]?[.)]", node.value))
    )


def _with_includes(use_case: UseCase, keys: tuple[Prose, ...]) -> UseCase:
    """Add every use case that it carries out: those of the key, then those of its steps, each once."""
    found = [UseCaseMention(UseCaseId(prose.text), prose.span) for prose in keys]
    for step in use_case.every_step:
        if step.kind is StepKind.INCLUDE and step.include is not None:
            found.append(UseCaseMention(step.include, step.span))
    if not found:
        return use_case
    unique = {folded(mention.id): mention for mention in reversed(found)}
    object.__setattr__(use_case, "includes", tuple(reversed(unique.values())))
    return use_case


_CUT = re.compile(r"[\s:-]#(?=\S)")
_CUT_BEHIND = re.compile(r"\s+#\S")


def _report_cut_text(source: Source, root: Node) -> None:
    """Report each text that YAML cut at a sharp with no blank behind it."""
    if " #" not in source.text or not _CUT.search(source.text):
        return
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, MappingNode):
            pending += [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            pending += node.value
        elif (
            isinstance(node, ScalarNode) and not isinstance(node, Unreadable) and node.style not in ("|", ">")
        ):
            mark = node.end_mark
            line = source.composed[mark.line] if mark.line < len(source.composed) else ""
            if _CUT_BEHIND.match(line, mark.column):
                # Text that was quoted to save it may have moved what stands behind it.
                cut = line[line.index("#", mark.column) :].removesuffix("'")
                column = max(source.plain[mark.line].find(cut), 0)
                typed = source.lines[mark.line][column:]
                source.report(findings.text_cut(source.origin.span(mark.line, column), typed))


__all__ = ["Block", "Context", "Origin", "read_block"]
