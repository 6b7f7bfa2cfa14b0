"use strict";

// The extension: it runs the language server of the folder's own Python environment, and speaks with it.

const { commands, env, extensions, Uri, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { serverCommand } = require("./environment.js");

const SELECTOR = [
  { language: "markdown" },
  { pattern: "**/{mkdocs,zensical,actors,.meta}.{yml,yaml,toml}" },
];

let client;

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand("usecases.open", openPage),
    commands.registerCommand("usecases.restart", restart),
    workspace.onDidGrantWorkspaceTrust(start),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("usecases.command")) restart();
    }),
  );
  await start();
};

exports.deactivate = stop;

async function start() {
  // Who does not trust a folder does not want its programs to run.
  if (client || !workspace.isTrusted) return;
  const [command, ...args] = serverCommand(await environments());
  client = new LanguageClient(
    "usecases",
    "Use cases",
    { command, args },
    { documentSelector: SELECTOR, synchronize: { configurationSection: "usecases" } },
  );
  try {
    await client.start();
    await commands.executeCommand("setContext", "usecases.isRunning", true);
  } catch (reason) {
    client = undefined;
    await tellMissing(command, reason);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await commands.executeCommand("setContext", "usecases.isRunning", false);
  if (running) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

async function tellMissing(command, reason) {
  const settings = "Open settings";
  const chosen = await window.showErrorMessage(
    `${command} does not run (${reason.message ?? reason}). Install it into the environment of this folder: ` +
      "pip install 'mkdocs-usecases[lsp]'",
    settings,
  );
  if (chosen === settings) await commands.executeCommand("workbench.action.openSettings", "usecases.command");
}

/** Everything that says which environment the open folders use, the surest first. */
async function environments() {
  const settings = workspace.getConfiguration("usecases");
  const folders = workspace.workspaceFolders ?? [];
  return {
    given: settings.get("command"),
    interpreters: [...(await chosenInterpreters(folders)), workspace.getConfiguration("python").get("defaultInterpreterPath")],
    folders: folders.map((folder) => folder.uri.fsPath),
    variables: process.env,
    platform: process.platform,
  };
}

/** What somebody chose with the Python extension, where that is there. */
async function chosenInterpreters(folders) {
  const python = extensions.getExtension("ms-python.python");
  if (!python) return [];
  const api = await python.activate();
  return [...folders.map((folder) => folder.uri), undefined].map(
    (place) => api?.environments?.getActiveEnvironmentPath(place)?.path,
  );
}

/** Open the page of the use case at the cursor, in the browser, as `mkdocs serve` shows it. */
async function openPage() {
  const editor = window.activeTextEditor;
  if (!client || !editor) return;
  const address = await client.sendRequest("workspace/executeCommand", {
    command: "usecases.address",
    arguments: [editor.document.uri.toString(), client.code2ProtocolConverter.asPosition(editor.selection.active)],
  });
  if (address === null) {
    await window.showInformationMessage("This page belongs to no site with use cases.");
    return;
  }
  const site = workspace.getConfiguration("usecases").get("site").replace(/\/*$/, "/");
  await env.openExternal(Uri.parse(site + address));
}
