"""Inventories of other sites that cannot be read."""

from __future__ import annotations

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.explanations import explains
from mkdocs_usecases.options import InventoryFile


@explains(Code.UNREACHABLE_INVENTORY)
def unreachable_inventory(file: InventoryFile, reason: str) -> Diagnostic:
    """The inventory of another site cannot be read, and none was kept from an earlier build.

    Links to its use cases are shown as they were typed, and no id behind its name is called unknown. Only a
    build asks other sites: `mkdocs-usecases check` takes what a build has kept, and does not report it.

    Bad:
        inventories: {billing: https://example.org/moved/objects.inv}

    Good:
        inventories: {billing: https://example.org/billing/objects.inv}

    Source: intersphinx of Sphinx, which warns as well.
    """
    message = f"the inventory of `{file.name}`, {file.address}, {reason}"
    hint = "look whether the address is right, and whether it can be reached from here"
    return Diagnostic(Code.UNREACHABLE_INVENTORY, file.span, message, hint)
