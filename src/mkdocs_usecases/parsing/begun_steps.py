"""Steps that say less than was meant: a name half typed, a word that is nearly `include` or `repeat`."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing import findings
from mkdocs_usecases.parsing.block_text import BlockText
from mkdocs_usecases.parsing.mentions import ID
from mkdocs_usecases.parsing.names import DeclaredNames
from mkdocs_usecases.spelling import is_slip

_BEGUN = expression(r"[^\W\d_][\w'’-]+")
_WORD_ITEM = expression(r"\s*(?:- +|\d+[a-z\d]*[.)] +)[\w'’-]+")
_NEARLY_INCLUDE = expression(rf"(?P<word>[^\W\d_]{{5,9}})(?:\s*:\s*|\s+)(?=[^\s:]*\d){ID}\.?")
_NEARLY_REPEAT = expression(r"(?P<word>[^\W\d_]{5,8}):?\s+[\w*]*\d.*")
_KEYS = ("include", "repeat")


def begun_step(source: BlockText, names: DeclaredNames, prose: Prose) -> Iterator[Diagnostic]:
    """What is said of a step that begins with nobody's name."""
    text = prose.text
    if _BEGUN.fullmatch(text):
        # Where steps are single words, one of them may begin as a name does.
        is_only = sum(_WORD_ITEM.fullmatch(line.rstrip()) is not None for line in source.lines) == 1
        if is_only and (name := names.begun(text)) is not None:
            yield findings.name_begun(prose.span, text, name)
    elif nearly := _NEARLY_INCLUDE.fullmatch(text) or _NEARLY_REPEAT.fullmatch(text):
        word = nearly["word"].casefold()
        key = next((key for key in _KEYS if word not in (key, f"{key}s") and is_slip(word, key)), None)
        is_loop = key != "repeat" or source.outcomes.loop(f"{key}{text[nearly.end('word') :]}") is not None
        if key is not None and is_loop:
            place = source.within(prose, 0, nearly.end("word"))
            yield findings.unknown_key(place, nearly["word"], _KEYS, closest=key, in_value=True)
