/**
 * Counts what a reader did in a lesson; only questions that the course still has are counted.
 *
 * @typedef {{all: number, seen: number, answered: number, first: number, finished: number, review: string[]}} Counts
 *   `first`: right at the first try; `finished`: right by now, or the answer was shown;
 *   `review`: ids of questions that were wrong, shown, or changed since
 */

/**
 * @param {import("./course.js").CourseLesson} lesson
 * @param {Record<string, import("./memory.js").Entry>} entries
 * @returns {Counts}
 */
export function lessonCounts(lesson, entries) {
  const counts = { all: 0, seen: 0, answered: 0, first: 0, finished: 0, review: [] };
  for (const [short, version] of Object.entries(lesson.questions)) {
    const id = questionId(lesson, short);
    counts.all += 1;
    const entry = entries[id];
    if (!entry) {
      continue;
    }
    counts.seen += 1;
    if (entry.verdict === "seen") {
      continue;
    }
    const current = entry.v.startsWith(version);
    if (!current || entry.verdict !== "right") {
      counts.review.push(id);
    }
    if (current) {
      counts.answered += 1;
      counts.first += entry.first === "right" ? 1 : 0;
      counts.finished += entry.verdict === "wrong" ? 0 : 1;
    }
  }
  return counts;
}

/** The whole id of a question that the outline of the course may have cut. */
export function questionId(lesson, short) {
  return short.startsWith("-") ? lessonName(lesson) + short : short;
}

/** The id of a lesson, which is the end of its address. */
function lessonName({ url }) {
  return url.replace(/(\/|\.html)$/, "").split("/").pop();
}

/**
 * How far a reader is with a lesson.
 * @param {Counts} counts
 * @returns {"not started" | "begun" | "done"}
 */
export function standing(counts) {
  if (counts.seen === 0) {
    return "not started";
  }
  return counts.finished === counts.all ? "done" : "begun";
}
