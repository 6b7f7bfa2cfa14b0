"""What people paste is read as they meant it, or they are told: pages, and all that is read and found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_usecases.diagnostics import Severity
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from support.checking import findings_of
from support.describing import read_as

PAGES = sorted(Path(__file__).with_name("pasted").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_pasted_page_is_read_as_its_golden_says(page: Path, golden: Callable[[Path, str], None]) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = read_document(text, page.name, Options()).blocks
    read = ["\n".join(read_as(block)) for block in blocks]
    told = [str(each) for each in findings_of({page.name: text}) if each.severity is not Severity.HINT]
    golden(page.with_suffix(".txt"), "\n\n".join([*read, *told]) + "\n")
