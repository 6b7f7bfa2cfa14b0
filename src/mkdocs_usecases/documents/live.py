"""Documents that are read as use cases at each build, and stay as they are: the option `documents`."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.documents.conversion import Conversion
from mkdocs_usecases.documents.nested import converted
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.documents import Document, read_document
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter
from mkdocs_usecases.source import Span


def read_live(
    text: str, path: str, options: Options, site: Context | None = None, below: FrontMatter = NO_FRONT_MATTER
) -> Document:
    """Read a document as if it had been converted; for the arguments see `read_document`.

    Returns:
        What was found; every place is a line of the file.
    """
    made: list[Conversion] = []

    def rewrite(lines: Sequence[str], context: Context) -> Conversion:
        made.append(converted(lines, context))
        return made[-1]

    document = read_document(text, path, options, site, below, rewrite=rewrite)
    questions = [
        unclear_document(Span(path, question.at + 1, 1), str(question), found.id or None)
        for conversion in made
        for found in conversion.found
        for question in found.questions
    ]
    return document._replace(diagnostics=(*document.diagnostics, *questions), is_live=True)


@explains(Code.UNCLEAR_DOCUMENT)
def unclear_document(span: Span, message: str, use_case: str | None) -> Diagnostic:
    """A document that is read as it is leaves something open.

    Pages that the option `documents` names are read as use cases, and some of what people write can mean two
    things: several actors in one field, an alternative that names no step. What was taken is said here;
    `mkdocs-usecases convert` asks the same.

    Bad:
        <!-- on a page that `documents` names -->
        ## UC-1: Lend a sled

        **Actors:** Keeper, Guest

        **Main flow:**

        1. Keeper asks for a sled.
        2. MealApp lists the sleds.
        3. Guest takes one.

    Good:
        <!-- on a page that `documents` names -->
        ## UC-1: Lend a sled

        **Primary actor:** Keeper

        **Main flow:**

        1. Keeper asks for a sled.
        2. MealApp lists the sleds.
        3. Keeper takes one.

    Source: documents that were read.
    """
    return Diagnostic(Code.UNCLEAR_DOCUMENT, span, message, use_case=use_case)
