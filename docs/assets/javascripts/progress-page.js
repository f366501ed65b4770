/**
 * Starts the page "My progress".
 */
import { course } from "./course.js";
import { Progress } from "./progress.js";
import { base, whenShown, refresh, store } from "./site.js";

let progress;

const ACTIONS = {
  reset: (pressed) => progress.reset(pressed),
  "reset-now": (pressed) => progress.resetNow(pressed),
  undo: () => progress.undo(),
  keep: () => progress.keep(),
  download: () => progress.download(),
};

/** Brings the page to life; a page that lives already stays as it is. */
function begin() {
  const [keep, done] = ["keep", "done"].map((part) => document.querySelector(`[data-progress=${part}]:not([data-live])`));
  if (keep && done) {
    keep.dataset.live = done.dataset.live = "";
    progress = new Progress({ keep, done }, store, course, base);
    refresh();
  }
}

function listen() {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-progress] [data-do]");
    const action = pressed && ACTIONS[pressed.dataset.do];
    if (action) {
      progress.answerAt(pressed);
      action(pressed);
      refresh();
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-progress] [data-do=load]") && event.target.files.length) {
      progress.answerAt(event.target);
      progress.load(event.target).then(refresh);
    }
  });
  whenShown(begin);
}

if (!window.courseProgress) {
  window.courseProgress = true;
  listen();
}
