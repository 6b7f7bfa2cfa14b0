"""`mkdocs-usecases render`: pages that GitHub, GitLab, wikis and MDX show."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mkdocs_usecases.hosts.cli import main
from mkdocs_usecases.rendering.gfm import gfm
from mkdocs_usecases.rendering.gfm_text import with_anchors
from support.browsing import MERMAID
from support.building import REPOSITORY, Built
from support.showing import html, marked
from support.showing import pages as pages_of

pytestmark = pytest.mark.slow

cmarkgfm = pytest.importorskip(
    "cmarkgfm", reason="cmarkgfm is not installed: it is among the requirements of tests"
)

# These hold HTML of their own that MDX does not take: a style sheet, a comment.
NO_MDX = {"index.md", "guide/languages.md"}
HARD = r"""a | b < c > {d} [e] * f _ g_h ` i $ 5 $ \ # ~~k~~ & &amp; <script>alert(1)</script> é"""


def shown(markdown: str) -> BeautifulSoup:
    """A page as GitHub makes it, without taking anything out."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(html, "html5lib")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages of the example site."""
    folder = tmp_path_factory.mktemp("gfm")
    site = str(REPOSITORY / "example-site")
    assert main(["render", site, "-f", str(REPOSITORY / "mkdocs.yml"), "-o", str(folder), "--to", "gfm"]) == 0
    return folder


def test_each_page_has_the_tables_of_the_site(pages: Path, built_example: Built) -> None:
    for name in ("meals/ordering", "meals/delivering", "retail/purchase", "retail/returns"):
        made = shown((pages / f"{name}.md").read_text(encoding="utf-8"))
        there = built_example.page(f"{name}/").select("article table")
        assert len(made.select("table")) == len(there), name
        assert len(made.select("pre > code.language-mermaid, pre[lang=mermaid]")) == len(
            built_example.page(f"{name}/").select("article pre.mermaid")
        )
        for ours, theirs in zip(made.select("table"), there, strict=True):
            if not theirs.select("thead"):
                # Goals are shown where they lead to a page of them.
                continue
            assert len(ours.select("tbody tr")) == len(theirs.select("tbody tr")), name


def test_what_changes_with_a_use_case_says_what_it_is(pages: Path) -> None:
    made = shown((pages / "meals/delivering.md").read_text(encoding="utf-8"))
    titles = [it.get_text() for it in made.select("p > strong:only-child") if "changes with" in it.get_text()]
    assert len(titles) == len(made.find_all("td", string="Directly")) > 0


def test_diagrams_are_those_of_the_site_without_links(pages: Path, built_example: Built) -> None:
    for name in ("meals/ordering", "retail/purchase"):
        text = (pages / f"{name}.md").read_text(encoding="utf-8")
        drawn = re.findall(r"^```mermaid\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
        there = [it.get_text() for it in built_example.page(f"{name}/").select("article pre.mermaid")]
        assert [re.sub(r"(?m)^\s*click .*\n?", "", it).strip() for it in there] == drawn


def test_every_link_within_a_page_has_its_place(pages: Path) -> None:
    links = 0
    for page in pages.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        ids = set(re.findall(r'<a id="([^"]+)"></a>', text))
        # Code that shows how a link is written is none.
        for id_ in re.findall(r"\]\(#(UC-[^)\s]+)\)", re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", text)):
            links += 1
            assert id_ in ids, (page.name, id_)
    assert links > 300


def test_links_to_other_pages_lead_to_their_sources(pages: Path) -> None:
    text = (pages / "meals/ordering.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"\]\(([\w/.-]+\.md)#", text))
    assert targets
    for target in targets - {f"../use-cases/{name}.md" for name in ("actors", "goals", "index")}:
        assert (REPOSITORY / "example-site/meals" / target).resolve().is_file() or "use-cases/" in target


HERE = REPOSITORY / "tests/rendering"
TEXTS = [*sorted(HERE.glob("use_cases/*.md")), HERE / "listings/all.md"]
# The source of a block, what opens and closes, and what is drawn.
ASIDE = ".usecase-block, .usecase-help, .usecase-unseen, .usecase-choices, summary, pre.mermaid, svg"


@pytest.mark.oracle
@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.stem)
def test_nothing_that_a_page_says_is_lost(page: Path) -> None:
    there = pages_of(page.read_text(encoding="utf-8"))
    for section in (*there.use_cases(), *there.listings()):
        markup = html(section, marked)
        said = BeautifulSoup(markup, "html5lib")
        for aside in said.select(ASIDE):
            aside.decompose()
        made = shown("".join(with_anchors([gfm(markup)], ())))
        lost = Counter(words(said)) - Counter(words(made))
        assert not lost, section.heading


def words(page: BeautifulSoup) -> list[str]:
    """What it says, without the signs that only part things."""
    return re.findall(r"\w+", page.get_text(" "))


def test_all_else_stays_as_it_is(pages: Path) -> None:
    for page in (REPOSITORY / "example-site").rglob("*.md"):
        text = page.read_bytes()
        made = (pages / page.relative_to(REPOSITORY / "example-site")).read_bytes()
        if b"```usecase" not in text and b"<!-- usecases:" not in text:
            assert made == text


def test_line_ends_and_front_matter_stay(tmp_path: Path) -> None:
    front = "---\r\ntitle: x\r\n---\r\n\r\n# A  \r\n\r\n"
    text = f"{front}```usecase\r\ntitle: B\r\nactor: C\r\n```\r\n\tlast  "
    (tmp_path / "a.md").write_bytes(text.encode())
    assert main(["render", str(tmp_path / "a.md"), "-o", str(tmp_path / "out")]) == 0
    made = (tmp_path / "out/a.md").read_bytes().decode()
    assert made.startswith(front) and made.endswith("\r\n\tlast  ")
    assert "\n" not in made.replace("\r\n", "") and "| C |" in made


@pytest.mark.oracle
@pytest.mark.parametrize("around", ["{}", "- in a list\n\n    {}", "> {}"], ids=["alone", "list", "quote"])
def test_texts_read_as_they_were_typed(around: str, tmp_path: Path) -> None:
    step = json.dumps(f"Customer types {HARD}", ensure_ascii=False)
    lines = ["```usecase", "id: UC-1", f"title: {json.dumps('Type ' + HARD)}", "actor: Customer", "system: S"]
    lines += ["steps:", f"  - {step}", "```"]
    first, _, indent = around.partition("{}")[0].rpartition("\n")
    block = f"\n{indent.replace('- ', '  ')}".join(lines)
    (tmp_path / "page.md").write_text(f"# A\n\n{first}\n{indent}{block}\n", encoding="utf-8")
    assert main(["render", str(tmp_path / "page.md"), "-o", str(tmp_path / "out")]) == 0
    page = shown((tmp_path / "out/page.md").read_text(encoding="utf-8"))
    # Struck out is `k` on our pages only with an extension; an entity is what it stands for.
    typed = HARD.replace("&amp;", "&")
    assert " ".join(page.select_one("h2").get_text().split()) == f"UC-1 Type {typed}"  # type: ignore[union-attr]
    cells = [" ".join(cell.get_text().split()) for cell in page.select("td")]
    assert any(cell.startswith(f"types {typed}") for cell in cells), cells
    assert page.select("script") == []


def node(script: str, *arguments: str) -> str:
    """What a script says that runs beside the packages for the browser."""
    if not (MERMAID / "@mdx-js/mdx").is_dir():
        pytest.skip("no MDX: run `npm install --prefix tests/browser/mermaid`")
    command = ["node", "--input-type=module", "--eval", script, *arguments]
    done = subprocess.run(command, cwd=MERMAID.parent, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


COMPILE = """\
import { readFileSync } from "node:fs";
import { compile } from "@mdx-js/mdx";
import remarkGfm from "remark-gfm";
import remarkFrontmatter from "remark-frontmatter";
for (const file of process.argv.slice(1)) {
  try {
    await compile(readFileSync(file, "utf8"), { remarkPlugins: [remarkGfm, remarkFrontmatter] });
    console.log("right");
  } catch (mistake) {
    console.log(`${file}: ${mistake.message}`);
  }
}
"""


def test_mdx_compiles_every_page(pages: Path) -> None:
    files = [page for page in pages.rglob("*.md") if page.relative_to(pages).as_posix() not in NO_MDX]
    for page in files:
        # Comments of an author stay what they are, and MDX knows none of HTML.
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^<!-- made.*-->$", "", text, flags=re.MULTILINE), encoding="utf-8")
    said = node(COMPILE, *map(str, files)).split()
    assert said == ["right"] * len(files)
    assert len(files) > 15


def test_no_page_of_the_site_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    page = REPOSITORY / "example-site/meals/ordering.md"
    before = page.read_bytes()
    settings = str(REPOSITORY / "mkdocs.yml")
    assert main(["render", str(page), "-f", settings, "-o", str(REPOSITORY / "example-site")]) == 2
    assert "is a page of the site" in capsys.readouterr().err
    assert page.read_bytes() == before


def test_a_page_keeps_the_mark_that_it_begins_with(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page, made = tmp_path / "page.md", tmp_path / "out"
    page.write_bytes("\ufeff# Kayaks\r\n\r\nAll of them.".encode())
    assert main(["render", str(page), "-o", str(made)]) == 0
    assert (made / "page.md").read_bytes() == page.read_bytes()
    assert main(["render", str(page)]) == 0
    assert capfdbinary.readouterr().out == page.read_bytes()


def test_a_use_case_diagram_is_told_in_words_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block = (
        "```usecase\nid: UC-1\ntitle: Lend a kayak\nactor: Guest\nsteps: [Guest asks., Guest pays.]\n```\n"
    )
    page = tmp_path / "page.md"
    page.write_text(f"<!-- usecases: diagram -->\n\n{block}", encoding="utf-8")
    assert main(["render", str(page), "--to", "gfm"]) == 0
    said = "Use cases: 1. Actors: 1. Lend a kayak (Guest)."
    assert capsys.readouterr().out.count(said) == 1


def test_signs_lead_to_what_they_mean_on_the_same_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = (
        "```usecase\nid: UC-1\ntitle: Lend a kayak\nactor: Guest\nsystem: Shed\nsteps: [Guest asks.]\n```\n"
    )
    page = tmp_path / "page.md"
    page.write_text(f"{block}\n<!-- usecases: legend -->\n", encoding="utf-8")
    assert main(["render", str(page)]) == 0
    out = capsys.readouterr().out
    ids = re.findall(r'<a id="([^"]+)"></a>', out)
    assert "[Level](#about-level)" in out
    assert set(re.findall(r"\]\(#([^)\s]+)\)", out)) <= set(ids)
    assert len(ids) == len(set(ids))


TWO_PAGES = {
    "orders.md": """\
# Orders

```usecase
id: UC-1
title: Order
actor: Guest
system: Desk
steps: [Guest asks (UC-2)., include: UC-2, Desk answers., Guest goes.]
extensions:
  3a. Closed: continue with UC-2
```

<!-- usecases: actors -->
""",
    "paying.md": """\
# Paying

See [what is said](orders.md#UC-1-4).

```usecase
id: UC-2
title: Pay
actor: Guest
system: Desk
goal: Be free
steps: [Guest pays., "Desk thanks, see [UC-1/3].", Guest goes.]
```

<!-- usecases: goals -->
""",
}

LISTED = {
    "index.md": """# All

<!-- usecases: scenarios -->

<!-- usecases: rules -->

See [the deposit][UC-1/BR-1] and [UC-1/BR-1].
""",
    "lending.md": """# Lending

```usecase
id: UC-1
title: Lend a kayak
actor: Guest
system: Desk
steps: [Guest asks., Desk answers.]
extensions:
  2a. Nothing is free: ends in failure
  "*a. It rains": ends in failure
business rules:
  BR-1 Deposit: A kayak costs a deposit.
  BR-2: One kayak each.
```

```usecase
id: UC-2
title: Give it back
actor: Guest
system: Desk
steps: [Guest brings it., Desk thanks.]
```
""",
}


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("site", "some"),
    [
        (TWO_PAGES, {"UC-1-2", "UC-1-3", "actor-guest"}),
        (LISTED, {"UC-1:main", "UC-1:2a", "UC-1:any-a", "UC-1-BR-2", "UC-2-2"}),
    ],
    ids=["named", "listed"],
)
def test_a_link_to_another_page_has_its_anchor_there(
    site: dict[str, str], some: set[str], tmp_path: Path
) -> None:
    docs, made = tmp_path / "docs", tmp_path / "made"
    docs.mkdir()
    for name, text in site.items():
        (docs / name).write_text(text, encoding="utf-8")
    assert main(["render", str(docs), "-o", str(made)]) == 0
    texts = {path.name: path.read_text(encoding="utf-8") for path in made.rglob("*.md")}
    anchors = {name: {*re.findall(r'<a id="([^"]+)"', text)} for name, text in texts.items()}
    links = [
        (page or name, anchor)
        for name, text in texts.items()
        for page, anchor in re.findall(r"\]\(([\w.]*)#([^()\s]+)\)", text)
    ]
    assert {anchor for _, anchor in links} >= some
    assert [link for link in links if link[1] not in anchors[link[0]]] == []


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("html", "shown_as"),
    [
        ("<p><strong>Error: </strong>here</p>", "<strong>Error:</strong> here"),
        ("<p><strong>错误：</strong>没有步骤</p>", "<strong>错误：</strong>没有步骤"),
        ("<p>a<em>(b)</em>c</p>", "a<em>(b)</em>c"),
        ("<p><strong>a</strong><strong>b</strong></p>", "<strong>a</strong><strong>b</strong>"),
        ("<p><strong><em>a</em> b</strong></p>", "<strong><em>a</em> b</strong>"),
        ("<p>x<strong> </strong>y</p>", "x y"),
        ("<p><strong>a|b</strong>, <code>c|d</code></p>", "<strong>a|b</strong>, <code>c|d</code>"),
    ],
)
def test_words_are_as_bold_and_as_plain_as_on_the_page(html: str, shown_as: str) -> None:
    made = shown(gfm(html)).select_one("p")
    assert made is not None
    assert made.decode_contents() == shown_as


def test_an_error_stands_above_its_block_and_a_hint_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    block = "```usecase\nid: A-1\ntitle: T\nactor: A\nsteps: [A b., c d.]\nextensions: {9a. x: fails}\n```\n"
    (tmp_path / "a.md").write_text(block, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["render", "a.md"]) == 0
    said = capsys.readouterr().out
    assert said.index("**Error:** extension `9a`") < said.index("A-1 T")
    assert "step-without-actor" not in said


def test_a_bar_in_code_is_a_bar_in_cells_and_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    summary = "summary: |\n  Of `a | b`.\n\n  | c | e |\n  |---|---|\n  | f | g |\n"
    block = f"title: A\nactor: B\nsystem: S\n{summary}steps:\n  - B types `x | y`.\n"
    page.write_text(f"```usecase\n{block}```\n", encoding="utf-8")
    assert main(["render", str(page)]) == 0
    made = shown(capsys.readouterr().out)
    assert [code.get_text() for code in made.select("p code, td code")] == ["a | b", "x | y"]
    assert [head.get_text() for head in made.select("th") if head.get_text() in "ce"][-2:] == ["c", "e"]


def test_a_list_within_a_list_of_a_cell_stands_apart() -> None:
    html = "<table><tr><td><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></td></tr></table>"
    cell = shown(gfm(html)).select_one("tbody td")
    assert cell is not None
    assert cell.get_text("/") == "• a/\u2003• b/• c"
