"""The command follows snippets: what it says of a site is what a build says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from mkdocs_usecases.hosts.cli import main
from mkdocs_usecases.hosts.workspace.snippets import Snippets
from support.building import Site

BLOCK = """\
```usecase
id: {id}
title: Pay
actor: Customer
system: MealApp
steps:
  - Customer pays.
  - MealApp says thanks.
  - Customer goes.
```
"""


def block(id_: str) -> str:
    return BLOCK.format(id=id_)


PARTS = f"""\
# Parts

--8<-- [start:first]
{block("UC-11")}
--8<-- [end:first]

<!-- --8<-- [start:second] -->
{block("UC-12")}
<!-- --8<-- [end:second] -->

;--8<-- "whole.md"

--8<-- "deep/below.md"
"""

FILES = {
    "../parts/parts.md": PARTS,
    "../parts/whole.md": block("UC-20"),
    "../parts/deep/below.md": f'{block("UC-30")}\n--8<-- "parts.md"\n',
    "../parts/wrong.md": "Words\n\n" + block("UC-40").replace("title:", "titlee:"),
    "../parts/end.md": "*[MealApp]: Orders meals\n",
    "../outside.md": block("UC-50"),
}

INCLUDES = {
    "whole": '--8<-- "whole.md"',
    "single quotes, one dash": "-8<- 'whole.md'",
    "indented": '!!! note\n\n    --8<-- "whole.md"',
    "list": "--8<--\nwhole.md\n; wrong.md\n\nparts.md:second\n--8<--",
    "inline in a list": '--8<--\n--8<-- "whole.md"\n--8<--',
    "section": '--8<-- "parts.md:second"',
    "no such section": '--8<-- "parts.md:third"',
    "nested, in a circle": '--8<-- "parts.md"',
    "lines": '--8<-- "parts.md:4:13"',
    "lines from": '--8<-- "parts.md:15"',
    "lines twice": '--8<-- "parts.md:1:3,4:13,17:26"',
    "lines from the end": '--8<-- "parts.md:-18"',
    "escaped": ';--8<-- "whole.md"',
    "in code": '```\n--8<-- "whole.md"\n```',
    "nowhere": '--8<-- "nowhere.md"',
    "outside": '--8<-- "../outside.md"',
    "with a mistake": '--8<-- "wrong.md"',
    "twice": '--8<-- "whole.md"\n\n--8<-- "whole.md"',
    "a page": '--8<-- "../docs/index.md"',
}


@pytest.fixture
def parts(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    site.write({**FILES, "index.md": f"# Home\n\n{block('UC-1')}\n\nSee [UC-20].\n"})
    monkeypatch.chdir(site.folder)
    return site


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert main(list(arguments)) in (0, 1)
    return json.loads(capsys.readouterr().out)


def places(findings: Any, docs: str) -> list[tuple[str, ...]]:
    """What is said where; by the command as seen from the site's folder."""
    return sorted(
        (str(Path(docs, one["file"]).resolve()), str(one["line"]), one["code"], one["message"].split(" ")[0])
        for one in findings
    )


@pytest.mark.slow
@pytest.mark.parametrize("include", INCLUDES.values(), ids=INCLUDES)
def test_the_command_says_what_the_build_says(
    parts: Site, include: str, capsys: pytest.CaptureFixture[str]
) -> None:
    snippets = {"pymdownx.snippets": {"base_path": ["parts"], "auto_append": ["end.md"]}}
    pages = {"taking.md": f"# Taking\n\n{include}\n\nSee [UC-1] and [UC-12].\n"}
    built = parts.build(pages, markdown_extensions=["admonition", snippets]).json()
    checked = said(capsys, "check", "--format", "json")["diagnostics"]
    assert places(checked, ".") == places(built["diagnostics"], "docs")
    assert said(capsys, "export") == built


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"base_path": "parts"},
        {"base_path": ["nowhere", "parts/deep", "parts"]},
        {"base_path": ["parts/whole.md"]},
        {"base_path": "parts", "restrict_base_path": False},
        {"base_path": ["parts"], "dedent_subsections": True},
    ],
    ids=str,
)
def test_lines_are_those_of_the_extension(parts: Site, settings: dict[str, Any]) -> None:
    others = ['--8<-- "below.md"', '--8<-- "parts/whole.md"', "a 8<- b"]
    for include in [*INCLUDES.values(), *others]:
        markdown = Markdown(
            extensions=["pymdownx.snippets"], extension_configs={"pymdownx.snippets": settings}
        )
        expected = markdown.preprocessors["snippet"].run(include.splitlines())
        pasted = Snippets(parts.folder, parts.docs, settings).of_page(include, parts.docs / "a.md")
        assert pasted is not None
        assert [line for line in pasted.text.split("\n") if line] == [line for line in expected if line]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("base", "name"),
    [
        ("!relative", "beside.md"),
        ("!relative $docs_dir", "below/beside.md"),
        ("!relative $config_dir/parts", "whole.md"),
    ],
)
def test_folders_may_be_those_of_mkdocs(
    parts: Site, base: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.write({"below/beside.md": block("UC-20"), "below/page.md": f'# Page\n\n--8<-- "{name}"\n'})
    parts.configure(exclude_docs="beside.md")
    settings = parts.folder / "mkdocs.yml"
    extension = f"markdown_extensions:\n- pymdownx.snippets:\n    base_path:\n    - {base}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + extension, encoding="utf-8")
    built = parts.run().json()
    assert [use_case["id"] for use_case in built["use_cases"]] == ["UC-1", "UC-20"]
    assert said(capsys, "export") == built


def test_only_what_was_asked_for_is_reported_with_what_it_takes_in(
    parts: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    parts.write({"taking.md": '--8<-- "wrong.md"\n', "plain.md": "# Plain\n\n[UC-40]\n"})
    parts.configure(markdown_extensions=[{"pymdownx.snippets": {"base_path": ["parts"]}}])
    taking = said(capsys, "check", "docs/taking.md", "--format", "json")["diagnostics"]
    assert {one["file"] for one in taking} == {"parts/wrong.md"}
    assert "unknown-key" in {one["code"] for one in taking}
    assert said(capsys, "check", "docs/plain.md", "--format", "json")["diagnostics"] == []
