"""What a build forgets when its pages are only to be written, and what it reads again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from support.building import Built, Site

BLOCK = """\
# P{number}

```usecase
id: UC-{number}
title: Order {number}
actor: Customer
system: MealApp
include: UC-1
steps:
  - Customer chooses dishes.
  - MealApp states the price.
```

See [UC-2].
"""
PAGES = {f"p{number}.md": BLOCK.format(number=number) for number in (1, 2, 3)}
LISTENING = """\
import weakref

def on_nav(nav, *, config, files):
    global all_files, found
    entries = config.plugins["usecases"]._site.registry.entries
    all_files, found = files, [weakref.ref(entry.use_case) for entry in entries]

def on_page_context(context, *, page, config, nav):
"""
COUNTING = """\
    with open(config.docs_dir + "/../alive.txt", "w") as stream:
        print(len(found), sum(ref() is not None for ref in found), file=stream)
"""
ASKING = """\
    before = page.content
    page.render(config, all_files)
    assert page.content == before
"""


def build(site: Site, told: str, more: Mapping[str, str] = MappingProxyType({})) -> Built:
    """A site with a hook that does something when pages are written."""
    return site.build({**PAGES, **more, "../hook.py": LISTENING + told}, hooks=["hook.py"])


@pytest.mark.slow
def test_use_cases_are_forgotten_when_pages_are_only_to_be_written(site: Site) -> None:
    built = build(site, COUNTING)
    assert (site.folder / "alive.txt").read_text(encoding="utf-8") == "3 0\n"
    assert [each["id"] for each in built.json("usecases.json")["use_cases"]] == ["UC-1", "UC-2", "UC-3"]


@pytest.mark.slow
def test_what_a_plugin_asks_for_later_is_read_again(site: Site) -> None:
    assert build(site, ASKING).exit_code == 0


MAKING = """

def on_page_markdown(markdown, **_):
    return markdown.replace("BLOCK", {block!r})
"""


@pytest.mark.slow
@pytest.mark.parametrize("told", [COUNTING, ASKING], ids=["forgetting", "asking"])
def test_what_no_source_holds_is_not_forgotten(site: Site, told: str) -> None:
    made = BLOCK.format(number=4).partition("\n\n")[2]
    built = build(site, told + MAKING.format(block=made), {"p5.md": "# P5\n\nBLOCK\n\nAs [UC-4] says.\n"})
    assert built.exit_code == 0
    assert built.json("usecases.json")["use_cases"][-1]["id"] == "UC-4"
    if told is COUNTING:
        assert (site.folder / "alive.txt").read_text(encoding="utf-8") == "3 3\n"
