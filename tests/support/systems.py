"""Systems of any shape, for use case diagrams."""

from __future__ import annotations

from random import Random

from mkdocs_usecases.rendering.diagrams.system.subject import DiagramUseCase

WORDS = ("Pay", "order", "an", "invoice", "Bearbeitungsvorgang", "大きな荷物を送る", "self-service")


def system(random: Random, size: int) -> list[DiagramUseCase]:
    """A system of so many use cases: actors, relations and titles as they fall."""
    actors = [f"Actor {number}" for number in range(1 + size // 3)]
    keys = [str(number) for number in range(size)]

    def some(of: list[str], most: int) -> tuple[str, ...]:
        return tuple(random.sample(of, min(len(of), random.randrange(most + 1))))

    return [
        DiagramUseCase(
            key,
            " ".join(random.choice(WORDS) for _ in range(random.randrange(1, 6))),
            some(actors, 2),
            some(actors, 2),
            some(keys, 1),
            some(keys, 1) if random.random() < 0.3 else (),
            random.choice(keys) if random.random() < 0.1 else None,
        )
        for key in keys
    ]
