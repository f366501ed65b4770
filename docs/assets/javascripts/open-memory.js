/**
 * What is open or past in practice, read with care: a round of questions, a mock exam, and the results.
 *
 * @typedef {{kind: string, mode: string, ids: string[], at: number,
 *   answers: Record<string, {right: boolean, sure: boolean}>}} Round
 *   `kind`: the page that runs it; `at`: the place in `ids`; `answers`: first answers in this round
 * @typedef {{q: string, v: string, order: number[], answer: string[], flag: boolean, seen: boolean,
 *   time: number}} Item `time`: milliseconds on this question
 * @typedef {{id: string, exam: string, title: string, form: string, began: string, pass: number,
 *   minutes: number, extra: number, timed: boolean, used: number, at: number, items: Item[]}} Exam
 *   `form`: a letter, or "" for fresh questions; `extra`: percent of time added; `used`: milliseconds;
 *   `timed`: false once the reader took the exam without the clock
 * @typedef {{q: string, v: string, answer: string[], order: number[], right: boolean, flag: boolean,
 *   time: number}} Marked
 * @typedef {{id: string, exam: string, title: string, form: string, began: string, ended: string, pass: number,
 *   minutes: number, extra: number, timed: boolean, used: number, items: Marked[]}} Attempt
 */
import { isMap } from "./memory.js";

const MOST_ITEMS = 600;
const MOST_ATTEMPTS = 40;
const ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/;

/**
 * An open round, or null when there is none that can be trusted.
 * @param {unknown} value
 * @returns {Round | null}
 */
export function readRound(value) {
  const fine =
    isMap(value) &&
    [value.kind, value.mode].every(isWord) &&
    isList(value.ids, isId) &&
    value.ids.length > 0 &&
    isCount(value.at) &&
    value.at <= value.ids.length &&
    isMap(value.answers) &&
    Object.entries(value.answers).every(([id, told]) => isId(id) && isMap(told) && isFlag(told.right) && isFlag(told.sure));
  return fine ? value : null;
}

/**
 * An open exam, or null when there is none that can be trusted.
 * @param {unknown} value
 * @returns {Exam | null}
 */
export function readExam(value) {
  const fine =
    isSitting(value) &&
    isCount(value.at) &&
    value.at < value.items.length &&
    isList(value.items, (item) => isItem(item) && isFlag(item.seen)) &&
    isFlag(value.timed);
  return fine ? value : null;
}

/**
 * The results that can be trusted, oldest first, at most the newest forty; and how many cannot be read.
 * @param {unknown} value
 * @returns {{attempts: Attempt[], unreadable: unknown[]}}
 */
export function readAttempts(value) {
  const all = Array.isArray(value) ? value : [];
  const lost = value === undefined || Array.isArray(value) ? [] : [value];
  const fine = (each) => isSitting(each) && isDate(each.ended) && isList(each.items, (item) => isItem(item) && isFlag(item.right));
  return {
    attempts: all.filter(fine).slice(-MOST_ATTEMPTS),
    unreadable: [...lost, ...all.filter((each) => !fine(each))],
  };
}

/**
 * The attempts of two lists, each once, in the order of their ends.
 * @param {Attempt[]} own
 * @param {Attempt[]} others
 */
export function joinedAttempts(own, others) {
  const all = new Map([...others, ...own].map((attempt) => [attempt.id, attempt]));
  return [...all.values()].sort((one, other) => (one.ended < other.ended ? -1 : 1)).slice(-MOST_ATTEMPTS);
}

/**
 * Takes an open exam that cannot be trusted out of a memory; gives it as a text, or "".
 * @param {{exam?: unknown}} memory
 */
export function takeDamagedExam(memory) {
  const { exam } = memory;
  if (!exam || readExam(exam)) {
    return "";
  }
  delete memory.exam;
  return JSON.stringify(exam);
}

/**
 * Takes the results that cannot be trusted out of a memory; gives them as a text, or "".
 * @param {{attempts?: unknown}} memory
 */
export function takeDamagedAttempts(memory) {
  const { attempts, unreadable } = readAttempts(memory.attempts);
  if (!unreadable.length) {
    return "";
  }
  memory.attempts = attempts;
  return JSON.stringify(unreadable);
}

function isSitting(value) {
  return (
    isMap(value) &&
    isId(value.id) &&
    isId(value.exam) &&
    isText(value.title) &&
    /^[A-Z]?$/.test(value.form) &&
    isDate(value.began) &&
    isPercent(value.pass) &&
    [value.minutes, value.extra].every(isCount) &&
    isTime(value.used) &&
    isFlag(value.timed) &&
    Array.isArray(value.items) &&
    value.items.length > 0
  );
}

function isItem(value) {
  return (
    isMap(value) &&
    isId(value.q) &&
    isText(value.v) &&
    isList(value.order, isCount) &&
    isList(value.answer, isText) &&
    isFlag(value.flag) &&
    isTime(value.time)
  );
}

function isList(value, fits) {
  return Array.isArray(value) && value.length <= MOST_ITEMS && value.every(fits);
}

function isId(value) {
  return typeof value === "string" && ID.test(value);
}

function isWord(value) {
  return typeof value === "string" && /^[a-z-]{1,20}$/.test(value);
}

function isText(value) {
  return typeof value === "string" && value.length <= 500;
}

function isDate(value) {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isCount(value) {
  return Number.isInteger(value) && value >= 0;
}

function isPercent(value) {
  return isCount(value) && value <= 100;
}

function isTime(value) {
  return Number.isFinite(value) && value >= 0;
}

function isFlag(value) {
  return typeof value === "boolean";
}
