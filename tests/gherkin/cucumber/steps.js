// The steps of cucumber-js: the same system as in system.py, from the same table.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Before, Given, Then, When } = require("@cucumber/cucumber");

const names = (text) => text.split(/\s+/).filter(Boolean);
const rules = readFileSync(join(__dirname, "systems.txt"), "utf-8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => {
    const [step, change] = line.split(" | ");
    const [before, after] = change.split("->");
    return {
      step: step.trim(),
      needed: names(before).filter((name) => !name.startsWith("!")),
      refused: names(before).filter((name) => name.startsWith("!")).map((name) => name.slice(1)),
      then: names(after),
    };
  })
  .filter((rule) => rule.step !== process.env.BROKEN);

Before(function () {
  this.facts = new Set();
});

const step = (kind) =>
  function (text) {
    const fits = (rule) =>
      rule.step === `${kind} ${text}` &&
      rule.needed.every((name) => this.facts.has(name)) &&
      !rule.refused.some((name) => this.facts.has(name));
    const rule = rules.find(fits);
    if (!rule) throw new Error(`\`${kind} ${text}\` does not fit ${[...this.facts]}`);
    rule.needed.forEach((name) => this.facts.delete(name));
    rule.then.forEach((name) => this.facts.add(name));
  };

// cucumber-js finds steps by their text alone, so one text that is both done and asked has one step.
const kinds = { given: Given, when: When, then: Then };
const seen = new Set();
for (const { step: named } of rules) {
  if (seen.has(named)) continue;
  seen.add(named);
  const [kind, text] = [named.slice(0, named.indexOf(" ")), named.slice(named.indexOf(" ") + 1)];
  kinds[kind](new RegExp(`^(${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})$`), step(kind));
}
