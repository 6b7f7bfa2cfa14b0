"""What may be typed at a place of a file."""

from mkdocs_usecases.editing.completion.items import TRIGGERS, Completion, Item, complete, without_places

__all__ = ["TRIGGERS", "Completion", "Item", "complete", "without_places"]
