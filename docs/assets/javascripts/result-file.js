/**
 * A result as a file of its own, which opens in any browser.
 */
import { download } from "./download.js";
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
  // Written as text: a style in a live document is against the site's own policy.
  const title = element("h1", {}, nameOf(attempt));
  const head = `<meta charset="utf-8"><title>${title.innerHTML}</title><style>${STYLE}</style>`;
  const text = `<!doctype html>\n<html lang="${document.documentElement.lang}"><head>${head}</head><body>${title.outerHTML}${copy.outerHTML}</body></html>\n`;
  download(text, "text/html", `result-${attempt.exam}-${attempt.ended.slice(0, 10)}.html`);
}
