"""What a server keeps from build to build, so that an edit costs what it touches."""

from __future__ import annotations

from itertools import chain

from mkdocs_usecases.export.kept_lines import KeptLines
from mkdocs_usecases.hosts.markdown.section_cache import KeptSections, PlacesOf
from mkdocs_usecases.registry.answers import Answers


class Kept:
    """What was made of use cases that may be as they were."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._answers = Answers()
        self.sections = KeptSections(self._answers)
        self.lines = KeptLines(self._answers)
        """Those of its exports."""

    def start(self, places: PlacesOf) -> None:
        """Begin a build, in which pages know of these places."""
        self.sections.start(places)
        self._answers.forget_others(chain(self.sections.questions, self.lines.questions))
