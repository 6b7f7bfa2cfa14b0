"""Goldens with questions and answers in one file: each answer stands where a person reads what was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from conftest import Golden

_THEN = " ⇒ "


def compare_answers(golden: Golden, path: Path, answer: Callable[[str], str]) -> None:
    """Ask each line of a file again: `question ⇒ answer`. What begins with `# ` is a heading."""
    golden(
        path,
        "".join(
            f"{each}{_THEN}{answer(each)}\n".rstrip(" ") if _is_asked(each) else f"{each}\n"
            for each in _lines(path)
        ),
    )


def questions(path: Path) -> Iterator[str]:
    """What is asked in a file."""
    return filter(_is_asked, _lines(path))


def _lines(path: Path) -> Iterator[str]:
    return (line.partition(_THEN)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())


def _is_asked(line: str) -> bool:
    return bool(line) and not line.startswith("# ")


def compare_texts(golden: Golden, path: Path, answer: Callable[[str], str]) -> None:
    """Ask each text of a file again: below `=== name` a text, below `⇒` what becomes of it."""
    first, *parts = path.read_text(encoding="utf-8").split("\n=== ")
    asked = (part.partition("\n⇒\n")[0].strip("\n").partition("\n") for part in parts)
    told = (f"\n=== {name}\n{text}\n⇒\n{answer(text).rstrip()}\n" for name, _, text in asked)
    golden(path, "".join([f"{first.rstrip()}\n", *told]))
