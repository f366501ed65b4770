/**
 * Paper: a switch that puts the answers at the end of a printed lesson.
 */
import { button, element } from "./element.js";
import { letterOf, readParts } from "./parts.js";

/**
 * Draws the switch at the end of a lesson, once.
 * @param {HTMLElement} article
 */
export function drawPrintSwitch(article) {
  if (!article.querySelector(".player-print")) {
    const box = element("input", { type: "checkbox", "data-do": "answers" });
    const label = element("label", { class: "player-choice" }, box, element("span", {}, "Print with answers"));
    article.append(element("div", { class: "player-print" }, button("print", "quiet", "Print this page"), label));
  }
}

/**
 * Writes the answers of all questions of the page to its end, with the letters as they stand now.
 * @param {HTMLElement} article
 */
export function drawPrintKey(article) {
  article.querySelector(".player-key")?.remove();
  if (!article.querySelector("[data-do=answers]")?.checked) {
    return;
  }
  const list = element("ol", {});
  for (const root of article.querySelectorAll("[data-question]")) {
    list.append(element("li", {}, answerOf(readParts(root))));
  }
  article.append(element("div", { class: "player-key" }, element("p", {}, element("strong", {}, "Answers")), list));
}

function answerOf(parts) {
  const { type, key, items } = parts;
  if (type === "fill") {
    return key.join(" / ");
  }
  const texts = key.map((name) => {
    const text = items.get(name).querySelector(".question__text").textContent;
    return `${letterOf(parts, name)}: ${text}`;
  });
  return type === "order" ? texts.join(" → ") : texts.sort().join(" · ");
}
