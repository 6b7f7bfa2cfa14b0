// Telling a scenario elsewhere: as a text for a letter, and as Gherkin for a test, as the export has it.
const GHERKIN = KEYWORDS;
const WITHOUT_BLANKS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u;

function labelOf(scenario) {
  return scenario.querySelector(".usecase-route > .usecase-number")?.textContent ?? "";
}

function titleOf(section) {
  const heading = section.querySelector("h1, h2, h3, h4, h5, h6").cloneNode(true);
  heading.querySelectorAll(".usecase-id, .headerlink").forEach((each) => each.remove());
  return heading.textContent.trim();
}

/** The sentence of a step, which the tables part into who and what. */
function sentenceOf(row) {
  const [, actor, step] = row.cells;
  const who = lineOf(actor);
  const what = step.cloneNode(true);
  what.querySelectorAll(".usecase-details, .usecase-sign, .usecase-remark").forEach((each) => each.remove());
  const said = lineOf(what);
  if (!who || said.toLowerCase().startsWith(who.toLowerCase())) {
    return said;
  }
  return `${who}${WITHOUT_BLANKS.test(who) ? "" : " "}${said}`;
}

function conditionOf(row) {
  return lineOf(row.querySelector(".usecase-condition-text") ?? row.querySelector(".usecase-number"));
}

function toldAsText(scenario) {
  const section = scenario.closest("section.usecase");
  const name = lineOf(scenario.querySelector(".usecase-route"));
  const lines = [`${section.dataset.id ?? ""} ${titleOf(section)}${words.colon}${name}`.trim()];
  let count = 0;
  for (const { row, instead, isAgain, rejoins } of courseOf(scenario)) {
    if (isCondition(row)) {
      const place = instead ? `, ${insteadOf(instead)}` : "";
      lines.push(`   ◇ ${conditionOf(row)} (${numberOf(row)}${place})`);
    } else {
      lines.push(`${++count}. ${sentenceOf(row)}${isAgain ? ` (${words.again})` : ""}`);
    }
    if (rejoins.length) {
      lines.push(`   ${rejoins.map(lineOf).join(" ")}`);
    }
  }
  lines.push(endOf(scenario).map(lineOf).join(" "));
  return `${lines.join("\n")}\n`;
}

function toldAsGherkin(scenario) {
  const section = scenario.closest("section.usecase");
  const called = section.dataset.id ?? (section.id || section.querySelector("[id]").id);
  const label = labelOf(scenario);
  const name = /\s/.test(label) ? scenario.id.slice(scenario.id.lastIndexOf(":") + 1) : label || "main";
  const condition = lineOf(scenario.querySelector(".usecase-route")).slice(label.length).trim();
  const title = label ? condition || label : titleOf(section);
  const lines = [`@${scenario.id.replace(/[^\p{L}\p{N}_.:-]+/gu, "-")}`, `${GHERKIN.scenario}: ${called}/${name} ${title}`];
  let before = "";
  for (const [keyword, text] of gherkinLines(scenario, section)) {
    lines.push(`  ${keyword === before ? GHERKIN.also : keyword}${text}`);
    before = keyword === "# " ? before : keyword;
  }
  return `${lines.join("\n")}\n`;
}

/** What holds before, what is done and noticed, and what holds in the end: a keyword and a text each. */
function gherkinLines(scenario, section) {
  const { when, then, given } = GHERKIN;
  const lines = summarized(section, "preconditions").map((text) => [given, text]);
  for (const { row, instead } of courseOf(scenario)) {
    const details = [...row.querySelectorAll(".usecase-details > *")].map((each) => ["# ", lineOf(each)]);
    if (instead) {
      lines.push(["# ", `${numberOf(instead)}. ${actionOf(instead)}`]);
    }
    if (isCondition(row)) {
      lines.push([when, conditionOf(row)]);
    } else if (row.dataset.kind === "repeat") {
      const until = row.querySelector(".usecase-until");
      lines.push(["# ", `${numberOf(row)}. ${actionOf(row)}`], ...(until ? [[when, lineOf(until)]] : []));
    } else {
      lines.push([isOfSystem(row, section) ? then : when, actionOf(row)], ...details);
    }
  }
  const outcome = scenario.querySelector(".usecase-outcome");
  const target = outcome.querySelector(".usecase-ref");
  const kind = outcome.dataset.outcome;
  const kept = { success: "success-guarantee", failure: "failure-guarantee" }[kind];
  const held = [...(kept ? summarized(section, kept) : []), ...summarized(section, "minimal-guarantee")];
  return [...lines, ...(target ? [[when, carriedOut(target)]] : []), ...held.map((text) => [then, text])];
}

function actionOf(row) {
  const included = row.dataset.kind === "include" && row.cells[2].querySelector(".usecase-ref");
  return included ? carriedOut(included) : sentenceOf(row);
}

/** Another use case as something that is done: its title and its id. */
function carriedOut(link) {
  const id = link.querySelector(".usecase-id")?.textContent ?? "";
  return id ? `${lineOf(link).slice(id.length).trim()} (${id})` : lineOf(link);
}

function isOfSystem(row, section) {
  const folded = (part) => (part ? lineOf(part).replace(/[:：]$/, "").trim().toLowerCase() : "");
  const system = folded(section.querySelector('[data-field="system"] > td'));
  const actor = row.cells[1].querySelector(".usecase-ref") ?? row.cells[1];
  return row.dataset.by === "system" || (system !== "" && folded(actor).endsWith(system));
}

/** What a field of the summary says: a text, or several. */
function summarized(section, field) {
  const cell = section.querySelector(`[data-field="${field}"] > td`);
  const items = cell?.querySelectorAll(":scope > ul > li") ?? [];
  return (items.length ? [...items] : [cell]).filter(Boolean).map(lineOf);
}
