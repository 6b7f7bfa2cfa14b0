"""Regular expressions of strangers, matched in a time that grows with the text and with nothing else.

Python tries one way through a pattern after the other, and `(a+)+$` has more ways through forty letters than
anybody could wait for. Nothing can stop it. Here all ways are walked at once, letter by letter (Glushkov's
automaton). What can be matched only by trying, such as `\\1` or `(?!x)`, is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_usecases.patterns.wrong_pattern import WrongPattern

if TYPE_CHECKING:
    from mkdocs_usecases.patterns.automaton import Pattern as Pattern

__all__ = ["WrongPattern", "compile_pattern"]


def compile_pattern(text: str) -> Pattern:
    """The pattern that a text says.

    Raises:
        WrongPattern: it says none.
    """
    # Few sites have any.
    from mkdocs_usecases.patterns.automaton import compiled

    return compiled(text)
