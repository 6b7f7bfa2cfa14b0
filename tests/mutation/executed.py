"""Which tests execute a line, measured once by coverage and kept in `build/mutation`."""

from __future__ import annotations

import functools
import gc
import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

import coverage
import pytest
from coverage.numbits import register_sqlite_functions

from mutation.mutants import PACKAGE, Mutant

FOLDER = Path(__file__).resolve().parents[2] / "build" / "mutation"
LINES, TIMES = FOLDER / "lines.sqlite", FOLDER / "times.json"


def measure(session: pytest.Session) -> None:
    """Run the tests of a session, and note which lines each executes, and how long it takes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    LINES.unlink(missing_ok=True)
    recorder = coverage.Coverage(data_file=LINES, config_file=False, include=[f"{PACKAGE}/*"])
    times: dict[str, float | None] = {}
    files = {str(path): _digest(path) for path in PACKAGE.rglob("*.py")}
    last = ""
    recorder.start()
    for item, following in zip_longest(session.items, session.items[1:]):
        recorder.switch_context(item.nodeid)
        if _function(item.nodeid) != last:
            # What another test left in a cache would not be executed again.
            forget()
            last = _function(item.nodeid)
        failures, start = session.testsfailed, time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        passed = session.testsfailed == failures
        times[item.nodeid] = time.process_time() - start if passed else None
    recorder.stop()
    recorder.save()
    TIMES.write_text(json.dumps({"files": files, "times": times}), encoding="utf-8")


def forget() -> None:
    """Empty the caches of the product."""
    for cached in _caches():
        cached.cache_clear()


@functools.cache
def _caches() -> list[functools._lru_cache_wrapper[object]]:
    found = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
    return [each for each in found if each.__module__.startswith("mkdocs_usecases")]


class Executed:
    """The tests that execute a line, in the order in which they are likely to notice a change soon."""

    def __init__(self, items: Iterable[pytest.Item]) -> None:
        """Tests that are newer than what was measured may execute anything."""
        kept = json.loads(TIMES.read_text(encoding="utf-8"))
        self._files: dict[str, str] = kept["files"]
        self._times: dict[str, float | None] = kept["times"]
        self._items = {item.nodeid: item for item in items}
        self._new = [item for name, item in self._items.items() if name not in self._times]
        self._lines = sqlite3.connect(LINES)
        register_sqlite_functions(self._lines)

    def tests(self, mutant: Mutant) -> list[pytest.Item]:
        """The quickest of each test function first, then the second of each."""
        functions: defaultdict[str, list[pytest.Item]] = defaultdict(list)
        found = ((self._times.get(name), name) for name in self._names(mutant) if name in self._items)
        for _, name in sorted((seconds, name) for seconds, name in found if seconds is not None):
            functions[_function(name)].append(self._items[name])
        rounds = zip_longest(*functions.values())
        return [*self._new, *(item for each in rounds for item in each if item is not None)]

    def _names(self, mutant: Mutant) -> set[str]:
        """In a file that was changed since, no line is where it was."""
        moved = self._files.get(str(mutant.path)) != _digest(mutant.path)
        met = "1" if moved else " or ".join(f"num_in_numbits({line}, numbits)" for line in mutant.lines)
        rows = self._lines.execute(
            "select distinct context from line_bits join file on file.id = file_id"
            f" join context on context.id = context_id where path = ? and ({met})",
            (str(mutant.path),),
        )
        return {name for (name,) in rows}


def _function(name: str) -> str:
    return name.partition("[")[0]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
