"""Diagrams drawn by the real Mermaid, in the versions that themes load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from playwright.sync_api import Browser

from drawing import VERSIONS, Mermaid, mermaid_page, shown
from drawn_use_cases import FLOWCHARTS, SHOP, SHOP_ACTORS
from making import extension, steps, use_case
from mkdocs_usecases.rendering.diagrams.diagram import MAX_EDGES
from mkdocs_usecases.rendering.diagrams.flowchart import flowchart
from mkdocs_usecases.rendering.diagrams.labels import label
from mkdocs_usecases.rendering.diagrams.use_case_diagram import use_case_diagrams
from mkdocs_usecases.rendering.plain import plain
from surviving import fenced
from typing_anything import real_blocks, share, with_slips
from typing_traps import hard_texts
from typing_use_cases import Meant, use_cases

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("unlogged")]

AT_ONCE = 20

# What Material leaves for the text of a page.
COLUMN = 688


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
    texts = list(hard_texts(150))
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
        assert as_shown(f"{step.number}. {plain(step.text)}") in drawing.labels
    for route in made.every_extension:
        assert as_shown(f"{route.label}. {route.condition}") in drawing.labels
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


@share(40)
@given(use_cases(), with_slips(real_blocks))
def test_mermaid_takes_the_diagrams_of_any_block(mermaid: Mermaid, meant: Meant, slipped: str) -> None:
    for block in (meant.block, slipped):
        text = f"{fenced(block)}\n<!-- usecases: diagram -->\n"
        page = BeautifulSoup(markdown.markdown(text, extensions=["extra", "usecases"]), "html5lib")
        for diagram in page.select("pre.mermaid"):
            assert mermaid.refuses(diagram.get_text()) is None, diagram


def test_a_use_case_diagram_shows_use_cases_actors_and_relations(mermaid: Mermaid) -> None:
    (diagram,) = use_case_diagrams("Web <shop>", SHOP, SHOP_ACTORS)
    assert diagram.source is not None
    (drawing,) = mermaid.draw([diagram.source])
    assert drawing.error is None
    assert drawing.title == "Web <shop>"
    titles = [plain(use_case.title) for use_case in SHOP]
    assert {*titles, "Web <shop>", "Shopper", "Bank", "«include»", "«extend»"} <= set(drawing.labels)
    assert drawing.labels.count("Shopper") == 2
    assert {"#UC-1", "actors/#actor-shopper"} <= set(drawing.links)


def test_the_largest_diagram_is_one_that_mermaid_takes(mermaid: Mermaid) -> None:
    diagram = flowchart(use_case(main_success_scenario=steps(MAX_EDGES)))
    assert diagram.source is not None
    assert mermaid.refuses(diagram.source) is None
    assert mermaid.refuses(diagram.source + "\ns1 --> s3\ns1 --> s4") is not None
