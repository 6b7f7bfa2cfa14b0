"""The steps of pytest-bdd, and a test of every scenario."""

from __future__ import annotations

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from system import System

TEXT = parsers.re("(?P<text>.*)")


@pytest.fixture
def system() -> System:
    return System()


@given(TEXT)
def _given(system: System, text: str) -> None:
    system.step(f"given {text}")


@when(TEXT)
def _when(system: System, text: str) -> None:
    system.step(f"when {text}")


@then(TEXT)
def _then(system: System, text: str) -> None:
    system.step(f"then {text}")


scenarios("features")
