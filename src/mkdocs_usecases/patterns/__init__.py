"""Regular expressions of strangers, matched in a time that grows with the text and with nothing else.

Python tries one way through a pattern after the other, and `(a+)+$` has more ways through forty letters than
anybody could wait for. Nothing can stop it. Here all ways are walked at once, letter by letter (Glushkov's
automaton). What can be matched only by trying, such as `\\1` or `(?!x)`, is refused.
"""

from mkdocs_usecases.patterns.automaton import Pattern, compile_pattern
from mkdocs_usecases.patterns.parts import WrongPattern

__all__ = ["Pattern", "WrongPattern", "compile_pattern"]
