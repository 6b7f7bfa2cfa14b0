"""`usecases.lock`: how routes and use cases read when somebody accepted or reviewed them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mkdocs_usecases.expressions import expression

NAME = "usecases.lock"
"""The file beside `mkdocs.yml`, to be committed."""

_LINE = expression(r"(?P<name>\S+)[ \t]+(?P<digits>[0-9a-f]{12})[ \t]*")


class Lock(NamedTuple):
    """Fingerprints by what they are of: `UC-12/3a` for a route, `UC-12` for a use case that was reviewed."""

    fingerprints: Mapping[str, str] = {}

    def of(self, reference: str) -> str | None:
        """The fingerprint of a route or a use case at that time; `None` where nobody looked at it."""
        return self.fingerprints.get(reference)

    def with_those(self, new: Mapping[str, str], gone: Iterable[str] = ()) -> Lock:
        """The same with other fingerprints, and without what there is no more."""
        kept = {name: digits for name, digits in self.fingerprints.items() if name not in set(gone)}
        return Lock({**kept, **new})

    def text(self) -> str:
        """The content of the file: sorted, one a line, so that it merges like a list."""
        return "".join(f"{name} {digits}\n" for name, digits in sorted(self.fingerprints.items()))


def read_lock(text: str) -> Lock:
    """What a lock file says; lines of another form, such as the signs of a merge, say nothing."""
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return Lock({match["name"]: match["digits"] for match in found if match})
