/**
 * Chance that can be repeated: the same seed always gives the same order.
 */

/**
 * A whole number from any text (FNV-1a, 32 bits).
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/**
 * Numbers from 0 up to 1, always the same for the same seed (mulberry32, by Tommy Ettinger).
 * @param {number} seed
 */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The items in an order drawn by a seed (Fisher-Yates); the list given stays as it is.
 * @template T
 * @param {readonly T[]} items
 * @param {number} seed
 * @returns {T[]}
 */
export function shuffled(items, seed) {
  const next = generator(seed);
  const drawn = [...items];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [drawn[last], drawn[other]] = [drawn[other], drawn[last]];
  }
  return drawn;
}

/**
 * As `shuffled`, but never in the order given: for steps that the reader is to sort.
 * @template T
 * @param {readonly T[]} items
 * @param {number} seed
 * @returns {T[]}
 */
export function disordered(items, seed) {
  const drawn = shuffled(items, seed);
  const same = drawn.every((item, index) => item === items[index]);
  return same ? [...drawn.slice(1), ...drawn.slice(0, 1)] : drawn;
}

/** A new seed for a new reader; never 0. */
export function newSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0] || 1;
}
