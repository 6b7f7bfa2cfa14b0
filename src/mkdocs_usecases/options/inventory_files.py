"""The option `inventories`: where other sites with use cases say what they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.options.options import InventoryFile
from mkdocs_usecases.options.values import VALUE, WrongOption, a_mapping, a_text, shown

_EXPECTED = "name → address, such as `billing: https://example.org/billing/objects.inv`"
_NAME = expression(r"[^\W\d_][\w-]*")
_SCHEME = expression(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)


def read_inventory_files(value: object) -> Iterator[tuple[str, InventoryFile]]:
    """The inventories of a mapping, each by its name there."""
    for name, given in a_mapping(value, _EXPECTED).items():
        if not _NAME.fullmatch(name):
            raise WrongOption(
                f"{shown(name)} is no name for a site: expected letters, digits and dashes", name
            )
        if isinstance(given, Mapping):
            unknown = [key for key in given if key not in ("file", "url")]
            if unknown or "file" not in given:
                raise WrongOption(
                    f"`{name}` is {shown(given)}, expected an address, or `file` with `url`", name
                )
            base = None if given.get("url") is None else _fetched(given["url"], name)
            yield name, InventoryFile(name, a_text(given["file"], name, "file"), base)
        else:
            address = a_text(given, name)
            yield name, InventoryFile(name, _fetched(address, name) if _SCHEME.match(address) else address)


def _fetched(value: object, name: str) -> str:
    address = a_text(value, name)
    match = _SCHEME.match(address)
    if match is None or match[1].lower() not in ("http", "https"):
        raise WrongOption(
            f"`{name}` is {shown(address)}, expected an address with https or http", name, VALUE
        )
    return address
