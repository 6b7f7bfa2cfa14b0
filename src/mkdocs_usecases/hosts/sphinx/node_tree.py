"""Nodes of docutils while they are built, piece by piece, as HTML comes."""

from __future__ import annotations

from docutils import nodes

BLANKS = " \t\n\r"


class NodeTree:
    """The innermost open node takes what comes."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._root = nodes.container()
        self._open: list[tuple[str, nodes.Element]] = [("", self._root)]

    @property
    def top(self) -> nodes.Element:
        """The innermost open node."""
        return self._open[-1][1]

    def finished(self) -> list[nodes.Node]:
        """What was built."""
        for paragraph in [*self._root.findall(nodes.paragraph)]:
            _trim(paragraph)
            if not len(paragraph):
                paragraph.parent.remove(paragraph)
            elif isinstance(paragraph.parent, nodes.Admonition) and paragraph.next_node(siblings=True):
                # In plain text Sphinx puts nothing between the paragraphs of an admonition.
                paragraph.append(nodes.Text(" "))
        made = [*self._root.children]
        self._root.children = []
        return made

    def is_open(self, tag: str) -> bool:
        """Whether a node of this name takes what comes, or one that it is in."""
        return any(name == tag for name, _ in self._open)

    def push(self, tag: str, node: nodes.Element) -> None:
        """Put a node where it may stand, and have it take what comes."""
        if isinstance(node, nodes.Inline):
            self.text_holder().append(node)
        else:
            self.close_text()
            self.top.append(node)
        self._open.append((tag, node))

    def enter(self, tag: str, node: nodes.Element) -> None:
        """Have a node take what comes that stands elsewhere, or is there already."""
        self._open.append((tag, node))

    def pop(self, tag: str) -> nodes.Element:
        """End the innermost of a name, and all that is open in it."""
        while len(self._open) > 1:
            name, node = self._open.pop()
            if name == tag:
                return node
        return self._root

    def leave(self, *tags: str) -> None:
        """End all up to the first that has none of these names."""
        while len(self._open) > 1 and self._open[-1][0] in tags:
            self._open.pop()

    def add_text(self, data: str) -> None:
        """Put text where it may stand; blanks are as one, and none begins a line."""
        if isinstance(self.top, nodes.literal_block):
            self.top.append(nodes.Text(data))
            return
        holder = self.text_holder()
        before = holder.astext()[-1:] if len(holder) else " "
        text = " ".join(f"|{data}|".split())[1:-1] if data.strip(BLANKS) else " "
        if before in BLANKS and not isinstance(holder, nodes.literal):
            text = text.lstrip(" ")
        if text:
            holder.append(nodes.Text(text))

    def text_holder(self) -> nodes.Element:
        """Where text may stand: a paragraph is begun where there is none."""
        if not isinstance(self.top, nodes.TextElement):
            self.push("", nodes.paragraph())
        return self.top

    def close_text(self) -> None:
        """End a paragraph that nobody ends: a block follows."""
        while isinstance(self.top, nodes.TextElement) and len(self._open) > 1:
            self._open.pop()


def _trim(paragraph: nodes.Element) -> None:
    """Take blanks away from the end of a paragraph."""
    while len(paragraph) and isinstance(paragraph[-1], nodes.Text):
        text = paragraph[-1].astext()
        if text == text.rstrip(BLANKS):
            return
        # By its place: two texts of one blank are equal.
        paragraph.pop()
        if text.strip(BLANKS):
            paragraph.append(nodes.Text(text.rstrip(BLANKS)))
