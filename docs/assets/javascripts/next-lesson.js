/**
 * Which lesson a reader goes on with; knows nothing of pages.
 */
import { lessonCounts, questionId, standing } from "./counts.js";

/**
 * The lesson that was begun last and is not done, else the first that is not done, else null.
 * @param {import("./course.js").CourseLesson[]} lessons in the order of the course
 * @param {Record<string, import("./memory.js").Entry>} entries
 * @returns {{lesson: import("./course.js").CourseLesson, begun: boolean} | null}
 */
export function nextLesson(lessons, entries) {
  const open = lessons.filter((lesson) => Object.keys(lesson.questions).length && !isDone(lesson, entries));
  const visited = open.map((lesson) => ({ lesson, last: lastVisit(lesson, entries) })).filter(({ last }) => last);
  const [begun] = visited.sort((one, other) => (one.last > other.last ? -1 : 1));
  if (begun) {
    return { lesson: begun.lesson, begun: true };
  }
  return open.length ? { lesson: open[0], begun: false } : null;
}

/**
 * Whether a reader is done with a lesson; never where it asks nothing.
 * @param {import("./course.js").CourseLesson} lesson
 * @param {Record<string, import("./memory.js").Entry>} entries
 */
export function isDone(lesson, entries) {
  const counts = lessonCounts(lesson, entries);
  return counts.all > 0 && standing(counts) === "done";
}

/**
 * When a question of a lesson was last met in the lesson itself, or "". Practice, review and exams
 * write the same moment twice, as `at` too: what they ask opens no lesson.
 */
function lastVisit(lesson, entries) {
  const ids = Object.keys(lesson.questions).map((short) => questionId(lesson, short));
  const met = ids.map((id) => entries[id]).filter((entry) => entry && entry.at !== entry.time);
  return met.map(({ time }) => time).sort().pop() ?? "";
}
