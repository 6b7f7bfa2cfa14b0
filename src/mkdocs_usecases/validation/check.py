"""What a check is: a generator of findings under one code, explained by its docstring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry import Registry

BlockCheck = Callable[[UseCase], Iterator[Diagnostic]]
"""Looks at one use case and nothing else, so its findings hold until the block is edited."""

SiteCheck = Callable[[Registry], Iterator[Diagnostic]]
"""Looks at all use cases of a site at once."""

BLOCK_CHECKS: dict[Code, BlockCheck] = {}
SITE_CHECKS: dict[Code, SiteCheck] = {}


def check(code: Code) -> Callable[[BlockCheck], BlockCheck]:
    """Make a function the check of a code for one use case; its docstring explains the code."""

    def remember(function: BlockCheck) -> BlockCheck:
        BLOCK_CHECKS[code] = explains(code)(function)
        return function

    return remember


def site_check(code: Code) -> Callable[[SiteCheck], SiteCheck]:
    """Make a function the check of a code for a whole site; its docstring explains the code."""

    def remember(function: SiteCheck) -> SiteCheck:
        SITE_CHECKS[code] = explains(code)(function)
        return function

    return remember


def block_part(code: Code) -> Callable[[BlockCheck], BlockCheck]:
    """Make a function what the check of a code for a site finds in one use case alone: that is found once."""

    def remember(function: BlockCheck) -> BlockCheck:
        BLOCK_CHECKS[code] = function
        return function

    return remember


def listed(words: Iterable[str], last: str = "or", most: int = 8) -> str:
    """Words for a message: `` `a`, `b` or `c` ``, and when there are many, how many more."""
    words = list(words)
    quoted = [f"`{word}`" for word in (words if len(words) <= most else words[: most - 1])]
    if len(words) > most:
        return f"{', '.join(quoted)} or {len(words) - len(quoted)} more"
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
