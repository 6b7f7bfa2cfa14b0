"""A folder of features: what was exported before and is told no more goes, all else stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs_usecases.export.gherkin import page_of
from mkdocs_usecases.hosts.writing import write_whole

_LONGEST_LINE = 4096
"""Bytes: a longer first line is not ours."""


def write_features(folder: Path, features: Mapping[str, str], is_read: Callable[[str], bool]) -> None:
    """Write features by their names, and delete those of use cases that are gone.

    Args:
        folder: where they go.
        features: each with its text.
        is_read: whether all use cases of a page are among these features.

    Raises:
        OSError: a file cannot be written or deleted.
    """
    for name, text in features.items():
        write_whole(folder / name, text)
    names = {name.casefold() for name in features}
    for file in sorted(folder.glob("*.feature")):
        if file.name.casefold() in names or not file.is_file():
            continue
        page = page_of(first_line(file))
        if page is not None and is_read(page):
            file.unlink()


def first_line(file: Path) -> str:
    """The first line of a file, by which one of ours is known."""
    with file.open("rb") as stream:
        return stream.readline(_LONGEST_LINE).decode("utf-8-sig", "replace")
