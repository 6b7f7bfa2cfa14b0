"""All neighbours, and their sites."""

from __future__ import annotations

from collections.abc import Mapping

from support.neighbour import BLOCK, PAGES, Neighbour
from support.neighbour_looks import (
    authors,
    backstage,
    critic,
    dates,
    encrypted,
    llmstxt,
    monorepo,
    pdf,
    print_site,
    redirects,
    rss,
    smart_symbols,
    whole,
)

MATERIAL = {"theme": {"name": "material", "font": False}}


def block(text: str, changed: str) -> Mapping[str, str]:
    """The pages with another text in the block."""
    assert text in BLOCK, text
    return {**PAGES, "orders.md": PAGES["orders.md"].replace(text, changed)}


STEPS = BLOCK.partition("steps:\n")[2].partition("extensions:")[0]
INCLUDED = "1. Customer chooses dishes.\n2. MealApp states the price.\n3. Customer pays.\n"
SECRET = "---\npassword: correct-Horse_battery9staple!xyz\n---\n"
HOOK = """\
def on_page_markdown(markdown, **_):
    return markdown.replace("picks", "chooses")
"""
# The kind of which many plugins are: they open the source of each page, and note all files as they find them.
CURIOUS = """\
def on_files(files, config):
    config.extra["pages"] = {file.src_uri for file in files.documentation_pages()}

def on_page_markdown(markdown, page, config, files):
    assert page.file.src_uri in config.extra["pages"], page.file
    with open(page.file.abs_src_path, encoding="utf-8") as file:
        assert file.read().strip().endswith(markdown.strip())
"""
OWN_SIGNS = {
    "macros": {
        "j2_block_start_string": "[[%",
        "j2_block_end_string": "%]]",
        "j2_variable_start_string": "[[",
        "j2_variable_end_string": "]]",
    }
}
EXTENSIONS = ["pymdownx.superfences"]

NEIGHBOURS = [
    Neighbour(
        "hook-opens-pages",
        "mkdocs",
        "mkdocs",
        whole,
        (),
        {"hooks": ["hook.py"]},
        {**PAGES, "../hook.py": CURIOUS},
    ),
    Neighbour(
        "hook-in-block",
        "mkdocs",
        "mkdocs",
        whole,
        (),
        {"hooks": ["hook.py"]},
        {**block("chooses", "picks"), "../hook.py": HOOK},
    ),
    Neighbour("rss", "mkdocs-rss-plugin", "mkdocs_rss_plugin", rss, ("rss",), in_git=True),
    Neighbour(
        "redirects",
        "mkdocs-redirects",
        "mkdocs_redirects",
        redirects,
        ({"redirects": {"redirect_maps": {"old.md": "use-cases/actors.md", "older.md": "orders.md#UC-1"}}},),
        names_our_pages=True,
    ),
    Neighbour(
        "htmlproofer",
        "mkdocs-htmlproofer-plugin",
        "htmlproofer",
        whole,
        ({"htmlproofer": {"raise_error": True, "validate_external_urls": False}},),
    ),
    Neighbour(
        "git-authors",
        "mkdocs-git-authors-plugin",
        "mkdocs_git_authors_plugin",
        authors,
        ("git-authors",),
        files={**PAGES, "orders.md": PAGES["orders.md"] + "\n{{ git_page_authors }}\n"},
        in_git=True,
    ),
    Neighbour(
        "git-revision-date",
        "mkdocs-git-revision-date-localized-plugin",
        "mkdocs_git_revision_date_localized_plugin",
        dates,
        ("git-revision-date-localized",),
        files={**PAGES, "orders.md": PAGES["orders.md"] + "\nChanged {{ git_revision_date_localized }}\n"},
        in_git=True,
    ),
    Neighbour(
        "meta",
        "mkdocs-material",
        "material",
        whole,
        ("meta",),
        MATERIAL,
        {
            **block("actor: Customer\nsystem: MealApp\n", ""),
            ".meta.yml": "usecases: {system: MealApp, actor: Customer}\n",
        },
    ),
    Neighbour(
        "smartsymbols",
        "mkdocs pymdown-extensions",
        "pymdownx",
        smart_symbols,
        settings={"markdown_extensions": [*EXTENSIONS, "pymdownx.smartsymbols"]},
        files={**PAGES, "index.md": "# Home\n\nSee [UC-1/2], in 1/2 an hour.\n"},
    ),
    Neighbour(
        "critic",
        "mkdocs pymdown-extensions",
        "pymdownx",
        critic,
        settings={"markdown_extensions": [*EXTENSIONS, "pymdownx.critic", "pymdownx.tilde", "pymdownx.mark"]},
        files=block(
            "Customer objects: MealApp offers a discount.",
            "Customer {~~objects~>protests~~}: MealApp offers a {==discount==}{>>how much?<<}.",
        ),
    ),
    Neighbour(
        "snippet-in-block",
        "mkdocs pymdown-extensions",
        "pymdownx",
        whole,
        settings={"markdown_extensions": [*EXTENSIONS, {"pymdownx.snippets": {"base_path": ["docs", "."]}}]},
        files={
            **block(f"steps:\n{STEPS}", 'steps: |\n  --8<-- "inc/steps.md"\n'),
            "../inc/steps.md": INCLUDED,
        },
    ),
    Neighbour(
        "include-markdown",
        "mkdocs-include-markdown-plugin",
        "mkdocs_include_markdown_plugin",
        whole,
        ("include-markdown",),
        files={
            **block(f"steps:\n{STEPS}", 'steps: |\n  {% include "../inc/steps.md" %}\n'),
            "../inc/steps.md": INCLUDED,
        },
    ),
    Neighbour(
        "macros-with-own-signs",
        "mkdocs-macros-plugin",
        "mkdocs_macros",
        whole,
        (OWN_SIGNS,),
        {"extra": {"who": "Customer"}},
        block("actor: Customer", "actor: '[[ who ]]'"),
    ),
    Neighbour(
        "print-site",
        "mkdocs-print-site-plugin",
        "mkdocs_print_site_plugin",
        print_site,
        ("print-site",),
        must_be_last=True,
    ),
    Neighbour(
        "llmstxt",
        "mkdocs-llmstxt",
        "mkdocs_llmstxt",
        llmstxt,
        ({"llmstxt": {"full_output": "llms-full.txt", "sections": {"All": ["index.md", "orders.md"]}}},),
    ),
    Neighbour(
        "monorepo",
        "mkdocs-monorepo-plugin",
        "mkdocs_monorepo_plugin",
        monorepo,
        ("monorepo",),
        {"nav": [{"Home": "index.md"}, {"Orders": "orders.md"}, {"Sub": "!include ./sub/mkdocs.yml"}]},
        {
            **PAGES,
            "../sub/mkdocs.yml": "site_name: billing\nnav: [{Bills: bills.md}]\n",
            "../sub/docs/bills.md": PAGES["orders.md"],
        },
        is_right=False,
    ),
    Neighbour(
        "encryptcontent",
        "mkdocs-encryptcontent-plugin",
        "encryptcontent",
        encrypted,
        ("encryptcontent",),
        files={
            "index.md": "# Home\n",
            "orders.md": SECRET + PAGES["orders.md"],
            "secret.md": f"{SECRET}# Secret\n\nThe launch word is Sesame.\n",
        },
        is_right=False,
    ),
    Neighbour(
        "obsidian", "mkdocs-publisher mkdocs-material", "mkdocs_publisher", whole, ("pub-obsidian",), MATERIAL
    ),
    Neighbour("backstage", "mkdocs-techdocs-core", "src.core", backstage, ("techdocs-core",)),
    Neighbour(
        "with-pdf",
        "mkdocs-with-pdf mkdocs-material pypdf",
        "mkdocs_with_pdf",
        pdf,
        ("with-pdf",),
        MATERIAL,
        is_strict=False,
    ),
    Neighbour(
        "to-pdf",
        "mkdocs-to-pdf mkdocs-material pypdf",
        "mkdocs_to_pdf",
        pdf,
        ("to-pdf",),
        MATERIAL,
        is_strict=False,
    ),
]
