/**
 * Draws questions: a fresh mock exam by its blueprint, a paper by its letter, and a round of practice.
 *
 * Nothing here knows a page or the clock; the same seed draws the same questions.
 *
 * @typedef {{q: string, v: string, order: number[]}} Drawn a question, its version, and the places of its
 *   options or steps in the order in which they are shown
 * @typedef {import("./bank.js").Index} Index
 * @typedef {Record<string, import("./memory.js").Entry>} Entries
 */
import { disordered, hash, shuffled } from "./chance.js";

/**
 * The paper that a letter stands for, the same as on paper.
 * @param {Index} index
 * @param {import("./bank.js").Blueprint} blueprint
 * @param {string} letter
 * @returns {Drawn[]}
 */
export function paperOf(index, blueprint, letter) {
  return blueprint.forms[letter].map(([id, order]) => ({ q: id, v: index.questions[id].version, order }));
}

/**
 * A new paper: each module gives its share, questions never answered come first, and each objective has
 * its turn before any comes again.
 * @param {Index} index
 * @param {import("./bank.js").Blueprint} blueprint
 * @param {Entries} entries
 * @param {number} seed
 * @returns {Drawn[]}
 */
export function freshPaper(index, blueprint, entries, seed) {
  const modules = modulesOf(index);
  const drawn = blueprint.parts.flatMap(([module, count]) => {
    const inside = idsOf(index).filter((id) => modules.get(index.questions[id].lesson) === module);
    const mixed = shuffled(inside, hash(`${seed} ${module}`));
    const fresh = mixed.filter((id) => !isMet(entries[id]));
    const seen = mixed.filter((id) => isMet(entries[id]));
    return [...inTurns(index, fresh), ...inTurns(index, seen)].slice(0, count);
  });
  return shuffled(drawn, seed).map((id) => ({ q: id, v: index.questions[id].version, order: orderOf(index.questions[id], hash(`${seed} ${id}`)) }));
}

/**
 * An order for the options or steps of a question; steps are never in their right one.
 * @param {import("./bank.js").Known} known
 * @param {number} seed
 */
export function orderOf({ type, answers = 0, fixed }, seed) {
  const places = Array.from({ length: answers }, (_, place) => place);
  const mix = type === "order" ? disordered : shuffled;
  return fixed ? places : mix(places, seed);
}

/**
 * A round of practice: `new` questions were never answered, `missed` ones were wrong, shown, unsure or
 * changed; `mixed` takes up to a third from the missed, then new ones, then the rest.
 * @param {Index} index
 * @param {Entries} entries
 * @param {{lessons: string[], kind: "new" | "missed" | "mixed", count: number}} wanted
 * @param {number} seed
 * @returns {string[]} ids in the order of asking
 */
export function practice(index, entries, { lessons, kind, count }, seed) {
  const pools = poolsOf(index, entries, lessons);
  const missed = shuffled(pools.missed, seed);
  const fresh = shuffled(pools.new, seed);
  let rows = { new: fresh, missed }[kind];
  if (kind === "mixed") {
    const share = Math.ceil(count / 3);
    rows = [...missed.slice(0, share), ...fresh, ...shuffled(pools.known, seed), ...missed.slice(share)];
  }
  return interleaved(index, entries, rows.slice(0, count), seed);
}

/**
 * The questions of some lessons, parted by how the reader stands with them.
 * @param {Index} index
 * @param {Entries} entries
 * @param {string[]} lessons
 * @returns {{new: string[], missed: string[], known: string[]}}
 */
export function poolsOf(index, entries, lessons) {
  const pools = { new: [], missed: [], known: [] };
  for (const id of idsOf(index)) {
    const { lesson, version } = index.questions[id];
    if (lessons.includes(lesson)) {
      pools[poolFor(entries[id], version)].push(id);
    }
  }
  return pools;
}

/**
 * An order in which look-alike procedures take turns. Those not met before are first met alone: their
 * questions stand together, at the start.
 * @param {Index} index
 * @param {Entries} entries
 * @param {string[]} ids
 * @param {number} seed
 */
export function interleaved(index, entries, ids, seed) {
  const groupOf = (id) => index.questions[id].procedure ?? index.questions[id].lesson;
  const met = new Set(idsOf(index).filter((id) => isMet(entries[id])).map(groupOf));
  const alone = ids.filter((id) => index.questions[id].procedure && !met.has(groupOf(id)));
  const first = [...grouped(alone, groupOf).values()].flat();
  const rest = grouped(shuffled(ids.filter((id) => !alone.includes(id)), seed), groupOf);
  const order = [...first];
  let last = first.length ? groupOf(first.at(-1)) : "";
  while (rest.size) {
    const names = [...rest.keys()].filter((name) => name !== last || rest.size === 1);
    last = names.reduce((most, name) => (rest.get(name).length > rest.get(most).length ? name : most));
    order.push(rest.get(last).shift());
    if (!rest.get(last).length) {
      rest.delete(last);
    }
  }
  return order;
}

/** Whether a question was answered before. */
export function isMet(entry) {
  return entry !== undefined && entry.verdict !== "seen";
}

function poolFor(entry, version) {
  if (!isMet(entry)) {
    return "new";
  }
  return entry.verdict !== "right" || entry.sure === false || entry.v !== version ? "missed" : "known";
}

/** The module of each lesson. */
function modulesOf(index) {
  return new Map(index.modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, module.id])));
}

function idsOf(index) {
  return Object.keys(index.questions);
}

function inTurns(index, ids) {
  const turns = new Map();
  const turnOf = ids.map((id) => {
    const { objective } = index.questions[id];
    turns.set(objective, (turns.get(objective) ?? 0) + 1);
    return [turns.get(objective), id];
  });
  return turnOf.sort(([one], [other]) => one - other).map(([, id]) => id);
}

function grouped(ids, groupOf) {
  const groups = new Map();
  for (const id of ids) {
    groups.set(groupOf(id), [...(groups.get(groupOf(id)) ?? []), id]);
  }
  return groups;
}
