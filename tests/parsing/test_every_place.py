"""Small blocks and pages, each with all that is read of it: texts and their places, findings and their edits.

In a file they stand below each other: a text, `=>`, and what was read of it. `pytest --update` writes the
second anew, so a text is added with nothing behind its `=>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Golden
from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.blocks import read_block
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.source import Span
from support.spelling_out import block_spelled_out, spelled_out

FOLDER = Path(__file__).with_name("places")
BLOCKS = sorted(FOLDER.glob("blocks/*.txt"))
NEXT, READ = "%%\n", "=>\n"
CONTEXT = Context(fields=frozenset({"jira"}), sites=frozenset({"shop"}))

WITHOUT_FIELDS = Context(sites=CONTEXT.sites)


def compare(path: Path, golden: Golden, read: dict[str, list[str]]) -> None:
    golden(path, NEXT.join("\n".join([f"{text}{READ[:-1]}", *lines, ""]) for text, lines in read.items()))


def texts(path: Path) -> Iterator[str]:
    """Those of a file, without what was read of them."""
    return (case.partition(READ)[0] for case in path.read_bytes().decode("utf-8").split(NEXT))


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("path", BLOCKS, ids=lambda path: path.stem)
def test_all_of_a_block_is_read_where_it_stands(path: Path, golden: Golden) -> None:
    blocks = {text: _block(text) for text in texts(path)}
    read = {text: [*block_spelled_out(block)] for text, block in blocks.items()}
    compare(path, golden, read)
    for text, block in blocks.items():
        for finding in block.diagnostics:
            _check_places(finding, text)


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("path", BLOCKS, ids=lambda path: path.stem)
def test_a_block_is_read_alike_where_the_site_has_no_fields(path: Path) -> None:
    # Most values are read in a quicker way there.
    for text in filter(lambda text: "jira" not in text, texts(path)):
        assert [*block_spelled_out(_block(text, WITHOUT_FIELDS))] == [
            line.replace(", jira, or", ", or") for line in block_spelled_out(_block(text))
        ], text


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("path", BLOCKS, ids=lambda path: path.stem)
def test_blanks_at_the_ends_of_lines_say_nothing(path: Path) -> None:
    # Behind `|` and `>` two of them are Markdown.
    for text in filter(lambda text: _LITERAL.search(text) is None, texts(path)):
        assert [*block_spelled_out(_block(_with_blanks(text)))] == [*block_spelled_out(_block(text))], text


def _check_places(finding: Diagnostic, text: str) -> None:
    """All that a finding points at is there, and what it would change."""
    lines = text.split("\n")
    for place in (finding.span, *finding.related, *(edit.span for edit in finding.edits)):
        for number, column in ((place.line, place.column), (place.end_line, place.end_column)):
            # An editor has no line 0 and no column 0.
            assert 0 <= column - bool(number) <= len(lines[number - 1]), (finding, text)
    for edit in finding.edits:
        if edit.was is not None:
            at, end = edit.span.column - 1, edit.span.end_column - 1
            assert lines[edit.span.line - 1][at:end] == edit.was, (finding, text)


_LITERAL = re.compile(r"(^|[ :])[|>][-+\d]*( |$)", re.MULTILINE)


def _with_blanks(text: str) -> str:
    """A text with blanks at the ends of its lines, and in those that hold nothing."""
    return "".join(f"{line}  \n" for line in text.removesuffix("\n").split("\n"))


def _block(text: str, context: Context = CONTEXT) -> Block:
    """A block whose first line is line 1."""
    text = text.removesuffix("\n")
    count = text.count("\n") + 1
    return read_block(text, Origin(Span("page.md", 1, 1), tuple(range(1, 1 + count)), (0,) * count), context)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("pages/*.txt")), ids=lambda path: path.stem)
def test_all_of_a_page_is_read_where_it_stands(path: Path, golden: Golden) -> None:
    name = "page.rst" if path.stem == "restructured" else "page.md"
    read = {text: [*spelled_out(read_document(text, name, Options()))] for text in texts(path)}
    compare(path, golden, read)
