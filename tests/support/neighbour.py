"""A plugin or an extension that stands beside us on a small site, and what came of a build of it.

Needs nothing but Python: `.ci/neighbours` builds the sites in environments of their own, and
`hosts/test_neighbours.py` those whose neighbours are installed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BLOCK = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
success guarantee: The meal is paid for.
minimal guarantee: No money is lost.
steps:
  - Customer chooses dishes.
  - MealApp states the price.
  - Customer pays.
extensions:
  1a. Nothing is on offer: ends in failure
  2a. Customer objects: MealApp offers a discount. Resume at 2.
```
"""

PAGES = {"index.md": "# Home\n\nSee [UC-1].\n", "orders.md": f"# Orders\n\n{BLOCK}"}

Look = Callable[["Outcome"], Iterator[str]]
"""Tells what is wrong with a site."""


@dataclass(frozen=True)
class Outcome:
    """What came of a build with us."""

    folder: Path
    """That of `mkdocs.yml`, with the built site in it."""

    output: str
    """What the build said."""

    python: str
    """The interpreter of the environment."""

    @property
    def site(self) -> Path:
        """The built site."""
        return self.folder / "site"

    def text(self, path: str) -> str:
        """A file of the site."""
        return (self.site / path).read_text(encoding="utf-8")

    def lacks(self, path: str, *patterns: str) -> Iterator[str]:
        """Those of the patterns that a page, with its entities as signs, does not hold."""
        page = html.unescape(self.text(path))
        yield from (f"no {pattern} in {path}" for pattern in patterns if not re.search(pattern, page))

    def has(self, path: str, *patterns: str) -> Iterator[str]:
        """Those of the patterns that a page should not hold, and does."""
        page = html.unescape(self.text(path))
        yield from (f"{pattern} in {path}" for pattern in patterns if re.search(pattern, page))


def nothing(_: Outcome) -> Iterator[str]:
    """A strict build that says nothing is right."""
    yield from ()


@dataclass(frozen=True)
class Neighbour:
    """A plugin or an extension, and a site that has it."""

    name: str
    requirements: str
    """What to install."""

    module: str
    """What is there when it is installed."""

    look: Look = nothing
    plugins: tuple[Any, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=lambda: PAGES)
    is_strict: bool = True
    """Whether it can be built strictly without us."""

    in_git: bool = False
    must_be_last: bool = False
    """Whether it says itself that it stands behind all others."""

    names_our_pages: bool = False
    """Whether its site cannot be built without us."""

    is_right: bool = True
    """Whether the site is without mistakes."""

    @property
    def orders(self) -> tuple[bool, ...]:
        """Whether ours stands behind it, in each order to try."""
        return (False,) if self.must_be_last else (False, True)

    def configuration(self, *, with_us: bool, behind: bool = True) -> str:
        """The `mkdocs.yml`, ours behind the others or ahead of them; JSON is YAML."""
        ours = ["usecases"] if with_us else []
        plugins = [*self.plugins, *ours] if behind else [*ours, *self.plugins]
        settings = {
            "site_name": "Neighbours",
            "site_url": "https://example.org/",
            "plugins": ["search", *plugins],
        }
        return json.dumps({**settings, **self.settings})

    def write(self, folder: Path) -> None:
        """Write the pages; `../name` stands beside the docs folder."""
        for path, text in self.files.items():
            target = folder / "docs" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def wrong(neighbour: Neighbour, outcome: Outcome) -> Iterator[str]:
    """All that is wrong with the site of a neighbour."""
    if not neighbour.is_right:
        yield from neighbour.look(outcome)
        return
    if "usecases:" in outcome.output or re.search(r"(?m)^(WARNING|ERROR).*\[[a-z-]+\]$", outcome.output):
        yield f"it says {outcome.output.strip()[-400:]}"
    export = json.loads(outcome.text("usecases.json"))
    found = [(each["id"], each["primary_actors"], each["system"]) for each in export["use_cases"]]
    if found != [("UC-1", ["Customer"], "MealApp")]:
        yield f"other use cases: {found}"
    elif len(export["use_cases"][0]["main_success_scenario"]) != 3:
        yield "other steps"
    yield from neighbour.look(outcome)
