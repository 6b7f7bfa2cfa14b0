"""How long a build takes and how it grows: `python tests/benchmarks 100 1000 5000`.

Builds sites of so many use cases with the plugin and, in alternation, with the same blocks as highlighted
code; each build is a process of its own. Prints medians.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from sites import write_site

HERE = Path(__file__).parent
PHASES = ("scan", "parse", "index", "check", "render", "search", "export")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3, help="builds of each kind and size")
    given = parser.parse_args()
    print("use cases  plugin CPU s  code CPU s  ratio  peak ratio  largest page KB  search index ratio")
    own: dict[int, float] = {}
    for count in given.counts:
        with tempfile.TemporaryDirectory() as folder:
            own[count] = measure(Path(folder), count, given.runs)
    print_growth(own)
    print_command(given.counts[-1], given.runs)


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
    cpu = {site: median(run["cpu"] for run in taken) for site, taken in results.items()}
    peak = {site: median(run["peak"] for run in taken) for site, taken in results.items()}
    largest = max(page.stat().st_size for page in (plugin / "site").rglob("*.html")) / 1024
    index = [(site / "site" / "search" / "search_index.json").stat().st_size for site in (plugin, code)]
    print(
        f"{count:9,}  {cpu[plugin]:12.2f}  {cpu[code]:10.2f}  {cpu[plugin] / cpu[code]:5.2f}"
        f"  {peak[plugin] / peak[code]:10.2f}  {largest:15.0f}  {index[0] / index[1]:18.2f}"
    )
    timed = build(plugin, "--phases", "--edit")
    phases = timed["phases"]
    share = sum(phases.values())
    edit = sum(timed["edit"].values())
    print("           own share: " + ", ".join(f"{name} {phases.get(name, 0):.2f}" for name in PHASES))
    print(f"           {share:.2f} s in the first build, {edit:.3f} s after an edit ({edit / share:.1%})")
    return share


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


def print_growth(own: dict[int, float]) -> None:
    """The exponent by which the plugin's own time grows from the smallest site to the largest."""
    if len(own) > 1:
        small, large = min(own), max(own)
        exponent = math.log(own[large] / own[small]) / math.log(large / small)
        print(f"own time grows with the use cases to the power of {exponent:.2f}")


def print_command(count: int, runs: int) -> None:
    """What `check` takes beside libyaml's composing of the same blocks, and what starting takes."""
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder) / "site", count, as_code=False)
        command = [sys.executable, "-c", "from mkdocs_usecases.hosts.cli import main; main()"]
        check = timed([*command, "check", "--format", "json"], Path(folder) / "site", runs)
        start = timed([*command, "--help"], Path(folder), runs)
        bare = timed([sys.executable, "-c", "pass"], Path(folder), runs)
    composing = compose(count)
    print(f"check of {count:,}: {check:.2f} s; libyaml alone composes the blocks in {composing:.2f} s")
    print(f"         without start-up {(check - start) / composing:.1f} times that")
    print(f"start-up {1000 * (start - bare):.0f} ms more than `python -c pass`")


def timed(command: Sequence[str], folder: Path, runs: int) -> float:
    """The median of seconds that a command takes; its exit code is its own affair."""
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        taken.append(time.perf_counter() - begin)
    return median(taken)


def compose(count: int) -> float:
    """Seconds that libyaml takes for the blocks of a site."""
    import yaml

    from sites import BLOCK

    blocks = [BLOCK.format(number=n, goal=n // 2, actor=n // 10, included=n + 1) for n in range(count)]
    begin = time.process_time()
    for block in blocks:
        yaml.compose(block, Loader=yaml.CSafeLoader)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
