"""Where things are shown: the addresses that only a host knows."""

from __future__ import annotations

from typing import Protocol

from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry


class Links(Protocol):
    """Addresses relative to the page that is being rendered."""

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        """The address of a use case, or of one of its steps (`3`) or extensions (`4a`)."""

    def page(self, path: str) -> str | None:
        """The address of a page by the path of its source; `None` where the site does not have it."""

    def file(self, path: str) -> str | None:
        """The address of a file that is written with the site; `None` where there is none."""

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor's page, or of its entry in an index; `None` where no page has it."""

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal's entry in an index; `None` where no page has it."""
