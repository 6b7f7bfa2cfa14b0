"""The result of one test, with as little of it as pages need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from mkdocs_usecases.escaping import visible
from mkdocs_usecases.expressions import expression


class Status(Enum):
    """How a test ended; what is first wins where there are several."""

    FAILED = "failed"
    """Also an error, and a step that is undefined or pending."""

    PASSED = "passed"
    SKIPPED = "skipped"
    """Also what is still to do, and what was expected to fail."""

    @property
    def rank(self) -> int:
        """0 for the one that wins."""
        return _RANKS[self]


_RANKS = {status: rank for rank, status in enumerate(Status)}


class WrongFormat(Exception):
    """A file of results cannot be understood: says why, and where."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        """Take the reason, and the place in the file."""
        super().__init__(reason)
        self.line, self.column = line, column


class Result(NamedTuple):
    """One test that ran: no messages, no output, no times, nothing of the machine."""

    name: str
    """As pages show it: on one line, not long, without signs that do something."""

    suite: str
    """What it stands in, the outermost first, in the same form; may be empty."""

    status: Status
    file: str | None = None
    """The file of the test, relative to the folder of the site; `None` where it stands elsewhere."""

    is_flaky: bool = False
    """Whether it passed at a further try only."""

    source: str = ""
    """The file of results."""

    line: int = 1
    """In the file of results."""

    names: tuple[str, ...] = ()
    """As typed: that of the test, of its class, of its suites, from inside out."""

    properties: tuple[str, ...] = ()
    """What its property `usecase` says."""

    tags: tuple[str, ...] = ()
    """Those of the test and of all that it stands in, without `@`."""

    @property
    def fingerprints(self) -> frozenset[str]:
        """Those of routes that it was made from, which exported features have as tags."""
        if not self.tags:
            return _NONE
        return frozenset(found["digits"] for tag in self.tags if (found := _FINGERPRINT.fullmatch(tag)))


_FINGERPRINT = expression(r"r-(?P<digits>[0-9a-f]{12})")
_NONE: frozenset[str] = frozenset()


class Asked(NamedTuple):
    """What a reader is asked for."""

    source: str
    """The file of results."""

    own: str
    """The name of the property that names routes."""


LONGEST = 200
"""Characters of a name: tools make names of all parameters of a test."""

_BETWEEN = " › "


def shown(name: str) -> str:
    """A name as pages show it."""
    name = visible(" ".join(name[: 4 * LONGEST].split()))
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def shown_suite(names: Iterable[str]) -> str:
    """The names of suites as one, given the outermost first; what says nothing new is left out."""
    said: list[str] = []
    for name in names:
        if name.strip() and name not in said:
            said.append(name.strip())
    return shown(_BETWEEN.join(said))


def merged(files: Iterable[Iterable[Result]]) -> tuple[Result, ...]:
    """The results of several files, sorted; a test that is in more than one of them counts once.

    One that is in a file several times, as the rows of an outline are, counts as often. Where files do not
    say the same of a test, what is worse wins, so that their order does not matter.
    """
    files = [tuple(results) for results in files]
    if len(files) == 1:
        return tuple(sorted(files[0], key=_order))
    together: dict[tuple[object, ...], list[Result]] = {}
    for results in files:
        of_file: defaultdict[tuple[object, ...], list[Result]] = defaultdict(list)
        for result in results:
            of_file[_identity(result)].append(result)
        for key, same in of_file.items():
            same.sort(key=_by_rank)
            known = together.setdefault(key, [])
            for at, result in enumerate(same):
                if at == len(known):
                    known.append(result)
                else:
                    known[at] = _both(known[at], result)
    return tuple(sorted((result for same in together.values() for result in same), key=_order))


def _both(one: Result, other: Result) -> Result:
    worse = min(one, other, key=_order)
    return worse._replace(is_flaky=one.is_flaky or other.is_flaky)


def _identity(result: Result) -> tuple[object, ...]:
    return result.suite, result.name, result.file, result.names, result.properties, result.tags


def _by_rank(result: Result) -> int:
    return result.status.rank


def _order(result: Result) -> tuple[object, ...]:
    rest = result.file or "", result.names, result.properties, result.tags, result.source, result.line
    return result.suite, result.name, result.status.rank, *rest
