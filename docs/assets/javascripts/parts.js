/**
 * Reads a question out of the page, and puts an answer into it or takes one from it.
 *
 * @typedef {{root: HTMLElement, id: string, version: string, type: string, key: string[],
 *   items: Map<string, HTMLElement>, reasons: Map<string, HTMLElement>}} Parts
 *   `items`: options or steps by their key, in the author's order;
 *   `reasons`: why each option is right or not, by the option's key
 */

/**
 * @param {HTMLElement} root the element with `data-question`
 * @returns {Parts}
 */
export function readParts(root) {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const items = new Map(all("[data-item]").map((item) => [item.dataset.item, item]));
  const reasons = new Map(all(".question__why").map((reason) => [reason.dataset.option, reason]));
  const { question: id, version, type } = root.dataset;
  let key = all(".question__why[data-correct]").map((reason) => reason.dataset.option);
  if (type === "fill") {
    key = all(".question__answers li").map((answer) => answer.textContent);
  }
  if (type === "order") {
    key = [...items.keys()].sort();
  }
  return { root, id, version, type, key, items, reasons };
}

/** The reader's answer as it stands in the page. */
export function readAnswer({ root, type }) {
  if (type === "fill") {
    return [root.querySelector(".question__gap").value.trim().slice(0, 500)];
  }
  if (type === "order") {
    return [...root.querySelectorAll("[data-item]")].map((step) => step.dataset.item);
  }
  return [...root.querySelectorAll("input:checked")].map((input) => input.value);
}

/** Writes an answer into the page; true when it fits the question. */
export function writeAnswer({ root, type, items }, answer) {
  if (type === "fill") {
    root.querySelector(".question__gap").value = answer[0] ?? "";
    return answer.length === 1;
  }
  if (type === "order") {
    const fits = answer.length === items.size && new Set(answer).size === items.size && answer.every((key) => items.has(key));
    if (fits) {
      arrange({ items }, answer);
    }
    return fits;
  }
  for (const input of root.querySelectorAll(".question__option input")) {
    input.checked = answer.includes(input.value);
  }
  return answer.length > 0 && answer.every((key) => items.has(key));
}

/** Puts options or steps in an order of their keys. */
export function arrange({ items }, order) {
  for (const key of order) {
    const item = items.get(key);
    item.parentElement.append(item);
  }
}

/** The letter that an option shows at its present place. */
export function letterOf({ items }, key) {
  const item = items.get(key);
  return String.fromCharCode(65 + [...item.parentElement.children].indexOf(item));
}
