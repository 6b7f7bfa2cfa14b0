"""Use cases that have another id now, and the texts that name them by it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs_usecases.model.text import folded

Data = Mapping[str, Any]

_DERIVED = frozenset({"included_by", "extended_by", "specialized_by", "referenced_by", "continued_by"})
_OWN = frozenset({"id", "url", "source", "scenarios", "content_hash", *_DERIVED})


class RenamedIds:
    """The ids of before that use cases of now have no more."""

    def __init__(self, pairs: Sequence[tuple[Data, Data]]) -> None:
        """Take each use case of before with what it is now."""
        self._now = {
            folded(before["id"]): str(after["id"])
            for before, after in pairs
            if before.get("id") and after.get("id") and folded(before["id"]) != folded(after["id"])
        }
        names = sorted(map(re.escape, self._now), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])", re.IGNORECASE)
        self._pairs = pairs

    def is_renamed(self, before: Data) -> bool:
        """Whether a use case has another id now."""
        return bool(before.get("id")) and folded(before["id"]) in self._now

    def followed(self, before: Data) -> Data:
        """A use case of before, with the ids of now in all that it says of others."""
        if not self._now:
            return before
        return {key: value if key in _OWN else self._with_ids(value) for key, value in before.items()}

    def followers(self, before: Data) -> list[str]:
        """The use cases that name a renamed one, by their ids of now."""
        if not self.is_renamed(before):
            return []
        old = folded(before["id"])
        return [
            str(after.get("id") or after.get("title"))
            for other, after in self._pairs
            if other is not before and old in map(folded, self._named(other))
        ]

    def _with_ids(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._pattern.sub(lambda match: self._now[folded(match[0])], value)
        if isinstance(value, Mapping):
            return {key: self._with_ids(inner) for key, inner in value.items()}
        return [self._with_ids(inner) for inner in value] if isinstance(value, list) else value

    def _named(self, use_case: Data) -> Iterable[str]:
        said = {key: value for key, value in use_case.items() if key not in _OWN}
        return self._pattern.findall(json.dumps(said, ensure_ascii=False))
