"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types as lsp

from mkdocs_usecases.diagnostics import Diagnostic, Edit, Severity
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.hosts.located import located
from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.hosts.paths import seen_from
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
from mkdocs_usecases.revision import Text, settled
from mkdocs_usecases.source import Span

SOURCE = "usecases"

GUIDE = "https://example.org/mkdocs-usecases/guide/checks/"
"""Where each code is explained."""


def _severity(severity: Severity, hints: lsp.DiagnosticSeverity) -> lsp.DiagnosticSeverity:
    match severity:
        case Severity.ERROR:
            return lsp.DiagnosticSeverity.Error
        case Severity.WARNING:
            return lsp.DiagnosticSeverity.Warning
        case Severity.HINT | Severity.OFF:
            return hints


def translated(
    findings: Iterable[Diagnostic], page: Page, hints: lsp.DiagnosticSeverity
) -> Sequence[lsp.Diagnostic]:
    """The findings of a file, each over the whole word that it is about; hints are shown as `hints`."""
    fitting = [settled(finding, page.texts) for finding in findings]
    # What a message says of another place, it says as a report does that is made in the folder of the site.
    told = located(fitting, lambda name: seen_from(page.home.folder, page.home.path(name)))
    return [
        _translated(finding, said.message, page, hints) for finding, said in zip(fitting, told, strict=True)
    ]


def _translated(
    finding: Diagnostic, message: str, page: Page, hints: lsp.DiagnosticSeverity
) -> lsp.Diagnostic:
    related = [
        lsp.DiagnosticRelatedInformation(page.location(span), "here as well") for span in finding.related
    ]
    return lsp.Diagnostic(
        range=page.range(whole(finding.span, page.texts(finding.span.file))),
        message=message if finding.hint is None else f"{message}\nhint: {finding.hint}",
        severity=_severity(finding.severity, hints),
        code=finding.code.value,
        code_description=lsp.CodeDescription(f"{GUIDE}#{finding.code.value}"),
        source=SOURCE,
        related_information=related or None,
        data=_data(finding, page) if finding.edits else None,
    )


def of_settings(wrong: WrongConfiguration, page: Page) -> Iterable[lsp.Diagnostic]:
    """What is wrong in a file of settings, so that those of before count."""
    for message, place in _placed(wrong, page):
        if place.file == page.name:
            yield lsp.Diagnostic(
                range=page.range(whole(place, page.texts(page.name))),
                message=f"{message}; what was read before counts until this is mended",
                severity=lsp.DiagnosticSeverity.Error,
                source=SOURCE,
            )


def settings_files(wrong: WrongConfiguration, page: Page) -> Sequence[str]:
    """The files in which something of that stands."""
    return [place.file for _, place in _placed(wrong, page)]


def _placed(wrong: WrongConfiguration, page: Page) -> Iterable[tuple[str, Span]]:
    """Each message with a place in a text that is there; else at the start of the settings."""
    file = page.home.file
    start = Span(file.name if file else page.name, 1, 1)
    places = [*wrong.places, *(start for _ in wrong.messages[len(wrong.places) :])]
    for message, place in zip(wrong.messages, places, strict=True):
        text = page.texts(place.file)
        yield message, start if text is None else _within(place, text)


def _within(place: Span, text: Text) -> Span:
    """A place, or the last character of a text that ends too early."""
    if place.line < text.count or text.line(place.line):
        return place
    last = next((number for number in range(text.count, 1, -1) if text.line(number)), 1)
    return Span(place.file, last, len(text.line(last)) or 1)


def whole(span: Span, text: Text | None) -> Span:
    """The same place to the end of what stands there: a word, or the opening of a fence."""
    if span.end_line or text is None:
        return span
    found = _WHOLE.match(text.line(span.line), span.column - 1)
    return span.over(len(found[0]) if found else 0)


_WHOLE = expression(r"[`~]{3,}\s*\S*|<!--.*?(?:-->|$)|[\w-]+|\S")


def _data(finding: Diagnostic, page: Page) -> object:
    """The edits that mend a finding: for clients that make them by themselves."""
    return {"certain": finding.is_certain, "edits": [_edit(edit, page) for edit in finding.edits]}


def _edit(edit: Edit, page: Page) -> object:
    area = page.range(edit.span)
    return {
        "uri": page.uri(edit.span.file),
        "range": {
            name: {"line": place.line, "character": place.character}
            for name, place in (("start", area.start), ("end", area.end))
        },
        "newText": edit.text,
    }
