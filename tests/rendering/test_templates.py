"""Templates that a site overrides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jinja2 import DictLoader

from mkdocs_usecases.rendering.html import Templates, _Environment
from support.showing import block, pages, soup


def test_a_template_of_the_site_wins(tmp_path: Path) -> None:
    (tmp_path / "usecases").mkdir()
    (tmp_path / "usecases" / "scenarios.html").write_text('<p class="own">{{ scenarios | length }}</p>')
    made = pages(block(extensions="{2a. It rains: ends in failure}"))
    own = replace(made, view=replace(made.view, templates=Templates(tmp_path)))
    page = soup(own.use_cases()[0])
    assert page.select_one("p.own")
    assert page.select_one(".usecase-steps > table")
    assert soup(made.use_cases()[0]).select_one(".usecase-scenarios > table")


def test_jinja_still_compiles_and_imports_in_the_ways_that_are_quicker() -> None:
    environment = _Environment(autoescape=True)
    code = environment.compile("{{ step.number }}", raw=True)
    assert "environment.escaped((" in code
    assert ").number" in code
    environment.loader = DictLoader({"names": "{% macro name() %}x{% endmacro %}"})
    names = environment.get_template("names")
    assert names._get_default_module() is names._get_default_module(names.new_context({"other": 1}))
    assert environment.from_string("{% from 'names' import name %}{{ name() }}").render() == "x"
