"""Keys and words of closed sets, to be offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.editing.completion.desk import Desk
from mkdocs_usecases.editing.completion.offer import Kind, Offer
from mkdocs_usecases.model.actor import ActorKind
from mkdocs_usecases.model.routes import Ending
from mkdocs_usecases.options import OPTIONS
from mkdocs_usecases.options.values import spelled
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import FILTERS
from mkdocs_usecases.parsing.front_matter import DEFAULTS, KEY
from mkdocs_usecases.parsing.words.key_names import branch_key, extends_key, names_in, plain
from mkdocs_usecases.parsing.words.keys import KEYS, Key, Shape
from mkdocs_usecases.registry.marks import Mark
from mkdocs_usecases.rendering.route_rows import ASSUMED

BRANCH_ABOUT = {
    "when": "The condition of the extension.",
    "at": "The step, the range of steps or `*` where it leaves.",
    "steps": "The steps that handle it.",
    "then": "How it ends: in success, in failure, or the step at which it goes on.",
    "note": "Why it is so: a rationale, a constraint.",
    "extensions": "What can go otherwise while it is handled.",
}
EXTENDS_ABOUT = {
    "use case": "The id of the use case that this one adds to.",
    "at": "The step or the extension point of it.",
    "when": "The condition under which it does.",
}
_LEVELS = {
    "summary": "A goal above several user goals (cloud, kite).",
    "user goal": "What somebody wants at one sitting (sea level).",
    "subfunction": "A part of a user goal (fish, clam).",
}
_DETAILS = {
    "description": "Who it is, in a sentence.",
    "kind": "What sort of thing it is: person, system, time or organization.",
    "aliases": "Other names by which texts call it.",
    "is a": "The more general actor: this one can do all that it can.",
}
_DEFAULTS = {
    "system": "The system under discussion of use cases that name none.",
    "actor": "The primary actor of use cases that name none.",
    "publish": "Whether other pages may tell what use cases this page has.",
}


def keys(desk: Desk) -> Iterator[Offer]:
    """The keys that a block does not have yet, and those of the site's own."""
    given = {
        found.name if (found := desk.page.key(typed)) else spelled(typed)
        for typed in desk.context.piece.given
    }
    for key in KEYS:
        if key.name in given:
            continue
        labels = desk.tongue.key(key)
        search = _search(key, desk, labels)
        for label in labels:
            yield Offer(label, Kind.KEY, _detail(key), key.about, search, _opened(desk, key, label))
    for field, words in desk.site.options.fields.items():
        if spelled(field) not in given:
            yield Offer(field, Kind.KEY, words or "", "A field of this site.")


def _search(key: Key, desk: Desk, labels: Sequence[str]) -> str:
    """The other names of a key in the same language."""
    names = (key.name, *names_in(desk.tongue.language, key.name)[:_MOST_NAMES])
    return " ".join(name for name in dict.fromkeys(names) if name not in labels)


_MOST_NAMES = 6


def _detail(key: Key) -> str:
    return key.example if len(key.example) <= _LONGEST_EXAMPLE else ""


_LONGEST_EXAMPLE = 40


def _opened(desk: Desk, key: Key, label: str) -> str | None:
    """A key that has a list below it, with the first line of that."""
    context = desk.context
    block = context.block
    if block is None or key.shape is not Shape.STEPS or context.piece.behind.strip() or context.piece.quote:
        return None
    below = next((row for row in block.read[context.row + 1 :] if not row.is_blank), None)
    if below is not None and (below.depth > 0 or below.dashes):
        # Its list is there already.
        return None
    return f"{label}:\n{block.prefix}  - "


def option_keys(desk: Desk) -> Iterator[Offer]:
    """The names of all keys, for a site that calls them otherwise."""
    given = {plain(name) for name in desk.context.piece.given}
    for key in KEYS:
        if plain(key.name) not in given:
            yield Offer(key.name, Kind.KEY, about=key.about)


def branch_keys(desk: Desk) -> Iterator[Offer]:
    """The keys of the long form of an extension."""
    given = {branch_key(typed) for typed in desk.context.piece.given}
    for name, about in BRANCH_ABOUT.items():
        if name not in given:
            yield Offer(desk.tongue.part(name), Kind.KEY, about=about, search=name)


def extends_keys(desk: Desk) -> Iterator[Offer]:
    """The keys of the long form of `extends`."""
    given = {extends_key(typed) for typed in desk.context.piece.given}
    for name, about in EXTENDS_ABOUT.items():
        if name not in given:
            yield Offer(desk.tongue.part(name), Kind.KEY, about=about, search=name)


def defaults(desk: Desk) -> Iterator[Offer]:
    """The keys of the front matter."""
    if desk.context.key != KEY:
        yield Offer(KEY, Kind.KEY, about="What holds for all use cases of this page.")
        return
    found = (desk.page.keys.lookup(typed) for typed in desk.context.piece.given)
    given = {*desk.context.piece.given, *(key.name for key in found if key is not None)}
    for name in DEFAULTS:
        if name not in given:
            yield Offer(name, Kind.KEY, about=_DEFAULTS[name])


def details(desk: Desk) -> Iterator[Offer]:
    """The keys of an actor in the catalogue."""
    given = {spelled(typed) for typed in desk.context.piece.given}
    for name, about in _DETAILS.items():
        if name not in given:
            yield Offer(name, Kind.KEY, about=about)


def options(desk: Desk) -> Iterator[Offer]:
    """The options of the plugin."""
    given = {typed.replace("-", "_") for typed in desk.context.piece.given}
    yield from (
        Offer(name, Kind.KEY, about=_sentence(option.about))
        for name, option in OPTIONS.items()
        if name not in given
    )


def levels(desk: Desk) -> Iterator[Offer]:
    """The three levels."""
    for name, about in _LEVELS.items():
        yield Offer(desk.tongue.level(name), Kind.VALUE, about=about, search=name)


def codes(desk: Desk) -> Iterator[Offer]:
    """The codes of checks."""
    # What explains all of them is not needed to begin with.
    from mkdocs_usecases.validation.explained import explained

    given = {spelled(typed) for typed in desk.context.piece.given}
    for code in Code:
        if spelled(code.value) not in given:
            said = explained(code)
            about = f"{said.summary}.\n\n{said.why}".strip()
            detail = "off by default" if code.default is Severity.OFF else code.default.value
            yield Offer(code.value, Kind.CODE, detail, about)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def listings(_: Desk) -> Iterator[Offer]:
    """What a comment may ask for."""
    return (Offer(listing.value, Kind.VALUE, about=_sentence(listing.shows)) for listing in Listing)


def filters(desk: Desk) -> Iterator[Offer]:
    """By what a listing may choose."""
    behind = desk.context.piece.behind
    for name in FILTERS:
        if name not in desk.context.piece.given:
            snippet = None if behind.startswith("=") else f'{name}="$1"'
            yield Offer(name, Kind.KEY, new=snippet, is_snippet=snippet is not None)


def endings(_: Desk) -> Iterator[Offer]:
    """How a scenario may end."""
    return (Offer(word, Kind.VALUE) for word in (*(ending.value for ending in Ending), ASSUMED))


def marks(_: Desk) -> Iterator[Offer]:
    """What tests may say of a route."""
    return (Offer(word, Kind.VALUE) for word in (*(mark.value for mark in Mark), "no test"))


def choices(desk: Desk) -> Iterator[Offer]:
    """The values of an option, or of a key of the catalogue, that are one of a few."""
    key = desk.context.key
    found = OPTIONS[key].offered if key in OPTIONS else _CHOICES.get(key, ())
    return (Offer(value, Kind.VALUE) for value in found)


_CHOICES = {
    "rule": tuple(severity.value for severity in Severity),
    "kind": tuple(kind.value for kind in ActorKind),
    "truth": ("true", "false"),
}
"""What is no option itself: the severity of a check, the kind of an actor, yes or no."""
