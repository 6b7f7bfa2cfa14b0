"""What may be typed at a place of a file, and the edit that types it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mkdocs_usecases.editing.completion import offered_keys, offered_names, offered_steps
from mkdocs_usecases.editing.completion.context import context_of
from mkdocs_usecases.editing.completion.desk import Desk
from mkdocs_usecases.editing.completion.new_block import blocks
from mkdocs_usecases.editing.completion.offer import Kind, Offer
from mkdocs_usecases.editing.completion.wanted import Context, Wanted
from mkdocs_usecases.editing.matching import MOST, matching
from mkdocs_usecases.editing.typed_page import TypedPage, typed_page
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.pages.markers import FILTERS
from mkdocs_usecases.revision import Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

TRIGGERS = ("[", "-", "/", "(", '"', ",", " ")
"""Signs behind which an editor asks by itself."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may be typed."""

    label: str
    kind: Kind
    detail: str
    about: str
    """Markdown."""

    filter_text: str
    """What the letters that are typed are compared with."""

    new: str
    """What to write in the place of the whole typed piece."""

    insert: Span
    """What it takes the place of where the rest of the line stays."""

    replace: Span
    """What it takes the place of where the piece goes on behind the place."""

    is_snippet: bool
    """Whether what to write has places to fill in, `$1`."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be typed at a place, the likeliest first."""

    items: tuple[Item, ...] = ()
    is_incomplete: bool = False
    """Whether there is more for whoever types on."""


_NOTHING = Completion()
_PLACE = expression(r"\\(?P<sign>[\\$}])|\$\{?\d+\}?")


def without_places(snippet: str) -> str:
    """What a snippet writes where nothing is filled in."""
    return _PLACE.sub(lambda found: found["sign"] or "", snippet)


def complete(site: Site, texts: Texts, place: Span) -> Completion:
    """What may be typed at a place.

    Args:
        site: with the page as it is read.
        texts: finds the file as the editor has it.
        place: where, with what is typed already before it.
    """
    text = texts(place.file)
    if text is None:
        return _NOTHING
    page, read = typed_page(text, place.file), site.page(place.file)
    context = context_of(page, place, read, site.options)
    if context is None:
        return _NOTHING
    desk = Desk(context, read, site)
    offers, is_cut = _offers(desk, page)
    return Completion(tuple(_items(desk, offers, text.line(place.line))), is_cut)


_Offered = Callable[[Desk], Iterable[Offer]]


def _values(desk: Desk) -> Iterable[Offer]:
    """What a filter may compare with."""
    name = next((name for name in FILTERS if name == desk.context.key), None)
    match name:
        case "actor" | "primary" | "supporting":
            return offered_names.actors(desk)
        case "tag" | "priority" | "status" | "release":
            return offered_names.known(desk)
        case "system":
            return offered_names.systems(desk)
        case "level":
            return offered_keys.levels(desk)
        case "ending":
            return offered_keys.endings(desk)
        case "tested":
            return offered_keys.marks(desk)
        case "id" | "part" | None:
            # Ids are offered with all places where one may stand, and how many pages there are, nobody types.
            return ()


def _keys(desk: Desk) -> Iterable[Offer]:
    return offered_keys.option_keys(desk) if desk.context.key else offered_keys.keys(desk)


_BY_WANTED: Mapping[Wanted, _Offered] = {
    Wanted.KEY: _keys,
    Wanted.BRANCH_KEY: offered_keys.branch_keys,
    Wanted.EXTENDS_KEY: offered_keys.extends_keys,
    Wanted.DEFAULT: offered_keys.defaults,
    Wanted.DETAIL: offered_keys.details,
    Wanted.OPTION: offered_keys.options,
    Wanted.CHOICE: offered_keys.choices,
    Wanted.LEVEL: offered_keys.levels,
    Wanted.CODE: offered_keys.codes,
    Wanted.RULE: offered_keys.codes,
    Wanted.LISTING: offered_keys.listings,
    Wanted.FILTER: offered_keys.filters,
    Wanted.FILTER_VALUE: _values,
    Wanted.ACTOR: offered_names.actors,
    Wanted.START: offered_names.starts,
    Wanted.FREE_ID: offered_names.free_id,
    Wanted.SYSTEM: offered_names.systems,
    Wanted.KNOWN: offered_names.known,
    Wanted.STEP: offered_steps.main_steps,
    Wanted.TARGET: offered_steps.targets,
    Wanted.LABEL: offered_steps.labels,
    Wanted.OUTCOME: offered_steps.ends,
    Wanted.PART: offered_steps.parts,
    Wanted.POINT: offered_steps.points,
}


def _offers(desk: Desk, page: TypedPage) -> tuple[list[Offer], bool]:
    """What is offered, the best of it where there is too much; whether there is more."""
    found: list[Offer] = []
    is_cut = False
    for wanted in desk.context.wanted:
        is_id = wanted is Wanted.FILTER_VALUE and desk.context.key == "id"
        if wanted in (Wanted.ID, Wanted.MENTIONED) or is_id:
            offers, more = offered_names.ids(desk)
            is_cut = is_cut or more
        elif wanted is Wanted.BLOCK:
            offers = [*blocks(desk, page)]
        else:
            offers = [*_BY_WANTED[wanted](desk)]
        found += offers
    if len(found) > MOST:
        best = matching(desk.context.piece.typed.lstrip("'\""), [offer.text.casefold() for offer in found])
        return [found[at] for at in best.found], True
    return found, is_cut


def _items(desk: Desk, offers: list[Offer], line: str) -> Iterable[Item]:
    context = desk.context
    # Right behind a colon, or the dash of an item, a value would be one word with it.
    is_joined = not context.piece.typed and line[: context.place.column - 1].endswith((":", "-"))
    blank = " " if is_joined else ""
    insert, replace = _places(context, offers)
    quote = context.piece.quote
    seen: set[str] = set()
    for offer in offers:
        if offer.label in seen:
            continue
        seen.add(offer.label)
        new = offer.label if offer.new is None else offer.new
        if context.has_colon and ":" not in new[len(offer.label) :]:
            new = f"{new}:" if context.piece.behind[:1] in (" ", "\t") else f"{new}: "
        yield Item(
            offer.label,
            offer.kind,
            offer.detail,
            offer.about,
            f"{quote}{offer.text}",
            f"{blank}{new}",
            insert,
            replace,
            offer.is_snippet,
        )


def _places(context: Context, offers: Iterable[Offer]) -> tuple[Span, Span]:
    """What an item takes the place of, where it is inserted and where it replaces.

    What stands behind the place is replaced either way where it is the rest of what is being typed, and not
    where another value begins: `[UC-¦UC-1]`.
    """
    piece, rest = context.piece, context.piece.rest
    typed = piece.typed.casefold()
    if typed and not piece.quote:
        # A name of two words is one, whatever a word is to the line.
        whole = f"{typed}{rest}{piece.behind}".casefold()
        labels = [label for offer in offers if len(label := offer.label.casefold()) > len(typed + rest)]
        longest = max((label for label in labels if whole.startswith(label)), key=len, default="")
        if longest:
            rest = f"{rest}{piece.behind}"[: len(longest) - len(piece.typed)]
    start, place = context.start, context.place
    replaced = start.to(place.moved(len(rest)))
    begun = f"{typed}{rest.casefold()}"
    goes_on = bool(piece.quote) or (
        bool(typed) and any(offer.text.casefold().startswith(begun) for offer in offers)
    )
    return (replaced if goes_on else start.to(place)), replaced
