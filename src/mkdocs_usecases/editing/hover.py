"""What is known of a name, for whoever points at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_usecases.editing.lookup import Names
from mkdocs_usecases.editing.names import Kind, Name, Occurrence, name_of
from mkdocs_usecases.editing.navigation import part_of
from mkdocs_usecases.editing.shown_text import shown
from mkdocs_usecases.editing.uses import uses
from mkdocs_usecases.model.actor import ActorKind
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.scenario import Step
from mkdocs_usecases.model.text import ANY_STEP, folded
from mkdocs_usecases.options import code_named
from mkdocs_usecases.parsing.words.keys import KEYS
from mkdocs_usecases.registry import ActorEntry, Entry
from mkdocs_usecases.source import Span


class Hover(NamedTuple):
    """What is told of a name."""

    span: Span
    """The name."""

    markdown: str
    use_case: Entry | None = None
    """The use case that it is, for what may be shown of it besides."""

    @property
    def text(self) -> str:
        """The same for a client that reads no Markdown."""
        return "\n".join(plain(line.rstrip()) for line in self.markdown.split("\n"))


def hover(names: Names, place: Span) -> Hover | None:
    """What is known of the name at a place; `None` where there is none."""
    found = names.at(place)
    for each in found:
        same = [other.name for other in found if other.span == each.span and other.role is each.role]
        told = "\n\n".join(filter(None, _told(names, each, same)))
        if told:
            is_use_case = each.name.kind is Kind.USE_CASE
            return Hover(each.span, told, names.entry(each.name) if is_use_case else None)
    return None


def flowchart_of(names: Names, entry: Entry) -> str:
    """The source of the flowchart of a use case, for who draws Mermaid; empty where there is none to draw."""
    # What draws is not needed to begin with.
    from mkdocs_usecases.rendering.diagrams.flowchart import flowchart
    from mkdocs_usecases.rendering.page_diagrams import diagram_words
    from mkdocs_usecases.rendering.words import words_of

    options = names.site.options

    def title_of(id_: str) -> str | None:
        found = names.registry.find(id_)
        return None if found is None else plain(found.use_case.title)

    words = diagram_words(words_of(options.language, options.strings))
    return flowchart(entry.use_case, words, title_of=title_of).source or ""


def _told(names: Names, found: Occurrence, same: Iterable[Name]) -> Iterator[str]:
    kind = found.name.kind
    match kind:
        case Kind.USE_CASE:
            yield from _of_use_case(names, found)
        case Kind.PART:
            # A label may leave from several steps.
            yield from (part for name in same if name.kind is kind for part in _of_part(names, name))
        case Kind.ACTOR:
            yield from _of_actor(names, found)
        case Kind.RULE:
            yield from _of_rule(names, found.name)
        case Kind.EXTENSION_POINT:
            yield from _of_point(names, found.name)
        case Kind.TAG:
            tagged = sum(_has_tag(entry, found.name.text) for entry in names.registry.entries)
            yield f"**{shown(found.typed)}**: {_counted(tagged, 'use case')}"
        case Kind.KEY:
            key = next((key for key in KEYS if key.name == found.name.text), None)
            yield f"**{key.name}** {key.about}" if key is not None else ""
        case Kind.CODE:
            yield from _of_code(found.typed)


def _of_use_case(names: Names, found: Occurrence) -> Iterator[str]:
    entry = names.entry(found.name)
    if entry is None:
        foreign = names.site.elsewhere.find(found.typed)
        if foreign is not None:
            yield f"**{foreign.id}** {shown(foreign.title)}"
            yield foreign.url or ""
        return
    use_case = entry.use_case
    yield f"**{use_case.id}** {shown(use_case.title)}"
    facts = [
        use_case.level.value.replace("-", " "),
        ", ".join(actor.name for actor in use_case.primary_actors),
    ]
    yield " · ".join(shown(fact) for fact in (*facts, use_case.system or "") if fact)
    used = uses(names.registry, entry)
    by = (
        ("included by", used.included_by),
        ("extended by", used.extended_by),
        ("specialized by", used.specialized_by),
        ("continued by", used.continued_by),
        ("mentioned by", used.mentioned_by),
    )
    lines = [f"{verb} {_listed(others)}" for verb, others in by if others]
    lines += [f"mentioned on {_few(used.pages)}"] if used.pages else []
    yield "  \n".join(lines)
    yield f"`{use_case.span.file}:{use_case.span.line}`"


def _of_part(names: Names, name: Name) -> Iterator[str]:
    entry = names.entry(name)
    part = None if entry is None else part_of(entry.use_case, name.text)
    if part is None:
        yield "at any step" if name.text == ANY_STEP else ""
    elif isinstance(part, Step):
        yield f"**{part.number}** {shown(part.text)}"
    else:
        title = part.condition if part.name in (None, part.condition) else f"{part.name}: {part.condition}"
        yield f"**{shown(part.label)}** {shown(title if title != part.label else '')}".rstrip()
        yield "  \n".join(f"{step.number} {shown(step.text)}" for step in part.steps)
        yield shown(part.outcome.text)


def _of_actor(names: Names, found: Occurrence) -> Iterator[str]:
    name = found.name.text
    system = next((one for one in names.registry.systems if folded(one.name) == name), None)
    actor = names.registry.actor(name)
    if actor is None and system is None:
        yield f"**{shown(found.typed)}**"
        return
    if actor is not None:
        yield from _described(names, actor, found)
    if system is not None:
        yield "" if actor is not None else f"**{shown(system.name)}**"
        yield f"the system of {_counted(len(system.use_cases), 'use case')}"


def _described(names: Names, actor: ActorEntry, found: Occurrence) -> Iterator[str]:
    is_alias = found.name != name_of(Kind.ACTOR, actor.name)
    yield f"**{shown(actor.name)}**" + (f" (alias {shown(found.typed)})" if is_alias else "")
    yield shown(actor.description or "")
    facts = [actor.kind.value] if actor.declared or actor.kind is not ActorKind.PERSON else []
    facts += [f"is a {shown(general.name)}" for general in names.registry.generals(actor)[:1]]
    facts += [f"also {_few([shown(alias) for alias in actor.aliases])}"] if actor.aliases else []
    yield " · ".join(facts)
    roles = (
        ("primary", actor.primary_in),
        ("supporting", actor.supporting_in),
        ("stakeholder", actor.stakeholder_in),
    )
    yield "  \n".join(f"{role} in {_counted(len(of), 'use case')}" for role, of in roles if of)


def _of_rule(names: Names, name: Name) -> Iterator[str]:
    entry = names.entry(name)
    for rule in entry.use_case.business_rules if entry is not None else ():
        if folded(rule.id) == name.text:
            yield f"**{rule.id}** {shown(rule.name or '')}".strip()
            yield shown(rule.text.text) if rule.text is not None else ""


def _of_point(names: Names, name: Name) -> Iterator[str]:
    entry = names.entry(name)
    for point in entry.use_case.extension_points if entry is not None else ():
        if entry is not None and folded(point.name) == name.text:
            yield f"**{shown(point.name)}** of {entry.use_case.id or shown(entry.use_case.title)}"
            step = part_of(entry.use_case, point.step)
            yield f"{point.step} {shown(step.text)}" if isinstance(step, Step) else f"step {point.step}"


def _of_code(typed: str) -> Iterator[str]:
    # What explains all of them is not needed to begin with.
    from mkdocs_usecases.validation.explained import explained

    code = code_named(typed)
    if code is not None:
        said = explained(code)
        yield f"**{code.value}** ({code.default.value}): {said.summary}."
        yield said.why


def _has_tag(entry: Entry, tag: str) -> bool:
    return any(folded(prose.text) == tag for prose in entry.use_case.tags)


_FEW = 8


def _listed(entries: Iterable[Entry]) -> str:
    """Use cases by id; those without one by title."""
    return _few([entry.use_case.id or shown(entry.use_case.title) for entry in entries])


def _few(names: Iterable[str]) -> str:
    listed = [*names]
    rest = len(listed) - _FEW
    return ", ".join(listed[:_FEW]) + (f" and {rest} more" if rest > 0 else "")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
