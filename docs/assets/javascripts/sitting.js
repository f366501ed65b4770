/**
 * A mock exam from its start to its end, as values: what is drawn, answered, timed and marked.
 *
 * The time is counted while the page is open, in steps of the page's own clock; the clock of the day
 * is never asked, so that setting it changes nothing.
 *
 * @typedef {import("./open-memory.js").Exam} Exam
 * @typedef {import("./open-memory.js").Item} Item
 * @typedef {import("./bank.js").Index} Index
 */
import { hash } from "./chance.js";
import { freshPaper, orderOf, paperOf } from "./draw.js";
import { isEmpty } from "./grading.js";

const MINUTE = 60000;

/** Minutes before the end at which the time is said aloud. */
const SAID = [10, 5, 1];

/** A longer step was sleep, of the device or of the page: no more than this counts. */
const LONGEST_STEP = 2 * MINUTE;

/**
 * A new exam.
 * @param {Index} index
 * @param {import("./bank.js").Blueprint} blueprint
 * @param {{form: string, extra: number, timed: boolean}} wanted `form`: a letter, or "" for fresh questions;
 *   `extra`: percent of time added
 * @param {Record<string, import("./memory.js").Entry>} entries
 * @param {number} seed
 * @param {Date} now
 * @returns {Exam}
 */
export function sit(index, blueprint, { form, extra, timed }, entries, seed, now) {
  const { id, title, minutes, pass } = blueprint;
  const drawn = form ? paperOf(index, blueprint, form) : freshPaper(index, blueprint, entries, seed);
  const items = drawn.map((item) => ({ ...item, answer: [], flag: false, seen: false, time: 0 }));
  return { id: `e${seed.toString(36)}`, exam: id, title, form, began: now.toISOString(), pass, minutes, extra, timed, used: 0, at: 0, items };
}

/**
 * An open exam in the course as it is now: questions that are gone leave it, and what was answered to
 * a question that has changed since is taken back.
 * @param {Exam} exam
 * @param {Index} index
 * @returns {{exam: Exam | null, gone: number, changed: number}}
 */
export function renewed(exam, index) {
  const has = ({ q }) => Object.hasOwn(index.questions, q);
  const stale = ({ q, v }) => index.questions[q].version !== v;
  const kept = exam.items.filter(has);
  const items = kept.map((item) => {
    const known = index.questions[item.q];
    return stale(item) ? { ...item, v: known.version, answer: [], order: orderOf(known, hash(`${exam.id} ${item.q}`)) } : item;
  });
  const before = exam.items.slice(0, exam.at).filter(has).length;
  return {
    exam: items.length ? { ...exam, items, at: Math.min(before, items.length - 1) } : null,
    gone: exam.items.length - items.length,
    changed: kept.filter(stale).length,
  };
}

/**
 * How a question of the exam stands.
 * @param {Item} item
 * @returns {"answered" | "open" | "unseen"}
 */
export function stateOf({ answer, seen }) {
  if (!isEmpty(answer)) {
    return "answered";
  }
  return seen ? "open" : "unseen";
}

/** Milliseconds that are left; fewer than 0 when the time is over. */
export function timeLeft({ minutes, extra, used }) {
  return minutes * MINUTE * (1 + extra / 100) - used;
}

/**
 * What of a step of the page's clock counts, in milliseconds.
 * @param {number} step
 */
export function countedStep(step) {
  return Math.max(0, Math.min(step, LONGEST_STEP));
}

/**
 * The minutes to say aloud when the time left goes from one value to another, or 0.
 * @param {number} before milliseconds
 * @param {number} after milliseconds
 */
export function minutesToSay(before, after) {
  return SAID.find((minutes) => before > minutes * MINUTE && after <= minutes * MINUTE && after > 0) ?? 0;
}

/**
 * Time as minutes and seconds: 7:05.
 * @param {number} milliseconds
 */
export function clockWords(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * The result of an exam that is handed in.
 * @param {Exam} exam
 * @param {(item: Item) => boolean} isRight
 * @param {Date} now
 * @returns {import("./open-memory.js").Attempt}
 */
export function handedIn({ at, items, ...exam }, isRight, now) {
  const marked = items.map(({ seen, ...item }) => ({ ...item, right: !isEmpty(item.answer) && isRight(item) }));
  return { ...exam, ended: now.toISOString(), items: marked };
}
