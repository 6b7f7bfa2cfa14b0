"""Names and aliases of the catalogue stand where their places say, from the first letter to the last."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_usecases.options.catalogue import read_catalogue_file
from mkdocs_usecases.source import Span

FORMS = [
    "Customer:\n  aliases: [Guest, Buyer]\n",
    "Customer:\n  aliases: ['Guest', \"Buyer\"]\nClerk: Serves.\n",
    "'Customer':\n  Aliases:\n    - Guest of honour\n    - \"Buyer\"\n",
    "顧客:\n  alias: 客\n\"Payment provider\":\n  kind: system\n  alias: 'Bank'\n",
    "- Customer\n- 'Clerk'\n- \"😀 Guest\"\n",
]


def under(text: str, span: Span) -> str:
    line = text.split("\n")[span.line - 1]
    assert span.end_line == span.line
    return line[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("text", FORMS)
def test_the_text_under_a_place_is_the_name(text: str) -> None:
    catalogue, wrong = read_catalogue_file("actors.yml", Path(), lambda _: text)
    assert wrong == ()
    assert catalogue.actors
    for actor in catalogue.actors:
        assert under(text, actor.span) == actor.name
        assert tuple(under(text, span) for span in actor.alias_spans) == actor.aliases
