"""All that is asked of a name agrees, on sites of any shape."""

from __future__ import annotations

from random import Random

import pytest

from mkdocs_usecases.editing.hover import hover
from mkdocs_usecases.editing.names import Kind
from mkdocs_usecases.editing.navigation import definition, references
from mkdocs_usecases.editing.uses import uses
from support.named_sites import site
from support.pointing import Files


@pytest.mark.parametrize("seed", range(5))
def test_who_names_a_use_case_is_what_the_registry_says(seed: int) -> None:
    registry = Files(site(Random(seed))).site.everything
    assert any(registry.referenced_by(entry) for entry in registry.entries)
    for entry in registry.entries:
        assert uses(registry, entry) == (
            registry.included_by(entry),
            registry.extended_by(entry),
            registry.specialized_by(entry),
            registry.continued_by(entry),
            registry.referenced_by(entry),
            registry.mentioned_on(entry),
        )


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("seed", range(3))
def test_each_place_of_a_name_leads_somewhere_and_is_among_its_references(seed: int) -> None:
    files = Files(site(Random(seed)))
    names = files.names
    found = [each for file in sorted(files.texts) for each in names.on(file) if not each.is_text]
    of_site = [each for each in found if each.name.kind not in (Kind.KEY, Kind.CODE)]
    assert {each.name.kind for each in of_site} > {Kind.USE_CASE, Kind.PART, Kind.ACTOR}
    for each in Random(seed).sample(of_site, 60):
        place = each.span.start.moved(len(names.typed(each.span)) // 2)
        if names.at(place)[0].span != each.span:
            # A longer one around a shorter: the shorter is meant.
            continue
        assert definition(names, place) is not None, each
        assert hover(names, place) is not None, each
        assert each.span in references(names, place, with_declaration=True), each
