"""The options of a site: what its writers may set once for all use cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath
from typing import NamedTuple

from mkdocs_usecases.diagnostics import Code, Severity
from mkdocs_usecases.languages.language import OUTCOMES
from mkdocs_usecases.model.actor import Catalogue
from mkdocs_usecases.model.text import ActorName
from mkdocs_usecases.model.use_case import GoalLevel
from mkdocs_usecases.source import Span


class DiagramMode(Enum):
    """Whether a use case shows its flowchart, and whether it is unfolded."""

    OPEN = "open"
    CLOSED = "closed"
    NONE = "none"


class ListingOrder(Enum):
    """What decides in which order listings show use cases."""

    NAVIGATION = "navigation"
    ID = "id"
    LEVEL = "level"


class ExportFormat(Enum):
    """How use cases are written for other tools: the name, where it usually stands, and what it holds.

    Of formats with one ending the first has it, and the others are known by their usual name. What stands in
    a format, and by what an earlier file of it is known, says `mkdocs_usecases.export.content`.
    """

    usual: str
    """The path of its file, or of its folder with a slash at its end."""

    holds: str
    """In a few words, as the guide has them."""

    def __new__(cls, value: str, usual: str, holds: str) -> ExportFormat:
        """Let a member carry what is known of it beside its name."""
        member = object.__new__(cls)
        member._value_ = value
        member.usual = usual
        member.holds = holds
        return member

    JSON = "json", "usecases.json", "all that is known, for programs"
    CSV = "csv", "scenarios.csv", "every step of every scenario, for spreadsheets and test management"
    GHERKIN = "gherkin", "features/", "a feature for each use case, with its scenarios"
    INVENTORY = "inventory", "objects.inv", "where use cases are shown, for other sites"
    NEEDS = "needs", "needs.json", "use cases as needs of Sphinx-Needs"

    @classmethod
    def of(cls, name: str) -> ExportFormat:
        """The format of a name that is known to be one."""
        return next(form for form in cls if form.value == name)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder with a file for each use case."""
        return self.usual.endswith("/")

    @property
    def ending(self) -> str:
        """What the paths of its files end with, or that of its folder."""
        return "/" if self.is_folder else PurePosixPath(self.usual).suffix


class ExportFile(NamedTuple):
    """A file that a build writes, or a folder of files."""

    form: ExportFormat
    path: str
    """In the site; of a folder without a slash at its end."""


class ResultFiles(NamedTuple):
    """Where the results of tests stand, and how they name routes: the option `results`."""

    patterns: tuple[str, ...] = ()
    """Globs, from the folder of the configuration."""

    property: str = "usecase"
    """The name of the property, annotation or marker that names routes."""

    required: GoalLevel | None = None
    """The level of the use cases that have to be tested; `None` for all."""

    span: Span | None = None
    """Where the option stands."""


STANDARD_EXPORT = ExportFile(ExportFormat.JSON, ExportFormat.JSON.usual)


class InventoryFile(NamedTuple):
    """The inventory of another site."""

    name: str
    """What stands before an id of that site: `billing:UC-12`."""

    address: str
    """Of the file, or its path."""

    base: str | None = None
    """Where that site stands, if its inventory is a file on this computer."""

    span: Span = Span("mkdocs.yml", 1, 1)
    """Where the option stands."""

    @property
    def is_fetched(self) -> bool:
        """Whether another computer has it."""
        return self.address.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Options:
    """What a site says once for all its use cases; every option may be left out."""

    system: str | None = None
    """The system under discussion where neither the block nor its page names one."""

    primary_actors: tuple[ActorName, ...] = ()
    """Who wants the goal where neither the block nor its page says it: the option `actor`."""

    system_span: Span | None = None
    """Where the value of the option `system` stands; its key or its file, where no more is known."""

    actor_spans: tuple[Span, ...] = ()
    """For each of the primary actors where the value stands that names it, as exactly as it is known."""

    catalogue: Catalogue = field(default_factory=Catalogue)
    """The declared actors: the option `actors`, or the file that it names."""

    index: str | None = "use-cases/"
    """The folder of the generated pages, with a slash at its end; `None` where there are none."""

    actor_pages: bool = False
    """Whether each actor has a page besides its entry in the index."""

    order: ListingOrder = ListingOrder.NAVIGATION
    """What decides in which order listings show use cases."""

    diagram: DiagramMode = DiagramMode.OPEN
    heading_level: int | None = None
    """From 2 to 6; `None` for one deeper than the heading above."""

    id_pattern: str | None = None
    """A regular expression that every id has to match as a whole."""

    fields: Mapping[str, str | None] = field(default_factory=dict)
    """Further keys that blocks may carry, each with the words that pages show for it; `None` for the key."""

    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Further words for ends and loops, by what they say (see `PHRASE_KINDS`)."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Further names of keys, by the key that they stand for."""

    links: Mapping[str, str] = field(default_factory=dict)
    """Where ids of other things lead, by the letters before their number; `{id}` is the id."""

    documents: tuple[str, ...] = ()
    """Patterns for pages of ordinary Markdown that are read as use cases, and stay as they are."""

    rules: Mapping[Code, Severity] = field(default_factory=dict)
    """Checks whose severity the site changes."""

    export: tuple[ExportFile, ...] = (STANDARD_EXPORT,)
    """What a build writes for other tools."""

    results: ResultFiles = field(default_factory=ResultFiles)
    """What tests said that ran elsewhere."""

    inventories: tuple[InventoryFile, ...] = ()
    """Other sites with use cases."""

    mermaid: str | None = None
    """Path or URL of the script that draws diagrams, where the theme's own is not wanted."""

    hints: bool = False
    """Whether `serve` shows hints on the pages."""

    language: str = "en"
    """Of the words that are generated; the host gives that of the theme."""

    strings: Mapping[str, str] = field(default_factory=dict)
    """Generated words that the site wants otherwise, by their key."""

    has_foreign_directive: bool = False
    """Whether `usecase` is the directive of another extension: then none of them is ours."""

    page_ending: str = ".md"
    """That of generated pages: the host tells it, as it knows what it reads."""


PHRASE_KINDS = (*OUTCOMES, "repeat")
"""What the words for ends and loops may say, see the table of ends in the user guide."""
