/**
 * Opens the bank for a place in a page, and says so when it cannot be had.
 */
import { openBank } from "./bank.js";
import { button, element, notice } from "./element.js";
import { whenShown, refresh } from "./site.js";

const NOT_LOADED = "The questions could not be loaded. Check your connection, then try again.";

/**
 * Loads questions, and says so in a place meanwhile; whether they are there. Where they are not, the place says that.
 * @param {HTMLElement} place
 * @param {import("./bank.js").Bank} bank
 * @param {readonly string[]} ids
 * @param {string} kind the class of what will stand there, so that the page is laid out for it at once
 */
export async function gathered(place, bank, ids, kind) {
  if (!bank.holds(ids)) {
    place.replaceChildren(element("div", { class: `practice__wait ${kind}` }, notice(element("p", {}, "Getting the questions …"))));
  }
  try {
    await bank.need(ids);
    return true;
  } catch {
    place.replaceChildren(notice(element("p", {}, NOT_LOADED), button("reload", "main", "Try again")));
    return false;
  }
}

/**
 * Calls `begin` with the place on this page, once the bank is open.
 * @param {string} selector
 * @param {(place: HTMLElement, bank: import("./bank.js").Bank) => void} begin
 */
export function onceOpen(selector, begin) {
  whenShown(() => open(document.querySelector(selector), begin));
}

async function open(place, begin) {
  let bank;
  try {
    bank = await openBank(place);
  } catch {
    const again = button("reload", "main", "Try again");
    again.addEventListener("click", () => open(place, begin), { once: true });
    place.replaceChildren(notice(element("p", {}, NOT_LOADED), again));
    return;
  }
  begin(place, bank);
  refresh();
}
