"""What must hold of every text, whoever typed it: read, checked and exported, nothing breaks."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from io import StringIO

from gherkin.parser import Parser

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.export.csv import HEADER, csv_text
from mkdocs_usecases.export.gherkin import features
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.parsing.words.key_names import lookup
from mkdocs_usecases.registry import Registry
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support import schemas
from support.exporting import Urls

PAGE = "page.md"


def fenced(block: str) -> str:
    """A page that holds nothing but a block."""
    return f"```usecase\n{block}\n```\n"


def survive(text: str, options: Options | None = None) -> Site:
    """Read a page and check it as a site of its own; each place that is told has to lie in it."""
    site = Site(options or Options())
    document = site.read(PAGE, text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in (*places(document), *(span for found in site.findings for span in of_finding(found))):
        if span.file == PAGE:
            assert 1 <= span.line <= len(lines), span
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span
    for found in site.findings:
        assert "\n" not in found.message + (found.hint or ""), found
    return site


def survive_all(text: str, options: Options | None = None) -> Site:
    """The same, and everything that can be asked of a site and written from it."""
    site = survive(text, options)
    registry = site.registry
    parts_are_told_apart(registry)
    json_meets_its_schema(registry, site.findings)
    csv_calculates_nothing(registry)
    gherkin_can_be_read(registry)
    return site


def parts_are_told_apart(registry: Registry) -> None:
    """Two entries never share an address on a page."""
    anchors = Counter(entry.anchor for entry in registry.entries)
    for entry in registry.entries:
        for scenario in registry.scenarios(entry):
            assert set(scenario.path) <= {step.number for step in entry.use_case.every_step}
        parts = [registry.anchor(entry, extension) for extension in entry.use_case.every_extension]
        parts += [registry.anchor(entry, step) for step in entry.use_case.every_step]
        anchors.update(parts)
    assert set(anchors.values()) <= {1}, anchors.most_common(1)
    for slugs in ([a.slug for a in registry.actors], [g.slug for g in registry.goals]):
        assert len({slug.casefold() for slug in slugs}) == len(slugs)
    for system in registry.systems:
        assert system.use_cases


def json_meets_its_schema(registry: Registry, findings: tuple[Diagnostic, ...]) -> None:
    """What is exported is what was promised, and can be written to a file."""
    text = json_text(registry, Urls(), findings)
    text.encode()
    schemas.of_exports().validate(json.loads(text))


def csv_calculates_nothing(registry: Registry) -> None:
    """No cell starts as a formula does."""
    rows = list(csv.reader(StringIO(csv_text(registry).removeprefix("\ufeff"), newline=""), strict=True))
    assert rows[0] == list(HEADER)
    for row in rows:
        assert len(row) == len(HEADER)
        for cell in row:
            assert not re.match(r"[\s\x00-\x1f]*[=+\-@\t\r＝＋－＠]", cell), cell


def gherkin_can_be_read(registry: Registry) -> None:
    """Each feature is one to Gherkin, with a scenario for each route."""
    named = [entry for entry in registry.listed if registry.scenarios(entry)]
    for entry, (name, text) in zip(named, features(registry), strict=True):
        assert re.fullmatch(r"[^\\/:*?\"<>|\x00-\x1f]+\.feature", name), name
        read = Parser().parse(text)["feature"]
        assert read is not None
        assert len(read["children"]) == len(registry.scenarios(entry))


def places(value: object) -> Iterator[Span]:
    """All places that something tells of, however deep."""
    for part in _parts(value):
        if isinstance(part, Span):
            yield part


def texts(value: object) -> Iterator[str]:
    """All that is typed in something; the source as a whole is left out."""
    for part in _parts(value):
        if isinstance(part, str):
            yield part


def _parts(value: object) -> Iterator[object]:
    pending = [value]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, (str, Span, Enum)):
            continue
        if isinstance(part, Block):
            pending += [part.span, part.use_case, part.diagnostics]
        elif isinstance(part, Document):
            pending += [part.blocks, part.markers, part.references, part.diagnostics]
        elif is_dataclass(part):
            names = [each.name for each in fields(part) if each.name != "source"]
            pending += [getattr(part, name) for name in names]
        elif isinstance(part, Mapping):
            pending += [*part.keys(), *part.values()]
        elif isinstance(part, (tuple, list, frozenset)):
            pending += part


def of_finding(found: Diagnostic) -> tuple[Span, ...]:
    """The places that a finding tells of."""
    return (found.span, *found.related)


def lost_words(
    block: Block,
    words: Iterator[str] | list[str],
    kept: str | None = None,
    findings: Sequence[Diagnostic] | None = None,
) -> list[str]:
    """Which of these words, each typed once, are neither in what was read nor told of.

    A finding tells of the whole key that it stands in: what is there could not be read. Comments say nothing.

    Args:
        block: as it was read.
        words: that were typed.
        kept: where they should be, if not in all that was read.
        findings: what is told, if not only what reading found.
    """
    if block.use_case is None:
        # The page shows the source, below what is said of it.
        assert block.diagnostics
        return []
    if kept is None:
        kept = "\n".join(texts(block.use_case))
    found = block.diagnostics if findings is None else findings
    told = _told_lines(block, found)
    lost = []
    for word in words:
        if word in kept:
            continue
        number, line = next((n, line) for n, line in enumerate(block.text.split("\n")) if word in line)
        is_comment = re.search(r"^\s*#|\s#(?:\s.*)?$", line[: line.index(word)])
        if number not in told and not is_comment and not any(word in str(f) for f in found):
            lost.append(word)
    return lost


def _told_lines(block: Block, findings: Sequence[Diagnostic]) -> set[int]:
    """The lines of each key in which something was found that keeps its value from being read."""
    lines = block.text.split("\n")
    found_at = {found.span.line - block.span.line - 1 for found in findings}
    # In a text that goes over lines there may be a colon, too.
    starts = [
        n
        for n, line in enumerate(lines)
        if re.match(r"[\w\"'*][^:]*:(?:\s|$)", line) and (n in found_at or lookup(line.partition(":")[0]))
    ]
    told: set[int] = set()
    for found in findings:
        at = found.span.line - block.span.line - 1
        if at < 0:
            return set(range(len(lines)))
        first = max((start for start in starts if start <= at), default=0)
        last = min((start for start in starts if start > at), default=len(lines))
        told.update(range(first, last))
    return told
