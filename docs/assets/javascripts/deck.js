/**
 * A deck of cards that is gone through until each was known; knows nothing of pages.
 *
 * @typedef {{waiting: number[], known: number[], first: number, tried: number[]}} Deck
 *   `waiting`: the cards to come, the one on top first; `known`: those known by now;
 *   `first`: how many were known at the first try; `tried`: those turned at least once
 */

/** Other cards to come before one that was not known returns. */
const BETWEEN = 5;

/**
 * @param {readonly number[]} cards in the order in which they are asked
 * @param {readonly number[]} known cards that are not asked, because they were known before
 * @returns {Deck}
 */
export function deckOf(cards, known) {
  return { waiting: [...cards], known: [...known], first: 0, tried: [] };
}

/**
 * The deck after its top card was answered: a known one leaves, another comes again a little later.
 * @param {Deck} deck
 * @param {boolean} knew
 * @returns {Deck}
 */
export function answered({ waiting, known, first, tried }, knew) {
  const [top, ...rest] = waiting;
  const fresh = !tried.includes(top);
  return {
    waiting: knew ? rest : [...rest.slice(0, BETWEEN), top, ...rest.slice(BETWEEN)],
    known: knew ? [...known, top] : known,
    first: first + (knew && fresh ? 1 : 0),
    tried: fresh ? [...tried, top] : tried,
  };
}
