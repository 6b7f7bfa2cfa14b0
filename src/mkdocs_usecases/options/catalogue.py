"""The catalogue of actors that a site declares, in its options or in a file of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

import yaml

from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.model.actor import ActorKind, Catalogue, CatalogueActor
from mkdocs_usecases.model.text import ActorName, folded
from mkdocs_usecases.options.values import (
    VALUE,
    Mistake,
    WrongOption,
    a_choice,
    a_list,
    a_text,
    shown,
    spelled,
)
from mkdocs_usecases.options.yaml_file import compose
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean

Places = Mapping[tuple[str, ...], Span]
"""Where a value stands, by the keys that lead to it; `()` is the whole."""


def read_catalogue(value: object, places: Places) -> tuple[Catalogue, tuple[Mistake, ...]]:
    """The actors of a mapping `name: {description, kind, aliases, is a}`, or of a list of names or of such.

    A text in the place of the inner mapping is the description. Gives the actors that could be read, and a
    message for each mistake.
    """
    wrong: list[Mistake] = []
    if isinstance(value, (list, tuple)):
        value, places = _of_list(value, places, wrong)
    if value is None:
        return Catalogue(), ()
    if not isinstance(value, Mapping):
        expected = "expected a mapping such as `Customer: {description: Orders meals.}`, or a file with one"
        return Catalogue(), (Mistake(f"is {shown(value)}, {expected}", _place(places, "")),)
    actors = []
    below: defaultdict[str, dict[tuple[str, ...], Span]] = defaultdict(dict)
    for path, span in places.items():
        if path:
            below[path[0]][path[1:]] = span
    for key, details in value.items():
        place = _place(places, str(key))
        within = below[str(key)]
        try:
            actor = _actor(ActorName(a_text(key)), details, place)
        except WrongOption as mistake:
            wrong.append(Mistake(f"`{key}`: {mistake}", nearest(within, mistake.keys) or place))
            continue
        aliases, general = tuple(_alias_places(actor, details, within)), _general(actor, details, within)
        actors.append(actor._replace(alias_spans=aliases, is_a_span=general))
    wrong += _clashes(actors)
    wrong += _cycles(actors) or _chains(actors)
    return Catalogue(tuple(actors)), tuple(wrong)


def _of_list(
    value: Sequence[object], places: Places, wrong: list[Mistake]
) -> tuple[dict[object, object], Places]:
    """The mapping that a list of names stands for, some with a colon and more behind it, and its places."""
    found: dict[object, object] = {}
    inner = dict(places)
    for at, item in enumerate(value):
        if isinstance(item, (list, tuple)):
            wrong.append(Mistake(f"holds {shown(item)}, expected the name of an actor", places[()]))
        elif isinstance(item, Mapping):
            found |= item
            inner |= {path[1:]: span for path, span in places.items() if path[:1] == (str(at),)}
        else:
            found[item] = None
            inner[str(item),] = _place(places, str(at))
    inner[()] = places[()]
    return found, inner


def nearest(places: Places, keys: Sequence[str]) -> Span | None:
    """Where something stands, or the nearest above it that is known; `None` where nothing of it is."""
    paths = (tuple(keys[:end]) for end in range(len(keys), 0, -1))
    return next((places[path] for path in paths if path in places), None)


def read_catalogue_file(
    path: str, folder: Path, read: Callable[[Path], str]
) -> tuple[Catalogue, tuple[Mistake, ...]]:
    """The actors of a YAML file, each with its place there; every scalar is text, as in a block.

    `read` gives the text of a file, or says why it is `Unreadable`.

    Raises:
        WrongOption: there is no such file.
    """
    name = PurePath(path.strip()).as_posix()
    try:
        text = read(folder / path.strip())
    except Unreadable as reason:
        expected = "expected a mapping of actors or the path of a YAML file that holds one"
        because = f": {reason.detail}" if reason.detail else ""
        raise WrongOption(f"the file `{name}` {reason}{because}; {expected}") from None
    try:
        node = compose(text)
    except Unreadable as reason:
        return Catalogue(), (Mistake(reason.detail or str(reason), Span(name, *reason.line_and_column)),)
    whole = Span(name, 1, 1)
    places: dict[tuple[str, ...], Span] = {(): whole}
    wrong: list[Mistake] = []
    value = _plain(node, (), places, name, wrong) if node is not None else None
    catalogue, mistakes = read_catalogue(value, places)
    return catalogue, (*wrong, *mistakes)


def node_places(node: yaml.Node, file: str) -> Places:
    """Where each value of a composed YAML document stands, for a host that reads options from a file."""
    places: dict[tuple[str, ...], Span] = {(): _span(node, file)}
    _plain(node, (), places, file, [])
    return places


_DEEPEST = 6
"""Options nest no deeper; a list of YAML aliases can be made to unfold for ever."""


def _plain(
    node: yaml.Node,
    keys: tuple[str, ...],
    places: dict[tuple[str, ...], Span],
    file: str,
    wrong: list[Mistake],
) -> object:
    """The value of a node, scalars as they were typed; notes the place of every key."""
    if len(keys) > _DEEPEST:
        wrong.append(Mistake("nested too deeply", _span(node, file)))
        return None
    if isinstance(node, yaml.MappingNode):
        plain: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                wrong.append(
                    Mistake(f"a key is {shown(_kind(key_node))}, expected text", _span(key_node, file))
                )
                continue
            key = key_node.value
            path = (*keys, key)
            if key in plain:
                first = places[path].line
                wrong.append(Mistake(f"`{key}` stands here again, after line {first}", _span(key_node, file)))
                continue
            places[path] = _span(key_node, file)
            if isinstance(value_node, yaml.ScalarNode):
                value_path = (*path, VALUE)
                places[value_path] = _span(value_node, file)
            plain[key] = _plain(value_node, path, places, file, wrong)
        return plain
    if isinstance(node, yaml.SequenceNode):
        items = [((*keys, str(index)), item) for index, item in enumerate(node.value)]
        places.update({path: _span(item, file) for path, item in items if isinstance(item, yaml.ScalarNode)})
        return [_plain(item, path, places, file, wrong) for path, item in items]
    is_null = node.tag == "tag:yaml.org,2002:null"
    return None if is_null else node.value


def _kind(node: yaml.Node) -> object:
    return {} if isinstance(node, yaml.MappingNode) else []


def _span(node: yaml.Node, file: str) -> Span:
    """Where a node stands; a text in quotes without them."""
    start, end = node.start_mark, node.end_mark
    quote = 1 if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') else 0
    return Span(file, start.line + 1, start.column + 1 + quote, end.line + 1, end.column + 1 - quote)


def _alias_places(actor: CatalogueActor, details: object, places: Places) -> Iterator[Span]:
    """Where each alias stands; the actor, where a host knows no more."""
    path = (_typed_key(details, "aliases"),)
    for index, _ in enumerate(actor.aliases):
        yield places.get((*path, str(index))) or places.get((*path, VALUE)) or actor.span


def _general(actor: CatalogueActor, details: object, places: Places) -> Span | None:
    """Where the name of the more general actor stands, if there is one."""
    if actor.is_a is None:
        return None
    return places.get((_typed_key(details, "is a"), VALUE), actor.span)


def _typed_key(details: object, name: str) -> str:
    """How a key of an actor is typed; empty where it is not there."""
    keys = details if isinstance(details, Mapping) else ()
    return next((str(key) for key in keys if detail_named(key) == name), "")


def _place(places: Places, *keys: str) -> Span:
    return places.get(keys) or places[()]


_DETAILS = {
    "description": "description",
    "kind": "kind",
    "aliases": "aliases",
    "alias": "aliases",
    "is a": "is a",
}


def detail_named(key: object) -> str | None:
    """What a key below an actor of the catalogue says of them."""
    return _DETAILS.get(spelled(str(key)))


def _actor(name: ActorName, details: object, span: Span) -> CatalogueActor:
    if details is None:
        return CatalogueActor(name, span)
    if not isinstance(details, Mapping):
        return CatalogueActor(name, span, description=a_text(details))
    given: dict[str, object] = {}
    typed: dict[str, str] = {}
    for key, value in details.items():
        detail = detail_named(key)
        if detail is None:
            meant = did_you_mean(str(key), _DETAILS)
            expected = f"did you mean `{meant}`?" if meant else "expected description, kind, aliases or is a"
            raise WrongOption(f"`{key}` is unknown; {expected}", str(key))
        if value is not None:
            given[detail] = value
            typed[detail] = str(key)
    kind = ActorKind.PERSON
    if "kind" in given:
        try:
            kind = ActorKind(a_choice(given["kind"], [kind.value for kind in ActorKind]))
        except WrongOption as wrong:
            raise WrongOption(f"kind {wrong}", typed["kind"], VALUE) from None
    return CatalogueActor(
        name=name,
        span=span,
        kind=kind,
        description=a_text(given["description"], typed["description"]) if "description" in given else None,
        aliases=tuple(ActorName(alias) for alias in a_list(given.get("aliases"), typed.get("aliases", ""))),
        is_a=ActorName(a_text(given["is a"], typed["is a"])) if "is a" in given else None,
    )


def _clashes(actors: list[CatalogueActor]) -> list[Mistake]:
    """Names that mean two actors: nobody could tell which one a step speaks of."""
    wrong = []
    owners: dict[str, CatalogueActor] = {}
    for actor in actors:
        first = owners.setdefault(folded(actor.name), actor)
        if first is not actor:
            message = f"`{actor.name}` stands there twice: `{first.name}` and `{actor.name}`"
            wrong.append(Mistake(message, actor.span))
    for actor in actors:
        for alias, span in zip(actor.aliases, actor.alias_spans, strict=True):
            owner = owners.setdefault(folded(alias), actor)
            if owner is not actor:
                message = f"`{alias}` is an alias of `{actor.name}`, but means `{owner.name}` already"
                wrong.append(Mistake(message, span))
    return wrong


def _cycles(actors: list[CatalogueActor]) -> list[Mistake]:
    """Actors that are more general than themselves; each cycle once, from its first member."""
    by_name = {folded(name): actor for actor in actors for name in (*actor.aliases, actor.name)}
    wrong = []
    settled: set[str] = set()
    for actor in actors:
        path: dict[str, None] = {}
        member: CatalogueActor | None = actor
        while member is not None and folded(member.name) not in settled and folded(member.name) not in path:
            path[folded(member.name)] = None
            member = by_name.get(folded(member.is_a)) if member.is_a else None
        if member is not None and folded(member.name) in path:
            names = list(path)[list(path).index(folded(member.name)) :]
            shown_names = [by_name[name].name for name in names]
            circle = " → ".join([*shown_names, shown_names[0]])
            wrong.append(Mistake(f"`is a` leads in a circle: {circle}", by_name[names[0]].span))
        settled.update(path)
    return wrong


def _chains(actors: list[CatalogueActor]) -> list[Mistake]:
    """Actors with more general ones above them than anybody could draw: each is looked at again and again."""
    by_name = {folded(name): actor for actor in actors for name in (*actor.aliases, actor.name)}
    above: dict[str, int] = {}
    for actor in actors:
        chain: list[str] = []
        member: CatalogueActor | None = actor
        while member is not None and folded(member.name) not in above:
            chain.append(folded(member.name))
            member = by_name.get(folded(member.is_a)) if member.is_a else None
        count = above[folded(member.name)] + 1 if member is not None else 0
        for name in reversed(chain):
            above[name] = count
            count += 1
        if above[folded(actor.name)] > _LONGEST_CHAIN:
            message = f"`{actor.name}` has more than {_LONGEST_CHAIN} actors above it by `is a`"
            return [Mistake(message, actor.span)]
    return []


_LONGEST_CHAIN = 50
