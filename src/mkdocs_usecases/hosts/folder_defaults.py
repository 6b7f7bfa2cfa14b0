"""What files such as `orders/.meta.yml` say for all pages of a folder: that is Material's plugin `meta`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.parsing.front_matter import NO_FRONT_MATTER, FrontMatter, read_defaults, with_defaults
from mkdocs_usecases.parsing.words.key_names import KeyNames

PLUGIN = "meta"
STANDARD_NAME = ".meta.yml"


def meta_file(plugins: Mapping[str, Mapping[str, object]]) -> str | None:
    """What these files are called in a site with these plugins; `None` where none is read."""
    for name, options in plugins.items():
        # MkDocs puts the name of the theme before it: `material/meta`.
        if name.rpartition("/")[2] == PLUGIN and options.get("enabled", True):
            return str(options.get("meta_file") or STANDARD_NAME)
    return None


class FolderDefaults:
    """All such files of a site."""

    def __init__(self, texts: Mapping[str, str], names: KeyNames | None = None) -> None:
        """Take the files by their path in the docs folder; `names` are those of keys on the site."""
        self._folders = {
            posixpath.dirname(path): read_defaults(text, path, names) for path, text in sorted(texts.items())
        }

    def of(self, path: str) -> FrontMatter | None:
        """What is said for a page; the nearest folder comes first. `None` where nothing is."""
        if not self._folders:
            return None
        found = [self._folders[folder] for folder in _above(path) if folder in self._folders]
        if not found:
            return None
        said = NO_FRONT_MATTER
        for each in found:
            said = with_defaults(said, each)
        return said

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong in these files."""
        return tuple(finding for front in self._folders.values() for finding in front.diagnostics)


def _above(path: str) -> Iterator[str]:
    """The folders that a page lies in, from its own to the root; a page outside has none."""
    # A path that begins with a slash would never come to an end.
    while path and not path.startswith("/"):
        path = posixpath.dirname(path)
        yield path
