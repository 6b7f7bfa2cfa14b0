"""A walk along the tracks of a use case: which turns it takes, and what happens on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_usecases.model.course import Event, EventKind
from mkdocs_usecases.model.scenario import Extension, OutcomeKind
from mkdocs_usecases.model.text import UseCaseId
from mkdocs_usecases.model.tracks import MAIN_TRACK, Place, Tracks


class Turn(NamedTuple):
    """A place where a walk does not just go on."""

    at: tuple[Place, ...]
    """Where it may be taken: it is at the first of them that is reached."""

    track: int | None
    """The extension that is taken; `None` where the steps of a loop are done once more."""


def through(tracks: Tracks, position: int, at: Place | None = None) -> tuple[Turn, ...]:
    """The turns that lead through an extension: those that it is nested in first, each at its first step.

    Args:
        tracks: the use case.
        position: the extension; 0 for the main success scenario, which takes no turn.
        at: another step that it may leave from.
    """
    chain = tracks.chain(position)
    turns = [Turn((tracks.all[track].leaves,), track) for track in chain]
    return (*turns[:-1], Turn((at,), position)) if at is not None else tuple(turns)


class Walk:
    """From the trigger to an end."""

    def __init__(self, tracks: Tracks, turns: Sequence[Turn]) -> None:
        """Walk, and take these turns in this order."""
        self.course: list[Event] = []
        self.taken: tuple[Extension, ...] = ()
        """The extensions of the turns."""

        self.end: OutcomeKind | None = None
        """How it ends; `None` where it leads back to itself for ever."""

        self.use_case: UseCaseId | None = None
        """The use case that it goes on in."""

        self.is_assumed = False
        """Whether an end on its way was not said."""

        self.missed = 0
        """How many turns could not be taken."""

        self._tracks = tracks
        self._left: dict[int, Place] = {}
        """Where the extensions were left from."""

        self._go(turns)

    def _go(self, turns: Sequence[Turn]) -> None:
        place, taken = Place(MAIN_TRACK, 0), 0
        followed: set[int] = set()
        while True:
            turn = turns[taken] if taken < len(turns) else None
            at = _reached(turn, place) if turn else None
            if turn is not None and at is not None:
                self.course += self._tracks.all[place.track].events[place.step : max(at.step, 0)]
                place, taken = self._turned(turn, at), taken + 1
                followed.clear()
                continue
            self.course += self._tracks.all[place.track].events[place.step :]
            self.end = self._end(place.track)
            # Followed before: the walk leads back to itself, and would do so for ever.
            if self.end is not None or place.track in followed:
                self.missed = len(turns) - taken
                return
            followed.add(place.track)
            place = self._rejoined(place.track)

    def _turned(self, turn: Turn, at: Place) -> Place:
        """Take a turn, and tell where it leads."""
        event = self._tracks.event(at)
        if turn.track is None:
            assert event is not None, "the place of a `repeat` step"
            self.course.append(event._replace(kind=EventKind.AGAIN))
            return self._tracks.again(at) or at
        extension = self._tracks.all[turn.track].extension
        assert extension is not None
        if event is not None:
            # What may happen at any time takes the place of no step: it comes while one is done.
            kind = event.kind if extension.is_any_time else EventKind.REPLACED
            self.course.append(event._replace(kind=kind))
        self.course.append(Event(EventKind.CONDITION, extension))
        self.taken += (extension,)
        self._left[turn.track] = at
        return Place(turn.track, 0)

    def _end(self, track: int) -> OutcomeKind | None:
        """How the use case ends behind the last step of a track; `None` where it goes on."""
        extension = self._tracks.all[track].extension
        end = extension.outcome if extension else self._tracks.main_outcome
        if end is not None and end.kind is not OutcomeKind.RESUMES:
            self.use_case = end.use_case.id if end.use_case else None
            return end.kind
        if extension is None:
            # The main success scenario has nowhere to go on.
            return OutcomeKind.SUCCESS
        # Where nobody knows at which step it goes on, nobody knows how it ends.
        return None if self._tracks.has_target(track) else OutcomeKind.UNCLEAR

    def _rejoined(self, track: int) -> Place:
        """Where an extension leads to, its own steps being done."""
        extension = self._tracks.all[track].extension
        assert extension is not None
        self.is_assumed |= extension.outcome.assumed
        entered = self._tracks.entered(track)
        if entered is not None:
            self.course.append(Event(EventKind.CONDITION, entered))
        return self._tracks.target(track, self._left.get(track, self._tracks.all[track].leaves))


def _reached(turn: Turn, place: Place) -> Place | None:
    """Where a turn is taken from a place on, on the same track."""
    # Some are taken before the first step of a track.
    start = place.step or -1
    return min((at for at in turn.at if at.track == place.track and at.step >= start), default=None)
