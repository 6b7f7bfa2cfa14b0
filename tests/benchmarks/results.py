"""How long it takes to read the results of many tests: `tests/benchmarks/results.py 50000`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from time import process_time

from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.references import Known, Vocabulary, references
from mkdocs_usecases.results.result import merged


def junit(count: int) -> bytes:
    """A report as pytest writes it, with a property of each test and a failure now and then."""
    failure = '<failure message="no">assert</failure>'
    return _report(
        f'<testcase classname="tests.test_orders" name="test_order[{number}]" time="0.001"><properties>'
        f'<property name="usecase" value="{_route(number)}"/></properties>'
        f"{failure if number % 97 == 0 else ''}</testcase>\n"
        for number in range(count)
    )


def names(count: int) -> bytes:
    """A report as jest writes it: only the names say which route."""
    return _report(
        f'<testcase classname="Orders {_route(number)}" name="{_route(number)} works {number}"/>\n'
        for number in range(count)
    )


def _route(number: int) -> str:
    return f"UC-{number % 400}/{number % 7 + 1}a"


def _report(tests: Iterable[str]) -> bytes:
    return f'<testsuites><testsuite name="all">{"".join(tests)}</testsuite></testsuites>'.encode()


def main() -> None:
    """Print the seconds of the processor for reading, joining duplicates and finding references."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    known = Known(
        {f"UC-{number}": True for number in range(400)},
        lambda _: {f"{step}a": f"{step}a" for step in range(1, 8)},
        lambda word: word.upper().startswith("UC-"),
    )
    for make in (junit, names):
        content = make(count)
        start = process_time()
        read = read_results("report.xml", content)
        middle = process_time()
        vocabulary = Vocabulary(known)
        found = sum(len(references(result, vocabulary)) for result in merged([read.results]))
        print(
            f"{make.__name__}: {len(read.results):,} tests, {len(content) / 2**20:.0f} MiB: "
            f"{middle - start:.2f} s reading, {process_time() - middle:.2f} s for {found:,} references"
        )


if __name__ == "__main__":
    main()
