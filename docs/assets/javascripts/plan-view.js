/**
 * Draws a plan of study by day, and the same as events for a calendar.
 */
import { counted, dayWords, LONG_DAY } from "./day-words.js";
import { later, weekday } from "./days.js";
import { element } from "./element.js";

/**
 * Each task in words, with the place it leads to where there is one.
 * @param {import("./plan.js").Task} task
 * @param {{lessons: Map<string, import("./plan-parts.js").PlanLesson>,
 *   exams: Record<string, import("./plan-parts.js").PlanExam | undefined>,
 *   review: string, practice: string}} around
 * @returns {{title: string, href?: string}}
 */
export function taskWords(task, { lessons, exams, review, practice }) {
  switch (task.kind) {
    case "lesson":
      return { title: `Lesson: ${lessons.get(task.id).title}`, href: lessons.get(task.id).href };
    case "review":
      return { title: "Review what is due", href: review };
    case "practice":
      return { title: `Mixed practice: ${counted(task.count, "question")}`, href: practice };
    case "short-exam":
      return { title: `Mock exam: ${exams.short.title}`, href: exams.short.href };
    case "long-exam":
      return { title: `Mock exam: ${exams.long.title}`, href: exams.long.href };
    default:
      return { title: "Stop early and sleep well" };
  }
}

/**
 * The days of a plan, week by week, with the exam as the last.
 * @param {readonly import("./plan.js").StudyDay[]} days
 * @param {{exam: string, today: string}} when
 * @param {(task: import("./plan.js").Task) => {title: string, href?: string}} words
 */
export function planDays(days, { exam, today }, words) {
  const weeks = new Map();
  for (const each of [...days, { day: exam, tasks: [], minutes: 0 }]) {
    const monday = later(each.day, -((weekday(each.day) + 6) % 7));
    weeks.set(monday, [...(weeks.get(monday) ?? []), each]);
  }
  return [...weeks].flatMap(([monday, inside]) => [
    element("h3", { class: "plan__week-of" }, `Week of ${dayWords(monday, { month: "long", day: "numeric" })}`),
    element("ol", { class: "plan__days" }, ...inside.map((each) => dayItem(each, exam, today, words))),
  ]);
}

/**
 * The plan as events of whole days.
 * @param {readonly import("./plan.js").StudyDay[]} days
 * @param {string} exam
 * @param {string} course its title
 * @param {(task: import("./plan.js").Task) => {title: string}} words
 */
export function planEvents(days, exam, course, words) {
  const events = days.map(({ day, tasks, minutes }) => ({
    day,
    summary: `${course}: ${minutes} minutes`,
    lines: tasks.map((task) => `- ${words(task).title}`),
  }));
  return [...events, { day: exam, summary: `${course}: day of the exam`, lines: [] }];
}

function dayItem({ day, tasks, minutes }, exam, today, words) {
  const isExam = day === exam;
  const said = [dayWords(day, LONG_DAY)];
  if (day === today) {
    said.unshift("Today,");
  }
  const name = element("h4", { class: "plan__day" }, said.join(" "), ...(isExam ? [] : [" ", element("span", { class: "plan__minutes" }, `${minutes} minutes`)]));
  const items = tasks.map((task) => taskItem(task, words(task)));
  const inside = isExam ? element("p", {}, "Day of the exam. Good luck.") : element("ul", { class: "plan__tasks" }, ...items);
  return element("li", { class: "plan__date", "data-today": day === today, "data-exam-day": isExam }, name, inside);
}

function taskItem({ minutes }, { title, href }) {
  const name = href ? element("a", { href }, title) : title;
  return element("li", {}, name, ...(minutes ? [element("span", { class: "plan__minutes" }, ` ${minutes} min`)] : []));
}
