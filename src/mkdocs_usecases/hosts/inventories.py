"""Inventories of other sites: fetched by builds, and kept for those who fetch nothing."""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.files import Unreadable, read_bytes
from mkdocs_usecases.hosts.writing import write_whole
from mkdocs_usecases.model.foreign import ForeignUseCase
from mkdocs_usecases.options import InventoryFile
from mkdocs_usecases.parsing.inventories import WrongInventory, read_inventory
from mkdocs_usecases.registry.foreign_use_cases import Elsewhere
from mkdocs_usecases.validation.unread_inventories import unreachable_inventory

_FOLDER = ".cache/usecases"
_FRESH = 24 * 60 * 60
"""Seconds for which nobody asks again."""

_PATIENCE = 5
"""Seconds that another computer has for an answer."""

_LARGEST = 2**23
"""Bytes: that of 1,000 use cases has 72 KB."""

_TOO_LARGE = f"is larger than {_LARGEST // 2**20} MiB"

_VERSION = 2


class Found(NamedTuple):
    """What inventories say."""

    elsewhere: Elsewhere
    findings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    """What somebody who watches a build may want to know, and need not mend."""


class _Kept(NamedTuple):
    """An inventory as it was when somebody fetched it."""

    use_cases: tuple[ForeignUseCase, ...]
    fetched: float
    tag: str | None

    @property
    def is_fresh(self) -> bool:
        return 0 <= time.time() - self.fetched < _FRESH


class Inventories:
    """The inventories that a site names."""

    def __init__(self, folder: Path, holds: Callable[[Path], bool], *, may_fetch: bool) -> None:
        """Take the folder of the settings, which files may be read, and whether others may be asked."""
        self._folder = folder
        self._holds = holds
        self._may_fetch = may_fetch
        self._findings: list[Diagnostic] = []
        self._notes: list[str] = []

    def read(self, files: Iterable[InventoryFile]) -> Found:
        """All of them; one that cannot be read hinders no other."""
        found = {file.name: self._fetched(file) if file.is_fetched else self._of_file(file) for file in files}
        return Found(Elsewhere.of(found), tuple(self._findings), tuple(self._notes))

    def _of_file(self, file: InventoryFile) -> tuple[ForeignUseCase, ...] | None:
        path = self._folder / file.address
        try:
            if not self._holds(path):
                raise WrongInventory("leads out of the project, and is read only with `--trust`")
            content = read_bytes(path, _LARGEST)
            if len(content) > _LARGEST:
                raise WrongInventory(_TOO_LARGE)
            return read_inventory(content, _folder_of(file.base))
        except (Unreadable, WrongInventory) as reason:
            self._findings.append(unreachable_inventory(file, str(reason)))
            return None

    def _fetched(self, file: InventoryFile) -> tuple[ForeignUseCase, ...] | None:
        place = self._place(file)
        kept = _read(place)
        if kept is not None and (kept.is_fresh or not self._may_fetch):
            return kept.use_cases
        if not self._may_fetch:
            return None
        try:
            kept = _fetch(file, kept)
        except (OSError, HTTPException, ValueError, WrongInventory) as reason:
            if kept is None:
                self._findings.append(unreachable_inventory(file, _told(reason)))
                return None
            self._notes.append(f"the inventory of `{file.name}` {_told(reason)}: the kept one is taken")
            return kept.use_cases
        _keep(place, kept)
        return kept.use_cases

    def _place(self, file: InventoryFile) -> Path:
        name = hashlib.sha256(file.address.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return self._folder / _FOLDER / f"{name}.json"


def _folder_of(url: str | None) -> str | None:
    return f"{url.removesuffix('/')}/" if url else None


def _fetch(file: InventoryFile, kept: _Kept | None) -> _Kept:
    request = urllib.request.Request(file.address, headers={"User-Agent": "mkdocs-usecases"})
    if kept is not None and kept.tag:
        request.add_header("If-None-Match", kept.tag)
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            if urlsplit(answer.url).scheme not in ("http", "https"):
                raise WrongInventory("leads out of the web")
            content, tag, url = _content(answer), answer.headers.get("ETag"), answer.url
    except urllib.error.HTTPError as answer:
        with answer:
            if answer.code == 304 and kept is not None:
                return _Kept(kept.use_cases, time.time(), kept.tag)
            raise
    # Without the name of the file: `#UC-12` is on the first page of the site.
    return _Kept(read_inventory(content, urljoin(url, ".")), time.time(), tag)


def _content(answer: Any) -> bytes:
    """The bytes of an answer, if they are not too many and come in time."""
    pieces, size, end = [], 0, time.monotonic() + _PATIENCE
    while piece := answer.read1(2**16):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST:
            raise WrongInventory(_TOO_LARGE)
        if time.monotonic() > end:
            raise TimeoutError
    return b"".join(pieces)


def _told(reason: Exception) -> str:
    """Why there is none, in words that follow its name."""
    if isinstance(reason, WrongInventory):
        return str(reason)
    if isinstance(reason, urllib.error.HTTPError):
        return f"was refused with {reason.code}"
    inner = reason.reason if isinstance(reason, urllib.error.URLError) else reason
    if isinstance(inner, TimeoutError):
        return f"did not come within {_PATIENCE} seconds"
    return f"cannot be reached ({getattr(inner, 'strerror', None) or inner})"


def _keep(place: Path, kept: _Kept) -> None:
    data = {
        "version": _VERSION,
        "fetched": kept.fetched,
        "tag": kept.tag,
        "use_cases": [[one.id, one.title, one.url, dict(one.parts)] for one in kept.use_cases],
    }
    try:
        write_whole(place, json.dumps(data))
    except OSError:
        # Nothing can be kept here; it is fetched again the next time.
        return


def _read(place: Path) -> _Kept | None:
    """What is kept; `None` where there is nothing, or somebody has changed it."""
    try:
        data = json.loads(read_bytes(place, 4 * _LARGEST))
        if data["version"] != _VERSION:
            return None
        use_cases = tuple(
            ForeignUseCase(str(id_), str(title), _safe(url), {str(p): _safe(u) for p, u in parts.items()})
            for id_, title, url, parts in data["use_cases"]
        )
        return _Kept(use_cases, float(data["fetched"]), data["tag"] and str(data["tag"]))
    except (Unreadable, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _safe(url: object) -> str | None:
    return url if isinstance(url, str) and url.startswith(("http://", "https://")) else None


def read_inventories(
    files: Iterable[InventoryFile],
    folder: Path,
    *,
    may_fetch: bool,
    holds: Callable[[Path], bool] = lambda _: True,
) -> Found:
    """What the inventories of a site say.

    Args:
        files: those that it names.
        folder: of its settings, where relative paths start and the kept ones lie.
        may_fetch: whether other computers may be asked: builds do, `check` never does.
        holds: whether a file on this computer may be read.
    """
    return Inventories(folder, holds, may_fetch=may_fetch).read(files)
