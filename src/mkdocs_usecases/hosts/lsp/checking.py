"""When findings are looked for: at once what costs little, and the rest when nobody types."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from pathlib import Path

from mkdocs_usecases.hosts.lsp.publishing import Publisher
from mkdocs_usecases.hosts.workspace.sites import Sites

_AT_ONCE = 0.02
"""Seconds of work that nobody notices between two keys."""

_REST = 0.1
"""Seconds without a key until the rest is begun."""

_PIECE = 0.005
"""Seconds of work until somebody else may ask."""

_BREATH = 0.003
"""Seconds for that."""

_log = logging.getLogger(__name__)


class Checking:
    """Looks at sites after each change; a change drops what was begun before."""

    def __init__(self, sites: Sites, publisher: Publisher) -> None:
        """Start with nothing to do."""
        self._sites = sites
        self._publisher = publisher
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._reading_took = self._checking_took = 0.0

    def begin(self, touched: Path | None = None) -> None:
        """Look at what has changed; `touched` is the file that somebody is typing in."""
        for begun in (self._timer, self._task):
            if begun is not None:
                begun.cancel()
        if self._costs() < _AT_ONCE:
            self.finish(touched)
            return
        for home in self._sites:
            name = None if touched is None else home.name(touched)
            if name is not None and home.is_page(name):
                self._publisher.publish_page(home, name)
        self._timer = asyncio.get_running_loop().call_later(_REST, self._start)

    def finish(self, touched: Path | None = None) -> None:
        """Look at all that has changed, and say what was found."""
        stale = [home for home in self._sites if home.is_stale]
        began = time.process_time()
        for home in stale:
            home.load()
        if stale:
            self._reading_took = time.process_time() - began
        self._sites.join()
        is_checked = all(home.site.is_checked for home in self._sites)
        began = time.process_time()
        self._publish(touched)
        if not is_checked:
            self._checking_took = time.process_time() - began

    def _start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._work())
        self._task.add_done_callback(_note)

    async def _work(self) -> None:
        for home in self._sites:
            if home.is_stale:
                await _slowly(home.loading())
        self._sites.join()
        for home in self._sites:
            await _slowly(home.site.checking())
        self._publish(None)

    def _costs(self) -> float:
        """Seconds that it took the last time to find out what is to be found out now."""
        reading = any(home.is_stale for home in self._sites) * self._reading_took
        return reading + (not all(home.site.is_checked for home in self._sites)) * self._checking_took

    def _publish(self, touched: Path | None) -> None:
        homes = [*self._sites]
        self._publisher.forget(homes)
        for home in homes:
            name = None if touched is None else home.name(touched)
            self._publisher.publish(home, () if name is None else (name,))


async def _slowly(pieces: Iterator[None]) -> None:
    """Do some work with time for others in between."""
    began = time.perf_counter()
    for _ in pieces:
        if time.perf_counter() - began > _PIECE:
            await asyncio.sleep(_BREATH)
            began = time.perf_counter()


def _note(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("what is wrong with the site is not known", exc_info=task.exception())
