"use strict";

// Where the command of the server is: in the environment of the folder, as other tools of Python are.

const { existsSync } = require("node:fs");
const path = require("node:path");

const NAME = "mkdocs-usecases";
const FOLDERS = [".venv", "venv", "env", ".env"];

/**
 * The command of the server and its arguments.
 *
 * @param {object} said what is known of environments
 * @param {string[]} [said.given] the command that is set by hand; it wins
 * @param {(string | undefined)[]} said.interpreters paths of Python that somebody chose, the surest first
 * @param {string[]} said.folders the open folders
 * @param {Record<string, string | undefined>} said.variables of the process
 * @param {string} said.platform as Node.js names it
 * @param {(file: string) => boolean} [exists] whether a file is there
 * @returns {string[]} the first that is there; that of the path where none is
 */
exports.serverCommand = (said, exists = existsSync) => {
  if (said.given?.length) return said.given;
  const isWindows = said.platform === "win32";
  const { dirname, isAbsolute, join } = isWindows ? path.win32 : path.posix;
  const [programs, name] = isWindows ? ["Scripts", `${NAME}.exe`] : ["bin", NAME];
  const chosen = said.interpreters.filter((file) => file && isAbsolute(file)).map(dirname);
  const own = said.folders.flatMap((folder) => FOLDERS.map((each) => join(folder, each, programs)));
  const active = [said.variables.VIRTUAL_ENV, said.variables.CONDA_PREFIX]
    .filter(Boolean)
    .map((folder) => join(folder, programs));
  const found = [...chosen, ...own, ...active].map((folder) => join(folder, name)).find((file) => exists(file));
  return [found ?? NAME, "lsp"];
};
