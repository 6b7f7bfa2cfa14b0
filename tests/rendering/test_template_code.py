"""Templates as Python, beside what Jinja makes of them."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from mkdocs_usecases.rendering.templating.package_templates import escaped
from mkdocs_usecases.rendering.templating.template_code import python_of
from mkdocs_usecases.rendering.templating.template_functions import SHOWN, function_of


class Thing(NamedTuple):
    name: str
    parts: tuple[str, ...] = ()


VALUES = {
    "things": (Thing("a", ("x", "<y>")), Thing("b & c"), Thing("")),
    "pairs": (("one", 1), ('t"o', 2)),
    "nothing": (),
    "safe": Markup("<b>"),
    "words": {"all of it": "All"},
    "said": str.upper,
}
MACROS = '{% macro item(it, sign="*") %}<{{ it }}{{ sign }}>{% endmacro %}'


@pytest.mark.parametrize(
    "source",
    [
        "{{ safe }}{{ 3 }}{{ words['all of it'] }}{{ said('<a>') }}",
        "{% for it in things %}{% if not loop.first %}, {% endif %}{{ it.name }}{% else %}none{% endfor %}",
        "{% for it in nothing %}{{ it }}{% else %}{{ words['all of it'] }}{% endfor %}",
        "{% for it in things %}{{ loop.index }}{% if loop.index is even %}!{% endif %}{% endfor %}",
        "{% for it in things %}{{ loop.index }}{% for it in it.parts %}{{ loop.first }}{{ it }}{% endfor %}"
        "{{ it.name }}{{ loop.first }}{% endfor %}",
        "{% for name, number in pairs %}{{ number }}:{{ name }}{% endfor %}",
        "{% for it in things %}{{ it.parts | join(' & ') }}{{ it.parts | length }}{% endfor %}",
        "{% for it in things %}{% if it.name == 'a' %}1{% elif it.parts or not it.name %}2"
        "{% else %}3{% endif %}{% endfor %}",
        "{% if things and 'a' in words %}1{% endif %}{% if things | length > 2 %}2{% endif %}",
        "{% for it in things %}{{ 'few' if it.name != 'a' else '<many>' }}{% endfor %}",
        "{% for it in (safe, things[1].name) %}{{ 'level-' ~ it.upper() ~ '<' }}{% endfor %}",
        "{% with things = things[0], it = things[1] %}{{ things.name }}{{ it.name }}{% endwith %}"
        "{{ things | length }}",
        MACROS + "{% for it in things %}{{ item(it.name) }}{{ item(it.name, '<') }}{% endfor %}",
        MACROS + "{{ said(item('a')) }}{{ item(item('a')) }}",
        "{% from 'macros.html' import item %}{{ item('<') }}{{ item(safe) }}",
        "{% for it in things %}{% include 'part.html' %}{% endfor %}{% include 'part.html' %}",
        "{% for it in things %}{% include 'site.html' %}"
        "{% with said = it %}{% include 'site.html' %}{% endwith %}{% endfor %}",
        "{% if nothing %}{{ nobody }}{% include 'nowhere.html' %}{% endif %}",
        "{% for it in things %}{% endfor %}{% if things %}{% elif it %}1{% else %}2{% endif %}{{ it }}",
    ],
)
def test_a_template_says_the_same_as_python(source: str) -> None:
    sources = {
        "page.html": source,
        "part.html": MACROS + "{{ item(it.name) }}{% for it in pairs %}{{ it[1] }}{% endfor %}",
        "macros.html": MACROS,
        "site.html": "<{{ it.name }}{{ said.name }}>",
    }
    environment = Environment(loader=DictLoader(sources), autoescape=True)
    values = {**VALUES, "it": Thing("&")}

    def functions(name: str) -> dict[str, object]:
        made: dict[str, object] = {
            "Markup": Markup,
            "escaped": escaped,
            "macro": lambda template, macro: functions(template)[function_of(macro, template)],
            "included": lambda name, values: environment.get_template(name).render(values),
        }
        exec(python_of(name, lambda part: environment.parse(sources[part]) if part in ours else None), made)
        return made

    ours = sources.keys() - {"site.html"}
    shown = functions("page.html")[SHOWN]
    assert callable(shown)
    assert shown(values) == environment.get_template("page.html").render(values)


@pytest.mark.parametrize(
    "source", ["{% set a = 1 %}", "\n{{ a | upper }}", "\n{{ a is odd }}", "\n{{ loop.last }}"]
)
def test_what_no_template_of_ours_needs_is_told(source: str) -> None:
    with pytest.raises(NotImplementedError, match="none of our templates needs it yet"):
        python_of("page.html", lambda _: Environment().parse(source))
