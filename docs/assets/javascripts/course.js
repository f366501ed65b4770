/**
 * What the course holds: its modules, their lessons, and the questions placed in each lesson.
 *
 * The build puts the real course in the place of this empty one. A version may be cut to its first
 * letters; ids and titles are there only where a page shows them. A question's id that starts with
 * the lesson's own may be cut to the rest: "-01" in the lesson learn/tea/pot/ is pot-01.
 *
 * @typedef {{id: string, title: string, url: string, questions: Record<string, string>}} CourseLesson
 *   `questions`: version by question id
 * @typedef {{title: string, lessons: CourseLesson[]}} CourseModule
 */

/** @type {{id: string, modules: CourseModule[]}} */
export const course = { id: "course", modules: [] };
