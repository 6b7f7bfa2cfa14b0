"""Tables of the guide that show a closed set are made from it: `pytest --update` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from conftest import Golden
from mkdocs_usecases.hosts.cli.commands import COMMANDS
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.options import OPTIONS, ExportFormat
from mkdocs_usecases.pages.listings import Listing
from mkdocs_usecases.pages.markers import LISTINGS
from support.building import REPOSITORY
from support.documents import GUIDE, README

PAGES = {page.stem: page for page in GUIDE}


def table(*rows: Iterable[str]) -> str:
    head, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + "---|" * (head.count(" | ") + 1), *others])


def formats() -> str:
    rows = ((f"`{form.value}`", f"`{form.usual}`", form.holds) for form in ExportFormat)
    return table(("Format", "Usually", "Holds"), *rows)


def listings() -> str:
    return table(("Listing", "Shows"), *((f"`{one.value}`", one.shows) for one in Listing))


def options() -> str:
    def rows() -> Iterator[tuple[str, ...]]:
        for name, option in OPTIONS.items():
            plain = option.default in {"none", "the theme's"}
            default = option.default if plain else f"`{option.default}`"
            yield f"[`{name}`](#{name})", default, option.about

    return table(("Option", "Default", "In short"), *rows())


def languages() -> str:
    names = [language.name for language in SPOKEN]
    return f"{', '.join(names[:-1])} and {names[-1]}"


@pytest.mark.parametrize(
    ("page", "name", "made"),
    [
        ("exports", "formats", formats),
        ("indexes", "listings", listings),
        ("options", "options", options),
        ("languages", "languages", languages),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_the_guide_shows_what_there_is(page: str, name: str, made: object, golden: Golden) -> None:
    assert callable(made)
    text = PAGES[page].read_text(encoding="utf-8")
    stretch = re.compile(rf"(<!-- made from the {name} -->\n\n?).*?(\n\n?<!-- made -->)", re.DOTALL)
    assert stretch.search(text), f"{page}.md has no place for the {name}"
    golden(PAGES[page], stretch.sub(lambda found: f"{found[1]}{made()}{found[2]}", text))


def test_each_option_has_a_section_in_the_guide() -> None:
    sections = re.findall(r"^### `(\w+)`$", PAGES["options"].read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(sections) == sorted(OPTIONS)


def test_the_readme_has_every_option() -> None:
    shown = README.read_text(encoding="utf-8").partition("\n## Options\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^ {6}(\w+):", shown, re.MULTILINE)) == set(OPTIONS)


def test_each_format_has_a_section_in_the_guide() -> None:
    text = PAGES["exports"].read_text(encoding="utf-8")
    assert [form for form in ExportFormat if f"`{form.usual}`" not in text] == []


def test_the_guide_lists_every_command() -> None:
    listed = re.findall(r"^\| `mkdocs-usecases (\w+)` \|", PAGES["command"].read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def test_the_snippet_of_an_editor_offers_every_listing(golden: Golden) -> None:
    path = REPOSITORY / "src" / "vscode" / "snippets" / "usecase.json"
    text = path.read_text(encoding="utf-8")
    choice = re.compile(r"(<!-- usecases: \$\{1\|)[\w,]*(\|\})")
    assert choice.search(text)
    golden(path, choice.sub(lambda found: f"{found[1]}{','.join(LISTINGS)}{found[2]}", text))
