"""Values that are mappings: variations, extension points, the use cases that one extends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_usecases.expressions import expression
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.scenario import ExtensionPoint, Variation
from mkdocs_usecases.model.text import Prose, StepNumber, UseCaseId
from mkdocs_usecases.model.use_case import Extends
from mkdocs_usecases.parsing.findings import key_findings as findings
from mkdocs_usecases.parsing.findings import outline_findings
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar, Sequence
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.node_texts import tell_second_colon, text_of
from mkdocs_usecases.parsing.source_text.nodes import describe, is_block
from mkdocs_usecases.parsing.values.key_values import example, parted, read_lines, read_texts
from mkdocs_usecases.parsing.words.key_names import extends_key
from mkdocs_usecases.parsing.words.keys import EXTENDS_KEYS, Key
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of, step_numbers
from mkdocs_usecases.source import Span


def read_variations(source: BlockText, key: Key, node: Node) -> tuple[Variation, ...]:
    """A mapping from a step to the ways of doing it; one step may stand in a list too, or on a line."""
    variations = []
    if isinstance(node, Scalar):
        lines = [source.prose_at((piece,)) for piece in node.pieces[is_block(node) :]] or [source.prose(node)]
        found = [_variation(source, line) for line in lines if line.text]
        if found and None not in found:
            return tuple(filter(None, found))
    elif isinstance(node, Sequence):
        texts = [_variation(source, source.prose(each)) for each in node.value if isinstance(each, Scalar)]
        if texts and None not in texts and len(texts) == len(node.value):
            return tuple(filter(None, texts))
    for name, value in _pairs(source, key, node):
        tell_second_colon(source, name)
        typed = source.typed(name).strip("'\": ")
        first, last = step_numbers(typed) or (StepNumber(typed), None)
        step = first if first == last else StepNumber(typed)
        variations.append(Variation(step, read_texts(source, key, value), source.span(name)))
    return tuple(variations)


_ON_A_LINE = expression(
    lambda: (
        rf"(?:[-*+•]\s+)?(?:{any_of(STEP_WORDS)})?\s*(?P<step>\*|\d{{1,3}}(?:[-–]\d{{1,3}})?)[a-z]?"
        r"(?:\s*(?P<sign>[.):：]+\s*)|\s+[-–—]\s+)(?P<value>\S.*)"
    ),
    re.IGNORECASE | re.DOTALL,
)


def _variation(source: BlockText, line: Prose) -> Variation | None:
    """`3. card`, or `3a. card` and `3b. wallet` as in Cockburn's book: one way of doing a step."""
    match = _ON_A_LINE.fullmatch(line.text)
    if match is None:
        return None
    step = StepNumber(match["step"].replace("–", "-"))
    value = source.part(line, match.start("value"))
    place = source.within(line, *match.span("step"))
    if match["sign"] != ":":
        return Variation(step, (value,), place)
    # YAML knows no colon without a blank behind it.
    source.report(outline_findings.tight_colon(source.within(line, *match.span("sign")), "number"))
    is_list = value.text.startswith("[") and value.text.endswith("]")
    values = tuple(parted(source, source.part(value, 1, -1))) if is_list else (value,)
    return Variation(step, values, place)


def read_extension_points(source: BlockText, key: Key, node: Node) -> tuple[ExtensionPoint, ...]:
    """A mapping from a name to a step."""
    points = []
    for name, value in _pairs(source, key, node):
        typed = source.typed(value).strip("'\"")
        if not typed:
            source.report(findings.empty_text(source.span(name), "the extension point"))
            continue
        numbers = step_numbers(typed)
        step = numbers[0] if numbers else StepNumber(typed)
        tell_second_colon(source, name)
        named = source.typed(name).strip("'\"").rstrip(": ")
        points.append(ExtensionPoint(named, step, source.span(name), source.span(value)))
    return tuple(points)


def _pairs(source: BlockText, key: Key, node: Node) -> Iterator[tuple[Node, Node]]:
    """The pairs of a mapping, or of the one-key mappings of a list."""
    entries = node.value if isinstance(node, Sequence) else [node]
    for entry in entries:
        if isinstance(entry, Mapping):
            yield from entry.value
        elif isinstance(entry, Scalar) and not entry.value:
            source.report(findings.empty_text(source.span(entry), f"`{key.name}`"))
        else:
            source.report(
                findings.wrong_type(
                    source.span(entry),
                    key.name,
                    describe(entry),
                    "a mapping (`key: value` lines)",
                    example(key),
                )
            )


def read_extends(source: BlockText, key: Key, node: Node) -> tuple[Extends, ...]:
    """An id, `{use case: ID, at: STEP-OR-POINT, when: CONDITION}`, or a list of these."""
    entries = node.value if isinstance(node, Sequence) else [node]
    extends = []
    for entry in entries:
        if isinstance(entry, Mapping):
            found = _long_extends(source, key, entry)
            extends += [found] if found is not None else []
        elif isinstance(entry, Scalar):
            for prose in read_lines(source, key, entry):
                if (placed := _extends_at(source, prose)) is not None:
                    extends.append(placed)
                    continue
                extends += [Extends(UseCaseId(word.text), word.span) for word in parted(source, prose)]
        else:
            source.report(
                findings.wrong_type(source.span(entry), key.name, "a list in a list", "an id", example(key))
            )
    return tuple(extends)


_CONDITIONAL = tuple(word for one in SPOKEN for word in one.conditional)
_AT = expression(
    lambda: (
        rf"(?P<id>[^\s,(\[\]]+)(?:\s*[,(]\s*|\s+)(?:(?:at|@)\s+(?:{any_of(STEP_WORDS)})?|{any_of(STEP_WORDS)})\s*"
        rf"(?P<at>[^\s()][^()]*?)(?:,?\s+(?:{any_of(_CONDITIONAL)})\s+(?P<when>[^()]+?))?\s*\)?"
    ),
    re.IGNORECASE,
)


def _extends_at(source: BlockText, prose: Prose) -> Extends | None:
    """`UC-3 at 5`, `UC-3 (at late)`, `UC-3, step 5`: an id, and where in that use case."""
    match = _AT.fullmatch(prose.text)
    if match is None:
        return None
    target, at = source.part(prose, *match.span("id")), source.part(prose, *match.span("at"))
    if match["when"] is None:
        return Extends(UseCaseId(target.text), target.span, at.text, None, at.span)
    when = source.part(prose, *match.span("when"))
    return Extends(UseCaseId(target.text), target.span, at.text, when.text, at.span, when.span)


def _long_extends(source: BlockText, key: Key, node: Mapping) -> Extends | None:
    parts: dict[str, Prose] = {}
    places: dict[str, Span] = {}
    for name, value in node.value:
        typed = source.typed(name)
        known = extends_key(typed)
        prose = text_of(source, value)
        if known is None:
            given = {extends_key(source.typed(other)) for other, _ in node.value}
            span = source.span(name)
            source.report(findings.unknown_key(span, typed, EXTENDS_KEYS, given, in_value=True))
        elif prose is None or not prose.text:
            source.report(findings.empty_text(source.span(name), f"`{typed}`"))
        elif known in parts:
            source.report(findings.duplicate_key(source.span(name), typed, places[known], known))
        else:
            parts[known], places[known] = prose, source.span(name)
    if "use case" not in parts:
        source.report(
            findings.wrong_type(
                source.span(node),
                key.name,
                "a mapping without `use case`",
                "the id of a use case",
                example(key),
            )
        )
        return None
    target = parts["use case"]
    at, when = parts.get("at"), parts.get("when")
    return Extends(
        UseCaseId(target.text),
        target.span,
        at.text if at else None,
        when.text if when else None,
        at.span if at else None,
        when.span if when else None,
    )
