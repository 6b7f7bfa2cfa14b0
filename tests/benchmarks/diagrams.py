"""How soon a page of many use cases can be used: `python tests/benchmarks/diagrams.py 1 10 50`.

Builds a page of so many use cases in Material and opens it in headless Chromium, the pages in turn. Prints
medians, in milliseconds: what the main thread has to do (of its own time, so that it hardly depends on what
else the computer does), and by a clock when the last task ended that a reader would notice, how long tasks
kept the page from answering, and how long a click waited that came as soon as the page was loaded. Then the
reader does nothing: when all diagrams were there, and the longest task, for which a click would have waited.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent)]

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from sites import BLOCK  # noqa: E402
from support.browsing import launch, serving, visiting  # noqa: E402
from support.building import Site  # noqa: E402
from support.pages_of_every_kind import MATERIAL  # noqa: E402

AT_REST = 900
"""Before diagrams are drawn that nobody sees."""

WHOLE = "!document.querySelector('.usecase-diagram > pre:not([data-processed])')"

OF_THREAD = {"all": "TaskDuration", "styles": "RecalcStyleDuration", "layout": "LayoutDuration"}
"""What the main thread does, by Chromium's name for it."""

WATCH = """
window.tasks = []; window.waited = null;
new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => [task.startTime, task.duration])))
  .observe({ type: "longtask", buffered: true });
addEventListener("pointerdown", event => waited ??= performance.now() - event.timeStamp, true);
"""
FOUND = """() => ({
  interactive: Math.max(0, ...tasks.map(([start, duration]) => start + duration)),
  blocked: tasks.reduce((sum, [, duration]) => sum + duration - 50, 0),
  click: waited,
})"""

RESTING = "({ whole: performance.now(), longest: Math.max(...tasks.map(([, duration]) => duration)) })"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 10, 50])
    parser.add_argument("--runs", type=int, default=5, help="visits of each page")
    parser.add_argument("--theme", default="material", help="material, mkdocs or readthedocs")
    given = parser.parse_args()
    with served_pages(given.counts, given.theme) as pages, sync_playwright() as playwright:
        browser = launch(playwright)
        open_once(browser, pages[given.counts[0]])
        taken: dict[int, list[dict[str, float]]] = {count: [] for count in pages}
        for _ in range(given.runs):
            for count, address in pages.items():
                taken[count].append(open_once(browser, address))
        browser.close()
    print_table(taken)


@contextmanager
def served_pages(counts: Sequence[int], theme: str) -> Iterator[dict[int, str]]:
    """A page of each number of use cases; gives their addresses."""
    like = MATERIAL if theme == "material" else {"name": theme, "highlightjs": False}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        addresses = {}
        for count in counts:
            place = folder / str(count)
            place.mkdir()
            built = Site(place).build({"index.md": page_of(count)}, theme=like)
            addresses[count] = stack.enter_context(serving(built.folder, "/base/"))
        yield addresses


def page_of(count: int) -> str:
    """A page of use cases that stand for themselves: with includes in a circle each would have a box."""
    blocks = [
        BLOCK.format(number=number, goal=number, actor=number % 5, included="NEXT")
        for number in range(1, count + 1)
    ]
    plain = "\n".join(f"```usecase\n{block}```\n" for block in blocks)
    return "# Orders\n\n" + plain.replace("include: UC-NEXT", "Customer pays.")


def open_once(browser: Browser, address: str) -> dict[str, float]:
    """Open a page as somebody who has never been there, and click on it."""
    with visiting(browser, address, viewport={"width": 1280, "height": 900}) as visit:
        visit.page.add_init_script(WATCH)
        client = visit.page.context.new_cdp_session(visit.page)
        client.send("Performance.enable", {"timeDomain": "threadTicks"})
        visit.page.goto(address, wait_until="load")
        visit.page.mouse.click(640, 200)
        visit.page.wait_for_timeout(AT_REST)
        metrics = {each["name"]: each["value"] for each in client.send("Performance.getMetrics")["metrics"]}
        found: dict[str, float] = visit.page.evaluate(FOUND)
        visit.page.wait_for_function(WHOLE, timeout=120_000)
        resting: dict[str, float] = visit.page.evaluate(RESTING)
        return {name: 1000 * metrics[key] for name, key in OF_THREAD.items()} | found | resting


def print_table(taken: Mapping[int, Sequence[Mapping[str, float]]]) -> None:
    names = next(iter(taken.values()))[0].keys()
    print(f"{'':>10}", *(f"{name:>12}" for name in names))
    for count, runs in taken.items():
        print(f"{count:10}", *(f"{median(run[name] for run in runs):12.0f}" for name in names))


if __name__ == "__main__":
    main()
