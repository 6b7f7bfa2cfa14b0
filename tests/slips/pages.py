"""Pages without a mistake, each with one block that is to be spoilt: as people write them, in every form."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings

from slips.judging import read
from support.building import REPOSITORY
from support.typing_use_cases import Meant, use_cases


@dataclass(frozen=True)
class Page:
    """A page, its lines and where in them the block stands."""

    name: str
    lines: tuple[str, ...]

    first: int
    """Index of the opening fence."""

    last: int
    """Index of the closing fence."""

    neighbours: str = ""
    """Another page of the site, with the use cases that this one names."""

    prefix: str = ""
    """What stands before each line of the fence: in a list, in a quote."""

    @property
    def text(self) -> str:
        return self.text_of(self.lines)

    def text_of(self, lines: Sequence[str]) -> str:
        """The page with these lines: those of a container get its prefix."""
        if not self.prefix:
            return "\n".join(lines) + "\n"
        after = len(self.lines) - self.last - 1
        end = len(lines) - after
        inside = [f"{self.prefix}{line}".rstrip() if not line else self.prefix + line for line in lines]
        head = [*lines[: self.first - 2], *_HEADS[self.prefix]]
        return "\n".join([*head, *inside[self.first : end], *lines[end:]]) + "\n"

    @property
    def block(self) -> range:
        """The indexes of the lines of the block."""
        return range(self.first + 1, self.last)


_HEADS = {"    ": ("!!! note", ""), "  ": ("-   The use case:", ""), "> ": ("> The use case:", ">")}
"""By prefix the two lines that open the container."""

_BEFORE = ("# Orders", "", "What follows was agreed with the shop.", "")
_AFTER = ("", "The rest of the page goes on here.", "", "- It has a list,", "- as pages do.")


def page_of(name: str, block: Sequence[str], front: Sequence[str] = (), neighbours: str = "") -> Page:
    """A page with text above and below a block."""
    lines = (*front, *_BEFORE, "```usecase", *block, "```", *_AFTER)
    first = len(front) + len(_BEFORE)
    return Page(name, lines, first, first + len(block) + 1, neighbours)


@cache
def pages() -> tuple[Page, ...]:
    """The pages to make slips in: those that are right by themselves."""
    return tuple(page for page in all_pages() if not read(page.text, page.neighbours).findings)


@cache
def all_pages() -> tuple[Page, ...]:
    """The use cases of the example site, those written for this, and those of the property tests."""
    return (*_of_the_example(), *written(), *_generated(30))


def chosen(pages: Sequence[Page], dice: random.Random) -> Page:
    """One of them: rarely one that no person wrote; one time in six in a list, a quote or an admonition."""
    is_made = dice.random() < 1 / 8
    page = dice.choice([page for page in pages if page.name.startswith("generated") is is_made] or pages)
    return replace(page, prefix=dice.choice(list(_HEADS))) if dice.random() < 1 / 6 else page


_STUB = """```usecase
id: {id}
title: Carry out {id}
actor: Somebody
system: Stub
steps:
  - Somebody asks.
  - Stub answers.
  - Somebody leaves.
  - Somebody comes again.
  - Stub closes.
extension points:
  goods known: 3
  delay known: 3
```
"""


def _of_the_example() -> Iterator[Page]:
    for path in sorted((REPOSITORY / "example-site").rglob("*.md")):
        if path.name in {"checks.md", "command.md", "first-use-case.md"}:
            # They show mistakes, and pieces of blocks.
            continue
        text = path.read_text(encoding="utf-8")
        front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
        for number, block in enumerate(
            re.findall(r"^```usecase\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        ):
            own = re.search(r"^id: (\S+)", block, re.MULTILINE)
            named = sorted(set(re.findall(r"UC-\d+", block)) - {own[1] if own else ""})
            yield page_of(
                f"{path.stem}-{number}",
                block.rstrip("\n").split("\n"),
                front[0].rstrip("\n").split("\n") if front else (),
                "\n".join(_STUB.format(id=id_) for id_ in named),
            )


def _generated(count: int) -> Iterator[Page]:
    """Those of the property tests: always the same ones."""
    found: list[Meant] = []

    @seed(13)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(use_cases())
    def collect(meant: Meant) -> None:
        found.append(meant)

    collect()
    for number, meant in enumerate(found):
        yield page_of(f"generated-{number}", meant.lines)


def written() -> Iterator[Page]:
    """Those written for this: nothing else changes them."""
    folder = REPOSITORY / "tests" / "slips" / "blocks"
    for path in sorted(folder.glob("*.yaml")):
        block = path.read_text(encoding="utf-8").rstrip("\n")
        named = sorted(set(re.findall(r"\b[A-Z]{2}-\d+", block)) - set(re.findall(r"^id: (\S+)", block)))
        neighbours = "\n".join(_STUB.format(id=id_) for id_ in named)
        yield page_of(path.stem, block.split("\n"), neighbours=neighbours)
