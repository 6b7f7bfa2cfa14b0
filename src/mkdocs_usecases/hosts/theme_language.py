"""The language that a site speaks where no option says another one."""

from __future__ import annotations

from collections.abc import Mapping


def theme_language(theme: object) -> object:
    """That of the theme: Material has it as `language`, the themes of MkDocs as `locale`; `None` for none."""
    return (theme.get("language") or theme.get("locale")) if isinstance(theme, Mapping) else None
