// Turns: to draw a diagram takes the browser a tenth of a second and more. Those in view come first, and the rest while
// the reader reads, so that a page at rest can be printed. Printers wait for nobody: then all are drawn at once.
const PASSING = 80;
const REST = 1000;
const waiting = new Map();
const seen = new Set();
const passing = new WeakMap();
let isDrawing = false;
let isPrinting = false;
let restingFrom = 0;
let alarm;

// Who scrolls past a diagram does not want to wait for it.
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(passing.get(target));
      seen.delete(target);
      if (isIntersecting) {
        passing.set(target, setTimeout(see, PASSING, target));
      }
    }
  },
  { rootMargin: "25% 0px" },
);

function see(element) {
  if (waiting.has(element)) {
    seen.add(element);
    callNext();
  }
}

/** What comes of a drawing once it was the element's turn: never anything, when its page is left before. */
function inTurn(element, draw) {
  if (isPrinting) {
    return draw();
  }
  return new Promise((resolve, reject) => {
    waiting.set(element, () => Promise.resolve().then(draw).then(resolve, reject));
    observer.observe(element);
    callNext();
  });
}

function leaveTurn(element) {
  observer.unobserve(element);
  clearTimeout(passing.get(element));
  seen.delete(element);
  waiting.delete(element);
}

function begin(element) {
  const draw = waiting.get(element);
  leaveTurn(element);
  return draw();
}

/** Sees to it that somebody is next: between two diagrams a reader is to be answered. */
function callNext() {
  clearTimeout(alarm);
  if (!isDrawing && waiting.size) {
    alarm = seen.size ? setTimeout(drawNext) : setTimeout(awaitRest, restingFrom - performance.now());
  }
}

function awaitRest() {
  if (performance.now() < restingFrom) {
    callNext();
  } else if (window.requestIdleCallback) {
    requestIdleCallback(drawNext);
  } else {
    drawNext();
  }
}

async function drawNext() {
  const element = [...seen, ...waiting.keys()].find(isOpen);
  if (isDrawing || !element) {
    return;
  }
  isDrawing = true;
  const start = performance.now();
  await begin(element);
  isDrawing = false;
  // So that the browser has half of the time for other things.
  rest(performance.now() - start);
  callNext();
}

/** Whether it would be seen at all: what is folded away has time until it is opened. */
function isOpen(element) {
  return element.checkVisibility?.() ?? true;
}

function rest(time) {
  restingFrom = Math.max(restingFrom, performance.now() + time);
}

function dismissLeft() {
  [...waiting.keys()].filter((element) => !element.isConnected).forEach(leaveTurn);
}

onPage(() => {
  isPrinting = false;
  rest(REST);
  dismissLeft();
});
addEventListener("load", () => rest(REST));
onReader(() => rest(REST));
addEventListener("scroll", () => rest(REST), { passive: true });
addEventListener("beforeprint", () => {
  isPrinting = true;
  dismissLeft();
  [...waiting.keys()].forEach(begin);
});
