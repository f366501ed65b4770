/**
 * A question of a mock exam as it is asked: without hints and reasons, in this paper's order.
 */
import { element } from "./element.js";
import { isEmpty } from "./grading.js";
import { arrange, writeAnswer } from "./parts.js";
import { labelSteps } from "./steps.js";

/**
 * @param {import("./bank.js").Bank} bank
 * @param {import("./open-memory.js").Exam["items"][number]} item its question, order and answer so far
 */
export function posed(bank, { q, order, answer }) {
  const parts = bank.question(q);
  const { root, type, items } = parts;
  for (const known of root.querySelectorAll("details, .question__report, .question__label")) {
    known.remove();
  }
  const keys = type === "order" ? parts.key : [...items.keys()];
  arrange(parts, order.map((place) => keys[place]).filter((key) => key !== undefined));
  if (!isEmpty(answer)) {
    writeAnswer(parts, answer);
  }
  root.dataset.live = "";
  root.dataset.state = "asking";
  root.querySelector("form").append(element("div", { class: "question__status", role: "status" }));
  labelSteps(root);
  return parts;
}
