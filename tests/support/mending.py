"""Findings with their edits made by a program, as an editor or `check --fix` would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.options import Options
from mkdocs_usecases.revision import Text, revise, settled
from support.checking import findings_of

Pages = dict[str, str]
"""Markdown by path."""


def settled_findings(pages: Pages, options: Options | None = None) -> list[Diagnostic]:
    """What is found in some pages, with the edits that fit them."""
    texts = {path: Text(text) for path, text in pages.items()}
    return [settled(finding, texts.get) for finding in findings_of(pages, options)]


def mended_pages(pages: Pages, finding: Diagnostic) -> Pages:
    """The pages after the edits of a finding."""
    revision = revise([finding], {path: Text(text) for path, text in pages.items()}.get)
    assert revision.mended == (finding,)
    return {**pages, **revision.texts}


def edits_that_do_not_mend(
    pages: Pages,
    options: Options | None = None,
    *,
    right: Pages | None = None,
    certain_only: bool = False,
    first_only: bool = False,
) -> Iterator[str]:
    """Each finding whose edits leave it where it is, or bring an error or a warning that was not there.

    What the pages have without any slip, where these are `right`, may be seen again: a mended key shows
    what is wrong behind it. Asked for may be the certain edits alone, and the first finding alone.
    """
    found = settled_findings(pages, options)
    hidden = _counted(settled_findings(right, options) if right else [], Severity.WARNING)
    for finding in found[:1] if first_only else found:
        if not finding.edits or (certain_only and not finding.is_certain):
            continue
        after = settled_findings(mended_pages(pages, finding), options)
        left = _counted(after)[finding.code] >= _counted(found)[finding.code]
        new = _counted(after, Severity.WARNING) - (_counted(found, Severity.WARNING) | hidden)
        if finding.code is Code.WRONG_FENCE:
            # What it holds is read only now, with the mistakes in it.
            new.clear()
        if left or new:
            yield f"{finding}: {'is still there' if left else ''} {dict(new)}"


def _counted(findings: list[Diagnostic], at_least: Severity = Severity.HINT) -> Counter[Code]:
    # Messages name lines and letters, which an edit may move.
    return Counter(finding.code for finding in findings if finding.severity.rank >= at_least.rank)
