"""Where a name, a text or a number of a step stands in a line, by what a reader told of its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from conftest import Golden
from mkdocs_usecases.editing.numbers import numbers_at, steps_between
from mkdocs_usecases.editing.places import Places, may_stand_in
from mkdocs_usecases.model.text import folded
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span
from support.answers import compare_answers

HERE = Path(__file__).parent


def opened(line: str) -> tuple[Text, Span]:
    """A text, and its place between `«` and `»`: of one without an end only the start is known."""
    before, _, rest = line.replace("⏎", "\n").partition("«")
    inside, end, behind = rest.partition("»")
    text = Text(f"{before}{inside}{behind}\n9 ends\n")
    whole = text.span("page.md", len(before), len(before) + len(inside))
    return text, whole if end else whole._replace(end_line=0, end_column=0)


def test_a_name_stands_where_its_table_says(golden: Golden) -> None:
    def looks(line: str) -> Iterator[str]:
        name, _, rest = line.partition(" | ")
        text, span = opened(rest)
        exact, by_line = Places("page.md", text), Places("page.md", text, is_by_line=True)

        def shown(found: Span | None) -> str:
            return "–" if found is None else f"{':'.join(map(str, found[1:]))} «{exact.typed(found)}»"

        yield f"there {shown(exact.word(span, name))}"
        yield "in the line " + ", ".join(shown(by_line.word(span, name)) for _ in range(3))
        yield f"begins {shown(by_line.beginning(span, name))}"
        yield "may stand there" if may_stand_in(folded(name), text.text) else "cannot stand there"

    def answer(line: str) -> str:
        return " ∥ ".join(looks(line)).replace("\n", "⏎")

    compare_answers(golden, HERE / "names-in-lines.txt", answer)


def test_numbers_stand_where_their_table_says(golden: Golden) -> None:
    def answer(line: str) -> str:
        text, span = opened(line)
        found = [*numbers_at(Places("page.md", text), span)]
        steps = ([*steps_between(one, other)] for (one, _), (other, _) in pairwise(found))
        between = (f"{len(each)}: {' '.join(each[:6])}" for each in steps)
        return " ∥ ".join(
            (", ".join(f"{number}@{at.column}-{at.end_column}" for number, at in found), *between)
        )

    compare_answers(golden, HERE / "numbers-in-lines.txt", answer)
