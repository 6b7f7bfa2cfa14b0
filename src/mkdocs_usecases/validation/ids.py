"""Ids and titles: what use cases are told apart by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from mkdocs_usecases.diagnostics import Code, Diagnostic
from mkdocs_usecases.expressions import expression
from mkdocs_usecases.mending import Mending, advice, meant, mended, replaced
from mkdocs_usecases.model.text import UseCaseId, folded
from mkdocs_usecases.parsing.findings.outline_findings import two_readings
from mkdocs_usecases.patterns import compile_pattern
from mkdocs_usecases.registry import Entry, Registry
from mkdocs_usecases.validation.check import site_check
from mkdocs_usecases.validation.places import added_key

_NUMBERED = expression(r"(?P<letters>(?:.*\D)?)(?P<number>\d+)")
_DIGITS_OF_A_PATTERN = expression(r"(?:\\d|\[0-9\])(?:\+|\*|\{(?P<count>\d+)(?:,\d*)?\})?")


class FreeIds:
    """Ids that no use case of the site has: each is given out once, so that a writer can take them all."""

    def __init__(self, registry: Registry) -> None:
        """Take the site, for its ids and for the form that it asks for."""
        self._pattern = registry.options.id_pattern
        self._registry = registry
        self._by_page: dict[str, Counter[str]] = {}
        self._highest: dict[str, tuple[int, int]] = {}
        self._usual = ""

    def _look(self) -> None:
        everywhere: Counter[str] = Counter()
        for entry in self._registry.entries:
            match = _NUMBERED.fullmatch(entry.use_case.id or "")
            if match is None or len(match["number"]) > _LONGEST_NUMBER:
                continue
            letters, number = match["letters"], match["number"]
            everywhere[letters] += 1
            self._by_page.setdefault(entry.path, Counter())[letters] += 1
            highest, width = self._highest.get(letters, (0, 0))
            self._highest[letters] = (
                max(highest, int(number)),
                max(width, len(number) if number[0] == "0" else 0),
            )
        self._usual = everywhere.most_common(1)[0][0] if everywhere else "UC-"

    def take(self, path: str) -> str | None:
        """The next free id after the page's others.

        `None` when the site's form gives none away, or when one page alone cannot tell what is free.
        """
        if not self._registry.is_whole:
            return None
        if not self._usual:
            # Most sites ask for none.
            self._look()
        page = self._by_page.get(path)
        letters = page.most_common(1)[0][0] if page else self._usual
        if self._pattern and not page and letters not in self._highest:
            return self._from_pattern()
        number, width = self._highest.get(letters, (0, 0))
        self._highest[letters] = number + 1, width
        free = f"{letters}{number + 1:0{width}d}"
        return free if self._fits(free) else None

    def _from_pattern(self) -> str | None:
        """The first id of a form such as `REQ-\\d{3}`."""
        assert self._pattern is not None
        number = self._highest.get(self._pattern, (0, 0))[0] + 1
        self._highest[self._pattern] = number, 0
        free = _DIGITS_OF_A_PATTERN.sub(
            lambda match: str(number).zfill(min(int(match["count"] or 1), _LONGEST_NUMBER)), self._pattern
        )
        free = free.replace("\\-", "-").replace("\\.", ".").removeprefix("^").removesuffix("$")
        return free if self._fits(free) else None

    def _fits(self, free: str) -> bool:
        return self._pattern is None or compile_pattern(self._pattern).fullmatch(free)


_LONGEST_NUMBER = 9
"""A longer one is no count of use cases but a date or a hash."""


@site_check(Code.MISSING_ID)
def missing_id(registry: Registry) -> Iterator[Diagnostic]:
    """The use case has no id.

    Its address then comes from the title, and breaks when the title is improved. Other use cases can only
    refer to an id.

    Bad:
        title: Order a meal

    Good:
        id: UC-12
        title: Order a meal

    Source: seen in real documents.
    """
    free = FreeIds(registry)
    for entry in registry.entries:
        use_case = entry.use_case
        if use_case.id or {"id"} & {*use_case.unread, *use_case.places}:
            continue
        name = free.take(entry.path)
        finding = Diagnostic(
            Code.MISSING_ID,
            use_case.span,
            "the use case has no id: links to it break when its title changes",
        )
        form = f" of the form `{registry.options.id_pattern}`" if registry.options.id_pattern else ""
        yield mended(finding, added_key(use_case, f"id: {name}") if name else advice(f"add an `id:`{form}"))


@site_check(Code.DUPLICATE_ID)
def duplicate_id(registry: Registry) -> Iterator[Diagnostic]:
    """Two use cases have one id.

    Links can lead only to the first of them. Upper and lower case count as the same, as they do in addresses
    and file names.

    Bad:
        ```usecase
        id: UC-12
        title: Order a meal
        ```

        ```usecase
        id: uc-12
        title: Cancel an order
        ```

    Good:
        ```usecase
        id: UC-12
        title: Order a meal
        ```

        ```usecase
        id: UC-13
        title: Cancel an order
        ```

    Source: the block language.
    """
    free = FreeIds(registry)
    first: dict[tuple[str, str], Entry] = {}
    for entry in registry.entries:
        use_case = entry.use_case
        if not use_case.id:
            continue
        earlier = first.setdefault((registry.language_of(entry.path), folded(use_case.id)), entry)
        if earlier is entry:
            continue
        place = earlier.use_case.value_place("id")
        name = free.take(entry.path)
        taken_by = f" (`{earlier.use_case.title}`)" if earlier.use_case.title else ""
        own = use_case.values.get("id")
        finding = Diagnostic(
            Code.DUPLICATE_ID,
            use_case.value_place("id"),
            f"id `{use_case.id}` is already taken at {place}{taken_by}",
            related=(place,),
        )
        edits = (replaced(own, use_case.id, name),) if name and own is not None else ()
        hint = f"choose another id: `{name}` is free" if name else "choose another id"
        yield mended(finding, Mending(hint, edits))
    if registry.options.id_pattern is None:
        yield from _odd_ids(registry)


def _odd_ids(registry: Registry) -> Iterator[Diagnostic]:
    """What is said of an id with other signs than all others of its letters: `UC_7` beside `UC-1`, `UC-2`."""
    numbered = [entry for entry in registry.entries if (entry.use_case.id or "")[-1:].isdecimal()]
    forms = Counter(_form(entry) for entry in numbered)
    by_letters: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (forms[form], form[-1:] in "._-")):
        by_letters.setdefault(form.rstrip("._-").casefold(), []).append(form)
    pairs = (each for each in by_letters.values() if len(each) == _FORMS)
    usual = {odd: common for odd, common in pairs if forms[odd] == 1 and _is_odd(odd, common, forms)}
    for entry in numbered if usual else ():
        id_, common = str(entry.use_case.id), usual.get(_form(entry))
        meant_id = UseCaseId(id_.replace(_form(entry), common or "", 1))
        if common is not None and registry.find(meant_id) in (None, entry):
            place = entry.use_case.value_place("id")
            readings = "one of another form", f"`{meant_id}`, as the others are"
            finding = two_readings(place, f"the id `{id_}`", *readings)
            yield mended(finding, meant(place, id_, meant_id))


def _is_odd(odd: str, common: str, forms: Mapping[str, int]) -> bool:
    """Whether an id has another form than others have; of two ids the one without a sign lacks it."""
    return forms[common] > 1 or (odd[-1:].isalpha() and common[-1:] in "._-")


def _form(entry: Entry) -> str:
    return str(entry.use_case.id).rstrip(_DIGITS)


_DIGITS = "0123456789"
_FORMS = 2
"""Where there are more, each may have its reason."""


@site_check(Code.SAME_TITLE)
def same_title(registry: Registry) -> Iterator[Diagnostic]:
    """Two use cases of one actor have one title.

    In lists, diagrams and search results nobody can tell them apart. They may even be one use case, written
    twice.

    Bad:
        ```usecase
        title: Order a meal
        actor: Customer
        ```

        ```usecase
        title: Order a meal
        actor: Customer
        ```

    Good:
        ```usecase
        title: Order a meal
        actor: Customer
        ```

        ```usecase
        title: Order a meal for a group
        actor: Customer
        ```

    Source: seen in real documents.
    """
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in registry.listed:
        use_case = entry.use_case
        earlier, actor = None, ""
        for mention in use_case.primary_actors:
            language = registry.language_of(entry.path)
            found = first.setdefault((language, folded(use_case.title), folded(mention.name)), entry)
            if found is not entry and earlier is None:
                earlier, actor = found, mention.name
        if earlier is not None:
            place = earlier.use_case.value_place("title")
            yield Diagnostic(
                Code.SAME_TITLE,
                use_case.value_place("title"),
                f"`{actor}` already has a use case with the title `{earlier.use_case.title}`, at {place}",
                "say in the title how they differ, or join the two",
                related=(place,),
            )
