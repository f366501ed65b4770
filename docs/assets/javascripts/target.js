/**
 * The place in a page that an address leads to.
 */

/**
 * @param {string} hash what stands in the address from "#" on; anyone may have typed it
 * @returns {HTMLElement | null}
 */
export function targetOf(hash) {
  const name = hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(name));
  } catch {
    // A percent sign that stands for itself.
    return document.getElementById(name);
  }
}
