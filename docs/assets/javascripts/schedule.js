/**
 * When a question comes back: five boxes, and the rules by which questions leave and return.
 *
 * Spaced practice beats the same practice in one sitting (Latimier and others 2021,
 * doi 10.1007/s10648-020-09572-8); the exact days hardly matter, and these are ours.
 * The rules are told to the reader in scripts/coursekit/pages/texts/review.md; a test holds both together.
 *
 * @typedef {{id: string, version: string, module: string, objective: string, safety: boolean}} Asked
 *   a question as the bank's index has it
 * @typedef {{id: string, why: "missed" | "unsure" | "changed" | "spaced" | "refresher", due: string}} Due
 */
import { dayOf, daysBetween, later, monthsLater } from "./days.js";
import { answersIn, isPlaced, note } from "./journal.js";

/** Days until a question in box 1 to 5 comes back. */
export const WAITS = [1, 3, 7, 21, 60];

/** The box of questions that the queue leaves in peace. */
export const RETIRED = 6;

/** Months after the last lesson at which some questions come back to all who finished. */
export const REFRESHERS = [1, 3, 6];

/** Questions in a refresher. */
export const REFRESHER_SIZE = 20;

/**
 * Writes an answer given in practice, in review or in an exam into the memory: the question's entry,
 * its place in the schedule, and the list of answers. Nothing else may write the entry for this answer.
 * @param {import("./memory.js").Memory} memory changed in place
 * @param {string} id
 * @param {string} version
 * @param {{right: boolean, sure?: boolean, shown?: boolean, choice?: string[],
 *   mode: import("./journal.js").Mode, now?: Date | number}} answer
 *   `sure`: false when the reader said so; `shown`: the reader asked for the answer, so it was not right
 */
export function record(memory, id, version, { right, sure = true, shown = false, choice, mode, now = Date.now() }) {
  const today = dayOf(now);
  const before = memory.questions[id];
  const met = before !== undefined && before.verdict !== "seen";
  const same = met && before.v === version;
  const verdict = verdictOf(right, shown);
  const at = new Date(now).toISOString();
  memory.questions[id] = {
    ...(same ? before : {}),
    v: version,
    verdict,
    attempts: same ? before.attempts + 1 : 1,
    first: same ? before.first : verdict,
    time: at,
    ...(choice ? { choice } : {}),
    ...moved(same ? placeOf(before, today) : null, verdict === "right", sure, today),
    at,
    sure,
  };
  if (!choice) {
    delete memory.questions[id].choice;
  }
  const unseen = !met && !answersIn(memory).some(({ q }) => q === id);
  note(memory, { q: id, v: version, day: today, right: verdict === "right", sure, mode, unseen });
}

/**
 * What is due today, the most urgent first: missed, then unsure, changed, spaced; of these
 * safety-critical ones first, then the longest overdue.
 * @param {import("./memory.js").Memory} memory
 * @param {Iterable<Asked>} questions of the course as it is now
 * @param {Date | number} now
 * @returns {Due[]}
 */
export function due(memory, questions, now = Date.now()) {
  const today = dayOf(now);
  const all = [];
  for (const asked of questions) {
    const found = standingOf(memory.questions[asked.id], asked.version, today);
    if (found && found.due <= today) {
      all.push({ ...found, id: asked.id, safety: asked.safety });
    }
  }
  all.sort(
    (a, b) =>
      URGENCY.indexOf(a.why) - URGENCY.indexOf(b.why) ||
      Number(b.safety) - Number(a.safety) ||
      (a.due < b.due ? -1 : Number(a.due > b.due)) ||
      (a.id < b.id ? -1 : 1),
  );
  return all.map(({ id, why, due: day }) => ({ id, why, due: day }));
}

/**
 * How many questions come back on each of the next days; what is overdue counts for today.
 * @param {import("./memory.js").Memory} memory
 * @param {Iterable<Asked>} questions
 * @param {Date | number} now
 * @param {number} days
 * @returns {{day: string, count: number}[]}
 */
export function ahead(memory, questions, now, days) {
  const today = dayOf(now);
  const counts = Array.from({ length: days }, (_, index) => ({ day: later(today, index), count: 0 }));
  for (const { id, version } of questions) {
    const found = standingOf(memory.questions[id], version, today);
    const index = found ? Math.max(0, daysBetween(today, found.due)) : days;
    if (index < days) {
      counts[index].count += 1;
    }
  }
  return counts;
}

/**
 * How many questions are in each box: not met yet (0), boxes 1 to 5, and retired (6).
 * @param {import("./memory.js").Memory} memory
 * @param {Iterable<Asked>} questions
 * @param {Date | number} now
 * @returns {number[]}
 */
export function boxes(memory, questions, now = Date.now()) {
  const counts = Array(RETIRED + 1).fill(0);
  for (const { id, version } of questions) {
    counts[standingOf(memory.questions[id], version, dayOf(now))?.box ?? 0] += 1;
  }
  return counts;
}

/**
 * Notes the first day on which every question placed in a lesson has an answer.
 * @param {import("./memory.js").Memory} memory changed in place
 * @param {Iterable<string>} placed ids of the questions in lessons
 * @param {Date | number} now
 * @returns {boolean} whether it was noted now
 */
export function noteFinished(memory, placed, now = Date.now()) {
  const met = (id) => memory.questions[id] !== undefined && memory.questions[id].verdict !== "seen";
  const fresh = memory.finished === undefined && [...placed].length > 0 && [...placed].every(met);
  if (fresh) {
    memory.finished = dayOf(now);
  }
  return fresh;
}

/**
 * The refresher that is open, or null: from 1, 3 and 6 months after finishing until 20 questions
 * were answered since, up to 20 questions that were not, safety-critical first, then the longest unasked.
 * @param {import("./memory.js").Memory} memory
 * @param {Iterable<Asked>} questions
 * @param {Date | number} now
 * @returns {{months: number, since: string, left: number, due: Due[]} | null}
 */
export function refresher(memory, questions, now = Date.now()) {
  const today = dayOf(now);
  const passed = memory.finished === undefined ? [] : REFRESHERS.filter((months) => monthsLater(memory.finished, months) <= today);
  if (!passed.length) {
    return null;
  }
  const months = passed.at(-1);
  const since = monthsLater(memory.finished, months);
  const met = [];
  for (const { id, version, safety } of questions) {
    const entry = memory.questions[id];
    if (standingOf(entry, version, today)) {
      met.push({ id, safety, day: dayOf(entry.time) });
    }
  }
  const wanted = Math.min(REFRESHER_SIZE, met.length);
  const left = wanted - met.filter(({ day }) => day >= since).length;
  if (left <= 0) {
    return null;
  }
  const waiting = met.filter(({ day }) => day < since);
  waiting.sort((a, b) => Number(b.safety) - Number(a.safety) || (a.day < b.day ? -1 : Number(a.day > b.day)) || (a.id < b.id ? -1 : 1));
  return { months, since, left, due: waiting.slice(0, left).map(({ id }) => ({ id, why: "refresher", due: since })) };
}

const NEVER = "9999-12-31";

const URGENCY = ["missed", "unsure", "changed", "spaced"];

function verdictOf(right, shown) {
  if (shown) {
    return "shown";
  }
  return right ? "right" : "wrong";
}

/** Where a question stands for the reader, or null when it was never answered. */
function standingOf(entry, version, today) {
  if (!entry || entry.verdict === "seen") {
    return null;
  }
  if (entry.v !== version) {
    return { box: 1, due: today, why: "changed" };
  }
  const { box, due: day } = placeOf(entry, today);
  const unsure = entry.sure === false && entry.at === entry.time;
  let why = entry.verdict === "right" ? "spaced" : "missed";
  if (why === "spaced" && unsure) {
    why = "unsure";
  }
  return { box, due: day, why };
}

/**
 * Box and due day of an entry, whoever wrote it last. An answer in a lesson puts a question
 * into box 1, or back into it when it was wrong; a right one moves nothing up, for the text is beside it.
 * A day that has not come yet is not believed: the clock was wrong, and the question is due now.
 */
function placeOf(entry, today) {
  const day = dayOf(entry.time);
  const inLesson = !isPlaced(entry) || entry.at !== entry.time;
  let place = entry;
  if (inLesson && (!isPlaced(entry) || entry.verdict !== "right")) {
    place = { box: 1, day, due: later(day, WAITS[0]) };
  }
  // One day ahead is no wrong clock: who flies west lives a day twice.
  const unbelievable = daysBetween(today, place.day) > 1 || daysBetween(today, place.due) > WAITS.at(-1) + 1;
  if (place.box === RETIRED) {
    return { box: RETIRED, due: NEVER };
  }
  return { box: place.box, due: unbelievable ? today : place.due };
}

/** The place after an answer: up when right, sure and due; down when unsure; box 1 when not right. */
function moved(place, right, sure, today) {
  if (!right || !place) {
    return { box: 1, day: today, due: later(today, WAITS[0]) };
  }
  if (!sure) {
    const box = Math.max(1, place.box - 1);
    return { box, day: today, due: later(today, WAITS[box - 1]) };
  }
  if (place.due > today) {
    return { box: place.box, day: today, due: place.due };
  }
  const box = place.box + 1;
  return { box, day: today, due: box === RETIRED ? NEVER : later(today, WAITS[box - 1]) };
}
