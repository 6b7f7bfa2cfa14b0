"""Random documents in the part of YAML that blocks have: lists, mappings, texts of every style, comments."""

from __future__ import annotations

from random import Random

WORDS = (
    *(
        "order",
        "a",
        "Customer",
        "3a.",
        "x-y",
        "1-2",
        "it's",
        'say "hi"',
        "a#b",
        "c:d",
        "食べる",
        "é",
        "😀",
        "-x",
    ),
    *(":y", "?z", "100%", "e.g.", "[in]", "{k}", "a,b", "*b*", "&c", "!d", "<b>", "`q`", "=", "||", "x>y"),
    *("@h", "\\n", "~", "null", "No", "1:30", "0x1", "1e3", "2026-01-01"),
)
STARTS = tuple(word for word in WORDS if word[0] not in "*&!`@[{")
DEEPEST = 3


class Document:
    """Writes one document; every choice comes from the random numbers."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._pick = random.choice

    def text(self) -> str:
        indent = self._pick([0, 0, 0, 0, 2])
        noise = "\n".join(self._noise(indent))
        body = self._mapping(indent, 0) if self._chance(0.8) else self._node(indent, -1, 0)
        text = (noise + "\n" if noise else "") + " " * indent + body + self._pick(["", "\n", "\n", "\n\n"])
        return text.replace("\n", "\r\n") if self._chance(0.05) else text

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _count(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def _words(self, most: int = 4, *, in_brackets: bool = False) -> str:
        words = [self._pick(STARTS), *(self._pick(WORDS) for _ in range(self._count(1, most) - 1))]
        text = " ".join(words)
        if not in_brackets:
            return text
        text = text.translate(str.maketrans("", "", ",[]{}?")).strip() or "f"
        return f"f{text}" if text[0] in "-:" and text[1:2] in ("", " ") else text

    def _comment(self) -> str:
        return self._pick(["", "", "", "", "  # note: x", " # - y"])

    def _noise(self, indent: int) -> list[str]:
        lines = ["", "", "   ", " " * indent + "# c: d", "# top", " " * (indent + 3) + "# deep"]
        return [self._pick(lines) for _ in range(self._pick([0, 0, 0, 0, 0, 1, 2]))]

    def _double(self, indent: int | None = None) -> str:
        text = self._words().replace("\\", "\\\\").replace('"', '\\"')
        if self._chance(0.3):
            starts = ["\\t", "\\x41", "\\u00e9", "\\N", "  ", "\\ ", "\\/", " ", ": ", " #"]
            text = self._pick(starts) + text + self._pick(["\\n", "", " ", "\\\\"])
        if indent is not None and self._chance(0.4):
            deep = " " * indent
            joints = [
                " ",
                " ",
                "\n" + deep + "  ",
                "\n\n" + deep,
                "\\\n" + deep,
                "  \n" + deep,
                "\n\n   \n" + deep,
            ]
            first, *rest = text.split(" ")
            text = first + "".join(self._pick(joints) + piece for piece in rest)
        return f'"{text}"'

    def _single(self, indent: int | None = None) -> str:
        text = self._words().replace("'", "''") + self._pick(["", "", " ", ": x", " # y"])
        if indent is not None and self._chance(0.4):
            deep = " " * indent
            joints = [" ", "\n" + deep, "\n\n" + deep, " \n" + deep + " "]
            text = "".join(self._pick(joints) if letter == " " else letter for letter in text)
        return f"'{text}'"

    def _plain(self, indent: int) -> str:
        text = self._words(5)
        if self._chance(0.3):
            for _ in range(self._count(1, 3)):
                text += self._pick(["\n", "\n\n", " \n", "\n  \n\n"])
                text += " " * (indent + self._pick([0, 0, 1, 3])) + self._words(3)
        return text

    def _block(self, indent: int, parent: int) -> str:
        digit = str(indent - max(parent, 0)) if self._chance(0.2) and 0 < indent - max(parent, 0) < 10 else ""
        chomp = self._pick(["", "", "-", "+"])
        header = self._pick("|>") + (digit + chomp if self._chance(0.5) else chomp + digit) + self._comment()
        lines: list[str] = []
        for number in range(self._count(1 if digit else 0, 5)):
            if self._chance(0.2):
                lines.append("" if not number else self._pick(["", " " * self._count(0, indent)]))
                continue
            deeper = self._pick([0, 0, 0, 2, 1]) if digit or any(map(str.strip, lines)) else 0
            lines.append(" " * (indent + deeper) + self._pick(["", "- ", "# ", "k: ", "'"]) + self._words())
        return "\n".join([header, *lines])

    def _brackets(self, indent: int | None, depth: int = 0) -> str:
        is_mapping = self._chance(0.4)
        parts = []
        for _ in range(self._count(0, 4)):
            part = self._in_brackets(indent, depth)
            if is_mapping or self._chance(0.15):
                if "\n" in part:
                    part = self._words(2, in_brackets=True)
                if self._chance(0.8) or not is_mapping:
                    value = self._in_brackets(indent, depth) if self._chance(0.7) else ""
                    part += self._pick(["", " "]) + ": " + value
            parts.append(part)
        body = ""
        for number, part in enumerate(parts):
            comma = "," if number < len(parts) - 1 or self._chance(0.2) else ""
            body += self._gap(indent) + part + self._gap(indent) + comma
        return ("{%s}" if is_mapping else "[%s]") % (body + self._gap(indent))

    def _gap(self, indent: int | None) -> str:
        if indent is None:
            return self._pick(["", " "])
        deep = " " * indent
        return self._pick(["", "", "", " ", "\n" + deep + " ", "  # c\n" + deep])

    def _in_brackets(self, indent: int | None, depth: int) -> str:
        share = self._random.random()
        if share < 0.25 and depth < DEEPEST:
            return self._brackets(indent, depth + 1)
        if share < 0.4:
            return self._double(indent)
        return self._single(indent) if share < 0.55 else self._words(3, in_brackets=True)

    def _key(self) -> str:
        share = self._random.random()
        if share < 0.2:
            return self._double() if share < 0.1 else self._single()
        return self._words(3) + self._pick(["", "", "", " "])

    def _value(self, indent: int, parent: int) -> str:
        share = self._random.random()
        if share < 0.5:
            return self._plain(indent)
        if share < 0.6:
            return self._double(indent) + self._comment()
        if share < 0.7:
            return self._single(indent) + self._comment()
        return self._brackets(indent) + self._comment() if share < 0.85 else self._block(indent, parent)

    def _node(self, indent: int, parent: int, depth: int) -> str:
        share = self._random.random()
        if depth > DEEPEST or share < 0.2:
            return self._value(indent, parent)
        return self._sequence(indent, depth) if share < 0.5 else self._mapping(indent, depth)

    def _below(self, indent: int, depth: int) -> str | None:
        """Nothing behind a dash or a colon, or what stands in the lines below."""
        share = self._random.random()
        if share < 0.08:
            return self._comment()
        if share >= 0.3 or depth > DEEPEST:
            return None
        step = self._pick([1, 2, 2, 4])
        noise = "\n".join([*self._noise(indent + step), ""])
        node = self._node(indent + step, indent, depth + 1)
        return f"{self._comment()}\n{noise}{' ' * (indent + step)}{node}"

    def _blanks(self) -> str:
        return " " * self._pick([1, 1, 1, 1, 2, 3])

    def _sequence(self, indent: int, depth: int) -> str:
        lines: list[str] = []
        for number in range(self._count(1, 4)):
            entry = self._below(indent, depth)
            if entry is None:
                blanks = self._blanks()
                deeper = indent + 1 + len(blanks)
                if self._chance(0.35) and depth <= DEEPEST:
                    write = self._mapping if self._chance(0.7) else self._sequence
                    entry = blanks + write(deeper, depth + 1)
                else:
                    entry = blanks + self._value(indent + self._pick([1, 2, 4]), indent)
            lines += [
                *(self._noise(indent) if number else []),
                (" " * indent if number else "") + "-" + entry,
            ]
        return "\n".join(lines)

    def _mapping(self, indent: int, depth: int) -> str:
        lines: list[str] = []
        for number in range(self._count(1, 4)):
            entry: str | None
            if self._chance(0.15) and depth <= DEEPEST:
                entry = f"{self._comment()}\n{' ' * indent}{self._sequence(indent, depth + 1)}"
            elif (entry := self._below(indent, depth)) is None:
                entry = self._blanks() + self._value(indent + self._pick([1, 2, 4]), indent)
            start = (" " * indent if number else "") + self._key()
            lines += [*(self._noise(indent) if number else []), f"{start}:{entry}"]
        return "\n".join(lines)


def document(seed: int) -> str:
    """The document of a number."""
    return Document(Random(seed)).text()
