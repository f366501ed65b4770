/**
 * Starts the page "Review": what is due today, what comes in the next days, and the round of questions.
 */
import { askedIn } from "./asked.js";
import { questionId } from "./counts.js";
import { course } from "./course.js";
import { counted, dayWords } from "./day-words.js";
import { button, element, noticeOf } from "./element.js";
import { takeDamaged } from "./journal.js";
import { onceOpen } from "./opening.js";
import { ahead, boxes, due, noteFinished, refresher, RETIRED } from "./schedule.js";
import { Session } from "./session.js";
import { refresh, store } from "./site.js";

/** Questions in one round: a quarter of an hour. */
const ROUND = 20;
const WEEK = 7;
const WHY = { missed: "missed", unsure: "not sure", changed: "changed by us", spaced: "due again" };

class Review {
  constructor(place, bank) {
    Object.assign(this, { place, bank, asked: askedIn(bank) });
    place.addEventListener("click", ({ target }) => {
      const pressed = target.closest("[data-do]")?.dataset.do;
      if (pressed === "review" || pressed === "refresh-all") {
        this.session().begin(this.queue(pressed).slice(0, ROUND), "review");
      } else if (pressed === "go-on") {
        this.session().draw();
      }
    });
  }

  queue(which) {
    const memory = store.read();
    const open = which === "review" ? due(memory, this.asked) : refresher(memory, this.asked)?.due ?? [];
    return open.map(({ id }) => id);
  }

  /** Shows the round to which the address leads, or the queue. */
  show(words = "") {
    this.mend();
    const session = this.session();
    const round = session.open();
    if (location.hash === "#session" && round) {
      session.draw();
      return;
    }
    this.draw(round, words);
  }

  /** Sets aside what cannot be read, and notes the day on which the lessons were finished. */
  mend() {
    store.mend(takeDamaged);
    store.change((memory) => noteFinished(memory, placedIds()));
  }

  draw(round, words) {
    const memory = store.read();
    const now = due(memory, this.asked);
    const again = refresher(memory, this.asked);
    const goOn = round ? [button("go-on", "main", goesOn(round))] : [];
    this.place.replaceChildren(
      ...noticeOf(words),
      element("h2", { tabindex: "-1" }, `Due today: ${now.length}`),
      ...(now.length ? [element("p", {}, reasons(now))] : [element("p", {}, this.nothing(memory))]),
      element("div", { class: "question__actions" }, ...goOn, ...(now.length ? [button("review", round ? "quiet" : "main", begins(now.length))] : [])),
      ...(again ? refresherParts(again) : []),
      ...this.coming(memory),
    );
  }

  nothing(memory) {
    const answered = Object.values(memory.questions).some(({ verdict }) => verdict !== "seen");
    return answered ? "Nothing is due. Come back tomorrow." : "You have not answered a question yet. Begin with a lesson or with practice.";
  }

  coming(memory) {
    const counts = boxes(memory, this.asked);
    const met = counts.slice(1).reduce((sum, count) => sum + count, 0);
    if (!met) {
      return [];
    }
    const days = ahead(memory, this.asked, Date.now(), WEEK).map(({ day, count }, index) => [index ? dayWords(day, { weekday: "long" }) : "Today", String(count)]);
    const names = counts.slice(1).map((count, index) => [index + 1 === RETIRED ? "Retired" : `Box ${index + 1}`, String(count)]);
    return [element("div", { class: "review__tables" }, table("The next seven days", ["Day", "Due"], days), table("Your boxes", ["Box", "Questions"], names))];
  }

  session() {
    const leave = (words) => {
      this.show(words);
      this.place.querySelector("[tabindex='-1']").focus();
      refresh();
    };
    const over = () => {
      const left = due(store.read(), this.asked).length;
      return left ? [button("review", "main", begins(left))] : [];
    };
    return new Session(this.place, { store, bank: this.bank, kind: "review", over, leave });
  }
}

/** The questions that stand in lessons. */
function placedIds() {
  const lessons = course.modules.flatMap((module) => module.lessons);
  return lessons.flatMap((lesson) => Object.keys(lesson.questions).map((short) => questionId(lesson, short)));
}

function goesOn({ at, ids }) {
  return at < ids.length ? `Go on with question ${at + 1} of ${ids.length}` : "See how your round went";
}

function begins(number) {
  return number > ROUND ? `Review the first ${ROUND}` : `Review ${number === 1 ? "it" : `all ${number}`}`;
}

function reasons(now) {
  const counts = Object.entries(WHY).map(([why, words]) => [now.filter((each) => each.why === why).length, words]);
  const said = counts.filter(([number]) => number).map(([number, words]) => `${number} ${words}`);
  return `${said.join(", ")}.`;
}

function refresherParts({ months, left }) {
  return [
    element("h2", {}, `Refresher: ${counted(months, "month")} after you finished`),
    element("p", {}, `Skills fade when they rest. ${counted(left, "question")} to go, safety-critical ones first.`),
    element("div", { class: "question__actions" }, button("refresh-all", "quiet", "Do the refresher")),
  ];
}

function table(title, heads, rows) {
  return element(
    "table",
    { class: "progress__table review__table" },
    element("caption", {}, title),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map(([name, count]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, count)))),
  );
}

onceOpen("[data-review]", (place, bank) => {
  const review = new Review(place, bank);
  window.addEventListener("popstate", () => review.show());
  review.show();
});
