/**
 * The choices for a plan of study: a license, the day of the exam, and days of the week.
 */
import { dayWords } from "./day-words.js";
import { isDay, later } from "./days.js";
import { button, element } from "./element.js";
import { LONGEST_PLAN } from "./plan.js";

/** A Sunday, from which the names of the days are counted. */
const SUNDAY = "2026-01-04";
const WORKDAYS = [1, 2, 3, 4, 5];

/**
 * @param {import("./plan-parts.js").PlanLicense[]} licenses
 * @param {import("./plan.js").Wish | null} wish what was chosen before
 * @param {string} today
 * @param {string} asked the id of the license that goes before the one that was chosen, or ""
 */
export function planForm(licenses, wish, today, asked) {
  const chosen = wish ?? { license: "", exam: "", days: WORKDAYS };
  const options = [{ id: "", title: "None, or another one" }, ...licenses].map(({ id, title }) =>
    element("option", { value: id, selected: id === (asked || chosen.license) }, title),
  );
  const week = Array.from({ length: 7 }, (_, index) => (index + 1) % 7).map((number) =>
    element(
      "label",
      { class: "plan__weekday" },
      element("input", { type: "checkbox", name: "day", value: String(number), checked: chosen.days.includes(number) }),
      element("span", {}, dayWords(later(SUNDAY, number), { weekday: "long" })),
    ),
  );
  const license = element("label", { class: "plan__field" }, element("span", {}, "License"), element("select", { name: "license" }, ...options));
  const exam = element(
    "label",
    { class: "plan__field" },
    element("span", {}, "Day of the exam"),
    element("input", { type: "date", name: "exam", value: chosen.exam, min: later(today, 1), max: later(today, LONGEST_PLAN) }),
  );
  return element(
    "form",
    { class: "plan__form", novalidate: true },
    ...(licenses.length ? [license] : []),
    exam,
    element("fieldset", { class: "plan__week" }, element("legend", {}, "Days on which you study"), ...week),
    element("p", { class: "plan__fault", role: "alert" }),
    element("div", { class: "question__actions" }, submit(), ...(wish ? [button("keep-plan", "quiet", "Keep the plan I have")] : [])),
  );
}

/**
 * What stands in the form: a wish, or what is missing, with the field it is missing in.
 * @param {HTMLFormElement} form
 * @param {string} today
 * @returns {{wish: import("./plan.js").Wish} | {fault: string, field: HTMLElement}}
 */
export function readForm(form, today) {
  const { exam, license, day } = form.elements;
  const days = [...day].filter(({ checked }) => checked).map(({ value }) => Number(value));
  if (!isDay(exam.value)) {
    return { fault: "Choose the day of the exam.", field: exam };
  }
  if (exam.value <= today) {
    return { fault: "Choose a day after today.", field: exam };
  }
  if (exam.value > later(today, LONGEST_PLAN)) {
    return { fault: "Choose a day within a year.", field: exam };
  }
  if (!days.length) {
    return { fault: "Choose one day of the week at least.", field: day[0] };
  }
  return { wish: { license: license?.value ?? "", exam: exam.value, days, made: today } };
}

function submit() {
  return element("button", { type: "submit", class: "player-button player-button--main" }, "Make my plan");
}
