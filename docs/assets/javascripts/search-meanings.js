/**
 * What a typed word may mean among the words of the index: itself, what begins so, what is spelled alike.
 */
import { shortened, slips } from "./search-words.js";

/** What a word is worth that is found with so many slips, or by its beginning. */
const SLIPS = [1, 0.8, 0.5];
const BEGUN = 0.5;
/** Where even the first letter differs, it is less likely. */
const OTHER_START = 0.9;

/**
 * @param {string} word
 * @param {boolean} unfinished it is still being typed
 * @param {{words: string[], formOf: Map<string, number>}} index
 * @returns {{meant: Map<number, number>, known: boolean, sure: boolean}} `meant`: the worth of each form;
 *   `known`: the word stands in the index; `sure`: it does, or others begin with it
 */
export function meanings(word, unfinished, { words, formOf }) {
  const meant = new Map();
  const add = (other, worth) => {
    const form = formOf.get(other);
    meant.set(form, Math.max(meant.get(form) ?? 0, worth));
  };
  const known = formOf.has(word);
  if (known) {
    add(word, SLIPS[0]);
  }
  if (unfinished && word.length > 1) {
    for (const other of words.filter((other) => other.startsWith(word) && other !== word)) {
      add(other, BEGUN * (known ? word.length / other.length : 1));
    }
  }
  const sure = meant.size > 0;
  if (!known) {
    for (const [other, count] of nearest(word, unfinished, words, formOf)) {
      add(other, SLIPS[Math.min(count, 2)] * (other[0] === word[0] ? 1 : OTHER_START));
    }
  }
  return { meant, known, sure };
}

/** The words that are the fewest slips away, with their number; another ending counts as one. */
function nearest(word, unfinished, words, formOf) {
  const most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  const near = shortened(word).filter((other) => formOf.has(other)).map((other) => [other, 1]);
  for (const other of most ? words : []) {
    const { whole, start } = slips(word, other, most);
    if (whole <= most) {
      near.push([other, whole]);
    } else if (unfinished && start <= 1 && word.length > 3 && other[0] === word[0]) {
      near.push([other, most + 1]);
    }
  }
  const least = Math.min(...near.map(([, count]) => count));
  return near.filter(([, count]) => count === least);
}
