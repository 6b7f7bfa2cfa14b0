"""Computers as they are: line ends and paths of Windows, old locales, other builds, and sudden ends."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from textwrap import indent

import pytest

from mkdocs_usecases.hosts.paths import named, seen_from
from mkdocs_usecases.hosts.writing import write_whole
from support.building import Built, Site

pytestmark = pytest.mark.slow

BLOCK = """\
```usecase
id: {id}
title: {title}
actor: {actor}
system: MealApp
steps:
  - {actor} asks.
  - MealApp answers.
  - {actor} goes.
extensions:
  2a. Küche says ‘no’: ends in failure
```
"""

EVERY_EXPORT = {"export": ["usecases.json", "scenarios.csv", "features/"]}


def block(id_: str, title: str = "Order a meal", actor: str = "Customer") -> str:
    return BLOCK.format(id=id_, title=title, actor=actor)


@pytest.fixture(autouse=True)
def still_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs writes the time of the build on the start page."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")


def start(program: str, *arguments: str, folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a program as a process of its own."""
    command = [sys.executable, "-m", "mkdocs"]
    if program != "mkdocs":
        command = [
            sys.executable,
            "-c",
            "import sys; from mkdocs_usecases.hosts.cli import main; sys.exit(main())",
        ]
    return subprocess.Popen(
        [*command, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(program: str, *arguments: str, folder: Path, **environment: str) -> tuple[int, bytes, bytes]:
    """Run a program to its end: exit code, output, and what it said besides."""
    process = start(program, *arguments, folder=folder, **environment)
    out, said = process.communicate(timeout=120)
    return process.returncode, out, said


def contents(folder: Path) -> dict[str, bytes]:
    """All files that tell of the pages; not what carries the time of the build."""
    files = [file for file in folder.rglob("*") if file.suffix in {".html", ".json", ".csv", ".feature"}]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files if file.name != "sitemap.xml"}


# --- Windows


def test_line_ends_and_a_byte_order_mark_change_nothing(site: Site) -> None:
    in_list = indent(block("UC-1"), "    ")
    pages = {
        "index.md": f"# Küche\n\n{block('UC-2')}\n\nSee [UC-1], [UC-77].\n\n<!-- usecases: list -->\n",
        "list.md": f"---\nusecases: {{system: Shop}}\n---\n# Seite\n\n- item\n\n{in_list}\n",
    }
    actors = "Customer:\n  description: Eats.\nKüche: cooks\n"
    site.write({**pages, "../actors.yml": actors})
    options = {"actors": "actors.yml", **EVERY_EXPORT}
    site.configure(options)
    settings = site.folder / "mkdocs.yml"
    given = settings.read_text(encoding="utf-8")
    command = ["check", "--format", "json"]

    plain = contents(site.run().folder)
    _, checked, _ = run("check", *command, folder=site.folder)
    assert b"UC-77" in checked
    for path, content in {**pages, "../actors.yml": actors, "../mkdocs.yml": given}.items():
        typed = "\ufeff" + content.replace("\n", "\r\n")
        (site.docs / path).write_bytes(typed.encode("utf-8"))
    assert contents(site.run().folder) == plain
    assert run("check", *command, folder=site.folder)[1] == checked
    assert run("export", "export", folder=site.folder)[1] == plain["usecases.json"]


def test_paths_are_named_with_slashes_wherever_they_are() -> None:
    docs = PureWindowsPath(r"C:\Sites\docs")
    assert seen_from(docs, docs / "shop" / "order.md") == "shop/order.md"
    assert seen_from(docs, PureWindowsPath(r"C:\Sites\parts\a b.md")) == "../parts/a b.md"
    assert seen_from(docs, PureWindowsPath(r"c:\sites\DOCS\order.md")) == "order.md"
    assert seen_from(docs, PureWindowsPath(r"D:\parts\pay.md")) == "D:/parts/pay.md"
    assert seen_from(docs, PureWindowsPath(r"\\server\share\pay.md")) == "//server/share/pay.md"
    assert seen_from(PurePosixPath("/site/docs"), PurePosixPath("/site/a\\b.md")) == "../a\\b.md"
    assert named(PureWindowsPath(r"shop\order.md")) == "shop/order.md"


HARD_NAMES = [
    *("CON", "con", "Aux", "NUL.txt", "com1", "LPT9", "index", "README", "actors", "Index"),
    *(
        "a/b",
        "a\\b",
        "../../etc/passwd",
        "C:\\Windows",
        "..",
        "<script>",
        'The "best"',
        "what? *",
        "a|b",
        "end.",
    ),
    *("Straße", "STRASSE", "Café", unicodedata.normalize("NFD", "Café"), "顧客", "x" * 300, "ﬁ", "FI"),
]


def test_every_file_of_a_site_may_lie_on_windows(site: Site) -> None:
    quoted = [json.dumps(name, ensure_ascii=False) for name in HARD_NAMES]
    pages = {
        f"page-{number}.md": f"# Page\n\n{block(name, actor=name)}" for number, name in enumerate(quoted)
    }
    built = site.build(
        {"index.md": "# Home\n", **pages}, {"actor_pages": True, **EVERY_EXPORT}, plugins=[], theme="mkdocs"
    )
    files = [file.relative_to(built.folder) for file in built.folder.rglob("*")]
    assert len([file for file in files if file.suffix == ".feature"]) == len(HARD_NAMES)
    folded = {unicodedata.normalize("NFC", str(file)).casefold() for file in files}
    assert len(folded) == len(files)
    for file in files:
        assert len(str(file)) < 200
        for name in file.parts:
            assert not set(name) & set('<>:"|?*\\')
            assert name == name.rstrip(". ")
            assert not PureWindowsPath(name).is_reserved() if sys.version_info < (3, 13) else True
    assert built.folder.parent == site.folder
    assert {path.name for path in site.folder.iterdir()} == {"docs", "mkdocs.yml", "site"}
    for page in built.pages.values():
        for element in page.select("[href], [src]"):
            assert "\\" not in str(element.get("href", "")) + str(element.get("src", ""))
    for use_case in built.json()["use_cases"]:
        assert "\\" not in use_case["url"] + use_case["source"]["file"]


# --- Locales

OLD_LOCALE = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "",
}


@pytest.fixture
def kitchen(site: Site) -> Site:
    mistake = block("UC-1", "Bestelle ein Menü 料理", "Gästin").replace("2a.", "7a.")
    site.write({"index.md": f"# Küche\n\n{mistake}\n\nSee [UC-9].\n"})
    site.configure({"actors": {"Gästin": None}, **EVERY_EXPORT})
    return site


def test_a_build_needs_no_locale(kitchen: Site) -> None:
    known = contents(kitchen.run().folder)
    shutil.rmtree(kitchen.folder / "site")
    code, _, said = run("mkdocs", "build", folder=kitchen.folder, **OLD_LOCALE)
    assert code == 0, said
    assert b"index.md:13:3: error: extension `7a`" in said
    assert contents(kitchen.folder / "site") == known


READ_BY_PROGRAMS = """
import sys
from mkdocs_usecases.hosts.cli import main
for arguments in (
    ["check", "--format", "json"],
    ["check", "--format", "sarif"],
    ["check", "--format", "github"],
    ["export"],
    ["export", "--format", "csv"],
    ["export", "--format", "gherkin"],
    ["schema"],
    ["schema", "--export"],
):
    sys.stdout.buffer.write(f"{main(arguments)} ==\\n".encode())
    sys.stdout.flush()
"""


@pytest.mark.parametrize(
    "environment",
    # As the pipes of Windows are, and worse.
    [OLD_LOCALE, *({"PYTHONIOENCODING": name} for name in ("cp1252", "ascii", "utf-16"))],
    ids=["C", "cp1252", "ascii", "utf-16"],
)
def test_what_programs_read_is_the_same_in_every_locale(kitchen: Site, environment: dict[str, str]) -> None:
    kitchen.write({"größe.md": f"# Größe\n\n{block('UC-2')}\n\n[UC-8]\n"})

    def said(**variables: str) -> bytes:
        command = [sys.executable, "-c", READ_BY_PROGRAMS]
        variables = {**os.environ, **variables}
        return subprocess.run(
            command, cwd=kitchen.folder, env=variables, check=True, capture_output=True
        ).stdout

    known = said(PYTHONUTF8="1")
    assert "docs/größe.md" in known.decode("utf-8")
    assert [line for line in known.split(b"\n") if line.endswith(b" ==")] == [b"1 =="] * 3 + [b"0 =="] * 5
    assert said(**environment) == known


def test_what_is_piped_in_is_utf_8_in_every_locale(kitchen: Site) -> None:
    page = (kitchen.docs / "index.md").read_bytes()
    for given in (page, b"\xef\xbb\xbf" + page.replace(b"\n", b"\r\n")):
        process = subprocess.run(
            [
                sys.executable,
                "-c",
                "from mkdocs_usecases.hosts.cli import main; main()",
                "check",
                "-",
                "--format=json",
            ],
            cwd=kitchen.folder,
            env={**os.environ, **OLD_LOCALE},
            input=given,
            capture_output=True,
            check=False,
        )
        found = json.loads(process.stdout)["diagnostics"]
        # What it names may stand on a page of the site that was not piped in.
        assert [one["code"] for one in found if one["severity"] != "hint"] == ["unknown-step"]


# --- Folders that nobody may write to, and files that somebody else has


def without_might(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program for which read-only means read-only, whoever runs the tests."""
    prefix: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("needs `setpriv` to take rights from root")
        prefix = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    return subprocess.run([*prefix, *command], cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def locked(site: Site) -> Iterator[Site]:
    """A site whose sources cannot be written to."""
    site.write({"index.md": f"# Home\n\n{block('UC-1')}", "../actors.yml": "Customer: Eats.\nKüche: cooks\n"})
    site.configure({"actors": "actors.yml", "actor_pages": True})
    places = [
        site.docs / "index.md",
        site.docs,
        site.folder / "mkdocs.yml",
        site.folder / "actors.yml",
        site.folder,
    ]
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    yield site
    for place in reversed(places):
        place.chmod(0o755 if place.is_dir() else 0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_sources_are_only_read(locked: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("elsewhere") / "site"
    refused = without_might(locked.folder, sys.executable, "-c", "open('docs/new.md', 'w')")
    assert "PermissionError" in refused.stderr
    built = without_might(locked.folder, sys.executable, "-m", "mkdocs", "build", "-d", str(out))
    assert built.returncode == 0, built.stderr
    assert json.loads((out / "usecases.json").read_text(encoding="utf-8"))["use_cases"][0]["id"] == "UC-1"
    main = "import sys; from mkdocs_usecases.hosts.cli import main; sys.exit(main())"
    assert without_might(locked.folder, sys.executable, "-c", main, "check").returncode == 0
    refused = without_might(locked.folder, sys.executable, "-c", main, "export", "-o", "new.json")
    assert (refused.returncode, refused.stderr) == (2, "mkdocs-usecases: new.json: Permission denied\n")


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_file_that_must_stay_is_written_in_place(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old and longer", encoding="utf-8")
    tmp_path.chmod(0o555)
    code = "import sys; from pathlib import Path; from mkdocs_usecases.hosts.writing import write_whole; "
    done = without_might(tmp_path, sys.executable, "-c", f"{code} write_whole(Path('out.json'), 'new')")
    tmp_path.chmod(0o755)
    assert (done.returncode, target.read_text(encoding="utf-8")) == (0, "new")


def test_a_file_that_is_mounted_is_written_in_place(tmp_path: Path) -> None:
    """Somebody who has mounted a file, as containers do, keeps the mount, and finds the new text in it."""
    for name in ("mounted", "out.json"):
        (tmp_path / name).write_text("old and longer", encoding="utf-8")
    mount = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        'mount --bind mounted out.json && "$@"',
        "-",
    ]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*mount, "true"], cwd=tmp_path, check=False).returncode
    ):
        pytest.skip("needs `unshare` to mount a file")
    code = "from pathlib import Path; from mkdocs_usecases.hosts.writing import write_whole; "
    write = [sys.executable, "-c", f"{code} write_whole(Path('out.json'), 'new')"]
    done = subprocess.run([*mount, *write], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr, (tmp_path / "mounted").read_text("utf-8")) == (0, b"", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mounted", "out.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
def test_pipes_and_links_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    write_whole(link, "new\r\n")
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new\r\n"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_whole(pipe, "through")
        assert reader.communicate()[0] == b"through"
    assert pipe.is_fifo()


# --- Several at once, and sudden ends


@pytest.fixture
def large(site: Site) -> Site:
    """A site whose exports take a while to write."""
    blocks = [block(f"UC-{number}", f"Order {number}") for number in range(120)]
    site.write({"index.md": "# Home\n", "orders.md": "\n".join(blocks)})
    site.configure({"diagram": "none", "index": False, **EVERY_EXPORT}, plugins=[])
    return site


def test_builds_into_different_folders_do_not_know_of_each_other(large: Site) -> None:
    known = contents(large.run().folder)
    others = [start("mkdocs", "build", "-q", "-d", f"site-{name}", folder=large.folder) for name in "ab"]
    for name, process in zip("ab", others, strict=True):
        assert process.communicate(timeout=120)[1] == b""
        assert contents(large.folder / f"site-{name}") == known


def test_whoever_writes_at_once_readers_get_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "usecases.json"
    code = (
        "import sys; from pathlib import Path; from mkdocs_usecases.hosts.writing import write_whole\n"
        "for number in range(100): write_whole(Path(sys.argv[1]), sys.argv[2] * 200_000)"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(target), letter]) for letter in "abc"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        if target.exists():
            text = target.read_text(encoding="utf-8")
            seen.add((len(text), len(set(text))))
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert seen == {(200_000, 1)}
    assert [file.name for file in tmp_path.iterdir()] == ["usecases.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_killed_build_leaves_no_piece_of_a_file(large: Site) -> None:
    known = contents(large.run().folder)
    exports = {name: text for name, text in known.items() if not name.endswith(".html")}
    out = large.folder / "killed"
    chance = random.Random(7)
    pieces = 0
    for _ in range(3):
        process = start("mkdocs", "build", "-q", "-d", "killed", folder=large.folder)
        while process.poll() is None and not list(out.glob("features/*")):
            time.sleep(0.001)
        time.sleep(chance.random() * 0.01)
        process.kill()
        process.communicate()
        left = {name: text for name, text in contents(out).items() if name in exports}
        assert left == {name: exports[name] for name in left}
        pieces += 0 < len(left) < len(exports)
        shutil.rmtree(out)
    assert pieces, "no build was killed while it wrote"


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_what_a_killed_build_leaves_is_gone_after_the_next(large: Site) -> None:
    known = {str(file) for file in large.run().folder.rglob("*")}
    (large.folder / "site" / "1-0123abcd.tmp").write_text("a piece", encoding="utf-8")
    assert {str(file) for file in large.run().folder.rglob("*")} == known


def test_the_export_is_there_while_the_next_one_is_made(large: Site) -> None:
    """A dirty build and the command replace it; a clean build of MkDocs empties the folder first."""
    built: Built = large.run()
    target = built.folder / "usecases.json"
    process = start("mkdocs", "build", "-q", "--dirty", folder=large.folder)
    while process.poll() is None:
        assert len(json.loads(target.read_text(encoding="utf-8"))["use_cases"]) == 120
    process.communicate()
    assert process.returncode == 0
