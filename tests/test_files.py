"""Files as strangers leave them: what gives no text says why, and nobody waits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_usecases.files import Unreadable, read_bytes, read_text


def told(reading: Callable[[], object]) -> str:
    with pytest.raises(Unreadable) as why:
        reading()
    assert why.value.line_and_column == (1, 1)
    return why.value.of("a.md")


def test_what_is_no_text_says_why(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    assert told(lambda: read_text(page)) == "a.md: No such file or directory"
    assert told(lambda: read_text(tmp_path)) == "a.md is a folder"
    assert told(lambda: read_text(Path("a\0.md"))) == "a.md: no file has such a name"
    page.write_bytes(b"caf\xe9")
    assert told(lambda: read_text(page)) == "a.md is not UTF-8"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_without_a_writer_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    expected = "a.md is a pipe, a socket or a device, not a file"
    assert told(lambda: read_text(tmp_path / "a.md")) == expected


def test_a_text_may_be_as_large_as_it_may_be(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes(b"\xef\xbb\xbfab\r\n" + b"c" * 4089)
    assert read_text(page, 4096) == f"ab\r\n{'c' * 4089}"
    page.write_bytes(b"c" * 200_000)
    assert told(lambda: read_text(page, 4096)) == "a.md is larger than 4 KiB"
    assert read_bytes(page, 70_000) == b"c" * 70_001
    assert read_bytes(page) == b"c" * 200_000
