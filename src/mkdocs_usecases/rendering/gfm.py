"""A rendered use case as GitHub-flavoured Markdown: tables, and diagrams in fences.

What is made here reads the same where `<` and `{` mean something (MDX), and where `|` parts cells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.rendering.gfm_text import (
    BLANKS,
    CLOSE,
    OPEN,
    address,
    anchor,
    code,
    escaped,
    joined,
    row,
)

_CLICK = expression(r"^[ \t]*click .*\n?", re.MULTILINE)
_VOID = frozenset({"br", "img", "input", "hr", "wbr"})
_LEFT_OUT = frozenset({"usecase-block", "usecase-help", "usecase-unseen", "usecase-choices"})
_AROUND = frozenset({"strong", "b", "em", "i", "del", "s"})
_SAME = frozenset({"sub", "sup", "kbd", "ins", "mark"})
_OF_HEADING = "--heading"


def gfm(html: str) -> str:
    """The HTML of use cases as Markdown, with signs in the place of ids: see `with_anchors`."""
    writer = _Writer()
    writer.feed(html)
    return "".join(writer.written).strip("\n")


class _Writer(HTMLParser):
    """Goes through HTML, and writes Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._left_out = 0
        self._text: list[str] | None = None
        self._code_text: list[str] | None = None
        self._rows: list[list[str]] | None = None
        self._row: list[str] | None = None
        self._row_id = ""
        self._heads = 0
        self._caption = ""
        self._depth = 0
        self._span = 1
        self._links: list[str | None] = []
        self._counts: list[int] = []
        self._heading = 0
        self._section = ""
        """The id of the last one that has begun."""

        self._has_ended = False
        """Whether a paragraph or a list has: what comes goes on in the next line of its cell."""

        self._ends: list[str] = []
        self._is_impact = False
        """Whether what is folded is what changes with a use case."""

        self._lists: list[_List] = []
        """Those around what is written, outside of tables."""

        self._is_diagram = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = defaultdict(str, {name: value or "" for name, value in attrs})
        classes = {*attributes["class"].split()}
        # Nothing is folded here; of what changes with a use case nothing else says what it is.
        is_title = tag == "summary" and self._is_impact
        if self._left_out or classes & _LEFT_OUT or (tag in ("summary", "script", "style") and not is_title):
            self._left_out += tag not in _VOID
            return
        if tag == "section":
            self._section = attributes["id"]
        if tag == "details":
            self._is_impact = "usecase-affected" in classes
        start = getattr(self, f"_start_{tag}", None)
        if start is not None:
            start(attributes)
        elif re.fullmatch("h[1-6]", tag):
            self._heading, self._text = int(tag[1]), []
            self._row_id = attributes["id"]
        elif tag in _AROUND:
            self._add(f"{OPEN}{tag};")
        elif tag in _SAME:
            self._add(f"<{tag}>")
        elif tag == "span" and "usecase-branches" in classes:
            self._add("<sup>")
            self._ends.append("</sup>")
        elif tag == "span":
            self._ends.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._left_out -= tag not in _VOID
            return
        end = getattr(self, f"_end_{tag}", None)
        if end is not None:
            end()
        elif re.fullmatch("h[1-6]", tag):
            self._end_heading()
        elif tag in _AROUND:
            self._add(CLOSE)
        elif tag in _SAME:
            self._add(f"</{tag}>")
        elif tag == "span" and self._ends:
            self._add(self._ends.pop())

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        if self._code_text is not None:
            self._code_text.append(data)
        else:
            self._add(escaped(data))

    def _add(self, text: str) -> None:
        if self._text is not None:
            if self._has_ended and text.strip():
                self._break()
            self._text.append(text)

    def _start_summary(self, _: Mapping[str, str]) -> None:
        self._text = []

    def _end_summary(self) -> None:
        self.written.append(f"**{joined(self._text or [])}**\n\n")
        self._text = None

    def _start_desc(self, _: Mapping[str, str]) -> None:
        self._text = []

    def _end_desc(self) -> None:
        """Where no SVG may stand, a use case diagram is what it tells those who do not see it, once."""
        paragraph = f"{joined(self._text or [])}\n\n"
        self._text = None
        if paragraph not in self.written:
            self.written.append(paragraph)

    def _end_heading(self) -> None:
        text = joined(self._text or [])
        # Links lead to the section of an actor or a goal, whose heading has an id for contents alone.
        is_of_section = self._row_id == f"{self._section}{_OF_HEADING}"
        id_ = self._section if is_of_section else self._row_id
        before = f"{anchor(id_)}\n\n" if id_ else ""
        self.written.append(f"{before}{'#' * self._heading} {text}\n\n")
        self._heading, self._text = 0, None

    def _start_table(self, _: Mapping[str, str]) -> None:
        if self._is_outside:
            self._write()
        self._depth += 1
        if self._depth == 1:
            self._rows, self._heads, self._caption = [], 0, ""

    def _end_table(self) -> None:
        self._depth -= 1
        if self._depth or self._rows is None:
            return
        width = max((len(row) for row in self._rows), default=1)
        rows = [row + [""] * (width - len(row)) for row in self._rows]
        head, body = (rows[0], rows[1:]) if self._heads else ([""] * width, rows)
        lines = [f"**{self._caption}**", ""] if self._caption else []
        lines += [row(head), row(["---"] * width), *map(row, body)]
        self._rows = None
        self._write_lines(lines)
        if not self._lists:
            self.written.append("\n")

    def _start_caption(self, _: Mapping[str, str]) -> None:
        self._text = []

    def _end_caption(self) -> None:
        self._caption, self._text = joined(self._text or []), None

    def _end_thead(self) -> None:
        if self._depth == 1:
            self._heads = len(self._rows or [])

    def _start_tr(self, attributes: Mapping[str, str]) -> None:
        if self._depth == 1:
            self._row, self._row_id = [], attributes["id"]
        else:
            self._break()

    def _end_tr(self) -> None:
        if self._depth == 1 and self._row is not None and self._rows is not None:
            self._rows.append(self._row)
            self._row = None

    def _start_td(self, attributes: Mapping[str, str]) -> None:
        if self._depth == 1:
            self._text, self._span = [], int(attributes["colspan"] or 1)
            self._has_ended = False
        else:
            self._add(" ")

    def _end_td(self) -> None:
        if self._depth != 1 or self._row is None:
            return
        text = joined(self._text or [])
        if not self._row and self._row_id:
            text = f"\ue000{self._row_id}\ue001{text}"
        self._row += [text, *[""] * (self._span - 1)]
        self._text = None

    _start_th, _end_th = _start_td, _end_td

    def _break(self) -> None:
        self._has_ended = False
        if self._text and not self._text[-1].endswith("<br />"):
            self._add("<br />")

    def _start_br(self, _: Mapping[str, str]) -> None:
        self._add("<br />")

    def _start_p(self, _: Mapping[str, str]) -> None:
        if self._is_outside:
            self._write()
            self._text = []
        elif self._text is not None and "".join(self._text).strip() and not self._counts:
            self._break()

    def _start_ul(self, _: Mapping[str, str]) -> None:
        self._start_list(-1)

    def _start_ol(self, attributes: Mapping[str, str]) -> None:
        start = attributes["start"]
        self._start_list(int(start) - 1 if start.isdecimal() else 0)

    def _start_list(self, count: int) -> None:
        self._counts.append(count)
        if self._is_outside:
            self._write()
            if count > 0:
                # Without it, a list that begins with another number than 1 goes on with the paragraph above.
                self.written.append("\n")
            self._lists.append(_List(self._indent))

    def _end_p(self) -> None:
        if self._is_outside:
            self._write()
            if not self._lists:
                self.written.append("\n")
        self._has_ended = True

    def _end_ul(self) -> None:
        if self._is_outside:
            self._write()
            self._lists.pop()
            if not self._lists:
                self.written.append("\n")
        self._counts.pop()
        self._has_ended = True

    _end_ol = _end_ul

    def _start_li(self, _: Mapping[str, str]) -> None:
        if self._is_outside:
            self._write()
            self._text = []
            self._lists[-1].begin(self._next_mark("-"))
            return
        if self._text is not None and "".join(self._text).strip():
            self._break()
        nested = len(self._counts) - len(self._lists) - 1
        self._add(f"{'&emsp;' * nested}{self._next_mark('•')} ")

    def _next_mark(self, bullet: str) -> str:
        """What the next item of the innermost list begins with."""
        if not self._counts or self._counts[-1] < 0:
            return bullet
        self._counts[-1] += 1
        return f"{self._counts[-1]}."

    @property
    def _is_outside(self) -> bool:
        """Whether what comes is a block of the page, and not in a cell or a heading."""
        return not self._depth and not self._heading

    @property
    def _indent(self) -> str:
        """What stands before lines that belong to the item of a list."""
        return self._lists[-1].inner if self._lists else ""

    def _write(self) -> None:
        """Write the text of a paragraph or an item, as far as it goes."""
        text, self._text = joined(self._text or []), None
        if text:
            self._write_lines([text])

    def _write_lines(self, lines: Iterable[str]) -> None:
        """Write lines of a block where they belong; the first one of an item stands behind its mark."""
        inner = self._indent
        before = self._lists[-1].lead() if self._lists else ""
        for line in lines:
            self.written.append(f"{before}{line}\n")
            before = inner

    def _start_img(self, attributes: Mapping[str, str]) -> None:
        self._add(f"![{escaped(attributes['alt'])}]({address(attributes['src'])})")

    def _start_input(self, attributes: Mapping[str, str]) -> None:
        if attributes["type"] == "checkbox":
            self._add("☑ " if "checked" in attributes else "☐ ")

    def _start_a(self, attributes: Mapping[str, str]) -> None:
        href = attributes["href"]
        # The number of a row leads to the row itself.
        is_link = bool(href) and href != f"#{self._row_id}" and self._text is not None
        self._links.append(address(href) if is_link else None)
        if is_link:
            self._add("[")

    def _end_a(self) -> None:
        href = self._links.pop() if self._links else None
        if href is not None:
            self._add(f"]({href})")

    def _start_pre(self, attributes: Mapping[str, str]) -> None:
        if self._is_outside:
            self._write()
        self._is_diagram = "mermaid" in attributes["class"].split()
        self._code_text = []

    def _end_pre(self) -> None:
        text = "".join(self._code_text or [])
        self._code_text = None
        if not self._is_outside:
            self._add("<br />".join(code(line, is_cell=True) for line in text.split("\n") if line.strip()))
            return
        kind, text = ("mermaid", _CLICK.sub("", text).strip()) if self._is_diagram else ("", text.strip("\n"))
        longest = max((len(run) for run in re.findall("`+", text)), default=0)
        ticks = "`" * max(3, longest + 1)
        self._write_lines([f"{ticks}{kind}", *text.split("\n"), ticks])
        if not self._lists:
            self.written.append("\n")

    def _start_code(self, _: Mapping[str, str]) -> None:
        if self._code_text is None and self._text is not None:
            self._code_text = ["\ue002"]

    def _end_code(self) -> None:
        if self._code_text is not None and self._code_text[:1] == ["\ue002"]:
            text, self._code_text = "".join(self._code_text[1:]), None
            self._add(code(BLANKS.sub(" ", text), is_cell=self._row is not None))


class _List:
    """A list outside of tables, with the item that is written."""

    def __init__(self, indent: str) -> None:
        self._outer = indent
        self._mark: str | None = None
        self.inner = indent
        """What stands before the lines of the item."""

    def begin(self, mark: str) -> None:
        """Another item."""
        self._mark = mark
        self.inner = self._outer + " " * (len(mark) + 1)

    def lead(self) -> str:
        """What stands before the next line: the mark of the item, if it is the first of that."""
        mark, self._mark = self._mark, None
        # Behind its first line an item goes on with a paragraph of its own.
        return f"{self._outer}{mark} " if mark is not None else f"\n{self.inner}"
