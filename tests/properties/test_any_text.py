"""No text breaks anything: what is typed into a block or around it is read or told of."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.documents import read_document
from mkdocs_usecases.parsing.words.keys import KEYS
from support.surviving import PAGE, fenced, lost_words, survive, survive_all
from support.typing_anything import (
    any_value,
    anything,
    real_blocks,
    real_pages,
    share,
    with_slips,
    with_words,
)


@pytest.mark.slow
@share(100)
@given(anything())
def test_any_page_can_be_read(text: str) -> None:
    survive(text)


@pytest.mark.slow
@share(100)
@given(with_slips(real_pages))
def test_any_page_with_slips_can_be_read(text: str) -> None:
    survive(text)


@pytest.mark.slow
@share(100)
@given(anything())
def test_any_text_can_stand_in_a_block(text: str) -> None:
    survive_all(fenced(text))


@pytest.mark.slow
@share(120)
@given(with_slips(real_blocks))
def test_a_block_with_slips_can_be_shown_and_exported(text: str) -> None:
    survive_all(fenced(text))


@pytest.mark.slow
@share(80)
@given(
    st.dictionaries(st.sampled_from([key.name for key in KEYS]), any_value(), max_size=6),
    st.sampled_from([None, False, True]),
)
def test_any_yaml_can_stand_behind_any_key(data: dict[str, object], flow: bool | None) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    survive_all(fenced(text))


@pytest.mark.slow
@share(70)
@given(with_words(real_blocks))
def test_no_word_is_lost_in_silence(typed: tuple[str, list[str]]) -> None:
    text, words = typed
    for block in read_document(fenced(text), PAGE, Options()).blocks:
        assert lost_words(block, [word for word in words if word in block.text]) == []
