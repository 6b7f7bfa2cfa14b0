"""What stands in for a block is a paragraph of its own, and gives the source back where it is code."""

from __future__ import annotations

import pytest

from mkdocs_usecases.hosts.markdown.placeholders import PLACEHOLDER, Replacement, restored
from mkdocs_usecases.pages.fences import Scan

FENCE = ["```usecase", "title: Pay", "```"]


def replaced(text: str) -> Replacement:
    """The lines of a text with a placeholder for its only block."""
    lines = text.split("\n")
    (fence,) = Scan(lines).fences
    replacement = Replacement(lines[: fence.first])
    first = lines[fence.first]
    source = lines[fence.first : fence.first + len(FENCE)]
    after = lines[fence.first + len(FENCE) :]
    replacement.add(fence, first[: first.index("```")], source, after[0] if after else "")
    replacement.lines += after
    return replacement


def shown(replacement: Replacement) -> str:
    return PLACEHOLDER.sub("@", "\n".join(replacement.lines))


@pytest.mark.parametrize(
    ("before", "prefix", "after", "expected"),
    [
        # Parted from the paragraphs around it, unless they are parted already.
        ("above\n", "", "\nbelow", "above\n\n@\n\nbelow"),
        ("above\n\n", "", "\n\nbelow", "above\n\n@\n\nbelow"),
        ("above\n \t\n", "", "\n  \nbelow", "above\n \t\n@\n  \nbelow"),
        ("", "", "", "@"),
        # In a quote a line with its sign alone is blank; outside of it, the same line is a quote.
        ("> above\n", "> ", "\n> below", "> above\n>\n> @\n>\n> below"),
        ("> above\n>\n", "> ", "\n>\n> below", "> above\n>\n> @\n>\n> below"),
        ("> above\n> \n", "> ", "\n>  \n> below", "> above\n> \n> @\n>  \n> below"),
        ("> > above\n> >\n", "> > ", "\n> > below", "> > above\n> >\n> > @\n> >\n> > below"),
        ("> quote\n>\n", "", "\n> quote", "> quote\n>\n\n@\n\n> quote"),
        # In a list item, four columns; behind the sign of an item nothing stands above.
        ("- item\n\n", "    ", "\n\nbelow", "- item\n\n    @\n\nbelow"),
        ("- item\n", "    ", "\n    more", "- item\n\n    @\n\n    more"),
        ("- item\n", "  ", "\n  more", "- item\n  @\n  more"),
        ("above\n\n", "-   ", "\n    more", "above\n\n-   @\n\n    more"),
    ],
)
def test_a_placeholder_is_a_paragraph_of_its_own(before: str, prefix: str, after: str, expected: str) -> None:
    inside = "".join(sign if sign in " >" else " " for sign in prefix)
    fence = "\n".join([prefix + FENCE[0], *(inside + line for line in FENCE[1:])])
    replacement = replaced(f"{before}{fence}{after}")
    assert shown(replacement) == expected
    # As code, a comment or raw HTML, it is the source again, to the blank.
    assert restored("\n".join(replacement.lines), replacement.places) == f"{before}{fence}{after}"


def test_a_line_that_only_looks_blank_in_a_quote_stays_in_the_code() -> None:
    replacement = replaced("above\n" + "\n".join(FENCE) + "\n> quote")
    text = (
        "\n".join(replacement.lines).replace("above\n\n", "above\n>\n").replace("\n\n> quote", "\n>\n> quote")
    )
    assert restored(text, replacement.places) == "above\n>\n" + "\n".join(FENCE) + "\n>\n> quote"
