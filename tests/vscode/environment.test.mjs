// Which command the extension runs: `node --test tests/vscode/environment.test.mjs`.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

const { serverCommand } = createRequire(import.meta.url)("../../src/vscode/environment.js");

const said = (more = {}) => ({
  given: [],
  interpreters: [],
  folders: ["/docs"],
  variables: {},
  platform: "linux",
  ...more,
});
const only = (...files) => (file) => files.includes(file);

test("what is set by hand wins", () => {
  const given = ["uv", "run", "mkdocs-usecases", "lsp"];
  assert.deepEqual(serverCommand(said({ given }), only("/docs/.venv/bin/mkdocs-usecases")), given);
});

test("a chosen interpreter goes before the environment of the folder", () => {
  const found = serverCommand(
    said({ interpreters: [undefined, "python", "/envs/a/bin/python3"] }),
    only("/envs/a/bin/mkdocs-usecases", "/docs/.venv/bin/mkdocs-usecases"),
  );
  assert.deepEqual(found, ["/envs/a/bin/mkdocs-usecases", "lsp"]);
});

test("the environment of the folder is found, in any of the open folders", () => {
  const folders = ["/code", "/docs"];
  const found = serverCommand(said({ folders }), only("/docs/venv/bin/mkdocs-usecases"));
  assert.deepEqual(found, ["/docs/venv/bin/mkdocs-usecases", "lsp"]);
});

test("an environment without the command is passed by", () => {
  const found = serverCommand(
    said({ interpreters: ["/envs/a/bin/python"], variables: { VIRTUAL_ENV: "/envs/b" } }),
    only("/envs/b/bin/mkdocs-usecases"),
  );
  assert.deepEqual(found, ["/envs/b/bin/mkdocs-usecases", "lsp"]);
});

test("on Windows programs are called otherwise", () => {
  const found = serverCommand(
    said({ folders: ["C:\\docs"], platform: "win32" }),
    only("C:\\docs\\.venv\\Scripts\\mkdocs-usecases.exe"),
  );
  assert.deepEqual(found, ["C:\\docs\\.venv\\Scripts\\mkdocs-usecases.exe", "lsp"]);
});

test("where there is none, it is that of the path", () => {
  assert.deepEqual(serverCommand(said(), only()), ["mkdocs-usecases", "lsp"]);
});
