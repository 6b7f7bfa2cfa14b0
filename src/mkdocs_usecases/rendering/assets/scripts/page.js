// What all scripts share. The host fills in the words of the site's language.
const words = WORDS;

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

// Themes that load no page anew write all addresses out, so these do not tell what leads out of the site.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll(".usecase td a")) {
    link.classList.toggle("usecase-inside", link.origin === location.origin);
  }
});

function fragment(address) {
  try {
    return decodeURIComponent(address.slice(address.indexOf("#") + 1));
  } catch {
    return "";
  }
}
