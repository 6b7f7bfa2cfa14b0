"""Findings with their files written as the reader of a report knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.source import Span


def located(findings: Iterable[Diagnostic], shown: Callable[[str], str]) -> Iterator[Diagnostic]:
    """The same findings; `shown` tells how a file is written."""

    def placed(span: Span) -> Span:
        return span._replace(file=shown(span.file))

    for finding in findings:
        message = finding.message
        for span in finding.related:
            # Where a message names another place, it names it as the rest of the report does.
            message = message.replace(str(span), str(placed(span)))
        related = tuple(map(placed, finding.related))
        edits = tuple(edit._replace(span=placed(edit.span)) for edit in finding.edits)
        yield replace(finding, span=placed(finding.span), message=message, related=related, edits=edits)
