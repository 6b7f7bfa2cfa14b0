"""The protocol as pygls speaks it, but for texts: they are kept in `documents`, which knows line ends."""

from __future__ import annotations

import logging
from typing import Any

from lsprotocol import types as lsp
from pygls.protocol import JsonRPCRequestMessage, LanguageServerProtocol, lsp_method

_log = logging.getLogger(__name__)


class Protocol(LanguageServerProtocol):
    """Keeps no texts: for pygls a line ends at U+2028 and others as well, where no editor ends one.

    Nor does it keep what became of each change, as pygls does where a generator passes them on.
    """

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """Pass on that a text was opened."""
        self.fm.features[lsp.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Pass on that a text was changed."""
        self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """Pass on that a text was closed."""
        self.fm.features[lsp.TEXT_DOCUMENT_DID_CLOSE](params)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Make a message of JSON; a question that nobody understands becomes one that nobody answers.

        Without that it would be dropped, and the client would wait for ever.
        """
        try:
            return super().structure_message(data)
        except Exception:
            if "id" not in data or "method" not in data:
                raise
            _log.warning("%s was asked in a way that is not understood", data["method"])
            return JsonRPCRequestMessage(data["id"], "$/notUnderstood", self.VERSION, None)
