// Following a route: `#UC-12:4a` lights up the steps of that scenario, in the tables and in the diagram.
let followed = null;
let isThroughEnd = false;

/** Stands in a diagram's route for the end of the main scenario. */
const ROUTE_END = ":end";

/** The row of the scenario that the address names. */
function chosenRow() {
  const id = location.hash ? fragment(location.hash) : "";
  const row = id.includes(":") ? document.getElementById(id) : null;
  return row?.closest(".usecase-scenarios") ? row : null;
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
  document.querySelector(".usecase-followed")?.classList.remove("usecase-followed");
  document.querySelector(".usecase-following")?.remove();
  document.querySelector(".usecase-route[aria-current]")?.removeAttribute("aria-current");
  followed = null;
}

function stopFollowing() {
  const section = followed?.closest("section.usecase");
  if (document.activeElement?.matches(".usecase-stop")) {
    // The button goes; who works by keyboard stays at the scenario.
    followed.querySelector(".usecase-route").focus({ preventScroll: true });
  }
  leave();
  const heading = section?.querySelector("h1, h2, h3, h4, h5, h6");
  rename(heading ? `#${heading.id}` : " ");
}

function follow() {
  const row = chosenRow();
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
  const link = row.querySelector(".usecase-route");
  link.setAttribute("aria-current", "true");
  markDiagram(section);
  const ending = row.lastElementChild.firstElementChild.cloneNode(true);
  section.querySelector(".usecase-steps")?.prepend(
    make(
      "p",
      { class: "usecase-following", role: "status" },
      make("span", {}, `${words.scenario}${words.colon}`, make("strong", {}, link.textContent), " ", ending),
      button("usecase-stop", words["show all"], stopFollowing),
    ),
  );
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
    }
  }
}

function followAndShow() {
  follow();
  showSteps();
}

function showSteps() {
  const table = followed?.closest("section.usecase").querySelector(".usecase-steps");
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
    if (isInView && isHere() && fragment(location.hash) !== followed.id) {
      rename(`#${followed.id}`);
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
  for (const block of navigator.clipboard ? document.querySelectorAll(".usecase > .usecase-block") : []) {
    const actions = actionsOf(block);
    if (actions.querySelector(".usecase-copy")) {
      continue;
    }
    const copy = button("usecase-copy", words["copy link"], async () => {
      const section = block.closest("section");
      const id = section.contains(followed) ? followed.id : section.querySelector("[id]").id;
      await navigator.clipboard.writeText(new URL(`#${id}`, location));
      copy.textContent = words.copied;
      setTimeout(() => (copy.textContent = words["copy link"]), 2000);
    });
    copy.setAttribute("aria-live", "polite");
    actions.append(copy);
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
    if (isPlain && event.target.closest?.(".usecase-scenarios .usecase-route[aria-current]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      stopFollowing();
    }
  },
  true,
);
document.addEventListener("pointerover", showBranches);
document.addEventListener("focusin", showBranches);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && followed && !document.querySelector("dialog[open]")) {
    stopFollowing();
  }
});
