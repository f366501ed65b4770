/**
 * What is said about the questions of a mock exam on the way.
 */

/**
 * What the course changed since the exam was begun.
 * @param {number} gone questions that are no longer there
 * @param {number} changed questions that have to be answered again
 */
export function changeWords(gone, changed) {
  const words = [];
  if (gone) {
    words.push(gone === 1 ? "1 question was taken out of the course since you began. It does not count." : `${gone} questions were taken out of the course since you began. They do not count.`);
  }
  if (changed) {
    words.push(changed === 1 ? "1 question was changed since you began. Please answer it again." : `${changed} questions were changed since you began. Please answer them again.`);
  }
  return words.join(" ");
}

/** @param {number[]} empty the numbers of the questions without an answer */
export function emptyWords(empty) {
  if (!empty.length) {
    return "Every question has an answer.";
  }
  const have = empty.length === 1 ? "1 question has" : `${empty.length} questions have`;
  return `${have} no answer: ${empty.join(", ")}. A question without an answer counts as wrong.`;
}
