/**
 * What a result says: the score, how sure it is, and how it parts by module and lesson.
 *
 * @typedef {import("./open-memory.js").Attempt} Attempt
 */

/** 95 percent of a normal distribution lie within so many standard deviations. */
const SPREAD = 1.96;

/**
 * The score of an attempt, counted anew from its marks. Percent are cut, not rounded: who just missed
 * the pass mark should not read it as the score.
 * @param {Attempt} attempt
 */
export function scoreOf({ items, pass }) {
  const right = items.filter((item) => item.right).length;
  const all = items.length;
  return { right, all, percent: Math.floor((100 * right) / all), passed: 100 * right >= pass * all, ...rangeOf(right, all) };
}

/**
 * From and to how many of 100 questions like these the reader would get, 19 times in 20.
 * Wilson's interval (E. B. Wilson 1927, doi 10.1080/01621459.1927.10502953), in whole numbers.
 * @param {number} right
 * @param {number} all
 */
export function rangeOf(right, all) {
  const share = right / all;
  const square = SPREAD ** 2;
  const middle = share + square / (2 * all);
  const half = SPREAD * Math.sqrt((share * (1 - share)) / all + square / (4 * all ** 2));
  const bound = (value) => Math.round((100 * value) / (1 + square / all));
  return { low: bound(middle - half), high: bound(middle + half) };
}

/**
 * What the range means beside the pass mark.
 * @param {Attempt} attempt
 */
export function rangeWords(attempt) {
  const { low, high } = scoreOf(attempt);
  let words = "The pass mark lies inside that range, so it could go either way.";
  if (low >= attempt.pass) {
    words = "Even the low end reaches the pass mark.";
  } else if (high < attempt.pass) {
    words = "Even the high end stays under the pass mark.";
  }
  return `On another day, with other questions like these, you might get ${low} to ${high} of 100. ${words}`;
}

/**
 * Right answers, questions and time of each group, in the order in which the groups come.
 * @param {Attempt["items"]} items
 * @param {(item: Attempt["items"][number]) => string} groupOf
 * @returns {Map<string, {right: number, all: number, time: number}>}
 */
export function sums(items, groupOf) {
  const groups = new Map();
  for (const item of items) {
    const sum = groups.get(groupOf(item)) ?? { right: 0, all: 0, time: 0 };
    groups.set(groupOf(item), { right: sum.right + (item.right ? 1 : 0), all: sum.all + 1, time: sum.time + item.time });
  }
  return groups;
}
