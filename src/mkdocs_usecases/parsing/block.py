"""What a block is, for all who do not read it: whoever does loads all that reading takes."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.source import Span


# One that a page takes from a file twice is two, which differ in nothing but that: no place tells them apart.
@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A `usecase` fence with what was read from it; equal to itself alone."""

    span: Span
    """The opening fence."""

    text: str
    """Its YAML as typed."""

    info: str
    """What stands behind `usecase` on the fence: `{.wide}`."""

    use_case: UseCase | None
    """As far as it could be read; `None` when nothing could."""

    diagnostics: tuple[Diagnostic, ...]
    """What reading found wrong, in the order of the lines."""

    end_line: int = 0
    """The last line of the file that it comes from; 0 where its lines follow the fence one by one."""

    def reads_as(self, other: Block) -> bool:
        """Whether another one says the same at the same place."""
        return (self.span, self.text, self.info, self.use_case, self.diagnostics, self.end_line) == (
            *(other.span, other.text, other.info, other.use_case, other.diagnostics, other.end_line),
        )
