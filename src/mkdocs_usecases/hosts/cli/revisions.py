"""The files of a repository as they were at a revision, written into a folder of their own."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.files import LARGEST

_RANGE = expression(r"(?P<old>.*?)(?P<dots>\.\.\.?)(?P<new>.*)", re.DOTALL)
_TEXTS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".yml", ".yaml", ".toml", ".txt", ".json"})
_LARGEST_OTHER = 256 * 1024
"""Bytes: pages may take text from any file, but from no picture."""


class WrongRevision(Exception):
    """There is no such revision, or no repository here; the message says which."""


class Range(NamedTuple):
    """Two revisions."""

    old: str
    new: str


def range_named(typed: str, folder: Path) -> Range | None:
    """`v1.0..HEAD`, `v1.0..` or `main...HEAD`, as git reads them; `None` where there is no `..`.

    Raises:
        WrongRevision: git knows one of them not.
    """
    match = _RANGE.fullmatch(typed)
    if match is None:
        return None
    old, new = (_commit(match[side] or "HEAD", folder) for side in ("old", "new"))
    if match["dots"] == "...":
        old = _git(folder, "merge-base", old, new).decode().strip()
    return Range(old, new)


def _commit(typed: str, folder: Path) -> str:
    found = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}", of=typed
    )
    return found.decode().strip()


def written(revision: str, folder: Path, into: Path) -> Path:
    """Write the files of a revision, and tell what the folder that was asked from is among them.

    Raises:
        WrongRevision: git cannot give them.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    here = _git(folder, "rev-parse", "--show-prefix").decode().rstrip("\n")
    entries = [*_entries(top, revision)]
    for path, content in zip(
        (path for path, _ in entries), _contents(top, [name for _, name in entries]), strict=True
    ):
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    # So that it is known where the project ends.
    (into / ".git").mkdir(exist_ok=True)
    asked = into / here
    asked.mkdir(parents=True, exist_ok=True)
    return asked


def _entries(top: Path, revision: str) -> Iterator[tuple[PurePosixPath, str]]:
    """The files that pages and settings are made of, each with its name in the repository."""
    for entry in _git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", revision).split(b"\0"):
        head, _, name = entry.partition(b"\t")
        if not head:
            continue
        mode, _, content, size = head.split()
        path = PurePosixPath(os.fsdecode(name))
        most = LARGEST if path.suffix.lower() in _TEXTS else _LARGEST_OTHER
        # Neither links nor the repositories in it.
        if mode.startswith(b"100") and int(size) <= most and ".." not in path.parts:
            yield path, content.decode()


def _contents(top: Path, names: Sequence[str]) -> Iterator[bytes]:
    """What files hold, in the order of their names."""
    answer = _git(top, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    start = 0
    for _ in names:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].rpartition(b" ")[2])
        yield answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(folder: Path, *arguments: str, given: bytes = b"", of: str = "") -> bytes:
    """Ask git, which runs nothing of the repository for this, and fetches nothing."""
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        asked = subprocess.run(
            ("git", "-c", "core.fsmonitor=false", *arguments),
            cwd=folder,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise WrongRevision(f"git cannot be run: {error.strerror}") from error
    if asked.returncode:
        said = asked.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise WrongRevision(said or f"there is no revision {of}")
    return asked.stdout
