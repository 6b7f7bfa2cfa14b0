"""Which tests execute a line, measured by coverage and kept in `build/mutation`."""

from __future__ import annotations

import functools
import gc
import json
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

import coverage
import pytest
from coverage.numbits import register_sqlite_functions

from mutation.mutants import Mutant

_LINES, _TESTS = "lines.sqlite", "tests.json"
_RUNNING = 0.001
"""Seconds that a test takes by being one."""


def is_measured(folder: Path) -> bool:
    """Whether it was measured already."""
    return (folder / _TESTS).exists()


def measure(items: Sequence[pytest.Item], package: Path, folder: Path) -> None:
    """Run tests, and note which lines of a package each executes, and how long it takes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _LINES).unlink(missing_ok=True)
    recorder = coverage.Coverage(data_file=folder / _LINES, config_file=False, include=[f"{package}/*"])
    times: dict[str, float | None] = {}
    modules = {str(path): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    last = ""
    recorder.start()
    for item, following in zip_longest(items, items[1:]):
        recorder.switch_context(item.nodeid)
        if function_of(item) != last:
            # What another test left in a cache would not be executed again.
            forget()
            last = function_of(item)
        failures, start = item.session.testsfailed, time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        passed = item.session.testsfailed == failures
        times[item.nodeid] = time.process_time() - start if passed else None
    recorder.stop()
    recorder.save()
    (folder / _TESTS).write_text(json.dumps({"modules": modules, "times": times}), encoding="utf-8")


def forget() -> None:
    """Empty the caches of the product."""
    for cached in _caches():
        cached.cache_clear()


@functools.cache
def _caches() -> list[functools._lru_cache_wrapper[object]]:
    found = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
    return [each for each in found if each.__module__.startswith("mkdocs_usecases")]


def function_of(item: pytest.Item) -> str:
    """A test without its case."""
    return item.nodeid.partition("[")[0]


class Executed:
    """The tests that execute a line, in the order in which they are likely to notice a change soon."""

    def __init__(self, items: Sequence[pytest.Item], folder: Path) -> None:
        """Tests that are newer than what was measured may execute anything."""
        kept = json.loads((folder / _TESTS).read_text(encoding="utf-8"))
        self._modules: dict[str, str] = kept["modules"]
        self._times: dict[str, float | None] = kept["times"]
        self._items = {item.nodeid: item for item in items}
        self._new = [item for name, item in self._items.items() if name not in self._times]
        self._noticed: Counter[str] = Counter()
        self._lines = sqlite3.connect(folder / _LINES)
        register_sqlite_functions(self._lines)

    def tests(self, mutant: Mutant) -> list[pytest.Item]:
        """All tests of the lines of a mutant."""
        return [*self._new, *self.in_turn(self._items[name] for name in self._names(mutant) & {*self._items})]

    def in_turn(self, items: Iterable[pytest.Item]) -> list[pytest.Item]:
        """Tests so that each function has had about as much time as the others, and the good ones more."""
        known = ((self._times.get(item.nodeid), item) for item in items)
        spent: defaultdict[str, float] = defaultdict(float)
        found: list[tuple[float, pytest.Item]] = []
        for seconds, item in sorted(
            ((seconds, item) for seconds, item in known if seconds is not None),
            key=lambda pair: (pair[0], pair[1].nodeid),
        ):
            function = function_of(item)
            spent[function] += (seconds + _RUNNING) / (1 + self._noticed[function])
            found.append((spent[function], item))
        return [item for _, item in sorted(found, key=lambda pair: pair[0])]

    def noticed(self, item: pytest.Item) -> None:
        """Remember which tests notice changes."""
        self._noticed[function_of(item)] += 1

    def _names(self, mutant: Mutant) -> set[str]:
        """What executes a module that is newer, nobody knows."""
        path = str(mutant.path)
        if path not in self._modules:
            return {*self._items}
        lines = _before(self._modules[path], mutant.path.read_text(encoding="utf-8"), mutant.lines)
        met = " or ".join(f"num_in_numbits({line}, numbits)" for line in lines)
        rows = self._lines.execute(
            "select distinct context from line_bits join file on file.id = file_id"
            f" join context on context.id = context_id where path = ? and ({met})",
            (path,),
        )
        return {name for (name,) in rows}


def _before(old: str, new: str, lines: range) -> range:
    """Where lines of a module were before it was changed, with those around where it was changed there."""
    if old == new:
        return lines
    blocks = SequenceMatcher(None, old.splitlines(), new.splitlines(), False).get_matching_blocks()
    same = {now + each: was + each for was, now, size in blocks for each in range(1, size + 1)}
    first = max((was for now, was in same.items() if now <= lines.start), default=1)
    last = min((was for now, was in same.items() if now >= lines[-1]), default=len(old.splitlines()))
    return range(first, last + 1)
