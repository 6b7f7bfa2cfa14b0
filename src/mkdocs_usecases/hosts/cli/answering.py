"""What a command answers: a text, for people or for programs, and an exit code."""

from __future__ import annotations

import sys

CLEAN, FINDINGS, USAGE = 0, 1, 2
"""Exit codes."""


def say(text: str, *, for_people: bool) -> None:
    """Write to standard output: for people as their terminal has it, for programs in UTF-8."""
    if for_people:
        sys.stdout.write(text)
    else:
        # JSON has the same escapes for half a character.
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
