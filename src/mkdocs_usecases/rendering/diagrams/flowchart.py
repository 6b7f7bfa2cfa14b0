"""The flowchart of a use case: one straight main line, and one column of extensions beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mkdocs_usecases.model.scenario import Extension, Outcome, OutcomeKind, Step, StepKind
from mkdocs_usecases.model.text import StepNumber, UseCaseId
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.rendering.diagrams.diagram import Diagram, DiagramWords, click, drawn
from mkdocs_usecases.rendering.diagrams.labels import label
from mkdocs_usecases.rendering.plain import plain

Href = Callable[[str], str | None]
"""The address of a step or an extension, by its number or label, as seen from the page of the diagram."""

TitleOf = Callable[[UseCaseId], str | None]
"""The title of a use case, for the steps that include one."""

MAX_GUARANTEE = 120
"""So many characters of the success guarantees go into the last node; the table shows all of them."""


def flowchart(
    use_case: UseCase,
    words: DiagramWords | None = None,
    href: Href | None = None,
    title_of: TitleOf | None = None,
) -> Diagram:
    """The flowchart of a use case; without a source for a brief one, which has no steps.

    The handling of extensions is left to the table: with its steps the column would be half as long again.
    A route that rejoins ends in a node that says where, because edges that go back up bend the main line.
    """
    if not use_case.main_success_scenario:
        return Diagram()
    return _Flowchart(words or DiagramWords(), href, title_of).draw(use_case)


class _Flowchart:
    """One flowchart while it is drawn, from top to bottom.

    Dagre puts a node in a row below those that lead to it. Two lines go down side by side: `row` is where
    the main line stands, `free` the first row in which the column of extensions has room.
    """

    def __init__(self, words: DiagramWords, href: Href | None, title_of: TitleOf | None) -> None:
        self.words = words
        self.href = href
        self.title_of = title_of
        self.nodes: list[str] = []
        self.main: list[str] = []
        self.edges: list[str] = []
        self.clicks: list[str] = []
        self.row = -1
        self.free = 1
        self.foot = "h0"
        """The node at which the column ends."""

        self.extensions = 0

    def draw(self, use_case: UseCase) -> Diagram:
        """The whole of it."""
        steps = use_case.main_success_scenario
        leaving, unplaced = _by_step(use_case.extensions, steps)
        if use_case.trigger is not None and use_case.trigger.text.strip():
            self.add_main("s0", f'(["{_text(use_case.trigger.text)}"]):::trigger')
        for position, step in enumerate(steps):
            node = f"s{position + 1}"
            extensions = leaving.get(step.number, ())
            self.add_main(node, self.step_shape(step), branches=bool(extensions))
            self.link(node, step.number)
            for turn, extension in enumerate(extensions):
                if turn:
                    self.add_main(f"j{position + 1}_{turn}", '((" ")):::dot', branches=True, arrow=False)
                after = self.after(extension, steps, position)
                self.add_extension(extension, after, self.main[-1], self.row)
        self.add_main(f"s{len(steps) + 1}", self.main_end(use_case))
        for extension in unplaced:
            if not extension.is_any_time:
                self.add_extension(extension, self.back(None), None, 0)
        self.add_any_time([extension for extension in unplaced if extension.is_any_time])
        return self.finish(use_case)

    def add_main(self, node: str, shape: str, *, branches: bool = False, arrow: bool = True) -> None:
        """Put a node below the main line, as far down as its branch has to wait for room in the column."""
        row = max(self.row + 1, self.free - 1) if branches else self.row + 1
        if self.main:
            self.main.append("=" * (row - self.row + 1) + (">" if arrow else "="))
        self.main.append(node)
        self.nodes.append(node + shape)
        self.row = row

    def add_extension(self, extension: Extension, after: str, source: str | None, row: int) -> None:
        """Put an extension at the foot of the column, its end below it, then those that are nested in it.

        `source` is the node in that row that it leaves from, `after` the shape of its end in case it rejoins
        after the step it left from.
        """
        self.extensions += 1
        node = f"x{self.extensions}"
        self.nodes.append(f'{node}("{_condition(extension)}"):::cond')
        self.link(node, extension.label)
        own_row = max(self.free, row + 1)
        if source is not None:
            self.edges.append(f"{source} -{'.' * (own_row - row)}-> {node}")
        if source != self.foot:
            self.edges.append(f"{self.foot} ~~~ {node}")
        end = self.end_shape(extension.outcome, after)
        self.nodes.append(f"{node}e{end}")
        self.edges.append(f"{node} --> {node}e")
        self.foot = f"{node}e"
        self.free = own_row + 2
        for nested in extension.extensions:
            following = _following(nested.start, extension.steps)
            self.add_extension(nested, self.back(following) if following else end, node, own_row)

    def add_any_time(self, extensions: Sequence[Extension]) -> None:
        """Put those that may leave from any step below all others, under a node that says so."""
        if not extensions:
            return
        self.nodes.append(f'any(["{label(self.words.any_time)}"]):::back')
        self.edges.append(f"{self.foot} ~~~ any")
        self.foot = "any"
        self.free += 1
        for position, extension in enumerate(extensions):
            # Edges from the one node to all of them would fan out and widen the column.
            source = None if position else "any"
            self.add_extension(extension, self.back(None), source, self.free - 1)

    def link(self, node: str, part: str) -> None:
        """Make a node lead to the row of the table that says more."""
        if self.href is not None:
            self.clicks += click(node, self.href(part))

    def step_shape(self, step: Step) -> str:
        """A box; with double sides for a whole use case, with pointed sides for a loop."""
        number = f"{step.number}#46; "
        if step.kind is StepKind.REPEAT:
            return f'{{{{"{number}{_text(step.text)}"}}}}:::step'
        title = self.title_of(step.include) if self.title_of is not None and step.include else None
        if step.kind is not StepKind.INCLUDE:
            return f'["{number}{_text(step.text)}"]:::step'
        return f'[["{number}{_text(title or step.text)}"]]:::step'

    def main_end(self, use_case: UseCase) -> str:
        """The end of the main line: what holds then."""
        outcome = use_case.main_outcome
        if outcome is not None and outcome.kind is not OutcomeKind.SUCCESS:
            return self.end_shape(outcome, self.back(None))
        guarantees = [plain(guarantee.text) for guarantee in use_case.success_guarantees]
        return _end("✔", _summed_up(guarantees) or self.words.success, "ok")

    def end_shape(self, outcome: Outcome, after: str) -> str:
        """The end of a route."""
        if outcome.kind is OutcomeKind.SUCCESS:
            return _end("✔", self.words.success, "ok")
        if outcome.kind is OutcomeKind.FAILURE:
            return _end("✘", self.words.failure, "ko")
        if outcome.kind is OutcomeKind.ENDS:
            return _end("■", self.words.end, "back")
        return after if outcome.step is None else self.back(outcome.step)

    def back(self, step: StepNumber | None) -> str:
        """The end of a route that rejoins before a step."""
        return _end("↩", self.words.step.replace("{}", step) if step else self.words.next_step, "back")

    def after(self, extension: Extension, steps: Sequence[Step], position: int) -> str:
        """The end of a route that rejoins after the main step it left from."""
        if extension.start != extension.end:
            return self.back(None)
        if position + 1 < len(steps):
            return self.back(steps[position + 1].number)
        return _end("↩", self.words.end, "back")

    def finish(self, use_case: UseCase) -> Diagram:
        """The source, in an order that Mermaid 11 and 12 lay out alike."""
        title = plain(use_case.title)
        description = self.words.description.replace("{steps}", str(len(use_case.main_success_scenario)))
        description = description.replace("{extensions}", str(self.extensions))
        if self.extensions:
            self.nodes.append('h0[" "]:::hide')
        lines = [
            _HEAD if self.extensions else _HEAD_ALONE,
            f"accTitle: {label(title)}",
            f"accDescr: {label(description)}",
            *self.nodes,
            " ".join(self.main),
            *self.edges,
            *self.clicks,
            _CLASSES,
        ]
        return drawn(lines, len(self.main) // 2 + len(self.edges), title)


def _by_step(
    extensions: Iterable[Extension], steps: Sequence[Step]
) -> tuple[dict[StepNumber, list[Extension]], list[Extension]]:
    """The extensions by the step that they can leave from first, and those without such a step."""
    leaving: dict[StepNumber, list[Extension]] = {step.number: [] for step in steps}
    unplaced: list[Extension] = []
    for extension in extensions:
        leaving.get(extension.start, unplaced).append(extension)
    return leaving, unplaced


def _following(number: StepNumber, steps: Sequence[Step]) -> StepNumber | None:
    """The number of the step behind one."""
    numbers = [step.number for step in steps]
    position = numbers.index(number) + 1 if number in numbers else len(numbers)
    return numbers[position] if position < len(numbers) else None


def _text(text: str) -> str:
    return label(plain(text))


def _condition(extension: Extension) -> str:
    """The label as in the table, then what has to be noticed."""
    name, condition = extension.name, extension.condition
    if not name:
        return f"{label(extension.label + '.')} {_text(condition)}"
    what = name if name == condition else f"{name}: {condition}"
    return _text(what) if extension.label == name else f"{label(extension.label + '.')} {_text(what)}"


def _end(sign: str, text: str, kind: str) -> str:
    return f'(["{sign} {label(text)}"]):::{kind}'


def _summed_up(guarantees: Iterable[str]) -> str:
    """As many of the guarantees as fit into one node; an ellipsis stands for the others."""
    said = ""
    for guarantee in guarantees:
        gap = " " if said.endswith((".", "!", "?", "。")) else "; "
        longer = said + gap + guarantee if said else guarantee
        if said and len(longer) > MAX_GUARANTEE:
            return f"{said} …"
        said = longer
    return said


_HEAD_ALONE = """\
---
config:
  layout: dagre
  look: classic
  flowchart:
    rankSpacing: 26
    wrappingWidth: 400
---
flowchart TD"""

# Two columns of this width stand side by side at full size in the usual width of a page.
_HEAD = _HEAD_ALONE.replace("400", "200")

# See-through, and with no colour for text: the same serves light and dark pages.
_CLASSES = """\
classDef trigger fill:#8080801f,stroke:#808080
classDef step fill:#3f51b51f,stroke:#5c6bc0,stroke-width:1.5px,text-decoration:none
classDef cond fill:#ff980024,stroke:#ef8c00,stroke-width:1.5px,stroke-dasharray:5 3,text-decoration:none
classDef ok fill:#2e9e4433,stroke:#2e9e44,stroke-width:2px
classDef ko fill:#d32f2f2b,stroke:#d9463e,stroke-width:2px
classDef back fill:#8080801f,stroke:#808080,stroke-dasharray:3 3
classDef dot fill:#5c6bc0,stroke:#5c6bc0
classDef hide fill:none,stroke:none"""
