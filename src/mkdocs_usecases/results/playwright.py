"""The JSON reporter of Playwright test."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.results.lines import Lines
from mkdocs_usecases.results.result import Asked, Result, Status, shown, shown_suite
from mkdocs_usecases.results.values import Json, a_text, objects, tags, texts

_EXPECTED = "expected"
_STATUSES = {_EXPECTED: Status.PASSED, "flaky": Status.PASSED, "unexpected": Status.FAILED}


def is_playwright(value: Json) -> bool:
    """Whether a report is one of Playwright."""
    return isinstance(value.get("suites"), list) and ("config" in value or "stats" in value)


def read_playwright(value: Json, text: str, asked: Asked) -> Iterator[Result]:
    """The tests of a report, one for each project that a test ran in."""
    lines = Lines(text)
    for suite in objects(value.get("suites")):
        yield from _suite(suite, (), lines, asked)


def _suite(suite: Json, around: tuple[str, ...], lines: Lines, asked: Asked) -> Iterator[Result]:
    title = a_text(suite.get("title"))
    names = (*around, title)
    # Reports have the lines of what they hold in this order.
    lines.next(title)
    for spec in objects(suite.get("specs")):
        yield from _spec(spec, names, lines, asked)
    for inner in objects(suite.get("suites")):
        yield from _suite(inner, names, lines, asked)


def _spec(spec: Json, around: tuple[str, ...], lines: Lines, asked: Asked) -> Iterator[Result]:
    title = a_text(spec.get("title"))
    line = lines.next(title)
    for test in objects(spec.get("tests")):
        yield Result(
            shown(title),
            shown_suite((a_text(test.get("projectName")), *around)),
            _status(test),
            a_text(spec.get("file")) or None,
            test.get("status") == "flaky",
            source=asked.source,
            line=line,
            names=(title, *reversed(around)),
            properties=tuple(_annotated(test, asked.own)),
            tags=tags(spec.get("tags")),
        )


def _status(test: Json) -> Status:
    status = a_text(test.get("status"))
    if status == _EXPECTED and test.get("expectedStatus") != "passed":
        # It failed, as its writer said that it does by now.
        return Status.SKIPPED
    return _STATUSES.get(status, Status.SKIPPED)


def _annotated(test: Json, own: str) -> Iterator[str]:
    for annotation in objects(test.get("annotations")):
        if a_text(annotation.get("type")).casefold() == own.casefold():
            yield from texts(annotation.get("description"))
