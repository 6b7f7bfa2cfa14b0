"""Files of results: told by what is in them, not by their names."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.escaping import visible
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.results import MOST_BYTES
from mkdocs_usecases.results.result import Asked, Result, WrongFormat
from mkdocs_usecases.source import Span

FORMATS = "JUnit XML, Cucumber messages or JSON, Playwright JSON, CTRF"


class ResultFile(NamedTuple):
    """A file of results as it was read."""

    path: str
    """As the writer knows it: relative to the folder of the site where it is below it."""

    results: tuple[Result, ...]
    finding: Diagnostic | None = None
    """Why nothing could be read."""


def read_results(path: str, content: bytes, *, folder: str = "", own: str = "usecase") -> ResultFile:
    """The tests of a file.

    Args:
        path: of the file, as findings name it.
        content: of the file.
        folder: that of the site, absolute: files of tests that stand below it are named.
        own: the name of the property that names routes.
    """
    try:
        return ResultFile(path, tuple(_told(_results(content, Asked(path, own)), folder)))
    except WrongFormat as reason:
        return ResultFile(path, (), _unreadable(path, reason))


def unread_results(path: str, reason: Unreadable) -> ResultFile:
    """What there is of a file that gives no content at all."""
    return ResultFile(path, (), _unreadable(path, WrongFormat(reason.detail or f"it {reason}")))


def _results(content: bytes, asked: Asked) -> tuple[Result, ...]:
    if len(content) > MOST_BYTES:
        raise WrongFormat(f"it is larger than {MOST_BYTES // 2**20} MiB")
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        # Formats are loaded by sites that have files of them.
        from mkdocs_usecases.results.junit import read_junit

        return read_junit(content, asked)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongFormat("it is neither XML nor UTF-8") from None
    if not start.startswith((b"{", b"[")):
        raise _of_no_format()
    return _of_json(text, asked)


_START = 1024


def _of_json(text: str, asked: Asked) -> tuple[Result, ...]:
    from mkdocs_usecases.results.ctrf import is_ctrf, read_ctrf
    from mkdocs_usecases.results.cucumber import is_cucumber, read_cucumber
    from mkdocs_usecases.results.messages import is_message, read_messages
    from mkdocs_usecases.results.playwright import is_playwright, read_playwright

    try:
        value, end = json.JSONDecoder().raw_decode(text, len(text) - len(text.lstrip()))
    except json.JSONDecodeError as error:
        raise WrongFormat(f"the JSON is broken: {error.msg}", error.lineno, error.colno) from None
    except (ValueError, RecursionError):
        # A number of some thousand digits, or a thousand lists in each other.
        raise WrongFormat("the JSON is nothing that a test tool writes") from None
    if is_message(value):
        return read_messages(text, asked)
    rest = _BLANKS.match(text, end)
    if rest is not None and rest.end() < len(text):
        raise WrongFormat("the JSON goes on behind its end", text.count("\n", 0, rest.end()) + 1)
    if is_cucumber(value):
        return tuple(read_cucumber(value, text, asked))
    if isinstance(value, dict) and is_playwright(value):
        return tuple(read_playwright(value, text, asked))
    if isinstance(value, dict) and is_ctrf(value):
        return tuple(read_ctrf(value, text, asked))
    raise _of_no_format()


_BLANKS = expression(r"\s*")


def _of_no_format() -> WrongFormat:
    return WrongFormat(f"it is none of the formats that are read: {FORMATS}")


def _told(results: Iterable[Result], folder: str) -> Iterator[Result]:
    """The same results; a path that tells of the machine is left out."""
    known: dict[str | None, str | None] = {None: None}
    for result in results:
        if result.file not in known:
            known[result.file] = _told_path(result.file or "", folder)
        file = known[result.file]
        told = result if file == result.file else result._replace(file=file)
        yield _renamed(told, folder) if _MACHINE.search(f"{told.name} {told.suite}") else told


def _renamed(result: Result, folder: str) -> Result:
    name, suite = (_without_machine(text, folder) for text in (result.name, result.suite))
    return result._replace(name=name, suite=suite)


_REST = r"[^\s›\"'<>|:*?]"
_MACHINE = expression(
    r"(?<!\w)(?:file://)?(?:[A-Za-z]:)?[\\/](?:"
    rf"(?:home|Users|root)[\\/]{_REST}+"
    rf"|(?:builds?|tmp|var|private|workspace|github|opt|srv|mnt)[\\/]{_REST}*\.\w{{1,5}}(?!\w))"
)
"""A path on some machine; `/orders/12` is none, and stands in many names."""


def _without_machine(text: str, folder: str) -> str:
    """A text whose paths begin in the folder of the site, or are but the name of a file."""

    def told(found: re.Match[str]) -> str:
        return _told_path(found[0], folder) or re.split(r"[\\/]", found[0])[-1]

    return _MACHINE.sub(told, text)


def _told_path(path: str, folder: str) -> str | None:
    path = path.removeprefix("file://").replace("\\", "/")
    inside = folder.replace("\\", "/").rstrip("/") + "/"
    if folder and path.startswith(inside):
        path = path.removeprefix(inside)
    if path.startswith(("/", "~")) or _SCHEME.match(path):
        return None
    path = posixpath.normpath(path)
    return None if path in (".", "..") or path.startswith("../") else visible(path)[:_LONGEST_PATH]


_SCHEME = expression(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LONGEST_PATH = 300


@explains(Code.UNREADABLE_RESULTS)
def _unreadable(path: str, reason: WrongFormat) -> Diagnostic:
    """A file of test results cannot be read.

    None of its tests counts; the other files do. It was cut, as happens when a test run is stopped, it is of
    a format that is not read, it is larger than 64 MiB, or it is XML with a document type.

    Bad:
        <!-- reports/tests.xml -->
        <testsuites><testsuite name="orders"><testcase name="UC-12/3a

    Good:
        <!-- reports/tests.xml -->
        <testsuites><testsuite name="orders"><testcase name="UC-12/3a"/></testsuite></testsuites>

    Source: the formats of JUnit, Cucumber, Playwright and CTRF.
    """
    return Diagnostic(
        Code.UNREADABLE_RESULTS,
        Span(path, reason.line, reason.column),
        f"no test results can be read from this file: {reason}",
        "write it anew with the test tool, or take it out of `results`",
    )


@explains(Code.NO_RESULTS)
def no_results(pattern: str, span: Span) -> Diagnostic:
    """The option `results` names files that are not there.

    The site is built without marks, as it is where no test has run yet. Patterns start at the folder of
    `mkdocs.yml`; `**` stands for any folders.

    Bad:
        <!-- mkdocs.yml, where tests write to reports/junit/ -->
        results: [report/*.xml]

    Good:
        <!-- mkdocs.yml -->
        results: [reports/**/*.xml]

    Source: the option `results`.
    """
    return Diagnostic(
        Code.NO_RESULTS,
        span,
        f"no file matches `{visible(pattern)}`, so routes show no test results",
        "run the tests first, or name the files that they write",
    )
