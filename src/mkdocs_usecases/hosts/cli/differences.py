"""What changed between two exports, or between two revisions of the documentation."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs_usecases.export.changes import Changes, compare
from mkdocs_usecases.files import Unreadable, read_text
from mkdocs_usecases.hosts.cli.revisions import WrongRevision, range_named, written

Read = Callable[[Sequence[str]], Any]
"""Gives the export of some paths, seen from the folder that one is in; of all pages where there are none."""


class NotComparable(Exception):
    """What was given cannot be compared; the message says why."""


def changes_of(old: str, more: Sequence[str], read: Read) -> Changes:
    """What changed.

    Args:
        old: the path of an export, or a range of revisions.
        more: the path of the other export, or paths to read at both revisions.
        read: gives the export of the folder that one is in.

    Raises:
        NotComparable: it cannot be told.
    """
    try:
        range_ = None if Path(old).exists() else range_named(old, Path.cwd())
        if range_ is not None:
            before, after = (_at(revision, more, read) for revision in range_)
            if before is after is None:
                raise NotComparable(f"there is no {' or '.join(more)} at either revision")
            before, after = before or _NOTHING, after or _NOTHING
        elif len(more) == 1:
            before, after = _loaded(Path(old)), _loaded(Path(more[0]))
        else:
            raise NotComparable("expected OLD.json NEW.json, or two revisions such as v1.0..HEAD")
    except (WrongRevision, Unreadable) as error:
        raise NotComparable(*error.args) from error
    try:
        return compare(before, after)
    except (AttributeError, LookupError, TypeError) as error:
        # Somebody has put something else into it.
        raise NotComparable(f"{' or '.join((old, *more))} is no export of use cases") from error


def _at(revision: str, paths: Sequence[str], read: Read) -> Any:
    """The export of a revision."""
    here = Path.cwd()
    with TemporaryDirectory() as folder, _in(written(revision, here, Path(folder).resolve())):
        known = [path for path in paths if Path(path).exists()]
        if paths and not known:
            # Pages that were not there yet, or are there no more.
            return None
        return read(known)


_NOTHING: dict[str, Any] = {"use_cases": [], "actors": []}


def asked_of(data: dict[str, Any], asked: Set[str] | None) -> dict[str, Any]:
    """The export of the pages that were asked for; their actors are those of the whole site."""
    if asked is None:
        return data
    use_cases = [one for one in data["use_cases"] if one["source"]["file"] in asked]
    return {"use_cases": use_cases, "actors": []}


@contextmanager
def _in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(read_text(path, _LARGEST))
    except Unreadable as reason:
        raise NotComparable(reason.of(str(path))) from reason
    except (ValueError, RecursionError) as error:
        raise NotComparable(f"{path} is not JSON: {error}") from error
    if not isinstance(data, dict) or "use_cases" not in data:
        raise NotComparable(f"{path} is no export of use cases: expected a `use_cases` list")
    return data


_LARGEST = 2**28
