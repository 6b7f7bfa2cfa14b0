"""How long Sphinx takes with so many use cases, one a page, all diagrams and indexes: CPU seconds.

.venv/bin/python tests/benchmarks/sphinx.py 200 1000
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from sites import write_site

CONF = """\
extensions = ["myst_parser", "mkdocs_usecases.sphinx"]
html_theme = "alabaster"
usecases = {"system": "Shop", "actor": "Customer"}
suppress_warnings = ["usecases", "toc", "myst"]
"""
INDEX = (
    "# Use cases\n\n```{toctree}\n:glob:\n**\n```\n\n<!-- usecases: actors -->\n\n<!-- usecases: goals -->\n"
)


def main(counts: list[int], rounds: int = 2) -> None:
    """Print the least of some rounds for each count, and how it grows."""
    least: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            site = Path(folder, str(count))
            write_site(site, count, as_code=False)
            (site / "docs" / "conf.py").write_text(CONF, encoding="utf-8")
            (site / "docs" / "listings.md").write_text(INDEX, encoding="utf-8")
            if not (site / "docs" / "index.md").exists():
                (site / "docs" / "index.md").write_text(INDEX, encoding="utf-8")
        for _ in range(rounds):
            for count in counts:
                taken = seconds(Path(folder, str(count)))
                least[count] = min(taken, least.get(count, taken))
    for count, taken in least.items():
        print(f"{count:6} use cases: {taken:.2f} s")
    if len(counts) > 1:
        print(f"grows by {least[counts[-1]] / least[counts[0]]:.1f}")


def seconds(site: Path) -> float:
    """The CPU seconds of one fresh build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-a", "docs", "out"]
    subprocess.run(command, cwd=site, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [200, 1000])
