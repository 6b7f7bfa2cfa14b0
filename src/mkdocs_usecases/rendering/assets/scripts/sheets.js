// Sheets of paper: one use case is printed alone, by its button or by `?print` in the address that leads to it.
function printAlone(section) {
  const aside = [];
  for (let part = section; part !== document.body; part = part.parentElement) {
    aside.push(...[...part.parentElement.children].filter((other) => other !== part));
  }
  aside.forEach((other) => other.classList.add("usecase-aside"));
  section.classList.add("usecase-alone");
  addEventListener(
    "afterprint",
    () => {
      aside.forEach((other) => other.classList.remove("usecase-aside"));
      section.classList.remove("usecase-alone");
    },
    { once: true },
  );
  print();
}

function addPrintButtons() {
  for (const block of document.querySelectorAll(".usecase > .usecase-block")) {
    const section = block.closest("section.usecase");
    const actions = actionsOf(block);
    if (!actions.querySelector(".usecase-print")) {
      actions.append(button("usecase-print", words.print, () => printAlone(section)));
    }
  }
}

/** Who follows such an address wants the sheets; the diagram of the use case comes with them. */
function printAsked() {
  const isAsked = new URLSearchParams(location.search).has("print");
  const section = isAsked && document.getElementById(fragment(location.hash))?.closest("section.usecase");
  if (section) {
    addEventListener("load", () => setTimeout(() => printAlone(section), 500), { once: true });
  }
}

/** Where a style sheet cannot open what is folded. */
function openFolded() {
  const folded = [...document.querySelectorAll(".usecase-more:not([open])")];
  folded.forEach((each) => (each.open = true));
  addEventListener("afterprint", () => folded.forEach((each) => (each.open = false)), { once: true });
}

onPage(addPrintButtons);
if (!CSS.supports("selector(::details-content)")) {
  addEventListener("beforeprint", openFolded);
}
printAsked();
