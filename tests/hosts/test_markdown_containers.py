"""Blocks in every place where a fence may stand, beside every extension that reads fences."""

from __future__ import annotations

import itertools
import subprocess
import sys
from textwrap import indent
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from pymdownx.superfences import fence_code_format

from mkdocs_usecases.hosts.markdown import UseCasesExtension
from support.selecting import one

MERMAID = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
CONFIGS: dict[str, dict[str, Any]] = {"pymdownx.superfences": {"custom_fences": [MERMAID]}}
FENCE_READERS = ("fenced_code", "pymdownx.superfences", "extra")

BLOCK = """\
```usecase
id: UC-1
title: Order a meal
actor: Customer
system: MealApp
steps:
  - Customer chooses a meal.

  - MealApp charges the card.
```
"""

OTHER_FENCES = """\
```python title="x" hl_lines="1"
print("```usecase")
```

```mermaid
graph TD
```

~~~
```usecase
id: UC-90
```
~~~

````markdown
```usecase
id: UC-91
```
````

- item

    ```js
    let x = 1
    ```
"""


def convert(text: str, *extensions: Any, **configs: dict[str, Any]) -> str:
    return Markdown(extensions=list(extensions), extension_configs={**CONFIGS, **configs}).convert(text)


def render(text: str, *extensions: Any) -> BeautifulSoup:
    return BeautifulSoup(convert(text, *extensions, UseCasesExtension()), "html5lib")


def use_case(page: BeautifulSoup) -> Tag:
    """The only use case of a page, shown whole."""
    section = one(page, "section.usecase")
    assert section["data-id"] == "UC-1"
    assert one(section, ":is(h1, h2, h3, h4, h5, h6)")["id"] == "UC-1"
    assert [row["id"] for row in section.select(".usecase-steps tbody tr")] == ["UC-1-1", "UC-1-2"]
    return section


@pytest.mark.parametrize("position", range(4))
@pytest.mark.parametrize("readers", list(itertools.permutations(FENCE_READERS)), ids="-".join)
def test_works_in_any_order_of_extensions(readers: tuple[str, ...], position: int) -> None:
    extensions: list[Any] = [*readers]
    extensions.insert(position, UseCasesExtension())
    use_case(BeautifulSoup(convert(BLOCK, *extensions), "html5lib"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "opening", ["```yaml usecase", "```yaml {.usecase .wide}", "``` {.yaml .usecase}", "```yaml{.usecase}"]
)
@pytest.mark.parametrize(
    "readers",
    [
        *([], ["fenced_code"], ["pymdownx.superfences"], ["fenced_code", "codehilite"]),
        *(["pymdownx.highlight", "pymdownx.superfences"], ["extra", "attr_list", "pymdownx.superfences"]),
    ],
    ids="-".join,
)
def test_a_language_may_stand_before_the_word(readers: list[str], opening: str) -> None:
    text = BLOCK.replace("```usecase", opening)
    for extensions in ([*readers, UseCasesExtension()], [UseCasesExtension(), *readers]):
        page = BeautifulSoup(convert(text, *extensions), "html5lib")
        section = use_case(page)
        assert ("wide" in section["class"]) is ("wide" in opening)
        assert "```" not in page.get_text()


@pytest.mark.parametrize("readers", [(), *zip(FENCE_READERS, strict=True), FENCE_READERS], ids="-".join)
def test_changes_no_other_fence(readers: tuple[str, ...]) -> None:
    without = convert(OTHER_FENCES, *readers)
    assert convert(OTHER_FENCES, *readers, UseCasesExtension()) == without
    assert convert(OTHER_FENCES, UseCasesExtension(), *readers) == without


def inside(opening: str, prefix: str = "    ") -> str:
    return f"{opening}\n{indent(BLOCK, prefix, lambda _: True)}"


@pytest.mark.parametrize(
    ("text", "extension", "container"),
    [
        (inside("- item\n"), None, "li"),
        (inside("- item"), None, "li"),
        (inside("1. item\n"), None, "ol > li"),
        (inside("- item", "  "), None, "li"),
        (inside("- item\n    - inner\n", " " * 8), None, "li li"),
        (inside("> quote\n>", "> "), None, "blockquote"),
        (inside("!!! note\n"), "admonition", ".admonition"),
        (inside("!!! note"), "admonition", ".admonition"),
        (inside("??? note\n"), "pymdownx.details", "details"),
        (inside('=== "Tab"\n'), "pymdownx.tabbed", ".tabbed-content"),
        (f'<div class="x" markdown="1">\n\n{BLOCK}\n</div>', "md_in_html", "div.x"),
        (f"/// note | Title\n{BLOCK}///\n", "pymdownx.blocks.admonition", ".admonition"),
        (f"/// details | Title\n\n{BLOCK}\n///\n", "pymdownx.blocks.details", "details"),
        (inside("Word[^1].\n\n[^1]: Note\n"), "footnotes", ".footnote li"),
        (inside("Term\n:   Text\n"), "def_list", "dd"),
        (inside("- [ ] task\n"), "pymdownx.tasklist", "li"),
        (inside("!!! note\n    > quote\n    >", "    > "), "admonition", ".admonition blockquote"),
    ],
)
def test_stands_in_every_container(text: str, extension: str | None, container: str) -> None:
    page = render(text, "pymdownx.superfences", *([extension] if extension else []))
    section = use_case(page)
    assert section in [tag for holder in page.select(container) for tag in holder.select("section")]
    assert section.find_parent("p") is None


def test_takes_over_no_text_around_it() -> None:
    page = render(f"Before\n{BLOCK}After\n\n- item\n{indent(BLOCK.replace('UC-1', 'UC-2'), '  ')}  more\n")
    assert [tag.get_text(strip=True) for tag in page.select("body > p")] == ["Before", "After"]
    item = one(page, "li")
    one(item, "section[data-id=UC-2]").extract()
    assert item.get_text().split() == ["item", "more"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "readers", [(), ("fenced_code",), ("pymdownx.superfences",), ("codehilite", "fenced_code")]
)
@pytest.mark.parametrize(
    "text",
    [
        indent(BLOCK, "    ", lambda _: True),
        f"Text\n\n{indent(BLOCK, '    ', lambda _: True)}\nText",
        f"- item\n\n{indent(BLOCK, ' ' * 12)}",
        f"````\n{BLOCK}````\n",
        f"<!--\n{BLOCK}-->\n",
        f"<pre>\n{BLOCK}</pre>\n",
    ],
)
def test_leaves_code_and_comments_alone(text: str, readers: tuple[str, ...]) -> None:
    assert convert(text, *readers, UseCasesExtension()) == convert(text, *readers)


def test_keeps_tabs_that_superfences_preserves() -> None:
    text = f"```make\nall:\n\techo\n```\n\n{BLOCK}"
    tabs = {"pymdownx.superfences": {"preserve_tabs": True}}
    page = BeautifulSoup(convert(text, "pymdownx.superfences", UseCasesExtension(), **tabs), "html5lib")
    use_case(page)
    assert "\techo" in page.get_text()


def test_info_string_gives_classes_and_data_but_no_scripts() -> None:
    fence = '```usecase {.wide .x #mine data-team="a&b" onclick="alert(1)" style="x" title="t"}'
    section = use_case(render(BLOCK.replace("```usecase", fence)))
    assert {"usecase", "wide", "x"} <= set(section["class"])
    assert section["id"] == "mine"
    assert section["data-team"] == "a&b"
    assert not {"onclick", "style", "title"} & set(section.attrs)


@pytest.mark.parametrize(
    ("above", "tag"),
    [
        ("", "h2"),
        ("# One", "h2"),
        ("## Two", "h3"),
        ("# One\n\n## Two\n\n# Three", "h2"),
        ("###### Six", "h6"),
    ],
)
def test_heading_is_one_deeper_than_the_one_above(above: str, tag: str) -> None:
    page = render(f"{above}\n\n{BLOCK}\n\n{BLOCK.replace('UC-1', 'UC-2')}")
    assert [heading.name for heading in page.select("section.usecase > :is(h1,h2,h3,h4,h5,h6)")] == [tag, tag]


def test_heading_level_can_be_fixed() -> None:
    text = convert(f"# One\n\n{BLOCK}", UseCasesExtension(heading_level=4))
    assert BeautifulSoup(text, "html5lib").select_one("section.usecase > h4#UC-1") is not None


def test_markdown_can_be_used_again() -> None:
    md = Markdown(extensions=[UseCasesExtension(), "pymdownx.superfences"])
    first = md.convert(f"{BLOCK}\n[UC-1]")
    assert md.reset().convert("[UC-1]") == "<p>[UC-1]</p>"
    assert md.reset().convert(f"{BLOCK}\n[UC-1]") == first
    assert md.convert(f"{BLOCK}\n[UC-1]") == first


def test_wrong_options_are_named() -> None:
    with pytest.raises(ValueError, match="heading_level"):
        UseCasesExtension(heading_level=9)


@pytest.mark.slow
def test_runs_where_no_mkdocs_is_installed() -> None:
    program = """
import sys
sys.modules["mkdocs"] = sys.modules["material"] = sys.modules["pymdownx"] = None
import markdown
page = "```usecase\\nid: UC-1\\ntitle: Order\\nactor: Customer\\nsteps: [Customer goes.]\\n```"
print(markdown.markdown(page, extensions=["usecases"]))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    use_case_ids = [tag["id"] for tag in BeautifulSoup(run.stdout, "html5lib").select("section.usecase > h2")]
    assert use_case_ids == ["UC-1"]
