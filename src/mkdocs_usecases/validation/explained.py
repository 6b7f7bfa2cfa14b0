"""What every code means: all modules that explain one are imported here."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.documents import live  # noqa: F401
from mkdocs_usecases.explanations import Explanation, explanation
from mkdocs_usecases.pages import markers, wrong_fences  # noqa: F401
from mkdocs_usecases.parsing.findings import key_findings as findings  # noqa: F401
from mkdocs_usecases.parsing.findings import (
    outline_findings,  # noqa: F401
    scenario_findings,  # noqa: F401
    text_findings,  # noqa: F401
)
from mkdocs_usecases.results import reading  # noqa: F401
from mkdocs_usecases.validation import checks, not_shown, unread_inventories  # noqa: F401


def explained(code: Code) -> Explanation:
    """The entry of a code.

    Raises:
        LookupError: for a code that no function explains, which is a mistake of this project.
    """
    said = explanation(code)
    if said is None:
        raise LookupError(f"no function explains `{code.value}`")
    return said
