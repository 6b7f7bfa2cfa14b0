"""Lines that YAML makes one text of, and that were each an entry of its own: their dashes were left out."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import ARTICLES
from mkdocs_usecases.mending import Mending, mended
from mkdocs_usecases.parsing.findings import text_findings
from mkdocs_usecases.parsing.findings.excerpts import excerpt
from mkdocs_usecases.parsing.items.item import dashes
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Piece, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.key_names import branch_key
from mkdocs_usecases.parsing.words.keys import Key, Shape
from mkdocs_usecases.parsing.words.mentions import ID
from mkdocs_usecases.parsing.words.names import DeclaredNames

_NAME_AND_TEXT = expression(r"([^\s:][^:]{0,60}?)\s?:\s+\S")
_ID = expression(rf"(?=\S*\d){ID}")
_NUMBERED = expression(r"\d{1,3}[.)] +[^\W\d_a-zß-ÿ]")
"""A step of an outline, or an item."""

_LABELLED = expression(r"\d{1,3}[a-z]{1,2}(?:\d{1,3}[a-z]?)*[.)] +\S")
"""An extension of an outline, or a step of one."""

_SENTENCE_END = ".!?。！？"
_STATING = frozenset({"preconditions", "success guarantee", "minimal guarantee", "failure guarantee"})
"""Keys with what holds, one sentence an item: in others sentences are a paragraph."""

_HOLDING = _STATING | {"trigger"}
_MOST_WORDS = 3
"""Of a line that is a name or a tag, and not the rest of a longer one."""

_SHORT = 60
"""Nobody breaks a sentence within a line so short."""

_NO_ONE_TEXT = (Shape.PROSE, Shape.STEPS, Shape.EXTENSIONS)
"""Of paragraphs, and of numbered lines that are read as an outline."""

_LISTS_OF_NAMES = (Shape.NAMES, Shape.WORDS, Shape.STAKEHOLDERS)
_ARTICLES = frozenset(ARTICLES)


class EntriesInTexts:
    """Looks for such lines in the texts of one block, whose declared names it knows."""

    def __init__(self, source: BlockText, names: DeclaredNames) -> None:
        self._source = source
        self._names = names

    def tell(self, key: Key, node: Node) -> bool:
        """Report what stands behind a key, and whether the whole of it was meant otherwise."""
        if isinstance(node, Sequence):
            for entry in () if node.flow else node.value:
                text = _interest(entry) if key.shape is Shape.STAKEHOLDERS else entry
                if isinstance(text, Scalar) and len(text.pieces) > 1 and not text.style:
                    self._tell_item(key, text, is_interest=text is not entry)
            return False
        if key.shape in _NO_ONE_TEXT or not isinstance(node, Scalar) or node.style or len(node.pieces) < 2:
            return False
        for above, (line, start, end) in pairwise(node.pieces):
            match = _NAME_AND_TEXT.match(self._source.lines[line], start, end)
            if match is None or not match[1][0].isalnum():
                continue
            if key.shape is Shape.PARTS:
                first = self._source.place(*node.pieces[0])
                message = (
                    f"there is no colon in {excerpt(self._typed(node.pieces[0]))}, and the next line has one"
                )
                hint = "write a colon behind the name"
                self._source.report(text_findings.yaml_syntax(first, message, hint))
                return True
            # What holds is said in whole sentences, and goes on with no name.
            is_new = key.name in _HOLDING and self._typed(above)[-1] in _SENTENCE_END
            if is_new or self._names.actor(match[1]) is not None:
                place = self._source.place(line, start, match.end(1))
                self._source.report(text_findings.line_with_name(place, key.name, match[1]))
                return True
        self._tell_entries(key, node)
        return False

    def _tell_item(self, key: Key, node: Scalar, *, is_interest: bool) -> None:
        """Tell of a line in an item that was one of its own."""
        typed = [self._typed(piece) for piece in node.pieces]
        for piece, (above, line) in zip(node.pieces[1:], pairwise(typed), strict=True):
            is_pair = key.name in _STATING and len(typed) == _PAIR and _are_sentences(above, line)
            if (is_pair and self._goes_on_once) or self._are_two(key, above, line, is_interest=is_interest):
                source, prose = self._source, self._source.prose(node)
                at = prose.text.find(line)
                edits = source.parted(prose, at) if at > 0 else ()
                source.report(text_findings.joined_sentence(source.place(*piece), line, edits))
                return

    @cached_property
    def _goes_on_once(self) -> bool:
        """Whether one line of the block goes on with that above it: more are those of a line a sentence."""
        return sum(_GOES_ON.match(line) is not None for line in self._source.lines) == 1

    def _are_two(self, key: Key, above: str, line: str, *, is_interest: bool = False) -> bool:
        """Whether two lines of a text are two names, words, sentences or questions."""
        if _ID.fullmatch(above) and _ID.fullmatch(line):
            return True
        if key.shape in _LISTS_OF_NAMES and ":" not in above and not is_interest:
            return _is_name(above) and _is_name(line) and above[0].islower() == line[0].islower()
        if key.name == "open issues":
            return above[-1] == line[-1] == "?" and line[0].isupper()
        if key.shape is Shape.STAKEHOLDERS:
            match = _NAME_AND_TEXT.match(line)
            return match is not None and match[1][0].isupper() and above[-1] not in ",;:"
        return key.name in _STATING and (self._is_sentence(above, line) or _is_new_sentence(above, line))

    def _tell_entries(self, key: Key, node: Scalar) -> None:
        """Tell of lines below a key that are each a name, a word or a sentence."""
        is_alone = not self._source.lines[node.line][: node.column].strip()
        typed = [self._typed(piece) for piece in node.pieces]
        pairs = list(pairwise(typed))
        if key.shape in _LISTS_OF_NAMES or key.name == "open issues":
            found = is_alone and all(self._are_two(key, *pair) for pair in pairs)
        elif is_alone:
            found = any(self._are_two(key, *pair) for pair in pairs)
        else:
            found = key.name in _STATING and any(self._is_sentence(*pair) for pair in pairs)
        if found or any(_is_of_scenario(key, *pair) for pair in pairs):
            place = self._source.place(*node.pieces[1])
            finding = text_findings.joined_entries(place, key.name)
            edits = dashes(self._source, node) if found else ()
            mending = Mending("put a dash before each of them", edits) if edits else None
            self._source.report(mended(finding, mending) if mending else finding)

    def _typed(self, piece: Piece) -> str:
        return self._source.lines[piece.line][piece.start : piece.end]

    def _is_sentence(self, above: str, line: str) -> bool:
        """Whether a line begins with who it is about, and the one above ends with a sentence."""
        return (
            above[-1:] in _SENTENCE_END
            and line[:1].upper() == line[:1]
            and self._names.lead(line) is not None
        )


def _interest(entry: Node) -> Node:
    """What an item says of a stakeholder, where its name is a key."""
    return entry.value[0][1] if isinstance(entry, Mapping) and len(entry.value) == 1 else entry


def _is_of_scenario(key: Key, above: str, line: str) -> bool:
    """Whether a line is one of an outline or of an extension: a title or a word or two goes on with none."""
    is_behind = above[-1] in _SENTENCE_END or key.shape is Shape.TEXT
    if _LABELLED.match(line) or (is_behind and _NUMBERED.match(line)):
        return True
    name = _NAME_AND_TEXT.match(line)
    return key.shape is Shape.TEXT and name is not None and branch_key(name[1]) is not None


def _is_name(line: str) -> bool:
    return len(line.split()) <= _MOST_WORDS and line[-1].isalnum() and line[0].isalnum()


_PAIR = 2
_GOES_ON = expression(r" +(?![-*•\d\"' ])[^:]*$")


def _are_sentences(above: str, line: str) -> bool:
    """Whether two lines are a short sentence each, the second with an article: nobody parts them for room."""
    first = line.partition(" ")[0]
    is_begun = first[:1].isupper() and first.casefold() in _ARTICLES
    return is_begun and above[-1] in _SENTENCE_END and line[-1] in _SENTENCE_END and len(above) < _SHORT


def _is_new_sentence(above: str, line: str) -> bool:
    """Whether a sentence begins with an article, and the one above has no full stop."""
    first, last = line.partition(" ")[0], above.rpartition(" ")[2]
    is_begun = first[:1].isupper() and first.casefold() in _ARTICLES
    # `as The Times has it`: behind a short word a title may follow.
    return is_begun and last[-1:].isalnum() and len(last) > _LONGEST_PREPOSITION and len(above) < _SHORT


_LONGEST_PREPOSITION = 3
