// Step by step: all that happens on a scenario as one table, in the place of those that are read across.
function walkOf(scenario) {
  const title = scenario.querySelector(".usecase-route").textContent;
  const body = make("tbody", {});
  let count = 0;
  for (const event of courseOf(scenario)) {
    body.append(isCondition(event.row) ? noticed(event) : done(event, ++count));
    if (event.rejoins.length) {
      body.append(ending(event.rejoins));
    }
  }
  const head = make("tr", {});
  for (const word of ["#", words.actor, words.step, words.number]) {
    head.append(make("th", { scope: "col" }, word));
  }
  const caption = make("caption", { class: "usecase-unseen" }, title);
  const table = make("table", {}, caption, make("thead", {}, head), body, make("tfoot", {}, ending(endOf(scenario))));
  return make("div", { class: "usecase-walk usecase-table", "data-way": "walk" }, copiesOf(scenario), table);
}

function done({ row, isAgain }, count) {
  const [, actor, step] = row.cells;
  const again = isAgain ? [" ", make("em", { class: "usecase-remark" }, `(${words.again})`)] : [];
  return make(
    "tr",
    { "data-kind": row.dataset.kind ?? "" },
    make("th", { scope: "row" }, String(count)),
    make("td", {}, ...contentOf(actor)),
    make("td", {}, ...contentOf(step), ...again),
    make("td", {}, numberLink(row)),
  );
}

/** A condition stands where it is noticed: in the place of the step that is not done then. */
function noticed({ row, instead }) {
  const said = row.querySelector(".usecase-condition-text") ?? row.querySelector(".usecase-number");
  const place = instead ? make("em", { class: "usecase-remark" }, ` (${insteadOf(instead)})`) : "";
  return make(
    "tr",
    { class: "usecase-noticed" },
    make("td", {}),
    make("td", { colspan: 2 }, sign("◇"), " ", make("strong", {}, ...contentOf(said)), place),
    make("td", {}, numberLink(row)),
  );
}

/** Where the scenario goes on, or how it ends. */
function ending(said) {
  const parts = said.flatMap((part) => [saidIn(part), " "]);
  return make("tr", {}, make("td", {}), make("td", { colspan: 2 }, ...parts), make("td", {}));
}

function contentOf(cell) {
  return cell ? [...saidIn(cell).childNodes] : [];
}

function sign(letter) {
  return make("span", { class: "usecase-sign", "aria-hidden": "true" }, letter);
}

function insteadOf(row) {
  return words["instead of step"].replace("{}", numberOf(row));
}

/** To where the step stands in the tables. */
function numberLink(row) {
  return make("a", { class: "usecase-number", href: `#${row.id}` }, numberOf(row));
}

/** What can be taken along of a scenario. */
function copiesOf(scenario) {
  const section = scenario.closest("section.usecase");
  return make(
    "div",
    { class: "usecase-copies" },
    copyButton("usecase-copy-text", words["copy as text"], () => toldAsText(scenario)),
    copyButton("usecase-copy-gherkin", words["copy as gherkin"], () => toldAsGherkin(scenario)),
    copyButton("usecase-copy-route", words["copy link"], () => new URL(addressOf(scenario, true), location)),
    button("usecase-print-route", words.print, () => printAlone(section)),
  );
}

/** Each row of a scenario has the way to its steps one by one; the first one says so in words. */
function addWalks() {
  for (const heading of document.querySelectorAll(".usecase-scenarios tbody th[id]")) {
    const row = heading.parentElement;
    if (heading.querySelector(".usecase-start")) {
      continue;
    }
    const start = make("a", { class: "usecase-start", href: `#${heading.id}` }, sign("▸"));
    if (row.previousElementSibling) {
      start.title = words["step by step"];
      start.setAttribute("aria-label", `${words["step by step"]}${words.colon}${numberOf(row)}`);
    } else {
      start.append(" ", words["step by step"]);
    }
    heading.append(" ", start);
  }
}

onPage(addWalks);
