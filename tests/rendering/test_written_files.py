"""Generated pages and files as they stand in a docs folder, and how they are known again."""

from __future__ import annotations

import pytest

from mkdocs_usecases.rendering.generated.pages import GeneratedPage
from mkdocs_usecases.rendering.generated.site_files import SiteFile
from mkdocs_usecases.rendering.generated.written_files import is_ours, written_files

PAGES = (GeneratedPage("a.md", "# A\n", None), GeneratedPage("b.rst", "# B\n", None))
PAGE, RESTRUCTURED, STYLE = written_files(PAGES, [SiteFile("c.css", "d {}")])


def test_each_says_in_its_first_line_who_wrote_it() -> None:
    assert [PAGE.path, RESTRUCTURED.path, STYLE.path] == ["a.md", "b.rst", "c.css"]
    assert PAGE.text.split("\n", 1)[1] == "\n# A\n"
    assert RESTRUCTURED.text.split("\n", 1)[1] == "\nB\n=\n"
    assert STYLE.text.split("\n", 1)[1] == "d {}"


@pytest.mark.parametrize("file", [PAGE, RESTRUCTURED, STYLE], ids=["page", "restructured", "style"])
def test_they_are_known_by_it_however_lines_end(file: object) -> None:
    assert isinstance(file, type(PAGE))
    assert is_ours(file.text)
    assert is_ours("\ufeff" + file.text.replace("\n", "\r\n"))
    assert is_ours(file.text.partition("\n")[0])
    assert not is_ours("\n" + file.text)
    assert not is_ours("# A\n")
