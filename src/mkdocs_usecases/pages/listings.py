"""What a page may have in the place of a comment."""

from __future__ import annotations

from enum import Enum


class Listing(Enum):
    """A listing of use cases: the word that asks for it, and what it shows.

    How it is made says `mkdocs_usecases.rendering.listings`. The guide and editors show what stands here.
    """

    shows: str
    """In a few words, as the guide has them."""

    def __new__(cls, value: str, shows: str) -> Listing:
        """Let a member carry what it shows beside its word."""
        member = object.__new__(cls)
        member._value_ = value
        member.shows = shows
        return member

    ACTORS = "actors", "the entries of actors"
    GOALS = "goals", "the entries of goals, by level"
    LIST = "list", "a table of use cases"
    DIAGRAM = "diagram", "the use case diagrams"
    MATRIX = "matrix", "use cases by actors, with the part of each"
    RELATIONS = "relations", "who includes, extends, specializes and mentions whom"
    IMPACT = "impact", "what changes with each of these use cases"
    SCENARIOS = "scenarios", "every way through, from the start to an end"
    RULES = "rules", "the business rules"
    COVERAGE = "coverage", "what tests say of routes"
    OVERVIEW = "overview", "by system: counts, diagram, table"
    LEGEND = "legend", "what signs, numbers and terms mean"
