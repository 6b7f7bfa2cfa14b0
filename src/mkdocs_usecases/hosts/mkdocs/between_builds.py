"""What a server keeps from build to build, so that an edit costs what it touches."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_usecases.export.kept_lines import KeptLines
from mkdocs_usecases.hosts.markdown.section_cache import KeptSections


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made of use cases that may be as they were."""

    sections: KeptSections = field(default_factory=KeptSections)
    lines: KeptLines = field(default_factory=KeptLines)
    """Those of its exports."""
