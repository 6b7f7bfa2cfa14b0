"""A use case diagram as SVG.

Colours are presentation attributes with custom properties, so that no policy against styles hides anything,
and the same picture serves light and dark pages, paper and forced colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import sqrt
from typing import NamedTuple
from unicodedata import bidirectional

from markupsafe import Markup

from mkdocs_usecases.rendering.diagrams.system.lettering import width
from mkdocs_usecases.rendering.diagrams.system.plan import (
    ACTOR_LINE_HEIGHT,
    ACTOR_SIZE,
    LINE_HEIGHT,
    TITLE_SIZE,
    Line,
    LineKind,
    Node,
    NodeKind,
    Plan,
    Sheet,
)
from mkdocs_usecases.rendering.diagrams.system.subject import Subject

_LEGEND_SIZE = 11
_LEGEND_STEP = 130.0
_STROKES = {
    LineKind.PRIMARY: 'stroke="var(--usecase-diagram-line,currentColor)"',
    LineKind.SUPPORTING: 'stroke="var(--usecase-diagram-line,currentColor)" stroke-opacity=".6"',
    LineKind.INCLUDE: 'stroke="var(--usecase-diagram-line,currentColor)" stroke-dasharray="6 3"',
    LineKind.EXTEND: 'stroke="var(--usecase-diagram-line,currentColor)" stroke-dasharray="2 3"',
    LineKind.SPECIALIZE: 'stroke="var(--usecase-diagram-line,currentColor)"',
    LineKind.IS_A: 'stroke="var(--usecase-diagram-line,currentColor)"',
}
"""UML 18.1.4: relations are dashed, and tell themselves by their words, which stand in the legend."""

_STRONG = frozenset({"L", "R", "AL"})
"""The kinds of signs that say in which direction a text runs."""


class Lettered(NamedTuple):
    """What is written on a diagram beside names."""

    title: str
    description: str
    """Tells every line, for those who do not see them."""

    legend: dict[LineKind, str]
    is_right_to_left: bool = False
    name: str = "usecase-picture"
    """No other picture on the page has it."""


def markup(plan: Plan, subject: Subject, sheet: Sheet, words: Lettered) -> Markup:
    """The SVG of a plan whose nodes have their places."""
    return Markup("".join(_Markup(plan, subject, sheet, words).parts()))


class _Markup:
    """One picture while it is written."""

    def __init__(self, plan: Plan, subject: Subject, sheet: Sheet, words: Lettered) -> None:
        self.plan, self.subject, self.sheet, self.words = plan, subject, sheet, words
        self.ports = _ports(plan)
        self.paths: dict[LineKind, list[str]] = {kind: [] for kind in LineKind}
        self.of_actors: dict[Node, list[str]] = {}
        for line in plan.lines:
            self.add_between(line)
        for turn, line in enumerate(plan.within):
            if line.start.kind is NodeKind.ACTOR:
                self.add_beside_actors(line, turn)
            else:
                self.add_within(line, turn)

    def parts(self) -> Iterator[str]:
        """All of it, what lies below before what lies above."""
        shown = [kind for kind in self.words.legend if self.paths[kind]]
        legend, height = self.legend(shown)
        size = f'width="{_number(self.plan.width)}" height="{_number(height)}"'
        # A role of its own, since as a mere picture it would hide its links.
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'class="usecase-uml usecase-uml-{self.breadth}" '
            f'viewBox="0 0 {_number(self.plan.width)} {_number(height)}" {size} role="group" '
            f'aria-labelledby="{self.anchor}-title" aria-describedby="{self.anchor}-desc" '
            'fill="none" stroke-width="1.2" text-anchor="middle">'
            f'<title id="{self.anchor}-title">{escape(self.words.title)}</title>'
            f'<desc id="{self.anchor}-desc">{escape(self.words.description)}</desc>'
        )
        yield from self.boundary()
        for kind, paths in self.paths.items():
            if paths:
                yield f'<g class="usecase-uml-{_name(kind)}" aria-hidden="true" {_STROKES[kind]}>'
                yield from paths
                yield "</g>"
        nodes = [node for layer in self.plan.layers for node in layer]
        yield from (self.actor(node) for node in nodes if node.kind is NodeKind.ACTOR)
        yield from (self.goal(node) for node in nodes if node.kind is NodeKind.USE_CASE)
        yield from legend
        yield "</svg>"

    @property
    def breadth(self) -> str:
        return "narrow" if self.sheet.is_narrow else "wide"

    @property
    def anchor(self) -> str:
        return f"{self.words.name}-{self.breadth}"

    def x(self, x: float) -> float:
        """From left to right, or the other way where the page is read so."""
        return self.plan.width - x if self.words.is_right_to_left else x

    def point(self, x: float, y: float) -> str:
        return f"{_number(self.x(x))} {_number(y)}"

    def boundary(self) -> Iterator[str]:
        """The system: a frame around all use cases, with its name."""
        inset = self.sheet.actor + self.sheet.beside_actors * 0.42
        left, right = inset, self.plan.width - (inset if self.plan.layers[-1] else 2)
        edge = min(self.x(left), self.x(right))
        yield (
            f'<rect x="{_number(edge)}" y="1" width="{_number(right - left)}" '
            f'height="{_number(self.plan.height - 3)}" rx="4" stroke="currentColor" stroke-opacity=".55"/>'
        )
        if self.words.title:
            size = max(12.0, min(14.0, 14 * (right - left - 12) / max(1.0, width(self.words.title, 15))))
            middle = _number(self.x((left + right) / 2))
            yield (
                f'<text x="{middle}" y="20" font-size="{_number(size)}" font-weight="bold"'
                f'{self.way(self.words.title)} fill="currentColor">{escape(self.words.title)}</text>'
            )

    def add_between(self, line: Line) -> None:
        """A line from one layer to the next; it bends in the gap between them, where nothing stands."""
        (x1, y1), (x2, y2) = self.ports[line, "start"], self.ports[line, "end"]
        path = f"M{self.point(x1, y1)}"
        if abs(y1 - y2) < 0.6:
            path += f"L{self.point(x2, y2)}"
        else:
            left = max(line.start.x + line.start.half, x1)
            right = min(line.end.x - line.end.half, x2)
            bend = (right - left) * 0.45
            path += f"L{self.point(left, y1)}" if left - x1 > 0.5 else ""
            path += f"C{self.point(left + bend, y1)} {self.point(right - bend, y2)} {self.point(right, y2)}"
            path += f"L{self.point(x2, y2)}" if x2 - right > 0.5 else ""
        if line.end.kind is NodeKind.SLOT:
            path += f"L{self.point(line.end.x + line.end.half, line.end.y)}"
        if line.actor is not None:
            self.of_actors.setdefault(line.actor, []).append(f'<path d="{path}" {_STROKES[line.kind]}/>')
            return
        self.paths[line.kind].append(f'<path d="{path}"/>')
        if line.head:
            x, y, towards = (x2, y2, 1) if line.head == "end" else (x1, y1, -1)
            self.paths[line.kind].append(self.head(line.kind, x, y, towards, 0))

    def add_within(self, line: Line, turn: int) -> None:
        """A line between use cases of one column: straight to the next one, else an arc in the gap."""
        start, end = line.start, line.end
        layer = self.plan.layers[start.layer]
        down = 1 if end.y > start.y else -1
        if abs(layer.index(start) - layer.index(end)) == 1:
            y1, y2 = start.y + down * start.up, end.y - down * end.up
            path = f"M{self.point(start.x, y1)}L{self.point(end.x, y2)}"
            head = self.head(line.kind, end.x, y2, 0, down)
        else:
            away = 0.35
            x = start.x + start.half * sqrt(1 - away * away)
            y1, y2 = start.y + down * away * start.up, end.y - down * away * end.up
            out = x + self.sheet.between * (0.6 + 0.2 * (turn % 3))
            path = f"M{self.point(x, y1)}C{self.point(out, y1)} {self.point(out, y2)} {self.point(x, y2)}"
            head = self.head(line.kind, x, y2, -1, 0)
        self.paths[line.kind] += [f'<path d="{path}"/>', head]

    def add_beside_actors(self, line: Line, turn: int) -> None:
        """A line from an actor to a more general one: straight up to the one above, else round the others."""
        start, end = line.start, line.end
        layer = self.plan.layers[start.layer]
        if layer.index(start) - layer.index(end) == 1:
            y1, y2 = start.y - 18, end.y + end.down - 2
            path = f"M{self.point(start.x, y1)}L{self.point(end.x, y2)}"
            head = self.head(line.kind, end.x, y2, 0, -1)
        else:
            x = 3 + 4 * (turn % 3)
            path = f"M{self.point(start.x - 15, start.y)}L{self.point(x, start.y)}"
            path += f"L{self.point(x, end.y)}L{self.point(end.x - 15, end.y)}"
            head = self.head(line.kind, end.x - 15, end.y, 1, 0)
        self.paths[line.kind] += [f'<path d="{path}"/>', head]

    def head(self, kind: LineKind, x: float, y: float, dx: int, dy: int) -> str:
        """An arrow head that points one unit that way: hollow for generalizations, open for relations."""
        long, wide = (11, 5.5) if kind.is_generalization else (8, 4)
        corners = (
            (x - dx * long - dy * wide, y - dy * long + dx * wide),
            (x, y),
            (x - dx * long + dy * wide, y - dy * long - dx * wide),
        )
        path = "M" + "L".join(self.point(*corner) for corner in corners)
        if kind.is_generalization:
            return f'<path d="{path}Z" fill="var(--usecase-diagram-page,Canvas)"/>'
        return f'<path d="{path}" stroke-dasharray="none"/>'

    def actor(self, node: Node) -> str:
        """A stick figure and its lines, in one group: they light up together."""
        x, y = self.x(node.x), node.y
        figure = (
            f'<path d="M{_number(x)} {_number(y - 7)}v14m-11 -7h22m-20 18l9 -11l9 11" stroke="currentColor" '
            f'stroke-width="1.6"/><circle cx="{_number(x)}" cy="{_number(y - 12.5)}" r="5.5" '
            'stroke="currentColor" stroke-width="1.6"/>'
        )
        text = self.text(node.lines, x, y + 32, ACTOR_SIZE, ACTOR_LINE_HEIGHT)
        known = self.subject.actors.get(node.name)
        linked = _linked(figure + text, known.href if known else None, node.name)
        lines = "".join(self.of_actors.get(node, ()))
        return f'<g class="usecase-uml-actor"><g aria-hidden="true">{lines}</g>{linked}</g>'

    def goal(self, node: Node) -> str:
        """An ellipse with the title in it."""
        x, y = self.x(node.x), node.y
        use_case = self.subject.use_cases[node.name]
        ellipse = (
            f'<ellipse cx="{_number(x)}" cy="{_number(y)}" rx="{_number(node.half)}" ry="{_number(node.up)}" '
            'fill="var(--usecase-diagram-goal-fill,#5c6bc026)" stroke="var(--usecase-diagram-goal,#5c6bc0)" '
            'stroke-width="1.5"/>'
        )
        first = y - (len(node.lines) - 1) * LINE_HEIGHT / 2 + 4.5
        text = self.text(node.lines, x, first, TITLE_SIZE, LINE_HEIGHT)
        name = " ".join(filter(None, (use_case.id, use_case.title)))
        return _linked(ellipse + text, use_case.href, name)

    def text(self, lines: Sequence[str], x: float, first: float, size: int, height: int) -> str:
        """A name in lines."""
        spans = " ".join(
            f'<tspan x="{_number(x)}" y="{_number(first + turn * height)}">{escape(line)}</tspan>'
            for turn, line in enumerate(lines)
        )
        return f'<text font-size="{size}"{self.way("".join(lines))} fill="currentColor">{spans}</text>'

    def way(self, name: str) -> str:
        """The direction of a name that runs another way than the page: its signs stand where they belong."""
        if name.isascii() and not self.words.is_right_to_left:
            return ""
        strong = next((way for sign in name if (way := bidirectional(sign)) in _STRONG), None)
        is_right_to_left = self.words.is_right_to_left if strong is None else strong != "L"
        if is_right_to_left is self.words.is_right_to_left:
            return ""
        return f' direction="{"rtl" if is_right_to_left else "ltr"}"'

    def legend(self, kinds: Sequence[LineKind]) -> tuple[list[str], float]:
        """A sample and the words of each kind of relation there is, and where the picture ends below."""
        a_row = int(self.plan.width // _LEGEND_STEP)
        rows = [kinds[first : first + a_row] for first in range(0, len(kinds), a_row)]
        parts = [f'<g font-size="{_LEGEND_SIZE}" aria-hidden="true">'] if kinds else []
        y = self.plan.height - 4
        for row in rows:
            y += 18
            first = (self.plan.width - _LEGEND_STEP * len(row)) / 2
            parts += [self.sample(kind, first + turn * _LEGEND_STEP, y) for turn, kind in enumerate(row)]
        return [*parts, "</g>"] if kinds else [], y + 12

    def sample(self, kind: LineKind, left: float, y: float) -> str:
        """A short line of that kind, and what it says."""
        words = self.words.legend[kind]
        left += (_LEGEND_STEP - width(words, _LEGEND_SIZE) - 34) / 2
        middle = _number(self.x(left + 34 + width(words, _LEGEND_SIZE) / 2))
        return (
            f'<g {_STROKES[kind]}><path d="M{self.point(left, y)}L{self.point(left + 26, y)}"/>'
            f"{self.head(kind, left + 26, y, 1, 0)}</g>"
            f'<text x="{middle}" y="{_number(y + 4)}" fill="currentColor">{escape(words)}</text>'
        )


def _ports(plan: Plan) -> dict[tuple[Line, str], tuple[float, float]]:
    """Where each line begins and ends: fanned out over the side of an ellipse, to be followed one by one."""
    sides: dict[tuple[Node, int], list[tuple[float, int, Line, str]]] = {}
    for turn, line in enumerate(plan.lines):
        sides.setdefault((line.start, 1), []).append((line.end.y, turn, line, "start"))
        sides.setdefault((line.end, -1), []).append((line.start.y, turn, line, "end"))
    ports = {}
    for (node, side), ends in sides.items():
        ends.sort()
        for position, (_, _, line, which) in enumerate(ends):
            ports[line, which] = _port(node, side, position - (len(ends) - 1) / 2, len(ends))
    return ports


def _port(node: Node, side: int, turn: float, count: int) -> tuple[float, float]:
    match node.kind:
        case NodeKind.ACTOR:
            return node.x + side * 16, node.y
        case NodeKind.SLOT:
            return node.x + side * node.half, node.y
        case NodeKind.USE_CASE:
            down = turn * min(9.0, 1.5 * node.up / count)
            return node.x + side * node.half * sqrt(1 - (down / node.up) ** 2), node.y + down


def _linked(figure: str, href: str | None, name: str) -> str:
    if href is None:
        return f"<g>{figure}</g>"
    # In the old way: Material's instant navigation sets a plain `href`, and stops where a link refuses.
    return f'<a xlink:href="{escape(href)}" aria-label="{escape(name)}">{figure}</a>'


def _name(kind: LineKind) -> str:
    return kind.value.replace(" ", "-")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
