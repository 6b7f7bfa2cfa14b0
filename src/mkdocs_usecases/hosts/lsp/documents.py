"""The texts that a client has open, as it has told them change by change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from mkdocs_usecases.hosts.lsp.encoding import Encoding
from mkdocs_usecases.hosts.workspace.pages import ENDINGS
from mkdocs_usecases.pages.restructured import SUFFIXES
from mkdocs_usecases.revision import Text

_MARK = "\ufeff"
"""Says in what encoding a file is; it is no part of its text for us, and one for some editors."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it is in an editor."""

    uri: str
    language: str
    version: int | None
    path: Path
    """Of its file, or a path that no file has where it was never saved."""

    typed: Text = field(repr=False)
    """As the client counts its places."""

    text: Text = field(repr=False)
    """As it is read: without a byte order mark."""

    @property
    def is_marked(self) -> bool:
        """Whether the text of the client begins with a byte order mark."""
        return self.typed is not self.text

    @property
    def is_page(self) -> bool:
        """Whether it is Markdown or reStructuredText."""
        return self.language == "markdown" or self.path.name.lower().endswith((*ENDINGS, *SUFFIXES))


class Documents:
    """All texts that are open."""

    def __init__(self) -> None:
        """Start with none."""
        self.encoding = Encoding.UTF_16
        self.folder = Path.cwd()
        """Where texts belong that were never saved."""

        self._by_uri: dict[str, Document] = {}
        self._by_path: dict[Path, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(self._by_uri.values())

    def open(self, item: lsp.TextDocumentItem) -> Document | None:
        """Take a text that the client shows from now on; `None` where it is nobody's business here."""
        path = self.path_of(item.uri)
        return None if path is None else self._keep(item.uri, item.language_id, item.version, path, item.text)

    def change(self, params: lsp.DidChangeTextDocumentParams) -> Document | None:
        """Take changes, each on top of those before it."""
        known = self._by_uri.get(params.text_document.uri)
        if known is None:
            return None
        typed = known.typed
        for change in params.content_changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = self._offset(typed, change.range.start), self._offset(typed, change.range.end)
                typed = Text(typed.text[:start] + change.text + typed.text[max(start, end) :])
            else:
                typed = Text(change.text)
        version = params.text_document.version
        return self._keep(known.uri, known.language, version, known.path, typed.text)

    def close(self, uri: str) -> Document | None:
        """Forget a text that the client no longer shows."""
        known = self._by_uri.pop(uri, None)
        if known is not None:
            self._by_path.pop(known.path.resolve(), None)
        return known

    def of_uri(self, uri: str) -> Document | None:
        """The text that is open by that name."""
        return self._by_uri.get(uri)

    def of_path(self, path: Path) -> Document | None:
        """The text that is open of a file."""
        return self._by_path.get(path.resolve()) if self._by_path else None

    def text(self, path: Path) -> str | None:
        """What an editor has in the place of a file."""
        known = self.of_path(path)
        return None if known is None else known.text.text

    def paths(self) -> Iterable[Path]:
        """The files of the pages that are open."""
        return [known.path for known in self._by_uri.values() if known.is_page]

    def path_of(self, uri: str) -> Path | None:
        """Where the file of a document is, or would be; `None` for what is no file at all."""
        scheme = uri.partition(":")[0].casefold()
        if scheme == "untitled":
            return self.folder / uri.replace("/", "_")
        path = to_fs_path(uri) if scheme == "file" else None
        return Path(path) if path else None

    def _keep(self, uri: str, language: str, version: int | None, path: Path, typed: str) -> Document:
        # Halves of characters can come through JSON, and no file has any.
        whole = (
            typed if typed.isascii() else typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
        text = Text(whole)
        read = Text(whole[1:]) if whole.startswith(_MARK) else text
        known = Document(uri, language, version, path, text, read)
        self._by_uri[uri] = self._by_path[path.resolve()] = known
        return known

    def _offset(self, text: Text, position: lsp.Position) -> int:
        """Where a place is in a text: a line ends where it ends, and so does the text."""
        if position.line >= text.count:
            return len(text.text)
        line = text.line(position.line + 1)
        return text.start(position.line + 1) + self.encoding.characters(line, position.character)
