"""Documents converted, as tests look at them."""

from __future__ import annotations

from functools import cache

from mkdocs_usecases.documents.conversion import Conversion
from mkdocs_usecases.documents.files import convert_text
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import site_context


def converted(text: str, options: Options | None = None) -> str:
    """The text of a document with its use cases as blocks."""
    return convert_text(text, "page.md", site_context(options or Options())).text


converted_once = cache(converted)
"""The same, for documents that several tests look at."""


def conversion(text: str, options: Options | None = None) -> Conversion:
    """What was found in a document."""
    return convert_text(text, "page.md", site_context(options or Options())).conversion
