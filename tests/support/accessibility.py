"""What axe finds wrong with the parts of a page that are ours."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from support.browsing import MERMAID, skip_or_fail

Scheme = Literal["light", "dark"]
Looks = tuple[tuple[Scheme, int], ...]
"""Schemes with widths of a window."""

AXE = MERMAID / "axe-core/axe.min.js"

# Only what is ours: themes have their own weaknesses around the content.
CHOOSE = """
isWhole => {
  const parts = [...document.querySelectorAll("[class^=usecase], [class*=' usecase']")];
  const isInView = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  window.looked = parts
    .filter(part => !part.parentElement.closest("[class^=usecase]"))
    .filter(part => isWhole || isInView(part.getBoundingClientRect()));
}
"""
OURS = """
async () => {
  const rules = { "target-size": { enabled: true } };
  const { violations } = await axe.run(looked, { resultTypes: ["violations"], rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(" | ")}`);
}
"""


# What is far from view is not laid out, and axe would take it for lying upon what follows.
LAID_OUT = "[class*=usecase], [class*=usecase] * { content-visibility: visible !important }"


def look(page: Page, scheme: Scheme, width: int) -> None:
    """Look at a page that is open in this scheme, in a window of this width."""
    page.emulate_media(color_scheme=scheme)
    # The dark mode of the built-in theme; its own switch fails without the colours of code.
    page.evaluate(f"document.querySelector('[data-bs-theme]')?.setAttribute('data-bs-theme', '{scheme}')")
    page.set_viewport_size({"width": width, "height": 900})


def violations(page: Page, *, in_view: bool = False) -> list[str]:
    """What axe finds wrong in our parts of a page, or in those in view, WCAG 2.2 included."""
    if not AXE.exists():
        skip_or_fail("no axe: run `npm install --prefix tests/browser/mermaid`")
    if not page.evaluate("'axe' in window"):
        page.add_style_tag(content=LAID_OUT)
        page.add_script_tag(path=AXE)
    page.evaluate(CHOOSE, not in_view)
    # What stays at the top of a window lies upon what is scrolled past, and may: so a reader goes to the top.
    page.evaluate("() => { dispatchEvent(new WheelEvent('wheel')); scrollTo(0, 0); }")
    found: list[str] = page.evaluate(OURS)
    return found
