"""HTML of the templates as nodes of docutils, for builders that write something else than pages of a site.

One set of templates serves all formats: what is read here is what browsers get.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from html.parser import HTMLParser
from types import MappingProxyType

from docutils import nodes

from mkdocs_usecases.hosts.sphinx.attachments import Attached
from mkdocs_usecases.hosts.sphinx.node_tree import BLANKS, NodeTree
from mkdocs_usecases.hosts.sphinx.tables import Cell, Row, listed, table

Picture = Callable[[str], Sequence[nodes.Node]]
"""Makes nodes of a diagram: of the source of a flowchart, or of an SVG."""

_LEFT_OUT = frozenset({"usecase-block", "usecase-unseen", "usecase-choices"})
_VOID = frozenset({"br", "img", "input", "hr", "wbr"})
_INLINE = {
    **dict.fromkeys(("strong", "b"), nodes.strong),
    **dict.fromkeys(("em", "i"), nodes.emphasis),
    "code": nodes.literal,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
}


def nothing(_: str) -> Sequence[nodes.Node]:
    """No picture: the tables say it all."""
    return ()


def inline_nodes(html: str) -> list[nodes.Node]:
    """Text with inline markup."""
    made = document_nodes(html)
    return [
        child for node in made for child in (node.children if isinstance(node, nodes.paragraph) else [node])
    ]


def document_nodes(
    html: str,
    flowchart: Picture = nothing,
    picture: Picture = nothing,
    *,
    attached: Attached = MappingProxyType({}),
    has_spans: bool = True,
    strong_width: int = 0,
    most_tables: int = 2,
) -> list[nodes.Node]:
    """The content of a section; pictures and files that it names are among the `attached`.

    Of a format that writes signs around strong words, `strong_width` is how many letters these take.
    Where more than `most_tables` would stand in each other, the rows of inner ones are items of a list.
    """
    reader = _Reader(
        flowchart,
        picture,
        attached=attached,
        has_spans=has_spans,
        strong_width=strong_width,
        most_tables=most_tables,
    )
    reader.feed(html)
    reader.close()
    return reader.tree.finished()


class _Reader(HTMLParser):
    """Goes through HTML, and says of each tag what becomes of it."""

    def __init__(
        self,
        flowchart: Picture,
        picture: Picture,
        *,
        attached: Attached,
        has_spans: bool,
        strong_width: int,
        most_tables: int,
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._attached, self._most_tables = attached, most_tables
        self._flowchart, self._picture, self._has_spans = flowchart, picture, has_spans
        self._strong_width = strong_width
        self.tree = NodeTree()
        self._left_out = 0
        self._rows: list[list[Row]] = []
        self._captions: list[nodes.Element | None] = []
        self._in_head = False
        self._row = ""
        self._is_picture = False
        self._taken: list[str] | None = None
        """What is taken as it stands: the source of a diagram."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        classes = attributes.get("class", "").split()
        if self._taken is not None:
            self._take(self.get_starttag_text() or "")
        elif self._left_out or _LEFT_OUT.intersection(classes) or tag in ("summary", "script", "style"):
            self._left_out += tag not in _VOID
        elif tag == "svg" or (tag == "pre" and "mermaid" in classes):
            self._is_picture = tag == "svg"
            self._taken = [(self.get_starttag_text() or "") if self._is_picture else ""]
        else:
            start = getattr(self, f"_start_{tag}", None)
            if start is not None:
                start(attributes)
            elif tag in _INLINE:
                self.tree.push(
                    tag, _INLINE[tag](classes=[each for each in classes if each != "usecase-remark"])
                )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._taken is not None:
            self._take(self.get_starttag_text() or "")
        else:
            super().handle_startendtag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._taken is not None:
            self._end_taken(tag)
        elif self._left_out:
            self._left_out -= tag not in _VOID
        else:
            end = getattr(self, f"_end_{tag}", None)
            if end is not None:
                end()
            elif self.tree.is_open(tag):
                self.tree.pop(tag)

    def handle_data(self, data: str) -> None:
        if self._taken is not None:
            self._take_text(data)
        elif not self._left_out and (data.strip(BLANKS) or isinstance(self.tree.top, nodes.TextElement)):
            self.tree.add_text(data)

    def _take(self, text: str) -> None:
        assert self._taken is not None
        self._taken.append(text)

    def _take_text(self, data: str) -> None:
        """What is no tag: of a picture it stays HTML, of a flowchart it is its source."""
        self._take(escape(data, quote=False) if self._is_picture else data)

    def _end_taken(self, tag: str) -> None:
        taken = "".join(self._taken or [])
        if tag == "svg":
            made = self._picture(f"{taken}</svg>")
        elif tag == "pre":
            made = self._flowchart(taken.removeprefix("<code>").removesuffix("</code>"))
        else:
            self._take(f"</{tag}>")
            return
        self._taken = None
        self.tree.close_text()
        self.tree.top.extend(made)

    def _start_p(self, _: dict[str, str]) -> None:
        self.tree.push("p", nodes.paragraph())

    def _start_ul(self, _: dict[str, str]) -> None:
        self.tree.push("ul", nodes.bullet_list(bullet="-"))

    def _start_ol(self, attributes: dict[str, str]) -> None:
        numbers = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
        if attributes.get("start", "1") != "1":
            numbers["start"] = int(attributes["start"])
        self.tree.push("ol", numbers)

    def _start_li(self, _: dict[str, str]) -> None:
        self.tree.push("li", nodes.list_item())

    def _start_div(self, attributes: dict[str, str]) -> None:
        self.tree.close_text()
        if "data-code" in attributes:
            kind = nodes.warning if "usecase-error" in attributes.get("class", "") else nodes.note
            self.tree.push("div", kind())
        else:
            self.tree.enter("div", self.tree.top)

    _start_details = _start_figure = _start_div

    def _end_details(self) -> None:
        self.tree.pop("div")

    _end_figure = _end_details

    def _start_figcaption(self, _: dict[str, str]) -> None:
        self.tree.push("figcaption", nodes.paragraph())

    def _start_br(self, _: dict[str, str]) -> None:
        self.tree.close_text()

    def _start_span(self, attributes: dict[str, str]) -> None:
        self.tree.push("span", nodes.inline(classes=attributes.get("class", "").split()))

    def _start_a(self, attributes: dict[str, str]) -> None:
        href = attributes.get("href", "")
        if href in ("", "#", f"#{self._row}"):
            # The number of a row leads to the row itself.
            self.tree.push("a", nodes.inline())
            return
        if (file := self._attached.get((href, False))) is not None:
            self.tree.push("a", file.deepcopy())
            return
        is_here = "://" not in href and not href.startswith("mailto:")
        page, sign, anchor = href.partition("#")
        if not page and "#" in anchor:
            # All documents are on one page, where the last of two anchors is the place.
            anchor = anchor.rpartition("#")[2]
        address = f"{page}{sign}{_without_colons(anchor)}" if is_here else href
        link = nodes.reference(refuri=address, internal=is_here)
        if attributes.get("title"):
            link["reftitle"] = attributes["title"]
        self.tree.push("a", link)

    def _start_img(self, attributes: dict[str, str]) -> None:
        picture = self._attached.get((attributes.get("src", ""), True))
        if picture is None:
            # It is missing, and that was told.
            self.tree.add_text(attributes.get("alt", ""))
            return
        picture = picture.deepcopy()
        picture["alt"] = attributes.get("alt", "")
        self.tree.text_holder().append(picture)

    def _start_input(self, attributes: dict[str, str]) -> None:
        if attributes.get("type") == "checkbox":
            self.tree.add_text("☑ " if "checked" in attributes else "☐ ")

    def _start_pre(self, _: dict[str, str]) -> None:
        self.tree.push("pre", nodes.literal_block(language="none", xml_space="preserve"))

    def _start_code(self, _: dict[str, str]) -> None:
        if not isinstance(self.tree.top, nodes.literal_block):
            self.tree.push("code", nodes.literal())

    def _end_code(self) -> None:
        if isinstance(self.tree.top, nodes.literal):
            self.tree.pop("code")

    def _end_pre(self) -> None:
        block = self.tree.pop("pre")
        if isinstance(block, nodes.Element):
            block.rawsource = block.astext()

    def _start_table(self, _: dict[str, str]) -> None:
        self.tree.close_text()
        self._rows.append([])
        self._captions.append(None)
        self.tree.enter("table", nodes.container())

    def _end_table(self) -> None:
        self.tree.pop("table")
        rows, caption = self._rows.pop(), self._captions.pop()
        if rows:
            self.tree.close_text()
            if caption is not None and len(caption):
                # A title would be numbered, be a heading in plain text, and ask for an id in others.
                self.tree.top.append(nodes.paragraph("", "", nodes.strong("", "", *caption.children)))
            is_table = len(self._rows) < self._most_tables
            self.tree.top.append(
                table(rows, has_spans=self._has_spans, strong_width=self._strong_width)
                if is_table
                else listed(rows)
            )

    def _start_caption(self, _: dict[str, str]) -> None:
        self._captions[-1] = caption = nodes.title()
        self.tree.enter("caption", caption)

    def _start_thead(self, _: dict[str, str]) -> None:
        self._in_head = True

    def _end_thead(self) -> None:
        self._in_head = False

    def _start_tr(self, attributes: dict[str, str]) -> None:
        self._row = attributes.get("id", "")
        self._rows[-1].append(Row(_without_colons(self._row), [], self._in_head))

    def _end_tr(self) -> None:
        self.tree.leave("td", "th", "")

    def _start_td(self, attributes: dict[str, str], tag: str = "td") -> None:
        cell = Cell(nodes.entry(), int(attributes.get("colspan") or 1), tag == "th")
        self._rows[-1][-1].cells.append(cell)
        self.tree.enter(tag, cell.entry)

    def _start_th(self, attributes: dict[str, str]) -> None:
        self._start_td(attributes, "th")


def _without_colons(anchor: str) -> str:
    """An id for every format: EPUB makes dashes of colons, and `UC-1:1a` is not `UC-1-1a`."""
    return anchor.replace(":", "--")
