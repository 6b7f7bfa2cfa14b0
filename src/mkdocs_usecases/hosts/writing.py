"""Files that others may be reading."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

_MUST_STAY = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY})
"""What is said where nothing may be put in the place of a file: it is mounted, or its folder is read-only."""


def write_whole(target: Path, text: str | bytes | Callable[[], Iterable[str]]) -> None:
    """Write a file in one go: whoever reads it meanwhile gets the old one or the new one, never a piece.

    Line ends stay as they are in the text: they are the format's own.

    Args:
        target: the file; folders on the way to it are made.
        text: the whole of it, or what gives it in pieces, for texts that would take much memory.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and not target.is_file():
        # A pipe or a device takes what is written, and stays what it is.
        _write(target, text)
        return
    # What a link leads to; the link stays.
    whole = Path(os.path.realpath(target))
    # Two builds may write at once, even under the same number in two containers. The name begins with no dot:
    # what a killed build leaves behind goes when MkDocs cleans the folder.
    temporary = whole.with_name(f"{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, text)
        if whole.exists():
            # Who may read it stays as it is.
            shutil.copymode(whole, temporary)
        temporary.replace(whole)
    except OSError as error:
        if error.errno not in _MUST_STAY:
            raise OSError(error.errno, error.strerror, str(target)) from error
        _write(target, text)
    finally:
        temporary.unlink(missing_ok=True)


def _write(file: Path, text: str | bytes | Callable[[], Iterable[str]]) -> None:
    if isinstance(text, bytes):
        file.write_bytes(text)
        return
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines([text] if isinstance(text, str) else text())
