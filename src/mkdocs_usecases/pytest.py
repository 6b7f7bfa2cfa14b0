"""A plugin for pytest: which routes of use cases a test walks, written into its results.

    @pytest.mark.usecase("UC-12/3a")
    def test_card_is_declined(): ...

`pytest --junitxml` writes it as a property `usecase`, and the tags of pytest-bdd as properties `tag`. It
comes with the package; `-p no:usecases` leaves it out. It imports nothing else of ours.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

MARKER = "usecase"
_TAG, _SCENARIO = "tag", "scenario"

_NOTED = "_usecase_tags"
"""Where a test function that pytest-bdd made of a scenario has the tags."""

_OF_AN_EXPORT = (
    r"r-[0-9a-f]{12}|[^\s:]+:\S+|[^\W\d_][\w.-]*\d|success|failure|ends|continues|unclear|assumed"
    r"|summary|user-goal|subfunction"
)
"""Tags of exported features: nobody can register `UC-12:4a`, since a colon ends the name of a marker."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    line = f'{MARKER}(*routes): the routes of use cases that a test walks, such as "UC-12/3a"'
    config.addinivalue_line("markers", line)


# Ahead of pytest-bdd itself, which would ask nobody else.
@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Callable[..., Any]) -> bool | None:
    """Note the tags of a scenario; those of exported features mark it without a warning."""
    setattr(function, _NOTED, [*getattr(function, _NOTED, ()), tag])
    if not re.fullmatch(_OF_AN_EXPORT, tag):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pytest.PytestUnknownMarkWarning)
        # Where only registered markers are allowed, it is a property and no marker.
        with suppress(pytest.fail.Exception):
            getattr(pytest.mark, tag)(function)
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Any) -> None:
    """Note the name of a scenario, of which the name of the function keeps only letters and digits."""
    pair = (_SCENARIO, str(scenario.name))
    if pair not in request.node.user_properties:
        request.node.user_properties.append(pair)


# Ahead of what skips tests: a test that is skipped is one of its route all the same.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Give a test its properties, once however often it is run."""
    for pair in _properties(item):
        if pair not in item.user_properties:
            item.user_properties.append(pair)


def _properties(item: pytest.Item) -> Iterator[tuple[str, str]]:
    for marker in item.iter_markers(MARKER):
        yield from ((MARKER, str(route)) for route in marker.args)
    tags = getattr(getattr(item, "function", None), _NOTED, None)
    # Other plugins have items of their own, whose functions may be anything.
    yield from ((_TAG, f"@{tag}") for tag in (sorted(tags) if isinstance(tags, list) else ()))
