"""Names of the site, to be offered: actors, systems, ids, and what other use cases have at their keys."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.documents.writing.scalars import as_key, in_yaml
from mkdocs_usecases.editing.completion.desk import Desk
from mkdocs_usecases.editing.completion.offer import Kind, Offer
from mkdocs_usecases.editing.completion.wanted import Wanted
from mkdocs_usecases.editing.matching import MOST, matching
from mkdocs_usecases.editing.shown_text import shown
from mkdocs_usecases.editing.site_names import title_of
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.registry import Entry
from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.validation.ids import FreeIds

_IN_FLOW = frozenset(",[]{}")


def actors(desk: Desk) -> Iterator[Offer]:
    """The actors by name, those of the block first; the system last."""
    given = {folded(name) for name in desk.context.piece.given}
    for offer in _everybody(desk):
        if folded(offer.label) not in given:
            yield offer._replace(new=named(desk, offer.label))


def starts(desk: Desk) -> Iterator[Offer]:
    """Who may act in a step; none where something else is typed already."""
    typed = folded(desk.context.piece.typed)
    for offer in _everybody(desk):
        text = folded(offer.text)
        if not typed or text.startswith(typed) or f" {typed}" in text:
            yield offer


def systems(desk: Desk) -> Iterator[Offer]:
    """The systems under discussion."""
    found = dict.fromkeys([desk.site.options.system] if desk.site.options.system else [])
    given = desk.use_case.system if desk.use_case is not None else None
    found |= dict.fromkeys(
        system.name
        for system in desk.registry.systems
        if folded(system.name) == folded(given or "") or not desk.is_alone(system.use_cases)
    )
    for name in _unique(found):
        yield Offer(name, Kind.VALUE, new=named(desk, name))


def known(desk: Desk) -> Iterator[Offer]:
    """What other use cases have at a key."""
    given = {folded(name) for name in desk.context.piece.given}
    key = {"tag": "tags"}.get(desk.context.key, desk.context.key)
    typed = folded(f"{desk.context.piece.typed}{desk.context.piece.rest}".strip("'\""))
    for value in desk.names.known(key):
        if folded(value) == typed and desk.is_alone(desk.names.having(key, value)):
            continue
        if folded(value) not in given:
            yield Offer(value, Kind.VALUE, new=named(desk, value))


def free_id(desk: Desk) -> Iterator[Offer]:
    """The next id that no use case has."""
    free = FreeIds(desk.registry).take(desk.context.place.file)
    if free is not None:
        yield Offer(free, Kind.USE_CASE, "the next free id")


def ids(desk: Desk) -> tuple[list[Offer], bool]:
    """The use cases by id or by title, the best first; whether there are more."""
    context = desk.context
    typed, names = context.piece.typed.lstrip("'\""), desk.names
    texts, entries = names.texts, names.entries
    given = {folded(name) for name in context.piece.given}
    if Wanted.MENTIONED in context.wanted:
        start = folded(typed)
        chosen = [at for at, text in enumerate(texts) if text.startswith(start)]
        found, is_cut = chosen[:MOST], len(chosen) > MOST
    else:
        found, is_cut = matching(typed, texts)
    listed = [entries[at] for at in found if folded(entries[at].use_case.id) not in given]
    if context.block is not None and context.block.fence and context.piece.behind[:1] not in ("]", ")"):
        # A block seldom means itself: its own id is offered where nothing else is.
        listed = [it for it in listed if folded(it.use_case.id) != folded(desk.own_id)] or listed
    return [_use_case(entry, desk) for entry in listed], is_cut


def _use_case(entry: Entry, desk: Desk) -> Offer:
    use_case = entry.use_case
    who = ", ".join(actor.name for actor in use_case.primary_actors)
    about = "\n\n".join(filter(None, (f"**{shown(use_case.title)}**", shown(who), shown(entry.path))))
    new = str(use_case.id)
    return Offer(new, Kind.USE_CASE, title_of(entry), about, title_of(entry), named(desk, new))


def named(desk: Desk, name: str) -> str:
    """A name as it has to be typed at the place: quoted where YAML would read something else."""
    context = desk.context
    quote = context.piece.quote
    if quote == "'":
        return "'" + name.replace("'", "''") + "'"
    if quote == '"':
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if context.block is None or Wanted.FILTER_VALUE in context.wanted:
        return name
    if context.has_colon:
        return as_key(name)
    parts_names = context.key in ("actor", "supporting", "stakeholders", "tags", "aliases")
    parts_names = parts_names or bool(context.piece.brackets)
    if (parts_names and "," in name) or (context.piece.brackets and _IN_FLOW & set(name)):
        return f'"{name}"' if '"' not in name and "\\" not in name else "'" + name.replace("'", "''") + "'"
    return in_yaml(name)


def _everybody(desk: Desk) -> Iterator[Offer]:
    """All who may act, each once."""
    found: dict[str, Offer] = {}
    system = desk.use_case.system if desk.use_case is not None else desk.page.system
    use_case = desk.use_case
    mentioned = [] if use_case is None else [*use_case.primary_actors, *use_case.supporting_actors]
    declared = [mention.name for mention in mentioned]
    declared += [] if use_case is None else [stakeholder.name for stakeholder in use_case.stakeholders]
    for name in declared:
        entry = desk.registry.actor(name)
        offer = Offer(name, Kind.ACTOR) if entry is None else _actor(entry)
        found.setdefault(folded(offer.label), offer)
    for actor in desk.registry.actors:
        parts = (*actor.primary_in, *actor.supporting_in, *actor.stakeholder_in)
        if actor.declared or not desk.is_alone(parts):
            found.setdefault(folded(actor.name), _actor(actor))
    if system:
        found.setdefault(folded(system), Offer(system, Kind.ACTOR, "system under discussion"))
    return iter(found.values())


def _actor(entry: ActorEntry) -> Offer:
    is_a = f"is a {entry.is_a}" if entry.is_a else ""
    detail = ", ".join(filter(None, (entry.kind.value, is_a)))
    return Offer(entry.name, Kind.ACTOR, detail, shown(entry.description or ""), " ".join(entry.aliases))


def _unique(names: dict[str, None]) -> Iterator[str]:
    """Names, each in the first of its spellings."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return iter(found.values())
