"""`check` in a repository of somebody else: nothing runs, nothing outside is read, nothing waits for ever."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from mkdocs_usecases.hosts.cli import main
from support.surviving import fenced

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("mkdocs-usecases")
SECRET = "s3cr3t-line\nroot:x:0:0:s3cr3t:/root\n- s3cr3t: [\n"
MISTAKE = fenced("title: T\nactor: A\nsteps: [A b., A c., A d.]\nextensions: {9a. x: fails}")
FOUND = "extension `9a` leaves from step 9"
SECONDS = 60
"""Far more than any of this takes, and far less than what waits for ever."""


@contextmanager
def chdir(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


@contextmanager
def no_waiting() -> Iterator[None]:
    """Python looks at signals while it waits for a pipe, and while it searches."""

    def give_up(*_: object) -> None:
        pytest.fail(f"takes more than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@dataclass(frozen=True)
class Repository:
    """A folder with a site in it, and a secret beside it."""

    folder: Path

    @property
    def secret(self) -> Path:
        return self.folder.parent / "outside" / "secret.md"

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def link(self, path: str, target: str | Path) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).symlink_to(target)

    def check(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Ask in this process, which takes a twentieth of the time of another one."""
        said, complained = io.StringIO(), io.StringIO()
        with chdir(self.folder), redirect_stdout(said), redirect_stderr(complained), no_waiting():
            code = main(["check", *arguments])
        return subprocess.CompletedProcess(arguments, code, said.getvalue(), complained.getvalue())

    def check_in_process(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Ask as a shell does, with what stands in its environment."""
        return subprocess.run(
            [COMMAND, "check", *arguments],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **environment},
            timeout=SECONDS,
            check=False,
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.write({"mkdocs.yml": "site_name: x\n", "docs/mistake.md": MISTAKE})
    made.secret.parent.mkdir()
    made.secret.write_text(SECRET, encoding="utf-8")
    return made


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """What is said of a command that was not carried out as a whole: never a traceback."""
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert lines
    assert all(line.startswith("mkdocs-usecases: ") for line in lines), lines
    return done.stderr


Lead = Callable[[Repository, str], None]
"""Has a repository name the secret, given the way there."""

SNIPPETS = "markdown_extensions: [pymdownx.snippets: {{{}}}]\n"
BLOCK = '```usecase\ntitle: T\n--8<-- "{}"\n```\n'


def _page(repository: Repository, secret: str) -> None:
    repository.link("docs/page.md", secret)


def _folder(repository: Repository, secret: str) -> None:
    repository.link("docs/more", Path(secret).parent)


def _folder_by_a_link_inside(repository: Repository, secret: str) -> None:
    repository.link("other", Path(secret).parent if os.path.isabs(secret) else "../outside")
    repository.link("docs/more", "../other")


def _free_snippet(repository: Repository, secret: str) -> None:
    settings = SNIPPETS.format("base_path: [docs], restrict_base_path: false")
    repository.write({"mkdocs.yml": settings, "docs/page.md": BLOCK.format(secret)})


def _snippet_below_a_base_outside(repository: Repository, secret: str) -> None:
    settings = SNIPPETS.format(f"base_path: [{Path(secret).parent}]")
    repository.write({"mkdocs.yml": settings, "docs/page.md": BLOCK.format("secret.md")})


def _snippet_by_a_link(repository: Repository, secret: str) -> None:
    repository.link("parts/part.txt", secret)
    settings = SNIPPETS.format("base_path: [parts], restrict_base_path: false")
    repository.write({"mkdocs.yml": settings, "docs/page.md": BLOCK.format("part.txt")})


def _appended_snippet(repository: Repository, secret: str) -> None:
    settings = SNIPPETS.format(f"base_path: [docs], restrict_base_path: false, auto_append: [{secret}]")
    repository.write({"mkdocs.yml": settings})


LEADING_OUT_OF_PAGES = [
    _page,
    _folder,
    _folder_by_a_link_inside,
    _free_snippet,
    _snippet_below_a_base_outside,
    _snippet_by_a_link,
    _appended_snippet,
]


def _catalogue(repository: Repository, secret: str) -> None:
    repository.write({"mkdocs.yml": f"plugins: [usecases: {{actors: {secret}}}]\n"})


def _linked_catalogue(repository: Repository, secret: str) -> None:
    repository.link("actors.yml", secret)
    repository.write({"mkdocs.yml": "plugins: [usecases: {actors: actors.yml}]\n"})


def _catalogue_of_the_extension(repository: Repository, secret: str) -> None:
    repository.write({"mkdocs.yml": f"markdown_extensions: [usecases: {{actors: {secret}}}]\n"})


def _parent(repository: Repository, secret: str) -> None:
    repository.write({"mkdocs.yml": f"INHERIT: {secret}\n"})


def _parent_of_a_parent(repository: Repository, secret: str) -> None:
    repository.write({"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": f"INHERIT: {secret}\n"})


def _first_of_two_parents(repository: Repository, secret: str) -> None:
    # One reader of YAML takes the first of two keys, another one the last.
    plugins = "plugins: {usecases: {rules: {no-such-check: off}}}\n"
    text = f"INHERIT: {secret}\nINHERIT: base.yml\n{plugins}"
    repository.write({"mkdocs.yml": text, "base.yml": f"site_name: x\nINHERIT: {secret}\n"})


def _settings(repository: Repository, secret: str) -> None:
    (repository.folder / "mkdocs.yml").unlink()
    repository.link("mkdocs.yml", secret)


def _pages(repository: Repository, secret: str) -> None:
    repository.write({"mkdocs.yml": f"docs_dir: {Path(secret).parent}\n"})


def _linked_pages(repository: Repository, secret: str) -> None:
    repository.link("pages", Path(secret).parent)
    repository.write({"mkdocs.yml": "docs_dir: pages\n"})


LEADING_OUT_OF_SETTINGS = [
    _catalogue,
    _linked_catalogue,
    _catalogue_of_the_extension,
    _parent,
    _parent_of_a_parent,
    _first_of_two_parents,
    _settings,
    _pages,
    _linked_pages,
]
WAYS = ["absolute", "relative"]
FROM: dict[Lead, str] = dict.fromkeys(
    [_page, _folder, _free_snippet, _appended_snippet, _snippet_by_a_link], "../"
)
"""Relative paths start in the folder of the pages, or of the snippets."""


def _secret(repository: Repository, way: str, from_: str = "") -> str:
    return str(repository.secret) if way == "absolute" else f"{from_}../outside/secret.md"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("lead_out", LEADING_OUT_OF_PAGES)
def test_no_page_brings_what_is_outside_and_the_others_are_checked(
    repository: Repository, lead_out: Lead, way: str
) -> None:
    lead_out(repository, _secret(repository, way, FROM.get(lead_out, "")))
    done = repository.check()
    assert "leads out of the project, and is read only with `--trust`" in refused(done)
    assert "s3cr3t" not in done.stdout + done.stderr
    assert FOUND in done.stdout


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("lead_out", LEADING_OUT_OF_SETTINGS)
def test_no_setting_brings_what_is_outside(repository: Repository, lead_out: Lead, way: str) -> None:
    lead_out(repository, _secret(repository, way))
    done = repository.check()
    assert "leads out of the project, and is read only with `--trust`" in refused(done)
    assert "s3cr3t" not in done.stdout + done.stderr


@pytest.mark.parametrize("lead_out", [_free_snippet, _snippet_by_a_link])
def test_whoever_trusts_the_repository_has_it_read(repository: Repository, lead_out: Lead) -> None:
    lead_out(repository, str(repository.secret))
    done = repository.check("--trust")
    assert done.returncode == 1
    assert "s3cr3t" in done.stdout


def test_a_catalogue_outside_is_read_where_it_is_trusted(repository: Repository) -> None:
    (repository.secret.parent / "actors.yml").write_text("Admiral: {}\n", encoding="utf-8")
    _catalogue(repository, "../outside/actors.yml")
    done = repository.check("--trust")
    assert "`A` is not in the catalogue" in done.stdout or "undeclared-actor" in done.stdout


@pytest.mark.parametrize("given", ["docs/page.md", "docs", ".", "more", "more/secret.md"])
def test_what_a_shell_makes_of_a_star_may_not_lead_out_either(repository: Repository, given: str) -> None:
    (repository.folder / "mkdocs.yml").unlink()
    repository.link("docs/page.md", repository.secret)
    repository.link("more", repository.secret.parent)
    done = repository.check(given)
    assert "leads out of the project" in refused(done)
    assert "s3cr3t" not in done.stdout + done.stderr


def test_what_is_typed_by_hand_is_read_wherever_it_is(repository: Repository) -> None:
    (repository.secret.parent / "orders.md").write_text(MISTAKE, encoding="utf-8")
    for given in ("../outside/orders.md", str(repository.secret.parent)):
        done = repository.check(given)
        assert (done.returncode, done.stderr) == (1, "")
        assert FOUND in done.stdout


def test_the_whole_repository_belongs_to_a_site_in_a_folder_of_it(repository: Repository) -> None:
    (repository.folder.parent / ".git").mkdir()
    _free_snippet(repository, "../../outside/secret.md")
    done = repository.check()
    assert done.returncode == 1
    assert "s3cr3t" in done.stdout
    # A repository within a repository is one of its own.
    (repository.folder / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert "leads out of the project" in refused(repository.check())


def test_a_home_under_version_control_is_no_project(repository: Repository) -> None:
    (repository.folder.parent / ".git").mkdir()
    _free_snippet(repository, str(repository.secret))
    done = repository.check_in_process(HOME=str(repository.folder.parent))
    assert "leads out of the project" in refused(done)


def test_links_within_the_project_are_followed_and_each_folder_is_read_once(repository: Repository) -> None:
    repository.write({"shared/parts.md": MISTAKE})
    repository.link("docs/again", "../shared")
    repository.link("docs/shared", "../shared")
    repository.link("docs/circle", "..")
    repository.link("docs/one.md", "../shared/parts.md")
    done = repository.check()
    files = {line.split(":")[0] for line in done.stdout.splitlines() if FOUND in line}
    assert files == {"docs/mistake.md", "docs/again/parts.md", "docs/one.md"}


def test_nothing_of_the_repository_runs(repository: Repository) -> None:
    mark = repository.folder / "it-ran"
    code = f"open({str(mark)!r}, 'w').close()\nraise SystemExit(3)\n"
    modules = [
        "json",
        "yaml",
        "pathspec",
        "mkdocs",
        "markdown",
        "pymdownx",
        "sitecustomize",
        "hooks",
        "textwrap",
    ]
    repository.write({f"{module}.py": code for module in modules})
    repository.write({f"{module}/__init__.py": code for module in ("mkdocs_usecases", "pymdownx_", "docs")})
    repository.write(
        {
            "mkdocs.yml": "hooks: [hooks.py]\n"
            "theme: {name: null, custom_dir: .}\n"
            "plugins: [macros: {module_name: hooks}, usecases: {}]\n"
            f"extra: !!python/object/apply:os.system ['touch {mark}']\n"
            "x: !!python/object/new:hooks.X []\n"
            "y: !!python/module:hooks\n"
            "markdown_extensions: [pymdownx.emoji: {emoji_index: !!python/name:hooks.f }]\n"
        }
    )
    done = repository.check_in_process()
    assert not mark.exists()
    assert done.returncode == 1
    assert FOUND in done.stdout


def test_the_environment_is_read_only_where_the_repository_is_trusted(repository: Repository) -> None:
    settings = "plugins: [usecases: {system: !ENV TOKEN, actor: !ENV [TOKEN, Clerk]}]\ndocs_dir: !ENV TOKEN\n"
    repository.write({"mkdocs.yml": settings, "docs/other.md": fenced("title: T\nsteps: [Clerk b., c.]")})
    done = repository.check_in_process("--format", "json", TOKEN="t0k3n")
    assert "t0k3n" not in done.stdout + done.stderr
    assert "mkdocs.yml: `system`: `!ENV TOKEN` is read only with `--trust`" in done.stderr
    assert FOUND in done.stdout
    assert "missing-actor" not in done.stdout
    done = repository.check_in_process("--trust", TOKEN="t0k3n")
    assert (done.returncode, "there is no folder t0k3n" in done.stderr) == (2, True)


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        # The path of a socket must be short.
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(place.name)
    finally:
        os.chdir(here)


def _device(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _broken_link(place: Path) -> None:
    place.symlink_to("nowhere")


def _circle(place: Path) -> None:
    place.symlink_to(place.name)


def _latin(place: Path) -> None:
    place.write_bytes(b"caf\xe9")


def _huge(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(2**33)


UNREADABLE: dict[Callable[[Path], None], str] = {
    _pipe: "is a pipe, a socket or a device, not a file",
    _socket: "is a pipe, a socket or a device, not a file",
    _device: "leads out of the project",
    _broken_link: "No such file or directory",
    _circle: "Too many levels of symbolic links",
    _latin: "is not UTF-8",
    _huge: "is larger than 16,384 KiB",
}


@pytest.mark.parametrize("make", UNREADABLE)
def test_one_file_that_gives_no_text_hides_nothing_of_the_others(
    repository: Repository, make: Callable[[Path], None]
) -> None:
    repository.write({f"docs/{number}.md": MISTAKE for number in range(39)})
    make(repository.folder / "docs" / "x.md")
    done = repository.check()
    told = refused(done)
    assert "docs/x.md" in told
    assert UNREADABLE[make] in told
    assert done.stdout.count(FOUND) == 40


@pytest.mark.parametrize("make", UNREADABLE)
@pytest.mark.parametrize("what", ["actors.yml", "base.yml", "part.md"])
def test_no_file_that_gives_no_text_is_waited_for(
    repository: Repository, make: Callable[[Path], None], what: str
) -> None:
    settings = {
        "actors.yml": "plugins: [usecases: {actors: actors.yml}]\n",
        "base.yml": "INHERIT: base.yml\n",
        "part.md": SNIPPETS.format("base_path: ['.']"),
    }
    repository.write({"mkdocs.yml": settings[what], "docs/page.md": '--8<-- "part.md"\n'})
    make(repository.folder / what)
    done = repository.check()
    assert done.returncode in ((1, 2) if what == "part.md" else (2,))
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may read nothing")
def test_what_may_not_be_read_is_named(repository: Repository) -> None:
    repository.write({"docs/closed/x.md": MISTAKE, "docs/closed.md": MISTAKE})
    (repository.folder / "docs/closed").chmod(0o700)
    (repository.folder / "docs/closed.md").chmod(0o600)
    for folder in (repository.folder, *repository.folder.parents[:-1]):
        folder.chmod(folder.stat().st_mode | 0o055)
    # Once as root, so that all modules are there, and once more as nobody.
    code = (
        "import os, sys; from mkdocs_usecases.hosts.cli import main; main(['check']);"
        "print('NOBODY', flush=True); os.setuid(65534); sys.exit(main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repository.folder,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2, done
    assert "docs/closed: Permission denied" in done.stderr
    assert "docs/closed.md: Permission denied" in done.stderr
    assert done.stdout.partition("NOBODY")[2].count(FOUND) == 1


BOMB = 'a: &a ["x","x"]\n' + "".join(
    f"{name}: &{name} [{','.join([f'*{of}'] * 9)}]\n" for of, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGED = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{','.join([f'*{of}'] * 9)}]}}\n"
    for of, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = {
    "brackets": f"a: {'[' * 100_000}",
    "closed brackets": f"a: {'[' * 100_000}{']' * 100_000}",
    "braces": f"a: {'{a: ' * 50_000}",
    "lines": "\n".join(f"{' ' * depth}a:" for depth in range(1_400)),
    "lists": "- " * 100_000,
    "keys": "? " * 100_000,
    "a bomb": BOMB,
    "a bomb of merges": MERGED,
    "a circle": "a: &a [*a]",
    "long": "a: b\n" * 400_000,
    "one long text": f"a: '{'x' * 2**23}'",
    "a number": f"plugins: [usecases: {{system: 0x{'f' * 50_000}, actor: 1{'0' * 50_000}}}]",
    "many numbers": f"plugins: [usecases: {{system: {':'.join(['1'] * 20_000)}}}]",
    "half a character": 'a: "\\ud800"',
    "no character": 'a: "\\UFFFFFFFF"',
    "tags": "a: !!int x\nb: !!bool x\nc: !!timestamp x\nd: 2026-02-30\n",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
@pytest.mark.parametrize("where", ["mkdocs.yml", "actors.yml", "front matter"])
def test_no_yaml_is_too_much(repository: Repository, text: str, where: str) -> None:
    if where == "mkdocs.yml":
        repository.write({"mkdocs.yml": text})
    elif where == "actors.yml":
        repository.write({"mkdocs.yml": "plugins: [usecases: {actors: actors.yml}]\n", "actors.yml": text})
    elif where == "front matter":
        repository.write({"docs/page.md": f"---\nusecases: {{system: x}}\n{text}\n---\n# Title\n"})
    done = repository.check()
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    if where == "front matter":
        assert FOUND in done.stdout
    elif done.returncode == 2:
        refused(done)


PATTERNS = [
    r"(a+)+$",
    r"(a|aa)+$",
    r"([a-z]+)*x",
    r"(.*a){25}",
    r"(a?){40}a{40}",
    r"\d{999999999}",
    r"(a)\1+$",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_of_ids_is_waited_for(repository: Repository, pattern: str) -> None:
    word = "a" * 60 + "-"
    block = fenced(
        f"id: {word}\ntitle: T\nactor: A\nsteps: [A sees {word} ({word})., A b.]\nincludes: {word}b"
    )
    repository.write(
        {
            "mkdocs.yml": f"plugins: [usecases: {{id_pattern: '{pattern}', rules: {{missing-id: error}}}}]\n",
            "docs/page.md": f"[{word}] [{word}b]\n\n{block}",
        }
    )
    done = repository.check()
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_no_exclusion_is_waited_for(repository: Repository) -> None:
    repository.write({"mkdocs.yml": f"exclude_docs: '{'*a' * 20}b'\n", f"docs/{'a' * 200}.md": MISTAKE})
    done = repository.check()
    assert done.returncode == 1
    assert done.stdout.count(FOUND) == 2


def test_snippets_that_take_each_other_in_have_an_end(repository: Repository) -> None:
    eight = "".join('--8<-- "s{}.md"\n' for _ in range(8))
    snippets = {f"docs/s{number}.md": eight.replace("{}", str(number + 1)) for number in range(5)}
    repository.write({**snippets, "docs/s5.md": "x " * 1_000 + '\n--8<-- "s0.md"\n'})
    repository.write({"mkdocs.yml": SNIPPETS.format("base_path: [docs]")})
    done = repository.check()
    assert "docs/s0.md takes more than 4,194,304 characters from other files" in refused(done)
    assert FOUND in done.stdout


def test_nothing_is_downloaded(repository: Repository) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.md"
        repository.write(
            {
                "mkdocs.yml": SNIPPETS.format("base_path: [docs], url_download: true"),
                "docs/page.md": f'--8<-- "{address}"\n',
            }
        )
        done = repository.check()
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert f"docs/page.md: `{address}` is not downloaded" in done.stderr
    assert done.returncode == 1


def test_what_the_system_refuses_is_one_line_and_no_finding(repository: Repository) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [COMMAND, "check"],
            cwd=repository.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "No space left on device" in done.stderr


def test_a_mistake_of_our_own_is_one_line_and_no_finding(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mkdocs_usecases.hosts.cli.commands import check

    def fail(_: object) -> int:
        raise ValueError("of\nours \x1b[2J")

    monkeypatch.setattr(check, "run", fail)
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "a mistake of mkdocs-usecases itself, please report it: ValueError: of ours \\x1b[2J (" in said
