"""What people type, and what nobody would: texts, YAML, real blocks with slips, for property tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from support.building import REPOSITORY
from support.long_runs import IS_LONG

_HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile(
    "ci", derandomize=True, database=None, deadline=None, suppress_health_check=_HEALTH, print_blob=True
)
settings.register_profile(
    "long", database=None, deadline=None, suppress_health_check=_HEALTH, print_blob=True
)

_TIMES = 100 if IS_LONG else 1


def share(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """So many examples in a test run; always the same ones there, and many more in a long run."""
    return settings(settings.get_profile("long" if IS_LONG else "ci"), max_examples=examples * _TIMES)


@cache
def real_blocks() -> tuple[str, ...]:
    """The blocks of the tests, of the cases and of the example site."""
    paths = sorted((REPOSITORY / "tests" / "parsing" / "blocks").glob("*.yaml"))
    blocks = [path.read_text(encoding="utf-8") for path in paths]
    blocks += _blocks_in(real_pages())
    return tuple(block for block in dict.fromkeys(blocks) if len(block) <= _LONGEST)


def example_blocks() -> tuple[str, ...]:
    """The blocks of the example site."""
    paths = sorted((REPOSITORY / "example-site").rglob("*.md"))
    return tuple(_blocks_in(path.read_text(encoding="utf-8") for path in paths))


def _blocks_in(pages: Iterable[str]) -> Iterator[str]:
    for page in pages:
        yield from re.findall(r"^```usecase\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


_LONGEST = 2500


@cache
def real_pages() -> tuple[str, ...]:
    """The pages of the tests, of the cases and of the example site."""
    tests = REPOSITORY / "tests"
    paths = [*(tests / "cases").glob("*/*.md"), *(tests / "parsing" / "pages").glob("*.md")]
    paths += (REPOSITORY / "example-site").rglob("*.md")
    pages = (path.read_bytes().decode() for path in sorted(paths))
    return tuple(page for page in pages if len(page) <= 2 * _LONGEST)


FRAGMENTS = (
    *(
        ": ",
        "- ",
        "\n",
        "\n\n",
        "  ",
        "\n  - ",
        "\n    ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        "*",
        "&a ",
        "!t ",
        "!",
    ),
    *(
        "#",
        " #",
        "# ",
        "|",
        ">",
        "\t",
        "%",
        "@",
        "<<: ",
        ", ",
        "--- \n",
        "...\n",
        "? ",
        "\r",
        "\r\n",
        "(",
        ")",
    ),
    *("1.", "2a.", "*a.", "*a", "3A.", "2-3a", "4-2a", "1a1a.", "A1.", "A1.1a.", "999999a", "0a"),
    *("resume at 3", "resume at *", "resume", "retry", "ends", "ends in failure.", "fails", "Resume at 2A1."),
    *(
        "weiter mit 2",
        "再開",
        "{step}に戻る",
        "顧客",
        "é",
        "ا",
        "\u2028",
        "\x85",
        "\x00",
        "\ufeff",
        "\ud800",
        "\uffff",
    ),
    *(
        "include: ",
        "include: UC-1",
        "repeat 1-2",
        "repeat: 1-2\n    until: ",
        "when: ",
        "at: ",
        "then: ",
        "steps: ",
    ),
    *(
        "extensions: ",
        "ignore: ",
        "title: ",
        "level: +",
        "extends: {use case: UC-1, at: 2}",
        "stakeholders: ",
    ),
    *(
        "extension points: ",
        "variations: ",
        "UC-1",
        "[UC-1/2a]",
        "```",
        "~~~",
        "<!-- ",
        "-->",
        "> ",
        "    ",
        "\\",
    ),
    *("`", "``", "**", "<!-- usecases: actors -->", "<script>", "=1+1", "../../etc/passwd"),
)
"""Pieces that mean something to YAML, to Markdown or to the block language."""

_piece = st.one_of(
    st.sampled_from(FRAGMENTS),
    st.characters(),
    st.text(st.characters(codec="utf-8"), max_size=5),
)
_edit = st.tuples(
    st.sampled_from(("put", "put", "take", "again")), st.integers(0, 2500), st.integers(1, 30), _piece
)


def slipped(text: str, edits: Sequence[tuple[str, int, int, str]]) -> str:
    """A text after some slips: something put in, taken out or typed twice."""
    for what, at, length, piece in edits:
        place = at % (len(text) + 1)
        if what == "put":
            text = text[:place] + piece + text[place:]
        elif what == "take":
            text = text[:place] + text[place + length % 8 + 1 :]
        else:
            text = text[:place] + text[place : place + length] + text[place:]
    return text


def with_slips(texts: Callable[[], Sequence[str]]) -> st.SearchStrategy[str]:
    """Real texts with a few slips."""
    return st.deferred(
        lambda: st.builds(slipped, st.sampled_from(texts()), st.lists(_edit, min_size=1, max_size=10))
    )


_WORD = "Zq{}q"
_FORMS = (" {} ", "{}", "{}: ", "\n  - {}", ", {}", ": {}")


def _with_words(text: str, places: Sequence[tuple[int, str]]) -> tuple[str, list[str]]:
    words = [_WORD.format(number) for number in range(len(places))]
    for word, (at, form) in zip(words, places, strict=True):
        text = slipped(text, [("put", at, 0, form.format(word))])
    return text, [word for word in words if text.count(word) == 1]


def with_words(texts: Callable[[], Sequence[str]]) -> st.SearchStrategy[tuple[str, list[str]]]:
    """Real texts with a few slips, and words that stand in them just once."""
    places = st.lists(st.tuples(st.integers(0, 2500), st.sampled_from(_FORMS)), min_size=1, max_size=8)
    return st.builds(_with_words, with_slips(texts), places)


def anything() -> st.SearchStrategy[str]:
    """Any text at all, or pieces that mean something in any order."""
    return st.one_of(
        st.text(max_size=300),
        st.lists(_piece, max_size=40).map("".join),
    )


_scalar: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(FRAGMENTS)
)


def any_value() -> st.SearchStrategy[Any]:
    """Whatever YAML can hold."""
    return st.recursive(
        _scalar,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=10), inner, max_size=4)
        ),
        max_leaves=12,
    )
