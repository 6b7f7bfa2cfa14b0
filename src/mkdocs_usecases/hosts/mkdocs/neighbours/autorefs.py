"""References of mkdocs-autorefs, `[words][identifier]`: they reach use cases, actors and goals, too.

The plugin finds headings by itself. What has its id elsewhere, and names that are no ids, it has to be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from markdown.extensions.toc import slugify

from mkdocs_usecases.hosts.mkdocs.addresses import Addresses
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.registry import Entry, Registry

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

Target = tuple[str, str, str, str]
"""What a writer may type, the path of the page, the anchor there, and the title."""


def tell_autorefs(config: MkDocsConfig, files: Files, addresses: Addresses) -> None:
    """Register everything that has a name, where the plugin is there; names of the writer's headings win."""
    autorefs = _plugin(config)
    if autorefs is None:
        return
    for identifier, path, anchor, title in (*_use_cases(addresses), *_actors_and_goals(addresses)):
        file = files.get_file_from_path(path)
        if file is not None and file.page is not None and not _is_known(autorefs, identifier):
            autorefs.register_anchor(file.page, identifier, anchor, title=title, primary=True)


def named_elsewhere(config: MkDocsConfig, registry: Registry) -> frozenset[str]:
    """The folded ids that no use case has, and that the plugin can link to, by inventories of others."""
    autorefs = _plugin(config)
    if autorefs is None:
        return frozenset()
    ids = {reference.id for document in registry.documents for reference in document.references}
    for entry in registry.entries:
        ids.update(mention.id for mention in entry.use_case.mentions)
        ids.update(mention.id for step in entry.use_case.every_step for mention in step.mentions)
    unknown = [id_ for id_ in ids if registry.is_nowhere(id_)]
    return frozenset(folded(id_) for id_ in unknown if _is_known(autorefs, id_))


def look_at(config: MkDocsConfig, page: Page) -> None:
    """Tell the plugin which page is rendered: it notes the headings for the one that it has seen last."""
    autorefs = _plugin(config)
    if autorefs is not None:
        autorefs.current_page = page


def _plugin(config: MkDocsConfig) -> Any:
    autorefs = config.plugins.get("autorefs")
    return autorefs if hasattr(autorefs, "register_anchor") else None


def _is_known(autorefs: Any, identifier: str) -> bool:
    """Whether the plugin would find something: it looks for the words themselves, then for their slug."""
    for name in (identifier, slugify(identifier, "-")):
        with suppress(KeyError):
            autorefs.get_item_url(name)
            return True
    return False


def _use_cases(addresses: Addresses) -> Iterator[Target]:
    registry = addresses.registry
    for entry in registry.entries:
        title = _title(entry)
        yield entry.anchor, entry.path, entry.anchor, title
        for name, anchor in registry.parts(entry).items():
            yield anchor, entry.path, anchor, title
            if entry.use_case.id and registry.find(entry.use_case.id) is entry:
                yield f"{entry.use_case.id}/{name}", entry.path, anchor, title


def _title(entry: Entry) -> str:
    return f"{entry.use_case.id or ''} {plain(entry.use_case.title)}".strip()


def _actors_and_goals(addresses: Addresses) -> Iterator[Target]:
    for actor in addresses.registry.actors:
        path = addresses.path_of_actor(actor)
        if path is not None:
            for identifier in (actor.slug, actor.name, *actor.aliases):
                yield identifier, path, actor.slug, actor.name
    for goal in addresses.registry.goals:
        path = addresses.path_of_goal(goal)
        if path is not None:
            for identifier in (goal.slug, plain(goal.goal)):
                yield identifier, path, goal.slug, plain(goal.goal)
