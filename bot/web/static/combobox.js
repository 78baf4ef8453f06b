// An editable combobox with a list of options (ARIA 1.2): the composer's commands, a form's type-ahead.

let lists = 0;

/** Pixels: a list's height at most, what it wants before it turns upwards, and what is left free at the window's edge. */
const MOST = 256, ROOM = 160, EDGE = 10;

export class Combobox {
  /** `find(text)` gives (a promise of) options {value, label, detail}; `choose(option)` takes one. */
  constructor(input, list, { find, choose, counted = () => {}, delay = 0 }) {
    Object.assign(this, { input, list, find, choose, counted, delay, options: [], active: -1, asked: 0, prefix: `o${++lists}` });
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.scroller = input.closest("dialog .body");
    this.scroller?.addEventListener("scroll", () => this.place());
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this.take(Number(item.dataset.index));
    });
  }

  get open() { return !this.list.hidden; }

  ask() {
    const turn = ++this.asked;
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      let found = [];
      try { found = await this.find(this.input.value); } catch { /* no options; what is typed is sent as it is */ }
      if (turn === this.asked && document.activeElement === this.input) this.show(found);
    }, this.delay);
  }

  /** What was asked for and has not come is no more awaited. */
  forget() {
    this.asked++;
    clearTimeout(this.timer);
  }

  show(options) {
    this.options = options;
    this.list.replaceChildren(...options.map((option, index) => this.item(option, index)));
    this.list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(this.open));
    this.place();
    this.point(-1);
    this.counted(options.length);
  }

  /** In a form, beside its field, on the side that has room: what scrolls the fields would cut it. */
  place() {
    if (!this.scroller || !this.open) return;
    const { left, width, top, bottom } = this.input.getBoundingClientRect();
    const below = innerHeight - bottom - EDGE;
    const above = top - EDGE;
    const under = below >= ROOM || below >= above;
    Object.assign(this.list.style, {
      left: `${left}px`, width: `${width}px`, maxHeight: `${Math.min(MOST, under ? below : above)}px`,
      top: under ? `${bottom}px` : "auto", bottom: under ? "auto" : `${innerHeight - top + 4}px`,
    });
  }

  item(option, index) {
    const item = document.createElement("li");
    item.id = `${this.prefix}-${index}`;
    item.dataset.index = index;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const label = document.createElement("span");
    label.textContent = option.label;
    item.append(label);
    if (option.detail) {
      const detail = document.createElement("span");
      detail.className = "quiet";
      detail.textContent = option.detail;
      item.append(" ", detail);
    }
    return item;
  }

  point(index) {
    this.active = index;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `${this.prefix}-${index}`);
      this.list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  /** To an option that is shown: options that come late would take it away, and Enter would send what is half typed. */
  walk(index) {
    this.forget();
    this.point(index);
  }

  take(index) {
    const option = this.options[index];
    this.close();
    this.choose(option);
  }

  close() {
    this.forget();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
  }

  key(event) {
    const last = this.options.length - 1;
    if (!this.open) {
      if (event.key === "ArrowDown") { event.preventDefault(); this.ask(); }
      return;
    }
    if (event.key === "ArrowDown") this.walk(this.active >= last ? 0 : this.active + 1);
    else if (event.key === "ArrowUp") this.walk(this.active <= 0 ? last : this.active - 1);
    else if (event.key === "Enter" && this.active >= 0) this.take(this.active);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
