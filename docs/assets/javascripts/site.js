/**
 * What every page of the site has: where the site starts, what is remembered, and when a page is shown.
 */
import { course } from "./course.js";
import { element, notice } from "./element.js";
import { drawMarks } from "./marks.js";
import { Store } from "./store.js";

/** Where the site starts: this script lies two folders below. */
export const base = new URL("../../", document.currentScript?.src ?? location.href);

export const store = new Store(course.id);

export function article() {
  return document.querySelector("article") ?? document.body;
}

/** Draws what follows from the memory: the marks in the navigation, and what the reader should be told. */
export function refresh() {
  drawMarks(course, store.read().questions, base);
  for (const problem of store.problems) {
    const said = [...document.querySelectorAll(".player-notice")].some((box) => box.textContent === problem);
    if (!said) {
      const box = notice(element("p", {}, problem));
      const title = article().querySelector("h1");
      title ? title.after(box) : article().prepend(box);
    }
  }
  store.problems.clear();
}

/**
 * Calls `begin` when the page is whole.
 * @param {() => void} begin
 */
export function whenShown(begin) {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
}
