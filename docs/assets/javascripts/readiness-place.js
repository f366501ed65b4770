/**
 * Puts the readiness figures into a place of a page.
 */
import { addressOfPage } from "./address.js";
import { askedIn } from "./asked.js";
import { element } from "./element.js";
import { takeDamaged } from "./journal.js";
import { readiness } from "./readiness.js";
import { readinessParts, wayOn } from "./readiness-view.js";
import { store } from "./site.js";

/** The pass mark where the course has no mock exam. */
const PASS_MARK = 70;

/** The pass mark of the longest mock exam. */
function passMarkOf({ blueprints }) {
  const length = ({ parts }) => parts.reduce((sum, [, number]) => sum + number, 0);
  return [...blueprints].sort((one, other) => length(other) - length(one))[0]?.pass ?? PASS_MARK;
}

/**
 * @param {HTMLElement} place with `data-readiness="here"` on the page that explains the figure
 * @param {import("./bank.js").Bank} bank
 */
export function showReadiness(place, bank) {
  const memory = store.read();
  takeDamaged(memory);
  const practice = `${addressOfPage("practice/index.md")}?kind=new`;
  const here = place.dataset.readiness === "here";
  const seen = readiness(memory, askedIn(bank), { passMark: passMarkOf(bank.index) });
  if (!Object.keys(memory.questions).length) {
    // Where practice begins, the choice of questions stands right above.
    const on = "figures" in place.dataset ? [] : [wayOn(practice)];
    place.replaceChildren(element("p", {}, "Answer some questions, and see here how ready you look."), ...on);
    return;
  }
  const how = here ? "" : addressOfPage("practice/readiness.md");
  place.replaceChildren(...readinessParts(seen, bank.index.modules, { how, practice }));
}
