"""A page with everything mended that has one answer, again until nothing is left."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from mkdocs_usecases.diagnostics import Diagnostic, Edit
from mkdocs_usecases.revision import Text, revise
from mkdocs_usecases.site import Site

_MOST_ROUNDS = 20
"""A mended key may show what is wrong behind it, and so on: no block is that deep."""


def mended_page(site: Site, file: str, text: Text) -> tuple[Edit, ...]:
    """The edits of a page that mend all findings with exactly one answer; only within the page itself."""
    seen = [text.text]
    while len(seen) <= _MOST_ROUNDS:
        now = Text(seen[-1])
        texts = {file: now}.get
        supposed = site if len(seen) == 1 else site.supposing({file: now.text})
        wanted = (
            finding
            for finding in supposed.findings
            if finding.span.file == file
            and has_one_answer(finding)
            and all(edit.span.file == file for edit in finding.edits)
        )
        after = revise(wanted, texts).texts.get(file)
        if after is None or after in seen:
            break
        seen.append(after)
    return tuple(changes(file, text, Text(seen[-1])))


def has_one_answer(finding: Diagnostic) -> bool:
    """Whether a finding says what was meant, beyond doubt or as the nearest word that there is."""
    return bool(finding.edits) and (finding.is_certain or (finding.hint or "").startswith("did you mean"))


def changes(file: str, before: Text, after: Text) -> Iterator[Edit]:
    """What makes one text of another, line by line; a line that differs is changed where it differs alone."""
    old, new = _lines(before), _lines(after)
    start = 0
    starts = [0]
    for line in old:
        start += len(line)
        starts.append(start)
    for tag, first, last, left, right in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if last - first == right - left:
            for at in range(last - first):
                yield _changed(file, before, starts[first + at], old[first + at], new[left + at])
        else:
            yield _changed(file, before, starts[first], "".join(old[first:last]), "".join(new[left:right]))


def _lines(text: Text) -> list[str]:
    starts = [text.start(number) for number in range(1, text.count + 1)]
    return [text.text[one:other] for one, other in zip(starts, [*starts[1:], len(text.text)], strict=True)]


def _changed(file: str, text: Text, start: int, old: str, new: str) -> Edit:
    """The piece of a text that differs."""
    same = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    head = min(len(old), len(new)) if same is None else same
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    span = text.span(file, start + head, start + len(old) - tail)
    return Edit(span, new[head : len(new) - tail], was=old[head : len(old) - tail])
