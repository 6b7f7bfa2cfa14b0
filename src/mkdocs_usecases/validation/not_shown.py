"""Blocks that stand in a source file and on no page."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.parsing.block import Block


@explains(Code.NOT_SHOWN)
def not_shown(block: Block) -> Diagnostic:
    """A use case was found in a source file, but no page shows it.

    Lists and links would lead nowhere. Most often another plugin takes the fence away before it is read, or
    the block stands in a part of the page that is never shown. Only the build can tell: `mkdocs-usecases
    check` does not report it.

    Bad:
        {% if false %}
        ```usecase
        title: Order a meal
        ```
        {% endif %}

    Good:
        ```usecase
        title: Order a meal
        ```

    Source: what rendered is the authority.
    """
    use_case = block.use_case
    name = (use_case.id or use_case.title) if use_case else None
    return Diagnostic(
        Code.NOT_SHOWN,
        block.span,
        f"the page does not show {f'`{name}`' if name else 'this use case'}, although its source has it",
        "take it out of what hides it: a comment, a condition, HTML without `markdown`, "
        "a fence of another kind, what an extension reads that is missing",
        use_case=use_case.id if use_case else None,
    )
