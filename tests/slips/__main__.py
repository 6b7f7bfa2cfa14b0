"""How human slips are met: `python tests/slips --seed 1 --count 2000`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from slips.measuring import met, record, table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument(
        "--records", metavar="PATH", help="write what became of each slip, a line of JSON each"
    )
    given = parser.parse_args()
    found = list(met(given.seed, given.count))
    if given.records:
        Path(given.records).write_text("".join(f"{record(each)}\n" for each in found), encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
