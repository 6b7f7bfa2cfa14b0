"""Extensions that lead to each other for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_usecases.model.scenario import Extension, OutcomeKind
from mkdocs_usecases.model.text import ANY_STEP
from mkdocs_usecases.model.tracks import MAIN_TRACK, Place, Tracks
from mkdocs_usecases.model.use_case import UseCase

Circle = tuple[Extension, ...]


def circles(use_case: UseCase) -> Iterator[Circle]:
    """Each circle of extensions that nothing leaves: one that rejoins at its own step is a circle of one."""
    # Nearly all extensions rejoin the main success scenario, and no circle leads through that.
    if not any(map(_leads_aside, use_case.every_extension)):
        return
    tracks = Tracks(use_case)
    seen: set[int] = set()
    for position in range(1, len(tracks.all)):
        walked: dict[int, Place] = {}
        track = position
        while track != MAIN_TRACK and track not in walked and track not in seen:
            target = _target(tracks, track)
            if target is None:
                break
            walked[track] = target
            track = target.track
        seen.update(walked)
        if track in walked:
            circle = [*walked][[*walked].index(track) :]
            if not _is_left(tracks, circle, [walked[at] for at in circle]):
                yield tuple(found for at in sorted(circle) if (found := tracks.all[at].extension))


def _leads_aside(extension: Extension) -> bool:
    """Whether an extension rejoins at a step of an extension."""
    step = extension.outcome.step
    return extension.outcome.kind is OutcomeKind.RESUMES and not (
        step is None or step in (ANY_STEP, extension.start) or step.isdigit()
    )


def _target(tracks: Tracks, track: int) -> Place | None:
    extension = tracks.all[track].extension
    assert extension is not None
    if extension.outcome.kind is not OutcomeKind.RESUMES:
        return None
    return tracks.target(track, tracks.all[track].leaves)


def _is_left(tracks: Tracks, circle: Sequence[int], entered: Iterable[Place]) -> bool:
    """Whether another extension leaves from one of the steps that are done again and again."""
    first = {place.track: place.step for place in entered}
    others = (track.leaves for position, track in enumerate(tracks.all) if position not in circle)
    return any(at.step >= first[at.track] for at in others if at.track in first)
