"""Goldens that a person can review: JSON with a line for each step, scenario or list of words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

WIDTH = 200


def reviewable(value: Any) -> str:
    """The same JSON in few lines: what holds nothing deeper than lists of words stands on one."""
    return "".join(f"{line}\n" for line in _lines(value, "", ""))


def _lines(value: Any, depth: str, key: str) -> Iterator[str]:
    flat = depth + key + json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or (len(flat) <= WIDTH and _is_shallow(value)):
        yield flat
        return
    is_mapping = isinstance(value, dict)
    yield depth + key + "[{"[is_mapping]
    members: list[tuple[str, Any]] = (
        [(f"{json.dumps(name, ensure_ascii=False)}: ", each) for name, each in value.items()]
        if isinstance(value, dict)
        else [("", each) for each in value]
    )
    words: list[str] = []
    for at, (name, member) in enumerate(members, start=1):
        comma = "," * (at < len(members))
        word = f"{name}{json.dumps(member, ensure_ascii=False)}{comma}"
        # Short members of an object share lines: there are dozens of them in a use case.
        if is_mapping and "{" not in word and (len(word) <= 60 or not isinstance(member, list)):
            if words and len(depth) + sum(map(len, words)) + len(word) > WIDTH // 2:
                yield f"{depth} {' '.join(words)}"
                words = []
            words.append(word)
            continue
        if words:
            yield f"{depth} {' '.join(words)}"
            words = []
        *inner, last = _lines(member, f"{depth} ", name)
        yield from inner
        yield last + comma
    if words:
        yield f"{depth} {' '.join(words)}"
    yield depth + "]}"[is_mapping]


def _is_shallow(value: Any) -> bool:
    """Words, numbers, and lists or objects of these."""
    members = list(value.values() if isinstance(value, dict) else value)
    inner = [each for each in members if isinstance(each, dict | list)]
    below = [it for each in inner for it in (each.values() if isinstance(each, dict) else each)]
    return not any(isinstance(it, dict | list) and it for it in below)
