"""On which line of a JSON file a test stands: values do not know it any more."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict, deque

from mkdocs_usecases.expressions import expression

_NAMES = expression(r'"(?:name|title)"\s*:\s*(?P<name>"(?:[^"\\]|\\.)*")')


class Lines:
    """The lines of the names of a file, given out in the order of the file."""

    def __init__(self, text: str) -> None:
        """Take the whole text."""
        self._starts = [found.start() for found in re.finditer("\n", text)]
        self._places: defaultdict[str, deque[int]] = defaultdict(deque)
        for found in _NAMES.finditer(text):
            self._places[found["name"]].append(found.start())

    def next(self, name: str) -> int:
        """The line of the next `name` or `title` of this value; 1 where there is none."""
        places = self._places.get(f'"{name}"')
        if not places:
            # It has signs that JSON writes otherwise.
            ways = (json.dumps(name, ensure_ascii=False), json.dumps(name))
            places = next(filter(None, map(self._places.get, ways)), None)
        return bisect_left(self._starts, places.popleft()) + 1 if places else 1
