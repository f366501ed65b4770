/**
 * Progress as a file: what is written into it, and what is taken from it.
 */
import { isDay } from "./days.js";
import { answersIn, joinedAnswers } from "./journal.js";
import { readCards } from "./known-cards.js";
import { isMap, parsed, readQuestions } from "./memory.js";
import { readAttempts } from "./open-memory.js";
import { readWish } from "./plan.js";

/**
 * @typedef {{log: import("./journal.js").Answered[], finished?: string, plan?: import("./plan.js").Wish,
 *   cards: string[]}} Practice what practice keeps beside the questions; a file from before practice has none of it
 */

const LARGEST_FILE = 2000000;

/**
 * The text of the file to keep.
 * @param {import("./memory.js").Memory} memory
 */
export function fileText(memory) {
  return `${JSON.stringify({ file: "course-progress", ...memory }, null, 1)}\n`;
}

/**
 * Reads a file; gives its entries and its results of mock exams, or the reason why it cannot be used.
 * @param {string} text
 * @param {string} courseId
 * @returns {{questions: Record<string, import("./memory.js").Entry>,
 *   attempts: import("./open-memory.js").Attempt[], practice: Practice, reason: string}}
 */
export function readFile(text, courseId) {
  const value = text.length > LARGEST_FILE ? undefined : parsed(text);
  const saved = isMap(value) && value.file === "course-progress" && isMap(value.questions);
  let reason = "";
  if (text.length > LARGEST_FILE) {
    reason = "The file is too large to be saved progress.";
  } else if (value === undefined) {
    reason = "The file cannot be read: it is damaged, or it is another kind of file.";
  } else if (!saved) {
    reason = "The file does not hold saved progress.";
  } else if (value.course !== courseId) {
    reason = "The file belongs to another course.";
  }
  if (reason) {
    return { questions: {}, attempts: [], practice: { log: [], cards: [] }, reason };
  }
  const { questions, unreadable } = readQuestions(value.questions);
  const results = readAttempts(value.attempts);
  const bad = Object.keys(unreadable).length + results.unreadable.length;
  if (bad) {
    reason = `The file is damaged: ${bad} of its entries cannot be read.`;
  }
  return { questions, attempts: results.attempts, practice: practiceIn(value), reason };
}

function practiceIn(value) {
  const finished = isDay(value.finished) ? { finished: value.finished } : {};
  const plan = readWish(value.plan);
  return { log: answersIn(value), cards: readCards(value.cards), ...finished, ...(plan ? { plan } : {}) };
}

/**
 * Takes into a memory what practice kept elsewhere: answers are joined and so are known flashcards, the
 * earlier day of finishing counts, and a plan is taken where there is none.
 * @param {import("./memory.js").Memory} memory
 * @param {Practice} practice
 */
export function mergePractice(memory, { log, finished, plan, cards }) {
  if (log.length) {
    memory.log = joinedAnswers(answersIn(memory), log);
  }
  if (finished && !(isDay(memory.finished) && memory.finished < finished)) {
    memory.finished = finished;
  }
  if (plan && !readWish(memory.plan)) {
    memory.plan = plan;
  }
  if (cards.length) {
    memory.cards = readCards([...readCards(memory.cards), ...cards]);
  }
}

/**
 * What a memory has beside the questions that it did not have before, in words.
 * @param {import("./memory.js").Memory} before
 * @param {import("./memory.js").Memory} after
 */
export function broughtBy(before, after) {
  const known = new Set(readAttempts(before.attempts).attempts.map(({ id }) => id));
  const results = readAttempts(after.attempts).attempts.filter(({ id }) => !known.has(id)).length;
  const answers = new Set(answersIn(before).map((answered) => JSON.stringify(answered)));
  return [
    ...(results ? [results === 1 ? "1 result of a mock exam" : `${results} results of mock exams`] : []),
    ...(answersIn(after).every((answered) => answers.has(JSON.stringify(answered))) ? [] : ["answers in practice"]),
    ...(after.plan === before.plan ? [] : ["a study plan"]),
    ...(readCards(after.cards).length === readCards(before.cards).length ? [] : ["flashcards that you knew"]),
    ...(after.finished === before.finished ? [] : ["the day you finished the lessons"]),
  ];
}

/**
 * Takes entries into a memory where they are newer than what it has; says how many were taken.
 * @param {import("./memory.js").Memory} memory
 * @param {Record<string, import("./memory.js").Entry>} questions
 */
export function merge(memory, questions) {
  let taken = 0;
  for (const [id, entry] of Object.entries(questions)) {
    const own = memory.questions[id];
    if (!own || own.time < entry.time) {
      memory.questions[id] = entry;
      taken += 1;
    }
  }
  return taken;
}
