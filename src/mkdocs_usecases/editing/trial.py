"""What would become of a site by some edits: read before anybody makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import yaml

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.model.actor import CatalogueActor
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.options import Options
from mkdocs_usecases.options.yaml_file import compose
from mkdocs_usecases.pages.markers import Marker, filter_parts
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.front_matter import FrontMatter
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

Renamed = Callable[[str], str]
"""What a name is afterwards: itself, if it is another one."""

_OF_TESTS = frozenset(
    {
        *(Code.NO_RESULTS, Code.UNREADABLE_RESULTS, Code.UNKNOWN_REFERENCE, Code.MOVED_ROUTE),
        *(Code.FAILED_ROUTE, Code.OUTDATED_ROUTE, Code.UNTESTED_ROUTE, Code.CHANGED_SINCE_REVIEW),
    }
)
"""What tests and reviewers say of the names is theirs to say anew."""


def renamed_options(options: Options, renamed: Renamed) -> Options:
    """Options in which somebody has another name."""

    def actor(one: CatalogueActor) -> CatalogueActor:
        return one._replace(
            name=ActorName(renamed(one.name)),
            aliases=tuple(ActorName(renamed(alias)) for alias in one.aliases),
            is_a=None if one.is_a is None else ActorName(renamed(one.is_a)),
        )

    catalogue = options.catalogue._replace(actors=tuple(map(actor, options.catalogue.actors)))
    return replace(
        options,
        catalogue=catalogue,
        system=None if options.system is None else renamed(options.system),
        primary_actors=tuple(ActorName(renamed(name)) for name in options.primary_actors),
    )


def new_findings(before: Site, after: Site) -> Iterator[Diagnostic]:
    """What is found afterwards and was not before, of each check as many as there are more."""
    counts = Counter(finding.code for finding in before.findings)
    known = {(finding.code, finding.message) for finding in before.findings}
    more = Counter(finding.code for finding in after.findings) - counts
    for finding in after.findings:
        is_new = more[finding.code] and (finding.code, finding.message) not in known
        if is_new and finding.code not in _OF_TESTS:
            yield finding


def reads_otherwise(before: Document, after: Document, renamed: Renamed, now: Renamed = str) -> Span | None:
    """Where a page says more or less than the same with another name.

    Args:
        before: the page as it is.
        after: as it would be.
        renamed: what a name should be afterwards.
        now: what a name that is found afterwards counts as.

    Returns:
        The first such place; the page itself where it holds more or fewer blocks or listings.
    """
    one, other = ([block.use_case for block in page.blocks] for page in (before, after))
    is_cut = [each is None for each in one] != [each is None for each in other]
    if is_cut or len(before.markers) != len(after.markers):
        return Span(before.path, 1, 1)
    for was, is_ in zip(one, other, strict=True):
        if was is not None and is_ is not None and _said(was, renamed) != _said(is_, now):
            return was.span
    for asked, asks in zip(before.markers, after.markers, strict=True):
        if not _is_asked(asked, asks, renamed):
            return asked.span
    return None


def _is_asked(before: Marker, after: Marker, renamed: Renamed) -> bool:
    """Whether a listing has the filters that it had, but for a name."""
    if before.filters.keys() != after.filters.keys():
        return False
    for key, value in before.filters.items():
        was = [word for word, _ in filter_parts(value)]
        now = [word for word, _ in filter_parts(after.filters[key])]
        if now not in (was, [renamed(word) for word in was]):
            return False
    return True


def _said(use_case: UseCase, renamed: Renamed) -> tuple[object, ...]:
    """All names that are read from a block."""
    steps = [
        (step.number, renamed(step.actor or ""), step.kind, step.loop and (step.loop.start, step.loop.end))
        for step in use_case.every_step
    ]
    extensions = [
        (one.label, one.start, one.end, one.outcome.kind, one.outcome.step, one.is_placed)
        for one in use_case.every_extension
    ]
    named = [
        use_case.specializes,
        *use_case.includes,
        *use_case.extends,
        *use_case.mentions,
        *(mention for step in use_case.every_step for mention in step.mentions),
    ]
    actors = [one.name for one in (*use_case.primary_actors, *use_case.supporting_actors)]
    actors += [one.name for one in use_case.stakeholders]
    return (
        *(renamed(use_case.id or ""), renamed(use_case.system or ""), steps, extensions),
        [renamed(name) for name in actors],
        # `P1` may be a word of a name: of `Clerk (P1)`.
        [renamed(one.id) for one in named if one is not None and not any(one.id in name for name in actors)],
        [renamed(prose.text) for prose in use_case.tags],
        [(renamed(point.name), point.step) for point in use_case.extension_points],
        [renamed(one.at or "") for one in use_case.extends],
        *(sorted(use_case.places), sorted(use_case.unread)),
    )


def settings_read_otherwise(before: str, after: str, renamed: Renamed) -> bool:
    """Whether a YAML file says more or less than the same with another name."""
    try:
        one, other = compose(before), compose(after)
    except Unreadable:
        return True
    return not _is_same(one, other, renamed, 0)


def _is_same(one: yaml.Node | None, other: yaml.Node | None, renamed: Renamed, depth: int) -> bool:
    if depth > _DEEPEST:
        return True
    if isinstance(one, yaml.ScalarNode) and isinstance(other, yaml.ScalarNode):
        parts, others = ([part.strip() for part in node.value.split(",")] for node in (one, other))
        is_text = other.tag in (one.tag, "tag:yaml.org,2002:str")
        is_renamed = renamed(one.value) == other.value or [renamed(part) for part in parts] == others
        return one.value == other.value or (is_text and is_renamed)
    if isinstance(one, yaml.CollectionNode) and isinstance(other, type(one)):
        children = list(_children(one)), list(_children(other))
        return len(children[0]) == len(children[1]) and all(
            _is_same(left, right, renamed, depth + 1) for left, right in zip(*children, strict=True)
        )
    return type(one) is type(other)


def _children(node: yaml.CollectionNode) -> Iterator[yaml.Node]:
    for child in node.value:
        yield from child if isinstance(child, tuple) else (child,)


_DEEPEST = 50


def tried(site: Site, options: Options, texts: Mapping[str, str], renamed: Renamed) -> Site:
    """The site as it would be if its options and some files were others."""

    def said(below: FrontMatter) -> FrontMatter:
        """What is said for a whole folder."""
        system, actors = below.system, below.primary_actors
        return below._replace(
            system=None if system is None else system._replace(text=renamed(system.text)),
            primary_actors=tuple(one._replace(name=ActorName(renamed(one.name))) for one in actors),
        )

    # First the pages, then what is pasted into them.
    ordered = sorted(texts, key=lambda path: not site.knows(path))
    return site.supposing({path: texts[path] for path in ordered}, options, said)
