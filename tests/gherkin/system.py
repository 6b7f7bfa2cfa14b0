"""What a system does, as `systems.txt` tells it: steps are done on it, and asked of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Rule(NamedTuple):
    """A step, what must be true for it, and what is true then instead."""

    step: str
    needed: frozenset[str]
    refused: frozenset[str]
    then: frozenset[str]


def read_rules(text: str) -> list[Rule]:
    """The rules of a table; a broken system lacks those of the step that the environment names."""
    broken = os.environ.get("BROKEN")
    rules = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            step, _, change = line.partition(" | ")
            before, _, after = change.partition("->")
            names = before.split()
            needed = frozenset(name for name in names if not name.startswith("!"))
            refused = frozenset(name[1:] for name in names if name.startswith("!"))
            rules.append(Rule(step.strip(), needed, refused, frozenset(after.split())))
    return [rule for rule in rules if rule.step != broken]


RULES = read_rules((Path(__file__).parent / "systems.txt").read_text(encoding="utf-8"))


class System:
    """One system while a scenario runs."""

    def __init__(self) -> None:
        self.facts: set[str] = set()

    def step(self, step: str) -> None:
        """Do a step, or see that the system has done it; what does not fit now is an `AssertionError`."""
        rules = [rule for rule in RULES if rule.step == step]
        fitting = [rule for rule in rules if rule.needed <= self.facts and not rule.refused & self.facts]
        assert fitting, f"`{step}` does not fit {sorted(self.facts)}"
        self.facts -= fitting[0].needed
        self.facts |= fitting[0].then
