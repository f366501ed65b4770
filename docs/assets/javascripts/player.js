/**
 * Starts the questions on every page that the site shows, and hears each click once for all of them.
 */
import { drawPrintKey, drawPrintSwitch } from "./print.js";
import { Question } from "./question.js";
import { article, whenShown, refresh, store } from "./site.js";
import { dragStep, moveStep } from "./steps.js";

const questions = new WeakMap();

const ACTIONS = {
  hint: (pressed) => questionOf(pressed).hint(),
  why: (pressed) => questionOf(pressed).why(),
  again: (pressed) => questionOf(pressed).again(),
  up: moveStep,
  down: moveStep,
  answers: drawKey,
  print: () => window.print(),
};

function questionOf(inside) {
  return questions.get(inside.closest("[data-question]"));
}

function drawKey() {
  drawPrintKey(article());
}

/** Brings a page to life; a page that lives already stays as it is. */
function begin(seen) {
  const fresh = document.querySelectorAll("[data-question]:not([data-live])");
  if (fresh.length) {
    seen.disconnect();
    drawPrintSwitch(article());
  }
  for (const root of fresh) {
    questions.set(root, new Question(root, store));
    seen.observe(root);
  }
  refresh();
}

function listen() {
  const seen = new IntersectionObserver(
    (sights) => {
      for (const sight of sights.filter(({ isIntersecting }) => isIntersecting)) {
        seen.unobserve(sight.target);
        questions.get(sight.target)?.see();
        refresh();
      }
    },
    { threshold: 0.25 },
  );
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-question] form")) {
      event.preventDefault();
      questionOf(event.target).check();
      refresh();
    }
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-question] [data-do], .player-print [data-do]");
    if (pressed) {
      ACTIONS[pressed.dataset.do](pressed);
      refresh();
    }
  });
  document.addEventListener("pointerdown", dragStep);
  window.addEventListener("beforeprint", drawKey);
  whenShown(() => begin(seen));
}

if (!window.coursePlayer) {
  window.coursePlayer = true;
  listen();
}
