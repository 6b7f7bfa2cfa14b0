// Long listings: a box to filter them by, with the choice in the address, and columns to sort by.
const CHOICES = ["level", "actor", "system", "priority", "status", "release"];
const FEW = 6;

function textOf(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

/** What a row offers to choose by; a cell of several names offers each. */
function valuesOf(row, keys) {
  const values = {};
  keys.forEach((key, column) => {
    const cell = row.cells[column];
    if (key && cell) {
      const names = key === "actor" && cell.children.length ? [...cell.children] : [cell];
      values[key] = names.map(textOf).filter(Boolean);
    }
  });
  const system = row.closest("section.usecase-system")?.querySelector(".usecase-title");
  values.system ??= system ? [textOf(system)] : [];
  return values;
}

/** Everything on the page that can be hidden: rows of use cases, entries of actors and of goals. */
function entriesOf(page) {
  const entries = [];
  for (const table of page.querySelectorAll(".usecase-list table")) {
    const keys = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.key);
    for (const row of table.tBodies[0].rows) {
      entries.push({ element: row, text: textOf(row).toLowerCase(), values: valuesOf(row, keys) });
    }
  }
  for (const section of page.querySelectorAll("section.usecase-goal, section.usecase-actor")) {
    const level = section.closest("section.usecase-goals")?.querySelector(".usecase-title");
    const actors = section.querySelectorAll(".usecase-wanted > a");
    const values = { level: level ? [textOf(level)] : [], actor: [...actors].map(textOf) };
    entries.push({ element: section, text: textOf(section).toLowerCase(), values });
  }
  return entries;
}

function addFilter() {
  const first = document.querySelector(".usecase-list, section.usecase-system, section.usecase-goals, section.usecase-actor");
  if (!first || document.querySelector(".usecase-filter")) {
    return;
  }
  const page = first.closest("article, [role=main], main") ?? document.body;
  const entries = entriesOf(page);
  if (entries.length < FEW) {
    return;
  }
  const asked = new URLSearchParams(location.search);
  const count = make("output", { class: "usecase-matches" });
  const text = make("input", { type: "search", placeholder: words.filter, "aria-label": words.filter });
  text.value = asked.get("filter") ?? "";
  const selects = CHOICES.map((key) => {
    const found = [...new Set(entries.flatMap((entry) => entry.values[key] ?? []))];
    if (found.length < 2) {
      return null;
    }
    found.sort(new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare);
    const select = make("select", { name: key, "aria-label": words[key] }, new Option(words[key], ""));
    select.append(...found.map((value) => new Option(value)));
    select.value = found.includes(asked.get(key)) ? asked.get(key) : "";
    return select;
  }).filter(Boolean);
  const show = () => {
    const parts = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value);
    let shown = 0;
    for (const { element, text: whole, values } of entries) {
      const fits =
        parts.every((part) => whole.includes(part)) &&
        chosen.every((select) => values[select.name]?.includes(select.value));
      element.hidden = !fits;
      shown += fits;
    }
    for (const group of page.querySelectorAll("section.usecase-system, section.usecase-goals")) {
      group.hidden = !group.querySelector("tbody > tr:not([hidden]), section:not([hidden])");
    }
    count.value = `${shown} / ${entries.length}`;
  };
  const keep = () => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of [["filter", text.value], ...selects.map((select) => [select.name, select.value])]) {
      value ? query.set(key, value) : query.delete(key);
    }
    const search = String(query);
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  };
  const bar = make("form", { class: "usecase-filter", role: "search", "aria-label": words.filter }, text, ...selects, count);
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.addEventListener("input", () => {
    show();
    keep();
  });
  first.before(bar);
  show();
}

function addSorting() {
  for (const head of document.querySelectorAll(".usecase-list thead th[data-key]")) {
    if (head.querySelector("button")) {
      continue;
    }
    const body = head.closest("table").tBodies[0];
    const label = textOf(head);
    head.replaceChildren(
      button("usecase-sort", label, () => {
        const sign = head.ariaSort === "ascending" ? -1 : 1;
        for (const other of head.parentElement.cells) {
          other.removeAttribute("aria-sort");
        }
        head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        const { compare } = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
        const rows = [...body.rows].map((row) => [textOf(row.cells[head.cellIndex]), row]);
        body.append(...rows.sort(([a], [b]) => sign * compare(a, b)).map(([, row]) => row));
      }),
    );
  }
}

onPage(() => {
  addFilter();
  addSorting();
});
