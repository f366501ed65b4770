/**
 * The result of a mock exam: the score and how sure it is, each module, and each question with its reasons.
 */
import { addressOf } from "./address.js";
import { button, element, icon } from "./element.js";
import { drawn } from "./exam-signs.js";
import { isEmpty } from "./grading.js";
import { dayOfEnd, nameOf } from "./past-results.js";
import { rangeWords, scoreOf, sums } from "./score.js";
import { clockWords } from "./sitting.js";

const FILTERS = [
  ["missed", "Missed"],
  ["flagged", "Flagged"],
  ["all", "All"],
];

/**
 * @param {import("./open-memory.js").Attempt} attempt
 * @param {import("./bank.js").Bank} bank with the questions of the attempt loaded
 * @returns {HTMLElement}
 */
export function resultPage(attempt, bank) {
  const { right, all, percent, passed } = scoreOf(attempt);
  const missed = attempt.items.filter((item) => !item.right).length;
  const title = element("h2", { class: "session__where", tabindex: "-1" }, `${passed ? "Passed" : "Not passed"}: ${right} of ${all} right`);
  const page = element(
    "div",
    { class: "result" },
    element("div", { class: "result__sum", "data-passed": passed }, element("p", { class: "result__exam" }, `${nameOf(attempt)} · ${dayOfEnd(attempt)}`), title, element("p", {}, element("strong", {}, `${percent} percent. `), `The pass mark is ${attempt.pass} percent.`), scale(attempt), element("p", {}, rangeWords(attempt)), ...(missed ? [element("p", {}, missedWords(attempt))] : []), element("p", { class: "result__small" }, `${timeWords(attempt)} This is practice. It predicts no real exam.`)),
    element("div", { class: "question__actions result__do" }, ...(missed ? [button("review", "main", `Practice the ${missed} that I missed`)] : []), button("print", "quiet", "Print"), button("save", "quiet", "Save as a file"), button("back-to-start", "quiet", "All exams")),
    element("h3", {}, "By module and lesson"),
    moduleTable(attempt, bank),
    ...topicParts(attempt, bank),
    element("h3", {}, "Question by question"),
    filters(attempt),
    element("ol", { class: "result__items" }, ...attempt.items.map((item, index) => itemOf(item, index, bank))),
  );
  filter(page, missed ? "missed" : "all");
  return page;
}

/**
 * Shows only some questions of a result.
 * @param {HTMLElement} page
 * @param {string} name
 */
export function filter(page, name) {
  for (const item of page.querySelectorAll(".result__item")) {
    item.hidden = name !== "all" && item.dataset[name] === undefined;
  }
  for (const pressed of page.querySelectorAll("[data-do=filter]")) {
    pressed.setAttribute("aria-pressed", String(pressed.dataset.name === name));
  }
}

function filters({ items }) {
  const counts = { missed: items.filter((item) => !item.right).length, flagged: items.filter((item) => item.flag).length, all: items.length };
  const made = FILTERS.map(([name, words]) => {
    const pressed = button("filter", "quiet", `${words} (${counts[name]})`);
    pressed.dataset.name = name;
    return pressed;
  });
  return element("div", { class: "question__actions result__filters", role: "group", "aria-label": "Which questions to show" }, ...made);
}

/** The score on a line from 0 to 100, with its range and the pass mark; the words beside it say the same. */
function scale(attempt) {
  const { percent, low, high } = scoreOf(attempt);
  const x = (value) => 10 + value * 3;
  // At the ends the words stand beside their mark, or the picture would cut them off.
  const anchor = (value) => (value < 10 ? "start" : value > 90 ? "end" : "middle");
  return drawn(
    "svg",
    { viewBox: "0 0 320 52", class: "result__scale", "aria-hidden": "true" },
    drawn("line", { x1: x(0), x2: x(100), y1: 26, y2: 26, class: "result__line" }),
    drawn("line", { x1: x(low), x2: x(high), y1: 26, y2: 26, class: "result__range" }),
    drawn("line", { x1: x(attempt.pass), x2: x(attempt.pass), y1: 14, y2: 38, class: "chart__pass" }),
    drawn("circle", { cx: x(percent), cy: 26, r: 7, class: "result__dot" }),
    drawn("text", { x: x(attempt.pass), y: 50, "text-anchor": anchor(attempt.pass) }, `pass ${attempt.pass}`),
    drawn("text", { x: x(percent), y: 11, "text-anchor": anchor(percent) }, `you ${percent}`),
  );
}

function missedWords({ items }) {
  const missed = items.filter((item) => !item.right);
  const empty = missed.filter(({ answer }) => isEmpty(answer)).length;
  const kinds = [
    [missed.length - empty, "wrong"],
    [empty, "without an answer"],
  ];
  return `${missed.length} to look at: ${kinds.flatMap(([count, words]) => (count ? [`${count} ${words}`] : [])).join(", ")}.`;
}

function timeWords({ used, minutes, extra, timed }) {
  const taken = `You took ${clockWords(used)}`;
  if (!timed) {
    return `${taken}, without the clock.`;
  }
  return extra ? `${taken} of ${clockWords(minutes * 600 * (100 + extra))}, with ${extra} percent more time.` : `${taken} of ${minutes}:00.`;
}

/** The topics that licenses name; a question counts for each topic that its lesson teaches. */
function topicParts({ items }, bank) {
  const byLesson = sums(items.filter(({ q }) => bank.has(q)), ({ q }) => bank.lessonOf(q).id);
  const rows = bank.index.topics.flatMap((topic) => {
    const inside = topic.lessons.flatMap((id) => byLesson.get(id) ?? []);
    const add = (name) => inside.reduce((all, sum) => all + sum[name], 0);
    return inside.length ? [moduleRow(topic.title, { right: add("right"), all: add("all"), time: add("time") }, false)] : [];
  });
  const words = "These are the topics that licenses name. A question counts for each topic that its lesson teaches.";
  return rows.length ? [element("h3", {}, "By topic"), element("p", { class: "result__small" }, words), table("Topic", rows)] : [];
}

function moduleTable({ items }, bank) {
  const known = items.filter(({ q }) => bank.has(q));
  const byModule = sums(known, ({ q }) => bank.lessonOf(q).module);
  const byLesson = sums(known, ({ q }) => bank.lessonOf(q).id);
  const rows = bank.index.modules.flatMap((module) => {
    const sum = byModule.get(module.id);
    const lessons = module.lessons.filter(({ id }) => byLesson.has(id));
    return sum ? [moduleRow(module.title, sum, true), ...lessons.map((lesson) => moduleRow(element("a", { href: addressOf(lesson.url) }, lesson.title), byLesson.get(lesson.id), false))] : [];
  });
  return table("Module and lesson", rows);
}

function table(first, rows) {
  const head = [first, "Right", "Time each"].map((words) => element("th", { scope: "col" }, words));
  return element("table", { class: "result__table" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}

function moduleRow(title, { right, all, time }, whole) {
  return element("tr", whole ? { class: "result__module" } : {}, element("th", { scope: "row" }, title), element("td", {}, `${right} of ${all}`), element("td", {}, clockWords(time / all)));
}

function itemOf(item, index, bank) {
  const words = verdictWords(item);
  const about = element("p", { class: "result__verdict" }, icon(item.right ? "right" : "wrong"), element("strong", {}, `${index + 1}. ${words}`), element("span", {}, ` · ${clockWords(item.time)}${item.flag ? " · flagged" : ""}`));
  return element("li", { class: "result__item", ...(item.right ? {} : { "data-missed": "" }), ...(item.flag ? { "data-flagged": "" } : {}) }, about, ...(bank.has(item.q) ? explained(item, bank) : [element("p", {}, "This question is no longer in the course.")]));
}

function verdictWords({ answer, right }) {
  if (isEmpty(answer)) {
    return "No answer";
  }
  return right ? "Right" : "Not right";
}

function explained(item, bank) {
  const parts = bank.question(item.q);
  const same = parts.version === item.v;
  const stem = element("div", { class: "result__stem" }, ...parts.root.querySelector(".question__stem").childNodes);
  stem.querySelectorAll("input").forEach((gap) => gap.replaceWith("____"));
  const changed = same ? [] : [element("p", {}, element("em", {}, "This question was changed since. This is its wording now."))];
  const answers = DRAWN[parts.type](parts, same ? item : { ...item, answer: [], order: [] });
  return [stem, ...changed, ...answers, where(item.q, bank)];
}

function options({ items, key, reasons }, { answer, order }) {
  const keys = [...items.keys()];
  const ordered = [...new Set(order)].filter((place) => place < keys.length).map((place) => keys[place]);
  const shown = ordered.length === keys.length ? ordered : keys;
  const rows = shown.map((name, index) => {
    const tags = [...(answer.includes(name) ? ["your answer"] : []), ...(key.includes(name) ? ["right"] : [])];
    const mark = tags.length ? [element("span", { class: "result__tags" }, `(${tags.join(", ")})`)] : [];
    const state = key.includes(name) ? "right" : "wrong";
    return element("li", { class: "result__option", "data-mark": tags.length ? state : "" }, element("p", {}, element("strong", {}, `${String.fromCharCode(65 + index)}. `), ...copies(items.get(name), ".question__text", true), " ", ...mark), ...copies(reasons.get(name), ".question__feedback"));
  });
  return [element("ul", { class: "result__options" }, ...rows)];
}

function steps({ root, items }, { answer }) {
  // A file may hold any words as an answer.
  const lines = answer.filter((name) => items.has(name)).map((name) => element("li", {}, ...copies(items.get(name), ".question__text", true)));
  const own = lines.length ? [element("p", {}, element("strong", {}, "Your order")), element("ol", {}, ...lines)] : [];
  return [...own, element("p", {}, element("strong", {}, "The right order")), ...copies(root, ".question__right, .question__answer .question__feedback")];
}

function gap({ root, key }, { answer }) {
  const own = isEmpty(answer) ? [] : [element("p", {}, element("strong", {}, "Your answer: "), answer[0])];
  return [...own, element("p", {}, element("strong", {}, "Right: "), key.join(" / ")), ...copies(root, ".question__answer .question__feedback")];
}

const DRAWN = { single: options, several: options, "true-false": options, order: steps, fill: gap };

function where(id, bank) {
  const { section, sources = [] } = bank.known(id);
  const lesson = bank.lessonOf(id);
  const named = sources.map((source) => bank.index.sources[source]);
  const links = named.flatMap(({ title, url }, index) => [index ? "; " : " Sources: ", url ? element("a", { href: addressOf(url) }, title) : title]);
  return element("p", { class: "result__where" }, element("a", { href: addressOf(lesson.url, section) }, `Lesson: ${lesson.title}`), ".", ...links, links.length ? "." : "");
}

/** Copies of what a selector finds, or of what stands inside it. */
function copies(root, selector, inside = false) {
  const found = [...root.querySelectorAll(selector)].map((each) => each.cloneNode(true));
  return inside ? found.flatMap((each) => [...each.childNodes]) : found;
}
