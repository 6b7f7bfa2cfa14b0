"""Names in the catalogue and in options stand where their places say, from the first letter to the last."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_usecases.files import Unreadable
from mkdocs_usecases.options import read_options
from mkdocs_usecases.options.catalogue import node_places, read_catalogue_file
from mkdocs_usecases.source import Span

FORMS = [
    "Customer:\n  aliases: [Guest, Buyer]\n",
    "Customer:\n  aliases: ['Guest', \"Buyer\"]\nClerk: Serves.\n",
    "'Customer':\n  Aliases:\n    - Guest of honour\n    - \"Buyer\"\n",
    "顧客:\n  alias: 客\n\"Payment provider\":\n  kind: system\n  alias: 'Bank'\n",
    'Customer:\nGuest: {alias: Visitor, Is-A: "Customer"}\nBuyer:\n  is a: Customer # too\n',
    "- Customer\n- 'Clerk'\n- \"😀 Guest\"\n",
]


def under(text: str, span: Span) -> str:
    line = text.split("\n")[span.line - 1]
    assert span.end_line == span.line
    return line[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("text", FORMS)
def test_the_text_under_a_place_is_the_name(text: str) -> None:
    catalogue, wrong = read_catalogue_file("actors.yml", Path(), lambda _: text)
    assert wrong == ()
    assert catalogue.actors
    for actor in catalogue.actors:
        assert under(text, actor.span) == actor.name
        assert tuple(under(text, span) for span in actor.alias_spans) == actor.aliases
        if actor.is_a_span is not None:
            assert under(text, actor.is_a_span) == actor.is_a


SETTINGS = [
    ("system: MealApp # of blocks\nactor: Customer\n", ["Customer"]),
    ("actor: [Customer, 'Guest']\nsystem: 'MealApp'\n", ["Customer", "Guest"]),
]


@pytest.mark.parametrize(("text", "actors"), SETTINGS)
def test_the_text_under_a_place_of_an_option_is_its_value(text: str, actors: list[str]) -> None:
    root = yaml.compose(text)
    assert root is not None
    places = node_places(root, "mkdocs.yml")
    options = read_options(yaml.safe_load(text), folder=Path(), places=places).options
    assert options.system_span is not None
    assert under(text, options.system_span) == "MealApp"
    assert [under(text, span) for span in options.actor_spans] == actors == [*options.primary_actors]


def test_where_nobody_knows_the_places_of_options_they_have_their_file() -> None:
    given = {"system": "MealApp", "actor": "Customer, Guest"}
    options = read_options(given, folder=Path(), file="zensical.toml").options
    place = Span("zensical.toml", 1, 1)
    assert (options.system_span, options.actor_spans) == (place, (place, place))


def missing(_: Path) -> str:
    raise Unreadable("cannot be found")


def test_a_catalogue_that_is_not_there_is_told_of_at_the_option_that_names_it() -> None:
    text = "system: MealApp\nactors: team/actors.yml\n"
    root = yaml.compose(text)
    assert root is not None
    given, places = yaml.safe_load(text), node_places(root, "mkdocs.yml")
    reading = read_options(given, folder=Path(), places=places, read=missing)
    assert reading.options.catalogue.actors == ()
    (wrong,) = reading.wrong
    assert wrong.startswith("`actors`: the file `team/actors.yml` cannot be found; expected a mapping of")
    assert under(text, wrong.span) == "team/actors.yml"


def test_a_catalogue_that_is_no_yaml_is_told_of_at_its_line() -> None:
    _, (wrong,) = read_catalogue_file("actors.yml", Path(), lambda _: 'Customer:\n  kind: "person\n')
    assert (wrong.span.line, wrong.span.file) == (3, "actors.yml")


def test_a_catalogue_that_is_no_mapping_is_told_of_at_its_first_line() -> None:
    _, (wrong,) = read_catalogue_file("actors.yml", Path(), lambda _: "\n\n42\n")
    assert wrong.span == Span("actors.yml", 1, 1)


def test_an_alias_that_means_another_is_told_of_where_it_is_typed() -> None:
    text = "Clerk:\n  aliases: [Desk, Customer]\nCustomer:\n  alias: Guest\n"
    _, (wrong,) = read_catalogue_file("actors.yml", Path(), lambda _: text)
    assert wrong == "`Customer` is an alias of `Clerk`, but means `Customer` already"
    assert under(text, wrong.span) == "Customer"
    assert wrong.span.line == 2
