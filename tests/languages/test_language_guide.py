"""The guide lists what each language understands and prints, as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs_usecases.languages.language import Language, names
from mkdocs_usecases.languages.spoken import SPOKEN
from support.documents import GUIDE
from support.natural_phrases import LOOPS, NATURAL

PAGE = next(path for path in GUIDE if path.name == "languages.md")
MADE = "<!-- What follows is made from the words of each language: pytest --update tests/languages -->\n"
SHOWN = {
    "at 2": ("goes on at a step", "resumes"),
    "on": ("goes on behind the step that it left from", "resumes after step"),
    "again": ("does that step again", None),
    "success": ("reaches the goal", "succeeds"),
    "failure": ("does not reach it", "fails"),
    "ends": ("ends, and nobody says how", "ends"),
}
FEW = 5


def section(language: Language) -> Iterator[str]:
    words = language.printed
    yield f"\n## {language.name}\n\n| Says | You type, for example | Pages print |\n|---|---|---|\n"
    for meaning, (said, printed) in SHOWN.items():
        shown = "" if printed is None else f"`{words[printed].format(2)}`"
        yield f"| {said} | {few(NATURAL[language.code][meaning])} | {shown} |\n"
    loops = few(LOOPS[language.code].replace("A has it", "…"))
    yield f"| goes through steps again | {loops} | `{words['repeat steps'].format('2–3')}`, `{words['until'].format('…')}` |\n"
    yield "\n| Key | Names |\n|---|---|\n"
    for key, listed in language.keys.items():
        if listed:
            yield f"| `{key}` | {', '.join(f'`{name}`' for name in names(listed))} |\n"
    yield "\n| Level | Words |\n|---|---|\n"
    for level, listed in language.levels.items():
        yield f"| `{level}` | {', '.join(f'`{name}`' for name in names(listed))} |\n"


def few(phrases: str) -> str:
    return ", ".join(f"`{phrase.strip()}`" for phrase in phrases.split("|")[:FEW])


def test_the_guide_lists_the_words_of_each_language(golden: Callable[[Path, str], None]) -> None:
    head, mark, _ = PAGE.read_text(encoding="utf-8").partition(MADE)
    assert mark
    golden(PAGE, head + mark + "".join(piece for language in SPOKEN for piece in section(language)))
