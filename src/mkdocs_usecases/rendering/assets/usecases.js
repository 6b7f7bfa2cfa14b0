/*
 * Draws diagrams on themes that do not do it themselves, once they come into view: each takes the browser
 * a tenth of a second and more. Diagrams of other plugins have an element `code` inside, and stay as they are.
 */
(() => {
  "use strict";

  // The host fills in where Mermaid is, seen from this file. Most pages of a site have no diagram and need none.
  const address = "MERMAID_ADDRESS";
  const base = document.currentScript.src;
  const selector = ".usecase-diagram > pre.mermaid, .usecase-figure > pre.mermaid";
  let count = 0;

  function load() {
    if (typeof mermaid !== "undefined") {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(address, base);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
      document.head.append(script);
    });
  }

  async function draw(element) {
    const id = `usecase-diagram-${count++}`;
    try {
      const { svg, bindFunctions } = await mermaid.render(id, element.textContent);
      element.innerHTML = svg;
      element.dataset.processed = "true";
      bindFunctions?.(element);
    } catch (error) {
      // Mermaid leaves the picture of a bomb at the end of the page; the text of the diagram says more.
      document.getElementById(`d${id}`)?.remove();
      console.error("usecases: a diagram could not be drawn", error);
    }
  }

  async function start() {
    const elements = document.querySelectorAll(selector);
    if (!elements.length) {
      return;
    }
    try {
      await load();
    } catch (error) {
      console.error("usecases: diagrams stay text", error);
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
    // One after the other: Mermaid measures in the page.
    let queue = Promise.resolve();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) {
            observer.unobserve(entry.target);
            queue = queue.then(() => draw(entry.target));
          }
        }
      },
      { rootMargin: "50%" },
    );
    elements.forEach((element) => observer.observe(element));
    addEventListener("beforeprint", () => {
      observer.disconnect();
      for (const element of elements) {
        if (!element.dataset.processed) {
          draw(element);
        }
      }
    });
  }

  if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
