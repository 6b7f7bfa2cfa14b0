"""Goldens with questions and answers in one file: each answer stands where a person reads what was asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Golden

_THEN = " ⇒ "


def compare_answers(golden: Golden, path: Path, answer: Callable[[str], str]) -> None:
    """Ask each line of a file again: `question ⇒ answer`. What begins with `# ` is a heading."""
    asked = (line.partition(_THEN)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    golden(
        path,
        "".join(
            f"{each}\n" if each.startswith("# ") or not each else f"{each}{_THEN}{answer(each)}\n".rstrip(" ")
            for each in asked
        ),
    )


def compare_texts(golden: Golden, path: Path, answer: Callable[[str], str]) -> None:
    """Ask each text of a file again: below `=== name` a text, below `⇒` what becomes of it."""
    first, *parts = path.read_text(encoding="utf-8").split("\n=== ")
    asked = (part.partition("\n⇒\n")[0].strip("\n").partition("\n") for part in parts)
    told = (f"\n=== {name}\n{text}\n⇒\n{answer(text).rstrip()}\n" for name, _, text in asked)
    golden(path, "".join([f"{first.rstrip()}\n", *told]))
