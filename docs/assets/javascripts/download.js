/**
 * Gives the reader a file that is made in the page.
 */
import { element } from "./element.js";

/** Milliseconds until the browser has taken the file for sure. */
const TAKEN = 10000;

/**
 * @param {string} text
 * @param {string} type such as text/html
 * @param {string} name of the file
 */
export function download(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
