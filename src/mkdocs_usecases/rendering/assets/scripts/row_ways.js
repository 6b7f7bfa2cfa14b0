// Ways from a row: its link, to be copied, and from a condition on step by step. They stand in the row under the pointer
// and in that which has the focus, and nowhere else: hundreds of them would be in the way.
const ROW = "section.usecase tr[id]";
const pointed = make("span", { class: "usecase-row-ways" });
const focused = make("span", { class: "usecase-row-ways" });

function placeWays(ways, target) {
  const row = target?.closest?.(ROW);
  if (target?.closest?.(".usecase-row-ways") || (row && row === ways.closest("tr"))) {
    return;
  }
  ways.remove();
  if (row && !row.querySelector(".usecase-row-ways")) {
    ways.replaceChildren(...waysOf(row));
    row.cells[0].append(ways);
  }
}

function waysOf(row) {
  const number = numberOf(row) || lineOf(row.cells[0]);
  const copy = copyButton("usecase-copy-row", "", () => new URL(`#${row.id}`, location));
  copy.title = words["copy link"];
  copy.setAttribute("aria-label", `${words["copy link"]}${words.colon}${number}`);
  const ways = [copy];
  const heading = isCondition(row) && document.getElementById(`${row.id}:route`);
  if (heading) {
    const start = make("a", { class: "usecase-start", href: `#${heading.id}`, title: words["step by step"] }, sign("▸"));
    start.setAttribute("aria-label", `${words["step by step"]}${words.colon}${number}`);
    ways.push(start);
  }
  return ways;
}

document.addEventListener("pointerover", (event) => placeWays(pointed, event.target));
document.addEventListener("focusin", (event) => placeWays(focused, event.target));
