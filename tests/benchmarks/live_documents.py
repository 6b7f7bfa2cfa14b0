"""CPU seconds of documents that are read as they are, of the site that is made of them, and of `convert`."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.converting_documents import converted

CASE = Path(__file__).parents[1] / "conversion/cases/grammar-english.md"
BIN = Path(sys.executable).parent


def documents(count: int) -> Mapping[str, str]:
    """So many documents of one use case each, by their paths."""
    text = CASE.read_text(encoding="utf-8").replace("[FR-001](../requirements.md#fr-001)", "FR-001")
    return {
        f"use_cases/UC-{at}.md": text.replace("UC-001", f"UC-{at}").replace(
            "Place order", f"Place order {at}"
        )
        for at in range(count)
    }


def site(folder: Path, pages: Mapping[str, str], options: str) -> Path:
    """Write a site."""
    for name, text in {"index.md": "# Start\n", **pages}.items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"site_name: x\nplugins:\n  - usecases: {options}\n", encoding="utf-8")
    return folder


def seconds(folder: Path, *command: str) -> float:
    """CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(BIN / command[0]), *command[1:]], cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(count: int, rounds: int = 3) -> None:
    """Print the least of some rounds, in alternation."""
    pages = documents(count)
    with TemporaryDirectory() as folder:
        live = site(Path(folder) / "live", pages, "{documents: [use_cases/*.md]}")
        written = site(
            Path(folder) / "written", {name: converted(text) for name, text in pages.items()}, "{}"
        )
        found: dict[str, list[float]] = {"written": [], "live": [], "convert": []}
        for _ in range(rounds):
            found["written"].append(seconds(written, "mkdocs", "build", "-q"))
            found["live"].append(seconds(live, "mkdocs", "build", "-q"))
            found["convert"].append(seconds(live, "mkdocs-usecases", "convert", "docs"))
    least = {name: min(values) for name, values in found.items()}
    for name, value in least.items():
        print(f"{name:8} {value:6.2f} s  {value / least['written']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
