/**
 * Addresses of pages inside the site.
 */
import { pageAddress } from "./page-address.js";
import { base } from "./site.js";

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
