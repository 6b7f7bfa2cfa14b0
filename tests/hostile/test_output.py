"""What is told is data: names and texts of others do nothing in a terminal, a log, a page or a build."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import Built, Site
from support.surviving import fenced

NAMES = [
    "a\n::error file=x::pwn.md",
    "::stop-commands::x.md",
    " ::warning::x.md",
    "##[add-mask]x.md",
    "##vso[task.complete result=Failed]x.md",
    "c%0A::error::x.md",
    "d\r::error::x.md",
    "e\x1b[2J\x1b]0;title\x07.md",
    "f\u202egpj.md",
    "g\u2028::error::x.md",
    "h\x9b31m\x7f.md",
    "i\t,line=1,x:y.md",
    "j'\"<b>&.md",
    "-k.md",
]
TERMINAL = r"UC-1\e[2J\e]0;title\a"
MISTAKES = fenced(
    f'id: "{TERMINAL}"\n'
    "title: T\nactor: Customer\n"
    r'system: "App\u202e"' + "\n"
    r'"ke\ey\n::error::x": x' + "\n"
    r'"\n##[add-mask]x": x' + "\n"
    r'"%0A::error::x": x' + "\n"
    r'includes: "UC-7\u2066\e[1m"' + "\n"
    "steps: [Customer asks., App answers., Customer pays.]\n"
    r'extensions: {"9a. \e[31m": fails}'
)
OBEYED = {"Cc", "Cs", "Zl", "Zp"}


def obeyed(text: str) -> list[str]:
    """What a terminal or an eye would obey."""
    return [
        repr(sign)
        for sign in text
        if unicodedata.category(sign) in OBEYED
        or "\u202a" <= sign <= "\u202e"
        or "\u2066" <= sign <= "\u2069"
    ]


def commands(text: str) -> list[str]:
    """The lines that GitHub and Azure take for commands."""
    lines = text.splitlines()
    return [line for line in lines if line.lstrip().startswith("::") or re.search(r"##(?:vso)?\[", line)]


@pytest.fixture
def named(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A folder of pages with such names, and mistakes in each."""
    site.write(dict.fromkeys(NAMES, MISTAKES))
    site.configure()
    monkeypatch.chdir(site.docs)
    return site


def said(form: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["check", "--format", form, "."]) == 1
    return capsys.readouterr().out


def test_each_name_and_text_stays_on_its_line(named: Site, capsys: pytest.CaptureFixture[str]) -> None:
    text = said("text", capsys)
    lines = text.removesuffix("\n").split("\n")
    assert [line for line in lines if obeyed(line)] == []
    assert commands(text) == []
    found = [line for line in lines[:-1] if not line.startswith("  hint: ")]
    assert len(found) >= 7 * len(NAMES)
    assert [
        line for line in found if not re.fullmatch(r".+:\d+:\d+: (error|warning|hint): .+ \[[a-z-]+\]", line)
    ] == []
    for shown in (
        r"a\n::error file=x::pwn.md:2:5: error: `UC-1\x1b[2J\x1b]0;title\x07` is",
        r"f\u202egpj.md:2:5",
    ):
        assert shown in text


def test_github_is_given_one_command_a_finding(named: Site, capsys: pytest.CaptureFixture[str]) -> None:
    text = said("github", capsys)
    lines = text.removesuffix("\n").split("\n")
    assert [line for line in lines if obeyed(line)] == []
    given = [
        re.fullmatch(
            r"::(?:error|warning|notice) file=[^,:]+,line=\d+,col=\d+"
            r"(?:,endLine=\d+,endColumn=\d+)?,title=[a-z-]+::(.+)",
            line,
        )
        for line in lines[:-1]
    ]
    assert None not in given
    assert commands(text) == lines[:-1]
    # GitHub makes signs of these numbers, and of no others; the hint alone stands on a line of its own.
    for line in lines[:-1]:
        decoded = re.sub(r"%0[AD]", "\n", line).replace("%25", "%")
        assert decoded.count("\n") <= 1
        assert not [rest for rest in decoded.split("\n")[1:] if not rest.startswith("hint: ")]


def test_sarif_names_the_very_files_and_shows_no_sign(
    named: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said("sarif", capsys)
    assert [line for line in text.split("\n") if obeyed(line)] == []
    (run,) = json.loads(text)["runs"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert {unquote(place["uri"]) for place in places} == {*NAMES}
    assert not [result for result in run["results"] if obeyed(result["message"]["text"])]


def test_json_names_the_very_files_and_shows_no_sign(named: Site, capsys: pytest.CaptureFixture[str]) -> None:
    text = said("json", capsys)
    assert [line for line in text.split("\n") if obeyed(line)] == []
    assert commands(text) == []
    findings = json.loads(text)["diagnostics"]
    assert {finding["file"] for finding in findings} == {*NAMES}
    assert not [finding for finding in findings if obeyed(finding["message"] + (finding["hint"] or ""))]


@pytest.mark.slow
def test_what_cannot_be_read_is_told_on_one_line_each(site: Site) -> None:
    site.write(dict.fromkeys(NAMES, ""))
    for name in NAMES:
        (site.docs / name).write_bytes(b"caf\xe9")
    command = [str(Path(sys.executable).with_name("mkdocs-usecases")), "check", "."]
    done = subprocess.run(command, cwd=site.docs, capture_output=True, check=False)
    lines = done.stderr.decode().removesuffix("\n").split("\n")
    assert len(lines) == len(NAMES) + 1
    assert [line for line in lines if obeyed(line) or not line.startswith("mkdocs-usecases: ")] == []
    assert commands(done.stderr.decode()) == []


@pytest.mark.slow
def test_names_that_are_no_text_stay_apart(site: Site) -> None:
    site.write({"one.md": MISTAKES})
    for name in (b"\xff.md", b"\xfe.md"):
        Path(os.fsdecode(os.fsencode(site.docs) + b"/" + name)).write_text(MISTAKES, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("mkdocs-usecases")), "check", "."]
    done = subprocess.run(command, cwd=site.docs, capture_output=True, check=False)
    files = {line.partition(b":")[0] for line in done.stdout.split(b"\n") if b": error: " in line}
    assert files == {b"one.md", rb"\xff.md", rb"\xfe.md"}


@pytest.mark.parametrize(
    "options",
    [
        {"diag\x1bram\u202e": "open"},
        {"diagram": "op\x1b[2Jen\n::error::x"},
        {"actors": {"A\n::error::x": {"kind\x1b": "x"}}},
        {"actors": "act\x1b[2J\n::error::x.yml"},
        {"id_pattern": "(\x1b\n##[error]x"},
        {"export": "\x1b[2J\n::error::x"},
        {"rules": {"no\x1b\n::error::x": "off"}},
        {"language": "x", "system": ["\x1b"]},
    ],
)
def test_wrong_options_are_told_as_they_were_typed(
    site: Site,
    options: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.write({"index.md": "# Start\n"})
    site.configure(options)
    monkeypatch.chdir(site.folder)
    main(["check"])
    told = capsys.readouterr()
    for line in (told.out + told.err).split("\n"):
        assert obeyed(line) == []
    assert commands(told.out + told.err) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = Site(tmp_path_factory.mktemp("output"))
    # MkDocs itself takes no line break in the name of a page that is linked to.
    names = [name for name in NAMES if "\n" not in name and "\r" not in name]
    return site.build({"index.md": f"# Start\n\n{MISTAKES}", **dict.fromkeys(names, MISTAKES)})


@pytest.mark.slow
def test_the_log_of_mkdocs_shows_no_sign_of_ours(built: Built) -> None:
    ours = [record for record in built.records if record.name == "mkdocs.plugins.mkdocs_usecases"]
    assert len(ours) > 20
    for record in ours:
        lines = record.getMessage().split("\n")
        assert [line for line in lines if obeyed(line)] == []
        assert all(line.startswith("  hint: ") for line in lines[1:])
        assert commands(record.getMessage()) == []


@pytest.mark.slow
def test_boxes_on_pages_show_no_sign(built: Built) -> None:
    boxes = built.page("index.html").select(".usecase-error")
    assert len(boxes) >= 4
    for box in boxes:
        assert obeyed(" ".join(box.get_text().split())) == []
    assert r"UC-1\x1b[2J" in " ".join(box.get_text() for box in boxes)


def test_a_diff_shows_no_sign(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "1.json", tmp_path / "2.json"
    use_case = {"id": "UC-1\u001b[2J", "title": "T\n::error::x"}
    one.write_text(json.dumps({"use_cases": []}), encoding="utf-8")
    other.write_text(json.dumps({"use_cases": [use_case]}), encoding="utf-8")
    assert main(["diff", str(one), str(other)]) == 1
    told = capsys.readouterr().out
    assert [line for line in told.split("\n") if obeyed(line)] == []
    assert commands(told) == []
