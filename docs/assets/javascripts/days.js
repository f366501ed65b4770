/**
 * Calendar days as texts such as 2026-05-05: the reader's own days, whatever the hour or the time zone.
 *
 * A day is counted on the calendar, never as 24 hours, so that a change to summer time moves nothing.
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS = 86400000;
const FIRST = "1970-01-01";
const LAST = "9999-12-31";

/**
 * The day that a moment has where the reader is, from 1970-01-01 to 9999-12-31: days as texts sort.
 * @param {Date | number | string} moment
 */
export function dayOf(moment) {
  const date = new Date(moment);
  const year = date.getFullYear();
  if (!(year >= 1970 && year <= 9999)) {
    return year > 9999 ? LAST : FIRST;
  }
  return [year, date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Whether a value is a day of the calendar; 2026-02-30 is none.
 * @param {unknown} value
 */
export function isDay(value) {
  return typeof value === "string" && DAY.test(value) && dayAt(dayNumber(value)) === value;
}

/**
 * The day some days later, or earlier.
 * @param {string} day
 * @param {number} days
 */
export function later(day, days) {
  return dayAt(dayNumber(day) + days);
}

/**
 * The same day of a later month, or that month's last day where it is shorter.
 * @param {string} day
 * @param {number} months
 */
export function monthsLater(day, months) {
  const [year, month, date] = DAY.exec(day).slice(1).map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last)) / MILLISECONDS);
}

/**
 * How many days lie from one day to another; negative when the other is earlier.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day of the week, from 0 for Sunday to 6 for Saturday.
 * @param {string} day
 */
export function weekday(day) {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

function dayNumber(day) {
  const [year, month, date] = DAY.exec(day).slice(1).map(Number);
  return Date.UTC(year, month - 1, date) / MILLISECONDS;
}

function dayAt(count) {
  const kept = Math.max(0, Math.min(count, dayNumber(LAST)));
  return new Date(kept * MILLISECONDS).toISOString().slice(0, 10);
}
