"""Style sheet and scripts of the rendered use cases."""

from __future__ import annotations

import hashlib
import json
import re
from functools import partial
from importlib.resources import files as resources
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_usecases.hosts.mkdocs.source_folder import SourceFolder
from mkdocs_usecases.options import DiagramMode, Options
from mkdocs_usecases.rendering.words import SCRIPT_KEYS, words_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MERMAID = "https://unpkg.com/mermaid@11.17.2/dist/mermaid.min.js"
"""Exactly one version: what a browser runs on somebody's pages is what was looked at."""

MERMAID_INTEGRITY = "sha384-EOXBFmc3gx5mb+vn0vPvvGqACToJD24hhacX5Yx+8NUUQrHIle/Qi5Bg9o3zKwW2"
"""Its hash, without which a browser refuses to run it."""

_FOLDER = "assets/usecases"
_STYLE_NAME = "usecases.main.{}.min.css"
"""Backstage takes style sheets off a page unless they are called as that of Material, `main.….min.css`."""

_SCRIPT_NAME = "usecases.{}.js"
_SCRIPTS = ("page", "address", "routes", "arrival", "listings")
_OF_DIAGRAMS = ("turns", "whole", "diagrams")
_WITHOUT_MERMAID = frozenset({"mkdocs", "readthedocs"})
"""Themes that draw no diagrams by themselves; Material and its kin load Mermaid unless a page has it."""


def add_assets(files: Files, config: MkDocsConfig, options: Options, sources: SourceFolder) -> None:
    """Put what pages need among the files of the site, each once, however often the config is used."""
    add = partial(_add_file, files, config, sources)
    style = add(_STYLE_NAME, _asset("usecases.css") + _asset("interactive.css"))
    if style not in config.extra_css:
        config.extra_css.insert(0, style)
    is_drawn = options.diagram is not DiagramMode.NONE
    draws = config.theme.name not in _WITHOUT_MERMAID
    if is_drawn and draws and options.mermaid and options.mermaid not in config.extra_javascript:
        # Material takes a Mermaid that is there already.
        config.extra_javascript.insert(0, options.mermaid)
    script = add(_SCRIPT_NAME, _script(options, draws=draws, is_drawn=is_drawn))
    if script not in config.extra_javascript:
        config.extra_javascript.append(script)


def _script(options: Options, *, draws: bool, is_drawn: bool) -> str:
    """All scripts as one; `draws` says whether the theme draws diagrams by itself."""
    names = [*_SCRIPTS, *(_OF_DIAGRAMS if is_drawn else [])]
    words = words_of(options.language, options.strings)
    filled = {
        "WORDS": json.dumps({key: words[key] for key in SCRIPT_KEYS}, ensure_ascii=False),
        "MERMAID_ADDRESS": "" if draws else _from_folder(options.mermaid or MERMAID),
        "MERMAID_INTEGRITY": "" if draws or options.mermaid else MERMAID_INTEGRITY,
    }
    parts = "\n".join(_asset(f"scripts/{name}.js") for name in names)
    for place, value in filled.items():
        parts = parts.replace(place, value, 1)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


def _asset(name: str) -> str:
    return (resources("mkdocs_usecases.rendering") / "assets" / name).read_text(encoding="utf-8")


def _add_file(files: Files, config: MkDocsConfig, sources: SourceFolder, name: str, content: str) -> str:
    """Add a file whose name changes with its content, so that no browser shows an old one."""
    path = f"{_FOLDER}/{name.format(hashlib.sha256(content.encode()).hexdigest()[:8])}"
    if files.get_file_from_path(path) is None:
        files.append(sources.file(config, path, content, InclusionLevel.INCLUDED))
    return path


def _from_folder(address: str) -> str:
    """A URL as it is; a path in the site as it is seen from the folder of the script."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//|/", address, re.IGNORECASE):
        return json.dumps(address)[1:-1]
    return json.dumps("../" * (_FOLDER.count("/") + 1) + address)[1:-1]
