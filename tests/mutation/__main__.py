"""Whether tests notice when the core is changed: `python tests/mutation --seed 1 --count 300`."""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutation.executed import Executed, is_measured, measure
from mutation.mutants import Mutant, count, mutant, names
from mutation.trial import Fate, Trial, prepare, tried

PROJECT = Path(__file__).resolve().parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.txt")


class Campaign:
    """A plugin of pytest, which runs tests for mutants in place of running them once."""

    def __init__(self, given: argparse.Namespace) -> None:
        """Which mutants, and for how long each."""
        self.given = given
        self.fates: defaultdict[str, Counter[Fate]] = defaultdict(Counter)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Each mutant is a fork of this process, with everything collected."""
        given = self.given
        prepare(given.package)
        if given.measure or not is_measured(given.kept):
            if child := os.fork():
                os.waitpid(child, 0)
            else:
                measure(session.items, given.package, given.kept)
                os._exit(0)
            print()
        executed = Executed(session.items, given.kept)
        some = executed.in_turn(session.items)
        assert tried(None, some, seconds=3).fate is not Fate.KILLED, "tests fail with no mutant"
        for each in _chosen(given):
            trial = tried(each, executed.tests(each), given.seconds)
            self.fates[re.split("[/ ]", each.name)[0]][trial.fate] += 1
            if trial.fate is Fate.KILLED and trial.last is not None:
                executed.noticed(trial.last)
            if trial.fate in (Fate.SURVIVED, Fate.NOT_RUN) or given.print_killed:
                print(_line(each, trial), flush=True)
        return True

    def report(self) -> str:
        """The share of killed ones by package."""
        lines = [f"{package:<16} {_score(fates)}" for package, fates in sorted(self.fates.items())]
        return "\n".join([*lines, f"{'all':<16} {_score(sum(self.fates.values(), Counter()))}"])


def _line(mutant: Mutant, trial: Trial) -> str:
    killer = f" [{trial.last.nodeid}]" if trial.fate is Fate.KILLED and trial.last else ""
    return f"{trial.fate.name.lower()}: {mutant.place}: {mutant.change}{killer}"


def _score(fates: Counter[Fate]) -> str:
    killed = fates[Fate.KILLED]
    of = killed + fates[Fate.SURVIVED] + fates[Fate.NOT_RUN]
    return f"{killed:>5} of {of:>5}  {killed / max(of, 1):>5.0%}"


def _chosen(given: argparse.Namespace) -> Iterator[Mutant]:
    found = {path.relative_to(given.package).as_posix(): path for path in given.package.rglob("*.py")}
    parts = given.only.split(",")
    wanted = [(name, found[name]) for name in sorted(found) if any(part in name for part in parts)]
    wanted = [(name, path) for name, path in wanted if not name.startswith("hosts/")]
    if given.again:
        places = list(_printed(given.again.read_text(encoding="utf-8"), wanted))
    else:
        places = [(*module, at) for module in wanted for at in range(count(module[1]))]
        places = random.Random(given.seed).sample(places, min(given.count, len(places)))
    # Changes that make no difference, by name; what is indented below one is the reason.
    same = set(EQUIVALENT.read_text(encoding="utf-8").splitlines())
    yield from (each for each in (mutant(*place) for place in places) if each.name not in same)


def _printed(lines: str, modules: list[tuple[str, Path]]) -> Iterator[tuple[str, Path, int]]:
    """What survived in an earlier run, at whatever line it stands now."""
    survivors = set(re.findall(r"^(?:survived|not_run): (\S+):\d+ (.+)$", lines, re.M))
    for module, path in modules:
        if any(module == other for other, _ in survivors):
            for at, name in enumerate(names(module, path)):
                if tuple(name.split(" ", 1)) in survivors:
                    yield module, path, at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--only", default="", help="parts of the path of modules: `parsing/,pages/`")
    parser.add_argument("--again", type=Path, help="in place of a sample, the survivors of a printed list")
    parser.add_argument("--seconds", type=float, default=1e9, help="of computing for a mutant, then give up")
    parser.add_argument("--print-killed", action="store_true", help="and by which test")
    parser.add_argument("--measure", action="store_true", help="anew, which test executes which line")
    parser.add_argument("--package", type=Path, default=PROJECT / "src/mkdocs_usecases", help="what changes")
    parser.add_argument("--kept", type=Path, default=PROJECT / "build/mutation", help="where measures are")
    parser.add_argument("tests", nargs="*", help="where they are, if not all are meant")
    given = parser.parse_args()
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(given.kept / "hypothesis")
    campaign = Campaign(given)
    options = ["-q", "-s", "-p", "no:cacheprovider", "-m", "golden or oracle or not (slow or browser)"]
    # Not in this checkout: commands look for settings in all folders above.
    with tempfile.TemporaryDirectory() as folder:
        code = pytest.main([*options, f"--basetemp={folder}/tests", *given.tests], [campaign])
    print(campaign.report())
    sys.exit(code)


if __name__ == "__main__":
    main()
