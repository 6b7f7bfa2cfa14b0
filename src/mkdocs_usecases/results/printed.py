"""What tests print of themselves, where a format has no better place for it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.expressions import expression

LOOKED_AT = 16_384
"""Characters of the output of a test: what it says of itself stands at the start, if at all."""

_BEGIN = "@scenario.begin"
_PROPERTY = expression(r"\[\[PROPERTY\|(?P<name>[^=\]]{1,100})=(?P<value>[^\]]{1,1000})\]\]")


def printed_tags(output: str) -> Iterator[str]:
    """The tags that behave prints above the name of a scenario; those of the feature are not there."""
    _, found, text = output.partition(_BEGIN)
    if found:
        for line in text.lstrip().splitlines():
            if not line.lstrip().startswith("@"):
                return
            yield from (word.lstrip("@") for word in line.split() if word.startswith("@"))


def printed_properties(output: str) -> Iterator[tuple[str, str]]:
    """Properties as `[[PROPERTY|name=value]]`, which tests of any tool can print and several readers know."""
    if "[[PROPERTY|" in output:
        yield from ((found["name"].strip(), found["value"]) for found in _PROPERTY.finditer(output))
