"""No line ends within a word unless a hyphen says so, also where a browser knows none of the language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from support.browsing import serving, visiting
from support.building import Site
from support.line_boxes import broken_words

pytestmark = pytest.mark.browser

PAGES = {
    "index.md": "# Start\n",
    "antrag.md": """\
# Anträge

```usecase
id: UC-100
titel: Grundstücksverkehrsgenehmigung beantragen
ziel: Grundstück rechtssicher erwerben
akteur: Grundstückseigentümerin
unterstützende akteure: [Sachbearbeiter, Genehmigungsbehörde, Zahlungsdienstleister]
system: Liegenschaftsverwaltung
priorität: muss
status: abgestimmt
release: 2.0
häufigkeit: zweihundertfünfzigmal im Monat
stakeholder:
  Rechtsabteilung: will Nachvollziehbarkeit aller Bearbeitungsschritte
auslöser: Die Grundstückseigentümerin möchte ihr Grundstück verkaufen.
vorbedingungen: Das Grundstück ist im Liegenschaftskataster eingetragen.
erfolgsgarantie: Die Genehmigung ist erteilt und der Gebührenbescheid zugestellt.
schritte:
  - Grundstückseigentümerin wählt das Grundstück aus.
  - Liegenschaftsverwaltung zeigt die Grundstücksdaten und die Genehmigungsvoraussetzungen (BR-001).
  - include: UC-101
  - Genehmigungsbehörde erteilt die Genehmigung.
erweiterungen:
  2a. Genehmigungsvoraussetzungen sind nicht erfüllt:
    - Liegenschaftsverwaltung nennt die fehlenden Voraussetzungen.
    - Endet mit Misserfolg
  1-3b. Verbindungsunterbrechung: Liegenschaftsverwaltung speichert die Zwischenergebnisse.
  "*c. Sitzungszeitüberschreitung": Geht weiter bei Schritt 1
geschäftsregeln:
  BR-001 Vollständigkeitsprüfung: Anträge ohne Verwendungsnachweis werden zurückgewiesen.
```

```usecase
id: UC-101
titel: Verwaltungsgebühr bezahlen
akteur: Grundstückseigentümerin
system: Liegenschaftsverwaltung
level: Teilfunktion
schritte: [Grundstückseigentümerin zahlt., Liegenschaftsverwaltung bucht., Zahlungsdienstleister bestätigt.]
```
""",
    "listen.md": "# Listen\n\n"
    + "\n\n".join(f"<!-- usecases: {it} -->" for it in ("list", "matrix", "relations", "scenarios", "rules")),
}
PATHS = (
    "antrag/",
    "listen/",
    "use-cases/",
    "use-cases/actors/",
    "use-cases/goals/",
    "use-cases/how-to-read/",
)
SIDEWAYS = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"


@pytest.fixture(scope="module")
def german_site(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = Site(tmp_path_factory.mktemp(theme))
    language = {"language": "de", "font": False} if theme == "material" else {"locale": "de"}
    built = site.build(PAGES, theme={"name": theme, "highlightjs": False, **language})
    with serving(built.folder) as address:
        yield address


def test_no_line_ends_within_a_word(browser: Browser, german_site: str) -> None:
    broken = {}
    with visiting(browser, german_site, has_mermaid=False) as visit:
        for path in PATHS:
            # As wide as it is looked at first: while a window grows, Material's search slides through it.
            visit.page.set_viewport_size({"width": 1280, "height": 900})
            page = visit.open(path)
            page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
            page.add_style_tag(content=".usecase > * { content-visibility: visible !important }")
            parts = page.locator("section[class^=usecase], .usecase-listing").all()
            assert parts
            for width in (1280, 768, 500, 390):
                page.set_viewport_size({"width": width, "height": 900})
                broken[path, width] = {word for part in parts for word in broken_words(part)}
                assert page.evaluate(SIDEWAYS) <= width, path
    assert {place: words for place, words in broken.items() if words} == {}


def test_hyphens_go_by_the_language_of_the_page(browser: Browser, german_site: str) -> None:
    with visiting(browser, german_site, has_mermaid=False) as visit:
        cell = visit.open("antrag/").locator(".usecase-steps td").last
        assert cell.evaluate("it => getComputedStyle(it).hyphens") == "auto"
        assert cell.evaluate("it => it.closest('[lang]').lang") == "de"
