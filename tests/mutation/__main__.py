"""Whether tests notice when the core is changed: `python tests/mutation --seed 1 --count 300`."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutation.executed import FOLDER, TIMES, Executed, measure
from mutation.mutants import PACKAGE, Mutant, count, mutant
from mutation.trial import Fate, prepare, tried

EQUIVALENT = Path(__file__).with_name("equivalent.txt")


class Campaign:
    """A plugin of pytest, which runs tests for mutants in place of running them once."""

    def __init__(self, given: argparse.Namespace) -> None:
        """Which mutants, how many, and for how long each."""
        self.given = given
        self.fates: defaultdict[str, Counter[Fate]] = defaultdict(Counter)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Each mutant is a fork of this process, with everything collected."""
        prepare()
        session.items[:] = _some(session.items, self.given.cases)
        if self.given.measure or not TIMES.exists():
            if child := os.fork():
                os.waitpid(child, 0)
            else:
                measure(session)
                os._exit(0)
        executed = Executed(session.items)
        assert tried(None, session.items, self.given.seconds) is Fate.SURVIVED, "tests fail with no mutant"
        for each in _sample(self.given):
            fate = tried(each, executed.tests(each), self.given.seconds)
            self.fates[each.name.partition("/")[0].partition(":")[0]][fate] += 1
            if fate in (Fate.SURVIVED, Fate.NOT_RUN):
                path = each.path.relative_to(PACKAGE).as_posix()
                print(f"{fate.name.lower()}: {path}:{each.lines[-1]}: {each.change}", flush=True)
        return True

    def report(self) -> str:
        """The share of killed ones by package."""
        lines = [f"{package:<16} {_score(fates)}" for package, fates in sorted(self.fates.items())]
        return "\n".join([*lines, f"{'all':<16} {_score(sum(self.fates.values(), Counter()))}"])


def _some(items: Sequence[pytest.Item], cases: int) -> list[pytest.Item]:
    """So many of the cases of each test, at equal distances; for all of them there is no time."""
    tests: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        tests[item.nodeid.partition("[")[0]].append(item)
    return [item for each in tests.values() for item in each[:: -(-len(each) // cases)]]


def _score(fates: Counter[Fate]) -> str:
    killed = fates[Fate.KILLED]
    of = killed + fates[Fate.SURVIVED] + fates[Fate.NOT_RUN]
    return f"{killed:>5} of {of:>5}  {killed / max(of, 1):>5.0%}"


def _sample(given: argparse.Namespace) -> Iterator[Mutant]:
    names = {path: path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py"))}
    wanted = [path for path, name in names.items() if not name.startswith("hosts/") and given.only in name]
    places = [(path, at) for path in wanted for at in range(count(path))]
    chosen = random.Random(given.seed).sample(places, min(given.count, len(places)))
    # Changes that make no difference, by name; what is indented below one is the reason.
    same = set(EQUIVALENT.read_text(encoding="utf-8").splitlines())
    yield from (each for each in (mutant(*place) for place in chosen) if each.name not in same)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--only", default="", help="a part of the path of modules: `parsing/reader`")
    parser.add_argument("--seconds", type=float, default=20, help="of computing, for the tests of one mutant")
    parser.add_argument("--cases", type=int, default=400, help="of each test, at most so many")
    parser.add_argument("--measure", action="store_true", help="anew, which test executes which line")
    parser.add_argument("tests", nargs="*", help="where they are, if not all are meant")
    given = parser.parse_args()
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(FOLDER / "hypothesis")
    campaign = Campaign(given)
    options = ["-q", "-s", "-p", "no:cacheprovider", "-m", "not slow and not browser"]
    # Not in this checkout: commands look for settings in all folders above.
    with tempfile.TemporaryDirectory() as folder:
        code = pytest.main([*options, f"--basetemp={folder}/tests", *given.tests], [campaign])
    print(campaign.report())
    sys.exit(code)


if __name__ == "__main__":
    main()
