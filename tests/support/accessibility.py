"""What axe finds wrong with the parts of a page that are ours."""

from __future__ import annotations

from playwright.sync_api import Page

from support.browsing import MERMAID, skip_or_fail

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


def violations(page: Page) -> list[str]:
    """What axe finds wrong in our parts of a page, WCAG 2.2 included."""
    if not AXE.exists():
        skip_or_fail("no axe: run `npm install --prefix tests/browser/mermaid`")
    page.add_style_tag(content=LAID_OUT)
    page.add_script_tag(path=AXE)
    # What stays at the top of a window lies upon what is scrolled past, and may: so a reader goes to the top.
    page.evaluate("() => { dispatchEvent(new WheelEvent('wheel')); scrollTo(0, 0); }")
    found: list[str] = page.evaluate(OURS)
    return found
