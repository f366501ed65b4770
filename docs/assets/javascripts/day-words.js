/**
 * Days in words, in the language of the page.
 */

/**
 * @param {string} day such as 2026-05-05
 * @param {Intl.DateTimeFormatOptions} options
 */
export function dayWords(day, options) {
  const language = document.documentElement.lang || "en";
  const formed = new Intl.DateTimeFormat(language === "en" ? "en-US" : language, { ...options, timeZone: "UTC" });
  return formed.format(new Date(`${day}T00:00:00Z`));
}

/** As in "Tuesday, May 5". */
export const LONG_DAY = { weekday: "long", month: "long", day: "numeric" };

/**
 * A number with its noun: "1 day", "2 days".
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
