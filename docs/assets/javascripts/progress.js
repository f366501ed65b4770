/**
 * The page "My progress": what was done in each lesson, starting over, and progress as a file.
 */
import { lessonCounts } from "./counts.js";
import { download } from "./download.js";
import { button, element, notice } from "./element.js";
import { joinedAttempts, readAttempts } from "./open-memory.js";
import { pageAddress } from "./page-address.js";
import { broughtBy, fileText, merge, mergePractice, readFile } from "./transfer.js";

const COLUMNS = [
  ["seen", "Seen"],
  ["answered", "Answered"],
  ["first", "Right at first try"],
];

const ALL = "Reset all your progress in this course? This also removes your exam results, an open exam, your study plan and the flashcards that you knew.";

/** What a reset of all leaves: the frame of the memory, and the reader's own order of options. */
const STAYS = ["schema", "course", "reader", "questions"];

export class Progress {
  /**
   * @param {{keep: HTMLElement, done: HTMLElement}} places for keeping progress, and for what was done in each lesson
   * @param {import("./store.js").Store} store
   * @param {import("./course.js").course} course
   * @param {URL} base where the site starts
   */
  constructor({ keep, done }, store, course, base) {
    Object.assign(this, { store, course, base });
    /** What is said, in the place where a button was pressed. */
    this.notices = [notice(), notice()];
    this.said = this.notices[0];
    this.tables = element("div", {});
    /** What the last reset took away: answers, and at a reset of all also what practice kept and what was set aside. */
    this.removed = { questions: {}, rest: {}, aside: null };
    keep.replaceChildren(this.notices[0], ...keeping());
    done.replaceChildren(this.notices[1], this.tables);
    this.draw();
  }

  draw() {
    const entries = this.store.read().questions;
    const lessons = this.course.modules.flatMap((module) => module.lessons);
    const all = together(lessons.map((lesson) => lessonCounts(lesson, entries)));
    const words = `In the lessons you answered ${all.answered} of ${all.all} questions, ${all.first} of them right at the first try. To look at again: ${all.review.length}. Practice and mock exams ask others too.`;
    const modules = this.course.modules.filter((module) => module.lessons.length);
    const opened = new Set([...this.tables.querySelectorAll("details[open]")].map(({ dataset }) => dataset.module));
    this.tables.replaceChildren(
      element("p", { class: "progress__sum" }, words),
      ...modules.flatMap((module) => this.module(module, entries, opened.has(module.title))),
    );
    // The readiness figures stand in a script of their own.
    document.dispatchEvent(new Event("progress-drawn"));
  }

  /** A module, folded where nothing of it was answered and nobody opened it. */
  module(module, entries, opened) {
    const counts = module.lessons.map((lesson) => lessonCounts(lesson, entries));
    const heads = ["Lesson", ...COLUMNS.map(([, title]) => title), "Look again", "Start over"];
    const rows = module.lessons.map((lesson, index) => this.row(lesson, counts[index]));
    const sum = together(counts);
    const foot = element("tr", {}, element("th", { scope: "row" }, "Whole module"), ...numbers(sum), cell("Look again", String(sum.review.length)), cell("", ""));
    const words = `${rows.length} ${rows.length === 1 ? "lesson" : "lessons"}, ${sum.answered} of ${sum.all} questions answered`;
    return [
      element("h3", {}, module.title),
      element(
        "details",
        { class: "progress__module", "data-module": module.title, open: opened || sum.answered > 0 },
        element("summary", {}, words, element("span", { class: "player-heard" }, ` in “${module.title}”`)),
        element(
          "table",
          { class: "progress__table" },
          element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
          element("tbody", {}, ...rows, foot),
        ),
      ),
    ];
  }

  row(lesson, counts) {
    const link = (to, ...words) => element("a", { href: pageAddress(to, this.base).href }, ...words);
    const [review] = counts.review;
    const reset = button("reset", "quiet", "Reset", element("span", { class: "player-heard" }, ` “${lesson.title}”`));
    reset.dataset.lesson = lesson.id;
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, link(lesson.url, lesson.title)),
      ...numbers(counts),
      cell("Look again", review ? link(`${lesson.url}#q-${review}`, `${counts.review.length} to look at`) : "0"),
      cell("", counts.seen ? reset : ""),
    );
  }

  /**
   * From here on it speaks where a button or field was used.
   * @param {HTMLElement} used
   */
  answerAt(used) {
    this.said = this.notices.find((box) => box.parentElement.contains(used));
  }

  /** Asks before anything goes. */
  reset(pressed) {
    const lesson = pressed.dataset.lesson;
    const title = this.lesson(lesson)?.title;
    const yes = button("reset-now", "quiet", "Yes, reset");
    yes.dataset.lesson = lesson ?? "";
    const no = button("keep", "main", "No, keep");
    const asked = title ? `Reset your progress in “${title}”?` : ALL;
    this.say(`${asked} You can undo it until you leave this page.`, no, yes);
    no.focus();
  }

  resetNow(pressed) {
    const lesson = this.lesson(pressed.dataset.lesson);
    const ids = lesson && Object.keys(lesson.questions);
    const removed = { questions: Object.create(null), rest: {}, aside: null };
    this.removed = removed;
    this.store.change((memory) => {
      for (const id of ids ?? Object.keys(memory.questions)) {
        if (memory.questions[id]) {
          removed.questions[id] = memory.questions[id];
          delete memory.questions[id];
        }
      }
      for (const name of lesson ? [] : Object.keys(memory).filter((key) => !STAYS.includes(key))) {
        removed.rest[name] = memory[name];
        delete memory[name];
      }
    });
    removed.aside = lesson ? null : this.store.exchangeAside(null);
    this.draw();
    const undo = button("undo", "main", "Undo");
    this.say(lesson ? `Your progress in “${lesson.title}” was reset.` : "All your progress was reset.", undo);
    undo.focus();
  }

  undo() {
    this.store.change((memory) => {
      Object.assign(memory, this.removed.rest);
      merge(memory, this.removed.questions);
    });
    if (this.removed.aside !== null) {
      this.store.exchangeAside(this.removed.aside);
    }
    this.draw();
    this.sayAndGo("Your progress is back.");
  }

  keep() {
    this.sayAndGo("Nothing was changed.");
  }

  download() {
    const day = new Date().toISOString().slice(0, 10);
    download(fileText(this.store.read()), "application/json", `${this.course.id}-progress-${day}.json`);
    this.say("Your progress was saved as a file in your downloads.");
  }

  /** @param {HTMLInputElement} field */
  async load(field) {
    const text = await field.files[0].text();
    field.value = "";
    const { questions, attempts, practice, reason } = readFile(text, this.course.id);
    if (reason) {
      this.sayAndGo(`${reason} Nothing was changed.`);
      return;
    }
    let taken = 0;
    let brought = [];
    this.store.change((memory) => {
      const before = { ...memory };
      taken = merge(memory, questions);
      if (attempts.length) {
        memory.attempts = joinedAttempts(readAttempts(memory.attempts).attempts, attempts);
      }
      mergePractice(memory, practice);
      brought = broughtBy(before, memory);
    });
    this.draw();
    this.sayAndGo(loadedWords(taken, Object.keys(questions).length, brought));
  }

  lesson(id) {
    return this.course.modules.flatMap((module) => module.lessons).find((lesson) => lesson.id === id);
  }

  say(words, ...buttons) {
    this.notices.forEach((box) => box.replaceChildren());
    this.said.replaceChildren(element("p", { tabindex: "-1" }, words), ...buttons);
    this.said.scrollIntoView({ block: "nearest" });
  }

  sayAndGo(words) {
    this.say(words);
    this.said.querySelector("p").focus();
  }
}

function keeping() {
  return [
    element("p", {}, "Your progress is saved in this browser only. Download it to keep a copy or to take it to another device. Loading a file keeps the newest answer to each question."),
    element(
      "div",
      { class: "question__actions" },
      button("download", "main", "Download to a file"),
      element("label", { class: "player-button player-button--quiet progress__load" }, "Load from a file", element("input", { type: "file", accept: ".json,application/json", "data-do": "load" })),
      button("reset", "quiet", "Reset all progress"),
    ),
  ];
}

function loadedWords(taken, total, brought) {
  const answers = total ? [`${taken} of its ${total} answers were newer than yours and were taken.`] : [];
  const rest = brought.length ? [`New to you: ${brought.join(", ")}.`] : [];
  const none = total || brought.length ? [] : ["Nothing in it was new to you."];
  return ["The file was loaded.", ...answers, ...rest, ...none].join(" ");
}

function numbers(counts) {
  return COLUMNS.map(([name, title]) => cell(title, `${counts[name]} of ${counts.all}`));
}

function cell(title, content) {
  return element("td", title ? { "data-title": title } : {}, content);
}

/**
 * The counts of several lessons together.
 * @param {import("./counts.js").Counts[]} parts
 * @returns {import("./counts.js").Counts}
 */
function together(parts) {
  const sum = { all: 0, seen: 0, answered: 0, first: 0, finished: 0, review: [] };
  for (const part of parts) {
    for (const name of Object.keys(sum)) {
      sum[name] = name === "review" ? [...sum.review, ...part.review] : sum[name] + part[name];
    }
  }
  return sum;
}
