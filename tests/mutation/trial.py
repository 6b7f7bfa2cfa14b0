"""A mutant in a process of its own, which has imported and collected everything already."""

from __future__ import annotations

import functools
import gc
import importlib
import mmap
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

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


class Trial(NamedTuple):
    """How it went."""

    fate: Fate
    last: pytest.Item | None = None
    """The test that ran last: of a mutant that was killed, the one that noticed."""


_NOT_CHANGED = frozenset({"hosts", "sphinx"})
"""Their modules want programs that need not be there."""

_ENDLESS = 20
"""Seconds of computing that no quick test takes."""


def prepare(package: Path) -> None:
    """Do what each process would do again; then no collection of garbage copies its memory."""
    # Only now: pytest, whose plugin it is, wants to be the first who imports it.
    from mkdocs_usecases.expressions import Expression

    # What is imported no sooner than somebody needs it has no functions yet that could be changed.
    for module in sorted(package.rglob("*.py")):
        parts = module.relative_to(package).with_suffix("").parts
        if parts[0] not in _NOT_CHANGED and parts[-1] != "__main__":
            importlib.import_module(".".join((package.name, *parts)).removesuffix(".__init__"))
    forget()
    _functions()
    for each in gc.get_objects():
        # What makes a pattern of tables may be changed itself.
        if isinstance(each, Expression) and isinstance(each._given, str):
            assert each.pattern is not None
    gc.collect()
    gc.freeze()


def tried(mutant: Mutant | None, items: Sequence[pytest.Item], seconds: float) -> Trial:
    """Run tests with a mutant until one fails, for so many seconds of computing at most."""
    if not items:
        return Trial(Fate.NOT_RUN)
    running = mmap.mmap(-1, mmap.PAGESIZE)
    child = os.fork()
    if not child:
        _run(mutant, items, seconds, running)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    # What never ends, or eats all memory, is ended by the system.
    fate = Fate(status) if status in list(Fate) else Fate.KILLED
    return Trial(fate, items[int.from_bytes(running[:8], "big")])


def _run(mutant: Mutant | None, items: Sequence[pytest.Item], seconds: float, running: mmap.mmap) -> None:
    """Never returns, whatever the tests do."""
    fate = Fate.KILLED
    # What is changed makes templates, whose code is kept for the next build.
    sys.dont_write_bytecode = True
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (1 << 32, 1 << 32))
        for stream in (0, 1, 2):
            os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        if mutant and not _plant(mutant):
            fate = Fate.NOT_PLANTED
        else:
            forget()
            fate = Fate.SURVIVED if _pass(items, seconds, running) else Fate.KILLED
    finally:
        os._exit(fate)


def _pass(items: Sequence[pytest.Item], seconds: float, running: mmap.mmap) -> bool:
    for at, item in enumerate(items):
        running[:8] = at.to_bytes(8, "big")
        # Computing, not waiting: a busy computer makes nothing endless.
        signal.setitimer(signal.ITIMER_PROF, _ENDLESS)
        following = items[at + 1] if at + 1 < len(items) else None
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
