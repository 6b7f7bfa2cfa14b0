"""The flowchart of a use case: one straight main line, and one column of extensions beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.model.scenario import Extension, Outcome, Step, StepKind
from mkdocs_usecases.model.text import StepNumber, UseCaseId
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.rendering.diagrams.diagram import Diagram, DiagramWords, click, drawn
from mkdocs_usecases.rendering.diagrams.labels import is_label, label
from mkdocs_usecases.rendering.diagrams.route_ends import RouteEnd, RouteEnds

Href = Callable[[str], str | None]
"""The address of a step or an extension, by its number or label, as seen from the page of the diagram."""

HrefOf = Callable[[UseCaseId], str | None]
"""The address of another use case, as seen from the page of the diagram."""

TitleOf = Callable[[UseCaseId], str | None]
"""The title of a use case, for the steps that include one."""

TestedOf = Callable[[Extension | None], str]
"""What tests say of the route that takes an extension, or of the main one; empty where nothing is known."""


def flowchart(
    use_case: UseCase,
    words: DiagramWords | None = None,
    href: Href | None = None,
    title_of: TitleOf | None = None,
    href_of: HrefOf | None = None,
    *,
    tested_of: TestedOf | None = None,
) -> Diagram:
    """The flowchart of a use case; without a source for a brief one, which has no steps.

    The handling of extensions is left to the table: with its steps the chart would be half as long again.
    How an extension ends stands in its node, because edges that go back up bend the main line.
    """
    if not use_case.main_success_scenario:
        return Diagram()
    return _Flowchart(words or DiagramWords(), href, title_of, href_of, tested_of=tested_of).draw(use_case)


class _Flowchart:
    """One flowchart while it is drawn: the main line in one column, extensions in a second one beside it.

    Laid out from left to right, all nodes of a column have one middle, so the main line is straight whatever
    hangs on it. Nodes of one column cannot have an edge: the arrows between steps are nodes with a sign.
    """

    def __init__(
        self,
        words: DiagramWords,
        href: Href | None,
        title_of: TitleOf | None,
        href_of: HrefOf | None = None,
        *,
        tested_of: TestedOf | None = None,
    ) -> None:
        self.words = words
        self.ends = RouteEnds(words)
        self.href = href
        self.title_of = title_of
        self.href_of = href_of
        self.tested_of = tested_of
        self.nodes: list[str] = []
        self.column: list[str] = []
        """All nodes of the main line, in their order."""

        self.branches: list[str] = []
        self.clicks: list[str] = []
        self.extensions = 0
        self.has_extensions = False
        self.is_branching = False
        """Whether extensions leave from the last node of the main line."""

    def draw(self, use_case: UseCase) -> Diagram:
        """The whole of it."""
        steps = use_case.main_success_scenario
        self.has_extensions = bool(use_case.extensions)
        leaving, unplaced = _by_step(use_case.extensions, steps)
        if use_case.trigger is not None:
            self.add_main("s0", f'(["{_text(use_case.trigger.text)}"]):::trigger')
        for position, step in enumerate(steps):
            node = f"s{position + 1}"
            self.add_main(node, self.step_shape(step), has_branches=bool(leaving[step.number]))
            self.link(node, step.number)
            for extension in leaving[step.number]:
                self.add_extension(extension, self.ends.behind(extension, steps, position), node)
        self.add_main(f"s{len(steps) + 1}", self.ends.main(use_case).tested(self.tested(None)).pill)
        self.link_on(f"s{len(steps) + 1}", use_case.main_outcome)
        self.add_any_time([extension for extension in unplaced if extension.is_any_time])
        for extension in unplaced:
            if not extension.is_any_time:
                self.add_extension(extension, self.ends.back(None), self.column[-1], is_drawn=False)
        return self.finish(use_case)

    def add_main(self, node: str, shape: str, *, has_branches: bool = False) -> None:
        """Put a node below the main line, under an arrow."""
        if self.column:
            arrow = f"a{node[1:]}"
            self.nodes.append(f'{arrow}["▼"]:::arrow')
            self.column.append(arrow)
            self.hold(arrow, has_branches)
        self.column.append(node)
        self.nodes.append(node + shape)
        self.is_branching = has_branches

    def hold(self, arrow: str, has_branches: bool) -> None:
        """Keep the room beside an arrow unless both of its neighbours have extensions.

        Without a node there, Dagre lets the last of several extensions drift along the steps that follow.
        """
        if self.has_extensions and not (self.is_branching and has_branches):
            self.nodes.append(f'{arrow}h[" "]:::hide')
            self.branches.append(f"{arrow} ~~~ {arrow}h")

    def add_extension(
        self,
        extension: Extension,
        after: RouteEnd,
        source: str,
        *,
        is_nested: bool = False,
        is_drawn: bool = True,
    ) -> None:
        """Put an extension beside the node that it leaves from, and those that are nested in it below it.

        `after` is how it ends in case it rejoins after the step it left from.
        """
        self.extensions += 1
        node = f"x{self.extensions}"
        plain_end = self.ends.of(extension.outcome, after)
        end = plain_end.tested(self.tested(extension))
        sign = "↳ " if is_nested else ""
        self.nodes.append(f'{node}("{sign}{self.condition(extension)} {end.kept_together}"):::{end.kind}')
        self.link(node, extension.label)
        self.branches.append(f"{source} {'-.->' if is_drawn else '~~~'} {node}")
        for nested in extension.extensions:
            following = _following(nested.start, extension.steps)
            inner = self.ends.back(following) if following else plain_end
            self.add_extension(nested, inner, source, is_nested=True, is_drawn=is_drawn)

    def add_any_time(self, extensions: Sequence[Extension]) -> None:
        """Put those that may leave from any step below all others, beside a node that says so."""
        if not extensions:
            return
        self.nodes += ['gap[" "]:::hide', f'any(["{label(self.words.any_time)}"]):::trigger']
        self.column += ["gap", "any"]
        for extension in extensions:
            self.add_extension(extension, self.ends.back(None), "any")

    def link(self, node: str, part: str) -> None:
        """Make a node lead to the row of the table that says more."""
        if self.href is not None:
            self.clicks += click(node, self.href(part))

    def link_on(self, node: str, outcome: Outcome | None) -> None:
        """Make an end lead to the use case that it goes on in."""
        if self.href_of is not None and outcome is not None and outcome.use_case is not None:
            self.clicks += click(node, self.href_of(outcome.use_case.id))

    def condition(self, extension: Extension) -> str:
        """The label as in the table, then what has to be noticed."""
        name, condition = extension.name, extension.condition
        what = condition if not name or name == condition else f"{name}: {condition}"
        if extension.label == name:
            return _text(what)
        # A star in a text that runs from right to left would stand behind its letter.
        mark = "\u200e" if self.words.is_right_to_left and extension.label.startswith("*") else ""
        return f"{mark}{label(extension.label + '.')} {_text(what)}"

    def step_shape(self, step: Step) -> str:
        """A box; with double sides for a whole use case, with a sign for a loop."""
        number = f"{step.number}#46; "
        match step.kind:
            case StepKind.REPEAT:
                return f'["{number}↻ {_text(step.text)}"]:::step'
            case StepKind.INCLUDE:
                title = self.title_of(step.include) if self.title_of is not None and step.include else None
                return f'[["{number}{_text(title or step.text)}"]]:::step'
            case StepKind.ACTION:
                return f'["{number}{_text(step.text)}"]:::step'

    def tested(self, extension: Extension | None) -> str:
        """What tests say of a route."""
        return self.tested_of(extension) if self.tested_of is not None else ""

    def finish(self, use_case: UseCase) -> Diagram:
        """The source, in an order that Mermaid 11 and 12 lay out alike."""
        title = plain(use_case.title)
        description = self.words.description.replace("{steps}", str(len(use_case.main_success_scenario)))
        description = description.replace("{extensions}", str(self.extensions))
        kinds = {node.rpartition(":::")[2] for node in (*self.nodes, _FIRST)}
        # Nodes that all come from one are in one column, and in this order.
        lines = [
            _HEAD if self.has_extensions else _HEAD_ALONE,
            f"accTitle: {label(title)}",
            f"accDescr: {label(description)}",
            *self.nodes,
            _FIRST,
            f"h0 ~~~ {' & '.join(self.column)}",
            *self.branches,
            *self.clicks,
            *(line for kind, line in _CLASSES.items() if kind in kinds),
        ]
        return drawn(lines, len(self.column) + len(self.branches), title)


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
    return text if is_label(text) else label(plain(text))


_HEAD = """\
---
config:
  layout: dagre
  look: classic
  themeVariables:
    fontSize: 14px
  flowchart:
    rankSpacing: 28
    nodeSpacing: 4
    padding: 3
    wrappingWidth: 272
---
flowchart LR"""
"""Two columns of this width stand side by side at full size in the usual width of a page."""

_FIRST = 'h0[" "]:::hide'
"""The node that all of the main line come from."""

_HEAD_ALONE = _HEAD.replace("272", "420")

# See-through, and with no colour for text: the same serves light and dark pages.
_CLASSES = {
    line.split()[1]: line
    for line in """\
classDef trigger fill:#8080801f,stroke:#808080
classDef step fill:#3f51b51f,stroke:#5c6bc0,stroke-width:1.5px,text-decoration:none
classDef cond fill:#ff980024,stroke:#ef8c00,stroke-width:1.5px,stroke-dasharray:5 3,text-decoration:none
classDef good fill:#2e9e4426,stroke:#2e9e44,stroke-width:1.5px,text-decoration:none
classDef bad fill:#d32f2f2b,stroke:#d9463e,stroke-width:1.5px,text-decoration:none
classDef ends fill:#8080801f,stroke:#808080,stroke-width:1.5px,text-decoration:none
classDef unsure fill:#8080801f,stroke:#808080,stroke-width:1.5px,stroke-dasharray:5 3,text-decoration:none
classDef arrow fill:none,stroke:none,line-height:1
classDef hide fill:none,stroke:none""".splitlines()
}
"""By their names; a diagram has those that it needs."""
