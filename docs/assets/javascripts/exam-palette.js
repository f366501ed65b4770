/**
 * All questions of a mock exam at a glance: which are answered, seen and flagged, each one tap away.
 */
import { element } from "./element.js";
import { flagSign, stateSign } from "./exam-signs.js";
import { stateOf } from "./sitting.js";

const STATES = { answered: "answered", open: "seen, no answer", unseen: "not seen" };

/** @param {boolean} open whether it is unfolded; `showPalette` fills it */
export function palette(open) {
  return element("details", { class: "exam__all", open }, element("summary", {}), legend(), element("ol", { class: "exam__palette" }));
}

/**
 * Shows the questions as they are; the focus stays on the question it was on.
 * @param {HTMLElement} all what `palette` made
 * @param {import("./open-memory.js").Exam["items"]} items
 * @param {number} at the question on the screen
 */
export function showPalette(all, items, at) {
  const states = items.map(stateOf);
  const answered = states.filter((state) => state === "answered").length;
  const flagged = items.filter((item) => item.flag).length;
  const sums = [`${answered} answered`, `${items.length - answered} without an answer`, ...(flagged ? [`${flagged} flagged`] : [])];
  all.querySelector("summary").textContent = `All questions: ${sums.join(", ")}`;
  const list = all.querySelector("ol");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  list.replaceChildren(...items.map((item, index) => element("li", {}, go(item, index, states[index], index === at))));
  list.querySelector(`[data-at="${focused}"]`)?.focus();
}

function go({ flag }, index, state, here) {
  const words = `Question ${index + 1}, ${STATES[state]}${flag ? ", flagged" : ""}`;
  const told = { type: "button", class: "exam__go", "data-do": "go", "data-at": String(index), "data-state": state, "aria-label": words, title: words, "aria-current": here && "step" };
  return element("button", told, stateSign(state), String(index + 1), ...(flag ? [flagSign()] : []));
}

function legend() {
  const signs = Object.entries(STATES).map(([state, words]) => element("li", {}, stateSign(state), words));
  return element("ul", { class: "exam__legend" }, ...signs, element("li", {}, flagSign(), "flagged"));
}
