// Diagrams: each takes the browser a tenth of a second and more, so it is drawn when it comes into view.
// The host fills in where Mermaid is, seen from this file; nothing where the theme loads it and draws by itself.
const MERMAID = "MERMAID_ADDRESS";
const base = document.currentScript?.src;
const DIAGRAMS = ".usecase-diagram > pre, .usecase-figure > pre";
const PATIENCE = 20_000;
const PASSING = 80;
const SMALLEST = 0.05;
const drawings = new WeakMap();
const claimed = new WeakSet();
const sources = new Map();
const waiting = new Map();
const passing = new WeakMap();
let queue = Promise.resolve();
let count = 0;
let isPrinting = false;

// Who scrolls past a diagram does not want to wait for it.
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(passing.get(target));
      passing.set(target, isIntersecting ? setTimeout(release, PASSING, target) : undefined);
    }
  },
  { rootMargin: "25% 0px" },
);

function release(element) {
  observer.unobserve(element);
  waiting.get(element)?.();
  waiting.delete(element);
}

/** Resolves when an element comes into view, at the latest when the page is printed. */
function seen(element) {
  if (isPrinting) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    waiting.set(element, resolve);
    observer.observe(element);
  });
}

/** The diagram of this page with such a source, which is all that the theme hands over. */
function claim(text) {
  const next = () => sources.get(text)?.find((element) => element.isConnected && !claimed.has(element));
  let found = next();
  if (!found) {
    sources.clear();
    for (const element of document.querySelectorAll(DIAGRAMS)) {
      const alike = sources.get(element.textContent);
      alike ? alike.push(element) : sources.set(element.textContent, [element]);
    }
    found = next();
  }
  if (found) {
    claimed.add(found);
  }
  return found;
}

/** Takes turns: Mermaid measures in the page, and between two diagrams a reader is to be answered. */
function inTurn(run) {
  const turn = queue.then(() => new Promise((resolve) => setTimeout(resolve))).then(run);
  queue = turn.catch(() => {});
  return turn;
}

/** One diagram, once it is seen; a failure leaves a note instead of the picture of a bomb. */
async function drawn(element, render, id, text, ...others) {
  const holder = element.parentElement;
  await seen(element);
  try {
    const result = await inTurn(() => render(id, text, ...others));
    const svg = withRoute(result.svg);
    drawings.set(holder, svg);
    setTimeout(() => dress(holder));
    return { ...result, svg };
  } catch (error) {
    document.getElementById(`d${id}`)?.remove();
    console.error("usecases: a diagram could not be drawn", error);
    fail(element);
    return new Promise(() => {});
  }
}

/** Rules by which a followed route shows: the drawing may stand where no style sheet of the page reaches. */
function withRoute(svg) {
  const host = (part, inner) => (MERMAID ? `[data-route${part}] ${inner}` : `:host([data-route${part}]) ${inner}`);
  const links = new Set([...svg.matchAll(/href="([^"]*#[^"]+)"/g)].map((match) => match[1]));
  const rules = [...links].map((link) => {
    const href = CSS.escape(link.slice(link.indexOf("#")));
    return `${host(`~="${CSS.escape(fragment(link))}"`, `a[*|href$="${href}"]`)}{opacity:1}`;
  });
  const dimmed = `${host("", ".nodes > *")},${host("", ".edgePaths")}{opacity:.25}${host("", ".nodes > a")}{opacity:.25}`;
  const focus = "a:focus-visible{outline:2px solid currentColor;outline-offset:2px}";
  return svg.replace("</style>", () => `${focus}${dimmed}${rules.join("")}</style>`);
}

function note(holder) {
  if (!holder.querySelector(".usecase-undrawn")) {
    holder.append(make("p", { class: "usecase-undrawn" }, words["not drawn"]));
  }
}

function fail(element) {
  element.hidden = true;
  note(element.parentElement);
}

function failAll() {
  document.querySelectorAll(DIAGRAMS).forEach((element) => drawings.has(element.parentElement) || fail(element));
}

/** A drawing that is taller than it should be is cut; all of it is in the full view. */
function dress(holder) {
  holder.querySelector(".usecase-undrawn")?.remove();
  const drawing = holder.querySelector(".mermaid");
  if (!drawing || holder.querySelector(".usecase-enlarge")) {
    return;
  }
  const section = holder.closest("section.usecase");
  if (section) {
    markDiagram(section);
  }
  holder.append(button("usecase-enlarge", words.enlarge, () => enlarge(holder)));
  // So that a sheet of paper can hold it.
  const [, , width, height] = /viewBox="([^"]+)"/.exec(drawings.get(holder))[1].split(" ");
  drawing.style.setProperty("--usecase--ratio", width / height);
  holder.classList.toggle("usecase-cut", drawing.scrollHeight > drawing.clientHeight + 1);
}

function enlarge(holder) {
  const picture = make("div", { class: "usecase-picture", tabindex: "0" });
  const shadow = picture.attachShadow({ mode: "open" });
  shadow.innerHTML = drawings.get(holder);
  const svg = shadow.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  svg.style.cssText = "display: block; margin: auto; max-width: none";
  let scale = 1;
  const zoom = (to) => {
    scale = Math.min(4, Math.max(SMALLEST, to));
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${height * scale}px`;
  };
  const room = (length) => length - 2 * parseFloat(getComputedStyle(picture).paddingTop);
  const fit = () => zoom(Math.min(room(picture.clientWidth) / width, room(picture.clientHeight) / height));
  const bar = make(
    "div",
    { class: "usecase-tools" },
    labelled("−", words["zoom out"], () => zoom(scale / 1.25)),
    labelled("+", words["zoom in"], () => zoom(scale * 1.25)),
    button("", words.fit, fit),
    button("", words.close, () => dialog.close()),
  );
  const dialog = make("dialog", { class: "usecase-dialog", "aria-label": words.diagram }, bar, picture);
  const keys = { "+": () => zoom(scale * 1.25), "=": () => zoom(scale * 1.25), "-": () => zoom(scale / 1.25), 0: fit };
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (!event.ctrlKey && !event.metaKey) {
      keys[event.key]?.();
    }
  });
  picture.addEventListener("wheel", (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      zoom(scale * Math.exp(-event.deltaY / 300));
    }
  }, { passive: false });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.composedPath().some((part) => part.localName === "a")) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  zoom(Math.min(1, room(picture.clientWidth) / width));
}

function labelled(sign, label, run) {
  const element = button("", sign, run);
  element.setAttribute("aria-label", label);
  return element;
}

/** Where the theme draws: its calls wait until the diagram is seen. */
function guard(mermaid) {
  const render = mermaid.render.bind(mermaid);
  mermaid.render = (id, text, ...others) => {
    const element = claim(text);
    return element ? drawn(element, render, id, text, ...others) : render(id, text, ...others);
  };
  return mermaid;
}

function guardTheme() {
  if (window.mermaid?.render) {
    guard(window.mermaid);
    return;
  }
  let current;
  Object.defineProperty(window, "mermaid", {
    configurable: true,
    get: () => current,
    set: (mermaid) => (current = mermaid?.render ? guard(mermaid) : mermaid),
  });
}

function load() {
  if (typeof mermaid !== "undefined") {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const script = make("script", { src: new URL(MERMAID, base) });
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    document.head.append(script);
  });
}

/** Where the theme does not. */
async function drawAll() {
  const elements = [...document.querySelectorAll(DIAGRAMS)].filter((element) => element.matches(".mermaid"));
  await Promise.race(elements.map(seen));
  try {
    await load();
  } catch (error) {
    console.error("usecases: diagrams stay undrawn", error);
    failAll();
    return;
  }
  const isDark = document.documentElement.dataset.bsTheme === "dark";
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    layout: "dagre",
    look: "classic",
    theme: isDark ? "dark" : "neutral",
  });
  for (const element of elements) {
    drawn(element, (...given) => mermaid.render(...given), `usecase-diagram-${count++}`, element.textContent).then(({ svg, bindFunctions }) => {
      element.innerHTML = svg;
      element.dataset.processed = "true";
      bindFunctions?.(element);
    });
  }
}

addEventListener("beforeprint", () => {
  isPrinting = true;
  [...waiting.keys()].forEach(release);
});
onPage(() => (isPrinting = false));
// At once, ahead of those that look for such things: highlighters would try every language at a source, and
// Mermaid itself, which some sites bring, takes it without the `<code>` only.
for (const element of document.querySelectorAll(DIAGRAMS)) {
  element.replaceChildren(element.textContent);
}
if (MERMAID) {
  onPage(drawAll);
} else {
  guardTheme();
  addEventListener(
    "error",
    (event) => event.target instanceof HTMLScriptElement && /mermaid/.test(event.target.src) && failAll(),
    true,
  );
  onPage(() => setTimeout(() => window.mermaid?.render || failAll(), PATIENCE));
}
