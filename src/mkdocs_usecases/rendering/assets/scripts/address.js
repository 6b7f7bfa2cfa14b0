// The address: where a reader is. Themes with instant navigation put one page in the place of another, and change the
// address, without the events by which browsers tell of it; so it is they who are asked.
let pageInPlace = location.pathname;
let lastMove = null;

function fragment(address) {
  try {
    return decodeURIComponent(address.slice(address.indexOf("#") + 1));
  } catch {
    return "";
  }
}

/** Runs a function for this page, and for each one that a theme puts in its place without loading anew. */
function onPage(run) {
  if (typeof document$ !== "undefined") {
    document$.subscribe(run);
  } else if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", run);
  } else {
    run();
  }
}

/** Runs a function whenever the address has come to lead somewhere: on a new page, or elsewhere on this one. */
function onPlace(run) {
  onPage(run);
  const moved = () => isHere() && run();
  addEventListener("hashchange", moved);
  onMove(moved);
}

/** Runs a function when a theme has changed the address, which may lead to a page that it has yet to fetch. */
function onMove(run) {
  if (typeof location$ !== "undefined") {
    location$.subscribe(run);
  }
}

/** Whether the page in place is that of the address. */
function isHere() {
  return pageInPlace === location.pathname;
}

/** Gives the place where the reader is another address. */
function rename(hash) {
  if (!lastMove) {
    history.replaceState(history.state, "", hash);
    return;
  }
  // A theme takes a link to where it has led last for a way back, so it has to know; by the state, it stays in place.
  history.replaceState({ ...history.state, x: scrollX, y: scrollY }, "", hash);
  location$.next(new URL(location));
}

onPage(() => (pageInPlace = location.pathname));
onMove((address) => (lastMove = address));
