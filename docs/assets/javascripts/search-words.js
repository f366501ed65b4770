/**
 * The words of a text as the search compares them, and how far apart two spellings are.
 *
 * scripts/coursekit/search/words.py cuts texts in the same way; a test holds the two together.
 */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*(?:-[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*)*/gu;
const ENDINGS = /(?:ings?|ed|ers?|es|s|ly|ions?|ments?)$/;

/** The words of a text in their order; "de-escalation" gives de, escalation and deescalation. */
export function words(text) {
  return [...plain(text).matchAll(WORD)].flatMap(([written]) => spellings(written));
}

/** Each word as it is written, where it starts, and the words that it counts as. */
export function wordsInPlace(text) {
  return [...text.matchAll(WORD)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    words: spellings(plain(found[0])),
  }));
}

function plain(text) {
  return text.replace(/’/g, "'").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function spellings(written) {
  const cut = written.split("-").map((part) => part.replace(/'s$|'/g, ""));
  return cut.length > 1 ? [...cut, cut.join("")] : cut;
}

/** A word without a common ending, in the ways it may then be written; empty where it has none. */
export function shortened(word) {
  const short = word.replace(ENDINGS, "");
  if (short === word || short.length < 4) {
    return [];
  }
  const single = short.replace(/(.)\1$/, "$1");
  return [short, `${short}e`, single, short.replace(/i$/, "y")];
}

/**
 * How many slips part two spellings: a letter wrong, dropped, added, or two swapped
 * (optimal string alignment, Damerau 1964).
 * @param {string} typed
 * @param {string} word
 * @param {number} most more slips than these need not be counted
 * @returns {{whole: number, start: number}} `start`: to the nearest beginning of the word
 */
export function slips(typed, word, most) {
  const far = most + 1;
  if (typed.length - word.length > most) {
    return { whole: far, start: far };
  }
  // What follows cannot be part of a beginning that is near.
  const begun = word.slice(0, typed.length + most);
  let before = [];
  let above = Array.from({ length: begun.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= begun.length; column += 1) {
      const same = typed[row - 1] === begun[column - 1];
      let cost = Math.min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && typed[row - 1] === begun[column - 2] && typed[row - 2] === begun[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      here.push(cost);
      least = Math.min(least, cost);
    }
    if (least > far) {
      return { whole: far, start: far };
    }
    before = above;
    above = here;
  }
  return { whole: begun === word ? above[word.length] : far, start: Math.min(...above) };
}
