"""Whatever is renamed: afterwards nothing new is found, and exports differ in the name alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest

from mkdocs_usecases.diagnostics import Code
from mkdocs_usecases.editing.links import links
from mkdocs_usecases.editing.names import Kind, Occurrence
from mkdocs_usecases.editing.places import may_stand_in, without_escapes, words
from mkdocs_usecases.editing.renaming import KINDS, Refusal, Renaming, renamable, rename
from mkdocs_usecases.export.json import json_text
from mkdocs_usecases.registry.slugs import slug
from mkdocs_usecases.revision import Text
from mkdocs_usecases.source import Span
from support.exporting import Urls
from support.named_sites import NEW, site
from support.pointing import Files

SIGN = "\0"
"""Stands for the name in both exports."""

PLAIN = {"UC-77", "Pay-1", "Visitor", "Frau Dr. Müller", "旅人", "wrapping", "kiosk", "two words"}
"""Names that fit everywhere: nothing may refuse them."""


def renamed(files: Files, renaming: Renaming) -> Files:
    texts = dict(files.texts)
    for edit in sorted((*renaming.edits, *renaming.doubtful), key=lambda edit: edit.span, reverse=True):
        text = Text(texts[edit.span.file])
        stretch = text.stretch(edit.span)
        assert stretch is not None and text.text[slice(*stretch)] == edit.was
        texts[edit.span.file] = text.text[: stretch[0]] + edit.text + text.text[stretch[1] :]
    return Files(texts)


def exported(files: Files, names: list[str]) -> Any:
    """The export without what is made of letters, with a sign in the place of each of some names."""
    data = json.loads(json_text(files.site.registry, Urls()))
    return _bare(data, [*map(words, names), *(re.compile(re.escape(slug(name)) or SIGN) for name in names)])


def _bare(value: Any, patterns: list[re.Pattern[str]]) -> Any:
    if isinstance(value, str):
        for pattern in patterns:
            value = re.sub(pattern.pattern, SIGN, value, flags=re.IGNORECASE)
        return value
    if isinstance(value, list):
        return sorted((_bare(each, patterns) for each in value), key=json.dumps)
    if isinstance(value, dict):
        return {key: _bare(each, patterns) for key, each in value.items() if key not in _OF_LETTERS}
    return value


_OF_LETTERS = {"content_hash", "fingerprint"}


def codes(files: Files, kind: Kind) -> Counter[Code]:
    """What is found; of ids not that one has another form, as they are renamed one by one."""
    found = Counter(finding.code for finding in files.site.findings)
    if kind is Kind.USE_CASE:
        del found[Code.TWO_READINGS]
    return found


def anywhere(files: Files, random: Random) -> Iterator[Occurrence]:
    """A place of a name of each kind that can be another one."""
    names = files.names
    found = [each for file in sorted(files.texts) for each in names.on(file) if each.name.kind in KINDS]
    random.shuffle(found)
    for kind in sorted(KINDS, key=lambda kind: kind.value):
        of_kind = (each for each in found if each.name.kind is kind)
        yield from islice((each for each in of_kind if renamable(names, each.span.start) is not None), 1)


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.parametrize("seed", range(24))
def test_a_renamed_site_is_the_same_site_with_another_name(seed: int) -> None:
    random = Random(seed)
    files = Files(site(random))
    for found in anywhere(files, random):
        kind = found.name.kind
        new = random.choice(NEW[kind.value])
        told = f"{kind.value} {found.typed!r} at {found.span} to {new!r}"
        renaming = rename(files.names, found.span.start, new)
        if isinstance(renaming, Refusal):
            assert new not in PLAIN, f"{told}: {renaming.reason}"
            continue
        after = renamed(files, renaming)
        assert codes(after, kind) == codes(files, kind), told
        spelled = without_escapes(found.typed)
        short = [spelled.partition(" (")[0]] if kind is Kind.ACTOR else []
        names = sorted([spelled, new, *short], key=len, reverse=True)
        assert exported(after, names) == exported(files, names), told


@pytest.mark.parametrize(
    ("name", "text", "may"),
    [
        ("customer (guest)", "The Customer pays.", True),
        ("customer (guest)", "The clerk pays.", False),
        ("küche", "[x](#k%C3%BCche)", True),
        ("küche", "50 % of the kitchens", False),
        ("küche", '"k\\u00fcche"', True),
    ],
)
def test_a_file_that_cannot_hold_a_name_is_not_looked_at(name: str, text: str, may: bool) -> None:
    assert may_stand_in(name, text) is may


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        *(("Clerk", "The Clerk.", "Clerk"), ("Clerk", "SubClerk", None), ("Clerk", "x-Clerk", None)),
        *(("Clerk", "Clerks", None), ("Clerk", "Clerk-x", None), ("Clerk", "Clerk-", "Clerk")),
        *(
            ("店員", "この店員は", "店員"),
            ("Café", "Cafés", None),
            ("Tax  office", "Tax\n> office", "Tax\n> office"),
        ),
        *(("(x)", "a(x)b", "(x)"), ("x.", "x.y", "x."), ("O'Neill", "'O''Neill'", "O''Neill")),
        *(('a "b"', '"a \\"b\\""', 'a \\"b\\"'), ("a.c", "abc", None), ("UC-1", "UC-1-2a", None)),
    ],
)
def test_a_name_is_found_as_whole_words(name: str, text: str, found: str | None) -> None:
    match = words(name).search(text)
    assert (match and match[0]) == found


@pytest.mark.parametrize(
    ("page", "address", "pages"),
    [
        ("index.md", "#a", "index.md"),
        ("index.md", "pay.md#a", "pay.md"),
        ("sub/x.md", "../pay.markdown?y=1#a", "pay.markdown"),
        ("sub/x.md", "/pay.md#a", "pay.md"),
        ("index.md", "pay/#a", "pay.md pay/index.md"),
        ("index.md", "pay/index.html#a", "pay.md pay/index.md"),
        ("sub/index.md", "../pay.html#a", "pay.md pay/index.md"),
        ("sub/README.md", "pay/#a", "sub/pay.md sub/pay/index.md"),
        ("x.md", "../pay/#a", "pay.md pay/index.md ../pay.md ../pay/index.md"),
        ("sub/x.md", "../pay/#a", "sub/pay.md sub/pay/index.md pay.md pay/index.md"),
        ("sub/x.md", "/pay/#a", "pay.md pay/index.md"),
        ("index.md", "https://x.example/#a", ""),
        ("index.md", "//x.example/#a", ""),
        ("index.md", "pay%20now.md#a", "pay now.md"),
    ],
)
def test_the_pages_that_an_address_may_mean(page: str, address: str, pages: str) -> None:
    for end in ("\n", "\r\n", "\r"):
        found = [*links(page, Text(f"# Orders{end}See [it]({address}).{end}"))]
        assert [" ".join(each.pages) for each in found] == [pages] * bool(pages)
        for each in found:
            assert f"{each.address}#{each.anchor}" == address
            assert each.address_span == Span(page, 2, 10).over(len(each.address))
            assert each.span == each.address_span.end.moved(1).over(len(each.anchor))
