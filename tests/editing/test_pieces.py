"""What is being typed at a place of a line, and what may stand at a place of a text."""

from __future__ import annotations

from pathlib import Path

from conftest import Golden
from mkdocs_usecases.editing.completion.pieces import Piece, piece
from mkdocs_usecases.editing.completion.sentences import Hint, linked, said
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from support.answers import compare_answers

HERE = Path(__file__).parent


def told(found: Piece) -> str:
    """The piece between its ends, and what else is known of it, as far as anything is."""
    beside = ", ".join(found.given)
    fields = (("beside", beside), ("quote", found.quote), ("in", found.brackets), ("key", found.key))
    said = "".join(f" {name} {value}" for name, value in fields if value)
    return f"«{found.typed}¦{found.rest}»{found.behind}{said}"


def test_a_piece_ends_where_its_table_says(golden: Golden) -> None:
    def answer(line: str) -> str:
        before, _, after = line.replace("⏎", "\n").partition("¦")
        found = (piece(before, after, commas=commas) for commas in (True, False))
        return " ∥ ".join(dict.fromkeys(told(each).replace("\n", "⏎") for each in found))

    compare_answers(golden, HERE / "pieces.txt", answer)


def test_what_may_stand_in_a_text_says_its_table(golden: Golden) -> None:
    outcomes = outcome_phrases()

    def hinted(hint: Hint | None) -> str:
        if hint is None:
            return "–"
        of = f" of {hint.id}" if hint.id else ""
        return f"{' '.join(each.value for each in hint.wanted)}{of} {told(hint.piece)}"

    def answer(line: str) -> str:
        before, _, after = line.partition("¦")
        return " ∥ ".join(dict.fromkeys(map(hinted, (said(before, after, outcomes), linked(before, after)))))

    compare_answers(golden, HERE / "hints.txt", answer)
