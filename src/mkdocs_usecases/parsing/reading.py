"""From the text of a block to its tree; each slip becomes a finding."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_usecases.parsing import text_findings
from mkdocs_usecases.parsing.key_names import KeyNames
from mkdocs_usecases.parsing.nodes import Origin, Source
from mkdocs_usecases.parsing.outcomes import Words
from mkdocs_usecases.parsing.reader.blocks import Reading, read
from mkdocs_usecases.parsing.reader.repeated import gathered
from mkdocs_usecases.parsing.told_slips import told
from mkdocs_usecases.parsing.vocabulary import language


def read_tree(text: str, origin: Origin, outcomes: Words, keys: KeyNames) -> tuple[Source, Reading | None]:
    """Read a text; `None` where it is too large to be read."""
    # A character has four bytes at most.
    is_long = 4 * len(text) > text_findings.LARGEST_BLOCK
    if is_long and (size := len(text.encode("utf-8", "surrogatepass"))) > text_findings.LARGEST_BLOCK:
        source = Source(text, origin, outcomes)
        most = f"{text_findings.LARGEST_BLOCK // 1024} KiB"
        source.report(text_findings.too_large(origin.fence, f"{size // 1024} KiB", most))
        return source, None
    reading = read(text, language(outcomes, keys))
    if reading.shifts:
        origin = _shifted(origin, reading.shifts)
    source = Source(text, origin, outcomes, reading.texts)
    for slip in gathered(reading.slips):
        source.report(told(source, slip))
    return source, reading


def _shifted(origin: Origin, shifts: dict[int, int]) -> Origin:
    """Where lines stand that are read as if they were indented by other signs."""
    offsets = list(origin.offsets)
    for line, by in shifts.items():
        offsets[line] += by
    return replace(origin, offsets=tuple(offsets))
