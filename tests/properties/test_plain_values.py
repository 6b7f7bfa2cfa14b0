"""A block of usual lines says the same whether its lines are read as they stand or a tree is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.blocks import said_by_tree
from mkdocs_usecases.parsing.documents import site_context
from mkdocs_usecases.parsing.reader.reader import Seen
from mkdocs_usecases.parsing.reader.tree import Mapping
from mkdocs_usecases.parsing.reading import read_tree
from mkdocs_usecases.parsing.source_text.origin import Origin
from mkdocs_usecases.parsing.values.plain_values import plain_block
from mkdocs_usecases.source import Span
from support.typing_anything import example_blocks, share

CONTEXT = site_context(Options())
ODD = """\
:
steps
title : Pay
title:Pay
notes: a:b c: d
notes: It rains:
  - include:
  - :
  -
  2a. It rains
  2a. It rains:Bank closes.
supporting: none
supporting: [none]
supporting: [Bank]
supporting: [Bank, Courier (late)]
supporting: [Bank,  Courier]
supporting: Bank, Courier
actor: Bank (secondary)
actors:
vorbedingungen:
akteur: Kunde
title:
level: summary
specializes: UC-3
specializes: none
tags: money, late
tags: [money]
includes: [UC-3]
trigger: 1. It rains.
trigger: It  rains.
notes: none
preconditions: Bank is open:now.
  - Bank is open.
  - 1. Bank is open.
  - a - b
  - include: UC-2
  - include: UC-2 or 3
  - Include: UC-2
    - include: UC-2
  - 2a. It rains:
  - 2a. It rains: ends in failure
  - *a. It rains
  - repeat 1-2 until it stops
  2a. It rains:
  2a. It  rains: Bank closes.
  2a. It rains: Bank closes.
  2a. It rains: 2a1 Bank closes.
  2a. It rains: resume  at 3
  2a.: It rains
  2a: It rains: resume at 3
  2a. title: resume at 3
  2. title: resume at 3
  3: [cash, card]
  Bank: wants money
  success: It is paid.
  use case: UC-3
    - resume at 2
    - 2a1a. Bank says no: ends in failure
   - odd
steps: none
extensions: none
extensions: [UC-1, UC-2]
""".splitlines()


@st.composite
def usual(draw: st.DrawFn) -> str:
    """Blocks of the example site with other lines among theirs, or some left out, doubled or moved."""
    lines = draw(st.sampled_from(BLOCKS)).splitlines()
    for _ in range(draw(st.integers(0, 3))):
        at, what = draw(st.integers(0, len(lines))), draw(st.sampled_from(("put", "put", "take", "move")))
        if what == "put":
            lines.insert(at, draw(st.sampled_from(LINES)))
        elif what == "take":
            del lines[at : at + 1]
        else:
            lines[at : at + 1] = [
                " " * draw(st.integers(0, 3)) + line.lstrip() for line in lines[at : at + 1]
            ]
    return "\n".join(lines)


BLOCKS = [block for block in example_blocks() if Seen(block).rows is not None]
LINES = [*ODD, "", *dict.fromkeys(chain.from_iterable(map(str.splitlines, BLOCKS)))]


@pytest.mark.slow
@pytest.mark.oracle
@share(60)
@given(usual())
def test_usual_lines_say_the_same_as_their_tree(text: str) -> None:
    lines: Sequence[int] = range(5, 6 + text.count("\n"))
    block = text, Origin(Span("page.md", 4, 3), lines, (2,) * len(lines)), CONTEXT
    plain = plain_block(Seen(text), *block)
    if plain is None:
        return
    source, reading = read_tree(*block)
    assert reading is not None
    assert isinstance(reading.root, Mapping)
    said = said_by_tree(source, CONTEXT, reading, reading.root)
    assert (plain[1].read, [*plain[1].names]) == (said.read, [*said.names])
    assert ([*plain[1].read], plain[1].unread, plain[1].fields) == ([*said.read], said.unread, said.fields)
    assert (source.findings, source.has_other_places) == ([], False)


def test_most_blocks_of_usual_lines_need_no_tree() -> None:
    context = CONTEXT
    found = [
        plain_block(Seen(block), block, Origin(Span("page.md", 1, 1), range(2, 99), (0,) * 97), context)
        for block in BLOCKS
    ]
    assert sum(plain is not None for plain in found) >= MOST * len(BLOCKS)


MOST = 0.75
"""Of those of the example site; nested extensions need one."""
