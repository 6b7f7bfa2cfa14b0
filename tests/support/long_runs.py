"""What takes minutes and seldom finds more than a share of it does: the whole is for `.ci/long`."""

from __future__ import annotations

import os

import pytest

IS_LONG = os.environ.get("PROPERTIES") == "long"
"""Whether this is such a run."""

only_in_long_runs = pytest.mark.skipif(not IS_LONG, reason="takes long: .ci/long")

THEMES = ("material", "mkdocs", pytest.param("readthedocs", marks=only_in_long_runs))
"""Where pages are looked at in a browser. MkDocs' own two get the same, so mostly one of them will do."""

in_every_theme = pytest.mark.parametrize("theme", THEMES)
