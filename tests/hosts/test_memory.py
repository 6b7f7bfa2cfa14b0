"""A server that builds again and again holds no more than after its first builds."""

from __future__ import annotations

import gc
import json
import subprocess
import sys

import pytest

from support.building import REPOSITORY, Site
from support.long_runs import IS_LONG, only_in_long_runs
from support.pages_of_every_kind import USE_CASES
from support.rebuilding import STATUS
from support.rich_site import PAGES

pytestmark = pytest.mark.slow

BLOCK = """\
# P{number}

```usecase
id: UC-{number}
title: Order {number}
actor: Customer
system: MealApp
include: UC-1
steps:
  - Customer chooses dishes.
  - MealApp states the price.
  - Customer pays.
extensions:
  2a. Customer objects: MealApp offers a discount. Resume at 2.
```

See [UC-2].
"""
BUILDS, SETTLED = 20 if IS_LONG else 10, 4


@pytest.mark.skipif(not STATUS.exists(), reason="the system does not tell what a process holds")
@pytest.mark.slow
@pytest.mark.parametrize("theme", ["material", pytest.param("mkdocs", marks=only_in_long_runs)])
def test_memory_is_flat_from_save_to_save(site: Site, theme: str) -> None:
    site.docs.mkdir()
    site.write({f"p{number:02}.md": BLOCK.format(number=number) for number in range(1, 25)})
    site.configure({"actors": {"Customer": None}}, theme=theme)
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "tests/support/rebuilding.py"), str(site.folder), str(BUILDS)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    held = json.loads(done.stdout.splitlines()[-1])
    (first_size, first_values, *_), (last_size, last_values, frozen, threshold) = held[SETTLED], held[-1]
    assert last_values - first_values < first_values / 100
    assert last_size - first_size < 3
    # And of Python's collector nothing is left otherwise than it was.
    assert (frozen, threshold) == (0, list(gc.get_threshold()))


def test_a_build_that_fails_leaves_the_collector_as_it_was(site: Site) -> None:
    hook = (
        "import mkdocs.exceptions\n\ndef on_env(*_, **__):\n    raise mkdocs.exceptions.PluginError('no')\n"
    )
    before = gc.get_threshold(), gc.get_freeze_count()
    built = site.build({"index.md": BLOCK.format(number=1), "../hook.py": hook}, hooks=["hook.py"])
    assert built.exit_code == 1
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


COLLECTIONS = """
import gc
import mkdocs.commands.build

started = []
gc.callbacks.append(lambda phase, _: started.append(phase) if phase == "start" else None)
import mkdocs_usecases.hosts.mkdocs
plugin, old = mkdocs_usecases.hosts.mkdocs.UseCasesPlugin, gc.get_objects(generation=2)
print(len(started), any(each is plugin for each in old), gc.get_freeze_count())
"""


def test_the_collector_does_not_look_at_what_an_import_makes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLLECTIONS], check=True, capture_output=True, encoding="utf-8"
    )
    looks, is_old, frozen = done.stdout.split()
    assert int(looks) <= 1
    assert (is_old, frozen) == ("True", "0")


def test_plugins_that_see_files_first_do_not_have_use_cases_collected(site: Site) -> None:
    hook = (
        "import gc\n\ndef on_files(*_, **__):\n"
        "    from mkdocs_usecases.model.use_case import UseCase\n"
        "    assert not [it for it in gc.get_objects() if isinstance(it, UseCase)]\n"
    )
    built = site.build({"index.md": BLOCK.format(number=1), "../hook.py": hook}, hooks=["hook.py"])
    assert built.exit_code == 0


PEAK = """
import resource, sys
import mkdocs.commands.build, mkdocs.config

config = mkdocs.config.load_config(sys.argv[1])
config.plugins.on_startup(command="build", dirty=False)
mkdocs.commands.build.build(config)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(site: Site, count: int) -> int:
    """The kilobytes that a build of so many use cases takes, in a process of its own."""
    pages = (range(first, first + 10) for first in range(1, count, 10))
    site.write({f"p{page[0]:04}.md": "".join(BLOCK.format(number=at) for at in page) for page in pages})
    site.configure({"actors": {"Customer": None}}, plugins=())
    command = [sys.executable, "-c", PEAK, str(site.folder / "mkdocs.yml")]
    return int(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="others count in other units")
def test_a_use_case_more_takes_a_build_little(site: Site) -> None:
    site.docs.mkdir()
    peak(site, 10)
    small, large = peak(site, 800), peak(site, 2000)
    assert (large - small) / 1200 < 3.5


def test_a_build_that_puts_use_cases_away_makes_the_same_site(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"every.md": USE_CASES, **PAGES}
    made = []
    for at_hand in (1000, 0):
        monkeypatch.setattr("mkdocs_usecases.site.shelf.AT_HAND", at_hand)
        built = site.build(pages, {"export": ["usecases.json", "scenarios.csv"], "hints": True})
        assert built.exit_code == 0
        found = [
            path for path in sorted(built.folder.rglob("*")) if path.suffix in (".html", ".json", ".csv")
        ]
        made.append({path.relative_to(built.folder).as_posix(): path.read_bytes() for path in found})
    assert made[0].keys() >= {"usecases.json", "scenarios.csv", "every/index.html"}
    assert made[0] == made[1]
