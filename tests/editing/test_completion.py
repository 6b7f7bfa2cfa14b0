"""What is offered at a place of a page, and what becomes of the page when it is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mkdocs_usecases.editing.block_language import tongue_of
from mkdocs_usecases.editing.matching import MOST
from mkdocs_usecases.languages.language import Language
from mkdocs_usecases.languages.spoken import SPOKEN
from mkdocs_usecases.model.actor import Catalogue, CatalogueActor
from mkdocs_usecases.model.scenario import OutcomeKind
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.context import Context
from mkdocs_usecases.parsing.ends.outcomes import outcome_phrases
from mkdocs_usecases.parsing.words.key_names import branch_key, extends_key, lookup
from mkdocs_usecases.parsing.words.keys import KEYS
from mkdocs_usecases.parsing.words.levels import level_named
from mkdocs_usecases.source import Span
from support.typing_places import Writer, writer

PLACE = Span("actors.yml", 1, 1)
OPTIONS = Options(
    system="MealApp",
    catalogue=Catalogue(
        (
            CatalogueActor(ActorName("Customer"), PLACE, aliases=(ActorName("Diner"),)),
            CatalogueActor(ActorName("Card service"), PLACE),
            CatalogueActor(ActorName("Clerk"), PLACE),
            CatalogueActor(ActorName("Clerk, senior"), PLACE),
        )
    ),
    fields={"jira": None},
)

ORDERS = """\
---
usecases: {actor: Customer}
---
```usecase
id: UC-1
title: Order a meal
tags: [checkout, mobile]
status: approved
steps:
  - Customer chooses a meal.
  - MealApp shows the price.
  - Customer confirms.
extension points:
  gift wrap: 3
extensions:
  2a. Nothing is left:
    - MealApp says so.
    - resume at 1
```

```usecase
id: UC-12
title: Pay for an order
steps:
  - Customer pays.
```
"""


def typing(block: str, options: Options = OPTIONS) -> Writer:
    """A writer in a block of a page beside that with the orders."""
    return writer({"orders.md": ORDERS, "page.md": f"# Page\n\n```usecase\n{block}\n```\n"}, options)


def on_page(text: str) -> Writer:
    return writer({"orders.md": ORDERS, "page.md": text}, OPTIONS)


BLOCK = """\
id: UC-7
title: Deliver a meal
actor: Clerk
steps:
  - Clerk takes the meal.
  - MealApp shows the way.
  - Customer opens.
extensions:
  2a. The way is closed:
    - MealApp looks for another.
    - Clerk waits.
    - {at}
  3a. Nobody opens: ends in failure
"""


class TestKeys:
    def test_those_that_are_there_are_not_offered_again(self) -> None:
        labels = typing("id: UC-9\nname: X\n¦\nmain success scenario:\n  - A b.").labels
        assert {"summary", "level", "extensions", "jira"} <= {*labels}
        assert not {"id", "title", "name", "steps"} & {*labels}

    def test_one_gets_its_colon_and_the_rest_of_the_line_stays(self) -> None:
        assert typing("title: X\nprecond¦").line("preconditions") == "preconditions: "
        assert typing("title: X\ntrig¦ The bell rings.").line("trigger") == "trigger: The bell rings."
        assert typing("title: X\ntrig¦: The bell rings.").line("trigger") == "trigger: The bell rings."

    def test_a_key_of_two_words_is_replaced_whole(self) -> None:
        assert typing("title: X\nsuccess gua¦").line("success guarantee") == "success guarantee: "
        assert typing("title: X\nsucc¦ess guarantee: Y").line("minimal guarantee", replacing=True) == (
            "minimal guarantee: Y"
        )

    def test_steps_come_with_their_first_item_where_they_have_none(self) -> None:
        assert typing("title: X\nste¦").takes("steps").endswith("steps:\n  - \n```\n")
        for below in ("  - A b.", "- A b.", " 1. A b."):
            assert typing(f"title: X\nste¦\n{below}").line("steps") == "steps: "

    def test_they_say_what_they_mean(self) -> None:
        assert "starts the use case" in typing("title: X\n¦").item("trigger").about

    @pytest.mark.parametrize(
        ("block", "wanted"),
        [
            ("Titel: X\nAkteur: Y\n¦", "Vorbedingungen"),
            ("titel: X\nakteur: Y\n¦", "vorbedingungen"),
            ("Titre: X\nActeur: Y\n¦", "Préconditions"),
            ("Title: X\nActor: Y\n¦", "Preconditions"),
            ("标题: X\n¦", "前置条件"),
        ],
    )
    def test_they_are_called_as_the_block_calls_its_own(self, block: str, wanted: str) -> None:
        assert wanted in typing(block).labels

    def test_an_empty_block_speaks_as_its_site(self) -> None:
        assert "Vorbedingungen" in typing("¦", Options(language="de")).labels

    def test_names_of_the_house_are_offered_too(self) -> None:
        options = Options(keys={"steps": ("Walkthrough",)})
        assert typing("title: X\nWalk¦", options).takes("Walkthrough").count("Walkthrough:") == 1
        assert "Walkthrough" not in typing("title: X\nWalkthrough:\n  - A b.\n¦", options).labels


class TestValues:
    def test_levels_replace_the_whole_value(self) -> None:
        assert typing("title: X\nlevel: ¦").labels == ["summary", "user goal", "subfunction"]
        assert typing("title: X\nlevel: user ga¦ol # why").line("subfunction", replacing=True) == (
            "level: subfunction # why"
        )

    def test_levels_speak_as_the_block(self) -> None:
        assert "Anwenderziel" in typing("Titel: X\nEbene: ¦").labels

    @pytest.mark.parametrize(
        ("typed", "line"),
        [
            ("actor: ¦", "actor: Card service"),
            ("actor: Customer, Ca¦", "actor: Customer, Card service"),
            ("actor: [Customer, Card s¦]", "actor: [Customer, Card service]"),
            ("actor: Card ser¦vice, Customer", "actor: Card service, Customer"),
            ("supporting: Ca¦", "supporting: Card service"),
            ('actor: "Ca¦"', 'actor: "Card service"'),
        ],
    )
    def test_a_name_is_replaced_whole(self, typed: str, line: str) -> None:
        assert typing(f"title: X\n{typed}").line("Card service") == line

    def test_names_that_are_given_are_not_offered_again(self) -> None:
        assert "Customer" not in typing("title: X\nactor: Customer, ¦").labels
        assert "Customer" not in typing("title: X\nactor: [¦, Customer]").labels

    def test_a_name_with_a_comma_is_quoted(self) -> None:
        assert typing("title: X\nactor: ¦").line("Clerk, senior") == 'actor: "Clerk, senior"'

    def test_an_alias_finds_the_actor(self) -> None:
        found = typing("title: X\nactor: Din¦")
        assert "Diner" in found.item("Customer").filter_text
        assert "Diner" not in found.labels

    def test_names_stand_in_lists_and_mappings(self) -> None:
        assert typing("title: X\nactor:\n  - ¦").line("Clerk") == "  - Clerk"
        assert typing("title: X\nstakeholders:\n  ¦").line("Clerk") == "  Clerk: "
        assert typing("title: X\nstakeholders: {Cle¦}").line("Clerk") == "stakeholders: {Clerk: }"

    def test_what_others_have_is_known(self) -> None:
        assert typing("title: X\ntags: [mobile, ¦]").labels == ["checkout"]
        assert typing("title: X\nstatus: ¦").labels == ["approved"]
        assert typing("title: X\nsystem: ¦").labels == ["MealApp"]

    def test_codes(self) -> None:
        assert typing("title: X\nignore: [too-¦]").line("too-many-steps") == "ignore: [too-many-steps]"
        assert "too-few-steps" not in typing("title: X\nignore: [too-few-steps, ¦]").labels


class TestIds:
    @pytest.mark.parametrize(
        ("typed", "line"),
        [
            ("  - Clerk answers (UC-¦).", "  - Clerk answers (UC-12)."),
            ("  - Clerk answers (¦).", "  - Clerk answers (UC-12)."),
            ("  - Clerk answers UC-¦.", "  - Clerk answers UC-12."),
            ("  - Clerk answers UC-¦1.", "  - Clerk answers UC-12."),
            ("  - Clerk answers [UC-¦UC-1].", "  - Clerk answers [UC-12UC-1]."),
            ("  - include: ¦", "  - include: UC-12"),
            ("  - include: UC-¦", "  - include: UC-12"),
        ],
    )
    def test_in_a_step(self, typed: str, line: str) -> None:
        assert typing(f"title: X\nactor: Clerk\nsteps:\n{typed}").line("UC-12") == line

    def test_what_stands_behind_is_replaced_where_the_writer_wants_it(self) -> None:
        found = typing("title: X\nsteps:\n  - Clerk answers [UC-¦UC-1].")
        assert found.line("UC-12", replacing=True) == "  - Clerk answers [UC-12]."

    @pytest.mark.parametrize(
        ("typed", "line"),
        [
            ("includes: ¦", "includes: UC-12"),
            ("includes: [UC-1, ¦]", "includes: [UC-1, UC-12]"),
            ("includes:\n  - ¦", "  - UC-12"),
            ("specializes: ¦", "specializes: UC-12"),
            ("extends: UC-¦", "extends: UC-12"),
            ("extends: {use case: ¦, at: 2}", "extends: {use case: UC-12, at: 2}"),
            ("extends:\n  use case: ¦", "  use case: UC-12"),
            ("notes: As in [UC-¦].", "notes: As in [UC-12]."),
        ],
    )
    def test_behind_keys(self, typed: str, line: str) -> None:
        assert typing(f"title: X\n{typed}").line("UC-12") == line

    def test_the_use_case_itself_is_nothing_that_it_includes(self) -> None:
        assert "UC-7" not in typing("id: UC-7\ntitle: X\nincludes: ¦").labels

    def test_in_prose(self) -> None:
        assert on_page("Begin with [UC-¦], or").line("UC-12") == "Begin with [UC-12], or"
        assert on_page("Begin with [the order][¦], or").line("UC-12") == "Begin with [the order][UC-12], or"

    def test_a_title_finds_its_id(self) -> None:
        item = on_page("Begin with [pay¦]").item("UC-12")
        assert item.detail == "Pay for an order"
        assert "Pay for" in item.filter_text

    def test_parts(self) -> None:
        assert on_page("See [UC-1/¦].").labels == ["1", "2", "3", "2a", "2a1"]
        assert on_page("See [UC-1/2¦].").line("2a") == "See [UC-1/2a]."

    def test_two_hundred_at_most(self) -> None:
        pages = {f"p{n}.md": f"```usecase\nid: UC-{n}\ntitle: Task {n}\n```" for n in range(MOST + 20)}
        found = writer({**pages, "page.md": "[UC-¦]"}).completion
        assert (len(found.items), found.is_incomplete) == (MOST, True)
        found = writer({**pages, "page.md": "[UC-21¦]"}).completion
        assert (found.items[0].label, found.is_incomplete) == ("UC-21", False)

    def test_of_many_actors_the_best_are_offered(self) -> None:
        actors = tuple(CatalogueActor(ActorName(f"Clerk {n}"), PLACE) for n in range(MOST + 1))
        options = Options(catalogue=Catalogue(actors))
        found = typing("actor: ¦", options).completion
        assert (len(found.items), found.is_incomplete) == (MOST, True)
        found = typing("actor: 'clerk 77¦", options).completion
        assert (found.items[0].label, found.is_incomplete) == ("Clerk 77", True)
        assert len(typing("actor: ¦", Options(catalogue=Catalogue(actors[1:]))).completion.items) == MOST


class TestWhereNothingIsWanted:
    """What a program might still find words for: a writer would have to take them out again."""

    @pytest.mark.parametrize(
        "typed",
        [
            "steps:\n ¦ - Clerk waits.",
            "steps:\n  ¦- Clerk waits.",
            "steps: |\n  ¦1. Clerk waits.",
            "tags: [mobile]¦",
            "steps:\n  - repeat 1-2 until ¦",
            "variations:\n  1: [ca¦, cash]",
            "notes: See [the ¦text](page.md).",
            "notes: See [the ¦text][UC-1].",
        ],
    )
    def test_nothing_is_offered(self, typed: str) -> None:
        assert typing(f"title: X\n{typed}").labels == []

    def test_nor_in_settings(self) -> None:
        settings = "plugins:\n  - usecases:\n{at}\n"
        for at in ("    ¦  system: X", "      rules: ¦"):
            assert writer({"mkdocs.yml": settings.format(at=at)}).labels == []

    def test_a_comment_keeps_its_end(self) -> None:
        assert on_page("<!-- usecases: ¦-->").line("list") == "<!-- usecases: list-->"
        assert on_page("<!-- usecases: list -¦->").labels == []

    def test_a_value_keeps_apart_from_what_stands_before_it(self) -> None:
        assert typing("title: X\nlevel:¦").line("summary") == "level: summary"
        assert typing("title: X\nsteps:\n  -¦").line("Clerk") == "  - Clerk"

    def test_an_id_of_its_own_is_one_that_nobody_has(self) -> None:
        assert typing("id: ¦\ntitle: X").labels == ["UC-13"]

    def test_a_mapping_on_one_line_has_keys(self) -> None:
        block = "title: X\nsteps:\n  - A b.\nextensions:\n  1a: {¦}"
        assert typing(block).labels == ["when", "at", "steps", "then", "note", "extensions"]
        assert "ends in success" in typing(block.replace("¦", "then: ¦")).labels

    def test_a_place_to_extend_is_one_of_that_use_case(self) -> None:
        block = "id: UC-7\ntitle: X\nextends: {use case: UC-1, at: ¦}\nsteps:\n  - A b."
        assert typing(block).labels == ["gift wrap", "1", "2", "3"]


class TestSteps:
    def test_who_acts_is_offered_at_the_start_alone(self) -> None:
        labels = typing("title: X\nactor: Clerk\nsteps:\n  - ¦").labels
        assert {"Clerk", "Customer", "Card service", "MealApp"} <= {*labels}
        assert typing("title: X\nactor: Clerk\nsteps:\n  - Clerk takes ¦").labels == []

    @pytest.mark.parametrize(
        ("typed", "line"),
        [
            ("- Ca¦", "- Card service"),
            ("- Card ¦service moves", "- Card service moves"),
            ("- Card ser¦vice moves", "- Card service moves"),
            ("- The ca¦", "- The Card service"),
        ],
    )
    def test_a_name_is_replaced_whole(self, typed: str, line: str) -> None:
        assert typing(f"title: X\nactor: Clerk\nsteps:\n  {typed}").line("Card service") == f"  {line}"

    def test_in_an_outline(self) -> None:
        assert (
            typing("title: X\nactor: Clerk\nsteps: |\n  1. Ca¦").line("Card service") == "  1. Card service"
        )
        assert typing("title: X\nactor: Clerk\nsteps: |\n  1. Clerk waits, see UC-¦").line("UC-12") == (
            "  1. Clerk waits, see UC-12"
        )

    @pytest.mark.parametrize("said", ["resume at", "Resumes at step", "use case resumes at", "retry step"])
    def test_targets_behind_an_end(self, said: str) -> None:
        found = typing(BLOCK.format(at=f"{said} ¦"))
        assert found.labels == ["1", "2", "3", "2a1", "2a2"]
        assert found.item("2").detail == "MealApp shows the way."

    def test_targets_in_other_forms(self) -> None:
        line = "  3b. Rain falls: Clerk waits. Resume at ¦"
        assert typing(BLOCK.format(at="resume at 1") + line).labels == ["1", "2", "3"]
        found = typing(
            "title: X\nsteps: |\n  1. A.\n  2. B.\nextensions: |\n"
            "  2a. C:\n     2a1. D.\n     2a2. Resume at ¦"
        )
        assert found.labels == ["1", "2", "2a1"]
        assert typing(BLOCK.format(at="weiter bei ¦")).labels == ["1", "2", "3", "2a1", "2a2"]
        assert typing("title: X\nsteps:\n  - A b.\n  - C d.\n  - repeat 1-¦").labels == ["1", "2"]

    def test_another_use_case_behind_an_end(self) -> None:
        assert "UC-12" in typing(BLOCK.format(at="continue with ¦")).labels

    def test_ends_are_offered_as_the_last_item_alone(self) -> None:
        ends = {"resume at", "ends in success", "ends in failure"}
        assert ends <= {*typing(BLOCK.format(at="¦")).labels}
        first = BLOCK.format(at="resume at 1").replace("- MealApp looks", "- ¦MealApp looks")
        assert not ends & {*typing(first).labels}
        assert not ends & {*typing("title: X\nactor: Clerk\nsteps: |\n  1. Clerk waits.\n  2. ¦").labels}

    def test_ends_speak_as_the_block(self) -> None:
        block = "Titel: X\nAkteur: Y\nSchritte:\n  - A b.\nErweiterungen:\n  1a. C:\n    - ¦"
        assert "endet mit Erfolg" in typing(block).labels
        assert typing(block).line("geht weiter bei Schritt") == "    - geht weiter bei Schritt "

    def test_ends_on_one_line(self) -> None:
        block = BLOCK.format(at="resume at 1")
        assert (
            typing(block + "  3b. Rain falls: ends¦").line("ends in failure")
            == "  3b. Rain falls: ends in failure"
        )
        assert "ends in success" in typing(block + "  3b. Rain falls: Clerk waits. ¦").labels

    def test_the_next_free_label_of_each_step(self) -> None:
        found = typing(BLOCK.format(at="resume at 1") + "  ¦")
        assert found.labels == ["1a", "2b", "3b", "*a"]
        assert found.line("3b") == "  3b. "
        assert typing(BLOCK.format(at="resume at 1") + "  3¦. Rain falls: retry").line("3b") == (
            "  3b. Rain falls: retry"
        )

    def test_the_long_form_of_an_extension(self) -> None:
        found = typing("title: X\nsteps:\n  - A b.\nextensions:\n  1a:\n    when: C\n    ¦")
        assert found.labels == ["at", "steps", "then", "note", "extensions"]
        found = typing("title: X\nsteps:\n  - A b.\nextensions:\n  1a:\n    when: C\n    then: ¦")
        assert "ends in success" in found.labels

    def test_places_to_extend(self) -> None:
        assert typing("title: X\nextends: {use case: UC-1, at: ¦}").labels == ["gift wrap", "1", "2", "3"]
        assert typing("title: X\nextends:\n  use case: UC-1\n  at: ¦").labels[0] == "gift wrap"
        assert typing("title: X\nextends:\n  use case: UC-1\n  ¦").labels == ["at", "when"]
        assert (
            typing("title: X\nextends: {use case: UC-1, ¦}").line("at") == "extends: {use case: UC-1, at: }"
        )

    def test_steps_of_variations_and_points(self) -> None:
        assert typing(BLOCK.format(at="resume at 1") + "variations:\n  ¦").line("3") == "  3: "
        assert typing(BLOCK.format(at="resume at 1") + "extension points:\n  late: ¦").labels == [
            "1",
            "2",
            "3",
        ]


class TestPages:
    def test_front_matter(self) -> None:
        assert on_page("---\nusecases:\n  actor: Clerk\n  ¦\n---\n").labels == ["system", "publish"]
        assert "Customer" in on_page("---\nusecases:\n  actor: ¦\n---\n").labels
        assert on_page("---\nusecases: {system: MealApp, ¦}\n---\n").line("actor") == (
            "usecases: {system: MealApp, actor: }"
        )
        assert on_page("---\nuse¦\n---\n").line("usecases") == "usecases: "
        assert on_page("---\ntags: ¦\n---\n").labels == []

    def test_listings(self) -> None:
        assert {"actors", "goals", "matrix"} <= {*on_page("<!-- usecases: ¦ -->").labels}
        assert on_page("<!-- usecases: li¦ -->").line("list") == "<!-- usecases: list -->"
        assert on_page("<!-- usecases: list ¦ -->").line("actor") == '<!-- usecases: list actor="" -->'
        assert "actor" not in on_page('<!-- usecases: list actor="Clerk" ¦ -->').labels

    def test_a_marker_goes_on_over_lines(self) -> None:
        for typed in ("\n¦", "list\nactor=Clerk\n¦", "list" + 20 * "\n" + "¦", "list <!--usecases:¦"):
            assert on_page(f"Words.\n<!-- usecases: {typed}").labels, typed
        for other in (
            *(
                "¦\n<!-- usecases:",
                "<!-- usecases: list -->\n¦",
                "`code\n<!-- usecases:` ¦",
                "<!-- usecases\n: ¦",
            ),
            *("```\n<!-- usecases:\n```\n¦", "<!-- usecases:\n```\n¦", "<!-- usecases:\n```\n```\n¦"),
            "<!-- usecases: list" + 21 * "\n" + "¦",
        ):
            assert on_page(other).labels == [], other

    def test_values_of_filters(self) -> None:
        assert on_page('<!-- usecases: list actor="Card s¦" -->').line("Card service") == (
            '<!-- usecases: list actor="Card service" -->'
        )
        assert on_page('<!-- usecases: list tag="mobile, ¦" -->').labels == ["checkout"]
        assert on_page('<!-- usecases: list ending="fail¦" -->').line("failure") == (
            '<!-- usecases: list ending="failure" -->'
        )
        assert {"passed", "no test"} <= {*on_page('<!-- usecases: list tested="¦" -->').labels}
        assert on_page('<!-- usecases: list status="!¦" -->').line("approved") == (
            '<!-- usecases: list status="!approved" -->'
        )
        assert on_page('<!-- usecases: scenarios id="¦" -->').labels == ["UC-1", "UC-12"]

    def test_a_whole_block(self) -> None:
        found = on_page("# Page\n\n```use¦").takes("usecase")
        assert found == "# Page\n\n```usecase\nid: UC-13\ntitle: \nactor: \nsteps:\n  - \n```"

    def test_a_whole_block_in_a_list(self) -> None:
        found = on_page("---\nusecases: {actor: Clerk}\n---\n- Page\n\n    ```us¦\n    ```\n").takes(
            "usecase"
        )
        assert found.endswith(
            "\n\n    ```usecase\n    id: UC-13\n    title: \n    steps:\n      - \n    ```\n"
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Whoever is hun¦gry",
            "`[UC-¦1]`",
            "`` `[UC-¦1] ``",
            "```yaml\n¦\n```",
            "```python\nx = [UC-¦\n```",
            "    code [UC-¦",
            "<!-- a comment [UC-¦ -->",
            "![¦](x.png)",
            "[^¦1]",
            "- [¦ ] a task",
            "`<!-- usecases: ¦ -->`",
            "````markdown\n```usecase\n¦\n```\n````",
            "```usecase\ntitle: X\ntrigger: The bell rings¦\n```",
            "```usecase\ntitle: X # a comm¦\n```",
            "```usecase\ntitle: X\nsteps:\n  - A `UC-¦` b.\n```",
        ],
    )
    def test_nothing_in_prose_code_and_other_fences(self, text: str) -> None:
        assert on_page(text).labels == []

    def test_where_the_yaml_above_is_broken(self) -> None:
        assert "Clerk" in typing('title: "Pay for an order\nid: [UC-9\nsupporting: ¦').labels

    def test_in_a_list_an_admonition_and_a_quote(self) -> None:
        for before, margin in (("- Item\n\n", "    "), ("!!! note\n\n", "    "), ("> ", "> ")):
            first = before if before == margin else f"{before}{margin}"
            text = f"{first}```usecase\n{margin}title: X\n{margin}level: ¦\n{margin}```\n"
            assert on_page(text).line("subfunction") == f"{margin}level: subfunction"

    def test_in_a_block_that_nothing_closes(self) -> None:
        assert "actor" in on_page("# Page\n\n```usecase\ntitle: X\n¦").labels
        assert "actor" in on_page("# Page\n\n```usecase\n¦").labels
        assert "actor" not in on_page("# Page\n\n```usecase\ntitle: X\n```\n¦").labels


class TestSettings:
    CATALOGUE = "# Who takes part\nCustomer:\n  description: Pays.\n  ¦\nClerk: Answers.\n"

    def test_the_catalogue(self) -> None:
        assert writer({"actors.yml": self.CATALOGUE}, OPTIONS).labels == ["kind", "aliases", "is a"]
        text = self.CATALOGUE.replace("¦", "is a: ¦")
        assert "Clerk" in writer({"actors.yml": text}, OPTIONS).labels
        text = self.CATALOGUE.replace("¦", "kind: ¦")
        assert writer({"actors.yml": text}, OPTIONS).labels == ["person", "system", "time", "organization"]

    def test_the_configuration(self) -> None:
        text = "site_name: X\nplugins:\n  - usecases:\n      system: MealApp\n      ¦\n"
        labels = writer({"mkdocs.yml": text, "orders.md": ORDERS}, OPTIONS).labels
        assert {"actor", "actors", "rules"} <= {*labels}
        assert "system" not in labels
        text = text.replace("¦", "actor: ¦")
        assert "Clerk" in writer({"mkdocs.yml": text, "orders.md": ORDERS}, OPTIONS).labels
        text = text.replace("actor: ¦", "rules:\n        too-¦")
        assert writer({"mkdocs.yml": text}, OPTIONS).line("too-few-steps") == "        too-few-steps: "
        assert writer({"mkdocs.yml": "theme: ¦\nplugins: [usecases]"}, OPTIONS).labels == []


class TestDocuments:
    """Ordinary Markdown that is read as use cases, and stays as it is."""

    DOCUMENT = """\
# UC-7: Lend a sled

**Actor:** Clerk

**Main flow:**

1. Clerk asks for a sled.
2. MealApp lists the sleds.
3. Clerk takes one.
{main}
**Extensions:**

2a. There is none:
    1. Clerk waits.
    2. {end}

## Notes

Some words about it.
{notes}
"""

    def document(self, main: str = "", end: str = "Resume at 1.", notes: str = "") -> Writer:
        text = self.DOCUMENT.format(main=main, end=end, notes=notes)
        options = replace(OPTIONS, documents=("page.md",))
        return writer({"orders.md": ORDERS, "page.md": text}, options)

    def test_who_acts(self) -> None:
        assert self.document("4. Ca¦").line("Card service") == "4. Card service"
        assert self.document("4. Clerk waits for ¦").labels == []

    def test_ids(self) -> None:
        assert self.document("4. Clerk waits (UC-¦).").line("UC-12") == "4. Clerk waits (UC-12)."
        assert self.document("4. Clerk waits, see [UC-¦].").line("UC-12") == "4. Clerk waits, see [UC-12]."

    def test_where_it_goes_on(self) -> None:
        assert self.document(end="Resume at ¦").labels[:3] == ["1", "2", "3"]
        assert "ends in failure" in self.document(end="¦").labels

    def test_nothing_in_words_around(self) -> None:
        assert on_page("1. ¦").labels == []
        assert on_page("1. Clerk waits (UC-¦)").labels == []


class TestLanguages:
    """What is offered in a language is understood in it."""

    @pytest.mark.parametrize("language", SPOKEN, ids=lambda language: language.code)
    def test_keys_levels_and_ends(self, language: Language) -> None:
        tongue = tongue_of(None, Context(), Options(language=language.code))
        for key in KEYS:
            assert [lookup(name) for name in tongue.key(key)] == [key]
        for level in ("summary", "user goal", "subfunction"):
            found = level_named(tongue.level(level))
            assert found is not None and found.value.replace("-", " ") == level
        for part in ("when", "at", "steps", "then", "note", "extensions"):
            assert branch_key(tongue.part(part)) == part
        for part in ("use case", "at", "when"):
            assert extends_key(tongue.part(part)) == part
        for kind, phrase in tongue.ends.items():
            end = outcome_phrases().read(phrase.format("3"))
            if kind == "continue with":
                assert outcome_phrases().leads_on(*phrase.split("{}")) is not None
                continue
            kinds = {"success": OutcomeKind.SUCCESS, "failure": OutcomeKind.FAILURE}
            assert end is not None and end.kind is kinds.get(kind, OutcomeKind.RESUMES)
            assert (end.step, end.retries) == ("3" if kind == "resume at" else None, kind == "retry")
