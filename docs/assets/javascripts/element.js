/**
 * Makes pieces of a page. Text always goes in as text, so that nothing typed or saved can run.
 */

/**
 * @param {string} name
 * @param {Record<string, string | boolean>} attributes `true` writes the bare attribute, `false` none
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/**
 * A button that asks for an action by name; player.js hears it.
 * @param {string} action
 * @param {string} kind `main` or `quiet`
 * @param {...(Node | string)} children
 */
export function button(action, kind, ...children) {
  return element("button", { type: "button", class: `player-button player-button--${kind}`, "data-do": action }, ...children);
}

const SHAPES = {
  right: "M4 12.5l5.5 5.5L20 7",
  wrong: "M6 6l12 12M18 6L6 18",
  shown: "M12 7.5v.01M12 11v6.5",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  move: "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01",
};

/**
 * A small picture beside words that say the same.
 * @param {string} name
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "player-icon");
  picture.setAttribute("aria-hidden", "true");
  line.setAttribute("d", SHAPES[name]);
  picture.append(line);
  return picture;
}

/**
 * A sentence of ours to the reader, heard as well as seen.
 * @param {...(Node | string)} children
 */
export function notice(...children) {
  return element("div", { class: "player-notice", role: "status" }, ...children);
}

/**
 * A notice of some words, which the focus can be brought to; none where there are no words.
 * @param {string} words
 */
export function noticeOf(words) {
  return words ? [notice(element("p", { tabindex: "-1" }, words))] : [];
}
