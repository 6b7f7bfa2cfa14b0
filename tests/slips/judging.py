"""What a page says, what is found wrong with it, and what is left when the first finding is mended."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_usecases.diagnostics import Diagnostic, Edit, Severity
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span
from support.exporting import Urls

PAGE, NEIGHBOURS = "page.md", "neighbours.md"


@dataclass(frozen=True)
class Reading:
    """A page as it was read."""

    meaning: str
    """All that it exports, without places and addresses."""

    findings: tuple[Diagnostic, ...]
    """Errors and warnings, in the order in which they are shown."""


def read(text: str, neighbours: str = "") -> Reading:
    """Read a page as one of a site."""
    site = Site(Options())
    if neighbours:
        site.read(NEIGHBOURS, neighbours)
    site.read(PAGE, text)
    exported = json.loads(json_text(site.registry, Urls()))
    meaning = [_bare(each) for each in exported["use_cases"] if each["source"]["file"] == PAGE]
    counted = {Severity.ERROR, Severity.WARNING}
    found = tuple(finding for finding in site.findings if finding.severity in counted)
    return Reading(json.dumps(meaning, ensure_ascii=False, indent=1).translate(_ALIKE), found)


_ALIKE = {0xA0: " ", 0x3000: " ", 0x2009: " "} | dict.fromkeys((0x200B, 0x200E, 0x2060, 0xAD, 0xFEFF), "")
"""A text that looks the same says the same."""

_PLACES = ("source", "url", "content_hash", "fingerprint")


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if key not in _PLACES}
    return [*map(_bare, value)] if isinstance(value, list) else value


def told(findings: Sequence[Diagnostic]) -> Counter[tuple[str, str]]:
    """Findings wherever they stand: mending one moves the others, and the lines that messages name."""
    return Counter((finding.code.value, re.sub(r"\d+", "0", finding.message)) for finding in findings)


def mended(text: str, finding: Diagnostic) -> str | None:
    """The page after the edits of a finding; `None` where it names none."""
    edits = finding.edits or tuple(_edits_of_hint(text, finding))
    if not edits or any(edit.span.file != PAGE for edit in edits):
        return None
    return applied(text, edits)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """A text after some edits, made from the last to the first."""
    for edit in sorted(edits, key=lambda edit: edit.span[:3], reverse=True):
        lines = text.split("\n")
        start, end = _offset(lines, edit.span), _offset(lines, edit.span.end)
        typed = edit.text
        if getattr(edit, "is_line", False):
            start = end = start - edit.span.column + 1
            typed = f"{lines[edit.span.line - 1][: edit.span.column - 1]}{edit.text}\n"
        # Hosts make no edit that says something else is there, or not where it ends.
        assert edit.is_line or (edit.span.end_line and edit.was in (None, text[start:end]))
        text = text[:start] + typed + text[end:]
    return text


def _offset(lines: Sequence[str], place: Span) -> int:
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1


_WRITE = re.compile(r"^(?:write|for example) `(?P<text>[^`]+)`")
_MEANT = re.compile(r"^(?:did you mean|quote it:) `(?P<text>[^`]+)`")
_TYPED = re.compile(r"`(?P<text>[^`]+)`")


def _edits_of_hint(text: str, finding: Diagnostic) -> list[Edit]:
    """What a program can make of a hint in words: the line is to be that, or the word is to be another."""
    if finding.hint is None or finding.span.file != PAGE:
        return []
    line = text.split("\n")[finding.span.line - 1]
    if match := _WRITE.match(finding.hint):
        lead = re.match(r"[>\s]*(?:-\s+)?" if not match["text"].startswith("-") else r"[>\s]*", line)
        assert lead is not None
        start = Span(PAGE, finding.span.line, lead.end() + 1)
        return [Edit(start.over(len(line) - lead.end()), match["text"])]
    typed = _TYPED.search(finding.message)
    if (match := _MEANT.match(finding.hint)) and typed:
        column = line.find(typed["text"], finding.span.column - 1)
        if column >= 0:
            place = Span(PAGE, finding.span.line, column + 1)
            return [Edit(place.over(len(typed["text"])), match["text"])]
    return []
