"""What a site has of us as files in its docs folder: each says in its first line who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_usecases.pages.restructured import is_restructured
from mkdocs_usecases.rendering.generated.pages import GeneratedPage
from mkdocs_usecases.rendering.generated.restructured_pages import restructured
from mkdocs_usecases.rendering.generated.site_files import SiteFile

_SAYS = "Written by `mkdocs-usecases pages`, which writes it again: what you change here is lost"
_PAGE = f"<!-- {_SAYS} -->"
_RESTRUCTURED_PAGE = f".. {_SAYS}"
_ASSET = f"/* {_SAYS} */"


class WrittenFile(NamedTuple):
    """A file as it stands in the docs folder."""

    path: str
    text: str


def written_files(pages: Iterable[GeneratedPage], assets: Iterable[SiteFile]) -> tuple[WrittenFile, ...]:
    """Generated pages, style sheets and scripts, each with the line that makes it ours."""
    return (
        *(WrittenFile(page.path, _written(page)) for page in pages),
        *(WrittenFile(asset.path, f"{_ASSET}\n{asset.content}") for asset in assets),
    )


def is_ours(text: str) -> bool:
    """Whether a file is one that we may write again: its first line says so, whatever became of the rest."""
    first = text.removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    return first in (_PAGE, _RESTRUCTURED_PAGE, _ASSET)


def _written(page: GeneratedPage) -> str:
    if is_restructured(page.path):
        return f"{_RESTRUCTURED_PAGE}\n\n{restructured(page.markdown)}"
    return f"{_PAGE}\n\n{page.markdown}"
