/**
 * A mock exam while it is taken: one question on the screen, all others one tap away, and the clock.
 *
 * Whatever the reader does is saved at once. Two open pages work on the same exam, and neither undoes
 * what the other did.
 */
import { button, element } from "./element.js";
import { palette, showPalette } from "./exam-palette.js";
import { posed } from "./exam-question.js";
import { flagSign } from "./exam-signs.js";
import { changeWords, emptyWords } from "./exam-words.js";
import { isEmpty } from "./grading.js";
import { readExam } from "./open-memory.js";
import { readAnswer, writeAnswer } from "./parts.js";
import { refresh } from "./site.js";
import { clockWords, countedStep, minutesToSay, renewed, stateOf, timeLeft } from "./sitting.js";
import { dragStep, moveStep } from "./steps.js";

const SECOND = 1000;
const SAVED_EVERY = 5 * SECOND;
export const ENDED = "This exam was ended in another tab. If it was handed in, its result is in the list below.";
const KEPT = "Your exam is kept as it is, and its clock stands still.";

export class ExamPaper {
  /**
   * @param {HTMLElement} place
   * @param {{store: import("./store.js").Store, bank: import("./bank.js").Bank,
   *   handIn: () => void, leave: (words?: string) => void}} around
   *   `handIn`: ends the exam; `leave`: draws what was there before, with something to say
   */
  constructor(place, around) {
    Object.assign(this, { place, ...around });
    /** Milliseconds counted and not saved yet. */
    this.unsaved = 0;
    this.stopped = new AbortController();
    this.box = element("div", { class: "exam" });
    this.said = element("p", { class: "player-heard", role: "status" });
    this.clock = element("p", { class: "exam__clock", role: "timer", "aria-live": "off" });
    this.switch = button("clock", "quiet", "");
    this.box.addEventListener("click", (event) => this.clicked(event));
    this.box.addEventListener("input", () => this.answered());
    this.box.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go(this.at + 1);
    });
    this.box.addEventListener("pointerdown", dragStep);
    this.box.addEventListener("pointerup", ({ target }) => target.closest(".question__handle") && this.answered());
  }

  /** Begins or goes on; tells what the course changed in the meantime. */
  start() {
    const open = readExam(this.store.read().exam);
    const { exam, gone, changed } = renewed(open, this.bank.index);
    this.exam = exam;
    this.id = exam.id;
    /** The question on the screen: another tab may show another one. */
    this.at = exam.at;
    this.last = performance.now();
    /** Milliseconds that were left at the last tick. */
    this.left = timeLeft(exam);
    if (gone || changed) {
      this.change((saved) => Object.assign(saved, exam));
    }
    const { signal } = this.stopped;
    this.ticking = setInterval(() => this.tick(), SECOND);
    window.addEventListener("pagehide", () => this.save(), { signal });
    document.addEventListener("visibilitychange", () => this.save(), { signal });
    window.addEventListener("storage", () => this.elsewhere(), { signal });
    this.place.replaceChildren(this.box);
    this.draw(changeWords(gone, changed));
  }

  /** Stops the clock; what was counted is saved. */
  stop() {
    this.save();
    clearInterval(this.ticking);
    this.stopped.abort();
  }

  /** @param {string} words to say above the question */
  draw(words = "") {
    const { items } = this.exam;
    const { at } = this;
    const item = items[at];
    if (!item.seen) {
      this.change((saved) => {
        saved.items[at].seen = true;
      });
    }
    this.parts = posed(this.bank, item);
    this.title = element("h2", { class: "session__where", tabindex: "-1" }, `Question ${at + 1} of ${items.length}`);
    this.flag = button("flag", "quiet", "");
    this.all = palette(this.all ? this.all.open : matchMedia("(min-width: 60em)").matches);
    const on = at + 1 < items.length ? button("next", "main", "Next") : button("hand-in", "main", "Hand in");
    this.box.replaceChildren(
      ...(words ? [element("p", { class: "question__changed", role: "status" }, words)] : []),
      element("div", { class: "session__top" }, this.title, element("div", { class: "exam__time" }, this.clock, this.switch)),
      this.said,
      this.parts.root,
      element("div", { class: "question__actions exam__moves" }, ...(at ? [button("back", "quiet", "Back")] : []), on, this.flag),
      this.all,
      element("div", { class: "question__actions exam__ends" }, ...(at + 1 < items.length ? [button("hand-in", "quiet", "Hand in")] : []), button("leave", "quiet", "Leave for now")),
    );
    this.show();
    this.title.focus();
  }

  /** Draws what follows from the exam as it is: palette, flag and clock. */
  show() {
    const { items, timed } = this.exam;
    const { at } = this;
    showPalette(this.all, items, at);
    this.flag.replaceChildren(flagSign(), items[at].flag ? "Take the flag away" : "Flag for later");
    this.flag.toggleAttribute("data-flagged", items[at].flag);
    this.clock.hidden = !timed;
    this.switch.textContent = timed ? "Turn the clock off" : "Turn the clock on";
    this.switch.hidden = !timed && timeLeft(this.exam) <= 0;
    this.showClock();
  }

  showClock() {
    this.clock.textContent = `${clockWords(timeLeft(this.exam) - this.unsaved)} left`;
  }

  /** Counts the time since it was counted last. */
  count() {
    const now = performance.now();
    const step = countedStep(now - this.last);
    this.last = now;
    if (this.over) {
      return;
    }
    const left = timeLeft(this.exam) - this.unsaved;
    this.unsaved += this.exam.timed ? Math.min(step, Math.max(left, 0)) : step;
  }

  tick() {
    this.count();
    if (this.over) {
      return;
    }
    const after = timeLeft(this.exam) - this.unsaved;
    const minutes = minutesToSay(this.left, after);
    this.left = after;
    if (this.exam.timed && minutes) {
      this.said.textContent = minutes === 1 ? "1 minute left." : `${minutes} minutes left.`;
    }
    this.showClock();
    if (this.unsaved >= SAVED_EVERY || after <= 0) {
      this.save();
    }
    if (this.exam.timed && after <= 0) {
      this.drawOver();
    }
  }

  /** Saves the time that was counted. */
  save() {
    this.change((saved) => {
      saved.used += this.unsaved;
      saved.items[this.at].time += this.unsaved;
      this.unsaved = 0;
    });
  }

  answered() {
    const answer = readAnswer(this.parts);
    this.change((saved) => {
      saved.items[this.at].answer = answer;
    });
    this.show();
  }

  go(to) {
    this.save();
    if (to < this.exam.items.length) {
      this.at = to;
      this.change((saved) => {
        saved.at = to;
      });
      this.draw();
    } else {
      this.drawHandIn();
    }
  }

  clicked(event) {
    const pressed = event.target.closest("[data-do]");
    if (pressed) {
      this.actions[pressed.dataset.do](pressed);
    }
  }

  actions = {
    next: () => this.go(this.at + 1),
    back: () => this.go(this.at - 1),
    go: ({ dataset }) => this.go(Number(dataset.at)),
    up: (pressed) => this.moved(pressed),
    down: (pressed) => this.moved(pressed),
    flag: () => {
      this.change((saved) => {
        saved.items[this.at].flag = !saved.items[this.at].flag;
      });
      this.show();
    },
    clock: () => {
      this.save();
      this.change((saved) => {
        saved.timed = !saved.timed;
      });
      this.over = false;
      this.show();
    },
    "no-clock": () => {
      this.over = false;
      this.change((saved) => {
        saved.timed = false;
      });
      this.draw();
    },
    "hand-in": () => this.drawHandIn(),
    "go-on": () => this.draw(),
    leave: () => {
      this.stop();
      this.leave(KEPT);
    },
    "hand-in-now": () => {
      this.stop();
      if (!this.ended) {
        this.handIn();
      }
    },
  };

  moved(pressed) {
    moveStep(pressed);
    this.answered();
  }

  drawHandIn() {
    const numbers = (fits) => this.exam.items.flatMap((item, index) => (fits(item) ? [index + 1] : []));
    const empty = numbers((item) => stateOf(item) !== "answered");
    const flagged = numbers((item) => item.flag);
    const first = empty.length ? [button("go", "main", `Go to question ${empty[0]}`)] : [];
    first.forEach((each) => (each.dataset.at = String(empty[0] - 1)));
    this.ask("Hand in?", [emptyWords(empty), ...(flagged.length ? [`You flagged: ${flagged.join(", ")}.`] : []), "After that you see your result, and nothing can be changed."], [...first, button("hand-in-now", empty.length ? "quiet" : "main", "Hand in now"), button("go-on", "quiet", "Go back")]);
  }

  drawOver() {
    this.over = true;
    const empty = this.exam.items.filter((item) => stateOf(item) !== "answered").length;
    const words = empty ? `${empty} of ${this.exam.items.length} questions have no answer.` : "Every question has an answer.";
    this.ask("Time is up", [words, "You can see your result, or go on without the clock. Your result will say so."], [button("hand-in-now", "main", "See my result"), button("no-clock", "quiet", "Go on without the clock")]);
  }

  ask(title, sentences, buttons) {
    this.save();
    this.title = element("h2", { class: "session__where", tabindex: "-1" }, title);
    const said = sentences.map((words) => element("p", {}, words));
    this.box.replaceChildren(element("div", { class: "session__ask" }, this.title, ...said, element("div", { class: "question__actions" }, ...buttons)), this.said);
    this.title.focus();
  }

  /**
   * Changes the exam as it is saved now; an exam that ended elsewhere stays ended.
   * @param {(saved: import("./open-memory.js").Exam) => void} edit
   */
  change(edit) {
    this.store.change((memory) => {
      const saved = readExam(memory.exam);
      if (saved?.id === this.id) {
        this.take(saved);
        edit(saved);
        memory.exam = saved;
      } else {
        this.ended = true;
      }
    });
    if (this.store.problems.size) {
      refresh();
    }
    if (this.ended && !this.stopped.signal.aborted) {
      clearInterval(this.ticking);
      this.stopped.abort();
      this.leave(ENDED);
    }
  }

  /**
   * Takes over the exam as it is saved. What another tab counted and saved ran here too: it counts once.
   * @param {import("./open-memory.js").Exam} saved
   */
  take(saved) {
    this.count();
    this.unsaved = Math.max(0, this.unsaved - (saved.used - this.exam.used));
    this.exam = saved;
  }

  /** Another tab changed the memory. */
  elsewhere() {
    const saved = readExam(this.store.read().exam);
    if (saved?.id !== this.id) {
      this.change(() => {});
      return;
    }
    this.take(saved);
    const { answer } = saved.items[this.at];
    if (this.parts.root.isConnected) {
      if (!isEmpty(answer) && String(answer) !== String(readAnswer(this.parts))) {
        writeAnswer(this.parts, answer);
      }
      this.show();
    }
  }
}
