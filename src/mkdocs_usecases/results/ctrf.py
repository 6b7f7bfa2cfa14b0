"""CTRF, the Common Test Report Format."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.results.lines import Lines
from mkdocs_usecases.results.result import Asked, Result, Status, shown, shown_suite
from mkdocs_usecases.results.values import Json, a_text, an_object, objects, tags, texts

_STATUSES = {"passed": Status.PASSED, "failed": Status.FAILED}
"""`pending` is what is still to do, `other` neither passed nor failed."""

_BETWEEN = "::"


def is_ctrf(value: Json) -> bool:
    """Whether a report is one of CTRF."""
    return value.get("reportFormat") == "CTRF" or isinstance(
        an_object(value.get("results")).get("tests"), list
    )


def read_ctrf(value: Json, text: str, asked: Asked) -> Iterator[Result]:
    """The tests of a report; a tag `usecase::UC-12/3a` is a property, as plugins write markers."""
    lines, own = Lines(text), asked.own
    for test in objects(an_object(value.get("results")).get("tests")):
        name = a_text(test.get("name"))
        suites = _suites(test.get("suite"))
        status = _STATUSES.get(a_text(test.get("status")), Status.SKIPPED)
        marks = tags(test.get("tags"))
        prefix = f"{own}{_BETWEEN}".casefold()
        named = [mark for mark in marks if mark.casefold().startswith(prefix)]
        yield Result(
            shown(name),
            shown_suite(suites),
            status,
            a_text(test.get("filePath")) or None,
            status is Status.PASSED and test.get("flaky") is True,
            source=asked.source,
            line=lines.next(name),
            names=(name, *reversed(suites)),
            properties=(
                *(part for mark in named for part in mark.split(_BETWEEN)[1:]),
                *_labelled(test, own),
            ),
            tags=tuple(mark for mark in marks if mark not in named),
        )


def _suites(value: object) -> tuple[str, ...]:
    """A list; in earlier versions one text with ` > ` between the names."""
    return tuple(value.split(" > ")) if isinstance(value, str) else texts(value)


def _labelled(test: Json, own: str) -> Iterator[str]:
    for key in ("labels", "extra"):
        for name, value in an_object(test.get(key)).items():
            if name.casefold() == own.casefold():
                yield from texts(value)
