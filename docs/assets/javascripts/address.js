/**
 * Addresses of pages inside the site.
 */
import { base } from "./site.js";

/**
 * The address of a page of the site; in a folder the file itself is named, because no server does it.
 * @param {string} url from where the site starts
 * @param {string} section an anchor, or ""
 */
export function addressOf(url, section = "") {
  const to = new URL(url, base);
  if (to.protocol === "file:" && to.pathname.endsWith("/")) {
    to.pathname += "index.html";
  }
  to.hash ||= section;
  return to.href;
}
