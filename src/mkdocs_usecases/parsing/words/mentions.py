"""Words in prose that may be ids of use cases; which of them exist only the registry knows."""

from __future__ import annotations

from collections.abc import Callable, Collection

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose, UseCaseId, UseCaseMention
from mkdocs_usecases.source import Span

ID = r"[^\W\d_](?:[\w.-]*\w)?"
"""Letters, digits, `.`, `_` and `-`, starting with a letter; a full stop behind it stays out."""

# It looks for the sign and then at its neighbours: nearly every text has letters, and few have such signs.
_PLAUSIBLE = expression(
    r"[0-9_.(-](?:(?<=\()|(?<=[A-Za-z][0-9_-])|(?<=[0-9][_-])(?=[A-Za-z0-9])|(?<=[A-Za-z]\.)(?=[0-9]))"
)
_CANDIDATE = expression(
    r"(?<![A-Za-z0-9_.#/-])"
    r"(?:[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+|(?<=[0-9]))[A-Za-z0-9_]*(?:[.-][A-Za-z0-9]+)*)"
    rf"(?![A-Za-z0-9_])|(?<=\(){ID}(?=\))"
)
_LINK = expression(r"\[[^\[\]]*(?=\]\()")
_NOT_PROSE = expression(r"(?<!`)`+[^`]*`+|\]\([^()\s]*(?:\s[^()]*)?\)|<?\bhttps?://[^\s>]+>?")


def may_mention(text: str) -> bool:
    """A quick look: most texts have no word that could be an id."""
    return _PLAUSIBLE.search(text) is not None


def mentions(
    prose: Prose,
    within: Callable[[Prose, int, int], Span] | None = None,
    sites: Collection[str] = (),
) -> tuple[UseCaseMention, ...]:
    """The words of a text that have the form of an id; code and link targets are left alone.

    A word counts when it holds a digit or a sign (`UC-20`, `pay_2`) or stands alone in brackets (`(Pay)`).

    Args:
        prose: the text.
        within: where some of its letters stand; of a text on one line everybody knows it.
        sites: names of other sites; `billing:UC-12` is one word where one of them stands before the colon.
    """
    text = prose.text
    if not may_mention(text):
        return ()
    links = [match.span() for match in _LINK.finditer(text)] if "](" in text else []
    if "`" in text or "](" in text or "://" in text:
        text = _NOT_PROSE.sub(lambda match: " " * len(match[0]), text)
    within = within or _on_one_line
    found = []
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        if sites and text[start - 1 : start] == ":" and (site := _SITE.search(text, 0, start - 1)):
            start = site.start() if site[0] in sites else start
        is_in_link = any(first < start < last for first, last in links)
        is_linked = not is_in_link and text[start - 1 : start] == "["
        id_ = UseCaseId(text[start:end])
        found.append(UseCaseMention(id_, within(prose, start, end), is_linked, is_in_link))
    return tuple(found)


_SITE = expression(r"(?<![\w-])[^\W\d_][\w-]*\Z")


def _on_one_line(prose: Prose, start: int, end: int) -> Span:
    return prose.span.moved(start).over(end - start)
