"""The same in another form: an extension on one line or as a list, an outline or a list of YAML.

What is offered was read again: a form that the reader would take for something else is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_usecases.diagnostics import Edit
from mkdocs_usecases.documents.writing.scalars import in_yaml
from mkdocs_usecases.editing.actions.meaning import says_the_same
from mkdocs_usecases.editing.rows import Node, last_below
from mkdocs_usecases.editing.typed_page import TypedBlock, typed_page
from mkdocs_usecases.model.scenario import Extension, Step, StepKind
from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.words.keys import Shape
from mkdocs_usecases.revision import Text, Texts
from mkdocs_usecases.site import Site
from mkdocs_usecases.source import Span

Rewriting = tuple[str, Edit]
"""What is done, and how."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The use case at a place, as typed and as read."""

    typed: TypedBlock
    block: Block
    use_case: UseCase
    text: Text
    line: int

    @property
    def row(self) -> int:
        """The line among those of the block."""
        return self.line - self.typed.first

    def edit(self, first: int, start: int, last: int, lines: list[str]) -> Edit:
        """Lines in the place of rows; the first of them from a column on."""
        file = self.block.span.file
        end = Span(file, self.typed.first + last, len(self.text.line(self.typed.first + last)) + 1)
        return Edit(self.typed.span(file, first, start).to(end), f"\n{self.typed.prefix}".join(lines))


def rewritings(site: Site, texts: Texts, place: Span) -> Iterator[Rewriting]:
    """What the lines at a place may be written as, meaning the same."""
    text, document = texts(place.file), site.page(place.file)
    typed = None if text is None else typed_page(text, place.file).block_at(place.line)
    if text is None or typed is None or document.is_live:
        return
    block = next((each for each in document.blocks if each.span[:2] == (place.file, typed.fence)), None)
    if block is None or block.use_case is None:
        return
    chosen = _Chosen(typed, block, block.use_case, text, place.line)
    for title, edit in (*_extension_forms(chosen), *_list_forms(chosen, site)):
        if _reads_alike(site, chosen, edit):
            yield title, edit


def _reads_alike(site: Site, chosen: _Chosen, edit: Edit) -> bool:
    start, end = chosen.text.stretch(edit.span) or (0, 0)
    after = f"{chosen.text.text[:start]}{edit.text}{chosen.text.text[end:]}"
    file = chosen.block.span.file
    blocks = site.supposing({file: after}).page(file).blocks
    found = next((each for each in blocks if each.span.line == chosen.block.span.line), None)
    return found is not None and says_the_same(chosen.block, found)


# -- an extension on one line, or as a list ---------------------------------------------------------------


def _extension_forms(chosen: _Chosen) -> Iterator[Rewriting]:
    for extension in chosen.use_case.every_extension:
        if extension.span.line == chosen.line and not extension.extensions:
            yield from _as_list(chosen, extension)
            yield from _on_one_line(chosen, extension)


def _as_list(chosen: _Chosen, extension: Extension) -> Iterator[Rewriting]:
    """Sentences behind the head, each an item of its own."""
    row = chosen.typed.read[chosen.row]
    node = Node(chosen.row, row.column, row.text)
    starts = sorted(span.column for span in _pieces(extension) if span.line == chosen.line)
    if not node.value or not starts or len(starts) != len(_pieces(extension)):
        return
    line = chosen.text.line(chosen.line)
    head = line[chosen.typed.offsets[chosen.row] + row.column : starts[0] - 1].rstrip()
    ends = [*starts[1:], len(line) + 1]
    sentences = [line[start - 1 : end - 1].strip() for start, end in zip(starts, ends, strict=True)]
    if not head.endswith(":"):
        return
    margin = " " * (row.column + 2)
    lines = [head, *(f"{margin}- {in_yaml(sentence)}" for sentence in sentences)]
    yield "Write the extension as a list", chosen.edit(chosen.row, row.column, chosen.row, lines)


def _on_one_line(chosen: _Chosen, extension: Extension) -> Iterator[Rewriting]:
    """The items of a list as sentences behind the head."""
    row = chosen.typed.read[chosen.row]
    node = Node(chosen.row, row.column, row.text)
    last = last_below(chosen.typed.read, node)
    rows = chosen.typed.read[chosen.row + 1 : last + 1]
    if node.value or last == chosen.row or any(len(each.dashes) != 1 for each in rows):
        return
    texts = [each.text.strip("\"'") for each in rows]
    sentences = [text if text.endswith((".", "!", "?", "。")) else f"{text}." for text in texts]
    written = " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
    line = f"{row.text} {written}"
    if len(line) <= _LONGEST:
        yield "Write the extension on one line", chosen.edit(chosen.row, row.column, last, [line])


_LONGEST = 200


def _pieces(extension: Extension) -> list[Span]:
    """Where its steps and its end stand."""
    ends = [] if extension.outcome.assumed else [extension.outcome.span]
    return [*(step.span for step in extension.steps), *ends]


# -- an outline, or a list --------------------------------------------------------------------------------


_FLOWS = (Shape.STEPS, Shape.EXTENSIONS)


def _list_forms(chosen: _Chosen, site: Site) -> Iterator[Rewriting]:
    context = site.page(chosen.block.span.file).context
    for number, row in enumerate(chosen.typed.read):
        if row.is_blank or row.dashes or row.column:
            continue
        node = Node(number, 0, row.text)
        key = context.key(node.key) if node.colon is not None else None
        last = last_below(chosen.typed.read, node)
        if key is None or key.shape not in _FLOWS or not number <= chosen.row <= last:
            continue
        is_outline = node.is_literal
        has_comment = any("#" in row.text for row in chosen.typed.read[number : last + 1])
        if not is_outline and (node.value or has_comment):
            # A comment would be text there.
            continue
        lines = _written(chosen.use_case, key.shape, as_outline=not is_outline)
        if lines is None:
            continue
        title = f"Write `{node.key}` as {'a list' if is_outline else 'an outline'}"
        head = f"{node.text[: node.colon]}:" + ("" if is_outline else " |")
        yield title, chosen.edit(number, 0, last, [head, *(f"  {line}" for line in lines)])


def _written(use_case: UseCase, shape: Shape, *, as_outline: bool) -> list[str] | None:
    """The steps or the extensions in the other form; `None` where that form has no words for them."""
    if shape is Shape.STEPS:
        end = use_case.main_outcome
        lines = _steps(use_case.main_success_scenario, as_outline=as_outline)
        if lines is not None and end is not None:
            lines.append(end.text if as_outline else f"- {in_yaml(end.text)}")
        return lines
    written: list[str] = []
    for extension in use_case.extensions:
        lines = _extension(extension, as_outline=as_outline)
        if lines is None:
            return None
        written += lines
    return written


def _steps(steps: tuple[Step, ...], *, as_outline: bool) -> list[str] | None:
    lines = []
    for step in steps:
        if step.details is not None or "\n" in step.text:
            return None
        text = _step(step, as_outline=as_outline)
        lines.append(f"{step.number}. {text}" if as_outline else f"- {text}")
    return lines


def _step(step: Step, *, as_outline: bool) -> str:
    if step.kind is StepKind.INCLUDE:
        return f"include: {step.include}"
    return step.text if as_outline else in_yaml(step.text)


def _extension(extension: Extension, *, as_outline: bool) -> list[str] | None:
    """An extension with all below it, each line indented by how deep it stands."""
    is_plain = extension.name is None and extension.note is None and not extension.extra_outcomes
    if not is_plain or extension.steps_after_outcome or extension.outcome.note is not None:
        return None
    head = f"{extension.label}. {extension.condition}".rstrip()
    written = [f"{head}:" if as_outline else f"{_as_head(head)}:"]
    below: list[tuple[Span, list[str] | None]] = []
    for step in extension.steps:
        below.append((step.span, _steps((step,), as_outline=as_outline)))
    for nested in extension.extensions:
        lines = _extension(nested, as_outline=as_outline)
        if lines is not None and not as_outline:
            lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
        below.append((nested.span, lines))
    below.sort(key=lambda pair: pair[0])
    for _, lines in below:
        if lines is None:
            return None
        written += [f"  {line}" for line in lines]
    if not extension.outcome.assumed:
        end = extension.outcome.text
        number = f"{extension.label}{len(extension.steps) + 1}"
        written.append(f"  {number}. {end}" if as_outline else f"  - {in_yaml(end)}")
    return written


def _as_head(head: str) -> str:
    return head if ": " not in head and " #" not in head else f'"{head}"'
