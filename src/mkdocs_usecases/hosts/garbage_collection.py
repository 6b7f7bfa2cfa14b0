"""Python's collector of circles, kept away from what has none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Have the collector rest while use cases are read.

    They refer to nothing in circles and are kept, so it would go through more and more of them in vain: for a
    fifth of the time of `mkdocs-usecases check` on a large site.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def let_grow_old() -> None:
    """Have all that there is count as old without a look at it.

    To be done where much was made that stays: the collector would go through it for being young, which
    takes as long as making a tenth of it.
    """
    # What others have frozen would melt.
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()


def collect_no_more() -> None:
    """Have the collector pass over all that there is for good: it goes with the process.

    Python looks at everything once more before it ends, which takes a sixth of the time of a small command.
    """
    gc.freeze()


@contextmanager
def collecting() -> Iterator[None]:
    """Have the collector work as it does by itself, within what keeps it away: in what runs for days."""
    was_on = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not was_on:
            gc.disable()


_OFTEN = gc.get_threshold()
_SELDOM = (2_000, 2, *_OFTEN[2:])


def collect_seldom() -> None:
    """Have the collector pass over all that there is now, and look at the rest a third as often.

    Each page leaves but a few hundred values behind, in circles of Markdown's own. It saves a
    twentieth of the build of 1,000 use cases, and more of larger ones: 4 s of 28 with 5,000. What outlived
    one look is looked at after two, since it is the last page, with all that it shows. More seldom than that,
    dead pages would take up a megabyte, and save nothing that could be measured.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def collect_as_before() -> None:
    """Have the collector see everything again, and look as often as before."""
    gc.set_threshold(*_OFTEN)
    gc.unfreeze()


def collect_now() -> None:
    """Have the collector look at everything, what an earlier build left in circles as well.

    To be done before the next `collect_seldom`: what that hides, and nobody uses any more, would stay.
    """
    gc.collect()
