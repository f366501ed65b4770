/**
 * How ready the reader's own answers make them look: one figure for each module and for the whole course.
 *
 * readiness = kept × safe × new, told in full in scripts/coursekit/pages/texts/readiness.md.
 *
 * @typedef {{kept: number, safe: number, met: number, right: number, asked: number, days: number, bound: number,
 *   figure: number}} Figure
 *   `kept`, `safe`, `bound`: shares from 0 to 1; `met`: safety-critical questions answered, without any
 *   of which `safe` is 1; `right` of `asked`: first answers to new questions in the
 *   window, given on so many `days`; `figure`: readiness in whole percent, rounded down
 * @typedef {{id: "enough" | "right" | "days" | "modules" | "safety" | "bound", met: boolean,
 *   have: number, want: number, where?: string[]}} Condition
 *   `where`: the modules that are not there yet
 */
import { dayOf, daysBetween } from "./days.js";
import { answersIn } from "./journal.js";

/** First answers to new questions that count: the last 60 of the course, the last 20 of a module. */
export const WINDOW = { course: 60, module: 20 };

/** Days after which an answer counts half. */
export const HALF_LIFE = 90;

/** The rule: 88 % of the last 60, on two days or more, and each module at 75 % of 5 or more. */
export const RULE = { right: 0.88, days: 2, module: 0.75, moduleLeast: 5 };

/** One-sided 95 %. */
const Z = 1.645;

/**
 * The lowest share that still fits what was seen, at 95 % (E. B. Wilson 1927, doi 10.2307/2276774).
 * @param {number} right how many were right; weights make it a fraction
 * @param {number} asked how many were asked
 */
export function lowerBound(right, asked) {
  if (asked <= 0) {
    return 0;
  }
  const share = right / asked;
  const square = (Z * Z) / asked;
  const reach = Z * Math.sqrt((share * (1 - share)) / asked + square / (4 * asked));
  return Math.max(0, (share + square / 2 - reach) / (1 + square));
}

/**
 * @param {import("./memory.js").Memory} memory
 * @param {Iterable<import("./schedule.js").Asked>} questions of the course as it is now
 * @param {{passMark: number, now?: Date | number}} given `passMark` in percent
 * @returns {{overall: Figure, modules: Map<string, Figure>, rule: Condition[], ready: boolean}}
 */
export function readiness(memory, questions, { passMark, now = Date.now() }) {
  const all = [...questions];
  const known = new Map(all.map((asked) => [asked.id, asked]));
  const today = dayOf(now);
  const fresh = answersIn(memory).filter(({ q, unseen, mode }) => unseen && (mode === "mixed" || mode === "exam") && known.has(q));
  const overall = figureOf(memory, all, fresh.slice(-WINDOW.course), today);
  const modules = new Map();
  for (const id of new Set(all.map(({ module }) => module))) {
    const own = fresh.filter(({ q }) => known.get(q).module === id);
    modules.set(id, figureOf(memory, all.filter(({ module }) => module === id), own.slice(-WINDOW.module), today));
  }
  const rule = conditions(overall, modules, safety(memory, all), passMark);
  return { overall, modules, rule, ready: rule.every(({ met }) => met) };
}

function figureOf(memory, questions, answers, today) {
  const { asked: met, right: safeRight } = safety(memory, questions);
  const kept = keptShare(memory, questions);
  const safe = met ? safeRight / met : 1;
  const bound = weightedBound(answers, today);
  return {
    kept,
    safe,
    met,
    right: answers.filter(({ right }) => right).length,
    asked: answers.length,
    days: new Set(answers.map(({ day }) => day)).size,
    bound,
    // Of 0.5700000000000001 percent only the first digits are meant.
    figure: Math.floor(Number((kept * safe * bound * 100).toFixed(6))),
  };
}

/** For each objective the share of its answered questions that were right at the last try; the mean of all. */
function keptShare(memory, questions) {
  const objectives = new Map();
  for (const { id, version, objective } of questions) {
    const counts = objectives.get(objective) ?? { answered: 0, right: 0 };
    objectives.set(objective, counts);
    const verdict = lastVerdict(memory, id, version);
    counts.answered += verdict ? 1 : 0;
    counts.right += verdict === "right" ? 1 : 0;
  }
  let sum = 0;
  for (const { answered, right } of objectives.values()) {
    sum += answered ? right / answered : 0;
  }
  return objectives.size ? sum / objectives.size : 0;
}

function safety(memory, questions) {
  const counts = { all: 0, asked: 0, right: 0 };
  for (const { id, version } of questions.filter((asked) => asked.safety)) {
    const verdict = lastVerdict(memory, id, version);
    counts.all += 1;
    counts.asked += verdict ? 1 : 0;
    counts.right += verdict === "right" ? 1 : 0;
  }
  return counts;
}

/** The verdict on the question as it is now; an answer to another version of it says nothing. */
function lastVerdict(memory, id, version) {
  const entry = memory.questions[id];
  return entry && entry.v === version && entry.verdict !== "seen" ? entry.verdict : undefined;
}

function weightedBound(answers, today) {
  let right = 0;
  let asked = 0;
  for (const answered of answers) {
    const weight = 0.5 ** (Math.max(0, daysBetween(answered.day, today)) / HALF_LIFE);
    asked += weight;
    right += answered.right ? weight : 0;
  }
  return lowerBound(right, asked);
}

function conditions(overall, modules, safe, passMark) {
  const weak = [...modules].filter(([, { asked, right }]) => asked < RULE.moduleLeast || right < RULE.module * asked);
  const enough = overall.asked >= WINDOW.course;
  const want = Math.ceil(RULE.right * WINDOW.course);
  return [
    { id: "enough", met: enough, have: overall.asked, want: WINDOW.course },
    { id: "right", met: enough && overall.right >= want, have: overall.right, want },
    { id: "days", met: overall.days >= RULE.days, have: overall.days, want: RULE.days },
    { id: "modules", met: !weak.length, have: modules.size - weak.length, want: modules.size, where: weak.map(([module]) => module) },
    { id: "safety", met: safe.right === safe.all, have: safe.right, want: safe.all },
    { id: "bound", met: overall.bound * 100 >= passMark, have: Math.floor(overall.bound * 100), want: passMark },
  ];
}
