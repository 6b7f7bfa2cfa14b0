"""What `mkdocs.yml` says of a site, read without MkDocs: where its pages are, and the plugin's options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from mkdocs_usecases.diagnostics import Diagnostic
from mkdocs_usecases.hosts.cli.snippets import RELATIVE, Snippets
from mkdocs_usecases.hosts.folder_defaults import FolderDefaults, meta_file
from mkdocs_usecases.hosts.option_places import option_places
from mkdocs_usecases.options import Options, Places, read_options

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


@dataclass(frozen=True, slots=True)
class Configuration:
    """A site as far as the command needs to know it."""

    folder: Path
    """Where `mkdocs.yml` stands, or the current folder where there is none."""

    docs: Path | None = None
    """The folder of the pages; `None` where there is no `mkdocs.yml`."""

    options: Options = field(default_factory=Options)
    findings: tuple[Diagnostic, ...] = ()
    warnings: tuple[str, ...] = ()
    excluded: str = ""
    """Patterns of pages that the site leaves out, as in a `.gitignore`."""

    directory_urls: bool = True
    snippets: Snippets | None = None
    """How pages take text from other files, where they may."""

    meta_file: str | None = None
    """What files are called that say something for all pages of a folder, where the site has such files."""

    below: FolderDefaults = field(default_factory=lambda: FolderDefaults({}))
    """What these files say."""


class WrongConfiguration(Exception):
    """The site cannot be read as it is configured; the message says what to change."""


def find_configuration(start: Path) -> Path | None:
    """The `mkdocs.yml` of a folder, or of the nearest folder above that has one."""
    for folder in (start, *start.parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
    return None


def read_configuration(path: Path) -> Configuration:
    """What a `mkdocs.yml` says, with `INHERIT`, `!ENV` and tags that only MkDocs can run.

    Raises:
        WrongConfiguration: it cannot be read, or an option of the plugin is wrong.
    """
    given = _load(path)
    plugin, places = _plugin(given, path)
    theme = given.get("theme")
    language = theme.get("language") if isinstance(theme, Mapping) else None
    reading = read_options(plugin, folder=path.parent, file=path.name, places=places)
    if reading.wrong:
        raise WrongConfiguration("\n".join(f"{path.name}: {message}" for message in reading.wrong))
    options = reading.options
    if isinstance(language, str):
        from dataclasses import replace

        options = replace(options, language=language)
    docs = path.parent / str(given.get("docs_dir") or "docs")
    snippets = _extension(given.get("markdown_extensions"), "pymdownx.snippets")
    return Configuration(
        folder=path.parent,
        docs=docs,
        options=options,
        findings=reading.findings,
        warnings=tuple(f"{path.name}: {message}" for message in reading.warnings),
        excluded="\n".join(str(given.get(key) or "") for key in ("exclude_docs", "draft_docs")),
        directory_urls=given.get("use_directory_urls") is not False,
        snippets=None if snippets is None else Snippets(path.parent, docs, snippets),
        meta_file=meta_file(_plugins(given)),
    )


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs reads, but runs nothing."""


def _named(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> str:
    """A tag such as `!!python/name:module.function`: its text stands in for it."""
    return suffix


def _folder(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    """The tag `!relative`, alone or as in `!relative $docs_dir/parts`."""
    return str(node.value) or RELATIVE


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_constructor("!relative", _folder)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _named)
_Loader.add_multi_constructor("!", _named)


def _load(path: Path, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    """The configuration with what it inherits; its own values win."""
    if path in above:
        raise WrongConfiguration(f"{path.name}: INHERIT leads back to {path.name}")
    try:
        with path.open(encoding="utf-8-sig") as file:
            given = yaml.load(file, Loader=_Loader)
    except OSError as error:
        raise WrongConfiguration(f"{path}: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise WrongConfiguration(f"{path.name}: {' '.join(str(error).split())}") from error
    if not isinstance(given, dict):
        raise WrongConfiguration(f"{path.name}: expected `key: value` lines")
    parent = given.pop("INHERIT", None)
    if parent is None:
        return given
    return _merged(_load((path.parent / str(parent)).resolve(), (*above, path)), given)


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        inherited = merged.get(key)
        if isinstance(inherited, dict) and isinstance(value, dict):
            merged[key] = _merged(inherited, value)
        else:
            merged[key] = value
    return merged


def _extension(listed: object, name: str) -> Mapping[str, Any] | None:
    """The settings of a Markdown extension; `None` where the site has it not."""
    entries = listed if isinstance(listed, list) else [listed]
    for entry in entries:
        if entry == name:
            return {}
        if isinstance(entry, Mapping) and name in entry:
            settings = entry[name]
            return settings if isinstance(settings, Mapping) else {}
    return None


def _plugins(given: Mapping[str, Any]) -> dict[str, Mapping[str, object]]:
    """All plugins with their options."""
    listed = given.get("plugins")
    entries = [listed] if isinstance(listed, Mapping) else listed if isinstance(listed, list) else []
    found: dict[str, Mapping[str, object]] = {}
    for entry in entries:
        for name, options in entry.items() if isinstance(entry, Mapping) else [(entry, None)]:
            found[str(name)] = options if isinstance(options, Mapping) else {}
    return found


def _plugin(given: Mapping[str, Any], path: Path) -> tuple[Mapping[str, object], Places]:
    """The options of the plugin, and where in the file they stand."""
    plugins = given.get("plugins")
    found: object = None
    if isinstance(plugins, Mapping):
        found = plugins.get("usecases")
    elif isinstance(plugins, list):
        entries = [entry for entry in plugins if isinstance(entry, Mapping) and "usecases" in entry]
        found = entries[0]["usecases"] if entries else None
    if found is None:
        # Hosts without plugins run the Markdown extension alone, which takes the same options.
        return _extension(given.get("markdown_extensions"), "usecases") or {}, {}
    if not isinstance(found, Mapping):
        raise WrongConfiguration(f"{path.name}: the options of `usecases` are no mapping")
    return found, option_places(path)
