"""Blocks made to harm: bombs, depths and lengths end in a message, or are read in a time that fits them."""

from __future__ import annotations

import pytest

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.options import Options
from mkdocs_usecases.parsing.block import Block
from mkdocs_usecases.parsing.findings.text_findings import LARGEST_BLOCK
from mkdocs_usecases.site import Site
from support.long_runs import IS_LONG, only_in_long_runs
from support.surviving import PAGE, fenced, survive, survive_all
from support.work import expect_in_step, in_good_time

HEAD = "title: Order a meal\nactor: Customer\nsystem: MealApp\n"
STEPS = f"{HEAD}steps: [Customer orders., MealApp cooks., Customer eats.]\n"


def codes(text: str) -> set[str]:
    """The errors of a block, by their codes."""
    return {found.code.value for found in survive_all(fenced(text)).findings if found.is_error}


def test_a_bomb_of_aliases_is_not_lit() -> None:
    bomb = 'a: &a ["x","x","x","x","x","x","x","x","x"]\n'
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{other}: &{other} [{','.join([f'*{one}'] * 9)}]\n"
    assert codes(f"{HEAD}{bomb}") >= {"yaml-feature", "unknown-key"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "notes: " + "[" * 10_000,
        "[" * 10_000,
        f"{'[' * 10_000}: x",
        f"? {'[' * 10_000}\n: x",
        "{" * 10_000 + "}" * 10_000,
        "notes: " + "{a: " * 10_000,
        "notes:\n  " + "- " * 10_000 + "x",
        "? " * 10_000 + "x",
        "\n".join("- " * 60 for _ in range(100)),
        "\n".join(" " * depth + "a:" for depth in range(700)),
        "steps: x\n\tbroken: [\nnotes: " + "[" * 10_000,
        "extensions: |\n" + "\n".join(" " * depth + "1a. x" for depth in range(2, 700)),
        "extensions:\n" + "\n".join("  " * depth + "1a. x:" for depth in range(1, 350)),
    ],
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_no_depth_exhausts_the_stack(text: str, place: str) -> None:
    assert codes(f"{text}\n{STEPS}" if place == "first" else f"{STEPS}{text}\n")


@pytest.mark.slow
def test_labels_may_be_nested_as_deep_as_anybody_types_them() -> None:
    nested = "".join(f"  1{'a1' * depth}a. It rains: Customer waits. Resume at 1.\n" for depth in range(150))
    assert "too-large" in codes(f"{STEPS}extensions:\n{nested}")


@pytest.mark.slow
def test_a_block_of_ten_megabytes_is_named_and_not_read() -> None:
    with in_good_time():
        assert codes(f"{STEPS}summary: {'x ' * 5_000_000}") == {"too-large"}


@pytest.mark.slow
@pytest.mark.parametrize("key", ["steps", "extensions"])
def test_ten_thousand_items_are_too_many(key: str) -> None:
    items = "\n".join(f"  - 1a. Item {number}: Customer waits." for number in range(10_000))
    assert codes(f"{HEAD}{key}:\n{items}\n") == {"too-large"}


PAIR = "\n    The meal is there."


def full(size: int) -> dict[str, str]:
    """Blocks of about so many bytes, each of one kind of line, with its number."""

    def numbered(form: str) -> str:
        lines: list[str] = []
        much = 0
        while much < size * 0.9:
            lines.append(form.format(len(lines) + 1))
            much += len(lines[-1].encode()) + 1
        return "\n".join(lines)

    def filled(piece: str) -> str:
        return piece * (int(size * 0.9) // len(piece.encode()))

    return {
        "steps": f"{HEAD}steps:\n{numbered('  - Customer eats meal {}.')}",
        "misspelt": f"{HEAD}steps:\n{numbered('  - Custmer eats UC-{} (UC-2).')}",
        "steps that YAML refuses": f"{HEAD}steps:\n{numbered('  - *x: y: {}')}",
        "cut steps": f"{HEAD}steps:\n{numbered('  - a #{}')}",
        "steps that break off": f"{HEAD}steps:\n{numbered('  - Customer {} orders the')}",
        "steps that end in dots": f"{HEAD}steps:\n{numbered('  - Customer orders {} …')}",
        "comments that go on": f"{HEAD}steps:\n{numbered('  - Customer orders {} of # the meals.')}",
        "steps in curly quotes": f"{HEAD}steps:\n{numbered('  - “Customer orders {}.”')}",
        "begun names": f"{HEAD}steps:\n{numbered('  - Cus')}",
        "conditions that break off": f"{STEPS}extensions:\n{numbered('  {}a. No, the:')}",
        "outline": f"{HEAD}steps: |\n{numbered('  {}. Customer eats.')}",
        "one outline line": f"{HEAD}steps: |\n{numbered('  eats {}')}",
        "includes": f"{HEAD}steps:\n{numbered('  - include: UC-{}')}",
        "loops": f"{HEAD}steps:\n{numbered('  - repeat 1-{} until done')}",
        "actors": f"title: T\nactor: [{', '.join([f'Actor {n}' for n in range(size // 29)])}]\n"
        f"steps:\n{''.join([f'  - Actr {n} eats.{chr(10)}' for n in range(size // 52)])}",
        "actors who act": f"title: T\nactor: [{', '.join([f'Actor{n}x' for n in range(size // 33)])}]\n"
        f"steps:\n{''.join([f'  - Actor{n}x eats.{chr(10)}' for n in range(size // 33)])}",
        "quoted actors": "title: T\nactor: "
        f"{', '.join([f'{chr(34)}A, {n}{chr(34)}' for n in range(size // 14)])}\n",
        "equal extensions": f"{STEPS}extensions:\n{numbered('  1a. It rains {}: resume at 2')}",
        "ends before steps": f"{STEPS}extensions:\n"
        + numbered("  1a. It rains {}:\n    - ends in failure\n    - Customer waits.\n    - ends in success"),
        "labels of several letters": f"{STEPS}extensions:\n{numbered('  1xa. It rains {}: resume at 2')}",
        "steps behind all extensions": f"{STEPS}extensions:\n"
        + "".join([f"  - {n}a. It rains.\n" for n in range(1, size // 45)])
        + "".join([f"  - {n}a1. Customer waits.\n" for n in range(1, size // 45)]),
        "extensions of no step": f"{STEPS}extensions:\n{numbered('  {}a1a. It rains: resume at 7b1')}",
        "steps with a digit too many": f"{STEPS}extensions:\n{numbered('  30a. It rains {}: resume at 2')}",
        "labels that are comments": "title: T\nactor: C\nsteps: [C a.]\nextensions:\n"
        + numbered("  1a. It rains {}: fails\n  #1b. It snows: fails"),
        "named extensions": f"{STEPS}extensions:\n{numbered('  Way {}: [Customer waits., resume at 9]')}",
        "extensions in an outline": f"{STEPS}extensions: |\n{numbered('  1a. It rains {}')}",
        "sentences": f"{STEPS}extensions:\n  - '1a. It rains: {filled('Customer waits. ')}'",
        "unknown keys": f"{STEPS}{numbered('stps{}: x')}",
        "keys that cannot be read": f"{STEPS}a: [\n{numbered('stps{}: x')}",
        "lines without a colon": f"{STEPS}{numbered('line {}')}",
        "variations": f"{STEPS}variations:\n{numbered('  {}: [a]')}",
        "extension points": f"{STEPS}extension points:\n{numbered('  point {}: 1')}",
        "extended use cases": f"{STEPS}extends:\n{numbered('  - UC-{}')}",
        "ignored checks": f"{STEPS}ignore:\n{numbered('  - no-check-{}')}",
        "aliases": f"{STEPS}notes:\n{numbered('  - &a{} x')}",
        "a step over many lines": f"{HEAD}steps:\n  - Customer\n{numbered('    UC-{} (UC-2).')}",
        "handling over many lines": f"{STEPS}extensions:\n  1a. It rains:\n{numbered('    Go {}. Fails.')}",
        "pairs of sentences": f"{STEPS}preconditions:\n{numbered('  - Door {} is open.' + PAIR)}",
        "tags over many lines": f"{STEPS}tags: a\n{numbered('  b{}, c')}",
        "actors over many lines": f"title: T\nactor: a\n{numbered('  b{}, c')}",
        "codes that stand twice": f"{STEPS}extensions: |\n{numbered('  A1 x {}')}",
        "documents": f"{STEPS}{numbered('--- {}')}",
        "tabs": f"{STEPS}{filled(chr(9) + 'x' + chr(10))}",
    }


SIZES = (1_280, 10_240, 20_480) if IS_LONG else (640, 5_120, 10_240)
FULL = {size: full(size) for size in SIZES}


@pytest.mark.slow
@pytest.mark.parametrize("name", FULL[SIZES[0]])
def test_a_block_twice_as_long_is_twice_the_work(name: str) -> None:
    def check(size: int) -> None:
        site = Site(Options())
        assert not any(found.code is Code.TOO_LARGE for found in _block(site, FULL[size][name]).diagnostics)
        assert site.findings or size == SIZES[0]

    expect_in_step(check, SIZES[1])


@only_in_long_runs
@pytest.mark.parametrize("name", FULL[SIZES[0]])
def test_a_block_as_large_as_it_may_be_is_read_and_checked_in_seconds(name: str) -> None:
    text = full(LARGEST_BLOCK)[name]
    assert len(text.encode()) <= LARGEST_BLOCK
    site = Site(Options())
    with in_good_time(20):
        assert not any(found.code is Code.TOO_LARGE for found in _block(site, text).diagnostics)
        assert site.findings


MANY_SCENARIOS = {
    "short steps": f"{HEAD}steps: [{'a,' * 2_500}a]\nextensions: |\n" + "  1a x\n" * 1_000,
    "long steps": f"{HEAD}steps: [{'a' * 100_000}, b]\nextensions: |\n" + "  2a x\n" * 1_000,
    "long conditions": f"{STEPS}preconditions: {'a' * 100_000}\nextensions: |\n" + "  2a x\n" * 1_000,
    "long chains": f"{STEPS}extensions:\n"
    + "".join(f"  A{n} x: [a, resume at A{n + 1}.1]\n" for n in range(1, 2_000)),
}


@pytest.mark.slow
@pytest.mark.parametrize("text", MANY_SCENARIOS.values(), ids=MANY_SCENARIOS.keys())
def test_more_scenarios_than_anybody_could_read_are_named_and_not_told(text: str) -> None:
    assert len(text.encode()) <= LARGEST_BLOCK
    with in_good_time(20):
        site = survive(fenced(text))
    assert [found.message for found in site.findings if found.code.value == "too-large"] == [
        "the steps and extensions of the block make too many scenarios, only the main one is shown"
    ]
    (entry,) = site.registry.entries
    assert [scenario.name for scenario in site.registry.scenarios(entry)] == ["main"]


SIGNS = " !\"#%&'()*,-.:;<=>?@[\\]`{|}~a1\u00a0\u2028\u200f“«…。客é"
PLACES = {
    "a title": f"{HEAD}goal: x{{}}z\n",
    "a key": f"{STEPS}{{}}z: x\n",
    "a step": f"{HEAD}steps:\n  - Customer {{}}z\n",
    "an extension": f"{STEPS}extensions:\n  - 1a. {{}}z\n",
    "a condition": f"{STEPS}extensions:\n  1a. It{{}}z: y\n",
    "an outline": f"{STEPS}extensions: |\n  1a. It{{}}z: y\n",
    "an id": f"{STEPS}id: UC{{}}z\n",
    "an actor": "title: T\nactor: x{}z\n",
    "a summary": f"{STEPS}summary: |\n  x{{}}z\n",
    "a comment": f"{STEPS}notes: x #{{}}z\n",
}


LENGTH = 12_000
"""Of a hundred places one takes too long as soon as it takes the square of that."""


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_no_sign_is_slow_however_often_it_stands_in_one_place(place: str) -> None:
    pieces = [
        *SIGNS,
        "[?",
        "- ",
        ": ",
        ", ",
        " #",
        "](",
        "1a",
        "a1",
        "1. ",
        "Go. ",
        "UC-1 ",
        "(UC-1",
        "a_",
        "; ",
    ]
    for piece in pieces:
        text = place.format((piece * LENGTH)[:LENGTH])
        site = Site(Options())
        with in_good_time(3):
            _block(site, text)
            assert site.findings is not None, piece


def _block(site: Site, text: str) -> Block:
    (block,) = site.read(PAGE, fenced(text)).blocks
    return block


NAMES = [
    *(
        "../../etc/passwd",
        "..",
        "/etc/passwd",
        "C:\\Windows",
        "CON",
        "con.txt",
        "nul",
        "a/b",
        "a\\b",
        "a",
        "A",
        "ａ",
    ),
    *("顧客", "العميل", "דייר", "ग्राहक", "ลูกค้า", "Ωmega", "İstanbul", "ıstanbul", "straße", "STRASSE", "ﬁsh"),
    *(
        "fish",
        "é",
        "e\u0301",
        "👩\u200d🍳",
        "\u202egpj",
        "\u200b",
        "Ⅳ",
        "<script>alert(1)</script>",
        "javascript:x",
    ),
    *(
        "data:text/html,x",
        "=1+1",
        "@SUM(A1)",
        "-",
        "...",
        "%2e%2e%2f",
        "#x",
        "?x",
        "x" * 5_000,
        "&amp;",
        '"',
        "\u0000",
    ),
]


@pytest.mark.slow
def test_names_of_every_script_and_of_no_file_system_are_told_apart() -> None:
    blocks = []
    for number, name in enumerate(NAMES):
        quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"').replace("\0", "\\0") + '"'
        keys = f"id: {quoted}\ntitle: T{number}\nactor: {quoted}\nsystem: {quoted}\ngoal: {quoted}"
        blocks.append(fenced(f"{keys}\nsteps: [{quoted}]\nextensions: {{{quoted}: [a, fails]}}\n"))
    site = survive_all("\n".join(blocks))
    entries = site.registry.entries
    assert len(entries) == len(NAMES)
    for entry in entries:
        assert not set(entry.anchor) & set(" /\\<>\"'&#%\x00"), entry.anchor
    for actor in site.registry.actors:
        assert "/" not in actor.slug
        assert "." not in actor.slug


@pytest.mark.parametrize("word", ["word ", "“word” "], ids=["usual", "quoted"])
def test_a_block_that_is_too_large_is_named_and_not_read(word: str) -> None:
    summary = word * (LARGEST_BLOCK // len(word) + 1)
    site = survive(fenced(f"title: Tell a story\nactor: Guest\nsummary: {summary}\n"))
    assert [(found.code, found.span.line) for found in site.findings] == [(Code.TOO_LARGE, 1)]
    assert not site.registry.entries
