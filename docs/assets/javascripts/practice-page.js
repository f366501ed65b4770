/**
 * Starts the page "Practice": the choice of questions, and the round that follows.
 */
import { newSeed } from "./chance.js";
import { interleaved } from "./draw.js";
import { button, noticeOf } from "./element.js";
import { onceOpen } from "./opening.js";
import { goOn, PracticeChoice } from "./practice-choice.js";
import { showReadiness } from "./readiness-place.js";
import { Session } from "./session.js";
import { refresh, store } from "./site.js";

class Practice {
  constructor(place, bank) {
    Object.assign(this, { place, bank });
    place.addEventListener("click", ({ target }) => {
      const pressed = target.closest("[data-do]")?.dataset.do;
      if (pressed === "go-on") {
        this.session().draw();
      } else if (pressed === "missed") {
        this.again();
      }
    });
  }

  /** Shows the round to which the address leads, or the choice. */
  show(words) {
    const session = this.session();
    if (location.hash === "#session" && session.open()) {
      session.draw();
    } else {
      this.choose(session.open(), words);
    }
  }

  choose(round, words = "") {
    const choice = new PracticeChoice(this.place, this.bank.index, store, (ids, mode) => this.session().begin(ids, mode));
    showReadiness(document.querySelector("[data-figures]"), this.bank);
    choice.draw(...noticeOf(words), ...(round ? [goOn(round)] : []));
    choice.ask(new URLSearchParams(location.search));
  }

  session() {
    const over = ({ ids, answers }) => {
      this.missed = ids.filter((id) => Object.hasOwn(answers, id) && !(answers[id].right && answers[id].sure));
      const which = this.missed.length === 1 ? "this one" : `these ${this.missed.length}`;
      return this.missed.length ? [button("missed", "main", `Ask me ${which} again`)] : [];
    };
    const leave = (words) => {
      this.show(words);
      this.place.querySelector("[tabindex='-1']")?.focus();
      refresh();
    };
    return new Session(this.place, { store, bank: this.bank, kind: "practice", over, leave });
  }

  again() {
    this.session().begin(interleaved(this.bank.index, store.read().questions, this.missed, newSeed()), "topic");
  }
}

onceOpen("[data-practice]", (place, bank) => {
  const practice = new Practice(place, bank);
  window.addEventListener("popstate", () => practice.show());
  practice.show();
});
