"""All use cases of a site, and what follows from all of them together."""

from mkdocs_usecases.registry.actors import ActorEntry
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.goals import GoalEntry, SystemEntry
from mkdocs_usecases.registry.registry import Registry
from mkdocs_usecases.registry.slugs import slug

__all__ = ["ActorEntry", "Entry", "GoalEntry", "Registry", "SystemEntry", "slug"]
