"""A whole page with its use cases as blocks, those among them that stand within something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mkdocs_usecases.documents.conversion import Conversion, converted_lines
from mkdocs_usecases.documents.finding.containers import Container, containers, content
from mkdocs_usecases.parsing.context import Context


def converted(texts: Sequence[str], context: Context) -> Conversion:
    """Read a document.

    Args:
        texts: its lines, without their ends; those of front matter empty.
        context: what the site gives: names of keys, words for ends, an actor.
    """
    inside = _inside(texts, context)
    if inside is None:
        return converted_lines(texts, context)
    outside = converted_lines(inside.lines, context)
    moved = _moved(outside, lambda at: inside.origins[at])
    return replace(
        moved,
        kept=tuple(kept and inside.kept[at] for kept, at in zip(outside.kept, outside.origins, strict=True)),
        found=tuple(sorted((*inside.found, *moved.found), key=lambda one: one.first)),
        left=tuple(sorted((*inside.left, *moved.left), key=lambda one: one.at)),
    )


def _inside(texts: Sequence[str], context: Context) -> Conversion | None:
    """A page with only those use cases as blocks that stand in containers; `None` where there are none."""
    pieces: list[Conversion] = []
    done = 0
    for container in containers(texts):
        made = _within(container, texts, context)
        if container.needs_actor and not any(line.lstrip().startswith("actor: ") for line in made.lines):
            continue
        if made.found or made.left:
            pieces += [_kept(texts, done, container.first), made]
            done = container.end
    if not done:
        return None
    return _joined([*pieces, _kept(texts, done, len(texts))])


def _within(container: Container, texts: Sequence[str], context: Context) -> Conversion:
    """What is found in a container: its name is a heading above what it holds."""
    above = [f"# {container.title}", ""] if container.title else []
    # It is called as the page is by chance at most.
    context = context._replace(words=context.words._replace(title=None))
    made = converted([*above, *content(texts, container)], context)
    rows = [
        (f"{container.margin}{line}" if line or container.margin.strip() else "", origin, kept)
        for line, origin, kept in zip(made.lines, made.origins, made.kept, strict=True)
        if origin >= len(above) or not kept
    ]
    if above and rows and rows[0][0].strip() and not texts[container.first].strip():
        # The blank line below the name of the container.
        rows.insert(0, ("", len(above), True))
    begins = container.first - len(above)
    moved = _moved(made, lambda at: max(at + begins, container.first))
    return replace(
        moved,
        lines=tuple(line for line, _, _ in rows),
        origins=tuple(max(origin + begins, container.first) for _, origin, _ in rows),
        kept=tuple(kept for _, _, kept in rows),
    )


def _moved(made: Conversion, place: Callable[[int], int]) -> Conversion:
    """The same with other places for its lines."""
    return Conversion(
        made.lines,
        tuple(map(place, made.origins)),
        made.kept,
        tuple(
            replace(
                one,
                first=place(one.first),
                last=place(one.last),
                questions=tuple(question._replace(at=place(question.at)) for question in one.questions),
                staying=tuple((place(at), typed) for at, typed in one.staying),
            )
            for one in made.found
        ),
        tuple(one._replace(at=place(one.at)) for one in made.left),
    )


def _kept(texts: Sequence[str], start: int, end: int) -> Conversion:
    """Lines that stay as they are."""
    return Conversion(tuple(texts[start:end]), tuple(range(start, end)), (True,) * (end - start), (), ())


def _joined(pieces: Sequence[Conversion]) -> Conversion:
    return Conversion(
        tuple(line for one in pieces for line in one.lines),
        tuple(origin for one in pieces for origin in one.origins),
        tuple(kept for one in pieces for kept in one.kept),
        tuple(found for one in pieces for found in one.found),
        tuple(left for one in pieces for left in one.left),
    )
