// What all scripts share. The host fills in the words of the site's language.
const words = WORDS;

function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

function button(kind, label, run) {
  const element = make("button", { type: "button", class: `usecase-button ${kind}` }, label);
  element.addEventListener("click", run);
  return element;
}

/** Puts a text into the clipboard: browsers lend it themselves only to what came through a secure connection. */
async function putAway(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const focused = document.activeElement;
  const area = make("textarea", { class: "usecase-unseen", readonly: "", tabindex: "-1" }, text);
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
}

/** A button that copies a text, and says so. */
function copyButton(kind, label, text) {
  const copy = button(kind, label, async () => {
    await putAway(String(text()));
    copy.textContent = words.copied;
    setTimeout(() => (copy.textContent = label), 2000);
  });
  copy.setAttribute("aria-live", "polite");
  return copy;
}

/** What can be done with a whole use case stands beside its source. */
function actionsOf(block) {
  const before = block.previousElementSibling;
  if (before?.matches(".usecase-actions")) {
    return before;
  }
  const actions = make("div", { class: "usecase-actions" });
  block.before(actions);
  return actions;
}

// Themes that load no page anew write all addresses out, so these do not tell what leads out of the site.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll(".usecase td a")) {
    link.classList.toggle("usecase-inside", link.origin === location.origin);
  }
});

/** Runs a function when a reader does something on the page. */
function onReader(run) {
  for (const move of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(move, run, { capture: true, passive: true });
  }
}
