"""Blocks that a page shows and its source has not: what something has made them of, and where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.site import Site

GOLDEN = Path(__file__).parent / "joined.txt"
ORDER = "id: UC-1\ntitle: Order\nactor: A\nsteps: [A orders., B asks., A ends.]"
PAY = "id: UC-2\ntitle: Pay {{ what }}\nactor: A\nsteps: [A pays., B asks., A ends.]"
WAIT = "title: Wait\nactor: A\nsteps: [A waits., B asks., A ends.]"
LOOP = 'title: "{% x %}"\nactor: A'
LIST = "[a list]"
INCLUDED = "id: UC-9\ntitle: Cook\nactor: A\nsteps: [A cooks., B asks., A ends.]"
SHOWN: dict[str, list[str]] = {
    "all as they are": [ORDER, PAY, WAIT, LOOP, LIST],
    "blanks and tabs, and in another order": [
        f"{WAIT}  ",
        PAY.replace(" ", "\t"),
        f"\x02{ORDER}",
        LIST,
        LOOP,
    ],
    "none": [],
    "an id in other letters": [ORDER.replace("UC-1", "uc-1").replace("Order", "Pay {{ what }}")],
    "a title with another id": [ORDER.replace("UC-1", "UC-7"), PAY, WAIT, LOOP, LIST],
    "a title without an id": [WAIT.replace("waits", "sits"), LIST],
    "what macros made": [
        "id: UC-8\ntitle: Sit\nactor: A",
        PAY.replace("{{ what }}", "cash"),
        "title: Stand\nactor: A",
    ],
    "lines more": [f"{PAY}\nlevel: summary\nnot a key: x", ORDER],
    "lines as many": [PAY.replace("{{ what }}", "cash").replace("actor", "actr")],
    "one more than there are": [ORDER, PAY, WAIT, LOOP, LIST, "title: New\nactor: A"],
    "one twice": [ORDER, ORDER, WAIT],
    "from another file": [ORDER, INCLUDED, PAY],
    "from another file, twice": [INCLUDED, INCLUDED],
    "changed beyond recognition": ["id: UC-5\ntitle: Nothing\nactor: A"] * 3,
    "without a use case": ["- a", "- b"],
}


def page(*blocks: str) -> str:
    fenced = "\n\n".join(f"```usecase\n{block}\n```" for block in blocks)
    return "".join(f"> {line}\n" for line in fenced.split("\n"))


def told(block: Block) -> str:
    use_case = block.use_case
    name = "-" if use_case is None else f"{use_case.id or '-'} {use_case.title}"
    steps = "" if use_case is None else " ".join(str(step.span.start) for step in use_case.every_step)
    findings = ", ".join(f"{each.code.value} at {each.span.start}" for each in block.diagnostics)
    return f"     {name} at {block.span.start}; {steps}; {findings}"


def shown(site: Site, texts: Sequence[str]) -> tuple[tuple[Block, ...], bool]:
    """What a page is made of in a round, and whether the site is another one by that."""
    site.start(["page.md"])
    made = site.meet("page.md", texts, lambda: [("more.md", f"# More\n\n{page(INCLUDED)}")])
    for block in made:
        site.show("page.md", block)
    return made, site.settle()


@pytest.mark.slow
@pytest.mark.golden
def test_blocks_are_known_again_or_told_where_they_come_from(golden: Golden) -> None:
    lines = []
    for name, texts in SHOWN.items():
        site = Site(Options())
        site.read("page.md", page(ORDER, PAY, WAIT, LOOP, LIST))
        made, is_new = shown(site, texts)
        lines += [f"== {name}{'' if is_new else ', which is nothing new'}", *map(told, made)]
        assert shown(site, texts) == (made, False), "the same once more is nothing new"
        hidden = [str(each.span.start) for each in site.findings if each.code is Code.NOT_SHOWN]
        lines.append(f"     not shown: {' '.join(hidden)}")
        for block in made:
            within = [f"{each.code.value} at {each.span.start}" for each in site.said_within([block])]
            lines += [f"     of the site: {', '.join(within)}"] if within else []
    golden(GOLDEN, "\n".join(lines) + "\n")
