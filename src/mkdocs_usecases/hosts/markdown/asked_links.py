"""Links of a page that note what they are asked."""

from __future__ import annotations

from mkdocs_usecases.registry import ActorEntry, Entry, GoalEntry
from mkdocs_usecases.registry.asked import EVERYTHING, Question
from mkdocs_usecases.rendering.links import Links


class AskedLinks:
    """The addresses of one page that something is made of."""

    def __init__(self, links: Links, questions: set[Question]) -> None:
        """Take the links, and where to note what is asked."""
        self._of = links
        self._questions = questions

    def use_case(self, entry: Entry, part: str | None = None) -> str | None:
        """The address of a use case, or of one of its steps or extensions."""
        self._questions.add(("page", entry.path))
        return self._of.use_case(entry, part)

    def actor(self, actor: ActorEntry) -> str | None:
        """The address of an actor."""
        self._questions.add(("actor", actor.name))
        return self._of.actor(actor)

    def goal(self, goal: GoalEntry) -> str | None:
        """The address of a goal."""
        self._questions.add(("goal", goal.goal))
        return self._of.goal(goal)

    def page(self, path: str) -> str | None:
        """The address of a page."""
        self._questions.add(("page", path))
        return self._of.page(path)

    def file(self, path: str) -> str | None:
        """The address of a file, which only whole listings ask for."""
        self._questions.add(EVERYTHING)
        return self._of.file(path)
