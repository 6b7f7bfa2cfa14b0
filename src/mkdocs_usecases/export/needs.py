"""`needs.json`: use cases as the needs of another project, for sphinx-needs (`needs_external_needs`)."""

from __future__ import annotations

import json
from posixpath import splitext
from typing import Any

from mkdocs_usecases.export.data import SiteData, Urls
from mkdocs_usecases.model.plain import plain
from mkdocs_usecases.registry import Entry, Registry

_VERSION = "1"


def needs_text(registry: Registry, urls: Urls) -> str:
    """The whole file: the same text for the same site, so it has no date."""
    needs = {}
    for entry in SiteData(registry, urls).entries:
        id_ = entry.use_case.id
        if id_ and registry.find(id_) is entry:
            need = _need(entry, registry, urls.use_case(entry))
            needs[need["id"]] = need
    version = {"created": "", "filters": {}, "needs": needs, "needs_amount": len(needs)}
    whole = {"created": "", "current_version": _VERSION, "project": "", "versions": {_VERSION: version}}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    # A `\\ud800` in a quoted YAML text is half a character, which no file can hold.
    return text.encode("utf-8", "replace").decode("utf-8")


def _need(entry: Entry, registry: Registry, url: str | None) -> dict[str, Any]:
    use_case = entry.use_case
    others = (registry.find(mention.id) for mention in use_case.includes)
    return {
        "id": _id(use_case.id or ""),
        "type": "usecase",
        "type_name": "Use case",
        "title": plain(use_case.title),
        "content": use_case.summary.text if use_case.summary else "",
        "status": use_case.status,
        "tags": [tag.text for tag in use_case.tags],
        "links": list(dict.fromkeys(_id(other.use_case.id or "") for other in others if other is not None)),
        "docname": splitext(entry.path)[0],
        "url": url,
    }


def _id(id_: str) -> str:
    """Ids as that tool asks for them: it takes a dash for none of its signs, and a dot for that of a part."""
    return id_.replace("-", "_").replace(".", "_")
