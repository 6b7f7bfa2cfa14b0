"""What a use case shows of itself on other pages."""

from __future__ import annotations

from mkdocs_usecases.model.use_case import UseCase
from mkdocs_usecases.registry.entry import Entry
from mkdocs_usecases.registry.registry import Registry

Faces = tuple[object, ...]


def faces(registry: Registry) -> Faces:
    """What pages show of use cases that stand elsewhere: while it is the same, other pages stay as they are.

    The texts of steps and conditions are none of it; only the listing of all scenarios shows these.
    """
    return (
        *(_face(entry, registry) for entry in registry.entries),
        *((page.path, reference.id) for page in registry.documents for reference in page.references),
        *(
            (page.path, marker.listing, *marker.filters.items())
            for page in registry.documents
            for marker in page.markers
        ),
    )


def _face(entry: Entry, registry: Registry) -> tuple[object, ...]:
    use_case = entry.use_case
    return (
        entry.path,
        entry.anchor,
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
            for extension in use_case.every_extension()
        ),
        tuple((point.name, point.step) for point in use_case.extension_points),
        tuple((other.path, other.anchor) for other in registry.referenced_by(entry)),
    )


def _cast(use_case: UseCase) -> tuple[tuple[str, ...], ...]:
    roles = (use_case.primary_actors, use_case.supporting_actors, use_case.stakeholders)
    return tuple(tuple(actor.name for actor in role) for role in roles)


def _relations(use_case: UseCase) -> tuple[object, ...]:
    return (
        tuple(mention.id for mention in use_case.includes),
        tuple((extends.id, extends.at, extends.when) for extends in use_case.extends),
        use_case.specializes and use_case.specializes.id,
        tuple(mention.id for step in use_case.every_step() for mention in step.mentions),
    )
