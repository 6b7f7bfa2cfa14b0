"""Arguments that several commands can be given; what they choose from is asked for when it is needed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator


class Choices:
    """The words of a closed set, asked for when they are needed: the command starts without them."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        """Take what gives the words."""
        self._words = words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())

    def __contains__(self, word: object) -> bool:
        return word in tuple(self._words())


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Say where the settings of the site may be, and what is trusted."""
    parser.add_argument(
        "-f",
        "--config-file",
        metavar="PATH",
        help="the mkdocs.yml or zensical.toml, where it is not in this folder or above",
    )
    parser.add_argument(
        "--trust",
        action="store_true",
        help="the project is yours: read what it names outside of its folder, and the environment",
    )


def add_format(parser: argparse.ArgumentParser, words: Callable[[], Iterable[str]]) -> None:
    """Say in which form the command can answer; `text` is for people."""
    parser.add_argument(
        "--format", choices=Choices(words), metavar="FORMAT", default="text", help="%(choices)s"
    )
