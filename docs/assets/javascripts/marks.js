/**
 * A quiet mark beside each lesson, in the navigation and on the pages that list lessons: not started, begun or done.
 */
import { lessonCounts, standing } from "./counts.js";
import { element, icon } from "./element.js";

/**
 * @param {{modules: import("./course.js").CourseModule[]}} course
 * @param {Record<string, import("./memory.js").Entry>} entries
 * @param {URL} base where the site starts
 */
export function drawMarks(course, entries, base) {
  const standings = new Map();
  for (const lesson of course.modules.flatMap((module) => module.lessons)) {
    const counts = lessonCounts(lesson, entries);
    if (counts.all) {
      standings.set(new URL(lesson.url, base).href, standing(counts));
    }
  }
  for (const link of document.querySelectorAll(".beside a, a.lesson-link")) {
    const reached = standings.get(link.href);
    const drawn = link.querySelector(".lesson-mark");
    if (!reached || drawn?.dataset.standing === reached) {
      continue;
    }
    drawn?.remove();
    const picture = reached === "done" ? [icon("right")] : [];
    const words = element("span", { class: "player-heard" }, ` (${reached})`);
    link.append(element("span", { class: "lesson-mark", "data-standing": reached, title: reached }, ...picture, words));
  }
}
