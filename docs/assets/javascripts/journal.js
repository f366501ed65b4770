/**
 * The list of answers given in practice: bounded, and read with care, because anyone may have written it.
 *
 * @typedef {"topic" | "mixed" | "review" | "exam"} Mode `topic`: questions of a choice of the reader's;
 *   `mixed`: questions from the whole course, drawn for the reader
 * @typedef {{q: string, v: string, day: string, right: boolean, sure: boolean, mode: Mode,
 *   unseen: boolean}} Answered
 *   `q` and `v`: the question and its version; `day`: the reader's own day;
 *   `unseen`: the reader had never answered this question before
 */
import { isDay } from "./days.js";
import { isMap } from "./memory.js";

export const MODES = ["topic", "mixed", "review", "exam"];
const LONGEST = 1200;
const SHORT_TEXT = 80;

/**
 * The answers that can be trusted, in the order in which they were given.
 * @param {{log?: unknown}} memory
 * @returns {Answered[]}
 */
export function answersIn(memory) {
  return Array.isArray(memory.log) ? memory.log.filter(isAnswered) : [];
}

/**
 * Adds an answer. Past 1,200 answers the oldest go, those to questions seen before first: readiness
 * counts only the others.
 * @param {{log?: unknown}} memory
 * @param {Answered} answered
 */
export function note(memory, answered) {
  memory.log = bounded([...answersIn(memory), answered]);
}

/**
 * The answers of a list with those of another that it lacks, by day; of one day its own come first.
 * @param {Answered[]} one
 * @param {Answered[]} other
 */
export function joinedAnswers(one, other) {
  const known = new Set(one.map(nameOfAnswer));
  const all = [...one, ...other.filter((answered) => !known.has(nameOfAnswer(answered)))];
  return bounded(all.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))));
}

/** Readiness counts only what was unseen: two answers that differ in this alone are two. */
function nameOfAnswer({ q, v, day, right, sure, mode, unseen }) {
  return JSON.stringify([q, v, day, right, sure, mode, unseen]);
}

/**
 * Takes out of a memory what practice wrote and what cannot be read; gives it as a text, or "".
 * The question's own entry stays: only its place in the schedule is lost.
 * @param {import("./memory.js").Memory} memory
 */
export function takeDamaged(memory) {
  const taken = {};
  const good = answersIn(memory);
  if (memory.log !== undefined && (!Array.isArray(memory.log) || good.length < memory.log.length)) {
    taken.log = Array.isArray(memory.log) ? memory.log.filter((answered) => !isAnswered(answered)) : memory.log;
    memory.log = good;
  }
  if (memory.finished !== undefined && !isDay(memory.finished)) {
    taken.finished = memory.finished;
    delete memory.finished;
  }
  for (const [id, entry] of Object.entries(memory.questions)) {
    const placed = ["box", "due", "day", "at", "sure"].filter((name) => entry[name] !== undefined);
    if (placed.length && !isPlaced(entry)) {
      taken[id] = Object.fromEntries(placed.map((name) => [name, entry[name]]));
      placed.forEach((name) => delete entry[name]);
    }
  }
  return Object.keys(taken).length ? JSON.stringify(taken) : "";
}

/**
 * Whether an entry has a place in the schedule that can be trusted.
 * @param {Record<string, unknown>} entry
 */
export function isPlaced({ box, due, day, at, sure }) {
  return (
    Number.isInteger(box) &&
    box >= 1 &&
    box <= 6 &&
    isDay(due) &&
    isDay(day) &&
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at)) &&
    typeof sure === "boolean"
  );
}

function bounded(log) {
  const surplus = log.length - LONGEST;
  if (surplus <= 0) {
    return log;
  }
  const seen = log.filter(({ unseen }) => !unseen).slice(0, surplus);
  const gone = new Set(seen.length < surplus ? [...seen, ...log.filter(({ unseen }) => unseen).slice(0, surplus - seen.length)] : seen);
  return log.filter((answered) => !gone.has(answered));
}

function isAnswered(value) {
  return (
    isMap(value) &&
    [value.q, value.v].every((text) => typeof text === "string" && text.length <= SHORT_TEXT) &&
    isDay(value.day) &&
    MODES.includes(value.mode) &&
    [value.right, value.sure, value.unseen].every((flag) => typeof flag === "boolean")
  );
}
