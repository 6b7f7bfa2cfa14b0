"""Tables in HTML: their rows with the lines in which these begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from mkdocs_usecases.expressions import expression

_LARGEST = 2000
"""Lines of a table that is looked at."""

_DIGITS = 5
_MARK = expression(r"(?:&nbsp;)*(?:\d+\.|-)\s*")


def html_rows(texts: Sequence[str], first: int) -> tuple[int, list[tuple[int, list[str]]]] | None:
    """The last line of the table that begins in a line, and its rows; `None` where it never ends."""
    last = next(
        (at for at in range(first, min(len(texts), first + _LARGEST)) if "</table" in texts[at].lower()), None
    )
    if last is None:
        return None
    reader = _Rows(first)
    reader.feed("\n".join(texts[first : last + 1]))
    reader.close()
    rows = [(at, cells) for at, cells in reader.rows if any(cells)]
    return (last, rows) if rows and not reader.is_nested else None


_BREAKS_AROUND = expression(r"^(?:\s*<br>)+|(?:<br>\s*){1,9}$")
_LIST = expression(r"<(?P<end>/?)(?P<tag>ol|ul|li)\b[^<>]*>", re.IGNORECASE)


def items_in_lines(cell: str) -> str:
    """A cell of a Markdown table, with a line for each item of the lists in HTML that it holds."""
    counts: list[int] = []

    def begun(match: re.Match[str]) -> str:
        tag = match["tag"].lower()
        if tag != "li":
            if match["end"]:
                del counts[-1:]
            else:
                counts.append(int(tag == "ol"))
            return "<br>"
        if match["end"]:
            return ""
        number = counts[-1] if counts else 0
        counts[-1:] = [number + 1] if number else [0]
        return f"<br>{'&nbsp;' * (2 * (len(counts) - 1))}{f'{number}. ' if number else '- '}"

    return _LIST.sub(begun, cell)


class _Rows(HTMLParser):
    """Takes the cells of a table apart; breaks in them are `<br>`."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self._first = first
        self.rows: list[tuple[int, list[str]]] = []
        self.is_nested = False
        self._has_begun = False
        self._cell: list[str] | None = None
        self._spans: dict[int, int] = {}
        """For a column the rows, from the next one on, that a cell above reaches into."""

        self._counts: list[int] = []
        """Of the lists that are open: the next number, 0 for one with bullets."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.is_nested = self._has_begun
            self._has_begun = True
        elif tag == "tr":
            self._begin_row()
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self._begin_row()
            self._begin_cell(dict(attrs).get("rowspan") or "")
        elif tag in ("ol", "ul"):
            start = next((value for name, value in attrs if name == "start" and value), "1")
            self._counts.append(int(start) if tag == "ol" and start.isdigit() else 1 if tag == "ol" else 0)
        elif tag == "li":
            self._open_item()
        elif tag in ("br", "p", "div") and not self._is_item_begun():
            self._say("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in ("ol", "ul") and self._counts:
            self._counts.pop()
            self._say("<br>")
        elif tag in ("p", "div", "li"):
            self._say("<br>")

    def handle_data(self, data: str) -> None:
        before, behind = (" " if side.isspace() else "" for side in (data[:1], data[-1:]))
        words = " ".join(data.split())
        self._say(f"{before}{words}{behind}" if words else " ")

    def _begin_row(self) -> None:
        self._end_cell()
        self.rows.append((self._first + self.getpos()[0] - 1, []))

    def _begin_cell(self, rows: str) -> None:
        """Begin a cell behind the places that cells above reach into, which are empty here."""
        cells = self.rows[-1][1]
        while self._spans.get(len(cells), 0):
            self._spans[len(cells)] -= 1
            cells.append("")
        if rows.isdecimal() and len(rows) < _DIGITS:
            self._spans[len(cells)] = max(int(rows) - 1, 0)
        self._cell = []

    def _open_item(self) -> None:
        if not self._counts:
            self._say("<br>- ")
            return
        margin = "&nbsp;" * (2 * (len(self._counts) - 1))
        number = self._counts[-1]
        if number:
            self._counts[-1] += 1
        self._say(f"<br>{margin}{f'{number}. ' if number else '- '}")

    def _is_item_begun(self) -> bool:
        """Whether nothing but its mark stands in the item of a list: its paragraph goes on there."""
        said = "".join(self._cell or ()).rpartition("<br>")[2]
        return _MARK.fullmatch(said) is not None

    def _say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows:
            self.rows[-1][1].append(_BREAKS_AROUND.sub("", "".join(self._cell)).strip())
        self._cell = None
