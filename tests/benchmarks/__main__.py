"""How long a build takes and how it grows: `python tests/benchmarks 100 1000 5000 10000`.

Builds sites of so many use cases with the plugin and, in alternation, with the same blocks as highlighted
code; each build is a process of its own. Prints medians, in seconds of CPU: those of a clock depend on what
else the computer does.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from sites import BLOCK, write_empty_site, write_site

HERE = Path(__file__).parent
PHASES = ("scan", "parse", "index", "check", "render", "search", "export")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind and size")
    given = parser.parse_args()
    own: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        write_bytecode(Path(folder) / "bytecode")
        for count in given.counts:
            with site_folder(Path(folder) / str(count)) as sites:
                own[count] = measure(sites, count, given.runs)
                print_command(sites, count, given.runs)
    print_growth(own)


def write_bytecode(folder: Path) -> None:
    """Have every process find compiled modules, as installed packages have them."""
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for as_code in (False, True):
        write_site(folder / str(as_code), 5, as_code=as_code)
        build(folder / str(as_code))
    subprocess.run(COMMAND, capture_output=True, check=False)


@contextmanager
def site_folder(folder: Path) -> Iterator[Path]:
    """A folder for the sites of one size, which is gone afterwards: large sites have a gigabyte."""
    yield folder
    shutil.rmtree(folder)


def measure(folder: Path, count: int, runs: int) -> float:
    """Time builds of one size, print them, and return the plugin's own share in seconds."""
    plugin, code = folder / "plugin", folder / "code"
    write_site(plugin, count, as_code=False)
    write_site(code, count, as_code=True)
    results: dict[Path, list[dict[str, Any]]] = {plugin: [], code: []}
    for _ in range(runs):
        for site, taken in results.items():
            shutil.rmtree(site / "site", ignore_errors=True)
            taken.append(build(site))
    print(f"\n{count:,} use cases     plugin     code    ratio")
    print_ratio("CPU seconds", *(median(run["cpu"] for run in taken) for taken in results.values()))
    print_ratio("peak MB", *(median(run["peak"] for run in taken) for taken in results.values()))
    print_ratio("search index KB", *(kilobytes(site / "site/search/search_index.json") for site in results))
    print_ratio(
        "largest page KB", *(max(map(kilobytes, (site / "site").rglob("*.html"))) for site in results)
    )
    taken = [build(plugin, "--phases", "--edit") for _ in range(runs)]
    first = phases(run["phases"] for run in taken)
    edited = phases(run["edit"] for run in taken)
    share, again = sum(first.values()), sum(edited.values())
    print(f"own share {share:.2f} s: {said(first)}")
    print(f"after an edit {again:.2f} s ({again / share:.0%}): {said(edited)}")
    return share


def print_ratio(what: str, plugin: float, code: float) -> None:
    print(f"{what:16}  {plugin:10.2f} {code:8.2f} {plugin / code:8.2f}")


def kilobytes(file: Path) -> float:
    return file.stat().st_size / 1024


def phases(taken: Iterator[Mapping[str, float]]) -> dict[str, float]:
    """The median of each phase."""
    runs = list(taken)
    return {name: median(run.get(name, 0) for run in runs) for name in PHASES}


def said(taken: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {seconds:.3f}" for name, seconds in taken.items())


def build(site: Path, *arguments: str) -> dict[str, Any]:
    """Build a site in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(HERE / "timed_build.py"), str(site), *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def print_growth(own: Mapping[int, float]) -> None:
    """The exponents by which the plugin's own time grows, from each size to the largest."""
    large = max(own)
    for small in sorted(own)[:-1]:
        exponent = math.log(own[large] / own[small]) / math.log(large / small)
        print(f"\nown time from {small:,} to {large:,} use cases: to the power of {exponent:.2f}", end="")
    print()


COMMAND = (sys.executable, "-c", "from mkdocs_usecases.hosts.cli import main; main()", "check")


def print_command(folder: Path, count: int, runs: int) -> None:
    """What `check` takes beside libyaml's composing of the same blocks, and what starting takes.

    Starting is checking a site that has nothing in it. The first use cases take what is made when it is first
    asked for, expressions and tables of phrases.
    """
    write_empty_site(folder / "empty")
    write_site(folder / "few", 5, as_code=False)
    check = timed(COMMAND, folder / "plugin", runs)
    start = timed(COMMAND, folder / "empty", runs)
    few = timed(COMMAND, folder / "few", runs)
    bare = timed([sys.executable, "-c", "pass"], folder, runs)
    composing = median(compose(count) for _ in range(runs))
    times, further = (check - start) / composing, (check - few) / composing
    print(
        f"check {check:.2f} s: without start-up {times:.1f} × what libyaml takes ({composing:.3f} s), "
        f"without the first use cases {further:.1f} ×"
    )
    print(
        f"start-up {1000 * (start - bare):.0f} ms more than `python -c pass`, "
        f"with the first use cases {1000 * (few - bare):.0f} ms"
    )


def timed(command: Sequence[str], folder: Path, runs: int) -> float:
    """The median of CPU seconds that a command takes; its exit code is its own affair."""
    taken = []
    for _ in range(runs):
        before = children()
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        taken.append(children() - before)
    return median(taken)


def children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compose(count: int) -> float:
    """CPU seconds that libyaml takes for the blocks of a site."""
    import yaml

    blocks = [BLOCK.format(number=n, goal=n // 2, actor=n // 10, included=n + 1) for n in range(count)]
    begin = time.process_time()
    for block in blocks:
        yaml.compose(block, Loader=yaml.CSafeLoader)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
