// Following a route: `#UC-12:4a` lights up the steps of that scenario, in the tables and in the diagram.
let followed = null;
let isThroughEnd = false;
let opener = null;
/** What had the focus last: a browser that goes to a place on the page takes it away. */
let touched = null;

/** Stands in a diagram's route for the end of the main scenario. */
const ROUTE_END = ":end";

/** What the address names of a scenario: its row, or, for all of its steps one by one, the heading of the row. */
function chosen() {
  const id = location.hash ? fragment(location.hash) : "";
  const part = id.includes(":") ? document.getElementById(id) : null;
  return part?.matches(".usecase-scenarios tbody :is(tr, th)") ? part : null;
}

/** The row of the scenario that the address names. */
function chosenRow() {
  return chosen()?.closest("tr") ?? null;
}

/** The rows of the steps on a path; `1–3` stands for all from the first to the last. */
function stepsOn(path) {
  const steps = [];
  for (const link of path.querySelectorAll("a")) {
    const step = document.getElementById(fragment(link.hash));
    if (!step) {
      continue;
    }
    const isRun = link.previousSibling?.nodeType === Node.TEXT_NODE && link.previousSibling.data.trim() === "–";
    let between = isRun ? steps.at(-1)?.nextElementSibling : step;
    for (; between && between !== step; between = between.nextElementSibling) {
      steps.push(between);
    }
    steps.push(step);
  }
  return steps;
}

/** The rows that belong to a step: what an extension is called, and how it ends. */
function rowsAround(step) {
  const group = step.closest("tbody.usecase-extension");
  return group ? [...group.querySelectorAll(".usecase-condition, .usecase-end")] : [];
}

function leave() {
  for (const lit of document.querySelectorAll(".usecase-lit")) {
    lit.classList.remove("usecase-lit");
  }
  for (const marked of document.querySelectorAll(".usecase [data-route]")) {
    delete marked.dataset.route;
  }
  document.querySelector(".usecase-followed")?.classList.remove("usecase-followed", "usecase-walked");
  document.querySelectorAll(".usecase-following, .usecase-walk, .usecase-walk-here").forEach((each) => each.remove());
  document.querySelector(".usecase-route[aria-current]")?.removeAttribute("aria-current");
  followed = null;
}

function stopFollowing() {
  const section = followed?.closest("section.usecase");
  const wasWalk = isWalk();
  // What has the focus goes; who works by keyboard comes back to where they came from.
  const isFocusLost = document.activeElement?.closest(".usecase-following, .usecase-walk");
  const back = stillThere(opener) || followed?.querySelector(".usecase-route");
  leave();
  if (isFocusLost) {
    back?.focus({ preventScroll: !wasWalk });
  }
  const heading = section?.querySelector("h1, h2, h3, h4, h5, h6");
  rename(heading ? `#${heading.id}` : " ");
}

/** An element, or the same link on the page that a theme has put in place of its own. */
function stillThere(element) {
  if (!element || element.isConnected) {
    return element;
  }
  const href = element.getAttribute("href");
  return href && document.querySelector(`.${element.classList[0]}[href=${CSS.escape(href)}]`);
}

function follow() {
  const part = chosen();
  const row = part?.closest("tr");
  const way = touched?.closest("[data-way]")?.dataset.way;
  if (!way) {
    opener = touched;
  }
  leave();
  const section = row?.closest("section.usecase");
  if (!section) {
    return;
  }
  followed = row;
  const steps = stepsOn(row.querySelector(".usecase-path"));
  isThroughEnd = steps.at(-1) === [...section.querySelectorAll(".usecase-steps .usecase-step")].at(-1);
  const extension = document.getElementById(row.id.replace(/:(?=[^:]*$)/, "-"));
  const lit = new Set([row, ...steps, ...steps.flatMap(rowsAround), ...(extension ? rowsAround(extension) : [])]);
  lit.forEach((each) => each.classList.add("usecase-lit"));
  section.classList.add("usecase-followed");
  row.querySelector(".usecase-route").setAttribute("aria-current", "true");
  markDiagram(section);
  const banner = bannerOf(row);
  section.querySelector(".usecase-steps, .usecase-extensions")?.before(banner);
  if (part !== row) {
    section.classList.add("usecase-walked");
    banner.after(walkOf(row));
  }
  if (way || part !== row) {
    (way && section.querySelector(`[data-way="${way}"]`) || banner).focus({ preventScroll: true });
  }
}

/** Whether what is followed is shown step by step, and not in the tables. */
function isWalk() {
  return followed !== null && document.querySelector(".usecase-walk") !== null;
}

/** Where a scenario is followed in the tables, or step by step. */
function addressOf(row, isStepByStep) {
  return `#${isStepByStep ? row.querySelector("th").id : row.id}`;
}

function goTo(row, isStepByStep) {
  location.hash = addressOf(row, isStepByStep);
}

/** What is followed, and the ways on from there: it stays in sight while its use case is. */
function bannerOf(row) {
  const isStepByStep = chosen() !== row;
  const rows = [...row.parentElement.rows];
  const place = rows.indexOf(row);
  const title = row.querySelector(".usecase-route").textContent;
  const count = words["scenario of"].replace("{number}", place + 1).replace("{count}", rows.length);
  const banner = make(
    "div",
    { class: "usecase-following", role: "group", tabindex: "-1", "data-way": "banner", "aria-label": title },
    make(
      "span",
      { role: "status" },
      `${words.scenario}${words.colon}`,
      make("strong", {}, title),
      " ",
      row.querySelector(".usecase-outcome").cloneNode(true),
    ),
    make(
      "span",
      { class: "usecase-ways" },
      wayButton("previous", "◂", words["previous scenario"], rows[place - 1], isStepByStep),
      make("span", { class: "usecase-count" }, count),
      wayButton("next", "▸", words["next scenario"], rows[place + 1], isStepByStep),
      button("usecase-other-way", words[isStepByStep ? "in the tables" : "step by step"], () =>
        goTo(row, !isStepByStep),
      ),
      button("usecase-stop", words["show all"], stopFollowing),
    ),
  );
  banner.querySelector(".usecase-other-way").dataset.way = "other";
  return banner;
}

/** To the scenario before or behind; at the ends it stays, so that the focus does. */
function wayButton(way, sign, label, to, isStepByStep) {
  const element = button("usecase-way", sign, () => to && goTo(to, isStepByStep));
  element.dataset.way = way;
  element.title = label;
  element.setAttribute("aria-label", label);
  element.setAttribute("aria-disabled", String(!to));
  return element;
}

/** Diagrams dim what is not on the route; they may be drawn later than it is chosen. */
function markDiagram(section) {
  if (followed && section.contains(followed)) {
    const ids = [...section.querySelectorAll("tr.usecase-lit")].map((row) => row.id);
    if (isThroughEnd) {
      ids.push(ROUTE_END);
    }
    for (const drawing of section.querySelectorAll(".usecase-diagram > .mermaid")) {
      drawing.dataset.route = ids.join(" ");
      const enlarge = drawing.parentElement.querySelector(".usecase-enlarge");
      if (enlarge && !enlarge.nextElementSibling) {
        enlarge.after(button("usecase-walk-here", words["step by step"], () => goTo(followed, true)));
      }
    }
  }
}

function followAndShow() {
  follow();
  showSteps();
}

function showSteps() {
  const section = followed?.closest("section.usecase");
  const table = section?.querySelector(".usecase-walk") ?? section?.querySelector(".usecase-steps, .usecase-extensions");
  const top = table?.getBoundingClientRect().top;
  if (table && (top < 0 || top > innerHeight / 2)) {
    table.scrollIntoView({ block: "start" });
  }
}

/** Themes that put the heading in view into the address must not take the route out of it. */
let settling;
function keepAddress() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const box = followed?.closest("section.usecase").getBoundingClientRect();
    const isInView = box && box.top < innerHeight && box.bottom > 0;
    const address = followed && addressOf(followed, isWalk());
    if (isInView && isHere() && `#${fragment(location.hash)}` !== address) {
      rename(address);
    }
  }, 400);
}

/** Shows which extensions leave the step under the pointer, or the one that has the focus. */
let hovered = null;
function showBranches(event) {
  hovered = event.type === "pointerover" ? event.target : hovered;
  for (const old of document.querySelectorAll(".usecase-leaving")) {
    old.classList.remove("usecase-leaving");
  }
  for (const part of [hovered, document.activeElement]) {
    for (const link of part?.closest("tr.usecase-step")?.querySelectorAll(".usecase-branches > a") ?? []) {
      document.getElementById(fragment(link.hash))?.closest("tbody").classList.add("usecase-leaving");
    }
  }
}

function addCopyButtons() {
  for (const block of document.querySelectorAll(".usecase > .usecase-block")) {
    const actions = actionsOf(block);
    if (actions.querySelector(".usecase-copy")) {
      continue;
    }
    const section = block.closest("section");
    const address = () =>
      section.contains(followed) ? addressOf(followed, isWalk()) : `#${section.id || section.querySelector("[id]").id}`;
    actions.append(copyButton("usecase-copy", words["copy link"], () => new URL(address(), location)));
  }
}

onPage(() => {
  hovered = null;
  addCopyButtons();
});
// Behind the browser, which goes to the row of the scenario by itself.
onPlace(() => setTimeout(followAndShow));
addEventListener("load", () => setTimeout(followAndShow));
addEventListener("scroll", keepAddress, { passive: true });
// Ahead of themes that follow links themselves: what is followed already is left.
document.addEventListener(
  "click",
  (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (isPlain && !isWalk() && event.target.closest?.(".usecase-scenarios .usecase-route[aria-current]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      stopFollowing();
    }
  },
  true,
);
document.addEventListener("focusin", (event) => (touched = event.target));
document.addEventListener("pointerover", showBranches);
document.addEventListener("focusin", showBranches);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && followed && !document.querySelector("dialog[open]")) {
    stopFollowing();
  }
});
