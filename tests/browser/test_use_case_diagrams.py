"""Use case diagrams in a real browser: what lies where, and that all of it can be read."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Browser

from mkdocs_usecases.rendering.diagrams.system.figures import use_case_diagrams
from support.browsing import Visit
from support.systems import system

pytestmark = pytest.mark.browser

# Where a line runs through an ellipse, which none may, its own included.
CROSSED = """(svg) => {
  const ellipses = [...svg.querySelectorAll("ellipse")].map((each) => ({
    x: each.cx.baseVal.value, y: each.cy.baseVal.value, a: each.rx.baseVal.value, b: each.ry.baseVal.value,
  }));
  const crossed = [];
  for (const path of svg.querySelectorAll('[aria-hidden] path')) {
    const length = path.getTotalLength();
    for (let turn = 0; turn <= 60; turn++) {
      const point = path.getPointAtLength((length * turn) / 60);
      const isIn = ({ x, y, a, b }) => ((point.x - x) / a) ** 2 + ((point.y - y) / b) ** 2 < 0.94;
      const within = ellipses.filter(isIn);
      crossed.push(...within.map(({ x, y }) => [path.getAttribute("d"), x, y]));
    }
  }
  return crossed;
}"""

# Titles that leave their ellipse: the corners of each line, in the ellipse around them.
OUTSIDE = """(svg) => [...svg.querySelectorAll("a:has(> ellipse), g:has(> ellipse)")].flatMap((goal) => {
  const ellipse = goal.querySelector("ellipse");
  const [x, y, a, b] = ["cx", "cy", "rx", "ry"].map((name) => ellipse[name].baseVal.value);
  return [...goal.querySelectorAll("tspan")].filter((line) => {
    const half = line.getComputedTextLength() / 2;
    const away = Math.abs(line.y.baseVal[0].value - 4.5 - y) + 4;
    return (half / a) ** 2 + (away / b) ** 2 > 1.03;
  }).map((line) => line.textContent);
})"""

SIZES = """(svg) => [...svg.querySelectorAll("text")]
  .map((each) => parseFloat(getComputedStyle(each).fontSize))"""


@pytest.fixture(params=["wide", "narrow"])
def breadth(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("seed", range(5))
def test_no_line_runs_through_a_use_case_and_titles_stay_in_theirs(
    seed: int, breadth: str, browser: Browser
) -> None:
    use_cases = system(Random(seed), 4 + 5 * seed)
    page = browser.new_page()
    (diagram,) = use_case_diagrams("WebShop", use_cases)
    page.set_content(f"<body style='font-family: Roboto, Arial, sans-serif'>{getattr(diagram, breadth)}")
    svg = page.locator("svg")
    assert svg.evaluate(CROSSED) == []
    assert svg.evaluate(OUTSIDE) == []
    page.close()


def test_a_page_shows_the_size_that_it_has_room_for(visit: Visit) -> None:
    page = visit.open("use-cases/")
    for width, shown in ((1280, "wide"), (390, "narrow")):
        page.set_viewport_size({"width": width, "height": 900})
        figure = page.locator(".usecase-figure").first
        visible = figure.locator("svg:visible")
        assert visible.count() == 1
        assert f"usecase-uml-{shown}" in str(visible.get_attribute("class"))
        assert min(visible.evaluate(SIZES)) >= 11
        box = visible.bounding_box()
        assert box is not None
        assert box["width"] <= width


def test_each_actor_stands_once_on_a_side(visit: Visit) -> None:
    page = visit.open("use-cases/")
    for svg in page.locator(".usecase-uml-wide").all():
        names = svg.locator(".usecase-uml-actor a").evaluate_all("all => all.map(a => a.ariaLabel)")
        assert max(names.count(name) for name in names) <= 2
        places = svg.locator(".usecase-uml-actor text").evaluate_all(
            "all => all.map(each => each.textContent + each.querySelector('tspan').getAttribute('x'))"
        )
        assert len(places) == len(set(places))
