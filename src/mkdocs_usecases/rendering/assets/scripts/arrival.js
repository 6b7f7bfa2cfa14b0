// Arriving: where an address leads is held in sight while what stands above takes its room, until the reader moves.
const SETTLING = 1500;
let isAsked = ["navigate", undefined].includes(performance.getEntriesByType("navigation")[0]?.type);
let held = null;
let until = 0;
let marked = null;

function hold() {
  until = performance.now() + SETTLING;
  if (isAsked && location.hash) {
    const isHolding = held !== null;
    held = fragment(location.hash);
    isHolding || keep();
  }
  isAsked = false;
}

function keep() {
  if (held === null || performance.now() > until || fragment(location.hash) !== held) {
    held = null;
    marked = null;
    return;
  }
  const target = document.getElementById(held);
  if (chosenRow()) {
    showSteps();
  } else if (target?.closest(".usecase, .usecase-goals, .usecase-actor")) {
    mark(target);
    target.scrollIntoView({ behavior: "instant" });
  }
  if (document.readyState !== "complete") {
    until = performance.now() + SETTLING;
  }
  requestAnimationFrame(keep);
}

/** Sends the browser there once more: what a theme has put in the place of its target has no mark. */
function mark(target) {
  if (marked && target !== marked && !target.matches(":target")) {
    location.replace(location.href);
  }
  marked = target;
}

onPlace(hold);
// On the way back the browser knows better where the reader was.
document.addEventListener("click", (event) => (isAsked ||= Boolean(event.target.closest?.('a[href*="#"]'))), true);
window.navigation?.addEventListener("navigate", ({ navigationType, hashChange }) => {
  isAsked = navigationType !== "traverse" && (isAsked || hashChange || navigationType === "push");
});
onReader(() => (held = null));
