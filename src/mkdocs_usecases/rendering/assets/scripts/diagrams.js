// Diagrams: drawn by Mermaid, which the theme loads or which is loaded here; a note in their place where that fails.
// The host fills in where Mermaid is, seen from this file, and what it has to be; nothing where the theme draws by itself.
const MERMAID = "MERMAID_ADDRESS";
const INTEGRITY = "MERMAID_INTEGRITY";
const base = document.currentScript?.src;
const DIAGRAMS = ".usecase-diagram > pre";
const PATIENCE = 20_000;
// As Mermaid writes a node with a link.
const LINKED_NODE = /href="([^"]*#[^"]+)"[^>]*><g [^>]*\bid="[^"]*flowchart-([sx]\d+)-/g;
const NODE = (node) => `.nodes > :is([id*="flowchart-${node}-"], :has(> [id*="flowchart-${node}-"]))`;
const drawings = new WeakMap();
const claimed = new WeakSet();
const sources = new Map();
const texts = new WeakMap();
let wasDark;
let isStyled;
let loading;
let patience;
let count = 0;

/** The diagram of this page with such a source, which is all that the theme hands over. */
function claim(text) {
  const next = () => sources.get(text)?.find((element) => element.isConnected && !claimed.has(element));
  let found = next();
  if (!found) {
    sources.clear();
    // They are asked for all at once; nothing of a page is kept when it is left.
    setTimeout(() => sources.clear());
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

/** One diagram, in its turn; a failure leaves a note instead of the picture of a bomb. */
async function drawn(element, render, id, text, ...others) {
  const holder = element.parentElement;
  try {
    const result = await inTurn(element, () => render(id, text, ...others));
    const svg = withLeastWidth(withRoute(result.svg));
    drawings.set(holder, svg);
    dressOnceShown(holder);
    return { ...result, svg };
  } catch (error) {
    document.getElementById(`d${id}`)?.remove();
    console.error("usecases: a diagram could not be drawn", error);
    fail(element);
    return new Promise(() => {});
  }
}

/** As soon as the drawing is in place, which is all the time that a printer leaves. */
function dressOnceShown(holder) {
  new MutationObserver((_, watch) => {
    watch.disconnect();
    dress(holder);
  }).observe(holder, { childList: true, subtree: true });
}

/** Rules by which a followed route shows: the drawing may stand where no style sheet of the page reaches. */
function withRoute(svg) {
  const places = new Map([...svg.matchAll(LINKED_NODE)].map(([, link, node]) => [node, fragment(link)]));
  const ends = new RegExp(`flowchart-(s${[...places.keys()].filter(isStep).length + 1})-`).exec(svg);
  if (ends) {
    places.set(ends[1], ROUTE_END);
  }
  const rules = [...places].flatMap(([node, place]) => {
    const arrow = node.replace("s", "a");
    const above = places.get(`s${node.slice(1) - 1}`);
    const parts = [lit([place], NODE(node)), lit([place], `[data-id$="_${node}_0"]`)];
    return isStep(node) ? [...parts, lit(above ? [above, place] : [place], NODE(arrow))] : parts;
  });
  const started = places.has("s1") ? [lit([places.get("s1")], NODE("s0"))] : [];
  const dimmed = [".nodes > *", ".edgePaths > *"].map((part) => `${onRoute("[data-route]", part)}{opacity:.25}`);
  const focus = "a:focus-visible{outline:2px solid currentColor;outline-offset:2px}";
  return svg.replace("</style>", () => `${focus}${[...dimmed, ...rules, ...started].join("")}</style>`);
}

/** What is lit while all these places are on the route. */
function lit(places, part) {
  return `${onRoute(places.map((place) => `[data-route~="${CSS.escape(place)}"]`).join(""), part)}{opacity:1}`;
}

function onRoute(condition, part) {
  return MERMAID ? `${condition} ${part}` : `:host(${condition}) ${part}`;
}

function isStep(node) {
  return node.startsWith("s");
}

/** On a narrow screen the letters stay readable, and what has no room is a swipe away; on paper nothing is. */
function withLeastWidth(svg) {
  const id = /<svg id="([^"]+)"/.exec(svg)?.[1];
  const wide = svg.replace(/style="max-width: ([\d.]+)px;/, "$&min-width: min(608px, $1px); display: block; margin-inline: auto;");
  return wide.replace("</style>", () => `@media print{#${id}{min-width:0!important}}</style>`);
}

function note(holder) {
  if (!holder.querySelector(".usecase-undrawn")) {
    holder.append(make("p", { class: "usecase-undrawn" }, words["not drawn"]));
  }
}

function fail(element) {
  element.hidden = true;
  // So that Mermaid, which looks for such elements by itself where no theme stops it, leaves it alone.
  element.classList.remove("mermaid");
  note(element.parentElement);
}

function failAll() {
  document.querySelectorAll(DIAGRAMS).forEach((element) => drawings.has(element.parentElement) || fail(element));
}

/**
 * Whether the page may have the styles that are written into drawings: where a content security policy keeps them
 * out, drawings are black boxes.
 */
function takesStyles() {
  if (isStyled === undefined) {
    const rule = make("style", {}, ".usecase-probe { order: 1 }");
    const probe = make("div", { class: "usecase-probe", style: "flex-grow: 2" }, rule);
    document.body.append(probe);
    const { order, flexGrow } = getComputedStyle(probe);
    probe.remove();
    isStyled = order === "1" && flexGrow === "2";
  }
  return isStyled;
}

/** A drawing that is taller than it should be is cut; all of it is in the full view. */
function dress(holder) {
  holder.querySelector(".usecase-undrawn")?.remove();
  const drawing = holder.querySelector(".mermaid");
  if (!drawing || holder.querySelector(".usecase-enlarge")) {
    return;
  }
  holder.append(button("usecase-enlarge", words.enlarge, () => showWhole(drawings.get(holder), drawing.dataset.route)));
  const section = holder.closest("section.usecase");
  if (section) {
    markDiagram(section);
  }
  // So that a sheet of paper can hold it.
  const [, , width, height] = /viewBox="([^"]+)"/.exec(drawings.get(holder))[1].split(" ");
  drawing.style.setProperty("--usecase--ratio", width / height);
  const cut = () => {
    holder.classList.toggle("usecase-cut", drawing.scrollHeight > drawing.clientHeight + 1);
    // Who has no finger to swipe with moves it by keyboard.
    drawing.tabIndex = drawing.scrollWidth > drawing.clientWidth + 1 ? 0 : -1;
  };
  cut();
  // It is unfolded, the window gets narrower, the telephone is turned.
  new ResizeObserver(cut).observe(drawing);
}

/** Where the theme draws: its calls wait for the turn of their diagram. */
function guard(mermaid) {
  const render = mermaid.render.bind(mermaid);
  mermaid.render = (id, text, ...others) => {
    const element = claim(text);
    if (!element) {
      return render(id, text, ...others);
    }
    if (!takesStyles()) {
      fail(element);
      return new Promise(() => {});
    }
    return drawn(element, render, id, texts.get(element) ?? text, ...others);
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

/** Loads Mermaid, once; what is found in a public place has to be what it was. */
function load() {
  loading ??= new Promise((resolve, reject) => {
    if (typeof mermaid !== "undefined") {
      resolve();
      return;
    }
    const checked = INTEGRITY ? { integrity: INTEGRITY, crossorigin: "anonymous" } : {};
    const script = make("script", { src: new URL(MERMAID, base), ...checked });
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    document.head.append(script);
  });
  return loading;
}

/** Whether letters are pale on this page: each theme has another name for its schemes. */
function isDark() {
  const [red, green, blue] = getComputedStyle(document.body).color.match(/[\d.]+/g).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue > 127;
}

/** Where the theme does not draw. */
async function drawAll() {
  const elements = [...document.querySelectorAll(DIAGRAMS)].filter((element) => element.matches(".mermaid"));
  if (!elements.length) {
    return;
  }
  try {
    await Promise.race(elements.map((element) => inTurn(element, load)));
  } catch (error) {
    console.error("usecases: diagrams stay undrawn", error);
    failAll();
    return;
  }
  if (wasDark === undefined) {
    followScheme();
  }
  draw(elements);
}

function draw(elements) {
  wasDark = isDark();
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    layout: "dagre",
    look: "classic",
    theme: wasDark ? "dark" : "neutral",
  });
  const render = (...given) => mermaid.render(...given);
  for (const element of elements) {
    const text = texts.get(element) ?? element.textContent;
    texts.set(element, text);
    drawn(element, render, `usecase-diagram-${count++}`, text).then(({ svg, bindFunctions }) => {
      element.innerHTML = svg;
      element.dataset.processed = "true";
      bindFunctions?.(element);
    });
  }
}

/** Lines of a light page are hardly seen on a dark one: drawings follow the switch of a theme. */
function followScheme() {
  const redraw = () => {
    if (wasDark !== isDark()) {
      draw([...document.querySelectorAll(`${DIAGRAMS}[data-processed]`)]);
    }
  };
  const watch = new MutationObserver(redraw);
  for (const element of [document.documentElement, document.body]) {
    watch.observe(element, { attributes: true, attributeFilter: ["class", "data-theme", "data-bs-theme"] });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

/**
 * Takes the `<code>` away by which some hosts know a source: Mermaid, left to itself, would read its tag as well.
 * The source is kept: Material marks what was searched for in it, and an `a` within `&` as well.
 */
function bareSources() {
  for (const element of document.querySelectorAll(DIAGRAMS)) {
    if (element.querySelector(":scope > code")) {
      element.replaceChildren(element.textContent);
      texts.set(element, element.textContent);
    }
  }
}

function failUnstyled() {
  if (document.querySelector(DIAGRAMS) && !takesStyles()) {
    failAll();
  }
}

/** Nobody came to draw these. */
function failUnasked() {
  const isAsked = (element) => claimed.has(element) || element.dataset.processed;
  [...document.querySelectorAll(DIAGRAMS)].filter((element) => !isAsked(element)).forEach(fail);
}

// At once: highlighters would try every language at a source.
bareSources();
onPage(bareSources);
onPage(failUnstyled);
if (MERMAID) {
  onPage(drawAll);
} else {
  guardTheme();
  addEventListener(
    "error",
    (event) => event.target instanceof HTMLScriptElement && /mermaid/.test(event.target.src) && failAll(),
    true,
  );
  onPage(() => {
    clearTimeout(patience);
    patience = setTimeout(failUnasked, PATIENCE);
  });
}
