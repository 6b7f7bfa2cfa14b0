"""The texts that a client has open, as it has told them change by change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from mkdocs_usecases.hosts.lsp.encoding import Encoding
from mkdocs_usecases.revision import Text

_MARK = "\ufeff"
"""Says in what encoding a file is; it is no part of its text for us, and one for some editors."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it is in an editor."""

    uri: str
    version: int | None
    typed: Text = field(repr=False)
    """As the client counts its places."""

    text: Text = field(repr=False)
    """As it is read: without a byte order mark."""

    @property
    def is_marked(self) -> bool:
        """Whether the text of the client begins with a byte order mark."""
        return self.typed is not self.text


def document(uri: str, version: int | None, typed: str) -> Document:
    """A text that was opened or changed."""
    # Halves of characters can come through JSON, and no file has any.
    whole = typed if typed.isascii() else typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = Text(whole)
    return Document(uri, version, text, Text(whole[1:]) if whole.startswith(_MARK) else text)


def path_of(uri: str) -> Path | None:
    """Where the file of a document is; `None` where it is none: not saved yet, or somewhere else."""
    if not uri.casefold().startswith("file:"):
        return None
    path = to_fs_path(uri)
    return Path(path) if path else None


class Documents:
    """All texts that are open."""

    def __init__(self) -> None:
        """Start with none."""
        self.encoding = Encoding.UTF_16
        self._by_uri: dict[str, Document] = {}
        self._by_path: dict[Path, Document] = {}

    def open(self, item: lsp.TextDocumentItem) -> None:
        """Take a text that the client shows from now on."""
        self._keep(document(item.uri, item.version, item.text))

    def change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Take changes, each on top of those before it."""
        known = self._by_uri.get(params.text_document.uri)
        if known is None:
            return
        typed = known.typed
        for change in params.content_changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = self._offset(typed, change.range.start), self._offset(typed, change.range.end)
                typed = Text(typed.text[:start] + change.text + typed.text[max(start, end) :])
            else:
                typed = Text(change.text)
        self._keep(document(known.uri, params.text_document.version, typed.text))

    def close(self, uri: str) -> None:
        """Forget a text that the client no longer shows."""
        self._by_uri.pop(uri, None)
        path = path_of(uri)
        if path is not None:
            self._by_path.pop(path.resolve(), None)

    def of_uri(self, uri: str) -> Document | None:
        """The text that is open by that name."""
        return self._by_uri.get(uri)

    def of_path(self, path: Path) -> Document | None:
        """The text that is open of a file."""
        return self._by_path.get(path.resolve()) if self._by_path else None

    def unsaved(self, path: Path) -> str | None:
        """What an editor has in the place of a file."""
        known = self.of_path(path)
        return None if known is None else known.text.text

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._by_uri.values()))

    def _keep(self, known: Document) -> None:
        self._by_uri[known.uri] = known
        path = path_of(known.uri)
        if path is not None:
            self._by_path[path.resolve()] = known

    def _offset(self, text: Text, position: lsp.Position) -> int:
        """Where a place is in a text: a line ends where it ends, and so does the text."""
        if position.line >= text.count:
            return len(text.text)
        line = text.line(position.line + 1)
        return text.start(position.line + 1) + self.encoding.characters(line, position.character)
