"""What may be done to what is there."""

from mkdocs_usecases.editing.actions.fixes import (
    Action,
    ActionKind,
    all_fixed,
    fixes_of,
    quick_fixes,
    rewrites,
)

__all__ = ["Action", "ActionKind", "all_fixed", "fixes_of", "quick_fixes", "rewrites"]
