"""Pages as text, and what the exports make of them."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.site import Site


class Urls:
    """A site whose pages are folders."""

    def use_case(self, entry: Entry) -> str:
        return f"{entry.path.removesuffix('.md')}/#{entry.anchor}"

    def actor(self, actor: ActorEntry) -> str:
        return f"use-cases/actors/#{actor.slug}"

    def goal(self, goal: GoalEntry) -> None:
        return None


def site_of(*pages: str, options: Options | None = None) -> Site:
    """A site of these pages: `page-1.md`, `page-2.md`."""
    site = Site(options or Options())
    for number, text in enumerate(pages, start=1):
        site.read(f"page-{number}.md", text)
    return site


def exported_site(*pages: str) -> Any:
    """The `usecases.json` of these pages."""
    site = site_of(*pages)
    return json.loads(json_text(site.registry, Urls(), site.published_findings))
