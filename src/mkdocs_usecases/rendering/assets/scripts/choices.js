// What a filter asks for of one kind: several values, of which one is enough, and those that must not be, as in markers:
// `must, should`, `!approved`, and nothing at all for use cases that say nothing there.
const NOT = "!";
const NOTHING = "–";

class Choice {
  constructor(name) {
    this.name = name;
    this.kept = [];
    const label = words[name] ?? words[`${name}s`];
    this.select = make("select", { name, "aria-label": label }, new Option(label, ""));
    this.more = button("usecase-another", "+", () => this.keep());
    this.more.setAttribute("aria-label", `${label} +`);
    this.chips = make("span", { class: "usecase-chips" });
    this.element = make("span", { class: "usecase-choice" }, this.select, this.more, this.chips);
    this.show();
  }

  /** Takes what an address asks for; a name may hold a comma itself. */
  ask(text, known) {
    const values = known.includes(text) ? [text] : text.split(",").map((each) => each.trim());
    const [first, ...others] = values.map(shownValue);
    this.kept = others.length ? [first, ...others] : [];
    this.asked = others.length ? "" : first;
    this.show();
  }

  /** The values that can be chosen; `isMissing` when some say nothing. */
  offer(found, isMissing) {
    const value = this.select.value || this.asked || "";
    const plain = [...found, ...(isMissing ? [NOTHING] : [])];
    const options = (values, mark, sign) => values.map((each) => new Option(`${sign}${each}`, `${mark}${each}`));
    this.select.replaceChildren(this.select.options[0], ...options(plain, "", ""), ...options(plain, NOT, "≠ "));
    this.select.value = value;
    if (this.select.selectedIndex < 0) {
      this.select.value = "";
    }
    this.show();
  }

  get values() {
    return [...this.kept, ...(this.select.value ? [this.select.value] : [])];
  }

  /** What stands for the choice in the address; `null` where nothing is chosen. */
  get text() {
    return this.values.length ? this.values.map((value) => value.replace(NOTHING, "")).join(",") : null;
  }

  fits(values) {
    const has = (values?.length ? values : [NOTHING]).map((each) => each.toLowerCase());
    const wanted = this.values.map((each) => each.toLowerCase());
    const not = wanted.filter((each) => each.startsWith(NOT)).map((each) => each.slice(NOT.length));
    const any = wanted.filter((each) => !each.startsWith(NOT));
    return (!any.length || any.some((each) => has.includes(each))) && !not.some((each) => has.includes(each));
  }

  /** Lays the value aside, so that another one can be chosen beside it. */
  keep() {
    this.kept.push(this.select.value);
    this.select.value = "";
    this.change();
    this.select.focus();
  }

  change() {
    this.show();
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  show() {
    this.more.hidden = !this.select.value;
    this.chips.replaceChildren(
      ...this.kept.map((value, position) =>
        button("usecase-chip", `${value.replace(NOT, "≠ ")} ✕`, () => {
          this.kept.splice(position, 1);
          this.change();
        }),
      ),
    );
  }
}

function shownValue(value) {
  const name = value.replace(NOT, "");
  return `${value.startsWith(NOT) ? NOT : ""}${name || NOTHING}`;
}
