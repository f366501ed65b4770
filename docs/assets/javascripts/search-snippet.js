/**
 * The piece of a text that says most of what was sought, with the hits in it.
 */
import { wordsInPlace } from "./search-words.js";

/**
 * @param {string} text paragraphs, one on a line
 * @param {Set<string>} marks the words that count as hits
 * @param {number} length letters that the piece should have
 * @returns {{text: string, hit: boolean}[]} the piece in parts; empty where the text is
 */
export function snippet(text, marks, length) {
  const lines = text.split("\n").map((line) => ({ line, hits: hitsIn(line, marks) }));
  const best = lines.reduce((one, other) => (kinds(other.hits) > kinds(one.hits) ? other : one));
  const [start, end] = bounds(best, length);
  const parts = start > 0 ? [{ text: "… ", hit: false }] : [];
  let at = start;
  for (const hit of best.hits.filter((hit) => hit.start >= start && hit.end <= end)) {
    parts.push({ text: best.line.slice(at, hit.start), hit: false }, { text: best.line.slice(hit.start, hit.end), hit: true });
    at = hit.end;
  }
  parts.push({ text: best.line.slice(at, end) + (end < best.line.length ? " …" : ""), hit: false });
  return parts.filter((part) => part.text);
}

/** A heading or title in parts, whole. */
export function marked(text, marks) {
  return snippet(text, marks, text.length);
}

function hitsIn(line, marks) {
  return wordsInPlace(line).filter((place) => place.words.some((word) => marks.has(word)));
}

function kinds(hits) {
  return new Set(hits.flatMap(({ words }) => words)).size;
}

/** Where a piece of a line starts and ends: around the hits that stand closest together, at whole words. */
function bounds({ line, hits }, length) {
  if (line.length <= length) {
    return [0, line.length];
  }
  let [from, most] = [0, 0];
  for (const { start } of hits) {
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= start + length * 0.8);
    if (kinds(inside) > most) {
      [from, most] = [start, kinds(inside)];
    }
  }
  from = Math.min(Math.max(0, from - Math.floor(length * 0.2)), line.length - length);
  const start = from <= 0 ? 0 : line.indexOf(" ", from) + 1;
  const cut = line.lastIndexOf(" ", start + length);
  return [start, start + length >= line.length || cut <= start ? line.length : cut];
}
