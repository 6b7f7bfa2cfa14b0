"""JUnit XML: there is no standard, so this takes what Maven, pytest, behave, node, jest and others write."""

from __future__ import annotations

from collections.abc import Iterator
from pyexpat import ExpatError, ParserCreate

from mkdocs_usecases.results.printed import LOOKED_AT, printed_properties, printed_tags
from mkdocs_usecases.results.result import Asked, Result, Status, WrongFormat, shown, shown_suite

_FAILED = frozenset({"failure", "error"})
_FLAKY = frozenset({"flakyFailure", "flakyError"})
"""Maven writes so the tries before the one that passed."""

_NOT_RUN = frozenset({"notrun", "untested", "skipped", "disabled", "suppressed"})
_ROOTS = frozenset({"testsuites", "testsuite"})
_TEXTS = frozenset({"property", "system-out"})
_SHOULD_FAIL = "fail"
"""The property by which Playwright marks what is expected to fail: it did, where nothing else is said."""

_SCENARIO = "scenario"
"""The property in which our plugin for pytest writes what a scenario of pytest-bdd is called."""

_TAG_NAMES = frozenset({"tag", "tags"})
_SAYS_NOTHING = "test"
"""What node has as the class of every test; jest has the name once more."""

_Attributes = dict[str, str]


def read_junit(content: bytes, asked: Asked) -> tuple[Result, ...]:
    """The tests of a JUnit XML file.

    Raises:
        WrongFormat: it is none, it is broken or cut, or it has a document type, which no test tool writes.
    """
    reader = _Reader(asked)
    parser = ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: _Attributes) -> None:
        reader.start(name, attributes, parser.CurrentLineNumber)

    def refuse(*_: object) -> None:
        # Entities may stand for each other a billion times, or for files.
        raise WrongFormat(
            "it has a document type, which is not read",
            parser.CurrentLineNumber,
            parser.CurrentColumnNumber + 1,
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        reason = str(error).partition(":")[0]
        raise WrongFormat(f"the XML is broken: {reason}", error.lineno, error.offset + 1) from None
    return tuple(reader.results)


class _Reader:
    """Where a reading is: in which suites, and in which test."""

    def __init__(self, asked: Asked) -> None:
        self._source = asked.source
        self._own = asked.own.casefold()
        self._suites: list[_Suite] = []
        self._depth = 0
        self._test: _Test | None = None
        self._open: str | None = None
        """The element whose text is wanted."""

        self._name = ""
        """Of the property that is being read."""

        self._pieces: list[str] = []
        self._room = 0
        self.results: list[Result] = []

    def start(self, name: str, attributes: _Attributes, line: int) -> None:
        if not self._depth and name not in _ROOTS:
            raise WrongFormat(f"the XML begins with `<{shown(name)}>`, expected `<testsuites>`", line)
        self._depth += 1
        test = self._test
        if name == "testcase":
            self._test = _Test(attributes, line)
        elif name in _TEXTS:
            self._open, self._pieces, self._room = name, [attributes.get("value", "")], LOOKED_AT
            self._name = attributes.get("name", "")
        elif name == "testsuite":
            self._suites.append(_Suite(attributes.get("name", "")))
        elif test is not None:
            test.found.add(name)

    def end(self, name: str) -> None:
        self._depth -= 1
        if name == self._open:
            self._open = None
            self._take(name, "".join(self._pieces))
        elif name == "testcase" and self._test is not None:
            self.results.append(self._test.result(self._suites, self._source))
            self._test = None
        elif name == "testsuite":
            self._suites.pop()

    def text(self, text: str) -> None:
        if self._open is not None and self._room > 0:
            self._pieces.append(text[: self._room])
            self._room -= len(text)

    def _take(self, element: str, text: str) -> None:
        if element == "property":
            self._note(self._name, text)
        elif self._test is not None:
            self._test.tags += printed_tags(text)
            for name, value in printed_properties(text):
                self._note(name, value)

    def _note(self, name: str, value: str) -> None:
        name = name.casefold()
        if name == _SHOULD_FAIL and self._test is not None:
            self._test.found.add("skipped")
        if name == _SCENARIO and self._test is not None:
            self._test.scenario = value
        holder = self._test or (self._suites[-1] if self._suites else None)
        if holder is None:
            return
        if name == self._own:
            holder.properties.append(value)
        elif name in _TAG_NAMES:
            holder.tags += (word.lstrip("@") for word in value.replace(",", " ").split())


class _Suite:
    def __init__(self, name: str) -> None:
        self.name = name
        self.properties: list[str] = []
        self.tags: list[str] = []


class _Test:
    def __init__(self, attributes: _Attributes, line: int) -> None:
        self._attributes = attributes
        self._line = line
        self.found: set[str] = set()
        self.scenario = ""
        self.properties: list[str] = []
        self.tags: list[str] = []

    def result(self, suites: list[_Suite], source: str) -> Result:
        name = self._attributes.get("name", "")
        group = self._attributes.get("classname", "")
        if group in (_SAYS_NOTHING, name):
            group = ""
        around = [suite.name for suite in suites]
        inner = next((suite.properties for suite in reversed(suites) if suite.properties), [])
        status = self._status()
        return Result(
            shown(name),
            shown_suite((*around, group)),
            status,
            self._attributes.get("file"),
            status is Status.PASSED and not self.found.isdisjoint(_FLAKY),
            source,
            self._line,
            tuple(filter(None, (self.scenario, name, group, *reversed(around)))),
            tuple(self.properties or inner),
            (*self.tags, *(tag for suite in suites for tag in suite.tags)),
        )

    def _status(self) -> Status:
        if not self.found.isdisjoint(_FAILED):
            return Status.FAILED
        if "skipped" in self.found or not _NOT_RUN.isdisjoint(self._said()):
            return Status.SKIPPED
        return Status.PASSED

    def _said(self) -> Iterator[str]:
        return (self._attributes.get(key, "").casefold() for key in ("status", "result"))
