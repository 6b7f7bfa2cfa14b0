"""What snippets bring to a site that is read without being built."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mkdocs_usecases.hosts.paths import seen_from
from mkdocs_usecases.hosts.workspace.snippets import Pasted, Snippets
from mkdocs_usecases.hosts.workspace.sources import Sources
from mkdocs_usecases.site import Site


def paste(site: Site, sources: Sources, snippets: Snippets) -> Sources:
    """Have the blocks of snippets count as in a build; gives the sources with the files that hold them."""
    docs = snippets.docs.resolve()
    places, pasted = dict(sources.places), dict(sources.pasted)
    unreadable, left_out = list(sources.unreadable), list(sources.left_out)
    left = _MOST
    for path, page in sources.files.items():
        taken = snippets.of_page(sources.texts[path], page) if path in sources.texts else None
        if taken is None:
            continue
        left -= len(taken.text)
        if left < 0:
            unreadable.append(f"the pages take more than {_MOST:,} characters from other files")
            break
        if sources.is_asked(path):
            unreadable += [f"{sources.shown(path)} {reason}" for reason in taken.refused]
            left_out += [f"{sources.shown(path)}: `{it}` is not downloaded" for it in taken.addresses]
        for file, _ in taken.files:
            name = seen_from(docs, file)
            places.setdefault(name, file)
            pasted[name] = pasted.get(name, False) or sources.is_asked(path)
        show_pasted(site, path, taken, docs)
    site.settle()
    return sources._replace(
        places=places, pasted=pasted, unreadable=tuple(unreadable), left_out=tuple(left_out)
    )


def show_pasted(site: Site, path: str, taken: Pasted, docs: Path) -> None:
    """Have the blocks of what a page takes in count as its own, once that is settled."""
    blocks = site.document(path, taken.text).blocks
    included = partial(tuple, [(seen_from(docs, file), text) for file, text in taken.files])
    for block in site.meet(path, [block.text for block in blocks], included):
        site.show(path, block)


_MOST = 2**28
"""Characters that all pages together may take in: a glossary below each of five thousand pages."""
