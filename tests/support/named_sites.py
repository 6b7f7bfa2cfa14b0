"""Sites of any shape in which everything has a name: to be renamed, and looked at before and after."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

ACTORS = (
    *(
        "Customer",
        "Premium customer",
        "Card service",
        "顧客",
        "Gäste & Freunde",
        "O'Neill",
        "Learn!",
        "العميل",
    ),
    *("Clerk (P1)", "Customers' board", "Zoë", "Команда"),
)
SYSTEMS = ("MealApp", "The Shop", "注文")
TAGS = ("checkout", "mobile app", "é")
POINTS = ("gift wrap", "late", "包装")
PHRASES = (
    "looks 😀 around",
    "pays: at once",
    "asks #1 for `code`",
    "waits",
    "は食べる",
    'says "no"',
    "goes on",
)

NEW = {
    "use case": ("UC-77", "Pay-1", "Käse-2"),
    "actor": (
        "Visitor",
        "Clerk, senior",
        "Frau Dr. Müller",
        "旅人",
        "D'Arcy",
        "X/Y team",
        "Bank: main",
        "[odd]",
    ),
    "extension point": ("wrapping", "wrap, twice", "late: or not"),
    "tag": ("kiosk", "two words"),
}


def site(random: Random) -> dict[str, str]:
    """The files of a site."""
    return _Site(random).files()


class _Site:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.actors = random.sample(ACTORS, 5)
        self.system = random.choice(SYSTEMS)
        self.ids = [f"{random.choice(('UC-', 'Pay', 'K.ä-'))}{number}" for number in range(1, 6)]
        self.points: dict[str, str] = {}

    def files(self) -> dict[str, str]:
        random = self.random
        end = random.choice(("\n", "\n", "\r\n"))
        blocks = [self._block(number, id_) for number, id_ in enumerate(self.ids)]
        pages = {"a.md": blocks[:2], "sub/b.md": blocks[2:4], "c.md": blocks[4:]}
        files = {path: self._page(path, each) for path, each in pages.items()}
        settings = [f"system: {self._scalar(self.system)}  # {self.system}"] if random.random() < 0.6 else []
        if random.random() < 0.6:
            files["actors.yml"] = "\n".join(self._catalogue())
            settings.append("actors: actors.yml")
        elif random.random() < 0.5:
            settings += ["actors:", *(f"  {line}" for line in self._catalogue())]
        files["mkdocs.yml"] = "\n".join([*settings, ""])
        return {path: text.replace("\n", end) for path, text in files.items()}

    def _catalogue(self) -> Iterator[str]:
        yield f"# {self.actors[0]} is who pays."
        for number, name in enumerate(self.actors):
            details = ["description: Somebody."]
            if number == 1:
                details.append(f"aliases: [Alias one, {self._scalar('Alias-2', True)}]")
            if number == 2:
                details.append(f"is a: {self._scalar(self.actors[0], True)}")
            yield f"{self._scalar(name)}: {{{', '.join(details)}}}  # {name}"

    def _scalar(self, text: str, in_flow: bool = False) -> str:
        """A name as YAML may have it."""
        quoted = f'"{text}"', "'{}'".format(text.replace("'", "''"))
        is_plain = text[0].isalpha() and not (in_flow and set(text) & set(",[]{}"))
        return self.random.choice((*quoted, text, text) if is_plain else quoted)

    def _list(self, names: list[str]) -> str:
        if self.random.random() < 0.5:
            return f"[{', '.join(self._scalar(name, True) for name in names)}]"
        return ", ".join(name if "'" not in name else f'"{name}"' for name in names)

    def _block(self, number: int, id_: str) -> list[str]:
        random = self.random
        primary, supporting = self.actors[number % 5], self.actors[(number + 1) % 5]
        other = self.ids[(number + 1) % 5]
        lines = [
            f"id: {self._scalar(id_)}  # {id_}",
            f"title: Do thing {number}",
            f"actor: {self._scalar(primary)}",
        ]
        lines += [f"supporting: {self._list([supporting])}"]
        if random.random() < 0.4:
            lines.append(f"system: {self._scalar(self.system)}")
        if random.random() < 0.5:
            lines.append(f"tags: [{', '.join(random.sample(TAGS, 2))}]")
        if random.random() < 0.5:
            lines += ["stakeholders:", f"  {self._scalar(primary)}: wants it, see {other}"]
        lines.append(f"success guarantee: What {primary} wanted, by ({other}) and [{other}/1].")
        lines.append("minimal guarantee: None.")
        if number < 3:
            point = self.points[id_] = POINTS[number]
            lines += ["extension points:", f"  {self._scalar(point)}: 2"]
        if self.points and random.random() < 0.6:
            target, point = random.choice([*self.points.items()])
            if target != id_:
                lines.append(f"extends: {{use case: {target}, at: {self._scalar(point, True)}}}")
        lines += self._steps(primary, supporting, other)
        return lines

    def _steps(self, primary: str, supporting: str, other: str) -> list[str]:
        random = self.random
        texts = [
            f"{primary} {random.choice(PHRASES)}.",
            f"{supporting} tells {primary} of [{other}](#{other}).",
            f"{primary} ends.",
        ]
        after = f"{primary} is gone, as in {other}"
        if random.random() < 0.4:
            numbered = [f"  {number}. {text}" for number, text in enumerate(texts, 1)]
            return [
                "steps: |",
                *numbered,
                "extensions: |",
                f"  2a. {after}:",
                f"     2a1. {supporting} waits.",
                "     2a2. Resume at 1.",
            ]
        quoted = ["'{}'".format(text.replace("'", "''")) for text in texts]
        shown = [text if random.random() < 0.6 else one for text, one in zip(texts, quoted, strict=True)]
        lines = ["steps:", *(f"  - {text}" for text in shown)]
        if random.random() < 0.5:
            lines.append(f"  - include: {other}")
        return [*lines, "extensions:", f"  2a. {after}:", f"    - {supporting} waits.", "    - resume at 1"]

    def _page(self, path: str, blocks: list[list[str]]) -> str:
        random = self.random
        back = "../" if "/" in path else ""
        lines = []
        if random.random() < 0.5:
            lines += [
                "---",
                f"title: {self.system}",
                f"usecases: {{system: {self._scalar(self.system, True)}}}",
                "---",
            ]
        one, two = self.ids[0], self.ids[4]
        lines += [
            "# Page 🍕",
            "",
            f"See [{one}], [it][{two.lower()}] and [{one}/2a], [there]({back}c.md#{two}-2).",
            "",
        ]
        lines += [f'<!-- usecases: list actor="{self.actors[0]}" tag="checkout" -->', ""]
        lines += [f'> <!-- usecases: scenarios id="{one}" -->', ""]
        for block in blocks:
            first, below = random.choice(
                (("", ""), ("- In a list:\n\n    ", "    "), ("> ", "> "), ("!!! note\n\n    ", "    "))
            )
            fenced = ["```usecase", *block, "```"]
            lines += ["", f"{first}{fenced[0]}", *(f"{below}{line}" for line in fenced[1:]), "", "Text."]
        return "\n".join([*lines, ""])
