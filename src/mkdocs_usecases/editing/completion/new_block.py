"""A whole block, to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_usecases.editing.completion.desk import Desk
from mkdocs_usecases.editing.completion.offer import Kind, Offer
from mkdocs_usecases.editing.typed_page import TypedPage
from mkdocs_usecases.parsing.words.keys import KEYS
from mkdocs_usecases.validation.ids import FreeIds

_KEYS = {key.name: key for key in KEYS}


def blocks(desk: Desk, page: TypedPage) -> Iterator[Offer]:
    """A use case with the next free id, in the words of the others of its page."""
    prefix, run = desk.context.label, desk.context.key
    margin = "".join(sign if sign in "> \t" else " " for sign in prefix)
    called = {name: desk.tongue.key(_KEYS[name])[0] for name in ("id", "title", "actor", "steps")}
    signs = desk.context.piece.typed.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").rstrip()
    free = FreeIds(desk.registry).take(desk.context.place.file)
    lines = [f"{signs}usecase"]
    if signs == "..":
        # Its content begins below an empty line, as deep as all content of directives.
        lines, margin = [".. usecase::", ""], f"{margin}   "
    lines += [f"{called['id']}: {free}"] if free else []
    lines.append(f"{called['title']}: ${{1}}")
    if not desk.page.primary_actors:
        lines.append(f"{called['actor']}: ${{2}}")
    lines += [f"{called['steps']}:", "  - ${0}"]
    lines += [run] if run else []
    text = "\n".join([lines[0], *(f"{margin}{line}" if line else "" for line in lines[1:])])
    yield Offer(
        "usecase",
        Kind.BLOCK,
        f"A use case {free or ''}".strip(),
        "A block to fill in.",
        new=text,
        is_snippet=True,
    )
