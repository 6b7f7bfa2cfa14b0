"""How a route is named by tests and addresses: `UC-12/4a` and `UC-12:4a`."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.routes import Scenario
from mkdocs_usecases.model.scenario import Extension
from mkdocs_usecases.model.ways import MAIN
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.registry import Registry

_WORD = expression(r"[\w.*-]+")
"""What the name of a test can hold of a route."""


def route_anchor(registry: Registry, entry: Entry, extension: Extension | None) -> str:
    """The id of the row of a route: `UC-12:4a`; `UC-12:main` for the main success scenario."""
    return f"{entry.anchor}:{route_part(registry, entry, extension)}"


def walk_anchor(registry: Registry, entry: Entry, extension: Extension | None) -> str:
    """The id in the row of a route that leads to it step by step: `UC-12-4a:route`, `UC-12-main:route`."""
    return f"{entry.anchor}-{route_part(registry, entry, extension)}:route"


def route_part(registry: Registry, entry: Entry, extension: Extension | None) -> str:
    """What stands behind the id in the address of a route: `4a`, `any-a`, `main`."""
    if extension is None:
        return MAIN
    return registry.anchor(entry, extension).removeprefix(f"{entry.anchor}-")


def route_reference(registry: Registry, entry: Entry, scenario: Scenario) -> str | None:
    """What a test calls a route, in one word: `UC-12/4a`, `UC-12/main`; `None` where there is no id."""
    if not entry.use_case.id:
        return None
    name = scenario.routes[-1]
    # Of names that differ in their signs alone each has its own anchor.
    part = name if _WORD.fullmatch(name) else route_part(registry, entry, scenario.extension)
    return f"{entry.use_case.id}/{part}"


def route_address(registry: Registry, entry: Entry, scenario: Scenario, url: str | None) -> str | None:
    """Where a route is shown, at the address of its use case; a use case of one route has no rows."""
    if url is None or len(registry.scenarios(entry)) == 1:
        return url
    page, _, _ = url.partition("#")
    return f"{page}#{route_anchor(registry, entry, scenario.extension)}"
