"""Steps that say less than was meant: a name half typed, a word that is nearly `include` or `repeat`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mkdocs_usecases.diagnostics import Diagnostic, Edit
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import outline_findings, text_findings
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.key_names import item_key, record_key
from mkdocs_usecases.parsing.words.labels import LABEL
from mkdocs_usecases.parsing.words.mentions import ID
from mkdocs_usecases.parsing.words.names import DeclaredNames
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import is_slip

_BEGUN = expression(r"[^\W\d_][\w'’-]+(?: [\w'’-]+){0,3}")
_WORD_ITEM = expression(r"\s*(?:- +|\d[a-z\d]*[.)] +)[\w'’-]+")
_NEARLY_INCLUDE = expression(rf"(?P<word>[^\W\d_]{{5,9}})(?:\s*:\s*|\s+)(?=[^\s:]*\d){ID}\.?")
_OTHER_SIGN = expression(rf"(?P<word>includes?)(?P<sign>\s*[^\w\s:(]\s*)(?=[^\s:]*\d){ID}\.?", re.IGNORECASE)
_LETTERS = expression(rf"[a-zA-Z]|{LABEL}[.)]?")
_SENTENCE_ITEM = expression(r"\s*(?:- +|\d[a-z\d]*[.)] +)\S+ +\S+ +\S")
_BRACES = expression(r"\{\s*[\"']?(?P<key>[^\W\d_][\w ]*)[\"']?\s*:.*\}")
_FEW = 2
_KEYS = ("include", "repeat")


def begun_step(source: BlockText, names: DeclaredNames, prose: Prose) -> Iterator[Diagnostic]:
    """What is said of a step that begins with nobody's name."""
    text = prose.text
    if _LETTERS.fullmatch(text) and _is_only_word(source, prose.span):
        yield findings.step_begun(prose.span, text)
    elif sign := _OTHER_SIGN.fullmatch(text):
        place = source.within(prose, *sign.span("sign"))
        yield text_findings.wrong_colon(place, sign["sign"], sign["word"])
    elif (braces := _BRACES.fullmatch(text)) and (item_key(braces["key"]) or record_key(braces["key"])):
        message = "YAML cannot read what stands in these braces: it is text"
        yield text_findings.yaml_syntax(prose.span, message, "put its values in quotes, or write a sentence")
    elif (loops := source.outcomes.loops).lacks_steps(text):
        yield outline_findings.loop_without_steps(prose.span, text)
    elif (mistyped := loops.mistyped(text)) is not None:
        start, end, word = mistyped
        place = source.within(prose, start, end)
        yield findings.unknown_key(place, text[start:end], (word,), closest=word, in_value=True)
    elif (unended := loops.unended(text)) is not None:
        place = source.within(prose, unended[0], unended[0])
        yield outline_findings.loop_without_end(prose.span, text, Edit(place, f"{unended[1]} "))
    elif _BEGUN.fullmatch(text) and (name := names.begun(text)) is not None:
        if " " in text or _is_only_word(source, prose.span):
            yield findings.name_begun(prose.span, text, name)
    elif nearly := _NEARLY_INCLUDE.fullmatch(text):
        word = nearly["word"].casefold()
        if word not in ("include", "includes") and is_slip(word, "include"):
            place = source.within(prose, 0, nearly.end("word"))
            yield findings.unknown_key(place, nearly["word"], _KEYS, closest="include", in_value=True)


def _is_only_word(source: BlockText, place: Span) -> bool:
    """Whether an item is the only one that is a single word, among sentences: in a sketch `- a` is a step."""
    lines = source.lines
    own = lines[source.origin.lines.index(place.line)].rstrip()
    if _WORD_ITEM.fullmatch(own) is None:
        return False
    # A block may have thousands: more than the second one are not looked for.
    words = islice((line for line in lines if _WORD_ITEM.fullmatch(line.rstrip())), 2)
    sentences = islice((line for line in lines if _SENTENCE_ITEM.match(line)), _FEW)
    return len([*words]) == 1 and len([*sentences]) == _FEW
