"""Extensions and steps below a key which takes none: their labels, ends and words tell what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.model.text import ActorMention
from mkdocs_usecases.parsing.ends.sentences import last_sentence
from mkdocs_usecases.parsing.findings import scenario_findings, text_findings
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.words.keys import Key
from mkdocs_usecases.parsing.words.labels import LABEL

_LABELLED = expression(rf"(?P<label>{LABEL})[.)]\s+\S")


_SENTENCE = expression(r"(?:\S+ )+?(?:[a-zß-ÿ][\w'’-]{3,}\W+(?:\S+ )*?){2}\S*|.*。")
"""Two longer words without a capital, which names have in the middle at most."""


def tell_sentences(source: BlockText, key: str, mentions: Iterable[ActorMention]) -> None:
    """Report sentences among the names behind a key."""
    for mention in mentions:
        is_one_line = mention.span.end_line == mention.span.line
        if is_one_line and mention.name[-1:] in _STOPS and _SENTENCE.fullmatch(mention.name):
            message = f"this sentence stands among the names of `{key}`"
            source.report(text_findings.joined_item(mention.span, message, "move it below `steps`"))


_STOPS = (".", "。")


def tell_labels(source: BlockText, key: Key, node: Node) -> None:
    """Report extensions among the names behind a key."""
    for name, value in _pairs(node):
        match = _LABELLED.match(name.value) if isinstance(name, Scalar) else None
        if match is not None and _says_end(source, value):
            place = source.span(name)
            source.report(scenario_findings.strayed_label(place, match["label"], key.name))


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    for entry in node.value if isinstance(node, Sequence) else [node]:
        if isinstance(entry, Mapping):
            yield from entry.value


def _says_end(source: BlockText, value: Node) -> bool:
    """Whether a text, or the last of several, says how an extension ends."""
    last = value.value[-1] if isinstance(value, Sequence) and value.value else value
    if not isinstance(last, Scalar):
        return False
    text = last.value.strip()
    return source.outcomes.read(text) is not None or last_sentence(text, source.outcomes) is not None
