/**
 * Starts the page "Mock exams": choosing, taking, results, and what came before.
 */
import { newSeed } from "./chance.js";
import { element, noticeOf } from "./element.js";
import { choiceForm, openExam } from "./exam-choice.js";
import { ENDED, ExamPaper } from "./exam-paper.js";
import { filter, resultPage } from "./exam-result.js";
import { isEmpty, isRight } from "./grading.js";
import { readAttempts, readExam, takeDamagedAttempts, takeDamagedExam } from "./open-memory.js";
import { gathered, onceOpen } from "./opening.js";
import { pastResults } from "./past-results.js";
import { saveResult } from "./result-file.js";
import { askInstead, roundAddress, unfinished } from "./rounds.js";
import { record } from "./schedule.js";
import { refresh, store } from "./site.js";
import { handedIn, renewed, sit } from "./sitting.js";

const TAKING = "#taking";
const BEGUN = "You began an exam in another tab, so no new one was started here.";
const GONE = "None of its questions are in the course any more, so this exam cannot go on.";

class Exams {
  constructor(place, bank) {
    Object.assign(this, { place, bank });
    place.addEventListener("click", ({ target }) => {
      const pressed = target.closest("[data-do]");
      this.actions[pressed?.dataset.do]?.(pressed);
    });
    window.addEventListener("popstate", () => this.show());
    window.addEventListener("beforeprint", () => this.result && filter(this.result, "all"));
  }

  /** Draws what the address leads to: the open exam, a result, or the choice. */
  show(words = "") {
    this.paper?.stop();
    this.paper = null;
    this.result = null;
    const attempt = this.attempts().find(({ id }) => location.hash === `#${id}`);
    if (attempt) {
      this.drawResult(attempt);
    } else if (location.hash === TAKING && this.open()) {
      this.take();
    } else {
      this.choose(words);
    }
    refresh();
  }

  /** The open exam; one that cannot be read is set aside. */
  open() {
    if (store.mend(takeDamagedExam)) {
      store.problems.add("Your open exam could not be read. It is set aside in this browser.");
    }
    return readExam(store.read().exam);
  }

  attempts() {
    if (store.mend(takeDamagedAttempts)) {
      store.problems.add("Some earlier results could not be read. They are set aside in this browser.");
    }
    return readAttempts(store.read().attempts).attempts;
  }

  choose(words, sure = false) {
    const exam = this.open();
    /** The exam that the page speaks of: another tab may end it and begin another. */
    this.told = exam?.id;
    const { blueprints } = this.bank.index;
    const choice = exam ? openExam(exam, sure) : choiceForm(blueprints, new URLSearchParams(location.search).get("exam"), (...wanted) => this.begin(...wanted));
    this.place.replaceChildren(...noticeOf(words), choice, ...pastResults(this.attempts()));
    if (words) {
      this.place.querySelector("[tabindex='-1']").focus();
    }
  }

  begin(blueprint, wanted) {
    if (this.open()) {
      this.choose(BEGUN);
      return;
    }
    const seed = newSeed();
    store.change((memory) => {
      memory.exam = sit(this.bank.index, blueprint, wanted, memory.questions, seed, new Date());
    });
    this.go(TAKING);
  }

  /** Does something to the exam that the page speaks of, where that is still the open one. */
  ifTold(act) {
    if (this.open()?.id === this.told) {
      act();
    } else {
      this.choose(ENDED);
    }
  }

  /** @param {string} hash */
  go(hash, words) {
    toAddress(hash);
    this.show(words);
  }

  async take() {
    const { exam } = renewed(this.open(), this.bank.index);
    if (!exam) {
      store.change((memory) => delete memory.exam);
      this.go("", GONE);
      return;
    }
    if (!(await this.loaded(exam.items, "exam"))) {
      return;
    }
    if (this.open()) {
      this.paper = new ExamPaper(this.place, { store, bank: this.bank, handIn: () => this.handIn(), leave: (words) => this.go("", words) });
      this.paper.start();
      refresh();
    } else {
      this.go("", ENDED);
    }
  }

  handIn() {
    this.paper = null;
    const { id, items } = this.open();
    const keys = new Map(items.map(({ q }) => [q, this.bank.question(q)]));
    const right = ({ q, answer }) => isRight(keys.get(q).type, keys.get(q).key, answer);
    store.change((memory) => {
      const attempt = handedIn(readExam(memory.exam), right, new Date());
      for (const item of attempt.items.filter(({ answer }) => !isEmpty(answer))) {
        record(memory, item.q, item.v, { right: item.right, choice: item.answer, mode: "exam" });
      }
      memory.attempts = readAttempts([...(memory.attempts ?? []), attempt]).attempts;
      delete memory.exam;
    });
    this.go(`#${id}`);
  }

  /** The round that another one would end. */
  round() {
    return unfinished(store.read(), (id) => this.bank.has(id));
  }

  practiceMissed() {
    const ids = this.attempt.items.filter(({ q, right }) => !right && this.bank.has(q)).map(({ q }) => q);
    const round = { kind: "practice", mode: "topic", ids, at: 0, answers: {} };
    store.change((memory) => {
      memory.session = round;
    });
    location.assign(roundAddress(round));
  }

  async drawResult(attempt) {
    if (await this.loaded(attempt.items, "result")) {
      this.attempt = attempt;
      this.result = resultPage(attempt, this.bank);
      this.place.replaceChildren(this.result);
      this.result.querySelector("h2").focus();
    }
  }

  /**
   * Whether the questions are there, and the reader too; meanwhile, and where they are not, the page says so.
   * Who went on to another view gets nothing drawn over it.
   */
  async loaded(items, kind) {
    const box = element("div");
    this.place.replaceChildren(box);
    return (await gathered(box, this.bank, items.map(({ q }) => q), kind)) && box.isConnected;
  }

  actions = {
    "go-on": () => !this.paper && this.go(TAKING),
    discard: () =>
      this.ifTold(() => {
        this.choose("", true);
        this.place.querySelector("[data-do=keep]").focus();
      }),
    keep: () => this.choose(""),
    "discard-now": () =>
      this.ifTold(() => {
        store.change((memory) => delete memory.exam);
        this.choose("The exam was thrown away.");
      }),
    see: ({ dataset }) => this.go(`#${dataset.id}`),
    reload: () => this.show(),
    filter: ({ dataset }) => filter(this.result, dataset.name),
    print: () => window.print(),
    save: () => saveResult(this.result, this.attempt),
    "back-to-start": () => this.go(""),
    review: () => {
      const round = this.round();
      if (round) {
        this.place.replaceChildren(askInstead(round));
        this.place.querySelector("h2").focus();
      } else {
        this.practiceMissed();
      }
    },
    instead: () => this.practiceMissed(),
    "go-to-round": () => location.assign(roundAddress(this.round() ?? { kind: "practice" })),
    "not-now": () => this.show(),
  };
}

function toAddress(hash) {
  if (location.hash !== hash) {
    history.pushState(null, "", hash || location.pathname);
  }
}

onceOpen("[data-exam]", (place, bank) => new Exams(place, bank).show());
