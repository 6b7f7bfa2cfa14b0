"""Documents for people, read as a test reads them: the fences in them, with what each is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from support.building import REPOSITORY

README = REPOSITORY / "README.md"
GUIDE = sorted((REPOSITORY / "example-site" / "guide").glob("*.md"))

_OPENING = re.compile(r'(?P<fence>`{3,})(?P<language>[\w-]*)(?: title="(?P<title>[^"]+)")?')


@dataclass(frozen=True)
class Example:
    """A fence of a document."""

    language: str
    title: str | None
    text: str
    line: int
    """Of the opening fence in the document."""


def examples(text: str) -> Iterator[Example]:
    """The outer fences of a document, in order."""
    lines = iter(enumerate(text.splitlines(), start=1))
    for number, line in lines:
        if opening := _OPENING.match(line):
            inner = []
            for _, below in lines:
                if below.rstrip() == opening["fence"]:
                    break
                inner.append(below + "\n")
            yield Example(opening["language"], opening["title"], "".join(inner), number)


def blocks(path: Path) -> list[Example]:
    """The `usecase` blocks that a document shows or, in the guide, is made of."""
    found = []
    for example in examples(path.read_text(encoding="utf-8")):
        if example.language == "usecase":
            found.append(example)
        elif example.language == "markdown":
            found.extend(inner for inner in examples(example.text) if inner.language == "usecase")
    return found


def readme(title: str) -> str:
    """The file that the README shows under this name."""
    text = README.read_text(encoding="utf-8")
    return next(example.text for example in examples(text) if example.title == title)
