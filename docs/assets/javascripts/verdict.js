/**
 * Draws what a reader is told after an answer: the verdict in words, the feedback, and the reasons.
 */
import { element, icon } from "./element.js";
import { inPlace } from "./grading.js";
import { letterOf } from "./parts.js";

const WORDS = { right: "Correct", wrong: "Not yet", shown: "Here is the answer" };

/**
 * The verdict and the feedback on the reader's own answer.
 * @param {import("./parts.js").Parts} parts
 * @param {"right" | "wrong" | "shown"} verdict
 * @param {string[]} answer
 */
export function verdictBox(parts, verdict, answer) {
  const word = element("p", { class: "question__word", tabindex: "-1" }, icon(verdict), element("strong", {}, WORDS[verdict]));
  return element("div", { class: "question__box", "data-verdict": verdict }, word, ...feedback(parts, verdict, answer));
}

/**
 * Why each other option fails, and at "Show me why" also why the right one is right.
 * @param {import("./parts.js").Parts} parts
 * @param {"right" | "shown"} verdict
 * @param {string[]} answer
 * @returns {Node[]}
 */
export function otherReasons(parts, verdict, answer) {
  const others = shownOrder(parts).filter((key) => verdict === "shown" || !answer.includes(key));
  if (!parts.reasons.size || !others.length) {
    return [];
  }
  const title = verdict === "shown" ? "Why, option by option" : "Why the others are not right";
  return [element("p", { class: "question__title" }, title), element("ul", { class: "question__reasons" }, ...others.map((key) => reason(parts, key)))];
}

function feedback(parts, verdict, answer) {
  const { type, reasons } = parts;
  if (type === "order" || type === "fill") {
    return verdict === "wrong" ? wrongEntry(parts, answer) : rightEntry(parts);
  }
  if (verdict === "shown") {
    return [];
  }
  if (type === "several") {
    const chosen = shownOrder(parts).filter((key) => answer.includes(key));
    const missing = verdict === "wrong" && chosen.every((key) => parts.key.includes(key));
    const more = missing ? [element("p", {}, "What you chose is right. There is more to choose.")] : [];
    return [...more, element("ul", { class: "question__reasons" }, ...chosen.map((key) => reason(parts, key)))];
  }
  return copies(reasons.get(answer[0]), ".question__feedback");
}

function wrongEntry({ root, type, key }, answer) {
  if (type === "fill") {
    return copies(root, ".question__wrong");
  }
  return [element("p", {}, `${inPlace(key, answer)} of ${key.length} steps are in their place.`)];
}

function rightEntry({ root }) {
  return copies(root, ".question__answer > :not(summary, .question__wrong)");
}

function reason(parts, key) {
  const why = parts.reasons.get(key).cloneNode(true);
  why.prepend(icon(parts.key.includes(key) ? "right" : "wrong"));
  why.querySelector(".question__chosen").prepend(element("span", { class: "question__letter" }, letterOf(parts, key)), " ");
  return why;
}

function shownOrder({ items }) {
  const [first] = items.values();
  return first ? [...first.parentElement.children].map((item) => item.dataset.item) : [];
}

function copies(root, selector) {
  return [...root.querySelectorAll(selector)].map((found) => found.cloneNode(true));
}
