"""What a search index reads of a page: the words of its use cases, each row where a reader finds it.

Search plugins parse the HTML of every page, and tables are mostly markup: that took longer than all the rest
of a build. Labels of routes, captions and buttons would only bury the words that people look for.
"""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_usecases.expressions import Expression, expression

_START = '<section class="usecase'


class Row(NamedTuple):
    """A step, an extension or a rule, which a hit is to lead to."""

    anchor: str
    title: str
    heading: str
    """The id of the heading that it stands under; in what is searched it comes ahead of that."""

    text: str

    @property
    def html(self) -> str:
        """The row as a section of its own."""
        return f'<h6 id="{self.anchor}">{self.title}</h6>{self.text}'


class SearchedWords(NamedTuple):
    """A page as an index is to see it, and the rows that have a heading of their own there."""

    html: str
    rows: tuple[Row, ...]
    apart: bool = False
    """Whether the rows are not in the HTML: they are to be told of ahead of their headings."""


def searched_words(content: str, step: str, *, apart: bool = False) -> SearchedWords:
    """The HTML of a page with the bodies of use cases and index entries as plain text.

    Args:
        content: the HTML as it is shown.
        step: what a step is called, with `{}` for its number.
        apart: whether the index takes rows by themselves.
    """
    before, *sections = content.split(_START)
    rows: list[Row] = []
    words = [_with_words(section, step, rows, apart) for section in sections]
    html = "".join([_without_pictures(before), *words])
    if apart and (_EXCLUDED in html or not all(row.heading for row in rows)):
        # The index knows by itself what is within what it leaves out, and what has no heading.
        return searched_words(content, step)
    return SearchedWords(html, tuple(rows), apart)


_EXCLUDED = "data-search-exclude"


def _with_words(section: str, step: str, rows: list[Row], apart: bool) -> str:
    """A section up to the next one, without its first characters; what follows its end stays as it is.

    Rows go ahead of the heading: what stands behind the use case belongs to that, as on the page.
    """
    heading = _HEADING.search(section)
    if heading is None:
        return f"{_START}{_without_pictures(section)}"
    start = section[: heading.start()]
    body, end, after = section[heading.end() :].partition("</section>")
    id_ = _ID.search(start)
    own, found = _rows(body, step, heading[1] or "", f"{id_[1]}: " if id_ else "")
    rows += found
    headed = "" if apart else "".join([row.html for row in found])
    # Half of what an index does with a page is reading its tags and their attributes.
    title = heading[0] if _EXCLUDED in heading[0] else _SPAN.sub("", heading[0])
    return f"<section>{headed}{title}{' '.join(own.split())}{end}{_without_pictures(after)}"


def _rows(body: str, step: str, heading: str, lead: str) -> tuple[str, list[Row]]:
    """The words of a body that belong to no row, and its rows, whose texts begin with `lead`."""
    own, *parts = _plain(body).split(_ROW)
    rows: list[Row] = []
    is_in_extension = False
    for part in parts:
        anchor, kind, number, text = part.split(_FIELD, 3) if _FIELD in part else ("", "", "", part)
        if not kind:
            own += text
        elif kind == "step" and is_in_extension:
            rows[-1] = rows[-1]._replace(text=f"{rows[-1].text}{text.strip()} ")
        else:
            condition, parted, text = text.rpartition(_FIELD)
            title = step.replace("{}", number) if kind == "step" else " ".join(number.split())
            if parted and title:
                # Words of a title count most: whoever types that of a use case looks for the use case.
                text = f"{condition.strip()}: {text.lstrip()}"
            elif parted:
                title = " ".join(condition.split())
            rows.append(Row(anchor, title, heading, f"{lead}{text.lstrip()}"))
            is_in_extension = kind == "condition"
    return own, rows


_HEADING = expression(r'(?s)<h[1-6]\b(?:[^>]*? id="([^"]*)")?.*?</h[1-6]>')
_ID = expression(r' data-id="([^"]*)"')
_SPAN = expression("</?span[^>]*>")

_ROW, _FIELD = "\x02", "\x03"
"""Signs that no page has: Markdown puts its own pieces between them, and takes away those of a writer."""

_ROW_START = expression(
    r'<tr id="([^"]*)" class="usecase-(step|condition|rule)"[^>]*>'
    r'[^<]*<th[^>]*>(?:<a class="usecase-number"[^>]*>([^<]*)</a>)?'
)
_CONDITION = '<span class="usecase-condition-text">'


def _plain(body: str) -> str:
    """The words of a body, with a sign ahead of each row and what belongs to no row.

    A row begins with its anchor, kind and number; in that of an extension the condition comes next.
    """
    first, *others = _ROW_START.split(_LEFT_OUT.sub(" ", body))
    fields = zip(others[::4], others[1::4], others[2::4], others[3::4], strict=True)
    rows = "".join(
        f"{_ROW}{anchor}{_FIELD}{kind}{_FIELD}{number or ''}{_FIELD}{text}"
        for anchor, kind, number, text in fields
    )
    before, *conditions = f"{first}{rows}".replace("</tbody>", _ROW).split(_CONDITION)
    rows = "".join([before, *(each.replace("</span>", _FIELD, 1) for each in conditions)])
    # Marks within a sentence leave no blanks.
    return " ".join(_TAG.sub("", rows).split())


def _up_to(end: str) -> str:
    """All up to an end tag, from tag to tag; what is never closed goes on to the end of the text."""
    return rf"[^<]*(?:<(?!{end})[^<]*)*(?:<{end}|\Z)"


_WHOLE = {
    r'div class="usecase-scenarios\b': "/div>",
    r"details\b[^>]*\bdata-search-exclude": "/details>",
    r"figure\b": "/figure>",
    'pre class="mermaid': "/pre>",
    r"button\b": "/button>",
    r"summary\b": "/summary>",
    'p class="usecase-help"': "/p>",
    "caption": "/caption>",
    "thead": "/thead>",
    'span class="usecase-(?:branches|sign)"': "/span>",
}
"""Elements of which nothing is searched, by how their tags start and end."""

_ENDS = ("/t[dh]>", "/li>", "/p>", "br>")
"""Tags between words that are no sentence together."""

_LEFT_OUT = expression(
    "<(?:" + "|".join((*(f"{start}{_up_to(end)}" for start, end in _WHOLE.items()), *_ENDS)) + ")"
)
_TAG = expression(r"<[^>]*(?:>|\Z)")
_OWN_PICTURE = expression('<(details|figure) class="usecase-')
"""What has no section around it: in a listing of diagrams, and where nothing could be read."""

_LISTED = expression('<(div) class="usecase-listing usecase-table usecase-(?:scenarios|impact)"')
"""All that these say is found where it belongs: in the use cases."""


def _without_pictures(html: str) -> str:
    return _without(_LISTED, _without(_OWN_PICTURE, html)) if 'class="usecase-' in html else html


def _without(start: Expression, html: str) -> str:
    """The same without these elements, each up to the next end tag of its name.

    An expression for all of it keeps every tag at hand: those of a page of scenarios were 3 MB.
    """
    pieces, behind = [], 0
    for found in start.finditer(html):
        if found.start() >= behind:
            pieces.append(html[behind : found.start()])
            end = f"</{found[1]}>"
            at = html.find(end, found.end())
            behind = len(html) if at < 0 else at + len(end)
    return "".join([*pieces, html[behind:]]) if pieces else html
