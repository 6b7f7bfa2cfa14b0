"""Entries of a list that are mappings of fields, as data is typed elsewhere: `- id: 2a`, `condition: …`."""

from __future__ import annotations

import re

from mkdocs_usecases.expressions import Expression, expression
from mkdocs_usecases.model.text import Prose
from mkdocs_usecases.parsing.items.item import Item
from mkdocs_usecases.parsing.reader.tree import Mapping, Node, Scalar
from mkdocs_usecases.parsing.source_text.block_text import BlockText
from mkdocs_usecases.parsing.source_text.nodes import inside, is_block
from mkdocs_usecases.parsing.words.key_names import branch_key, record_key
from mkdocs_usecases.parsing.words.labels import LABEL, read_head
from mkdocs_usecases.parsing.words.step_numbers import STEP_WORDS, any_of

Pair = tuple[Node, Node]

_NUMBER = expression(r"\d{1,3}[.)]?")
_KEY_NUMBER = expression(rf"(?:{LABEL})?\d{{1,6}}[.)]?")
_CODED_NUMBER = expression(r"(?:[A-Za-z]{1,4}[ -]?)?(?P<number>\d{1,3})[.)]?")
"""`B2`, `step-2`: that of a step beside its action."""

_NUMBER_IN_WORDS = expression(
    lambda: rf"(?:(?:{any_of(STEP_WORDS, blanks=True)})\s*|S)?(?P<number>\d{{1,3}})[.)]?", re.IGNORECASE
)
"""`Step 1`, `S1`: that of a step among others in a mapping."""


def step_record(source: BlockText, node: Mapping) -> Item | None:
    """A step whose number, actor and action have keys of their own; `None` for any other mapping."""
    if not node.value:
        return None
    fields: dict[str, Scalar] = {}
    for key, value in node.value:
        typed = source.typed(key)
        name = record_key(typed) or branch_key(typed)
        if name is None or name in fields or not isinstance(value, Scalar) or is_block(value):
            return None
        fields[name] = value
    if len(node.value) == 1 and not source.typed(node.value[0][0]).islower():
        # `Text: …` is a sentence.
        return None
    number, action = fields.pop("label", None), fields.pop("action", None)
    if action is None and number is not None and _is_sentence(number.value):
        # `step: Customer pays.`
        number, action = None, number
    actor = fields.pop("actor", None) or fields.pop("role", None)
    note = fields.pop("note", None)
    if fields or action is None or not action.value:
        return None
    is_apart = actor is not None and actor.value and not action.value.startswith(actor.value)
    prose = source.prose_of_all((actor, action)) if actor is not None and is_apart else source.prose(action)
    return Item(
        source.without_tags(prose),
        number=None if number is None else _number(source, number),
        details=None if note is None or not note.value else source.prose(note),
    )


def _is_sentence(text: str) -> bool:
    return " " in text.strip() and read_head(text).named


def numbered_steps(source: BlockText, node: Mapping) -> list[Item] | None:
    """The steps of a mapping whose keys are their numbers; `None` for any other."""
    steps = [_step_at(source, key, value, _NUMBER_IN_WORDS) for key, value in node.value]
    return [step for step in steps if step is not None] if None not in steps else None


def numbered_step(source: BlockText, key: Node, value: Node) -> Item | None:
    """A step whose number is its key: `"1": Customer pays.`, `3a1: Bank waits.`"""
    return _step_at(source, key, value, _KEY_NUMBER)


def _step_at(source: BlockText, key: Node, value: Node, number: Expression) -> Item | None:
    if not isinstance(key, Scalar) or not number.fullmatch(key.value):
        return None
    if isinstance(value, Mapping):
        item = step_record(source, value)
    elif isinstance(value, Scalar) and value.value and not is_block(value):
        item = Item(source.without_tags(source.prose(value)))
    else:
        item = None
    return None if item is None else item._replace(number=_number(source, key))


def _number(source: BlockText, node: Scalar) -> Prose:
    prose = source.prose(node)
    match = _NUMBER_IN_WORDS.fullmatch(prose.text) or _CODED_NUMBER.fullmatch(prose.text)
    return prose if match is None else source.part(prose, *match.span("number"))


def extension_record(source: BlockText, node: Mapping) -> tuple[Prose, Mapping] | None:
    """The head of an extension whose parts stand beside its label or its condition, and these parts.

    `None` where the keys are no such parts: then each is an extension of its own.
    """
    if len(node.value) < _FEWEST:
        return None
    (first, below), *rest = node.value
    known = sum(_field(source, key, value) is not None for key, value in rest)
    if not known or any(_is_label(source, key) for key, _ in rest):
        return None
    if not _is_label(source, first):
        if _field(source, first, below) is not None:
            return _named(source, node)
        # Beside a label all others are parts, were they mistyped; beside a name they have to be known.
        if known < len(rest):
            return None
    head = source.prose(first) if isinstance(first, Scalar) else source.prose_of(first)
    return head, _with_pairs(node, [*_behind(first, below, read_head(head.text).rest), *rest])


_FEWEST = 2
"""Fields of an entry: its name, and one part."""


def _behind(key: Node, value: Node, condition: str) -> list[Pair]:
    """What stands behind a label: its condition, its handling, or parts that are indented deeper."""
    if isinstance(value, Mapping):
        return value.value
    if isinstance(value, Scalar) and not value.value:
        return []
    name = "steps" if condition or not isinstance(value, Scalar) else "when"
    return [(_key(name, key), value)]


def _named(source: BlockText, node: Mapping) -> tuple[Prose, Mapping] | None:
    """The head from the field that names an extension, and the others."""
    fields = {_field(source, key, value): (key, value) for key, value in node.value}
    label, name, when = (fields.get(each) for each in ("label", "name", "when"))
    chosen = label or name or when
    if chosen is None or not isinstance(chosen[1], Scalar) or not chosen[1].value:
        return None
    left = [pair for pair in node.value if pair is not chosen and pair[0] is not chosen[0]]
    if name is not None and name is not chosen:
        # What it is called says when it is taken; beside a condition it is a remark.
        renamed = _key("when" if when is None else "note", name[0])
        left = [(renamed, value) if key is name[0] else (key, value) for key, value in left]
    return source.prose(chosen[1]), _with_pairs(node, left)


def _field(source: BlockText, key: Node, value: Node) -> str | None:
    """Which part of an extension a key names."""
    typed = source.typed(key)
    named = record_key(typed)
    if named == "label" and isinstance(value, Scalar) and value.value:
        own = branch_key(typed)
        if own is None or _is_label(source, value):
            return "label"
        # `step: 2a` is a label, `step: 2` where it leaves, and `steps: fails` what is done.
        return "at" if _NUMBER.fullmatch(value.value) else own
    return branch_key(typed) or {"name": "name", "action": "steps"}.get(named or "")


def _is_label(source: BlockText, node: Node) -> bool:
    head = read_head(source.typed(node).strip("\"'"))
    return bool(head.label) and not head.named and not head.bad


def with_other_keys(source: BlockText, node: Mapping) -> Mapping:
    """Parts with the keys that they are known by: `action` is that of steps, `resume at: 3` is an end."""
    has_condition = any(branch_key(source.typed(key)) == "when" for key, _ in node.value)
    pairs = [_with_other_key(source, key, value, has_condition=has_condition) for key, value in node.value]
    return _with_pairs(node, pairs)


def _with_other_key(source: BlockText, key: Node, value: Node, *, has_condition: bool) -> Pair:
    typed = source.typed(key)
    if record_key(typed) == "label" and isinstance(value, Scalar) and _NUMBER.fullmatch(value.value):
        return _key("at", key), value
    if branch_key(typed) is not None:
        return key, value
    if record_key(typed) == "name" and not has_condition:
        return _key("when", key), value
    if record_key(typed) == "action":
        return _key("steps", key), value
    if not isinstance(key, Scalar) or not isinstance(value, Scalar) or is_block(value) or not value.value:
        return key, value
    text = f"{typed} {value.value}"
    if source.outcomes.read(text) is None:
        return key, value
    pieces = tuple(piece for node in (key, value) for piece in node.pieces or (inside(node),))
    whole = Scalar(text, key.line, key.column, value.end_line, value.end_column, "", pieces)
    return _key("then", key), whole


def _key(name: str, place: Node) -> Scalar:
    return Scalar(name, place.line, place.column, place.end_line, place.end_column)


def _with_pairs(node: Mapping, pairs: list[Pair]) -> Mapping:
    return Mapping(pairs, node.line, node.column, node.end_line, node.end_column, flow=node.flow)
