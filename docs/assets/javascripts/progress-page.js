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
  const place = document.querySelector("[data-progress]:not([data-live])");
  if (place) {
    place.dataset.live = "";
    progress = new Progress(place, store, course, base);
    refresh();
  }
}

function listen() {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-progress] [data-do]");
    const action = pressed && ACTIONS[pressed.dataset.do];
    if (action) {
      action(pressed);
      refresh();
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-progress] [data-do=load]") && event.target.files.length) {
      progress.load(event.target).then(refresh);
    }
  });
  whenShown(begin);
}

if (!window.courseProgress) {
  window.courseProgress = true;
  listen();
}
