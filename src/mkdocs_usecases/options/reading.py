"""Options as a site gives them, checked; what is wrong is said with what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from mkdocs_usecases.diagnostics import Code, Diagnostic, Severity
from mkdocs_usecases.escaping import visible
from mkdocs_usecases.files import read_text
from mkdocs_usecases.languages.english import ENGLISH
from mkdocs_usecases.mending import spanned
from mkdocs_usecases.model.actor import Catalogue
from mkdocs_usecases.model.text import ActorName, folded
from mkdocs_usecases.options.catalogue import Places, nearest, read_catalogue, read_catalogue_file
from mkdocs_usecases.options.checks import code_named, severity_of, unknown_check
from mkdocs_usecases.options.exports import read_exports
from mkdocs_usecases.options.globs import Globs
from mkdocs_usecases.options.inventory_files import read_inventory_files
from mkdocs_usecases.options.options import (
    PHRASE_KINDS,
    STANDARD_EXPORT,
    DiagramMode,
    ExportFile,
    InventoryFile,
    ListingOrder,
    Options,
    ResultFiles,
)
from mkdocs_usecases.options.renamed import by_new_names
from mkdocs_usecases.options.result_files import read_result_files
from mkdocs_usecases.options.values import (
    VALUE,
    Mistake,
    WrongOption,
    a_choice,
    a_flag,
    a_list,
    a_mapping,
    a_path_in_site,
    a_text,
    shown,
    spelled,
)
from mkdocs_usecases.patterns import WrongPattern, compile_pattern
from mkdocs_usecases.source import Span
from mkdocs_usecases.spelling import did_you_mean


class OptionsReading(NamedTuple):
    """Options, and what was wrong with those that were given."""

    options: Options
    findings: tuple[Diagnostic, ...]
    """Checks that do not exist: reported like any finding, they stop nothing."""

    wrong: tuple[Mistake, ...]
    """Options that cannot be used, each with what was expected; their defaults stand in."""

    warnings: tuple[str, ...] = ()
    """Options that will be gone some day, each with what to type instead."""

    def told(self) -> str:
        """All that is wrong, each at its place: the message of hosts that stop there."""
        return wrong_options(mistake.told for mistake in self.wrong)


def wrong_options(messages: Iterable[str]) -> str:
    """What hosts say that stop because of options."""
    return "\n".join(["usecases: wrong options", *(f"  {message}" for message in messages)])


def read_options(
    given: Mapping[str, object],
    *,
    folder: Path,
    file: str = "mkdocs.yml",
    places: Places | None = None,
    read: Callable[[Path], str] = read_text,
) -> OptionsReading:
    """The options of a site from plain values, as YAML gives them.

    `folder` is where relative paths start, `file` where the options stand, `places` where in it each of them
    does, by the keys that lead to it; `read` gives the text of a file that an option names. An option with no
    value (`None`) has its default.
    """
    reader = _Reader(folder, file, places or {}, read)
    values: dict[str, object] = {}
    for name, value in by_new_names(given, reader.warnings):
        if name not in OPTIONS:
            reader.wrong.append(Mistake(_unknown(name), reader.place(name)))
        elif value is not None:
            try:
                values[_NAMES.get(name, name)] = OPTIONS[name].read(reader, value)
            except WrongOption as wrong:
                reader.wrong.append(Mistake(f"`{name}`: {wrong}", reader.place(name, *wrong.keys)))
    options = replace(Options(**values), **reader.named)  # type: ignore[arg-type]
    return OptionsReading(
        options,
        tuple(reader.findings),
        tuple(Mistake(visible(mistake), mistake.span) for mistake in reader.wrong),
        tuple(map(visible, reader.warnings)),
    )


def _in_lists(places: Places) -> Places:
    """What stands in the mappings of a list, as if it stood in one mapping."""
    return {
        (keys[0], *keys[2:]): place
        for keys, place in places.items()
        if keys[1:2] and keys[1].isdecimal() and keys[2:]
    }


_HEADINGS = range(2, 7)
_NAMES = {"actor": "primary_actors", "actors": "catalogue"}
"""Options that the code knows by the field's own word."""


def _unknown(name: str) -> str:
    meant = did_you_mean(name, OPTIONS)
    expected = f"did you mean `{meant}`?" if meant else f"expected one of {', '.join(OPTIONS)}"
    return f"`{name}`: there is no such option; {expected}"


class _Reader:
    """One reading of options: where they come from, and what was found on the way."""

    def __init__(self, folder: Path, file: str, places: Places, read: Callable[[Path], str]) -> None:
        self.folder = folder
        self.read = read
        self.file = file
        self.places = {**_in_lists(places), **places}
        self.findings: list[Diagnostic] = []
        self.wrong: list[Mistake] = []
        self.warnings: list[str] = []
        self.named: dict[str, Any] = {}
        """Where names stand that options give."""

    def place(self, *keys: str) -> Span:
        """Where an option stands, or the place of the nearest key above it that is known."""
        return nearest(self.places, keys) or Span(self.file, 1, 1)

    def text(self, value: object) -> str:
        return a_text(value)

    def flag(self, value: object) -> bool:
        return a_flag(value)

    def system(self, value: object) -> str:
        self.named["system_span"] = self.places.get(("system", VALUE)) or self.place("system")
        return a_text(value)

    def actor(self, value: object) -> tuple[ActorName, ...]:
        names = value.split(",") if isinstance(value, str) else a_list(value)
        found: dict[str, tuple[ActorName, Span]] = {}
        for index, name in enumerate(names):
            keys = ("actor", VALUE if isinstance(value, str) else str(index))
            if name.strip():
                span = self.places.get(keys) or self.place("actor")
                found.setdefault(folded(name), (ActorName(name.strip()), span))
        self.named["actor_spans"] = tuple(span for _, span in found.values())
        return tuple(name for name, _ in found.values())

    def catalogue(self, value: object) -> Catalogue:
        if isinstance(value, str):
            catalogue, wrong = read_catalogue_file(value, self.folder, self.read)
        else:
            places = {keys[1:]: span for keys, span in self.places.items() if keys[:1] == ("actors",)}
            catalogue, wrong = read_catalogue(value, {(): self.place("actors"), **places})
        self.wrong += [mistake.below("`actors`") for mistake in wrong]
        return catalogue

    def index(self, value: object) -> str | None:
        if isinstance(value, bool):
            return "use-cases/" if value else None
        path = a_path_in_site(value, "a folder of the docs such as `use-cases/`, or false")
        if PurePosixPath(path).suffix in {".md", ".html"}:
            raise WrongOption(f"is the page {shown(value)}, expected a folder such as `use-cases/`, or false")
        return f"{path}/"

    def export(self, value: object) -> tuple[ExportFile, ...]:
        return read_exports(value)

    def results(self, value: object) -> ResultFiles:
        return read_result_files(value)._replace(span=self.place("results"))

    def diagram(self, value: object) -> DiagramMode:
        if isinstance(value, bool):
            return DiagramMode.OPEN if value else DiagramMode.NONE
        return DiagramMode(a_choice(value, [mode.value for mode in DiagramMode]))

    def order(self, value: object) -> ListingOrder:
        return ListingOrder(a_choice(value, [order.value for order in ListingOrder]))

    def heading_level(self, value: object) -> int | None:
        typed = value.strip().casefold() if isinstance(value, str) else value
        if typed == "auto":
            return None
        if not isinstance(typed, bool) and str(typed) in map(str, _HEADINGS):
            return int(str(typed))
        raise WrongOption(f"is {shown(value)}, expected `auto` or a number from 2 to 6")

    def id_pattern(self, value: object) -> str:
        pattern = a_text(value)
        try:
            return compile_pattern(pattern).pattern
        except WrongPattern as wrong:
            raise WrongOption(f"{shown(value)} {wrong}") from None

    def fields(self, value: object) -> Mapping[str, str | None]:
        expected = "key → label, such as `jira: Ticket`"
        listed: dict[str, object] = {}
        for index, item in enumerate(value if isinstance(value, (list, tuple)) else [value]):
            listed |= a_mapping(item, expected) if isinstance(item, Mapping) else {a_text(item, index): None}
        labels = {name: None if label is None else a_text(label, name) for name, label in listed.items()}
        for name in filter(_is_a_key, labels):
            self.warnings.append(f"`fields`: {shown(name)} is a key of blocks already, and is read as that")
        return {" ".join(name.split()): label for name, label in labels.items()}

    def phrases(self, value: object) -> Mapping[str, tuple[str, ...]]:
        phrases: dict[str, tuple[str, ...]] = {}
        for key, words in a_mapping(value, "what they say → phrases, such as `success: [gelingt]`").items():
            kind = a_choice(key, PHRASE_KINDS, key)
            listed = (" ".join(phrase.split()) for phrase in a_list(words, key))
            phrases[kind] = (*phrases.get(kind, ()), *listed)
        return phrases

    def keys(self, value: object) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        for key, listed in a_mapping(value, "key → its names, such as `steps: [Ablauf]`").items():
            canonical = a_choice(key, KEYS, key)
            typed = (" ".join(name.split()) for name in a_list(listed, key))
            names[canonical] = (*names.get(canonical, ()), *typed)
        meant: dict[str, str] = {}
        for canonical, listed in names.items():
            for name in listed:
                other = spelled(name) if _is_a_key(name) else meant.setdefault(spelled(name), canonical)
                if other != canonical:
                    both = f"`{other}` and of `{canonical}`"
                    self.warnings.append(f"`keys`: {shown(name)} is a name of {both}, expected of one key")
        return names

    def documents(self, value: object) -> tuple[str, ...]:
        patterns = a_list(value)
        for at, pattern in enumerate(patterns):
            try:
                Globs([pattern])
            except WrongPattern as wrong:
                keys = () if isinstance(value, str) else (at,)
                raise WrongOption(f"{shown(pattern)} {wrong}", *keys) from None
        return tuple(dict.fromkeys(patterns))

    def links(self, value: object) -> Mapping[str, str]:
        expected = "prefix → address, such as `FR: 'requirements.md#{id}'`"
        return {prefix: a_text(address, prefix) for prefix, address in a_mapping(value, expected).items()}

    def inventories(self, value: object) -> tuple[InventoryFile, ...]:
        found = []
        for name, file in read_inventory_files(value):
            found.append(file._replace(span=self.place("inventories", name)))
        return tuple(found)

    def rules(self, value: object) -> Mapping[Code, Severity]:
        rules: dict[Code, Severity] = {}
        for key, severity in a_mapping(value, "check → severity, such as `too-many-steps: off`").items():
            code = code_named(key)
            if code is None:
                place = self.places.get(("rules", key))
                here = self.place("rules") if place is None else spanned(place, key)
                self.findings.append(unknown_check(key, here))
                continue
            try:
                rules[code] = severity_of(severity, code)
            except WrongOption as wrong:
                self.wrong.append(Mistake(f"`rules`: `{key}` {wrong}", self.place("rules", key, VALUE)))
        return rules

    def strings(self, value: object) -> Mapping[str, str]:
        words = a_mapping(value, "key → words, such as `actor: Role`")
        for key in words:
            _refuse_slip(key)
        return {key: a_text(word, key) for key, word in words.items()}


def _refuse_slip(key: str) -> None:
    """Refuse what is nearly the name of a word; templates of a site may have words of their own."""
    name = spelled(key)
    known = (*ENGLISH.printed, *(f"about {term}" for term in ENGLISH.legend))
    meant = None if name in known else did_you_mean(name, known)
    if meant is not None:
        raise WrongOption(f"there is no word {shown(key)}; did you mean `{meant}`?", key)


KEYS = tuple(ENGLISH.keys)
"""The keys of a block that may get further names."""


def _is_a_key(name: str) -> bool:
    """Whether a word is the proper name of a key, which no site can give to something else."""
    return spelled(name) in KEYS


class Option(NamedTuple):
    """What a site may say once; the guide and editors show what stands here."""

    read: Callable[[_Reader, object], object]
    about: str
    """In a few words."""

    default: str = "none"
    """As the guide shows it."""

    offered: tuple[str, ...] = ()
    """What editors offer, where it is one of a few words."""


_FLAG = ("true", "false")

OPTIONS: Mapping[str, Option] = {
    "system": Option(_Reader.system, "the system of blocks that name none"),
    "actor": Option(_Reader.actor, "the primary actor of blocks that name none"),
    "actors": Option(_Reader.catalogue, "the catalogue of actors"),
    "index": Option(_Reader.index, "the folder of the generated pages", "use-cases/", ("false",)),
    "actor_pages": Option(_Reader.flag, "whether each actor has a page", "false", _FLAG),
    "order": Option(
        _Reader.order, "of use cases in listings", "navigation", tuple(order.value for order in ListingOrder)
    ),
    "diagram": Option(
        _Reader.diagram,
        "whether flowcharts are shown, and unfolded",
        "open",
        tuple(mode.value for mode in DiagramMode),
    ),
    "heading_level": Option(
        _Reader.heading_level, "of the use cases on a page", "auto", ("auto", *map(str, _HEADINGS))
    ),
    "id_pattern": Option(_Reader.id_pattern, "what an id looks like here"),
    "fields": Option(_Reader.fields, "keys of your own"),
    "phrases": Option(_Reader.phrases, "more words for ends and loops"),
    "keys": Option(_Reader.keys, "more names of keys"),
    "documents": Option(_Reader.documents, "pages of ordinary Markdown that are read as use cases"),
    "links": Option(_Reader.links, "where ids of requirements lead"),
    "rules": Option(_Reader.rules, "how much checks matter"),
    "export": Option(
        _Reader.export, "data for other tools", "usecases.json", ("false", STANDARD_EXPORT.path)
    ),
    "results": Option(_Reader.results, "results of tests"),
    "inventories": Option(_Reader.inventories, "use cases of other sites"),
    "mermaid": Option(_Reader.text, "the script that draws flowcharts", "the theme's"),
    "hints": Option(_Reader.flag, "whether `serve` shows hints on pages", "false", _FLAG),
    "language": Option(_Reader.text, "of the words that are shown", "the theme's"),
    "strings": Option(_Reader.strings, "words that are shown otherwise"),
}
"""Every option that a site may give, by its name as it is typed."""


_OF_HOST = {"system_span", "actor_spans", "page_ending", "has_foreign_directive"}

_apart = {_NAMES.get(name, name) for name in OPTIONS} ^ ({entry.name for entry in fields(Options)} - _OF_HOST)
assert not _apart, f"a field of `Options` and a row of `OPTIONS` are one option: `{', '.join(_apart)}`"
