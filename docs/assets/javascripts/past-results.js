/**
 * Earlier results: a small chart, and beside it the same as a table.
 */
import { dayWords } from "./day-words.js";
import { dayOf } from "./days.js";
import { button, element } from "./element.js";
import { drawn } from "./exam-signs.js";
import { scoreOf } from "./score.js";

const SHOWN = 12;
const HIGH = 120;
const STEP = 40;
const LEFT = 34;

/**
 * @param {import("./open-memory.js").Attempt[]} attempts oldest first
 * @returns {Node[]}
 */
export function pastResults(attempts) {
  if (!attempts.length) {
    return [];
  }
  const rows = [...attempts].reverse().map(attemptRow);
  const heads = ["Day", "Exam", "Score", "Of 100, on another day", "Result"];
  const table = element(
    "table",
    { class: "progress__table history__table" },
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows),
  );
  return [element("h2", { id: "results" }, "Your results"), chart(attempts.slice(-SHOWN)), table];
}

/** The reader's own day on which an exam ended. */
export function dayOfEnd({ ended }) {
  return dayWords(dayOf(ended), { year: "numeric", month: "short", day: "numeric" });
}

/** The name of an exam with its letter. */
export function nameOf({ title, form }) {
  return form ? `${title}, paper ${form}` : title;
}

function attemptRow(attempt) {
  const { percent, low, high, passed, right, all } = scoreOf(attempt);
  const see = button("see", "quiet", passed ? "Passed: see it" : "Not passed: see it", element("span", { class: "player-heard" }, ` (${nameOf(attempt)}, ${dayOfEnd(attempt)})`));
  see.dataset.id = attempt.id;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, dayOfEnd(attempt)),
    attemptCell("Exam", nameOf(attempt)),
    attemptCell("Score", `${right} of ${all}, ${percent} percent`),
    attemptCell("Of 100, on another day", `${low} to ${high}`),
    attemptCell("Result", see),
  );
}

function attemptCell(title, content) {
  return element("td", { "data-title": title }, content);
}

/** One column for each result, with its range as a line and the pass mark as a tick. */
function chart(attempts) {
  const width = LEFT + attempts.length * STEP + 6;
  const y = (percent) => HIGH - (percent / 100) * (HIGH - 16);
  const words = attempts.map((attempt) => `${dayOfEnd(attempt)}: ${scoreOf(attempt).percent} percent, pass mark ${attempt.pass}`);
  const grid = [0, 50, 100].flatMap((percent) => [
    drawn("line", { x1: LEFT, x2: width, y1: y(percent), y2: y(percent), class: "chart__grid" }),
    drawn("text", { x: LEFT - 6, y: y(percent) + 4, "text-anchor": "end" }, String(percent)),
  ]);
  const columns = attempts.flatMap((attempt, index) => {
    const { percent, low, high, passed } = scoreOf(attempt);
    const x = LEFT + index * STEP + 8;
    const middle = x + 12;
    return [
      drawn("rect", { x, y: y(percent), width: 24, height: Math.max(1, HIGH - y(percent)), class: passed ? "chart__bar" : "chart__bar chart__bar--under" }),
      drawn("line", { x1: middle, x2: middle, y1: y(low), y2: y(high), class: "chart__range" }),
      drawn("line", { x1: x - 5, x2: x + 29, y1: y(attempt.pass), y2: y(attempt.pass), class: "chart__pass" }),
      drawn("text", { x: middle, y: HIGH + 15, "text-anchor": "middle" }, String(percent)),
    ];
  });
  const picture = drawn("svg", { viewBox: `0 0 ${width} ${HIGH + 22}`, width: width * 1.3, class: "chart", role: "img", "aria-label": `Scores in percent, oldest first. ${words.join("; ")}.` }, ...grid, ...columns);
  return element("figure", { class: "chart__box" }, picture, element("figcaption", {}, "Full columns passed, striped ones did not. The heavy line is the pass mark; the thin one is the range on another day."));
}
