/**
 * Draws readiness: the figure, the six conditions with how far each is, and the modules in a table.
 */
import { element, icon } from "./element.js";

const TOO_FEW = 5;

const CONDITIONS = {
  enough: ({ have, want }) => `You answered ${have} of ${want} new questions in mixed practice or mock exams.`,
  right: ({ have, want }) => `You got ${have} of your last 60 new questions right at the first try. It takes ${want}.`,
  days: ({ have, want }) => `You answered new questions on ${have} ${have === 1 ? "day" : "days"}. It takes ${want} days or more.`,
  modules: ({ have, want }, names) => `You got 75% or more of your new questions right in ${have} of ${want} modules. Answer 5 or more in each.${names.length && names.length < want ? ` Not there yet: ${names.join("; ")}.` : ""}`,
  safety: ({ have, want }) => `You got ${have} of ${want} safety-critical questions right at your last try. It takes all of them.`,
  bound: ({ have, want }) => `Your share of new questions right, counted carefully, is ${have}%. It takes ${want}%, the pass mark.`,
};

/**
 * @param {ReturnType<typeof import("./readiness.js").readiness>} seen
 * @param {{id: string, title: string}[]} modules
 * @param {{how: string, practice: string}} to addresses of the page that explains the figure, or "", and of practice
 * @returns {Node[]}
 */
export function readinessParts({ overall, modules: figures, rule, ready }, modules, { how, practice }) {
  const titles = new Map(modules.map(({ id, title }) => [id, title]));
  const verdict = ready ? "All six conditions are met." : `${rule.filter(({ met }) => met).length} of 6 conditions are met.`;
  const explain = how ? [" ", element("a", { href: how }, "How it is made")] : [];
  return [
    element(
      "div",
      { class: "readiness__sum" },
      element("p", { class: "readiness__figure" }, element("strong", {}, `${overall.figure}%`), " readiness"),
      element("div", {}, element("p", {}, verdict), element("p", { class: "readiness__limits" }, "From your answers to our questions. It predicts no real exam.", ...explain)),
    ),
    element("ul", { class: "readiness__rule" }, ...rule.map((each) => conditionItem(each, titles))),
    ...(ready ? [] : [wayOn(practice)]),
    ...byModule(moduleTable(modules.filter(({ id }) => figures.has(id)), figures), how),
  ];
}

/**
 * Where to go to meet the conditions.
 * @param {string} practice the address of practice with new questions
 */
export function wayOn(practice) {
  return element("div", { class: "question__actions" }, element("a", { class: "player-button player-button--quiet", href: practice }, "Practice new questions"));
}

/** The table is open where the figure is explained, and one tap away on other pages. */
function byModule(table, how) {
  return how ? [element("details", { class: "readiness__more" }, element("summary", {}, "Module by module"), table)] : [table];
}

function conditionItem({ id, met, where = [], ...counts }, titles) {
  const words = CONDITIONS[id](counts, where.map((module) => titles.get(module)));
  const sign = element("span", { class: "readiness__sign", "data-met": met }, icon(met ? "right" : "shown"), element("span", { class: "player-heard" }, met ? "Met: " : "Not yet: "));
  return element("li", {}, sign, element("span", {}, words));
}

function moduleTable(modules, figures) {
  const heads = ["Module", "New, right", "Kept", "Safe", "Readiness"];
  const rows = modules.map(({ id, title }) => {
    const { right, asked, kept, safe, met, figure } = figures.get(id);
    const percent = (share) => `${Math.floor(share * 100)}%`;
    const cells = [`${right} of ${asked}`, percent(kept), met ? percent(safe) : "none yet", asked < TOO_FEW ? "too few yet" : `${figure}%`];
    return element("tr", {}, element("th", { scope: "row" }, title), ...cells.map((words, index) => element("td", { "data-title": heads[index + 1] }, words)));
  });
  return element(
    "table",
    { class: "progress__table readiness__table" },
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows),
  );
}
