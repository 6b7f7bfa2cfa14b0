"""The routes of a small site, without a site: what tests may name."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from mkdocs_usecases.results.reading import read_results
from mkdocs_usecases.results.references import Known, Reference, Vocabulary, references, route_spellings
from mkdocs_usecases.results.result import Result, merged

FILES = Path(__file__).parents[1] / "results" / "files"
"""As test tools wrote them, but for names of people and machines."""

ROUTES = {
    "UC-1": ("main", "1a", "2a", "2a1a", "3a", "1-3a", "4a", "*a"),
    "UC-2": ("main", "1a", "2a"),
    "UC-12": ("main", "3a"),
    "login": ("main", "1a"),
}


def vocabulary() -> Vocabulary:
    routes = {
        id_: {written: name for name in names for written in route_spellings(name, name.replace("*", "any-"))}
        for id_, names in ROUTES.items()
    }
    ids = {id_: any(map(str.isdigit, id_)) for id_ in ROUTES}
    return Vocabulary(
        Known(ids, routes.__getitem__, lambda word: re.fullmatch(r"(?i)uc-\d+", word) is not None)
    )


def named(result: Result) -> tuple[Reference, ...]:
    return references(result, vocabulary())


def said(*files: str) -> dict[str, object]:
    """What files say of routes, in the form of `expected.json`."""
    routes: defaultdict[str, list[Result]] = defaultdict(list)
    unknown: set[str] = set()
    without = 0
    read = [read_results(name, (FILES / name).read_bytes()) for name in files]
    assert [file.finding for file in read] == [None] * len(files)
    for result in merged(file.results for file in read):
        found = named(result)
        without += not found
        for reference in found:
            if reference.is_known:
                routes[str(reference)].append(result)
            else:
                unknown.add(str(reference))
    return {
        "routes": {name: min(each.status.rank for each in results) for name, results in routes.items()},
        "unknown": sorted(unknown),
        "without_reference": without,
    }
