"""Where everything stands in use case diagrams of systems of any shape, and what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from conftest import Golden
from mkdocs_usecases.rendering.diagrams.diagram import DiagramWords
from mkdocs_usecases.rendering.diagrams.system.figures import _groups, use_case_diagrams
from mkdocs_usecases.rendering.diagrams.system.layout import laid_out
from mkdocs_usecases.rendering.diagrams.system.lettering import width, wrapped
from mkdocs_usecases.rendering.diagrams.system.plan import Node, Plan, Sheet
from mkdocs_usecases.rendering.diagrams.system.subject import DiagramActor, DiagramUseCase, Subject
from support.answers import compare_answers
from support.systems import system

HERE = Path(__file__).parent / "diagrams"
SIZES = (2, 5, 8, 9, 11, 13)
GENERAL = {name: DiagramActor(name, "Actor 0", f"#{name[-1]}") for name in ("Actor 1", "Actor 3")}


CIRCLE = (
    DiagramUseCase("1", "One", ("Actor 1",), includes=("2",)),
    DiagramUseCase("2", "Two", supporting=("Actor 2",), includes=("3", "1")),
    DiagramUseCase("3", "Three", ("Actor 1",), includes=("1",), extends=("2", "9"), specializes="1"),
    DiagramUseCase("4", "", ("Actor 2",), ("Actor 1", "Actor 3"), extends=("4",)),
    DiagramUseCase("5", "Two of one name", ("Actor 3", "Actor 3"), includes=("4", "4")),
)
DEEP = (
    DiagramUseCase("1", "Buy", ("Customer service representative", "Guest"), ("Bank",), includes=("2", "5")),
    DiagramUseCase("2", "Pay", (), ("Bank", "Provider of payments in all countries of the world"), ("3",)),
    DiagramUseCase("3", "Ask the Bank", (), ("Bank",), extends=("4",)),
    DiagramUseCase("4", "Tell", ("Guest",), specializes="5"),
    DiagramUseCase("5", "Note", ("Guest",), ("Guest",)),
    DiagramUseCase("6", "Look", ("Sachbearbeitung/Kundendienst",)),
    DiagramUseCase("7", "Go", ("Guest",), ("Bank",)),
    DiagramUseCase("8", "Stay", (), ("Bank",), extends=("1", "7")),
)
"""Three columns, and lines that pass one or two of them."""

AROUND = (
    DiagramUseCase("a", "Buy", ("Guest",), includes=("b", "c")),
    DiagramUseCase("b", "Pay", includes=("c",)),
    DiagramUseCase("c", "Go", (), ("Bank",), includes=("a",)),
)
"""Three columns, and relations that pass one of them, there and back."""

RELATED = {
    name: DiagramActor(name, general)
    for name, general in (
        ("Guest", "Sachbearbeitung/Kundendienst"),
        ("Customer service representative", "Guest"),
        ("Bank", "Guest"),
    )
}


def told(plan: Plan) -> Iterator[str]:
    """Layers from left to right, each from top to bottom; then the lines."""
    yield f"{plan.width:.0f}×{plan.height:.0f}"
    for number, layer in enumerate(plan.layers):
        yield f" layer {number}: {'; '.join(map(_node, layer))}"
    for line in (*plan.lines, *plan.within):
        ends = f"{line.start.name or '·'} – {line.end.name or '·'}"
        yield f" {ends} {line.kind.value} {line.head or ''}".rstrip()


def _node(node: Node) -> str:
    said = f"{node.name or '·'}{'/'.join(node.lines)!r}" if node.lines else "·"
    return f"{said}@{node.x:.0f},{node.y:.0f} ±{node.half:.0f}×{node.up:.0f}+{node.down:.0f}"


@pytest.mark.slow
@pytest.mark.golden
def test_systems_are_laid_out_as_their_golden_says(golden: Golden) -> None:
    lines = []
    any_shape = [(system(Random(size), size), GENERAL) for size in SIZES]
    for use_cases, actors in (*any_shape, (CIRCLE, GENERAL), (DEEP, RELATED), (AROUND, RELATED)):
        for total in (688, 340):
            plan = laid_out(Subject(use_cases, actors), Sheet(total))
            lines += [f"=== {len(use_cases)} use cases on {total} px, {plan_size(plan)}", *told(plan)]
    golden(HERE / "layouts.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.slow
@pytest.mark.golden
def test_small_systems_stand_as_their_table_says(golden: Golden) -> None:
    def answer(asked: str) -> str:
        kind, size, seed = asked.split()
        subject = Subject(_of_kind(kind, system(Random(int(seed)), int(size))), GENERAL)
        return " ∥ ".join(_heights(laid_out(subject, Sheet(total))) for total in (688, 340))

    compare_answers(golden, HERE / "placed.txt", answer)


def _of_kind(kind: str, use_cases: list[DiagramUseCase]) -> list[DiagramUseCase]:
    """A system as it is, with few relations between its use cases, or with actors on both of its sides."""
    match kind:
        case "loose":
            return [
                each._replace(includes=(), extends=(), specializes=None) if number % 3 else each
                for number, each in enumerate(use_cases)
            ]
        case "sided":
            return [
                each._replace(supporting=each.primary[:1]) if number % 2 else each._replace(includes=())
                for number, each in enumerate(use_cases)
            ]
        case _:
            return use_cases


def _heights(plan: Plan) -> str:
    layers = (" ".join(f"{node.name or '·'}@{node.y:.0f}" for node in layer) for layer in plan.layers)
    return f"{plan.width:.0f}×{plan.height:.0f} {' | '.join(layers)}"


def plan_size(plan: Plan) -> str:
    return f"{len(plan.lines)} lines, {len(plan.within)} within"


@pytest.mark.slow
@pytest.mark.golden
def test_systems_are_drawn_as_their_golden_says(golden: Golden) -> None:
    words = DiagramWords(is_a="is a", specialize="specializes", is_right_to_left=True)
    drawn = []
    for shown, known in (
        *((system(Random(9), 9), None), (system(Random(6), 6), words)),
        *((CIRCLE, None), (DEEP, None), (AROUND, None)),
    ):
        use_cases = [each._replace(href=f"#{each.key}") for each in shown]
        actors = (RELATED if shown is DEEP else GENERAL).values()
        title = "Everything in the town" if shown is AROUND else f"Shop {len(shown)}"
        (figure,) = use_case_diagrams(title, use_cases, actors, known)
        drawn += [f"{picture}".replace("><", ">\n<") for picture in (figure.wide, figure.narrow)]
    golden(HERE / "systems.svg.txt", "\n\n".join(drawn) + "\n")


def test_large_systems_are_parted_as_their_golden_says(golden: Golden) -> None:
    titles = []
    for size in (60, 61, 130):
        groups = _groups(
            "Shop", [each._replace(primary=each.primary[:1]) for each in system(Random(7), size)]
        )
        titles += [f"{size}: {title}: {' '.join(each.key for each in group)}\n" for title, group in groups]
    golden(HERE / "parts.txt", "".join(titles))


def test_words_are_wrapped_as_their_table_says(golden: Golden) -> None:
    def answer(text: str) -> str:
        return f"{width(text, 14):.1f} {wrapped(text, 90, 14, 3)!r} {wrapped(text, 60, 14, 2)!r}"

    compare_answers(golden, HERE / "wrapped.txt", answer)
    assert wrapped("WWW", 5, 14, 9) == ("W", "W", "W")


def test_use_cases_stand_in_as_many_columns_as_their_table_says(golden: Golden) -> None:
    def answer(asked: str) -> str:
        count, depth, title = asked.split(" ", 2)
        use_cases = [DiagramUseCase(str(number), title) for number in range(int(count))]
        counts = (
            f"{sheet.total}: {sheet.column_count(use_cases, int(depth), sheet.rest(has_right=has_right))}"
            for sheet in map(Sheet, (340, 499, 500, 688))
            for has_right in (False, True)
        )
        return " ".join(counts)

    compare_answers(golden, HERE / "columns.txt", answer)
