/**
 * Says whether an answer is right; knows nothing of pages.
 *
 * An answer is a list: the keys of the chosen options, the steps in the reader's order,
 * or the one text typed into a gap.
 */

/**
 * A typed answer without what should not count: case, spaces, kind of quotes, a full stop at the end.
 * @param {string} text
 */
export function comparable(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[.!]+$/, "");
}

/**
 * Whether nothing was chosen or typed yet.
 * @param {readonly string[]} answer
 */
export function isEmpty(answer) {
  return answer.every((part) => part.trim() === "");
}

/**
 * Whether an answer is right.
 * @param {string} type the question's type
 * @param {readonly string[]} key right options, steps in right order, or texts that fit the gap
 * @param {readonly string[]} answer
 */
export function isRight(type, key, answer) {
  if (type === "fill") {
    return key.some((text) => comparable(text) === comparable(answer[0] ?? ""));
  }
  if (type === "order") {
    return inPlace(key, answer) === key.length && answer.length === key.length;
  }
  return answer.length === key.length && key.every((option) => answer.includes(option));
}

/**
 * How many steps stand where they belong.
 * @param {readonly string[]} key
 * @param {readonly string[]} answer
 */
export function inPlace(key, answer) {
  return key.filter((step, index) => step === answer[index]).length;
}
