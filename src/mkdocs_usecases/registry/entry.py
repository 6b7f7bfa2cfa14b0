"""A use case in its site."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from mkdocs_usecases.model.use_case import UseCase


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A use case and where it is shown; two entries are the same only when they are one object.

    While nothing on its page is another use case, it stays the same from registry to registry.
    """

    use_case: UseCase
    path: str
    """The source file of the page that shows it; a block that was included stands in another file."""

    anchor: str
    """Its id on the page, like no other there: the use case's id, or else its title as a slug."""

    @property
    def is_listed(self) -> bool:
        """Whether it stands in goals and listings: only what has a title can be named there."""
        return bool(self.use_case.title)


page_of = attrgetter("path")
"""The page of a use case: those of one that stand together go together, since an edit is of one page."""
