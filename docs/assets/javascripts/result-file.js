/**
 * A result as a file of its own, which opens in any browser.
 */
import { element } from "./element.js";
import { nameOf } from "./past-results.js";

const STYLE =
  "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;color:#14202c;background:#fff}table{border-collapse:collapse}th,td{padding:.2rem .6rem;border:1px solid #8a98a6;text-align:left}svg{width:1rem;height:1rem;fill:none;stroke:currentcolor;stroke-width:3}li{margin:.6rem 0}ol,ul{list-style:none;padding-left:1rem}";

/**
 * Gives the reader a result to keep.
 * @param {HTMLElement} page as it is on the screen
 * @param {import("./open-memory.js").Attempt} attempt
 */
export function saveResult(page, attempt) {
  const copy = page.cloneNode(true);
  for (const needless of copy.querySelectorAll("button, .result__scale, .question__actions")) {
    needless.remove();
  }
  for (const hidden of copy.querySelectorAll("[hidden]")) {
    hidden.hidden = false;
  }
  const file = document.implementation.createHTMLDocument(nameOf(attempt));
  file.documentElement.lang = document.documentElement.lang;
  file.head.prepend(element("meta", { charset: "utf-8" }));
  file.head.append(element("style", {}, STYLE));
  file.body.append(element("h1", {}, nameOf(attempt)), copy);
  const address = URL.createObjectURL(new Blob([`<!doctype html>\n${file.documentElement.outerHTML}\n`], { type: "text/html" }));
  element("a", { href: address, download: `result-${attempt.exam}-${attempt.ended.slice(0, 10)}.html` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
