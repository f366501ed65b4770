/**
 * The address of a page, also where the site is opened from a folder.
 */

/**
 * The whole address of a page; in a folder the file itself is named, because no server does it.
 * @param {string} url from where the site starts
 * @param {URL | string} base where the site starts
 * @returns {URL}
 */
export function pageAddress(url, base) {
  const to = new URL(url, base);
  if (to.protocol === "file:" && to.pathname.endsWith("/")) {
    to.pathname += "index.html";
  }
  return to;
}
