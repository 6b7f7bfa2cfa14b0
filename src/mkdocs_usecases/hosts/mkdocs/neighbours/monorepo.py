"""Pages of mkdocs-monorepo-plugin: it copies several docs folders into one, and builds the site of that."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_usecases.hosts.paths import named, seen_from

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def own_names(config: MkDocsConfig) -> Mapping[str, str]:
    """How a writer knows the copied pages, from the own docs folder; by their path in the common one."""
    plugin: Any = config.plugins.get("monorepo")
    copied: Mapping[str, str] = getattr(plugin, "files_source_dir", None) or {}
    docs = Path(getattr(plugin, "originalDocsDir", None) or config.docs_dir)
    return {
        named(Path(os.path.relpath(copy, config.docs_dir))): seen_from(docs, Path(source))
        for copy, source in copied.items()
    }
