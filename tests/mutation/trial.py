"""A mutant in a process of its own, which has imported and collected everything already."""

from __future__ import annotations

import functools
import gc
import os
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import zip_longest
from types import CodeType, FunctionType

import pytest

from mutation.executed import forget
from mutation.mutants import Mutant


class Fate(IntEnum):
    """What became of a mutant: how its process ends."""

    KILLED = 10
    SURVIVED = 11
    NOT_RUN = 12
    """No test executes its line."""

    NOT_PLANTED = 13
    """A change that Python cannot make in a function that exists."""


def prepare() -> None:
    """See what is there once for all; then no collection of garbage copies the memory of each process."""
    forget()
    _functions()
    gc.collect()
    gc.freeze()


def tried(mutant: Mutant | None, items: Sequence[pytest.Item], seconds: float) -> Fate:
    """Run tests with a mutant until one fails, for so many seconds of computing at most."""
    if not items:
        return Fate.NOT_RUN
    child = os.fork()
    if not child:
        _run(mutant, items, seconds)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    # What never ends, or eats all memory, is ended by the system.
    return Fate(status) if status in list(Fate) else Fate.KILLED


def _run(mutant: Mutant | None, items: Sequence[pytest.Item], seconds: float) -> None:
    """Never returns, whatever the tests do."""
    fate = Fate.KILLED
    try:
        # Computing, not waiting: a busy computer makes nothing endless.
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 6, int(seconds) + 9))
        resource.setrlimit(resource.RLIMIT_DATA, (1 << 32, 1 << 32))
        for stream in (0, 1, 2):
            os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        if mutant and not _plant(mutant):
            fate = Fate.NOT_PLANTED
        else:
            forget()
            fate = Fate.SURVIVED if _pass(items, seconds) else Fate.KILLED
    finally:
        os._exit(fate)


def _pass(items: Sequence[pytest.Item], seconds: float) -> bool:
    for item, following in zip_longest(items, items[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if item.session.testsfailed:
            return False
        if time.process_time() > seconds:
            break
    return True


def _plant(mutant: Mutant) -> bool:
    """Give functions that exist the mutated code, so whoever holds one of them runs it."""
    codes = {(code.co_name, code.co_firstlineno): code for code in _codes(mutant.code)}
    planted = False
    for each in _functions()[str(mutant.path)]:
        old = each.__code__
        new = codes.get((old.co_name, old.co_firstlineno), old)
        if new != old and new.co_freevars == old.co_freevars:
            each.__code__ = new
            planted = True
    return planted


@functools.cache
def _functions() -> defaultdict[str, list[FunctionType]]:
    """Those of each file."""
    found: defaultdict[str, list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            found[each.__code__.co_filename].append(each)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
