// The course of a scenario: what happens on it, in the order in which it happens, as rows of the tables on the page.
const TURN = /^(\d+)([.~])(.+)$/;

/** What the cells of a row say, without what leads elsewhere from them. */
function saidIn(cell) {
  const said = cell.cloneNode(true);
  said.querySelectorAll(".usecase-branches, .usecase-row-ways").forEach((each) => each.remove());
  said.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
  return said;
}

function lineOf(part) {
  const said = saidIn(part);
  said.querySelectorAll("br").forEach((each) => each.replaceWith(" "));
  return said.textContent.replace(/\s+/g, " ").trim();
}

function numberOf(row) {
  return row.querySelector(".usecase-number")?.textContent.trim() ?? "";
}

function isCondition(row) {
  return row.matches(".usecase-condition");
}

/**
 * The events of a scenario: of each its `row`, the row of the step that it happens `instead` of, and whether it is
 * done `isAgain`; where another flow is rejoined, `rejoins` has what says so.
 */
function courseOf(scenario) {
  const events = [];
  const turns = (scenario.dataset.turns ?? "").split(" ").map((turn) => TURN.exec(turn)).filter(Boolean);
  const base = scenario.id.slice(0, scenario.id.lastIndexOf(":"));
  const steps = stepsOn(scenario.querySelector(".usecase-path"));
  steps.push(null);
  steps.forEach((step, done) => {
    for (const [, place, sign, part] of turns) {
      const row = Number(place) === done && document.getElementById(`${base}-${part}`);
      if (row) {
        events.push({ row, instead: sign === "~" ? events.pop()?.row : undefined });
      }
    }
    if (step) {
      events.push({ row: step });
    }
  });
  const done = new Set();
  for (const [place, event] of events.entries()) {
    event.isAgain = done.has(event.row);
    done.add(event.row);
    event.rejoins = rejoining(event.row, events[place + 1]?.row);
  }
  return events;
}

/** What says in the tables that an extension goes on elsewhere, where this row is the last that is done of it. */
function rejoining(row, next) {
  const group = row.closest("tbody");
  if (!next || isCondition(next) || group === next.closest("tbody") || !group.matches(".usecase-extension")) {
    return [];
  }
  return withNote(group.querySelector('.usecase-outcome[data-outcome="resumes"]'));
}

/** How a scenario ends, in the words of its row, and what else was said of it where it ends. */
function endOf(scenario) {
  const last = courseOf(scenario).at(-1)?.row.closest("tbody");
  const place = last?.matches(".usecase-extension") ? last : last?.parentElement.tFoot;
  const said = [...(place?.querySelectorAll('.usecase-outcome:not([data-outcome="resumes"])') ?? [])].at(-1);
  return [scenario.querySelector(".usecase-outcome"), ...withNote(said).slice(1)];
}

/** An ending and the remark behind it. */
function withNote(outcome) {
  const note = outcome?.nextElementSibling;
  return [outcome, note?.matches(".usecase-note") && note].filter(Boolean);
}
