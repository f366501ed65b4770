/**
 * What the browser remembers of a reader: read with care, because anyone may have written it.
 *
 * @typedef {"seen" | "right" | "wrong" | "shown"} Verdict `shown`: the reader asked for the answer
 * @typedef {{v: string, verdict: Verdict, attempts: number, first: Verdict, time: string, choice?: string[]}} Entry
 *   `v` is the question's version when it was answered, `first` the verdict at the first try,
 *   `time` the moment in UTC
 * @typedef {{schema: number, course: string, reader: number, questions: Record<string, Entry>}} Memory
 *   `reader` is the seed of this reader's orders; 0 when there is none yet
 */

const VERDICTS = ["seen", "right", "wrong", "shown"];
const QUESTION_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/;
const LONGEST_ENTRY = 4000;

/**
 * A memory of nothing.
 * @param {string} courseId
 * @returns {Memory}
 */
export function emptyMemory(courseId) {
  return { schema: 1, course: courseId, reader: 0, questions: Object.create(null) };
}

/**
 * An entry with all that a later reader needs, or null when it cannot be trusted.
 * What an older version did not write is filled in; what a newer one added is kept.
 * @param {unknown} value
 * @returns {Entry | null}
 */
export function readEntry(value) {
  if (!isMap(value) || JSON.stringify(value).length > LONGEST_ENTRY) {
    return null;
  }
  const { v, verdict, attempts = 1, first = verdict, time = "1970-01-01T00:00:00.000Z", choice } = value;
  const choiceIsFine =
    choice === undefined || (Array.isArray(choice) && choice.every((part) => typeof part === "string"));
  const fine =
    typeof v === "string" &&
    VERDICTS.includes(verdict) &&
    VERDICTS.includes(first) &&
    Number.isInteger(attempts) &&
    attempts >= 0 &&
    typeof time === "string" &&
    !Number.isNaN(Date.parse(time)) &&
    choiceIsFine;
  return fine ? { ...value, v, verdict, attempts, first, time: new Date(time).toISOString() } : null;
}

/**
 * A map of entries, parted into what can be read and what cannot.
 * @param {Record<string, unknown>} map
 */
export function readQuestions(map) {
  const questions = Object.create(null);
  const unreadable = Object.create(null);
  for (const [id, value] of Object.entries(map)) {
    const entry = QUESTION_ID.test(id) ? readEntry(value) : null;
    if (entry) {
      questions[id] = entry;
    } else {
      unreadable[id] = value;
    }
  }
  return { questions, unreadable };
}

/**
 * A memory from its saved text; `aside` is the text of whatever could not be read, or "".
 * @param {string | null} text
 * @param {string} courseId
 * @returns {{memory: Memory, aside: string}}
 */
export function readMemory(text, courseId) {
  const memory = emptyMemory(courseId);
  if (text === null) {
    return { memory, aside: "" };
  }
  const value = parsed(text);
  if (!isMap(value) || (value.course !== undefined && value.course !== courseId)) {
    return { memory, aside: text };
  }
  const { questions: saved = {}, schema, reader, ...rest } = value;
  const { questions, unreadable } = readQuestions(isMap(saved) ? saved : {});
  let aside = Object.keys(unreadable).length ? JSON.stringify(unreadable) : "";
  if (!isMap(saved)) {
    aside = JSON.stringify(saved);
  }
  return {
    memory: {
      ...rest,
      schema: Number.isInteger(schema) ? schema : 1,
      course: courseId,
      reader: Number.isInteger(reader) ? reader : 0,
      questions,
    },
    aside,
  };
}

/**
 * The value that a text holds as JSON, or undefined.
 * @param {string} text
 */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a value is keys and values.
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
