"""Links of a page that note what they are asked."""

from __future__ import annotations

from mkdocs_usecases.registry.asked import EVERYTHING, Question
from mkdocs_usecases.rendering.links import Links


class AskedLinks:
    """Links to other pages are noted; those to use cases, actors and goals follow from who asks for these."""

    def __init__(self, links: Links, questions: set[Question]) -> None:
        """Take the links, and where to note what is asked."""
        self._of = links
        self._questions = questions
        self.use_case, self.actor, self.goal = links.use_case, links.actor, links.goal

    def page(self, path: str) -> str | None:
        """The address of a page."""
        self._questions.add(("page", path))
        return self._of.page(path)

    def file(self, path: str) -> str | None:
        """The address of a file, which only whole listings ask for."""
        self._questions.add(EVERYTHING)
        return self._of.file(path)
