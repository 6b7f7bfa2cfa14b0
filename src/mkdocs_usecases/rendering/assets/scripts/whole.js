// The whole of a drawing, in a window of its own: to zoom, and to move about in.
const SMALLEST = 0.05;

function showWhole(drawing, route) {
  const picture = make("div", { class: "usecase-picture", tabindex: "0" });
  const shadow = picture.attachShadow({ mode: "open" });
  const frame = make("div", {});
  frame.innerHTML = drawing;
  shadow.append(frame);
  if (route) {
    // The rules of a drawing look for its route on the shadow's host, or on what holds it.
    picture.dataset.route = frame.dataset.route = route;
  }
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
