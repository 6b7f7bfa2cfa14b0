"""What stands in the place of a name that gets another one: with quotes where they are needed."""

from __future__ import annotations

from pathlib import Path

from conftest import Golden
from mkdocs_usecases.editing.names import Kind, Occurrence, Role, name_of
from mkdocs_usecases.editing.places import Places
from mkdocs_usecases.editing.written_names import written
from mkdocs_usecases.revision import Text
from support.answers import compare_answers

NEW = (
    "Chef",
    "New Cook",
    "no",
    "2",
    "Chef: new",
    "it's",
    'say "x"',
    r"a\b",
    'a\\"b',
    "Cook (P2)",
    "R&D",
    "x,",
)
USUAL = {"desk": "Desk", "Desk one": "Desk one (P1)"}


def in_place(line: str) -> str:
    """What each of the new names becomes between `«` and `»`; behind `md|` stands no YAML."""
    is_yaml = not line.startswith("md|")
    before, _, rest = line.removeprefix("md|").partition("«")
    typed, _, behind = rest.partition("»")
    text = Text(f"{before}{typed}{behind}\n")
    span = text.span("page.md", len(before), len(before) + len(typed))
    found = Occurrence(name_of(Kind.ACTOR, typed), typed, span, Role.USES)
    places, usual = Places("page.md", text), USUAL.get(typed, typed)
    made = (written(places, found, usual, new, is_yaml=is_yaml) for new in NEW)
    return " ∥ ".join("–" if each is None else each for each in made)


def test_a_name_is_written_so_that_it_is_read_as_one(golden: Golden) -> None:
    compare_answers(golden, Path(__file__).with_name("written-names.txt"), in_place)
