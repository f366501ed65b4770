/**
 * The questions of the course as schedule and readiness see them.
 */

/**
 * @param {import("./bank.js").Bank} bank
 * @returns {import("./schedule.js").Asked[]}
 */
export function askedIn(bank) {
  return bank.ids().map((id) => {
    const { version, objective, safety = false } = bank.known(id);
    return { id, version, objective, safety, module: bank.lessonOf(id).module };
  });
}
