"""Diagrams drawn by the real Mermaid, in the versions that themes load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from playwright.sync_api import Browser

from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.rendering.diagrams.diagram import MAX_EDGES
from mkdocs_usecases.rendering.diagrams.flowchart import flowchart
from mkdocs_usecases.rendering.diagrams.labels import label
from support.building import Built
from support.drawing import VERSIONS, Mermaid, mermaid_page, shown
from support.drawn_use_cases import FLOWCHARTS
from support.long_runs import IS_LONG
from support.making import extension, steps, use_case
from support.surviving import fenced
from support.typing_anything import real_blocks, share, with_slips
from support.typing_traps import hard_texts
from support.typing_use_cases import Meant, use_cases

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("unlogged")]

AT_ONCE = 20

# What Material leaves for the text of a page, and how much of a drawing is shown before its full view.
COLUMN = 688
UNCUT = 950

# Where a line runs through a node at which it neither begins nor ends, asked for at forty points of it.
CROSSED = """() => {
  const nodes = [...place.querySelectorAll("g.node")].filter((node) => node.textContent.trim());
  const boxes = nodes.map((node) => [node.id, node.getBoundingClientRect()]);
  const shown = ":not(.edge-thickness-invisible)";
  return [...place.querySelectorAll(`.edgePaths > path${shown}`)].flatMap((path) => {
    const ends = path.dataset.id.split("_").slice(1, 3).map((end) => `flowchart-${end}-`);
    const others = boxes.filter(([id]) => !ends.some((end) => id.includes(end)));
    return [...Array(41).keys()].flatMap((turn) => {
      const along = path.getPointAtLength((path.getTotalLength() * turn) / 40);
      const { x, y } = along.matrixTransform(path.getScreenCTM());
      const isIn = ([, box]) => x > box.left && x < box.right && y > box.top && y < box.bottom;
      return others.filter(isIn).map(([id]) => [path.dataset.id, id]);
    });
  });
}"""


@pytest.fixture(scope="module", params=VERSIONS)
def mermaid(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Mermaid]:
    with mermaid_page(browser, request.param) as mermaid:
        yield mermaid


def labels_everywhere(texts: Sequence[str]) -> str:
    """A diagram with each text on a node, on an edge, and on a frame."""
    lines = ["flowchart TD", f"accTitle: {label(texts[0])}", f"accDescr: {label(texts[-1])}"]
    for number, text in enumerate(texts):
        lines += [f'n{number}["{label(text)}"]', f'm{number}(["1#46; {label(text)}"])']
        lines += [f'n{number} -.->|"{label(text)}"| m{number}']
        lines += [f'subgraph g{number}["{label(text)}"]', f"k{number}", "end"]
    return "\n".join(lines)


def as_shown(text: str) -> str:
    """How a text must show up."""
    folded = " ".join(text.split())
    return shown("".join("\ufffd" if unshowable(char) else char for char in folded))


def unshowable(char: str) -> bool:
    code = ord(char)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return noncharacter or code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF


def test_any_text_shows_up_as_typed(mermaid: Mermaid) -> None:
    texts = list(hard_texts(150 if IS_LONG else 90))
    groups = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
    drawings = mermaid.draw([labels_everywhere(group) for group in groups])
    wrong = []
    for group, drawing in zip(groups, drawings, strict=True):
        assert drawing.error is None, group
        assert (drawing.title, drawing.description) == (as_shown(group[0]), as_shown(group[-1]))
        for text in group:
            expected = as_shown(text)
            if drawing.labels.count(expected) < 3 or f"1. {expected}".strip() not in drawing.labels:
                wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("name", FLOWCHARTS)
def test_a_flowchart_shows_all_steps_and_conditions_at_full_size(mermaid: Mermaid, name: str) -> None:
    made = FLOWCHARTS[name]
    diagram = flowchart(made, href=lambda part: f"#UC-12-{part}")
    assert diagram.source is not None
    (drawing,) = mermaid.draw([diagram.source])
    assert drawing.error is None
    assert drawing.title == as_shown(plain(made.title))
    for step in made.main_success_scenario:
        sign = "↻ " if step.loop is not None else ""
        assert as_shown(f"{step.number}. {sign}{plain(step.text)}") in drawing.labels
    for route in made.every_extension:
        # Behind the condition stands how the route ends, before it the sign of a nested one.
        said = as_shown(f"{route.label}. {route.condition}")
        assert any(label.removeprefix("↳ ").startswith(f"{said} ") for label in drawing.labels), said
    parts: list[str] = [step.number for step in made.main_success_scenario]
    parts += [route.label for route in made.every_extension]
    assert sorted(drawing.links) == sorted(f"#UC-12-{part}" for part in parts)
    assert drawing.width <= COLUMN


def test_many_extensions_make_a_flowchart_tall_but_not_wide(mermaid: Mermaid) -> None:
    many = tuple(extension(f"{1 + position // 3}{'abc'[position % 3]}") for position in range(12))
    diagram = flowchart(use_case(main_success_scenario=steps(5), extensions=many))
    assert diagram.source is not None
    (drawing,) = mermaid.draw([diagram.source])
    assert drawing.error is None
    assert drawing.width <= COLUMN


@share(20)
@given(use_cases(), with_slips(real_blocks))
def test_mermaid_takes_the_diagrams_of_any_block(mermaid: Mermaid, meant: Meant, slipped: str) -> None:
    for block in (meant.block, slipped):
        text = f"{fenced(block)}\n<!-- usecases: diagram -->\n"
        page = BeautifulSoup(markdown.markdown(text, extensions=["extra", "usecases"]), "html5lib")
        for diagram in page.select("pre.mermaid"):
            assert mermaid.refuses(diagram.get_text()) is None, diagram


def test_the_largest_diagram_is_one_that_mermaid_takes(mermaid: Mermaid) -> None:
    diagram = flowchart(use_case(main_success_scenario=steps((MAX_EDGES - 1) // 2)))
    assert diagram.source is not None
    assert mermaid.refuses(diagram.source) is None
    assert mermaid.refuses(diagram.source + "\ns1 --> s3\ns1 --> s4") is not None


@pytest.fixture(scope="module")
def example_flowcharts(built_example: Built) -> Mapping[str, str]:
    """The sources of all flowcharts of the example site, by the ids of their use cases."""
    found: dict[str, str] = {}
    for file in built_example.folder.rglob("*.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for section in page.select("section.usecase[data-id]"):
            if source := section.select_one(".usecase-diagram > pre.mermaid"):
                found[str(section["data-id"])] = source.get_text()
    return found


def test_flowcharts_of_real_size_show_whole_in_the_column_of_a_page(
    mermaid: Mermaid, example_flowcharts: Mapping[str, str]
) -> None:
    """At full size, so at 14 px: nothing is cut, and the main line is as straight as a ruler."""
    drawings = mermaid.draw(list(example_flowcharts.values()))
    heights = {}
    for id_, drawing in zip(example_flowcharts, drawings, strict=True):
        assert drawing.error is None, id_
        assert drawing.width <= COLUMN, id_
        assert drawing.height <= UNCUT, id_
        assert drawing.drift < 0.5, id_
        heights[id_] = drawing.height
    # The fonts of a computer change heights by a tenth.
    assert heights["UC-102"] <= 900
    assert median(heights.values()) <= 560


def test_no_line_to_an_extension_runs_through_another_node(
    mermaid: Mermaid, example_flowcharts: Mapping[str, str]
) -> None:
    for id_, source in example_flowcharts.items():
        mermaid.draw([source])
        assert mermaid.page.evaluate(CROSSED) == [], id_
