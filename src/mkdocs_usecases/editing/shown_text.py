"""A text of a page in the Markdown that editors show."""

from __future__ import annotations

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.plain import plain

_SIGNS = expression(r"[\\`*\[]")


def shown(text: str) -> str:
    """A text as the reader of a page sees it, its signs kept from being Markdown once more."""
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", plain(text)).replace("<", "&lt;")
