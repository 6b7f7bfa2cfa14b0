"""Pages that a site leaves out, by patterns as in a `.gitignore`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.patterns import WrongPattern, compile_pattern

if TYPE_CHECKING:
    import pathspec

    from mkdocs_usecases.patterns import Pattern


OF_MKDOCS = (".*", "/templates/")
"""What MkDocs leaves out of every site that does not take it back."""


def left_out(excluded: str) -> Callable[[str], bool]:
    """Whether a path is left out of a site with these patterns."""
    return Exclusions([*OF_MKDOCS, *excluded.splitlines()]).holds if excluded.strip() else _is_of_mkdocs


def _is_of_mkdocs(path: str) -> bool:
    """Whether one of the patterns of MkDocs fits."""
    return path.startswith((".", "templates/")) or "/." in path


class Exclusions:
    """Patterns, the last one that fits decides.

    What pathspec makes of `*a*a*a*a*a*b` goes through a long name for years: patterns of many stars are asked
    in another way.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        """Take a pattern a line.

        Raises:
            WrongPattern: one of them says nothing, or too many have many stars.
        """
        starry = [len(_STARS.findall(line)) > _FEW for line in lines]
        if sum(starry) > _MOST:
            raise WrongPattern(f"has many stars, and there are more than {_MOST} of them")
        self._rules = [_rule(line) if many else line for line, many in zip(lines, starry, strict=True)]
        self._others = _spec([line for line in self._rules if isinstance(line, str)])

    def holds(self, path: str) -> bool:
        """Whether a path is left out."""
        hits = {rule: line for rule in self._rules if isinstance(rule, _Rule) and (line := rule.hit(path))}
        if not hits:
            return self._others.match_file(path)
        # Which of all counts, pathspec knows, and not in all versions alike: it is asked with names for them.
        lines = [rule if isinstance(rule, str) else hits.get(rule, "") for rule in self._rules if rule]
        return _spec(lines).match_file(path)


def _spec(lines: Sequence[str]) -> pathspec.GitIgnoreSpec:
    # Most sites have no patterns: importing it takes a tenth of the time in which a command starts.
    import pathspec

    try:
        return pathspec.GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        raise WrongPattern(str(error)) from error


_STARS = expression(r"\*+")
_FEW = 2
_MOST = 200


class _Rule(NamedTuple):
    leaves_out: bool
    file: Pattern
    """Fits the path of the file itself."""

    any: Pattern
    """Fits that of the file, or of a folder that it lies in."""

    def hit(self, path: str) -> str | None:
        """The rule as a pattern of what it has met alone: the file, or the folder that it lies in."""
        sign = "" if self.leaves_out else "!"
        if self.file.fullmatch(path):
            return f"{sign}/{_SPECIAL.sub(_escaped, path)}"
        if self.any.fullmatch(path):
            return f"{sign}/{_SPECIAL.sub(_escaped, path.rpartition('/')[0])}/"
        return None


_SPECIAL = expression(r"[\\*?\[\]!# ]")


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


_FOLDER = "(?P<ps_d>/)"
"""Where pathspec's regular expressions note that the path goes on below a folder."""

_NEVER = r"[^\s\S]"


def _rule(line: str) -> _Rule | None:
    """The rule of a line; `None` of a comment."""
    pattern = next(iter(_spec([line]).patterns), None)
    regex = getattr(pattern, "regex", None)
    if pattern is None or pattern.include is None or regex is None:
        return None
    # Some versions have `.*` behind the mark, others leave the rest of the path to whoever asks.
    text = str(regex.pattern).replace(f"{_FOLDER}.*", _FOLDER)
    # They are looked for, not laid upon the whole.
    if _FOLDER not in text and not text.endswith("$"):
        text += ".*"
    if not text.startswith("^"):
        text = f".*{text}"
    return _Rule(
        pattern.include,
        compile_pattern(text.replace(_FOLDER, _NEVER)),
        compile_pattern(text.replace(_FOLDER, "/.*")),
    )
