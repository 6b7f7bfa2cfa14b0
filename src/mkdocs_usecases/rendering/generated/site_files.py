"""Style sheet and scripts of use cases, as files of a site."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.resources import files as resources
from typing import NamedTuple

from mkdocs_usecases.languages.gherkin_keywords import keywords
from mkdocs_usecases.options import DiagramMode, Options
from mkdocs_usecases.rendering.words import script_words, words_of

MERMAID = "https://unpkg.com/mermaid@11.17.2/dist/mermaid.min.js"
"""Exactly one version: what a browser runs on somebody's pages is what was looked at."""

MERMAID_INTEGRITY = "sha384-EOXBFmc3gx5mb+vn0vPvvGqACToJD24hhacX5Yx+8NUUQrHIle/Qi5Bg9o3zKwW2"
"""Its hash, without which a browser refuses to run it."""

FOLDER = "assets/usecases"
"""Where they stand in a site."""

_STYLE_NAME = "usecases.main.{}.min.css"
"""Backstage takes style sheets off a page unless they are called as that of Material, `main.….min.css`."""

_SCRIPT_NAME = "usecases.{}.js"
_SCRIPTS = (
    *("page", "address", "routes", "course", "telling", "walk", "row_ways"),
    *("arrival", "sheets", "choices", "listings", "widths", "unfolding", "explanations"),
)
_OF_DIAGRAMS = ("turns", "whole", "diagrams")


class SiteFile(NamedTuple):
    """A file whose name changes with its content, so that no browser shows an old one."""

    path: str
    """From the root of the site."""

    content: str


def style_sheet() -> SiteFile:
    """The looks of use cases; all colours are properties that a site can set."""
    return _named(_STYLE_NAME, _asset("usecases.css") + _asset("interactive.css"))


def script(options: Options, *, draws: bool) -> SiteFile:
    """All scripts as one; `draws` says whether the theme draws diagrams by itself."""
    names = [*_SCRIPTS, *(_OF_DIAGRAMS if options.diagram is not DiagramMode.NONE else [])]
    words = words_of(options.language, options.strings)
    filled = {
        "WORDS": json.dumps(script_words(words), ensure_ascii=False),
        "KEYWORDS": json.dumps(keywords(options.language)._asdict(), ensure_ascii=False),
        "MERMAID_ADDRESS": "" if draws else _from_folder(options.mermaid or MERMAID),
        "MERMAID_INTEGRITY": "" if draws or options.mermaid else MERMAID_INTEGRITY,
    }
    parts = "\n".join(_asset(f"scripts/{name}.js") for name in names)
    for place, value in filled.items():
        parts = parts.replace(place, value, 1)
    return _named(_SCRIPT_NAME, f'(() => {{\n"use strict";\n\n{parts}}})();\n')


def _named(name: str, content: str) -> SiteFile:
    return SiteFile(f"{FOLDER}/{name.format(hashlib.sha256(content.encode()).hexdigest()[:8])}", content)


def _asset(name: str) -> str:
    return (resources("mkdocs_usecases.rendering") / "assets" / name).read_text(encoding="utf-8")


def _from_folder(address: str) -> str:
    """A URL as it is; a path in the site as it is seen from the folder of the script."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/", address, re.IGNORECASE):
        return json.dumps(address)[1:-1]
    return json.dumps("../" * (FOLDER.count("/") + 1) + address)[1:-1]
