"""Signs in HTML as references to characters, so that Python keeps a byte for each of a page."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_usecases.expressions import expression


def with_references(markup: Markup) -> Markup:
    """The HTML with our own signs as character references, where nearly all else is ASCII.

    One `→` makes Python keep two bytes for every character of a page, one `🌊` four, and hosts keep all pages
    of a site.
    """
    if markup.isascii():
        return markup
    ascii_only = markup.encode("ascii", "xmlcharrefreplace").decode()
    if _MAY_BE_WRONG.search(ascii_only):
        if _NO_CHARACTER.search(markup):
            # YAML can write half a character, `"\ud800"`, and no page can hold it.
            return with_references(Markup(_NO_CHARACTER.sub("\ufffd", markup)))
        if _MEANS_ANOTHER.search(ascii_only):
            return markup
    return Markup(ascii_only) if len(ascii_only) < len(markup) * _MOST_GROWTH else markup


# HTML takes the references of control characters for those of an old encoding: `&#128;` is a `€`.
_MEANS_ANOTHER = expression(r"&#1(?:2[89]|[345][0-9]);")

_NO_CHARACTER = expression(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
_MAY_BE_WRONG = expression(r"&#(?:1(?:2[89]|[345][0-9])|5[5-7][0-9]{3}|6[45][0-9]{3}|[0-9]{6,});")
"""A quick look at references, before the long one at all signs."""

_MOST_GROWTH = 1.1
"""Text in other scripts would become three times as long."""
