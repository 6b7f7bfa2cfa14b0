"""Pages in several languages, as mkdocs-static-i18n tells them apart: by a folder, or by a suffix."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

_PLUGIN = "i18n"


class Translations(NamedTuple):
    """The languages of a site, each of which is built as a site of its own."""

    default: str
    """That of pages which do not say any."""

    others: frozenset[str]
    by_folder: bool = False
    """Whether pages are `fr/orders.md`, and not `orders.fr.md`."""

    def language(self, path: str) -> str:
        """The language of a page."""
        return self._parted(path)[0]

    def untranslated(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        """The pages in the default language: `usecases.json` and its like are about these."""
        return {path: text for path, text in texts.items() if self.language(path) == self.default}

    def placed(self, path: str) -> str:
        """The path by which a build finds the address of a page; the default language is at the root."""
        language, plain = self._parted(path)
        return plain if language == self.default else f"{language}/{plain}"

    def _parted(self, path: str) -> tuple[str, str]:
        if self.by_folder:
            word, _, plain = path.partition("/")
        else:
            name, ending = posixpath.splitext(path)
            name, word = posixpath.splitext(name)
            word, plain = word.removeprefix("."), f"{name}{ending}"
        is_known = word == self.default or word in self.others
        return (word, plain) if is_known else (self.default, path)


def translations(plugins: Mapping[str, Mapping[str, object]]) -> Translations | None:
    """Those of a site with these plugins; `None` where all of it is one language."""
    settings = plugins.get(_PLUGIN, {})
    listed = settings.get("languages")
    languages = {
        str(each["locale"]): each.get("default") is True
        for each in (listed if isinstance(listed, list) else ())
        if isinstance(each, Mapping) and each.get("locale")
    }
    default = next((locale for locale, is_default in languages.items() if is_default), None)
    if default is None:
        return None
    by_folder = settings.get("docs_structure") == "folder"
    return Translations(default, frozenset(languages) - {default}, by_folder)
