"""Every test of every file, as it is read: the goldens are for people to look through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from conftest import Golden
from mkdocs_usecases.results.lock import Lock, read_lock
from mkdocs_usecases.results.reading import ResultFile, read_results
from mkdocs_usecases.results.result import LONGEST, merged, shown
from mkdocs_usecases.results.run import run_of
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
        told = [*lines(read_results("tests.out", content, folder="/site/", own="UseCase"))]
        shown += [f"== {title}", *told]
        marked = read_results("tests.out", b"\xef\xbb\xbf" + content, folder="/site/", own="UseCase")
        assert marked.finding or [*lines(marked)] == told
    golden(HERE / "odd.read.txt", "\n".join(shown) + "\n")


def junit(*tests: str) -> ResultFile:
    cases = "".join(f"<testcase {attributes}</testcase>" for attributes in tests)
    return read_results("r.xml", f"<testsuite>{cases}</testsuite>".encode())


def test_tests_of_one_name_count_as_often_as_they_ran() -> None:
    failed, passed = 'name="a"><failure/>', 'name="a">'
    first, second = junit(failed, passed), junit(passed, failed, passed)
    found = merged([first.results, second.results])
    assert [one.status.value for one in found] == ["failed", "passed", "passed"]


def test_results_stand_in_order_whatever_files_they_are_of() -> None:
    tests = [
        'name="a" file="b.py">',
        'name="a" file="a.py">',
        'name="a">',
        'name="0">',
        'name="a"><skipped/>',
    ]
    found = [(one.name, one.status.value, one.file) for one in merged([junit(*tests).results])]
    assert found == [
        ("0", "passed", None),
        *(("a", "passed", file) for file in (None, "a.py", "b.py")),
        ("a", "skipped", None),
    ]


def test_there_is_no_run_where_no_file_can_be_read() -> None:
    broken = read_results("x.xml", b"<a")
    assert run_of([broken], Lock()).results is None
    assert run_of([broken, junit()], Lock()).results == ()
    assert [finding.span.file for finding in run_of([broken, junit()], Lock()).findings] == ["x.xml"]


def test_a_name_of_two_hundred_characters_is_shown_whole() -> None:
    assert shown("x" * LONGEST) == "x" * LONGEST
    assert shown("x" * (LONGEST + 1)) == f"{'x' * (LONGEST - 1)}…"
    assert shown(f"{'x' * (LONGEST - 2)} yy") == f"{'x' * (LONGEST - 2)}…"


def test_of_a_site_without_a_folder_no_path_of_a_machine_is_told() -> None:
    assert [one.file for one in junit('name="a" file="/a/b.py">', 'name="b" file="b.py">').results] == [
        None,
        "b.py",
    ]


def test_a_lock_is_a_sorted_list() -> None:
    text = "UC-2 0123456789ab\n<<<<<<< x\nUC-1/2a\tba9876543210  \nUC-3 0123\n"
    lock = read_lock(text)
    assert (lock.of("UC-2"), lock.of("UC-1/2a"), lock.of("UC-3")) == ("0123456789ab", "ba9876543210", None)
    assert lock.text() == "UC-1/2a ba9876543210\nUC-2 0123456789ab\n"
    assert lock.with_those({"UC-4": "0" * 12}, ["UC-2"]).text() == f"UC-1/2a ba9876543210\nUC-4 {'0' * 12}\n"


def test_of_a_long_path_the_beginning_is_told() -> None:
    tests = (f'name="a" file="{"x" * letters}">' for letters in (299, 300, 301))
    assert [one.file for one in junit(*tests).results] == ["x" * 299, "x" * 300, "x" * 300]
