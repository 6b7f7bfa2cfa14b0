"""Let atheris look for a text that breaks something: `python tests/fuzzing/fuzz_blocks.py -runs=100000`.

It needs `pip install atheris` and `PYTHONPATH=src:tests`. It starts from the blocks and pages of the tests
and of the example site, and from folders that are given; what it finds new goes into the first of these. A
file that is given is tried alone.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["mkdocs_usecases"]):
    import mkdocs_usecases.parsing.documents  # noqa: F401

from support.surviving import fenced, survive, survive_all
from support.typing_anything import real_blocks, real_pages


def one(data: bytes) -> None:
    """A page, or a block where the first byte is odd; a block goes the whole way."""
    text = data[1:].decode("utf-8", "surrogateescape")
    if not data[:1] or data[0] % 2 == 0:
        survive(text)
        return
    survive_all(fenced(text))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        arguments = sys.argv
        if not any(Path(argument).is_file() for argument in arguments[1:]):
            for number, text in enumerate(real_blocks()):
                Path(folder, f"block-{number}").write_bytes(b"1" + text.encode())
            for number, text in enumerate(real_pages()):
                Path(folder, f"page-{number}").write_bytes(b"0" + text.encode())
            arguments = [*arguments, folder]
        atheris.Setup(arguments, one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
