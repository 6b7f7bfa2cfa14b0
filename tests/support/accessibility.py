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
OURS = """
async () => {
  const parts = [...document.querySelectorAll("[class^=usecase], [class*=' usecase']")];
  const outer = parts.filter(part => !part.parentElement.closest("[class^=usecase]"));
  const rules = { "target-size": { enabled: true } };
  const { violations } = await axe.run(outer, { resultTypes: ["violations"], rules });
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


def violations(page: Page) -> list[str]:
    """What axe finds wrong in our parts of a page, WCAG 2.2 included."""
    if not AXE.exists():
        skip_or_fail("no axe: run `npm install --prefix tests/browser/mermaid`")
    if not page.evaluate("'axe' in window"):
        page.add_style_tag(content=LAID_OUT)
        page.add_script_tag(path=AXE)
    # What stays at the top of a window lies upon what is scrolled past, and may: so a reader goes to the top.
    page.evaluate("() => { dispatchEvent(new WheelEvent('wheel')); scrollTo(0, 0); }")
    found: list[str] = page.evaluate(OURS)
    return found
