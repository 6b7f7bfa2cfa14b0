"""All that was read of a page, with every place, as lines that a person can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from mkdocs_usecases.diagnostics import Diagnostic, Edit
from mkdocs_usecases.model.text import ActorMention, Prose, UseCaseMention
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.documents import Document
from mkdocs_usecases.source import Span


def spelled_out(document: Document) -> Iterator[str]:
    """What a document holds, in the order of the text, and what was found in it."""
    for block in document.blocks:
        yield f"block {_place(block.span)}–{block.end_line} {block.info}".rstrip()
        yield from block_spelled_out(block)
    for name in ("markers", "references"):
        for each in getattr(document, name):
            yield f"{name[:-1]} {shown(each)}"
    if document.title:
        yield f"title {document.title!r}"
    if not document.is_published:
        yield "not published"
    for finding in document.diagnostics:
        yield from _finding(finding)


def block_spelled_out(block: Block) -> Iterator[str]:
    """What a block says, and what was found in it."""
    if block.use_case is None:
        yield "nothing"
    else:
        yield from _use_case(block.use_case)
    for finding in block.diagnostics:
        yield from _finding(finding)


_SAID_ELSEWHERE = {"span", "source", "every_extension", "every_step", "every_number"}


def _use_case(use_case: UseCase) -> Iterator[str]:
    for name, value in _given(use_case):
        if name in _SAID_ELSEWHERE or (name == "goal" and value == use_case.title):
            continue
        if name in ("places", "values"):
            yield f"{name}: " + ", ".join(f"{key} {_place(span)}" for key, span in value.items())
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            yield from (f"{name}: {shown(each)}" for each in value)
        else:
            yield f"{name}: {shown(value)}"


def _finding(finding: Diagnostic) -> Iterator[str]:
    certain = ", certain" if finding.is_certain else ""
    yield f"! {_place(finding.span)} {finding.code.value}{certain}: {finding.message}"
    if finding.hint is not None:
        yield f"    hint: {finding.hint}"
    for span in finding.related:
        yield f"    see {_place(span)}"
    for edit in finding.edits:
        yield f"    edit {_edit(edit)}"


def _edit(edit: Edit) -> str:
    was = "" if edit.was is None else f"{edit.was!r} "
    return f"{_place(edit.span)} {was}→ {edit.text!r}{' as a line' if edit.is_line else ''}"


def _place(span: Span) -> str:
    start = f"{span.line}:{span.column}"
    if not span.end_line:
        return start
    return (
        f"{start}–{span.end_column if span.end_line == span.line else f'{span.end_line}:{span.end_column}'}"
    )


def shown(value: Any) -> str:
    """A value without the fields that say nothing."""
    match value:
        case Span():
            return _place(value)
        case Enum():
            return value.name.lower()
        case Prose():
            return f"{value.text!r} {_place(value.span)}"
        case ActorMention():
            return f"{value.name!r} {_place(value.span)}"
        case UseCaseMention():
            link = " linked" * value.is_linked + " in a link" * value.is_in_link
            return f"{value.id!r} {_place(value.span)}{link}"
        case dict():
            return ", ".join(f"{key} {shown(each)}" for key, each in value.items())
        case frozenset():
            return ", ".join(sorted(map(shown, value)))
        case _:
            pass
    if given := _given(value):
        return "(" + ", ".join(f"{name} {shown(each)}" for name, each in given) + ")"
    return f"[{', '.join(map(shown, value))}]" if isinstance(value, tuple | list) else repr(value)


# How steps and extensions keep places is their own affair.
_SPANS = {name: f"{name.removesuffix('_at')}_span" for name in ("actor_at", "label_at", "condition_at")}


def _given(value: Any) -> list[tuple[str, Any]]:
    """The fields of a value that are not what they are where nothing is said."""
    if is_dataclass(value):
        kind: Any = type(value)
        usual = _usual(kind)
        named = [(name, getattr(value, name)) for name in usual]
    elif hasattr(value, "_fields"):
        usual = value._field_defaults
        named = list(zip(value._fields, value, strict=True))
    else:
        return []
    given = [(name, each) for name, each in named if name not in usual or each != usual[name]]
    return [
        (_SPANS[name], getattr(value, _SPANS[name])) if name in _SPANS else (name, each)
        for name, each in given
        if name != "condition_lead"
    ]


@cache
def _usual(kind: Any) -> Mapping[str, Any]:
    """What the fields are where nothing is said."""
    return {
        each.name: each.default if each.default_factory is MISSING else each.default_factory()
        for each in fields(kind)
    }
