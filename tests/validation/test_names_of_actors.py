"""When a name is taken for a slip, for a plural, or for nobody's: the cases next to each other."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.validation.names.names_in_texts import may_hold_slips
from support.checking import findings_of, options_of
from support.mended import mended

HEAD = "title: Order a meal\nsystem: MealApp\n"


def page(*blocks: str) -> str:
    return "\n\n".join(f"```usecase\n{block}\n```" for block in blocks)


def found(code: Code, text: str, options: str = "") -> list[Diagnostic]:
    """The findings of one code on a page."""
    return [each for each in findings_of({"page.md": text}, options_of(options)[0]) if each.code is code]


def meant(step: str, names: str = "Customer, Senior editor, Manager") -> str | None:
    """Which actor a step is told to mean; `None` when nothing is said."""
    slips = found(Code.NO_SUCH_ACTOR, page(f"{HEAD}actor: [{names}]\nsteps:\n  - '{step}'"))
    return slips[0].hint if slips else None


@pytest.mark.parametrize(
    "step",
    [
        "Custmer pays.",
        "The Custmer pays.",
        "(at night) Custmer pays.",
        "(at night), the *Custmer* pays.",
        "Custmer, hurrying, pays.",
        "Custmer: pays.",
        "The Custmer: pays.",
        "Custmr: pays",
        "*Custmer*: pays",
        # So far from it that only the colon says that a name was meant.
        "Costumier: pays",
    ],
)
def test_a_step_that_begins_nearly_as_an_actor_means_that_actor(step: str) -> None:
    assert meant(step) == "did you mean `Customer`?"


@pytest.mark.parametrize(
    "step",
    [
        "Customer pays.",
        "Costumier pays.",
        "Custmer is told the price.",
        "Custmer in the shop pays.",
        "Custmer that waits pays.",
        "Custmer''s order is cooked.",
        "Custmer’s order is cooked.",
        "Manage the menu.",
        "Somebody pays the Custmer.",
        "(Custmer) pays.",
    ],
)
def test_a_step_that_begins_otherwise_means_nobody(step: str) -> None:
    assert meant(step) is None


def test_names_of_several_words_are_compared_word_by_word() -> None:
    assert meant("Senor editor reads.") == "did you mean `Senior editor`?"
    assert meant("The senior edtor reads.") == "did you mean `Senior editor`?"
    # Alike as a whole, and two persons all the same.
    assert meant("Junior editor reads.") is None
    assert meant("Senior author: reads.") is None
    assert meant("Seniores reads.") is None


def test_numbers_tell_actors_apart() -> None:
    assert meant("Clerk 2 counts.", "Clerk 1") is None
    assert meant("Clrk 1 counts.", "Clerk 1") == "did you mean `Clerk 1`?"


def test_a_short_name_is_a_slip_only_before_a_colon() -> None:
    assert meant("Boy pays.", "Bot") is None
    assert meant("Cock pays.", "Cook") is None
    assert meant("Both: pay.", "Bot") == "did you mean `Bot`?"
    assert meant("Clrek pays.", "Clerks") is None


def test_the_closest_of_several_names_is_meant() -> None:
    assert meant("Custmers pay.", "Customer, Customers") == "did you mean `Customers`?"
    assert meant("Customrs pay.", "Customers, Customer") == "did you mean `Customers`?"


def test_the_name_of_more_words_is_meant_before_that_of_one() -> None:
    assert meant("Premium custmer pays.", "Premum, Premium customer") == "did you mean `Premium customer`?"


def test_stakeholders_are_names_that_a_step_may_mean() -> None:
    block = f"{HEAD}actor: Customer\nstakeholders: [Restaurant]\nsteps: [Restarant cooks.]"
    (slip,) = found(Code.NO_SUCH_ACTOR, page(block))
    assert slip.hint == "did you mean `Restaurant`?"


# --- Actors that nothing is heard of


def idle(rest: str, options: str = "") -> list[str]:
    """The supporting actors that a block is told to have in vain."""
    block = f"{HEAD}actor: Customer\n{rest}"
    return [each.message.split("`")[1] for each in found(Code.IDLE_ACTOR, page(block), options)]


def test_an_actor_may_be_named_anywhere_in_the_scenario() -> None:
    steps = "steps: [Customer orders.]\n"
    assert idle(f"supporting: Courier\n{steps}") == ["Courier"]
    assert idle("supporting: Courier\nsteps: [Customer calls the courier.]") == []
    assert idle(f"supporting: Courier\n{steps}extensions:\n  1a. Courier is ill: fails") == []
    assert idle(f"supporting: Courier\n{steps}variations:\n  1: [by phone, by Courier]") == []
    assert idle("supporting: [Cook, Courier]\nsteps: [Customer calls.]") == ["Cook", "Courier"]


def test_a_name_that_only_two_texts_make_together_is_not_named() -> None:
    rest = "supporting: Night shift\nsteps: [Customer orders for the night, shift key in hand.]"
    assert idle(rest) == ["Night shift"]
    assert idle("supporting: Night shift\nsteps:\n  - Customer orders at night\n  - shift to day.") == [
        "Night shift"
    ]


def test_an_alias_names_an_actor_as_well() -> None:
    rest = "supporting: Courier\nsteps: [Customer meets the rider.]"
    catalogue = "actors: {Customer: {}, Courier: {aliases: [Rider]}}"
    assert idle(rest, catalogue) == []
    assert idle(rest) == ["Courier"]


def test_an_actor_is_looked_for_in_each_use_case() -> None:
    unclear = f"{HEAD}actor: Customer\nsupporting: Cook\nincludes: UC-2\nsteps: [Customer orders.]"
    second = "id: UC-2\ntitle: Pay\nactor: Customer\nsystem: S\nsupporting: Bank\nsteps: [Customer pays.]"
    names = [each.message.split("`")[1] for each in found(Code.IDLE_ACTOR, page(unclear, second))]
    assert names == ["Bank"]


# --- One actor, two names


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Customer", "Customers"),
        ("Customer", "customer"),
        ("Agency", "Agencies"),
        ("Boss of night", "Boss of nights"),
        ("Actress", "Actresses"),
        ("Coach", "Coaches"),
        ("Wish", "Wishes"),
        ("Fax box", "Fax boxes"),
        ("Clerk", "Clerks"),
    ],
)
def test_a_plural_is_the_same_actor(usual: str, other: str) -> None:
    blocks = [f"title: Do {n}\nactor: {name}\nsystem: S" for n, name in enumerate((usual, usual, other))]
    (similar,) = found(Code.SIMILAR_ACTORS, page(*blocks))
    assert similar.hint == f"did you mean `{usual}`?"
    assert similar.span.line > 12


@pytest.mark.parametrize(
    ("one", "other"), [("Bos", "Boss"), ("Pas", "Pass"), ("Clas", "Class"), ("Bu", "Bus")]
)
def test_what_only_looks_like_a_plural_is_another_actor(one: str, other: str) -> None:
    blocks = [f"title: Do {n}\nactor: {name}\nsystem: S" for n, name in enumerate((one, one, other))]
    assert found(Code.SIMILAR_ACTORS, page(*blocks)) == []


def test_the_default_of_a_page_is_told_once() -> None:
    front = "---\nusecases: {actor: Customers}\n---\n"
    others = [f"title: Do {n}\nactor: Customer\nsystem: S" for n in range(3)]
    text = front + page("title: A\nsystem: S", "title: B\nsystem: S", *others)
    (similar,) = found(Code.SIMILAR_ACTORS, text)
    assert similar.span.line == 2


def test_a_system_that_is_the_default_actor_of_a_page_is_told_once() -> None:
    front = "---\nusecases: {actor: MealApp, system: MealApp}\n---\n"
    assert len(found(Code.SYSTEM_AS_ACTOR, front + page("title: A", "title: B"))) == 1


def goalless(catalogue: str, *actors: str) -> list[str]:
    blocks = [f"title: Do {n}\nsystem: S\n{actor}" for n, actor in enumerate(actors)]
    text = page(*blocks)
    return [
        each.message.split("`")[1] for each in found(Code.ACTOR_WITHOUT_GOAL, text, f"actors: {catalogue}")
    ]


def test_actors_of_the_catalogue_want_something() -> None:
    assert goalless("{A: {}, B: {}, C: {}}", "actor: A") == ["B", "C"]
    # A system that helps need not; one that does not help, and a person that does, are told.
    system = "{A: {}, B: {kind: system}, C: {kind: person}, D: {kind: system}}"
    assert goalless(system, "actor: A\nsupporting: [B, C]") == ["C", "D"]


def test_special_actors_share_the_goals_of_general_ones() -> None:
    assert goalless("{A: {}, B: {is a: A}, C: {is a: B}}", "actor: A") == []
    assert goalless("{A: {}, B: {is a: A}, C: {is a: B}}", "actor: C") == ["A"]
    assert goalless("{A: {}, B: {is a: A}}", "actor: B") == []


BLOCK = """id: UC-1
title: Board a ferry
actor: Motorist
system: DeckPlan
supporting: Host, Harbour Office
stakeholders:
  Harbour Office: counts cars
steps:
  - Motorist shows the ticket to the Host.
  - DeckPlan assigns a lane.
  - Host waves to the Motorist.
  - DeckPlan reports the car to the Harbour Office.
  - Motorist leaves the car.
extensions:
  3a. The Host is away: DeckPlan calls the Motorist. Resume at 3.
"""


@pytest.mark.parametrize(
    ("right", "typed", "line"),
    [
        ("calls the Motorist", "calls the Motorisr", 16),
        ("to the Harbour Office", "to the Harbour Pffice", 13),
        ("to the Harbour Office", "to the Harbour Offive", 13),
        ("supporting: Host", "supporting: Hodt", 6),
        ("supporting: Host", "supporting: Hos", 6),
        ("actor: Motorist", "actor: Motorisr", 4),
        ("actor: Motorist", "actor: Mo", 4),
        ("  Harbour Office: counts", "  Harbour Odfice: counts", 8),
        ("- Motorist leaves", "- Motori leaves", 14),
        ("  Harbour Office: counts", "  Harbour Offise: counts", 8),
    ],
)
def test_a_name_with_a_slip_is_told_where_it_stands(right: str, typed: str, line: int) -> None:
    text = page(BLOCK)
    spoilt = text.replace(right, typed)
    found = findings_of({"page.md": spoilt})
    (finding,) = (each for each in found if each.severity is not Severity.HINT)
    assert finding.code in {Code.NO_SUCH_ACTOR, Code.SIMILAR_ACTORS}
    assert finding.span.line == line
    assert mended(spoilt, finding.edits) == text


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("calls the Motorist", "calls the Motorists"),
        ("actor: Motorist", "actor: [Motorist, Trainer, Trainee]"),
        ("- Motorist leaves", "- Motor stops"),
    ],
)
def test_a_word_that_is_another_one_is_no_slip_in_a_name(right: str, typed: str) -> None:
    told = findings_of({"page.md": page(BLOCK).replace(right, typed)})
    assert [each for each in told if each.code in {Code.NO_SUCH_ACTOR, Code.SIMILAR_ACTORS}] == []


def test_the_last_word_of_a_name_may_lack_its_end() -> None:
    assert meant("Senior edit reads.") == "did you mean `Senior editor`?"
    assert meant("Senior e reads.") is None


def one_slip_away(name: str) -> set[str]:
    """A name with a letter that lacks, is another one or one too many, or with two that are swapped."""
    places = range(len(name))
    found = {name[:at] + other + name[at + 1 :] for at in places for other in ("", "x", 2 * name[at])}
    found |= {name[:at] + name[at : at + 2][::-1] + name[at + 2 :] for at in places}
    found |= {name[:at] + "x" + name[at:] for at in range(len(name) + 1)}
    return {each for each in found if "  " not in each} - {name}


@pytest.mark.parametrize("name", ["Customer", "MealApp", "Night porter", "Web2Shop", "Meal-App", "User"])
def test_a_block_with_any_slip_in_a_name_is_looked_through(name: str) -> None:
    slips = one_slip_away(name)
    assert [each for each in slips if not may_hold_slips([name], f"{name} greets {each}, then {name}.")] == []


def test_a_block_that_has_its_names_as_they_are_is_not() -> None:
    assert not may_hold_slips(["Customer", "MealApp"], "The Customer likes MealApp, as all customers do.")


@pytest.mark.parametrize("typed", ["Hoost", "Hostt", "Hsot"])
def test_a_condition_may_begin_with_a_slip_in_a_name_also_in_the_last_line(typed: str) -> None:
    text = page(BLOCK.replace("3a. The Host is away:", "3a. Host leaves:"))
    spoilt = text.replace("3a. Host", f"3a. {typed}")
    (finding,) = (each for each in findings_of({"page.md": spoilt}) if each.severity is not Severity.HINT)
    assert (finding.code, finding.span.line) == (Code.NO_SUCH_ACTOR, 16)
    assert mended(spoilt, finding.edits) == text


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("Guest", "Guestt waits", True),
        ("Guest", "GGuest waits", True),
        ("Guest", "Guezt has a table", True),
        ("Guest", "Gest is there", True),
        # Another form, and other words.
        ("Guest", "Guests wait", False),
        ("Marketeer", "Market is open", False),
        ("Guest", "Gusts shake the door", False),
    ],
)
@pytest.mark.parametrize("key", ["trigger: ", "preconditions:\n  - ", "minimal guarantee: "])
def test_a_text_of_what_holds_may_begin_with_a_slip_in_a_name(
    key: str, name: str, typed: str, told: bool
) -> None:
    steps = f"- {name} asks.\n  - Door answers.\n  - {name} goes in."
    block = f"title: Go in\nactor: {name}\nsystem: Door\n{key}{typed}.\nsteps:\n  {steps}"
    found = [each for each in findings_of({"page.md": page(block)}) if each.code is Code.NO_SUCH_ACTOR]
    assert bool(found) is told


def test_an_article_that_lost_its_vowel_is_none_of_the_name() -> None:
    steps = "- L'adhérent choisit.\n  - Potager répond.\n  - L'adhérent confirme."
    text = page(f"titre: Choisir\nacteur: Adhérent\nsystème: Potager\nétapes:\n  {steps}")
    spoilt = text.replace("acteur: Adhérent", "acteur: Adhérebt")
    (finding,) = (each for each in findings_of({"page.md": spoilt}) if each.code is Code.NO_SUCH_ACTOR)
    assert (finding.span.line, finding.hint) == (3, "did you mean `adhérent`?")


def test_the_first_word_of_a_name_is_a_name_where_all_other_steps_have_one() -> None:
    text = page(BLOCK.replace("Host waves to the Motorist", "Harbour Office waves the car on"))
    spoilt = text.replace("- Harbour Office waves", "- Harbour waves")
    (finding,) = (each for each in findings_of({"page.md": spoilt}) if each.code is Code.NO_SUCH_ACTOR)
    assert mended(spoilt, finding.edits) == text
    event = page(BLOCK.replace("Host waves to the Motorist", "Harbour opens"))
    assert [each for each in findings_of({"page.md": event}) if each.code is Code.NO_SUCH_ACTOR] == []


NAMED = """title: Judge a choir
actor: Choir Leader
system: StageBook
supporting: Jury, Card Office
stakeholders:
  Jury: hears each choir once
steps:
  - Choir Leader enters a choir.
  - StageBook asks the Jury for a time.
  - The Jury names a time.
  - Card Office reminds the Choir Leader.
  - Choir Leader pays the fee.
extensions:
  3a. The Jury is away: StageBook asks the Card Office. Resume at 4.
  4a. Card Office is closed: ends in failure"""


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        # Behind an article stands no command, and a verb ends with no article behind it.
        ("- The Jury names", "- The Jurz names"),
        ("- The Jury names", "- The uJry names"),
        ("- StageBook asks the Jury", "- StageBookasks the Jury"),
        ("- StageBook asks the Jury", "- StageBook-asks the Jury"),
        ("- StageBook asks the Jury", "- asks StageBook the Jury"),
        # The last word of a name alone, and a first one without its last letter.
        ("- Card Office reminds the", "- Office reminds the"),
        ("the Choir Leader.", "the Choi Leader."),
        # Names of four letters that are declared.
        ("supporting: Jury", "supporting: Jruy"),
        ("supporting: Jury", "supporting: Jry"),
        ("  Jury: hears", "  ury: hears"),
        ("  Jury: hears", "  uJry: hears"),
    ],
)
def test_where_nothing_but_a_name_can_stand_a_slip_is_told(right: str, typed: str) -> None:
    text = page(NAMED)
    spoilt = text.replace(right, typed)
    (finding,) = (each for each in findings_of({"page.md": spoilt}) if each.severity is not Severity.HINT)
    assert finding.code is Code.NO_SUCH_ACTOR
    assert mended(spoilt, finding.edits) == text


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("- The Jury names", "- The fury is over"),
        ("- The Jury names", "- The Jurors name"),
        ("- StageBook asks the Jury", "- StageBookmarks help the Jury"),
        # It is a word of its own.
        ("- Card Office reminds the", "- Office hours end the"),
        ("- Card Office reminds the Choir Leader", "- Card reminds the holder of the card"),
        ("supporting: Jury", "supporting: Jura"),
    ],
)
def test_another_word_in_the_place_of_a_name_is_none(right: str, typed: str) -> None:
    spoilt = page(NAMED.replace(right, typed))
    assert spoilt != page(NAMED)
    assert found(Code.NO_SUCH_ACTOR, spoilt) == []


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("- Choir Leader pays", "- Choir Leader Leader pays"),
        ("- The Jury names", "- The Jury Jury names"),
        ("asks the Card Office", "asks the Card Card Office"),
        ("4a. Card Office is", "4a. Card Office Card Office is"),
    ],
)
def test_a_name_that_stands_twice_is_told_anywhere(right: str, typed: str) -> None:
    text = page(NAMED)
    spoilt = text.replace(right, typed)
    (finding,) = (each for each in findings_of({"page.md": spoilt}) if each.severity is not Severity.HINT)
    assert finding.code is Code.TWO_READINGS
    assert mended(spoilt, finding.edits) == text


def test_two_names_without_a_comma_that_are_names_elsewhere_are_told() -> None:
    text = page(NAMED.replace("once\n", "once\n  Card Office: wants its fee\n"))
    spoilt = text.replace("Jury, Card", "Jury Card")
    (finding,) = (each for each in findings_of({"page.md": spoilt}) if each.severity is not Severity.HINT)
    assert finding.code is Code.NO_SUCH_ACTOR
    assert mended(spoilt, finding.edits) == text


def test_a_name_with_a_word_twice_is_one() -> None:
    text = page(NAMED.replace("Card Office", "Baden Baden"))
    assert [each for each in findings_of({"page.md": text}) if each.severity is not Severity.HINT] == []
