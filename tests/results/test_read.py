"""Every test of every file, as it is read: the goldens are for people to look through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from conftest import Golden
from mkdocs_usecases.results import ResultFile, read_results
from support.naming import FILES, named

HERE = Path(__file__).parent


def lines(read: ResultFile) -> Iterator[str]:
    if read.finding is not None:
        yield f"     {read.finding.span}: {read.finding.message}"
    for one in read.results:
        flaky = " flaky" if one.is_flaky else ""
        yield f"{one.line:>4} {one.status.value}{flaky} {one.name!r} in {one.suite!r} of {one.file}"
        said = {"names": one.names, "properties": one.properties, "tags": one.tags}
        yield from (f"          {key} {', '.join(map(repr, value))}" for key, value in said.items() if value)
        if prints := sorted(one.fingerprints):
            yield f"          fingerprints {', '.join(prints)}"
        for reference in named(one):
            yield f"          → {reference}{'' if reference.is_known else ' (unknown)'}"


def test_files_of_test_tools(golden: Golden) -> None:
    shown = []
    for path in sorted(FILES.iterdir()):
        if path.suffix in (".xml", ".json", ".ndjson") and path.name != "expected.json":
            shown += [f"== {path.name}", *lines(read_results(path.name, path.read_bytes()))]
    golden(HERE / "read.txt", "\n".join(shown) + "\n")


def test_odd_files(golden: Golden) -> None:
    shown = []
    for each in (HERE / "odd.txt").read_text(encoding="utf-8").split("\n== ")[1:]:
        title, _, text = each.partition("\n")
        content = text.encode("utf-16" if title.endswith("two bytes a sign") else "utf-8")
        told = [*lines(read_results("tests.out", content, folder="/site/"))]
        shown += [f"== {title}", *told]
        marked = read_results("tests.out", b"\xef\xbb\xbf" + content, folder="/site/")
        assert marked.finding or [*lines(marked)] == told
    golden(HERE / "odd.read.txt", "\n".join(shown) + "\n")
