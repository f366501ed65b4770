/**
 * The start of a mock exam: which one, which questions, and how much time.
 */
import { button, element, notice } from "./element.js";
import { clockWords, stateOf, timeLeft } from "./sitting.js";

const CLOCKS = [
  ["0", "With the clock", ""],
  ["25", "25 percent more time", ""],
  ["50", "50 percent more time", ""],
  ["off", "No clock", "Take all the time you need"],
];

/**
 * The form in which an exam is chosen.
 * @param {import("./bank.js").Blueprint[]} blueprints
 * @param {string} chosen the id of one of them, or ""
 * @param {(blueprint: import("./bank.js").Blueprint, wanted: {form: string, extra: number, timed: boolean}) => void} begin
 */
export function choiceForm(blueprints, chosen, begin) {
  const [first] = blueprints;
  const named = blueprints.some(({ id }) => id === chosen) ? chosen : first.id;
  const forms = Object.keys(first.forms).map((letter) => element("option", { value: letter }, `Paper ${letter}, the same as printed`));
  const form = element(
    "form",
    { class: "practice__form" },
    group("Which exam", "exam__which", ...blueprints.map((blueprint) => radio("exam", blueprint.id, blueprint.id === named, blueprint.title, `${countOf(blueprint)} questions · ${blueprint.minutes} minutes · ${blueprint.pass} percent to pass`, blueprint.format ? blueprint.note : ""))),
    group("How much time", "", ...CLOCKS.map(([value, title, means]) => radio("clock", value, value === "0", title, means))),
    element("label", { class: "practice__select" }, element("span", {}, "Which questions"), element("select", { name: "form" }, element("option", { value: "" }, "Drawn for you, new ones first"), ...forms)),
    element("p", { class: "practice__fits" }, "You see what is right when you hand in, not before. You can leave and go on later: the clock runs only while this page is open."),
    element("button", { type: "submit", class: "player-button player-button--main practice__start" }, "Start the exam"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = new FormData(form);
    const clock = said.get("clock");
    const wanted = { form: said.get("form"), extra: Number(clock) || 0, timed: clock !== "off" };
    begin(blueprints.find(({ id }) => id === said.get("exam")), wanted);
  });
  return form;
}

/**
 * What to do with an exam that is open.
 * @param {import("./open-memory.js").Exam} exam
 * @param {boolean} sure whether to ask before it is thrown away
 */
export function openExam(exam, sure = false) {
  if (sure) {
    return notice(element("p", {}, `Throw away “${exam.title}” with its answers?`), button("discard-now", "main", "Yes, throw it away"), button("keep", "quiet", "Keep it"));
  }
  const answered = exam.items.filter((item) => stateOf(item) === "answered").length;
  const time = exam.timed ? `, ${clockWords(timeLeft(exam))} left` : "";
  const words = `You have an exam open: “${exam.title}”, ${answered} of ${exam.items.length} answered${time}.`;
  return notice(element("p", {}, words), button("go-on", "main", "Go on"), button("discard", "quiet", "Throw it away"));
}

function countOf({ parts }) {
  return parts.reduce((sum, [, count]) => sum + count, 0);
}

function group(title, kind, ...choices) {
  return element("fieldset", { class: "practice__group" }, element("legend", {}, title), element("div", { class: `practice__choices ${kind}` }, ...choices));
}

function radio(name, value, checked, title, ...means) {
  const lines = means.filter(Boolean).map((words) => element("span", { class: "practice__means" }, words));
  return element("label", { class: "practice__choice" }, element("input", { type: "radio", name, value, checked }), element("span", {}, element("strong", {}, title), ...lines));
}
