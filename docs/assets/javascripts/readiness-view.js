/**
 * Draws readiness: the figure, the six conditions with how far each is, and the topics in a table.
 */
import { element, icon } from "./element.js";

const TOO_FEW = 5;

const CONDITIONS = {
  enough: ({ have, want }) => `New questions in mixed practice or mock exams: ${have} of ${want}.`,
  right: ({ have, want }) => `Of the last 60, right at the first try: ${have}. It takes ${want}.`,
  days: ({ have, want }) => `On ${have} ${have === 1 ? "day" : "days"}. It takes ${want} or more.`,
  topics: ({ have, want }, names) => `Topics at 75% or more: ${have} of ${want}.${names.length && names.length < want ? ` Not there yet: ${names.join(", ")}.` : ""}`,
  safety: ({ have, want }) => `Safety-critical questions right at your last try: ${have} of ${want}.`,
  bound: ({ have, want }) => `Lower bound of “new”: ${have}%. The pass mark is ${want}%.`,
};

/**
 * @param {ReturnType<typeof import("./readiness.js").readiness>} seen
 * @param {{id: string, title: string}[]} topics
 * @param {string} how address of the page that explains the figure, or ""
 * @returns {Node[]}
 */
export function readinessParts({ overall, topics: figures, rule, ready }, topics, how) {
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
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
    ...byTopic(topicTable(topics.filter(({ id }) => figures.has(id)), figures), how),
  ];
}

/** The table is open where the figure is explained, and one tap away on other pages. */
function byTopic(table, how) {
  return how ? [element("details", { class: "readiness__more" }, element("summary", {}, "Topic by topic"), table)] : [table];
}

function conditionItem({ id, met, where = [], ...counts }, titles) {
  const words = CONDITIONS[id](counts, where.map((topic) => titles.get(topic)));
  const sign = element("span", { class: "readiness__sign", "data-met": met }, icon(met ? "right" : "shown"), element("span", { class: "player-heard" }, met ? "Met: " : "Not yet: "));
  return element("li", {}, sign, element("span", {}, words));
}

function topicTable(topics, figures) {
  const heads = ["Topic", "New, right", "Kept", "Safe", "Readiness"];
  const rows = topics.map(({ id, title }) => {
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
