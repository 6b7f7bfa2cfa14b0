// Explanations: what a term or a sign means, beside it while a reader points at it, tabs to it or taps it. The same stands
// on the page that terms lead to; an address that has no place for the term says which one it is.
const EXPLAINED = ".usecase-term, .usecase-level, .usecase-help > a, .usecase-branches > a, .usecase-condition .usecase-number, .usecase-lost, .usecase-outcome";
const TAPPED = ".usecase-term, .usecase-level, .usecase-help > a, .usecase-lost, .usecase-outcome";
const OF_LABELS = [
  [/^\*/, "any label"],
  [/^[\d.]+-[\d.]+[a-z]+$/, "range label"],
  [/^[A-Z]/, "named label"],
  [/[a-z]\d+[a-z]+$/, "nested label"],
  [/^\d/, "label"],
];
const WANDERING = 250;
const tip = make("div", { id: "usecase-tip", class: "usecase-tip", role: "tooltip", popover: "manual" });
let explained = null;
let leaving;

function ofLabel(text) {
  const known = OF_LABELS.find(([form]) => form.test(text));
  return known ? words[`about ${known[1]}`] : "";
}

/** What there is to say of a link, a label or a sign; nothing where the page says it all. */
function explanationOf(element) {
  if (element.parentElement.matches(".usecase-help")) {
    return element.getAttribute("aria-label");
  }
  if (element.parentElement.matches(".usecase-branches")) {
    const row = document.getElementById(fragment(element.hash));
    return row?.querySelector(".usecase-condition-text")?.textContent.trim() || ofLabel(element.textContent);
  }
  if (element.matches(".usecase-lost")) {
    return element.querySelector(".usecase-unseen").textContent.trim();
  }
  if (element.matches(".usecase-outcome")) {
    const { outcome, assumed } = element.dataset;
    return words[`about ${assumed ? "assumed" : outcome === "ends" ? "end" : outcome}`];
  }
  if (element.matches(".usecase-number")) {
    return ofLabel(element.textContent);
  }
  const level = element.closest(".usecase-level")?.dataset.level;
  const term = level ? `level ${level}` : element.dataset.term ?? fragment(element.hash).replace("about-", "");
  return words[`about ${term.replaceAll("-", " ")}`] ?? "";
}

function explain(element) {
  clearTimeout(leaving);
  if (element === explained) {
    return;
  }
  stopExplaining();
  const text = explanationOf(element);
  if (!text || !tip.showPopover) {
    return;
  }
  explained = element;
  tip.textContent = text;
  document.body.append(tip);
  tip.showPopover();
  element.setAttribute("aria-describedby", tip.id);
  placeTip();
}

/** Below what is explained, and above it where there is no room. */
function placeTip() {
  const { left, right, top, bottom } = explained.getBoundingClientRect();
  const start = getComputedStyle(explained).direction === "rtl" ? right - tip.offsetWidth : left;
  const isBelow = bottom + tip.offsetHeight + 8 < innerHeight;
  const most = document.documentElement.clientWidth - tip.offsetWidth - 8;
  tip.style.left = `${Math.max(8, Math.min(start, most))}px`;
  tip.style.top = `${isBelow ? bottom + 4 : Math.max(4, top - tip.offsetHeight - 4)}px`;
}

function stopExplaining() {
  clearTimeout(leaving);
  explained?.removeAttribute("aria-describedby");
  explained = null;
  if (tip.isConnected) {
    tip.remove();
  }
}

/** A pointer may wander from the term to its explanation and read it there. */
function soon(run) {
  clearTimeout(leaving);
  leaving = setTimeout(run, WANDERING);
}

function explainable(target) {
  const found = target.closest?.(EXPLAINED);
  return found?.querySelector(".usecase-term") ?? found;
}

document.addEventListener("pointerover", ({ target, pointerType }) => {
  const element = explainable(target);
  if (pointerType !== "mouse") {
    return;
  }
  if (element) {
    soon(() => explain(element));
  } else if (tip.contains(target)) {
    clearTimeout(leaving);
  } else if (explained && explained !== document.activeElement) {
    soon(stopExplaining);
  }
});
document.addEventListener("focusin", ({ target }) => {
  const element = explainable(target);
  if (element && target.matches(":focus-visible")) {
    explain(element);
  }
});
document.addEventListener("focusout", stopExplaining);
addEventListener("scroll", () => explained && placeTip(), { capture: true, passive: true });
// A finger cannot point: its first tap explains, and the second one follows the link. Chips and labels lead at once.
document.addEventListener(
  "click",
  (event) => {
    const element = explainable(event.target);
    const isTap = event.pointerType === "touch" || event.pointerType === "pen";
    const isLink = element?.matches(".usecase-outcome") && event.target.closest("a");
    if (isTap && !isLink && element?.matches(TAPPED) && element !== explained) {
      event.preventDefault();
      event.stopPropagation();
      explain(element);
    } else {
      stopExplaining();
    }
  },
  true,
);
addEventListener("keydown", ({ key }) => key === "Escape" && stopExplaining());
addEventListener("beforeprint", stopExplaining);
onPage(stopExplaining);
