"""The pages of the index: Markdown like any author's, with markers where the listings go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.options import Options
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import Filter
from mkdocs_usecases.registry import ActorEntry, GoalEntry, Registry
from mkdocs_usecases.registry.index_pages import Share, actor_parts, goal_parts, scenario_parts, system_parts
from mkdocs_usecases.rendering.words import Words

_QUOTABLE = expression(r"[^\"'“”<>,،、，\r\n]+")
"""Names that a marker can hold, and that it takes for one."""

_LONG_NAME = 28
"""Characters: where many pages are named in a line, each must be short."""


class GeneratedPage(NamedTuple):
    """A page that no writer wrote; one of the same path in the docs folder wins."""

    path: str
    markdown: str
    continues: str | None = None
    """The path of the page whose listing goes on here: readers come from there, and need it in no menu."""


def checks_page(options: Options) -> str | None:
    """The path of the page that explains the codes in boxes; `None` where the site has no folder for it."""
    return None if options.index is None else _path(options, "checks")


def legend_page(options: Options) -> str | None:
    """The path of the page that says how to read a use case; `None` where the site has no folder for it."""
    return None if options.index is None else _path(options, "how-to-read")


def generated_pages(
    options: Options, words: Words, registry: Registry, *, with_checks: bool = False
) -> tuple[GeneratedPage, ...]:
    """The overview, the actors, the goals and the scenarios, each on as many pages as it takes; a legend.

    None where the site wants no index; these are its own, the others belong to one of them: a page for each
    actor, where the site wants that.
    Where there are results of tests, one more shows them; where a page shows a mistake, one more explains
    what its code means.
    """
    if options.index is None:
        return ()
    first, others = [], []
    for name, title, listing, starts in (
        ("index", "use cases", Listing.OVERVIEW, _starts(system_parts(registry))),
        ("actors", "actors", Listing.ACTORS, _starts(actor_parts(registry))),
        ("goals", "goals", Listing.GOALS, _starts(goal_parts(registry))),
        ("scenarios", "scenarios", Listing.SCENARIOS, _starts(scenario_parts(registry))),
    ):
        made = _parted(options, name, words[title], listing, starts)
        first.append(made[0])
        others += made[1:]
    if (reading := legend_page(options)) is not None:
        first.append(GeneratedPage(reading, _page(words["how to read"], [_marker(Listing.LEGEND)])))
    if registry.coverage is not None and (page := coverage_page(options, words)) is not None:
        first.append(page)
    if with_checks and (path := checks_page(options)) is not None:
        # It loads whatever may find anything, even what few sites need.
        from mkdocs_usecases.validation.guide_page import markdown as explained_checks

        others.append(GeneratedPage(path, explained_checks(), _path(options, "index")))
    return (*first, *others, *_actor_pages(options, words, registry))


def coverage_page(options: Options, words: Words) -> GeneratedPage | None:
    """The page of what tests say; `None` where the site has no folder for it."""
    if options.index is None:
        return None
    listing = _page(words["coverage"], [_marker(Listing.COVERAGE)])
    return GeneratedPage(_path(options, "coverage"), listing)


def _path(options: Options, name: str) -> str:
    return f"{options.index}{name}{options.page_ending}"


def _parted(
    options: Options, name: str, title: str, listing: Listing, starts: Sequence[str]
) -> list[GeneratedPage]:
    """The pages of a listing whose parts begin with these names."""
    if len(starts) == 1:
        return [GeneratedPage(_path(options, name), _page(title, [_marker(listing)]))]
    stem = "use-cases" if name == "index" else name
    ending = options.page_ending
    files = [f"{name}{ending}", *(f"{stem}-{number}{ending}" for number in range(2, len(starts) + 1))]
    pages = []
    for number, file in enumerate(files, 1):
        shown = [
            f"**{_escaped(start)}**" if other == file else f"[{_escaped(start)}]({other})"
            for start, other in zip(starts, files, strict=True)
        ]
        contents = [" · ".join(shown), _marker(listing, "part", number)]
        heading = title if number == 1 else f"{title} ({number})"
        continues = None if number == 1 else _path(options, name)
        pages.append(GeneratedPage(f"{options.index}{file}", _page(heading, contents), continues))
    return pages


def _starts(parts: Sequence[Sequence[Share[Any]]]) -> list[str]:
    """The name with which each part begins."""
    return [_shortened(_name(part[0])) if part else "" for part in parts]


def _name(share: Share[Any]) -> str:
    if isinstance(share.of, ActorEntry):
        return share.of.name
    if isinstance(share.of, GoalEntry):
        return plain(share.of.goal)
    use_case = share.entries[0].use_case
    return use_case.id or plain(use_case.title)


def _shortened(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONG_NAME else f"{name[: _LONG_NAME - 1].rstrip()}…"


def _actor_pages(options: Options, words: Words, registry: Registry) -> Iterator[GeneratedPage]:
    """A page for each actor, where the site wants them: who it is, and what it takes part in."""
    for actor in registry.actors if options.actor_pages else ():
        if (path := actor_page(options, actor)) is not None:
            yield GeneratedPage(path, _page(actor.name, _of_actor(actor, words)), _path(options, "actors"))


def actor_page(options: Options, actor: ActorEntry) -> str | None:
    """The path of the page of an actor; `None` where the site wants no such pages."""
    if options.index is None or not options.actor_pages:
        return None
    return _path(options, f"actors/{actor.file_name}")


def _of_actor(actor: ActorEntry, words: Words) -> list[str]:
    """What its page shows: the entry of the index, then what it takes part in."""
    name = actor.name if _QUOTABLE.fullmatch(actor.name) else actor.slug
    contents = [_marker(Listing.ACTORS, "actor", name)]
    if actor.primary_in or actor.supporting_in:
        for word, listing in (("diagram", Listing.DIAGRAM), ("scenarios", Listing.SCENARIOS)):
            contents += [f"## {_escaped(words[word])}", _marker(listing, "actor", name)]
    return contents


def _marker(listing: Listing, filter_: Filter | None = None, value: object = "") -> str:
    filtered = "" if filter_ is None else f' {filter_}="{value}"'
    return f"<!-- usecases: {listing.value}{filtered} -->"


def _page(title: str, contents: list[str]) -> str:
    return "\n\n".join([f"# {_escaped(title)}", *contents]) + "\n"


def _escaped(title: str) -> str:
    """A title that Markdown shows as it is, and that themes may put anywhere, between quotes as well."""
    # Some themes write what entities stand for into `<title>`, where nothing but its end is an end.
    title = title.replace("</", "<\u2060/")
    shown = (_ENTITIES.get(sign) or (f"\\{sign}" if sign in _MARKUP else sign) for sign in title)
    return _SHORTCODE.sub("&#58;", "".join(shown))


_SHORTCODE = expression(r":(?=\w)")
_MARKUP = frozenset("\\`*_{}[]#")
_ENTITIES = {
    **{"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"},
    # Markup of extensions, which no backslash takes away where there is no such extension.
    **{sign: f"&#{ord(sign)};" for sign in "~^$=@"},
}
