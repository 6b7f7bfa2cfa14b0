"""The scripts of a page are one function when they run: what one of them calls something, no other may."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from mkdocs_usecases.options import DiagramMode, Options
from mkdocs_usecases.rendering.generated.site_files import MERMAID_INTEGRITY, script

NAMED = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("draws", [True, False])
def test_no_two_scripts_call_two_things_alike(draws: bool) -> None:
    found = Counter(NAMED.findall(script(Options(), draws=draws).content))
    assert found["follow"] == 1
    assert [name for name, times in found.items() if times > 1] == []


def test_every_script_is_part_of_the_whole() -> None:
    whole = script(Options(), draws=False).content
    for each in (files("mkdocs_usecases.rendering") / "assets" / "scripts").iterdir():
        first = each.read_text(encoding="utf-8").partition("\n")[0]
        assert f"\n\n{first}" in whole, each.name


def test_scripts_speak_the_language_of_the_site() -> None:
    options = Options(language="de", strings={"Copy-Link": "Weg"}, diagram=DiagramMode.NONE)
    whole = script(options, draws=True).content
    assert '"copy link": "Weg"' in whole
    assert '"copied": "Kopiert"' in whole
    assert '"about goal": "' in whole
    assert '"Angenommen "' in whole, "the words of Gherkin"
    assert "WORDS" not in re.findall(r"\b[A-Z]{5,}\b", whole)


def test_all_of_them_stand_in_one_function_and_nothing_is_left_to_be_filled_in() -> None:
    path, whole = script(Options(language="ja"), draws=False)
    assert re.fullmatch(r"assets/usecases/usecases\.[0-9a-f]{8}\.js", path)
    assert whole.startswith('(() => {\n"use strict";\n\n')
    assert whole.endswith("})();\n")
    assert re.findall(r"(?<!\")\b(?:WORDS|KEYWORDS|MERMAID_\w+)\b", whole) == []
    assert "前提" in whole
    assert "リンクをコピー" in whole
    assert f'const INTEGRITY = "{MERMAID_INTEGRITY}";' in whole
    for others in (Options(mermaid="m.js"), None):
        content = script(others or Options(), draws=others is None).content
        assert 'const INTEGRITY = "";' in content
        assert ('const MERMAID = "";' in content) is (others is None)


@pytest.mark.parametrize(
    ("address", "loaded"),
    [
        ("https://example.org/m.js", "https://example.org/m.js"),
        ("//example.org/m.js", "//example.org/m.js"),
        ("/m.js", "/m.js"),
        ("js/m.js", "../../js/m.js"),
        ('a"b.js', '../../a\\"b.js'),
    ],
)
def test_mermaid_is_loaded_from_where_the_site_has_it(address: str, loaded: str) -> None:
    options = Options(mermaid=address)
    assert f'const MERMAID = "{loaded}";' in script(options, draws=False).content
    assert f'"{loaded}"' not in script(options, draws=True).content
