"""Attributes in the info string of a fence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown.extensions.attr_list import get_attrs_and_remainder


def with_info(given: Mapping[str, str], info: str) -> Mapping[str, str]:
    """The section's own attributes, and those of the info string that can do no harm."""
    attributes = dict(given)
    for name, value in _info_attributes(info):
        if name == ".":
            attributes["class"] = f"{attributes.get('class', '')} {value}".strip()
        elif name == "id" or name.startswith("data-"):
            attributes.setdefault(name, value)
    return attributes


def _info_attributes(info: str) -> Iterator[tuple[str, str]]:
    braced = info.strip()
    if braced.startswith("{") and braced.endswith("}"):
        pairs, _ = get_attrs_and_remainder(braced[1:-1].removeprefix(":").strip())
        for name, value in pairs:
            yield name.lower(), value or ""
