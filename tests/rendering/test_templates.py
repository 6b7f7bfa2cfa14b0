"""Templates that a site overrides."""

from __future__ import annotations

import shutil
import sys
import traceback
from collections import defaultdict
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from mkdocs_usecases.rendering.templating.html import Templates
from mkdocs_usecases.rendering.templating.package_templates import escaped
from support.showing import block, html, marked, pages, soup
from support.work import calls

HOSTILE = """
```usecase
id: UC-99
title: Say <b> & "this"
actor: <i>Who</i>
goal: a & b
steps:
  - <i>Who</i> says <u> 'it'.
  - text: There is
    unknown: <&>
extensions:
  1a. <x> & "y": ends
business rules: {BR-1 <n>: <t>}
```

<!-- usecases: overview -->
<!-- usecases: actors -->
<!-- usecases: goals -->
<!-- usecases: matrix -->
<!-- usecases: relations -->
<!-- usecases: scenarios -->
<!-- usecases: rules -->
<!-- usecases: impact id="UC-12" -->
<!-- usecases: legend -->
"""


def test_a_template_of_the_site_wins(tmp_path: Path) -> None:
    (tmp_path / "usecases").mkdir()
    (tmp_path / "usecases" / "scenarios.html").write_text('<p class="own">{{ scenarios | length }}</p>')
    made = pages(block(extensions="{2a. It rains: ends in failure}"))
    own = replace(made, view=replace(made.view, templates=Templates(tmp_path)))
    page = soup(own.use_cases()[0])
    assert page.select_one("p.own")
    assert page.select_one(".usecase-steps > table")
    assert soup(made.use_cases()[0]).select_one(".usecase-scenarios > table")


class Raised(str):
    """A text that is more than that."""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        *(("a", "a"), ("a < b", "a &lt; b"), ("a > b", "a &gt; b"), ("a & b", "a &amp; b")),
        *(('"a', "&#34;a"), ("'a", "&#39;a"), (Markup("<b>"), "<b>"), (3, "3"), (None, "None")),
        (Raised("<b>"), "&lt;b&gt;"),
    ],
)
def test_a_value_is_escaped_wherever_it_has_a_sign(value: object, shown: str) -> None:
    assert escaped(value) == shown


def test_a_template_of_the_site_leaves_no_lines_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "usecases").mkdir()
    (tmp_path / "usecases/rules.html").write_text("  {% if rows %}\n<p>{{ rows }}</p>\n  {% endif %}\n")
    assert Templates(tmp_path).render("rules.html", rows="<b>") == "<p>&lt;b&gt;</p>\n"


@pytest.mark.slow
@pytest.mark.oracle
def test_our_templates_give_what_jinja_makes_of_them_when_they_are_those_of_a_site(tmp_path: Path) -> None:
    shutil.copytree(str(resources.files("mkdocs_usecases.rendering") / "templates"), tmp_path / "usecases")
    made = pages((Path(__file__).parent / "use_cases/full.md").read_text(encoding="utf-8") + HOSTILE)
    plain = replace(made, view=replace(made.view, templates=Templates(tmp_path)))
    ours, jinjas = (
        [
            html(section, prose)
            for section in (*each.use_cases(), *each.listings())
            for prose in (escape, marked)
        ]
        for each in (made, plain)
    )
    assert ours == jinjas
    assert "&lt;b&gt; &amp;" in "".join(ours)


@pytest.mark.slow
@pytest.mark.oracle
def test_templates_that_were_kept_from_an_earlier_build_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "prefix"))
    (tmp_path / "usecases").mkdir()
    (tmp_path / "usecases" / "scenario_rows.html").write_text("{{ rows | length }} ways")
    made = pages(block(extensions="{2a. It rains: ends in failure}"))

    def shown(custom_dir: Path | None = None) -> list[str]:
        fresh = replace(made, view=replace(made.view, templates=Templates(custom_dir)))
        return [html(section, escape) for section in fresh.use_cases()]

    compiled, kept = shown(), shown()
    assert compiled == kept
    # What a site has of its own is a part of none that another site takes.
    own, own_again = shown(tmp_path), shown(tmp_path)
    assert own == own_again != kept
    assert shown() == kept
    assert [*(tmp_path / "prefix").rglob("use_case.*.pyc")]
    assert not [*(tmp_path / "usecases").rglob("*.pyc")], "nothing of a site is kept"


def test_templates_are_compiled_once_for_all_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))

    def render() -> None:
        words: defaultdict[str, str] = defaultdict(str)
        Templates().render("list.html", words=words, columns=(), rows=(), has_systems=True, is_tested=False)

    first, second, third = (calls(render) for _ in range(3))
    assert second == pytest.approx(third, rel=0.1)
    assert second < first / 2


def test_our_templates_take_those_of_the_site_in_and_those_of_the_site_ours(tmp_path: Path) -> None:
    (tmp_path / "usecases").mkdir()
    (tmp_path / "usecases" / "reference.html").write_text(
        "{% macro reference(it) %}<i>{{ it.text }}</i>{% endmacro %}{% macro phrase(it) %}…{% endmacro %}"
    )
    (tmp_path / "usecases" / "rules.html").write_text("{% include 'block.html' %}")
    made = pages(block(**{"business rules": "{BR-1: Yes}"}))
    page = soup(replace(made, view=replace(made.view, templates=Templates(tmp_path))).use_cases()[0])
    assert page.select_one('.usecase-summary [data-field="primary-actor"] i')
    assert len(page.select(".usecase-block")) == 2


def test_a_mistake_in_a_template_of_the_site_is_told_with_its_name_and_line(tmp_path: Path) -> None:
    (tmp_path / "usecases").mkdir()
    (tmp_path / "usecases" / "steps.html").write_text("<p>\n{{ stepps }}</p>")
    made = pages(block())
    (section,) = replace(made, view=replace(made.view, templates=Templates(tmp_path))).use_cases()
    with pytest.raises(UndefinedError, match="stepps") as raised:
        section.body(escape)
    places = [frame[:2] for frame in traceback.extract_tb(raised.value.__traceback__)]
    assert (str(tmp_path / "usecases" / "steps.html"), 2) in places
