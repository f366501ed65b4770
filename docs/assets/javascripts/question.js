/**
 * Plays one question: asks, judges when told to, says why, and asks again as often as wanted.
 */
import { disordered, hash, shuffled } from "./chance.js";
import { button, element, icon } from "./element.js";
import { isEmpty, isRight } from "./grading.js";
import { arrange, readAnswer, readParts, writeAnswer } from "./parts.js";
import { labelSteps } from "./steps.js";
import { otherReasons, verdictBox } from "./verdict.js";

const NOTHING = {
  fill: "Write your answer into the gap first.",
  several: "Choose at least one answer first.",
};
/** What is sorted or gathered stays at another try: the hint on a wrong answer speaks of it. */
const GROWING = ["order", "several"];
const CHANGED = "This question was changed after you answered it. Please answer it again.";
const NOT_SAVED = "This answer could not be saved.";

export class Question {
  /**
   * @param {HTMLElement} root
   * @param {import("./store.js").Store} store
   */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.parts = readParts(root);
    this.fields = root.querySelector("fieldset");
    this.hints = [...root.querySelectorAll(".question__hints li")];
    this.status = element("div", { class: "question__status", role: "status" });
    this.reasons = element("div", { class: "question__others" });
    this.shownHints = element("ol", { class: "question__shown-hints", "aria-live": "polite" });
    this.actions = element("div", { class: "question__actions" });
    root.querySelector("form").append(this.shownHints, this.status, this.reasons, this.actions);
    root.addEventListener("input", () => this.status.replaceChildren());
    for (const closed of root.querySelectorAll("details")) {
      closed.hidden = true;
    }
    root.dataset.live = "";
    this.restore();
  }

  /** Shows what the reader did before, unless the question is another one by now. */
  restore() {
    const { id, version, type, key } = this.parts;
    const entry = this.store.read().questions[id];
    const answered = entry && entry.verdict !== "seen";
    if (answered && entry.v === version) {
      this.order(entry.attempts - 1);
      const fits = writeAnswer(this.parts, entry.choice ?? []);
      if (entry.verdict === "shown" || fits) {
        const verdict = isRight(type, key, entry.choice ?? []) ? "right" : "wrong";
        this.show(entry.verdict === "shown" ? "shown" : verdict, entry.choice ?? []);
        return;
      }
    }
    this.ask(answered && entry.v === version ? entry.attempts : 0);
    if (answered && entry.v !== version) {
      this.status.append(element("p", { class: "question__changed" }, CHANGED));
    }
  }

  /** Puts options or steps in the order that this reader sees at this attempt. */
  order(attempt) {
    const { id, type, items } = this.parts;
    if (this.root.dataset.keepOrder !== undefined) {
      return;
    }
    const seed = hash(`${this.store.read().reader} ${id} ${attempt}`);
    const keys = [...items.keys()];
    arrange(this.parts, type === "order" ? disordered(this.parts.key, seed) : shuffled(keys, seed));
  }

  ask(attempt) {
    this.order(attempt);
    writeAnswer(this.parts, this.parts.type === "fill" ? [""] : []);
    this.status.replaceChildren();
    this.open();
  }

  /** Opens the fields as they are. */
  open() {
    this.state("asking", []);
    this.reasons.replaceChildren();
    const check = element("button", { type: "submit", class: "player-button player-button--main" }, "Check answer");
    const hint = this.hints.length > this.shownHints.children.length ? [button("hint", "quiet", this.hintWords())] : [];
    this.actions.replaceChildren(check, ...hint, button("why", "quiet", "Show me why"));
  }

  check() {
    if (this.fields.disabled) {
      return;
    }
    const answer = readAnswer(this.parts);
    const { type, key } = this.parts;
    if (isEmpty(answer)) {
      this.status.replaceChildren(element("p", { class: "question__changed" }, NOTHING[type] ?? "Choose an answer first."));
      return;
    }
    this.settle(isRight(type, key, answer) ? "right" : "wrong", answer);
  }

  /** The reader gives up and wants to know. */
  why() {
    this.settle("shown", readAnswer(this.parts));
  }

  again() {
    if (this.root.dataset.state === "wrong" && GROWING.includes(this.parts.type)) {
      this.open();
    } else {
      this.ask(this.store.read().questions[this.parts.id]?.attempts ?? 0);
    }
    this.fields.querySelector("input, button").focus();
  }

  hint() {
    const next = this.hints[this.shownHints.children.length];
    this.shownHints.append(next.cloneNode(true));
    const asked = this.actions.querySelector("[data-do=hint]");
    if (this.shownHints.children.length < this.hints.length) {
      asked.replaceChildren(this.hintWords());
    } else {
      this.actions.querySelector("[type=submit]").focus();
      asked.remove();
    }
  }

  hintWords() {
    const shown = this.shownHints.children.length;
    return this.hints.length === 1 ? "Hint" : `Hint ${shown + 1} of ${this.hints.length}`;
  }

  /** Remembers that the question was on the screen. */
  see() {
    const { id, version } = this.parts;
    if (!this.store.read().questions[id]) {
      this.remember({ v: version, verdict: "seen", attempts: 0, first: "seen" });
    }
  }

  settle(verdict, answer) {
    const { id, version } = this.parts;
    const before = this.store.read().questions[id];
    const same = before && before.v === version && before.verdict !== "seen";
    const first = same ? before.first : verdict;
    const attempts = same ? before.attempts + 1 : 1;
    const saved = this.remember({ ...(same ? before : {}), v: version, verdict, attempts, first, choice: answer });
    this.show(verdict, answer);
    if (!saved) {
      this.status.append(element("p", { class: "question__changed" }, NOT_SAVED));
    }
    this.status.querySelector(".question__word").focus();
  }

  remember(entry) {
    return this.store.change((memory) => {
      memory.questions[this.parts.id] = { ...entry, time: new Date().toISOString() };
    });
  }

  show(verdict, answer) {
    this.state(verdict, answer);
    this.status.replaceChildren(verdictBox(this.parts, verdict, answer));
    this.reasons.replaceChildren(...(verdict === "wrong" ? [] : otherReasons(this.parts, verdict, answer)));
    const why = verdict === "wrong" ? [button("why", "quiet", "Show me why")] : [];
    this.actions.replaceChildren(button("again", "main", "Try again"), ...why);
  }

  /** Locks or opens the fields, and marks what the reader chose and, when it may be known, what is right. */
  state(verdict, answer) {
    const { type, items, key } = this.parts;
    this.root.dataset.state = verdict;
    this.fields.disabled = verdict !== "asking";
    for (const mark of this.root.querySelectorAll(".question__mark")) {
      mark.remove();
    }
    for (const [name, item] of items) {
      delete item.dataset.mark;
      const right = key.includes(name);
      const marked = answer.includes(name) || (verdict === "shown" && right);
      if (type !== "order" && verdict !== "asking" && marked) {
        item.dataset.mark = right ? "right" : "wrong";
        const words = right ? "right" : "not right";
        item.querySelector("label").append(element("span", { class: "question__mark" }, icon(item.dataset.mark), words));
      }
    }
    labelSteps(this.root);
  }
}
