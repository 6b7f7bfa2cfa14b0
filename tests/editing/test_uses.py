"""Who names a use case is the same as what the registry says of all of them."""

from __future__ import annotations

from random import Random

import pytest

from mkdocs_usecases.editing.uses import uses
from named_sites import site
from pointing import Files


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
