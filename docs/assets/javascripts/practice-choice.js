/**
 * The start of practice: what to be asked, from which lessons, and how many at a time.
 */
import { newSeed } from "./chance.js";
import { poolsOf, practice } from "./draw.js";
import { button, element, notice } from "./element.js";

const KINDS = [
  ["mixed", "Mixed", "Some that you missed, some new, some that you know"],
  ["new", "New", "Questions that you never answered"],
  ["missed", "Missed", "Wrong, not sure, or changed since"],
];
const COUNTS = ["5", "10", "20", "40"];

export class PracticeChoice {
  /**
   * @param {HTMLElement} place
   * @param {import("./bank.js").Index} index
   * @param {import("./store.js").Store} store
   * @param {(ids: string[], mode: import("./journal.js").Mode) => void} begin
   */
  constructor(place, index, store, begin) {
    Object.assign(this, { place, index, store, begin });
    this.lessons = index.modules.flatMap((module) => module.lessons.map(({ id }) => id));
    this.chosen = new Set(this.lessons);
  }

  /** @param {Node[]} above what to say first */
  draw(...above) {
    this.fits = element("p", { class: "practice__fits", role: "status" });
    this.told = element("span", {});
    this.boxes = element("div", { class: "practice__modules" }, ...this.index.modules.map((module) => this.module(module)));
    this.named = element("p", { class: "practice__named", role: "status" });
    this.form = element(
      "form",
      { class: "practice__form" },
      group("What", ...KINDS.map(([value, title, means]) => radio("kind", value, value === "mixed", title, means))),
      group("How many", ...COUNTS.map((value) => radio("count", value, value === "10", value))),
      element(
        "details",
        { class: "practice__from" },
        element("summary", {}, "From which lessons: ", this.told),
        element("div", { class: "practice__presets" }, ...this.presets()),
        this.named,
        element("div", { class: "question__actions" }, button("all", "quiet", "Tick all"), button("none", "quiet", "Tick none")),
        this.boxes,
      ),
      this.fits,
      element("button", { type: "submit", class: "player-button player-button--main practice__start" }, "Start"),
    );
    this.place.replaceChildren(...above, this.form);
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.form.addEventListener("submit", (event) => this.start(event));
    this.form.addEventListener("click", ({ target }) => {
      const pressed = target.closest("[data-do]");
      if (pressed) {
        this.empty();
        this.tick(pressed.dataset.do === "all" ? this.lessons : []);
      }
    });
    this.tick([...this.chosen]);
  }

  /**
   * Chooses what an address asks for: a kind of questions, a license, a lesson. What is not offered is ignored.
   * @param {URLSearchParams} wanted
   */
  ask(wanted) {
    const offered = (selector, asked) => [...this.form.querySelectorAll(selector)].find(({ value }) => value && value === wanted.get(asked));
    const kind = offered("[name=kind]", "kind");
    const license = offered("[name=license] option", "license");
    const lesson = offered("[name=lesson]", "lesson");
    if (kind) {
      kind.checked = true;
      this.count();
    }
    if (license) {
      license.selected = true;
      this.changed(license.parentElement);
    } else if (lesson) {
      this.tick([lesson.value]);
    }
  }

  presets() {
    const { topics } = this.index;
    const licenses = this.index.licenses.filter((license) => license.topics.length);
    const topic = topics.length ? [select("topic", "By a topic", "Any topic", topics)] : [];
    return licenses.length ? [select("license", "By the topics of a license", "Any license", licenses), ...topic] : topic;
  }

  module({ id, title, lessons }) {
    const boxes = lessons.map((lesson) => check("lesson", lesson.id, lesson.title));
    const few = element("summary", {}, "Choose lessons", element("span", { class: "player-heard" }, ` of ${title}`));
    return element("div", { class: "practice__module" }, check("module", id, title), element("details", {}, few, ...boxes));
  }

  changed(field) {
    const { name, value, checked } = field;
    const lessonsOf = (id) => this.index.modules.find((module) => module.id === id)?.lessons.map((lesson) => lesson.id) ?? [];
    if (name === "lesson" || name === "module") {
      this.empty();
      for (const lesson of name === "lesson" ? [value] : lessonsOf(value)) {
        this.chosen[checked ? "add" : "delete"](lesson);
      }
      this.tick([...this.chosen]);
    } else if (name === "topic" || name === "license") {
      const other = this.form.querySelector(`select:not([name=${name}])`);
      if (other) {
        other.value = "";
      }
      const named = name === "topic" ? [value] : this.index.licenses.find(({ id }) => id === value)?.topics;
      const topics = this.index.topics.filter(({ id }) => named?.includes(id));
      this.tick(value ? topics.flatMap((topic) => topic.lessons) : this.lessons, value && field.selectedOptions[0].text);
      const titles = topics.map(({ title }) => title).join("; ");
      this.named.textContent = name === "license" && value ? `It names, or is reported to name, these topics that we teach: ${titles}. The page of the license says how each is known.` : "";
    } else {
      this.count();
    }
  }

  /** Takes back the license or topic: the lessons are no longer its own. */
  empty() {
    this.form.querySelectorAll("select").forEach((field) => (field.value = ""));
    this.named.textContent = "";
  }

  /**
   * Ticks some lessons, and with them the modules that they fill.
   * @param {string[]} lessons
   * @param {string} because the license or topic that they belong to, or ""
   */
  tick(lessons, because = "") {
    this.chosen = new Set(lessons);
    this.told.textContent = this.wordsFor(because);
    for (const row of this.boxes.children) {
      const [whole, ...boxes] = row.querySelectorAll("input");
      for (const box of boxes) {
        box.checked = this.chosen.has(box.value);
      }
      const ticked = boxes.filter((box) => box.checked).length;
      whole.checked = ticked === boxes.length;
      whole.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    this.count();
  }

  /** What is ticked, in so few words that they fit beside the title. */
  wordsFor(because) {
    const all = this.index.modules.flatMap(({ lessons }) => lessons);
    const ticked = all.filter(({ id }) => this.chosen.has(id));
    const count = ticked.length === all.length ? `all ${all.length}` : `${ticked.length} of ${all.length}`;
    return because ? `${count}, ${because}` : ticked.length === 1 ? ticked[0].title : count;
  }

  count() {
    const { kind, count } = this.wanted();
    const pools = poolsOf(this.index, this.store.read().questions, [...this.chosen]);
    const all = kind === "mixed" ? pools.new.length + pools.missed.length + pools.known.length : pools[kind].length;
    this.fits.textContent = wordsFor(kind, all, count);
    this.form.querySelector("[type=submit]").setAttribute("aria-disabled", String(all === 0));
  }

  wanted() {
    const said = new FormData(this.form);
    return { kind: said.get("kind"), count: Number(said.get("count")), lessons: [...this.chosen] };
  }

  start(event) {
    event.preventDefault();
    const wanted = this.wanted();
    const ids = practice(this.index, this.store.read().questions, wanted, newSeed());
    if (ids.length) {
      this.begin(ids, wanted.lessons.length === this.lessons.length && wanted.kind !== "missed" ? "mixed" : "topic");
    }
  }
}

/**
 * The offer to go on with a round that is open.
 * @param {import("./open-memory.js").Round} round
 */
export function goOn({ at, ids }) {
  const where = at < ids.length ? `question ${at + 1} of ${ids.length}` : "its end";
  return notice(element("p", { tabindex: "-1" }, `You have a round open, at ${where}.`), button("go-on", "main", "Go on"));
}

function wordsFor(kind, all, count) {
  if (all === 0) {
    return { missed: "You missed none of these so far.", new: "You answered all of these before. Try mixed." }[kind] ?? "Choose at least one lesson.";
  }
  return all > count ? `${all} questions fit. You get ${count} of them.` : `${all} ${all === 1 ? "question fits" : "questions fit"}.`;
}

function group(title, ...choices) {
  return element("fieldset", { class: "practice__group" }, element("legend", {}, title), element("div", { class: "practice__choices" }, ...choices));
}

function radio(name, value, checked, title, means) {
  const words = element("span", {}, element("strong", {}, title), ...(means ? [element("span", { class: "practice__means" }, means)] : []));
  return element("label", { class: "practice__choice" }, element("input", { type: "radio", name, value, checked }), words);
}

function check(name, value, title) {
  return element("label", { class: "practice__check" }, element("input", { type: "checkbox", name, value }), element("span", {}, title));
}

function select(name, title, any, things) {
  const options = things.map((thing) => element("option", { value: thing.id }, thing.title));
  return element("label", { class: "practice__select" }, element("span", {}, title), element("select", { name }, element("option", { value: "" }, any), ...options));
}
