"""What a client asks about: a place of an open page, and the site that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lsprotocol import types as lsp

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.hosts.lsp.documents import Document, Documents
from mkdocs_usecases.hosts.workspace.open_site import OpenSite
from mkdocs_usecases.revision import Text
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a client asks about, and the way between its places and ours."""

    home: OpenSite
    name: str
    """What places call it."""

    documents: Documents

    @property
    def site(self) -> Site:
        """The site that it belongs to."""
        return self.home.site

    def texts(self, name: str) -> Text | None:
        """A file as places name it."""
        return self.home.text(name)

    def uri(self, name: str) -> str:
        """What the client calls a file."""
        known = self._document(name)
        return self.home.path(name).absolute().as_uri() if known is None else known.uri

    def span(self, position: lsp.Position) -> Span:
        """A place of this page; behind the end of a line is at its end, below the last line at the end."""
        text = self.texts(self.name) or Text("")
        if position.line >= text.count:
            return Span(self.name, text.count, len(text.line(text.count)) + 1)
        line = text.line(position.line + 1)
        units = position.character - self._shift(self.name, position.line)
        return Span(self.name, position.line + 1, self.documents.encoding.characters(line, max(units, 0)) + 1)

    def covered(self, area: lsp.Range) -> Span:
        """What a range of this page covers."""
        return self.span(area.start).to(self.span(area.end))

    def position(self, name: str, line: int, column: int) -> lsp.Position:
        """A place of a file as the client counts it."""
        text = self.texts(name) or Text("")
        before = text.line(line)[: column - 1]
        return lsp.Position(line - 1, self.documents.encoding.units(before) + self._shift(name, line - 1))

    def range(self, span: Span) -> lsp.Range:
        """What a span covers."""
        start = self.position(span.file, span.line, span.column)
        end = self.position(span.file, span.end_line, span.end_column) if span.end_line else start
        return lsp.Range(start, end)

    def location(self, span: Span) -> lsp.Location:
        """Where a span is."""
        return lsp.Location(self.uri(span.file), self.range(span))

    def workspace_edit(self, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
        """Changes of files as the client makes them, with the versions that they were made for."""
        by_file: dict[str, list[lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit]] = {}
        for edit in edits:
            text = self.texts(edit.span.file)
            new = edit.text if text is None else text.with_line_ends(edit.text)
            by_file.setdefault(edit.span.file, []).append(lsp.TextEdit(self.range(edit.span), new))
        return lsp.WorkspaceEdit(
            document_changes=[
                lsp.TextDocumentEdit(self.identifier(name), changes) for name, changes in by_file.items()
            ]
        )

    def identifier(self, name: str) -> lsp.OptionalVersionedTextDocumentIdentifier:
        """What the client calls a file, with the version that is known of it."""
        known = self._document(name)
        return lsp.OptionalVersionedTextDocumentIdentifier(
            self.uri(name), None if known is None else known.version
        )

    def _document(self, name: str) -> Document | None:
        return self.documents.of_path(self.home.path(name))

    def _shift(self, name: str, line: int) -> int:
        """A client may count the byte order mark at the start of a file."""
        if line:
            return 0
        known = self._document(name)
        return int(known is not None and known.is_marked)


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of a page that a client asks about."""

    page: Page
    span: Span

    @property
    def site(self) -> Site:
        """The site that the page belongs to."""
        return self.page.site

    def texts(self, name: str) -> Text | None:
        """A file as places name it."""
        return self.page.texts(name)
