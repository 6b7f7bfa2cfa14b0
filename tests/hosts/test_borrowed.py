"""What is used of others without their promise is there: where it goes, these fail before anything else."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from mkdocs_usecases.hosts.mkdocs.contents import StoredPage
from support.building import Site

_NOTES = """
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pathlib import Path

noted = Path(__file__).with_suffix(".txt")

def note(line):
    with noted.open("a", encoding="utf-8") as file:
        file.write(line + "\\n")

class Watch(Treeprocessor):
    def run(self, root):
        note("relpath " + self.md.treeprocessors["relpath"].file.src_uri)

class Watching(Extension):
    def extendMarkdown(self, md):
        md.treeprocessors.register(Watch(md), "watch", 0)

def on_config(config):
    config.markdown_extensions.append(Watching())

def on_page_markdown(markdown, page, config, files):
    note("current " + ("it" if config._current_page is page else "another"))

def on_env(env, config, files):
    note("search " + str(callable(config.plugins[SEARCH].search_index.add_entry_from_context)))

def on_files(files, config):
    handlers = config.plugins.events["page_context"]
    note("event " + str(config.plugins[SEARCH].on_page_context in handlers))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("search", "theme"), [("search", "mkdocs"), ("material/search", "material")])
def test_mkdocs_and_its_search_tell_what_they_are_at(site: Site, search: str, theme: str) -> None:
    """`Config._current_page`, the file of `relpath`, and the index and the event of search plugins."""
    hook = site.folder / "notes.py"
    hook.write_text(f"SEARCH = {search!r}{_NOTES}", encoding="utf-8")
    site.build({"index.md": "# Orders"}, theme=theme, plugins=[search], hooks=["notes.py"])
    noted = Path(hook).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert set(noted) == {"current it", "relpath index.md", "search True", "event True"}


def test_menus_of_material_ask_for_what_stored_pages_say_they_have_not() -> None:
    menu = Path(material.__file__).parent / "templates/partials/nav-item.html"
    asked = menu.read_text(encoding="utf-8")
    answered = [name for name, value in vars(StoredPage).items() if value is None and name[0] != "_"]
    assert answered == ["pages", "typeset"]
    assert all(f"{{% if nav_item.{name} %}}" in asked for name in answered)
