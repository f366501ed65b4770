/**
 * A round of questions, one at a time, with the reasons after each; it can be left and taken up again.
 *
 * One round is open at a time, and none is ended without asking. Two open pages work on the same one,
 * and none touches a round that another page began: it says that its own has ended.
 */
import { addressOf } from "./address.js";
import { button, element, noticeOf } from "./element.js";
import { readRound } from "./open-memory.js";
import { gathered } from "./opening.js";
import { Question } from "./question.js";
import { askInstead, openRound, roundAddress, unfinished } from "./rounds.js";
import { record } from "./schedule.js";
import { refresh } from "./site.js";
import { dragStep, moveStep } from "./steps.js";

const ENDED = "This round was ended in another tab.";
const REPLACED = "You began another round in another tab, so this one ends here; your answers are kept.";

/** A question of a round: what was answered goes into the schedule, with how sure the reader was. */
class Asked extends Question {
  /** @param {(verdict: {right: boolean, sure: boolean}) => void} told hears each verdict */
  constructor(root, store, mode, told) {
    super(root, store);
    this.mode = mode;
    this.told = told;
    this.sure = true;
  }

  /** Opens the fields, with a second button for those who guess. */
  open() {
    super.open();
    const check = this.actions.querySelector("[type=submit]");
    check.after(element("button", { type: "submit", value: "unsure", class: "player-button player-button--quiet" }, "Check, but I was not sure"));
    this.sure = true;
  }

  remember({ v, verdict, choice }) {
    const right = verdict === "right";
    const sure = this.sure && verdict !== "shown";
    return this.store.change((memory) => {
      record(memory, this.parts.id, v, { right, sure, shown: verdict === "shown", choice, mode: this.mode });
      this.told(memory, { right, sure });
    });
  }
}

export class Session {
  /**
   * @param {HTMLElement} place
   * @param {{store: import("./store.js").Store, bank: import("./bank.js").Bank, kind: string,
   *   over: (round: import("./open-memory.js").Round) => Node[], leave: (words: string) => void}} around
   *   `kind`: the page that runs the round; `over`: what to offer when it is done;
   *   `leave`: draws what was there before, with something to say or ""
   */
  constructor(place, around) {
    Object.assign(this, { place, ...around });
    this.box = element("div", { class: "session" });
    this.box.addEventListener("submit", (event) => this.submitted(event));
    this.box.addEventListener("click", (event) => this.clicked(event));
    this.box.addEventListener("pointerdown", dragStep);
  }

  /**
   * The round that is open on this page, without the questions that the course no longer has; or null.
   * @param {import("./memory.js").Memory} memory
   * @returns {import("./open-memory.js").Round | null}
   */
  open(memory = this.store.read()) {
    const round = openRound(memory, this.has);
    return round?.kind === this.kind ? round : null;
  }

  has = (id) => this.bank.has(id);

  /** The round on the screen as it is saved now; null where another tab ended it or began another. */
  own(memory) {
    const round = this.open(memory);
    return round && String(round.ids) === this.drawn ? round : null;
  }

  /**
   * Begins a round; where one is open on any page, asks first.
   * @param {string[]} ids
   * @param {import("./journal.js").Mode} mode
   */
  begin(ids, mode) {
    const round = unfinished(this.store.read(), this.has);
    if (!round) {
      return this.start(ids, mode);
    }
    this.wanted = [ids, mode];
    this.box.replaceChildren(askInstead(round));
    this.place.replaceChildren(this.box);
    this.box.querySelector("h2").focus();
  }

  start(ids, mode) {
    this.store.change((memory) => {
      memory.session = { kind: this.kind, mode, ids, at: 0, answers: {} };
    });
    return this.draw();
  }

  /** Draws the round where the reader left it. */
  async draw() {
    const round = this.open();
    if (!round) {
      this.close();
      return;
    }
    this.drawn = String(round.ids);
    if (!location.hash.endsWith("#session")) {
      history.pushState(null, "", "#session");
    }
    this.place.replaceChildren(this.box);
    if (!(await gathered(this.box, this.bank, round.ids, "session"))) {
      return;
    }
    if (round.at >= round.ids.length) {
      this.drawEnd(round);
    } else {
      this.drawQuestion(round);
    }
    refresh();
  }

  drawQuestion({ ids, at, mode, answers }) {
    const id = ids[at];
    /** The question on the screen: another tab may show another one. */
    this.at = at;
    this.done = false;
    const { root } = this.bank.question(id);
    this.title = element("h2", { class: "session__where", tabindex: "-1" }, `Question ${at + 1} of ${ids.length}`);
    this.after = element("div", { class: "session__after" });
    const bar = element("progress", { class: "session__bar", max: String(ids.length), value: String(at), "aria-hidden": "true" });
    this.box.replaceChildren(element("div", { class: "session__top" }, this.title, button("leave", "quiet", "Stop here")), bar, root, this.after);
    this.question = new Asked(root, this.store, mode, (memory, told) => this.note(memory, id, told));
    if (!Object.hasOwn(answers, id)) {
      this.question.ask(this.store.read().questions[id]?.attempts ?? 0);
    }
    this.drawAfter();
    this.title.focus();
  }

  /** What follows an answer: the lesson's section, and the way on. */
  drawAfter() {
    const round = this.own();
    const id = this.question.parts.id;
    if (round && !Object.hasOwn(round.answers, id)) {
      return;
    }
    const lesson = this.bank.lessonOf(id);
    const { section } = this.bank.known(id);
    const link = element("a", { href: addressOf(lesson.url, section) }, `Read about it: ${lesson.title}`);
    const kept = round ? [element("span", {}, " Your place here is kept. Go back to return.")] : [];
    this.after.replaceChildren(...this.wayOn(round), element("p", { class: "session__lesson" }, link, ...kept));
  }

  wayOn(round) {
    if (!round) {
      return [...noticeOf(this.lostWords()), button("leave", "main", "Leave this round")];
    }
    return [button("next", "main", this.next(round) < round.ids.length ? "Next question" : "See how it went")];
  }

  /** The place after the question on the screen, or where another tab went on to. */
  next({ at }) {
    return Math.max(at, this.at + 1);
  }

  lostWords() {
    return readRound(this.store.read().session) ? REPLACED : ENDED;
  }

  drawEnd(round) {
    const { ids, answers } = round;
    this.done = true;
    const told = Object.values(answers);
    const right = told.filter((each) => each.right).length;
    const unsure = told.filter((each) => !each.sure && each.right).length;
    this.title = element("h2", { class: "session__where", tabindex: "-1" }, "How it went");
    const sums = [`${right} of ${ids.length} right at the first try.`];
    if (unsure) {
      sums.push(`Of these you were not sure of ${unsure}.`);
    }
    const missed = ids.filter((id) => Object.hasOwn(answers, id) && !(answers[id].right && answers[id].sure));
    const lessons = new Map(missed.map((id) => [this.bank.lessonOf(id).id, id]));
    const list = [...lessons.values()].map((id) => {
      const lesson = this.bank.lessonOf(id);
      return element("li", {}, element("a", { href: addressOf(lesson.url, this.bank.known(id).section) }, lesson.title));
    });
    const read = list.length ? [element("p", {}, "Worth another look:"), element("ul", {}, ...list)] : [];
    this.box.replaceChildren(
      this.title,
      element("p", { class: "session__sum" }, sums.join(" ")),
      ...read,
      element("div", { class: "question__actions" }, ...this.over(round), button("leave", "quiet", "Done")),
    );
    this.title.focus();
  }

  /** Keeps the first answer of this round. */
  note(memory, id, told) {
    const round = this.own(memory);
    if (round && !Object.hasOwn(round.answers, id)) {
      memory.session = { ...round, answers: { ...round.answers, [id]: told } };
    }
  }

  submitted(event) {
    event.preventDefault();
    this.question.sure = event.submitter?.value !== "unsure";
    this.question.check();
    this.drawAfter();
    refresh();
  }

  clicked(event) {
    const pressed = event.target.closest("[data-do]");
    const action = pressed && this.actions[pressed.dataset.do];
    if (action) {
      action(pressed);
      refresh();
    }
  }

  actions = {
    hint: () => this.question.hint(),
    why: () => {
      this.question.why();
      this.drawAfter();
    },
    again: () => this.question.again(),
    up: moveStep,
    down: moveStep,
    next: () => {
      if (this.own()) {
        this.change((round) => ({ ...round, at: this.next(round) }));
        this.draw();
      } else {
        this.close();
      }
    },
    reload: () => this.draw(),
    leave: () => this.close(),
    "go-to-round": () => this.goTo(unfinished(this.store.read(), this.has)),
    instead: () => this.start(...this.wanted),
    "not-now": () => this.leave(""),
  };

  /** Goes on with the round that is open, on the page that runs it; where it ended meanwhile, to what was there before. */
  goTo(round) {
    if (round && round.kind !== this.kind) {
      location.assign(roundAddress(round));
    } else if (round) {
      this.draw();
    } else {
      this.leave(ENDED);
    }
  }

  /** Leaves the questions; a round that is done is over, another stays open. */
  close() {
    const round = this.own();
    const words = round || this.done ? "" : this.lostWords();
    if (round && round.at >= round.ids.length) {
      this.change(() => undefined);
    }
    history.replaceState(null, "", location.pathname + location.search);
    this.leave(words);
  }

  /** Changes the round on the screen as it is saved now; one that another tab began stays as it is. */
  change(edit) {
    this.store.change((memory) => {
      const round = this.own(memory);
      if (round) {
        memory.session = edit(round);
      }
    });
  }
}
