/**
 * What the study plan asks for today, in a line. The page of the plan draws the same plan from its own lists.
 */
import { counted } from "./day-words.js";
import { isDone } from "./next-lesson.js";
import { planned } from "./plan.js";

/**
 * @param {import("./plan.js").Wish} wish
 * @param {import("./bank.js").Index} index
 * @param {import("./course.js").CourseLesson[]} outline the lessons with their questions
 * @param {Record<string, import("./memory.js").Entry>} entries
 * @param {string} today a day of study
 */
export function planWords(wish, index, outline, entries, today) {
  const done = new Set(outline.filter((lesson) => isDone(lesson, entries)).map(({ url }) => url));
  const lessons = index.modules.flatMap((module) => module.lessons);
  const named = namedBy(wish.license, index);
  const open = lessons.filter(({ url }) => !done.has(url)).map(({ id, minutes }) => ({ id, minutes, named: named.has(id) }));
  const exams = index.blueprints.filter(({ format }) => !format).map(({ minutes }) => minutes);
  const length = exams.length ? { shortExam: Math.min(...exams), longExam: Math.max(...exams) } : { shortExam: 0, longExam: 0 };
  const [{ tasks, minutes }] = planned(wish, open, today, length).days;
  const titles = tasks.filter(({ kind }) => kind === "lesson").map(({ id }) => lessons.find((lesson) => lesson.id === id).title);
  const first = titles.length === 1 ? [`the lesson “${titles[0]}”`] : [];
  const several = titles.length > 1 ? [counted(titles.length, "lesson")] : [];
  const rest = tasks.map(({ kind }) => OTHERS[kind]).filter(Boolean);
  return `${[...first, ...several, ...rest].join(", ")}, ${minutes} minutes`;
}

const OTHERS = { review: "review", practice: "practice", "short-exam": "a mock exam", "long-exam": "a mock exam" };

/** The lessons that teach what a license names. */
function namedBy(id, { licenses, topics }) {
  const names = new Set(licenses.find((license) => license.id === id)?.topics);
  return new Set(topics.filter((topic) => names.has(topic.id)).flatMap((topic) => topic.lessons));
}
