// Long listings: a box to filter them by, with the choice in the address, and columns to sort by.
const CHOICES = ["level", "actor", "system", "priority", "status", "release", "tag", "ending", "tests"];
const FEW = 6;
const AT_ONCE = 120;
const MOST_LINKS = 200;
const ROUTES = ".usecase-listing.usecase-scenarios";
const GROUPS = `section.usecase-system, section.usecase-goals, ${ROUTES} tbody`;
const LISTED = ".usecase-list, section.usecase-system, section.usecase-goals, section.usecase-actor";

function textOf(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

function titleIn(element) {
  const title = element?.querySelector(".usecase-title");
  return title ? textOf(title) : "";
}

/** What a row offers to choose by; a cell of several names offers each. */
function valuesOf(row, keys) {
  const values = {};
  keys.forEach((key, column) => {
    const cell = row.cells[column];
    if (key && cell) {
      const names = key === "actor" && cell.children.length ? [...cell.children] : [cell];
      values[key] = [...names.map(textOf), ...(cell.dataset.supporting?.split("\n") ?? [])].filter(Boolean);
    }
  });
  values.system ??= [titleIn(row.closest("section.usecase-system"))].filter(Boolean);
  return values;
}

/** Everything on a page that can be found: rows of use cases, entries of actors and of goals, or scenarios. */
function entriesOf(page) {
  const entries = useCasesIn(page);
  const routes = routesIn(page);
  if (routes.length < FEW && entries.length) {
    return entries;
  }
  // The entry of an actor above its scenarios is not what anybody looks for there.
  return entries.length < FEW ? routes : [...entries, ...routes];
}

function useCasesIn(page) {
  const entries = [];
  for (const table of page.querySelectorAll(".usecase-list table")) {
    const keys = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.key);
    for (const row of table.tBodies[0].rows) {
      const values = valuesOf(row, keys);
      const text = [textOf(row), ...(values.actor ?? [])].join(" ").toLowerCase();
      entries.push({ element: row, text, values });
    }
  }
  for (const section of page.querySelectorAll("section.usecase-goal, section.usecase-actor")) {
    const level = titleIn(section.closest("section.usecase-goals"));
    const actors = section.querySelectorAll(".usecase-wanted > a");
    const values = { level: level ? [level] : [], actor: [...actors].map(textOf) };
    entries.push({ element: section, text: textOf(section).toLowerCase(), values });
  }
  return entries;
}

function routesIn(page) {
  const entries = [];
  for (const body of page.querySelectorAll(`${ROUTES} tbody`)) {
    const [head, ...rows] = body.rows;
    const use = head.querySelector("a");
    const said = Object.entries(body.dataset).map(([key, text]) => [key, text.split("\n")]);
    for (const row of rows) {
      const values = Object.fromEntries(said);
      CHOICES.forEach((key) => (values[key] ??= []));
      const { childNodes } = row.querySelector(".usecase-outcome");
      // Signs, and the use case that a route goes on in, stand in elements of their own.
      const ending = [...childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(textOf);
      Object.assign(values, { ending: [ending.join(" ").trim()], tests: row.cells[3] ? [textOf(row.cells[3])] : [] });
      const text = [textOf(head), textOf(row), ...values.actor].join(" ").toLowerCase();
      entries.push({ element: row, text, values, use });
    }
  }
  return entries;
}

/** The entries of another page of the same listing; all that is kept of them is a link. */
async function entriesAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  const text = await answer.text();
  await pause();
  const page = new DOMParser().parseFromString(text, "text/html");
  await pause();
  return entriesOf(page).map(({ element, text, values, use }) => {
    const first = element.matches("tr") && element.cells[0];
    const href = first ? first.querySelector("a")?.getAttribute("href") : `#${encodeURIComponent(element.id)}`;
    const title = first ? [use, first].filter(Boolean).map(textOf).join(words.colon) : titleIn(element);
    return { text, values, link: { href: new URL(href ?? "", address).href, title } };
  });
}

/** Lets the browser answer its reader first. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

function addFilter() {
  const listing = document.querySelector(`${LISTED}, ${ROUTES}`);
  if (!listing || document.querySelector(".usecase-filter")) {
    return;
  }
  const page = listing.closest("article, [role=main], main") ?? document.body;
  const entries = entriesOf(page);
  const listings = [...page.querySelectorAll(entries.every(({ use }) => use) ? ROUTES : `${LISTED}, ${ROUTES}`)];
  const parts = [...page.querySelectorAll("[data-parts]")].flatMap(({ dataset }) => dataset.parts.split(" "));
  if (!listings.length || (entries.length < FEW && !parts.length)) {
    return;
  }
  new Filter(listings, page, entries, parts).start();
}

class Filter {
  constructor(listings, page, entries, parts) {
    this.listings = listings;
    this.page = page;
    this.entries = entries;
    /** Addresses of the pages on which the listing goes on, until they are asked for. */
    this.parts = [...new Set(parts)].map((part) => new URL(part, location).href);
    this.state = "";
    this.choices = [];
    this.links = [];
    this.hidden = [];
    this.count = make("output", { class: "usecase-matches" });
    this.box = make("input", { type: "search", placeholder: words.filter, "aria-label": words.filter });
    this.bar = make("form", { class: "usecase-filter", role: "search", "aria-label": words.filter }, this.box, this.count);
    this.elsewhere = make("div", { class: "usecase-elsewhere" });
    this.compare = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;
  }

  start() {
    this.box.value = new URLSearchParams(location.search).get("filter") ?? "";
    this.offer();
    this.bar.addEventListener("submit", (event) => event.preventDefault());
    this.bar.addEventListener("focusin", () => this.reach());
    this.bar.addEventListener("input", () => {
      this.choices.forEach((choice) => choice.show());
      this.reach();
      this.show();
      this.keep();
      this.showFirst();
    });
    this.listings[0].before(this.bar);
    this.listings.filter((each) => !each.parentElement.closest(LISTED)).pop().after(this.elsewhere);
    this.show();
    const asked = new URLSearchParams(location.search);
    if (["filter", ...CHOICES].some((key) => asked.has(key))) {
      this.reach();
      this.arrive();
    }
  }

  /** An address with a filter leads to what it finds: also when what stands above has taken its room. */
  arrive() {
    if (location.hash || performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
      return;
    }
    this.showFirst();
    let hasMoved = false;
    onReader(() => (hasMoved = true));
    addEventListener("load", () => setTimeout(() => hasMoved || this.showFirst()), { once: true });
  }

  /** What can be chosen, as far as it is known; the address may ask for some of it. */
  offer() {
    const asked = new URLSearchParams(location.search);
    for (const key of CHOICES) {
      const found = [...new Set(this.entries.flatMap((entry) => entry.values[key] ?? []))].sort(this.compare);
      let choice = this.choices.find(({ name }) => name === key);
      if (!choice && (found.length > 1 || (asked.has(key) && asked.get(key) !== found[0]))) {
        choice = new Choice(key);
        this.choices.push(choice);
        this.count.before(choice.element);
        if (asked.has(key)) {
          choice.ask(asked.get(key), found);
        }
      }
      const isMissing = this.entries.some((entry) => entry.values[key] && !entry.values[key].length);
      choice?.offer(found, isMissing);
    }
  }

  /** The words and choices that an entry has to have. */
  chosen() {
    const parts = this.box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choices = this.choices.filter((choice) => choice.values.length);
    return [
      ...parts.map((part) => (entry) => entry.text.includes(part)),
      ...choices.map((choice) => (entry) => choice.fits(entry.values[choice.name])),
    ];
  }

  /** Has the other pages searched as well, from the first moment that somebody wants to filter. */
  async reach() {
    const parts = this.parts.splice(0);
    if (!parts.length) {
      return;
    }
    this.state = " …";
    this.show();
    let missing = "";
    for (const part of parts.filter(() => this.bar.isConnected)) {
      try {
        this.entries.push(...(await entriesAt(part)));
      } catch {
        missing = ` · ${words["this page"]}`;
      }
      await pause();
    }
    this.state = missing;
    this.offer();
    this.show();
  }

  show() {
    const chosen = this.chosen();
    const fitting = this.entries.filter((entry) => chosen.every((fits) => fits(entry)));
    const shown = new Set(fitting);
    const links = chosen.length ? fitting.flatMap((entry) => entry.link ?? []) : [];
    const far = links.length ? `${words["other pages"]}${words.colon}${links.length}` : "";
    this.count.value = [`${fitting.length} / ${this.entries.length}${this.state}`, far].filter(Boolean).join(" · ");
    this.hidden = [];
    for (const entry of this.entries) {
      if (entry.element && !shown.has(entry)) {
        entry.element.hidden = true;
      } else if (entry.element?.hidden) {
        this.hidden.push(entry.element);
      }
    }
    const counts = new Map();
    for (const { element } of fitting) {
      const group = element?.closest(GROUPS);
      group && counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    for (const group of new Set(this.entries.map(({ element }) => element?.closest(GROUPS)).filter(Boolean))) {
      group.hidden = !counts.has(group);
      countIn(group, chosen.length ? (counts.get(group) ?? 0) : null);
    }
    fadeOthers(this.page, chosen.length ? fitting : null);
    this.reveal();
    this.showLinks(links, far);
  }

  /** What comes back costs most: that at the top comes at once, the rest a little in each frame. */
  reveal() {
    cancelAnimationFrame(this.frame);
    for (const element of this.hidden.splice(0, AT_ONCE)) {
      element.hidden = false;
    }
    if (this.hidden.length) {
      this.frame = requestAnimationFrame(() => this.reveal());
    }
  }

  /** Below the diagrams, what was found would be out of sight. */
  showFirst() {
    const first = this.chosen().length && this.entries.find(({ element }) => element && !element.hidden)?.element;
    const box = first ? first.getBoundingClientRect() : null;
    if (box && (box.bottom > innerHeight || box.top < this.bar.getBoundingClientRect().bottom)) {
      first.scrollIntoView({ block: "center" });
    }
  }

  showLinks(links, label) {
    if (links.length === this.links.length && links.every((link, position) => link === this.links[position])) {
      return;
    }
    this.links = links;
    const items = links.slice(0, MOST_LINKS).map(({ href, title }) => make("li", {}, make("a", { href }, title)));
    if (links.length > MOST_LINKS) {
      items.push(make("li", {}, "…"));
    }
    const list = [make("p", { class: "usecase-label" }, label), make("ul", { class: "usecase-served" }, ...items)];
    this.elsewhere.replaceChildren(...(label ? list : []));
  }

  /** Puts the choice into the address. */
  keep() {
    const query = new URLSearchParams(location.search);
    this.box.value ? query.set("filter", this.box.value) : query.delete("filter");
    for (const { name, text } of this.choices) {
      text === null ? query.delete(name) : query.set(name, text);
    }
    const search = String(query);
    history.replaceState(history.state, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
  }
}

/** How many of a group are shown, beside how many there are. */
function countIn(group, shown) {
  const total = group.querySelector(".usecase-counts > strong");
  if (total) {
    total.dataset.total ??= total.textContent;
    total.textContent = shown === null ? total.dataset.total : `${shown} / ${total.dataset.total}`;
  }
}

/** In diagrams what does not fit steps back. */
function fadeOthers(page, fitting) {
  const shown = fitting && new Set(fitting.flatMap(({ element, use }) => (use ?? element?.querySelector("th a"))?.hash ?? []));
  for (const link of page.querySelectorAll(".usecase-uml a:has(> ellipse)")) {
    const { href } = link;
    link.classList.toggle("usecase-faded", Boolean(shown) && !shown.has(new URL(href.baseVal, location).hash));
  }
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
