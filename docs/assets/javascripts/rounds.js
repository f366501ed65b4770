/**
 * The round of questions that is open, whichever page runs it, and what is asked before another one ends it.
 */
import { addressOf } from "./address.js";
import { button, element } from "./element.js";
import { readRound } from "./open-memory.js";

/** The pages that run rounds, by the kind of the round, which is also its name. */
const PAGES = { practice: "practice/", review: "practice/review/" };

/**
 * The open round without the questions that the course no longer has, or null.
 * @param {import("./memory.js").Memory} memory
 * @param {(id: string) => boolean} has whether the course has a question
 * @returns {import("./open-memory.js").Round | null}
 */
export function openRound(memory, has) {
  const round = readRound(memory.session);
  if (!round || !Object.hasOwn(PAGES, round.kind)) {
    return null;
  }
  const ids = round.ids.filter(has);
  const gone = round.ids.slice(0, round.at).filter((id) => !has(id)).length;
  return ids.length ? { ...round, ids, at: Math.min(round.at - gone, ids.length) } : null;
}

/**
 * As `openRound`, but null also where every question was answered: to begin another ends nothing then.
 * @param {import("./memory.js").Memory} memory
 * @param {(id: string) => boolean} has
 */
export function unfinished(memory, has) {
  const round = openRound(memory, has);
  return round && round.at < round.ids.length ? round : null;
}

/** The page that runs a round, at the question where the reader left it. */
export function roundAddress({ kind }) {
  return addressOf(PAGES[kind], "session");
}

/**
 * Where a round is, in words.
 * @param {import("./open-memory.js").Round} round
 */
export function roundWords({ kind, at, ids }) {
  return `round of ${kind}, at question ${at + 1} of ${ids.length}`;
}

/**
 * Asks whether another round may end the open one: `go-to-round`, `instead` or `not-now`.
 * @param {import("./open-memory.js").Round} round
 */
export function askInstead(round) {
  return element(
    "div",
    { class: "session__ask" },
    element("h2", { class: "session__where", tabindex: "-1" }, "Begin another round?"),
    element("p", {}, `You have a ${roundWords(round)}. It ends when you begin another one; your answers are kept.`),
    element("div", { class: "question__actions" }, button("go-to-round", "main", "Go on with it"), button("instead", "quiet", "Begin this one instead"), button("not-now", "quiet", "Not now")),
  );
}
