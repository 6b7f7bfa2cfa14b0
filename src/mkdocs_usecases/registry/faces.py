"""What a use case shows of itself on other pages."""

from __future__ import annotations

from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry.registry import Registry

Faces = tuple[object, ...]


def faces(registry: Registry) -> Faces:
    """What pages show of use cases that stand elsewhere: while it is the same, other pages stay as they are.

    The texts of steps and conditions are none of it; only the listing of all scenarios shows these.
    """
    return (
        *((entry.path, entry.anchor, _Face(entry.use_case)) for entry in registry.entries),
        *(
            [(other.path, other.anchor) for other in registry.referenced_by(entry)]
            for entry in registry.entries
        ),
        *((page.path, reference.id) for page in registry.documents for reference in page.references),
        *(
            (page.path, marker.listing, *marker.filters.items())
            for page in registry.documents
            for marker in page.markers
        ),
    )


class _Face:
    """A use case, the same as another one when both show the same; looked at only when one of them is new."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, use_case: UseCase) -> None:
        self._use_case = use_case

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Face):
            return NotImplemented
        return self._use_case is other._use_case or _shown(self._use_case) == _shown(other._use_case)


def _shown(use_case: UseCase) -> tuple[object, ...]:
    return (
        *(use_case.id, use_case.title, use_case.goal, use_case.system, use_case.level),
        *(use_case.priority, use_case.status, use_case.release),
        tuple(tag.text for tag in use_case.tags),
        _cast(use_case),
        _relations(use_case),
        len(use_case.main_success_scenario),
        use_case.main_outcome and use_case.main_outcome.kind,
        tuple(
            (
                extension.label,
                len(extension.steps),
                len(extension.steps_after_outcome),
                extension.outcome.kind,
            )
            for extension in use_case.every_extension
        ),
        tuple((point.name, point.step) for point in use_case.extension_points),
    )


def _cast(use_case: UseCase) -> tuple[tuple[str, ...], ...]:
    roles = (use_case.primary_actors, use_case.supporting_actors, use_case.stakeholders)
    return tuple(tuple(actor.name for actor in role) for role in roles)


def _relations(use_case: UseCase) -> tuple[object, ...]:
    return (
        tuple(mention.id for mention in use_case.includes),
        tuple((extends.id, extends.at, extends.when) for extends in use_case.extends),
        use_case.specializes and use_case.specializes.id,
        tuple(mention.id for step in use_case.every_step for mention in step.mentions),
    )
