"""Inventories of other sites, `objects.inv` or `usecases.json`: which use cases they have, and where."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.foreign import ForeignUseCase
from mkdocs_usecases.model.plain import plain

# Whoever wrote it may have written anything: what stands between two parts has an end.
_ROW = expression(
    r"(?P<name>.{1,500}?)\s{1,9}uc:(?P<kind>usecase|step)\s{1,9}-?\d{1,9}\s{1,9}(?P<url>\S+)\s{1,9}(?P<words>.*)"
)
_LARGEST = 2**26
"""Bytes of an inventory once it is unpacked; a small file can be made to be very many."""

_LINKED = frozenset({"http", "https"})


class WrongInventory(Exception):
    """A file is no inventory; says what is wrong with it."""


def read_inventory(content: bytes, base: str | None) -> tuple[ForeignUseCase, ...]:
    """The use cases of an inventory.

    Args:
        content: the bytes of the file.
        base: the address that those in it are seen from; `None` where it is not known.

    Raises:
        WrongInventory: it is of neither kind.
    """
    if content.startswith(b"# Sphinx inventory version 2"):
        return tuple(_of_rows(_unpacked(content), base))
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise WrongInventory("is neither `objects.inv` nor `usecases.json`") from error
    if not isinstance(data, Mapping) or not isinstance(data.get("use_cases"), list):
        raise WrongInventory("holds no use cases: expected `objects.inv` or `usecases.json`")
    return tuple(_of_export(data["use_cases"], base))


def _unpacked(content: bytes) -> list[str]:
    packed = content.split(b"\n", 4)[-1]
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, _LARGEST)
    except zlib.error as error:
        raise WrongInventory("cannot be unpacked") from error
    if unpacking.unconsumed_tail:
        raise WrongInventory(f"is larger than {_LARGEST // 2**20} MiB once it is unpacked")
    return text.decode("utf-8", "replace").split("\n")


def _of_rows(rows: Iterable[str], base: str | None) -> Iterator[ForeignUseCase]:
    parts: dict[str, dict[str, str | None]] = {}
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        match = _ROW.fullmatch(row)
        if match is None:
            continue
        name = match["name"]
        if match["kind"] == "usecase":
            found.setdefault(name, (match["url"], match["words"]))
        else:
            id_, _, part = name.partition("/")
            parts.setdefault(id_, {}).setdefault(part, _address(base, match["url"]))
    for id_, (url, words) in found.items():
        # A sign that stands for the name itself.
        whole = f"{url[:-1]}{id_}" if url.endswith("$") else url
        title = "" if words == "-" else words.removeprefix(id_).strip()
        yield ForeignUseCase(id_, title, _address(base, whole), parts.get(id_, {}))


def _of_export(use_cases: Iterable[Any], base: str | None) -> Iterator[ForeignUseCase]:
    for data in use_cases:
        id_ = data.get("id") if isinstance(data, Mapping) else None
        if isinstance(id_, str) and id_:
            url = data.get("url")
            address = _address(base, url) if isinstance(url, str) else None
            yield ForeignUseCase(id_, plain(str(data.get("title") or "")), address, _parts(data, address))


def _parts(data: Mapping[str, Any], address: str | None) -> dict[str, str | None]:
    """The addresses of steps and extensions, as pages have them."""
    page, _, anchor = (address or "").partition("#")
    parts: dict[str, str | None] = {}

    def take(items: object) -> None:
        for item in items if isinstance(items, list) else []:
            if not isinstance(item, Mapping):
                continue
            name = item.get("number") or item.get("label")
            if isinstance(name, str):
                place = f"{page}#{anchor}-{name.replace('*', 'any-')}" if anchor else None
                parts.setdefault(name, place)
            take(item.get("steps"))
            take(item.get("extensions"))

    take(data.get("main_success_scenario"))
    take(data.get("extensions"))
    return parts


def _address(base: str | None, url: str) -> str | None:
    """An address that a page may link to; whoever wrote the inventory may have written anything."""
    if base is None:
        return None
    try:
        address = urljoin(base, url)
        return address if urlsplit(address).scheme in _LINKED else None
    except ValueError:
        return None
