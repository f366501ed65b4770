/**
 * Addresses of pages inside the site.
 */
import { course } from "./course.js";
import { pageAddress } from "./page-address.js";
import { base } from "./site.js";

/** Packed for a stick, each page is a file of its own name, as those of the lessons are. */
const PACKED = course.modules.some(({ lessons }) => lessons.some(({ url }) => url.endsWith(".html")));

/**
 * The address of a page of the site, or of a section of it.
 * @param {string} url from where the site starts
 * @param {string} section an anchor, or ""
 */
export function addressOf(url, section = "") {
  const to = pageAddress(url, base);
  to.hash ||= section;
  return to.href;
}

/**
 * The address of a page by its path under docs/, such as "practice/review.md".
 * @param {string} path
 */
export function addressOfPage(path) {
  return addressOf(PACKED ? path.replace(/\.md$/, ".html") : path.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/"));
}
