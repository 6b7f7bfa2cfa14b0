"""Drawing diagrams with the real Mermaid in a real browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from support.browsing import mermaid_script

VERSIONS = (11, 12)

BLANK = "<!doctype html><meta charset=utf-8><body style='margin: 0'><div id=place></div>"

# Mermaid draws its own note on errors beside throwing; only what it throws counts here.
DRAW = """async (sources) => {
  const drawings = [];
  for (const [turn, source] of sources.entries()) {
    const drawing = { error: null, labels: [], title: "", description: "", links: [] };
    Object.assign(drawing, { width: 0, height: 0, drift: 0 });
    try {
      const { svg } = await mermaid.render(`drawing${turn}`, source);
      place.innerHTML = svg;
      const root = place.querySelector("svg");
      const text = (selector) => root.querySelector(selector)?.textContent ?? "";
      const texts = (selector) => [...root.querySelectorAll(selector)].map((found) => found.textContent);
      drawing.labels = texts(".nodeLabel, .edgeLabel .edgeLabel, .cluster-label");
      drawing.title = text(":scope > title");
      drawing.description = text(":scope > desc");
      drawing.links = [...root.querySelectorAll("a")].map((a) => a.href.baseVal ?? a.getAttribute("href"));
      const line = [...root.querySelectorAll("g.node")].filter((node) => /flowchart-s[0-9]+-/.test(node.id));
      const middles = line.map((node) => node.getBoundingClientRect()).map((box) => box.left + box.width / 2);
      drawing.drift = middles.length ? Math.max(...middles) - Math.min(...middles) : 0;
      [drawing.width, drawing.height] = root.getAttribute("viewBox").split(" ").slice(2).map(Number);
    } catch (error) {
      drawing.error = String(error?.message ?? error);
    }
    document.querySelectorAll("body > :not(#place)").forEach((left) => left.remove());
    drawings.push(drawing);
  }
  return drawings;
}"""


@dataclass(frozen=True)
class Drawing:
    """What a reader gets of a diagram."""

    error: str | None
    """Why Mermaid refused it."""

    labels: tuple[str, ...]
    """The texts of nodes, edges and frames, as they show up."""

    title: str
    description: str
    links: tuple[str, ...]
    width: float
    """At full size, in CSS pixels."""

    height: float
    drift: float
    """How far the middles of a flowchart's main line are from one another."""

    def shows(self, text: str) -> bool:
        """Whether a text stands in a label as it was typed, white space aside."""
        return shown(text) in self.labels


@dataclass(frozen=True)
class Mermaid:
    """A page in the browser that holds one version of Mermaid, set up as themes set it up."""

    page: Page

    def draw(self, sources: Sequence[str]) -> list[Drawing]:
        """Draw diagrams, one after the other."""
        return [_drawing(found) for found in self.page.evaluate(DRAW, list(sources))]

    def refuses(self, source: str) -> str | None:
        """Why Mermaid would not even lay a diagram out; `None` when it would."""
        asked = "source => mermaid.parse(source).then(() => null, error => String(error.message ?? error))"
        answer: str | None = self.page.evaluate(asked, source)
        return answer


@contextmanager
def mermaid_page(browser: Browser, version: int) -> Iterator[Mermaid]:
    """A fresh page with a version of Mermaid, 11 or 12."""
    script = mermaid_script(version)
    page = browser.new_page()
    try:
        page.set_content(BLANK)
        page.add_script_tag(content=script)
        page.evaluate(
            "mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', logLevel: 'fatal' })"
        )
        yield Mermaid(page)
    finally:
        page.close()


WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))


def shown(text: str) -> str:
    """A text as a reader compares it: white space folded, marks without width or shape left out."""
    return " ".join(text.translate(WITHOUT_WIDTH).split())


def _drawing(found: dict[str, Any]) -> Drawing:
    return Drawing(
        found["error"],
        tuple(shown(label) for label in found["labels"]),
        shown(found["title"]),
        shown(found["description"]),
        tuple(found["links"]),
        found["width"],
        found["height"],
        found["drift"],
    )
