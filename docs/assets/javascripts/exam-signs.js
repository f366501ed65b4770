/**
 * The small signs of a mock exam; each stands beside words that say the same.
 */
import { element } from "./element.js";

const SPACE = "http://www.w3.org/2000/svg";

/**
 * How a question stands: a full disk, an empty ring, or a dash.
 * @param {"answered" | "open" | "unseen"} state
 */
export function stateSign(state) {
  return element("span", { class: "exam__sign", "data-state": state, "aria-hidden": "true" });
}

/** A flag. */
export function flagSign() {
  const made = drawn("svg", { viewBox: "0 0 24 24", class: "exam__flag", "aria-hidden": "true" });
  made.append(drawn("path", { d: "M5 2h2v20H5zM7 3h13l-4 5 4 5H7z" }));
  return made;
}

/**
 * A piece of a drawing.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}
