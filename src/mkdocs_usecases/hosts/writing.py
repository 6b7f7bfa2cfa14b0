"""Files that others may be reading."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(target: Path, text: str) -> None:
    """Write a file in one go: whoever reads it meanwhile gets the old one or the new one, never a piece.

    Line ends stay as they are in the text: they are the format's own.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
