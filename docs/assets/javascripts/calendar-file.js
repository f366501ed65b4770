/**
 * A plan as a file for calendar programs (iCalendar, RFC 5545).
 *
 * Each study day is an event of a whole day: a whole day needs no time zone and no daylight saving.
 * The same day has the same id in every file of a course, so that a newer file replaces the older event.
 */
import { later } from "./days.js";

const BYTES_A_LINE = 75;

/**
 * @param {{id: string, title: string}} course
 * @param {readonly {day: string, summary: string, lines: readonly string[]}[]} events one a day
 * @param {Date | number} now
 * @returns {string} lines end in CR LF and none is longer than 75 bytes
 */
export function calendarText(course, events, now) {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(course.title)}//Study plan//EN`, "CALSCALE:GREGORIAN"];
  for (const { day, summary, lines: words } of events) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${day}-plan@${course.id}.invalid`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(later(day, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(words.join("\n"))}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A text value: backslash, semicolon, comma and line ends are escaped (RFC 5545, 3.3.11). */
export function escaped(text) {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

/** A long line in parts of at most 75 bytes; a letter of several bytes stays whole (RFC 5545, 3.1). */
function folded(line) {
  const encoder = new TextEncoder();
  let text = "";
  let bytes = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > BYTES_A_LINE) {
      text += "\r\n ";
      bytes = 1;
    }
    text += letter;
    bytes += size;
  }
  return text;
}

function compact(day) {
  return day.replaceAll("-", "");
}
