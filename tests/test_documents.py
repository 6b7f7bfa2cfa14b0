"""What the README and the guide show is true: their blocks are read, their sessions give what they say."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.building import REPOSITORY, Site
from support.documents import GUIDE, README, Example, blocks, examples, readme

DOCUMENTS = [README, *GUIDE]

# This page is made from the checks, and its blocks are tried with them.
OWN_BLOCKS = [path for path in DOCUMENTS if path.name != "checks.md"]
KEY = re.compile(r"^(\w[\w ]*):", re.MULTILINE)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The command in this process: its exit code and what it prints."""
    try:
        code = main(list(arguments))
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code or 0, capsys.readouterr().out


def completed(block: Example, base: Example) -> str:
    """A part of a block in the place of the same part of a whole one."""
    given = {key.lower() for key in KEY.findall(block.text)}
    kept = re.split(r"^(?=\w)", base.text, flags=re.MULTILINE)
    return block.text + "".join(part for part in kept if part.partition(":")[0].lower() not in given)


@pytest.mark.parametrize("path", OWN_BLOCKS, ids=lambda path: path.name)
def test_every_block_is_read_without_an_error(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = blocks(path)
    base = next((block for block in found if re.search(r"^steps:", block.text, re.MULTILINE)), None)
    for block in found:
        if "7a." in block.text or "4a. Payment provider" in block.text:
            continue  # The ones that show a mistake are run with their messages, below.
        text = block.text if base is None else completed(block, base)
        Path("page.md").write_text(f"```usecase\n{text}```\n", encoding="utf-8")
        _, said = run(capsys, "check", "page.md", "--format", "json")
        errors = [each for each in json.loads(said)["diagnostics"] if each["severity"] == "error"]
        # An example may name a use case that it does not show.
        errors = [each for each in errors if each["code"] != "unknown-use-case"]
        assert errors == [], f"{path.name}:{block.line}\n{text}"


def test_the_messages_in_the_guide_are_those_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page, tried = "", 0
    for path in GUIDE:
        for example in examples(path.read_text(encoding="utf-8")):
            if example.language == "markdown":
                page = example.text
            elif example.language == "text" and (told := re.match(r"(docs/\w+\.md):\d+:", example.text)):
                Path("docs").mkdir(exist_ok=True)
                Path(told[1]).write_text(page, encoding="utf-8")
                code, said = run(capsys, "check", "docs")
                assert code == 1
                assert example.text in said
                tried += 1
    assert tried


def test_the_sessions_of_the_readme_run_as_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tried = 0
    for example in examples(README.read_text(encoding="utf-8")):
        if example.title and example.language == "markdown":
            page = Path(example.title)
            page.parent.mkdir(exist_ok=True)
            page.write_text(example.text, encoding="utf-8")
        elif example.language == "console" and example.text.startswith("$ mkdocs-usecases "):
            command, _, shown = example.text.partition("\n")
            _, said = run(capsys, *shlex.split(command)[2:])
            assert said == shown
            tried += 1
    assert tried


@pytest.mark.slow
def test_the_settings_of_the_readme_build_its_pages(site: Site) -> None:
    bought = "title: Buy a ticket\nactor: Traveller\nsteps: [Traveller pays.]\n"
    site.write({"index.md": readme("docs/tickets.md"), "buying.md": f"```usecase\nid: UC-1\n{bought}```\n"})
    shown = examples(README.read_text(encoding="utf-8"))
    settings = [example.text for example in shown if example.title == "mkdocs.yml"]
    assert settings
    for text in settings:
        # The second shows the options alone.
        named = text if "site_name" in text else f"site_name: MealApp\n{text}"
        (site.folder / "mkdocs.yml").write_text(named, encoding="utf-8")
        built = site.run("--strict")
        assert built.messages() == []
        assert built.page("").find(id="UC-2") is not None
        assert (built.folder / "use-cases/goals/index.html").exists()


def test_the_python_of_the_readme_runs() -> None:
    for example in examples(README.read_text(encoding="utf-8")):
        if example.language == "python":
            names: dict[str, str] = {"text": readme("docs/tickets.md")}
            exec(example.text, names)
            assert 'data-id="UC-2"' in names["html"]


@pytest.mark.parametrize(
    "path",
    [*DOCUMENTS, REPOSITORY / "CONTRIBUTING.md", REPOSITORY / ".pre-commit-hooks.yaml"],
    ids=lambda path: path.name,
)
def test_every_command_named_exists(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = path.read_text(encoding="utf-8")
    for command, rest in set(
        re.findall(r"\bmkdocs-usecases (check|export|schema|\w+(?= --))\b([^`\n]*)", text)
    ):
        code, usage = run(capsys, command, "--help")
        assert code == 0, command
        for flag in re.findall(r"--[\w-]+", rest):
            assert flag in usage, f"{command} {flag}"


@pytest.mark.parametrize(
    "path",
    [README, REPOSITORY / "CONTRIBUTING.md", REPOSITORY / "CHANGELOG.md"],
    ids=lambda path: path.name,
)
def test_every_file_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)|^\[[^\]]+\]: (\S+)$", text, re.MULTILINE)
    for target in (inline or reference for inline, reference in targets):
        assert "://" in target or (REPOSITORY / target).exists(), target


def test_the_readme_shows_the_block_that_its_picture_shows() -> None:
    home = (REPOSITORY / "example-site" / "index.md").read_text(encoding="utf-8")
    assert readme("docs/tickets.md") in home


def test_the_readme_sets_up_with_two_commands_of_one_line() -> None:
    commands = [each for each in examples(README.read_text(encoding="utf-8")) if each.language == "sh"]
    assert [each.text.count("\n") for each in commands] == [1, 1]
