// What the words of a page are coloured as: the grammars of Visual Studio Code with ours injected, by its own
// engine. `MODULES` is a folder with vscode-textmate, vscode-oniguruma and tm-grammars.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { before, test } from "node:test";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const extension = path.join(here, "../../src/vscode");
const modules = createRequire(path.join(process.env.MODULES ?? here, "from.js"));
const { INITIAL, parseRawGrammar, Registry } = modules("vscode-textmate");
const { loadWASM, OnigScanner, OnigString } = modules("vscode-oniguruma");

const own = JSON.parse(readFileSync(path.join(extension, "package.json"), "utf8")).contributes.grammars;
const paths = {
  "text.html.markdown": modules.resolve("tm-grammars/grammars/markdown.json"),
  "source.yaml": modules.resolve("tm-grammars/grammars/yaml.json"),
  ...Object.fromEntries(own.map((grammar) => [grammar.scopeName, path.join(extension, grammar.path)])),
};
let words = [];

before(async () => {
  await loadWASM(readFileSync(modules.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope) =>
      paths[scope] ? parseRawGrammar(readFileSync(paths[scope], "utf8"), paths[scope]) : null,
    getInjections: (scope) => own.filter((each) => each.injectTo.includes(scope)).map((each) => each.scopeName),
  });
  const grammar = await registry.loadGrammar("text.html.markdown");
  let state = INITIAL;
  for (const line of readFileSync(path.join(here, "page.md"), "utf8").split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    let last;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.join(" ");
      // One word may be several tokens of one kind.
      if (last?.scope === scope) last.word += line.slice(startIndex, endIndex);
      else words.push((last = { word: line.slice(startIndex, endIndex), scope, line }));
    }
  }
});

/** The scopes of the first token with these words, on the first line that holds others. */
const scope = (word, within = "") =>
  words.find((each) => each.word.trim() === word && each.line.includes(within))?.scope ?? "";
const has = (text, part) => assert.ok(text.includes(part), `${part} is not in: ${text || "nothing"}`);
const lacks = (text, part) => assert.ok(!text.includes(part), `${part} is in: ${text}`);

test("the language of the fence is known", () => has(scope("usecase"), "fenced_code.block.language"));
test("a key is one of YAML", () => has(scope("title", "Rent"), "entity.name.tag.yaml"));
test("a block is embedded", () => has(scope("title", "Rent"), "meta.embedded.block.usecase"));
test("an id is a reference", () => has(scope("UC-12", "Guest"), "variable.other.reference.usecase"));
test("an id in prose is none", () => lacks(scope("UC-12", "Begin"), "usecase"));
test("a label is one", () => has(scope("2a"), "entity.name.tag.label.usecase"));
test("a label of a range is one", () => has(scope("2-3b"), "entity.name.tag.label.usecase"));
test("a label in quotes is one", () => has(scope("*a"), "entity.name.tag.label.usecase"));
test("an end is a keyword", () => has(scope("ends in failure"), "keyword.control.outcome.usecase"));
test("going on is a keyword", () => has(scope("resumes at step"), "keyword.control.outcome.usecase"));
test("where it goes on is a number", () => has(scope("2", "resumes at step"), "constant.numeric.step.usecase"));
test("a sub-step is a number", () => has(scope("2b1"), "constant.numeric.step.usecase"));
test("a step is no end", () => assert.ok(!words.some((each) => each.line.includes("and talks") && each.scope.includes("outcome"))));
test("text in quotes is a string", () => has(words.find((each) => each.word.includes("quoted")).scope, "string.quoted.double.yaml"));
test("Markdown goes on behind a block", () => has(scope("bold"), "markup.bold"));
test("a directive in a list is a block", () => has(scope("title", "Bring"), "meta.embedded.block.usecase"));
test("YAML with the word behind it is a block", () => has(scope("title", "Mend"), "meta.embedded.block.usecase"));
test("other YAML is none", () => lacks(scope("plain"), "usecase"));
