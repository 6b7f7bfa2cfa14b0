"""What the package is to programs: the names that it gives away."""

from __future__ import annotations

import pytest

import mkdocs_usecases


@pytest.mark.parametrize("name", mkdocs_usecases.__all__)
def test_a_name_is_that_of_its_module(name: str) -> None:
    assert getattr(mkdocs_usecases, name).__name__ == name


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="'mkdocs_usecases' has no attribute 'Nothing'"):
        mkdocs_usecases.Nothing  # noqa: B018
