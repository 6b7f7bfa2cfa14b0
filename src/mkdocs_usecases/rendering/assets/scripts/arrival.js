// Arriving: where an address leads is held in sight while what stands above takes its room, until the reader moves.
const SETTLING = 1500;
let isAsked = ["navigate", undefined].includes(performance.getEntriesByType("navigation")[0]?.type);
let isHeld = false;
let until = 0;

function hold() {
  until = performance.now() + SETTLING;
  if (isAsked && location.hash && !isHeld) {
    isHeld = true;
    keep(fragment(location.hash));
  }
  isAsked = false;
}

function keep(id) {
  isHeld &&= performance.now() < until && fragment(location.hash) === id;
  if (!isHeld) {
    return;
  }
  const target = document.getElementById(id);
  if (chosenRow()) {
    showSteps();
  } else if (target?.closest(".usecase, .usecase-goals, .usecase-actor")) {
    target.scrollIntoView({ behavior: "instant" });
  }
  if (document.readyState !== "complete") {
    until = performance.now() + SETTLING;
  }
  requestAnimationFrame(() => keep(id));
}

onPage(hold);
addEventListener("hashchange", hold);
// On the way back the browser knows better where the reader was.
document.addEventListener("click", (event) => (isAsked ||= Boolean(event.target.closest?.('a[href*="#"]'))), true);
window.navigation?.addEventListener("navigate", ({ navigationType, hashChange }) => {
  isAsked = navigationType !== "traverse" && (isAsked || hashChange || navigationType === "push");
});
for (const move of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  addEventListener(move, () => (isHeld = false), { capture: true, passive: true });
}
