/**
 * The flashcards that a reader knew, by their ids; read with care, because anyone may have written them.
 */

const CARD_ID = /^[a-z]+-[A-Za-z0-9][A-Za-z0-9-]{0,79}$/;
const MOST = 5000;

/**
 * The ids that can be trusted, each once.
 * @param {unknown} value
 * @returns {string[]}
 */
export function readCards(value) {
  return Array.isArray(value) ? [...new Set(value.filter(isCard))].slice(0, MOST) : [];
}

/**
 * Takes known cards that cannot be trusted out of a memory; gives them as a text, or "".
 * @param {{cards?: unknown}} memory
 */
export function takeDamagedCards(memory) {
  const { cards } = memory;
  if (cards === undefined || (Array.isArray(cards) && cards.length <= MOST && cards.every(isCard))) {
    return "";
  }
  memory.cards = readCards(cards);
  return JSON.stringify({ cards });
}

function isCard(value) {
  return typeof value === "string" && CARD_ID.test(value);
}
