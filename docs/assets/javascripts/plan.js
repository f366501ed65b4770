/**
 * A plan of study from today to the day of an exam; made anew whenever it is shown, so that it bends.
 *
 * @typedef {{license: string, exam: string, days: number[], made: string}} Wish
 *   what the reader chose: an id or "", the exam's day, days of the week from 0 for Sunday,
 *   and the day on which it was chosen
 * @typedef {{id: string, minutes: number, named: boolean}} Open a lesson that is not done yet, in the
 *   order of teaching; `named`: the license names what it teaches
 * @typedef {{kind: "lesson" | "review" | "practice" | "short-exam" | "long-exam" | "rest",
 *   minutes: number, id?: string, count?: number}} Task
 * @typedef {{day: string, minutes: number, tasks: Task[]}} StudyDay
 */
import { daysBetween, isDay, later, weekday } from "./days.js";
import { isMap } from "./memory.js";

/** A plan reaches this many days at most. */
export const LONGEST_PLAN = 366;

/** Minutes of lessons a day past which lessons that the license names come first. */
const TIGHT = 60;

/** Minutes for what is due again, on each day after the first. */
const REVIEW = 10;

/** Questions of mixed practice on a day, and on the last days. */
const PRACTICE = { while: 10, end: 20 };

const LICENSE_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/;

/**
 * What the reader chose, or null when it cannot be trusted.
 * @param {unknown} value
 * @returns {Wish | null}
 */
export function readWish(value) {
  const fine =
    isMap(value) &&
    (value.license === "" || (typeof value.license === "string" && LICENSE_ID.test(value.license))) &&
    isDay(value.exam) &&
    isDay(value.made) &&
    Array.isArray(value.days) &&
    value.days.length > 0 &&
    value.days.length === new Set(value.days).size &&
    value.days.every((day) => Number.isInteger(day) && day >= 0 && day <= 6);
  return fine ? { license: value.license, exam: value.exam, days: value.days, made: value.made } : null;
}

/**
 * Takes a plan that cannot be trusted out of a memory; gives it as a text, or "".
 * @param {{plan?: unknown}} memory
 */
export function takeDamagedPlan(memory) {
  const { plan } = memory;
  if (plan === undefined || readWish(plan)) {
    return "";
  }
  delete memory.plan;
  return JSON.stringify({ plan });
}

/**
 * The days of study from today up to the day before the exam.
 * @param {Wish} wish
 * @param {string} today
 */
export function studyDays({ exam, days }, today) {
  const left = Math.min(daysBetween(today, exam), LONGEST_PLAN);
  const all = Array.from({ length: Math.max(0, left) }, (_, index) => later(today, index));
  return all.filter((day) => days.includes(weekday(day)));
}

/**
 * The plan from today on: lessons first, spread evenly; then mixed practice and mock exams.
 * @param {Wish} wish
 * @param {readonly Open[]} open
 * @param {string} today
 * @param {{shortExam: number, longExam: number}} minutes of the short and the long mock exam; 0 for none
 * @returns {{days: StudyDay[], tight: boolean}} `tight`: there is little time, so lessons that
 *   the license names come before others that would be taught earlier
 */
export function planned(wish, open, today, { shortExam, longExam }) {
  const days = studyDays(wish, today);
  const lastPhase = days.length < 3 ? 0 : Math.max(1, Math.round(days.length / 5));
  const lessonDays = open.length ? days.slice(0, days.length - lastPhase) : [];
  const total = open.reduce((sum, { minutes }) => sum + minutes, 0);
  const little = total > TIGHT * lessonDays.length;
  const order = little ? [...open.filter(({ named }) => named), ...open.filter(({ named }) => !named)] : [...open];
  const shares = spread(order, lessonDays.length);
  const exams = examDays(days, lessonDays.length);
  const made = days.map((day, index) => {
    const tasks = (shares[index] ?? []).map(({ id, minutes }) => ({ kind: "lesson", id, minutes }));
    if (index > 0 || !open.length) {
      tasks.push({ kind: "review", minutes: REVIEW });
    }
    if (exams.long.has(index) && longExam) {
      tasks.push({ kind: "long-exam", minutes: longExam });
    } else if (exams.short.has(index) && shortExam) {
      tasks.push({ kind: "short-exam", minutes: shortExam });
    } else {
      const count = index < lessonDays.length ? PRACTICE.while : PRACTICE.end;
      tasks.push({ kind: "practice", count, minutes: count });
    }
    if (index === days.length - 1 && days.length > 2) {
      tasks.push({ kind: "rest", minutes: 0 });
    }
    return { day, tasks, minutes: tasks.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
  return { days: made, tight: order.some((lesson, index) => lesson !== open[index]) };
}

/**
 * The days of study since the plan was made on which nothing was answered.
 * @param {Wish} wish
 * @param {ReadonlySet<string>} studied days on which something was answered
 * @param {string} today
 */
export function missedDays(wish, studied, today) {
  const since = daysBetween(wish.made, today) > LONGEST_PLAN ? later(today, -LONGEST_PLAN) : wish.made;
  const before = wish.exam < today ? wish.exam : today;
  return studyDays({ ...wish, exam: before }, since).filter((day) => !studied.has(day));
}

/** Lessons in order over so many days: each on the day in whose share of all minutes it begins. */
function spread(lessons, number) {
  const shares = Array.from({ length: number }, () => []);
  const total = lessons.reduce((sum, { minutes }) => sum + minutes, 0);
  let before = 0;
  for (const lesson of lessons) {
    shares[Math.floor((before / total) * number)]?.push(lesson);
    before += lesson.minutes;
  }
  return shares;
}

/** A short exam halfway through the lessons; long ones at the start of the last days and before the last. */
function examDays(days, lessons) {
  const last = days.length - 1;
  const long = new Set(last - lessons >= 1 ? [lessons, last - 1] : []);
  const halfway = Math.floor(lessons / 2);
  const short = new Set(lessons >= 4 ? [halfway] : []);
  if (!long.size && days.length > 1) {
    short.add(last);
  }
  return { long, short };
}
