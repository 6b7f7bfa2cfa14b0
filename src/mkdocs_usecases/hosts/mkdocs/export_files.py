"""Exports among the files of a MkDocs site: none may take the place of a page or of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_usecases.export.inventory import HEAD
from mkdocs_usecases.options import ExportFile


def taken(exports: Iterable[ExportFile], files: Iterable[File]) -> Iterator[str]:
    """A message for each export whose path the site needs for something else."""
    # `Data.json` and `data.json` are one file to some systems.
    shown = (file for file in files if file.inclusion is not InclusionLevel.EXCLUDED)
    sources = {file.dest_uri.casefold(): file.src_uri for file in shown}
    folders = {folder: source for path, source in sources.items() for folder in _folders(path)}
    for form, path in exports:
        place = path.casefold()
        above = next((sources[folder] for folder in _folders(place) if folder in sources), None)
        if place in sources or above is not None:
            yield f"`export`: `{path}` is the place of `{sources.get(place, above)}`; choose another path"
        elif not form.is_folder and place in folders:
            yield f"`export`: `{path}` is a folder of the site, with `{folders[place]}`; choose another path"
        elif form.is_folder:
            features = [it for it in sources if it.startswith(f"{place}/") and it.endswith(".feature")]
            if features:
                yield f"`export`: `{path}` has `{sources[features[0]]}` in it; choose another folder"


def _folders(path: str) -> Iterator[str]:
    """The folders that a path goes through."""
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts)))


def is_of_others(inventory: Path) -> bool:
    """Whether an inventory is there that is none of ours: mkdocstrings writes one while a site is built."""
    try:
        with inventory.open("rb") as stream:
            return stream.read(len(HEAD)) != HEAD.encode()
    except OSError:
        return False
