"""What a client is told of the findings: of which files, and when they are others than before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import is_

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from mkdocs_usecases.hosts.lsp.asking import Page
from mkdocs_usecases.hosts.lsp.documents import Documents
from mkdocs_usecases.hosts.lsp.shifted_findings import moved
from mkdocs_usecases.hosts.lsp.shown_findings import of_settings, settings_files, translated
from mkdocs_usecases.hosts.workspace.loading import WrongConfiguration
from mkdocs_usecases.hosts.workspace.open_site import OpenSite
from mkdocs_usecases.revision import Text
from mkdocs_usecases.validation.checks import in_order

_Found = Mapping[str, Sequence[Diagnostic]]


class Publisher:
    """Tells one client."""

    def __init__(self, server: LanguageServer, documents: Documents) -> None:
        """Start with nothing told."""
        self._server = server
        self._documents = documents
        self._states: dict[OpenSite, tuple[object, ...]] = {}
        self._known: dict[OpenSite, dict[str, Sequence[Diagnostic]]] = {}
        self._shared: dict[tuple[OpenSite, str], tuple[Text, Sequence[Diagnostic]]] = {}
        self._wrong: dict[OpenSite, tuple[WrongConfiguration | None, Sequence[str]]] = {}
        self._told: dict[str, dict[OpenSite, Sequence[lsp.Diagnostic]]] = {}
        self.hints = lsp.DiagnosticSeverity.Hint
        """What hints are shown as."""

    def publish(self, home: OpenSite, touched: Collection[str] = ()) -> None:
        """Tell of the files of a site whose findings are others than before, and of those touched."""
        state = home.site.findings, home.configuration, home.wrong
        if not touched and all(map(is_, state, self._states.get(home, (None, None, None)))):
            return
        self._states[home] = state
        found = self._by_file(home)
        known = self._known.get(home, {})
        self._known[home] = found
        self._keep_shared(home, found)
        touched = (*touched, *self._files_of_settings(home))
        # Whoever types looks at the page first.
        for name in dict.fromkeys((*touched, *found, *known)):
            if name in touched or found.get(name, ()) != known.get(name, ()):
                self._tell(home, name, found.get(name, ()))

    def publish_page(self, home: OpenSite, name: str) -> None:
        """Tell of a page what is wrong with it by itself, and what was known of it as part of the site."""
        text = home.text(name)
        shared = self._shared.get((home, name))
        found = home.site.own_findings(name)
        if text is not None and shared is not None:
            found = in_order((*found, *moved(shared[1], shared[0], text)))
        self._known.setdefault(home, {})[name] = found
        self._states.pop(home, None)
        self._tell(home, name, found)

    def forget(self, homes: Collection[OpenSite]) -> None:
        """Take back what was told of all sites but these."""
        for home in [home for home in self._known if home not in homes]:
            self._states.pop(home, None)
            names = (*self._known.pop(home), *self._wrong.pop(home, (None, ()))[1])
            for name in dict.fromkeys(names):
                self._tell(home, name, (), is_over=True)

    def again(self) -> None:
        """Tell all anew the next time."""
        self._states = {}
        self._known = {home: dict.fromkeys(found, ()) for home, found in self._known.items()}

    def _files_of_settings(self, home: OpenSite) -> Sequence[str]:
        """The files in which settings were wrong or are so now, where that is news."""
        known, files = self._wrong.get(home, (None, ()))
        if home.wrong is known or home.file is None:
            return ()
        page = Page(home, home.file.name, self._documents)
        now = () if home.wrong is None else settings_files(home.wrong, page)
        self._wrong[home] = home.wrong, now
        return (*files, *now)

    def _keep_shared(self, home: OpenSite, found: _Found) -> None:
        """Note of the pages that are open what only the whole site tells, and of which text."""
        self._shared = {key: known for key, known in self._shared.items() if key[0] is not home}
        for document in self._documents:
            name = home.name(document.path)
            text = None if name is None else home.text(name)
            if name is not None and text is not None and home.is_page(name):
                own = frozenset(home.site.own_findings(name))
                others = [finding for finding in found.get(name, ()) if finding not in own]
                self._shared[home, name] = text, others

    def _by_file(self, home: OpenSite) -> dict[str, Sequence[Diagnostic]]:
        found: dict[str, list[Diagnostic]] = {}
        for finding in home.findings:
            found.setdefault(finding.span.file, []).append(finding)
        if home.is_alone:
            found = {name: found[name] for name in home.pages if name in found}
        shown = {name: self._shown(home, name, of_file) for name, of_file in found.items()}
        return {name: of_file for name, of_file in shown.items() if of_file}

    def _shown(self, home: OpenSite, name: str, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Hints are for those who look at the page."""
        if all(finding.severity is not Severity.HINT for finding in found):
            return found
        if self._documents.of_path(home.path(name)) is not None:
            return found
        return [finding for finding in found if finding.severity is not Severity.HINT]

    def _tell(self, home: OpenSite, name: str, found: Sequence[Diagnostic], *, is_over: bool = False) -> None:
        page = Page(home, name, self._documents)
        said = [*translated(found, page, self.hints)]
        if home.wrong is not None and not is_over:
            said += of_settings(home.wrong, page)
        uri = page.uri(name)
        # Two sites may share a file, such as a catalogue.
        told = self._told.setdefault(uri, {})
        told.pop(home, None)
        if said:
            told[home] = said
        document = self._documents.of_path(home.path(name))
        self._server.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                uri,
                list({_key(each): each for of_home in told.values() for each in of_home}.values()),
                None if document is None else document.version,
            )
        )


def _key(said: lsp.Diagnostic) -> object:
    """Two sites say the same of a file that they share."""
    return repr(said)
