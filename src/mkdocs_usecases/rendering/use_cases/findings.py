"""What is wrong with a block, as boxes on its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_usecases.diagnostics import Diagnostic, Severity
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.rendering.generated.pages import checks_page
from mkdocs_usecases.rendering.view import View
from mkdocs_usecases.rendering.words import Words


class FindingBox(NamedTuple):
    """One finding, ready to be read."""

    severity: str
    word: str
    code: str
    href: str | None
    """Where the code is explained; `None` where the site has no page for that."""

    message: tuple[str, ...]
    """In pieces: each second one was in backticks."""

    hint: tuple[str, ...]
    """In pieces as well; empty where there is none."""

    place: str


def shown_findings(findings: Iterable[Diagnostic], view: View) -> tuple[Diagnostic, ...]:
    """Readers see errors, for something is missing on the page; writers see warnings, and hints if wanted."""
    least = Severity.ERROR
    if view.serving:
        least = Severity.HINT if view.options.hints else Severity.WARNING
    return tuple(finding for finding in findings if finding.severity.rank >= least.rank)


def finding_boxes(findings: Iterable[Diagnostic], view: View) -> Markup:
    """The boxes of all findings that are for the reader of this page."""
    shown = shown_findings(findings, view)
    if not shown:
        return Markup("")
    path = checks_page(view.options)
    explained = None if path is None else view.links.page(path)
    boxes = [
        FindingBox(
            finding.severity.value,
            view.words[finding.severity.value],
            finding.code.value,
            None if explained is None else f"{explained}#{finding.code.value}",
            message_pieces(finding.message),
            message_pieces(finding.hint) if finding.hint else (),
            str(finding.span),
        )
        for finding in shown
    ]
    return view.templates.render("findings.html", findings=boxes, words=view.words.table)


def spoken(finding: Diagnostic, words: Words) -> str:
    """A finding as plain text."""
    message = "".join(message_pieces(finding.message))
    # What is asked ends with its own sign.
    end = "" if message.endswith("?") else "."
    said = [f"{words[finding.severity.value]}{words['colon']}{message}{end}"]
    if finding.hint:
        said.append(f"{words['hint']}{words['colon']}{''.join(message_pieces(finding.hint))}")
    return " ".join(said)


def message_pieces(message: str) -> tuple[str, ...]:
    """A message at its code, each second piece: what stands in backticks, and a fence; a single one stays."""
    pieces, done = [], 0
    for found in _CODE.finditer(message):
        pieces += [message[done : found.start()], found["quoted"] or found["fence"]]
        done = found.end()
    return (*pieces, message[done:])


_CODE = expression(r"(?<!`)`(?P<quoted>[^`]+)`(?!`)|(?P<fence>`{3,}\S*|~{3,}\S*)")
