"""What could not be done, in a line for the person at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs_usecases.escaping import visible

_PACKAGE = Path(__file__).parents[2]


def complain(messages: Iterable[str]) -> None:
    """Write messages to standard error, each on one line, whatever the names in them are made of."""
    for message in messages:
        print(f"mkdocs-usecases: {visible(message)}", file=sys.stderr)


def told(failure: Exception) -> str:
    """What stopped a command unexpectedly: the system, or a mistake of ours and where it is."""
    if isinstance(failure, OSError):
        name = f"{failure.filename}: " if failure.filename else ""
        return f"{name}{failure.strerror or failure}"
    if isinstance(failure, MemoryError):
        return "there is not enough memory"
    what = " ".join(f"{type(failure).__name__}: {failure}".split())
    return f"this is a mistake of mkdocs-usecases itself, please report it: {what} ({_place(failure)})"


def _place(failure: Exception) -> str:
    """The last line of ours that it went through."""
    # Nobody should wait for it who makes no mistake.
    from traceback import extract_tb

    frames = [Path(frame.filename) for frame in extract_tb(failure.__traceback__)]
    lines = [frame.lineno for frame in extract_tb(failure.__traceback__)]
    ours = [
        f"{path.relative_to(_PACKAGE).as_posix()}:{line}"
        for path, line in zip(frames, lines, strict=True)
        if path.is_relative_to(_PACKAGE)
    ]
    return ours[-1] if ours else "nowhere"
