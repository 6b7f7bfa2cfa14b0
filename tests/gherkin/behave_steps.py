"""The steps of behave: every one of them is done on the system."""

from __future__ import annotations

from typing import Any

from behave import given, then, use_step_matcher, when

from system import System

use_step_matcher("re")


def _given(context: Any, text: str) -> None:
    if not hasattr(context, "system"):
        context.system = System()
    context.system.step(f"given {text}")


def _when(context: Any, text: str) -> None:
    context.system.step(f"when {text}")


def _then(context: Any, text: str) -> None:
    context.system.step(f"then {text}")


given("(?P<text>.*)")(_given)
when("(?P<text>.*)")(_when)
then("(?P<text>.*)")(_then)
