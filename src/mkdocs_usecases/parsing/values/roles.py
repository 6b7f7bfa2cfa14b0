"""Actors with their role beside their name, `Bank (secondary)`, or with what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.text import ActorMention, ActorName, Prose
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.reader.tree import Mapping as MappingNode
from mkdocs_usecases.parsing.reader.tree import Node, Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.key_names import names_in, plain, record_key
from mkdocs_usecases.parsing.words.keys import KEYS

_ROLE = expression(
    r"(?P<name>.*?[^\s–—-])\s*(?:[(（\[](?P<role>[^()（）\[\]]+)[)）\]]|\s[–—-]\s+(?P<behind>\S+))$"
)
_MAY_SAY_MORE = expression(r"(?P<name>[^:：()\[\]{}\"']*[^\s:：])(?::\s|：)\s*(?P<more>\S.*)")


def role_of(word: str) -> str | None:
    """Which key an actor of a role belongs to, `actor` or `supporting`; `None` for any other word."""
    said = plain(word)
    if len(said) < _SHORTEST:
        return None
    roles = _roles()
    if len(said) < _SHORTEST_BEGUN:
        return roles.get(said)
    # `sekundär` and `sekundärer`
    return roles.get(said) or next((key for role, key in roles.items() if role.startswith(said)), None)


_SHORTEST, _SHORTEST_BEGUN = 4, 6


@cache
def _roles() -> Mapping[str, str]:
    """By a word that says a role the key of those who have it."""
    found: dict[str, str] = {}
    for language in SPOKEN:
        nouns = {plain(name) for name in names_in(language, "actor")}
        for key in ("supporting", "actor"):
            for name in (*names_in(language, key), key):
                words = [word for word in name.split() if plain(word) not in nouns]
                if len(words) == 1:
                    found[plain(words[0])] = key
                found[plain(name)] = key
    return {role: key for role, key in found.items() if role not in _names_of_others()}


@cache
def _names_of_others() -> frozenset[str]:
    """What other keys are called: `other` things may be any."""
    names = (
        name for one in SPOKEN for key in KEYS if key.name not in _ACTORS for name in names_in(one, key.name)
    )
    return frozenset(map(plain, names))


_ACTORS = ("actor", "supporting")


def by_role(
    primary: Sequence[ActorMention], supporting: Sequence[ActorMention]
) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """Primary and supporting actors, each where its role says; the role is no part of a name."""
    found: dict[str, list[ActorMention]] = {key: [] for key in _ACTORS}
    for key, mentions in zip(_ACTORS, (primary, supporting), strict=True):
        for mention in mentions:
            name, role = _parted(mention)
            found[role or key].append(name)
    return tuple(found["actor"]), tuple(found["supporting"])


def _parted(mention: ActorMention) -> tuple[ActorMention, str | None]:
    name, span = mention
    match = _ROLE.match(name)
    role = None if match is None else role_of(match["role"] or match["behind"])
    if match is None or role is None:
        return mention, None
    return ActorMention(ActorName(match["name"]), span.over(len(match["name"]))), role


def may_say_roles(mentions: Iterable[ActorMention]) -> bool:
    """A quick look: whether any of them has more than a name."""
    # One look at all of them instead of three at each.
    names = "".join([f"{name}\n" for name, _ in mentions])
    if ".\n" in names or "。\n" in names:
        return True
    return "–" in names or " - " in names or ")\n" in names or "）\n" in names or "]\n" in names


def is_record(source: BlockText, node: MappingNode) -> bool:
    """Whether a mapping has a key for the name."""
    return any(record_key(source.typed(key)) == "name" for key, _ in node.value)


def named_entries(source: BlockText, node: MappingNode) -> Iterator[Prose]:
    """The actors of a mapping: `{name: Bank, role: secondary}`, or names with what each is."""
    fields = [(record_key(source.typed(key)), value) for key, value in node.value]
    name = next((value for field, value in fields if field == "name" and isinstance(value, Scalar)), None)
    if name is not None:
        others = [(field, value) for field, value in fields if value is not name]
        role = next((value for field, value in others if field == "role"), None)
        for _, value in others:
            # Nothing that is typed there goes without a word.
            if value is not role and (more := source.typed(value)):
                _tell(source, source.prose(name), more)
        yield _with_role(source, name, role)
        return
    for key, value in node.value:
        yield _with_role(source, key, value)


def _with_role(source: BlockText, name: Node, said: Node | None) -> Prose:
    prose = source.prose(name) if isinstance(name, Scalar) else source.prose_of(name)
    more = "" if said is None else source.typed(said)
    if not more:
        return prose
    if role_of(more) is not None:
        return Prose(f"{prose.text} ({more})", prose.span)
    _tell(source, prose, more)
    return prose


def without_more(source: BlockText, prose: Prose) -> Prose:
    """A name without what stands behind its colon, which is told."""
    match = _MAY_SAY_MORE.fullmatch(prose.text) if ":" in prose.text or "：" in prose.text else None
    if match is None:
        return prose
    name = source.part(prose, 0, match.end("name"))
    if role_of(match["more"]) is not None:
        return Prose(f"{name.text} ({match['more']})", name.span)
    if role_of(match["name"]) is not None:
        # `primary: Customer`
        behind = source.part(prose, match.start("more"))
        return Prose(f"{behind.text} ({match['name']})", behind.span)
    _tell(source, name, match["more"])
    return name


def _tell(source: BlockText, name: Prose, more: str) -> None:
    finding = outline_findings.two_readings(
        name.span,
        f"`{name.text}: {more}`",
        "the name of an actor and what is said of it",
        "a name as a whole",
        hint="say what an actor is in the option `actors`, and what it wants in `stakeholders`",
    )
    source.report(finding)
