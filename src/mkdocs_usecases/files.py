"""Text files as strangers may leave them: pipes and devices among them, and more than fits into memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

LARGEST = 2**24
"""Bytes; what is larger was typed by nobody."""


class Unreadable(Exception):
    """A file gives no text, or none that can be used: says why, and neither names nor quotes it."""

    def __init__(self, reason: str, detail: str = "") -> None:
        """Take the reason, to follow the name of the file, and what the system says of it, if it does."""
        super().__init__(reason)
        self.detail = detail
        self.line_and_column = (1, 1)

    def of(self, name: str) -> str:
        """The message for a file of that name."""
        return f"{name}: {self.detail}" if self.detail else f"{name} {self}"


def read_text(path: Path, most: int = LARGEST) -> str:
    """The text of a file in UTF-8, with its line ends as they are; it never waits, and takes what it may.

    Raises:
        Unreadable: there is no such file, or no text in it.
    """
    return decoded(read_bytes(path, most), most)


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """The content of a file, or a byte more than the most that it may have; it never waits.

    Raises:
        Unreadable: there is no such file.
    """
    try:
        # Opening a device may do something, and a pipe waits for a writer: so first a look, and no waiting.
        _demand_file(os.stat(path))
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            _demand_file(status)
            return _content(handle, status.st_size, most + 1)
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable("cannot be read", error.strerror or "") from None
    except ValueError:
        # A zero in the name.
        raise Unreadable("cannot be read", "no file has such a name") from None


def _content(handle: int, size: int, most: int) -> bytes:
    """What is read up to the end, or so many bytes; a file object would make room for the most at once."""
    pieces: list[bytes] = []
    wanted = min(size + 1, most)
    while wanted and (piece := os.read(handle, wanted)):
        pieces.append(piece)
        most -= len(piece)
        # It may have grown meanwhile, and some do not tell how long they are.
        wanted = min(max(wanted - len(piece), _PIECE), most)
    return b"".join(pieces)


_PIECE = 2**16
_MARK = "\ufeff"


def decoded(content: bytes, most: int = LARGEST) -> str:
    """Bytes as text, if they are not too many.

    Raises:
        Unreadable: they are, or they are no text.
    """
    if len(content) > most:
        raise Unreadable(f"is larger than {most // 1024:,} KiB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("is not UTF-8") from None


def byte_order_mark(file: Path) -> str:
    """The mark that a file begins with, where it has one: no text that is read of it has."""
    with file.open("rb") as stream:
        return _MARK if stream.read(3) == _MARK.encode() else ""


def _demand_file(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("is a pipe, a socket or a device, not a file")
